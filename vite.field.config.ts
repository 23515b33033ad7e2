import { defineConfig } from 'vite'
import { fileURLToPath } from 'node:url'

const preact = (path: string) => fileURLToPath(new URL(`./node_modules/preact/${path}`, import.meta.url))

// The field app writes React and ships preact/compat: a third of the weight on a phone (decisions: field web).
export default defineConfig({
  root: fileURLToPath(new URL('./src/web/field', import.meta.url)),
  base: '/lapangan/',
  resolve: {
    alias: [
      { find: /^react\/jsx-(dev-)?runtime$/, replacement: preact('jsx-runtime/dist/jsxRuntime.mjs') },
      { find: /^react-dom\/client$/, replacement: preact('compat/client.mjs') },
      { find: /^react(-dom)?$/, replacement: preact('compat/dist/compat.mjs') },
    ],
  },
  build: {
    outDir: fileURLToPath(new URL('./dist/web/lapangan', import.meta.url)),
    emptyOutDir: true, manifest: true, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false },
    // what the office's desk alone does is declared for all, and left out where nothing uses it
    rollupOptions: { treeshake: { moduleSideEffects: (id: string) => !/\/slices\/(aboard|imports|inspections|requests|trust)\//.test(id) } },
  },
  server: { proxy: { '/api': process.env.PILAR_API ?? 'http://127.0.0.1:3000' } },
})
