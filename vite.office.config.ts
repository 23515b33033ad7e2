import facts from './package.json' with { type: 'json' }
import { defineConfig, type Plugin } from 'vite'
import { fileURLToPath } from 'node:url'

const RULES = fileURLToPath(new URL('./src/main.messages.ts', import.meta.url))

/** Ships the words of the rules, and not the rules that the table of contents names beside them: the desk sends its acts and decides none. */
function words(): Plugin {
  return {
    name: 'pilar-office-words', apply: 'build', enforce: 'pre',
    async load(id) {
      if (id === RULES) return `export const messages = ${JSON.stringify(((await import(RULES)) as { messages: object }).messages)}`
    },
  }
}

// The office app: React and Mantine; each screen beyond the frame is a lazy route.
export default defineConfig({
  root: fileURLToPath(new URL('./src/web/office', import.meta.url)),
  base: '/kantor/',
  plugins: [words()],
  define: { PILAR_VERSION: JSON.stringify([facts.version, process.env.PILAR_BUILD].filter(part => part).join(' ')) },
  build: {
    outDir: fileURLToPath(new URL('./dist/web/kantor', import.meta.url)),
    emptyOutDir: true, manifest: true, target: 'es2022', chunkSizeWarningLimit: 700, assetsInlineLimit: 0, modulePreload: { polyfill: false },
    // Mantine marks its files "use client"; a bundle for browsers has no other side
    rolldownOptions: { onLog(level, log, say) { if (log.code !== 'MODULE_LEVEL_DIRECTIVE') say(level, log) } },
  },
  server: { proxy: { '/api': process.env.PILAR_API ?? 'http://127.0.0.1:3000' } },
})
