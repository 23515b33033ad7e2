import facts from './package.json' with { type: 'json' }
import { defineConfig } from 'vite'
import { fileURLToPath } from 'node:url'

// The office app: React and Mantine; each screen beyond the frame is a lazy route.
export default defineConfig({
  root: fileURLToPath(new URL('./src/web/office', import.meta.url)),
  base: '/kantor/',
  define: { PILAR_VERSION: JSON.stringify([facts.version, process.env.PILAR_BUILD].filter(part => part).join(' ')) },
  build: {
    outDir: fileURLToPath(new URL('./dist/web/kantor', import.meta.url)),
    emptyOutDir: true, manifest: true, target: 'es2022', chunkSizeWarningLimit: 700, assetsInlineLimit: 0, modulePreload: { polyfill: false },
    // Mantine marks its files "use client"; a bundle for browsers has no other side
    rolldownOptions: { onLog(level, log, say) { if (log.code !== 'MODULE_LEVEL_DIRECTIVE') say(level, log) } },
  },
  server: { proxy: { '/api': process.env.PILAR_API ?? 'http://127.0.0.1:3000' } },
})
