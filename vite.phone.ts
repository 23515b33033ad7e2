import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build as bundle } from 'esbuild'
import facts from './package.json' with { type: 'json' }
import * as fields from './src/kernel/fields.ts'
import * as shapes from './src/web/field/shapes.ts'
import type { Plugin, UserConfig } from 'vite'
import { APPS, type AppName } from './src/web/apps.ts'
import { MADE_OF } from './vite.apps.ts'
import { kinds } from './vite.kinds.ts'
import { rooms } from './vite.rooms.ts'
import { words } from './vite.words.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const preact = (path: string) => here(`./node_modules/preact/${path}`)

type Modules = { getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[]; dynamicImporters: readonly string[] } | null }
/** The door of a phone that keeps a shelf, with what opens it: a cold start asks for these and nothing else. */
const DOOR = /virtual:room\/door$/
/** Few files, because many small ones compress badly: one of all that opens at once and of what several later screens share, one of the locked door; the rest lies by room. */
function files() {
  const known = new Map<string, ReadonlySet<string>>()
  /** The openings that bring a module along: the page itself, or screens that come later. */
  const broughtBy = (id: string, modules: Modules): ReadonlySet<string> => {
    if (!known.has(id)) {
      const by = new Set<string>()
      known.set(id, by) // a loop of imports brings nothing by itself
      const facts = modules.getModuleInfo(id)
      if (facts?.isEntry) by.add('page')
      if (facts?.dynamicImporters.length) by.add(id)
      for (const importer of facts?.importers ?? []) for (const opening of broughtBy(importer, modules)) by.add(opening)
    }
    return known.get(id)!
  }
  return (id: string, modules: Modules) => {
    if (/main\.(field|panti)\.tsx$|index\.html$/.test(id)) return null
    const by = broughtBy(id, modules)
    if (by.has('page')) return 'app'
    const locked = [...by].filter(opening => DOOR.test(opening)).length
    if (locked) return locked < by.size ? 'app' : 'door'
    return by.size > 1 ? 'app' : null
  }
}

/** Styles are all in the page, so that a screen which comes later brings nothing but itself. */
function plainImports(): Plugin {
  return {
    name: 'pilar-imports', apply: 'build', enforce: 'pre',
    load: id => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = load => load()' : undefined),
    renderChunk: code => code.replaceAll(/__vitePreload\(\(\) => (import\("[^"]+"\)(?:\.then\(\(\w+\) => \w+(?:\.\w+)?\))?), __VITE_PRELOAD__\)/g, '$1'),
  }
}

/** Names in the page what the entry needs at once, and the door of a locked phone, so that they are read beside the entry and not after it. */
function beside(base: string): Plugin {
  return {
    name: 'pilar-beside', apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { chunk, bundle }) => [...chunk?.imports ?? [], ...Object.keys(bundle ?? {}).filter(file => /\/door-[\w-]+\.js$/.test(file))].map(file => ({ tag: 'link', injectTo: 'head', attrs: { rel: 'modulepreload', crossorigin: true, href: base + file } })),
    },
  }
}

/** An icon of several strokes is shipped as one stroke without a name: it looks the same. */
function icons(): Plugin {
  const lean = (code: string) => code
    .replace(/(__iconNode = )(\[.*\]);/, (whole, is: string, drawn: string) => {
      const nodes = JSON.parse(drawn) as [string, { d: string; key: string }][]
      return nodes.every(([node, { d, key: _, ...more }]) => node === 'path' && d.startsWith('M') && Object.keys(more).length === 0) ? `${is}${JSON.stringify([['path', { d: nodes.map(([, { d }]) => d).join('') }]])};` : whole
    })
    .replace(/createReactComponent\("outline", "[^"]*", "[^"]*"/, 'createReactComponent("outline", "", ""')
  return { name: 'pilar-icons', apply: 'build', transform: (code, id) => (id.includes('/@tabler/icons-react/') ? lean(code) : undefined) }
}

/** One page for all apps: it begins with the file of its own, under its own name. */
function page({ main, title }: { main: string; title: string }): Plugin {
  return { name: 'pilar-page', transformIndexHtml: { order: 'pre', handler: html => html.replace('main.field.tsx', main).replace('<title>Pilar<', `<title>${title}<`) } }
}

/** Writes the service worker beside the page, with the list of all that a telephone keeps, and where English lies; what else was built makes another version. */
function worker(app: AppName, base: string): Plugin {
  return {
    name: 'pilar-worker', apply: 'build',
    async writeBundle({ dir }) {
      const all = readdirSync(dir!, { recursive: true, encoding: 'utf8' }).filter(name => /^assets\/.*\.\w+$|\.(png|webmanifest)$/.test(name)).toSorted()
      const [english, files] = [all.find(name => name.includes('/english-'))!, all.filter(name => !name.includes('/english-'))]
      const page = readFileSync(join(dir!, 'index.html'), 'utf8')
      const version = all.reduce((hash, name) => hash.update(name).update(readFileSync(join(dir!, name))), createHash('sha256').update(page)).digest('hex').slice(0, 16)
      const entry = /src="([^"]+\.js)"/.exec(page)![1]
      const filled = { APP: app, DOORS: APPS[app].doors, FILES: files.map(name => base + name), ENGLISH: basename(english), ENTRY: entry, VERSION: version }
      await bundle({ entryPoints: [here('./src/web/field/worker.ts')], outfile: join(dir!, 'sw.js'), bundle: true, minify: true, format: 'iife', target: 'es2022', define: Object.fromEntries(Object.entries(filled).map(([name, value]) => [name, JSON.stringify(value)])), logLevel: 'warning' })
    },
  }
}

/** Makers of kinds, acts and shapes: what one of them makes is left out where nothing uses it. */
const PURE = ['kind', 'optionsOf', 'action', 'problem', 'flow', 'Object.fromEntries', 'Object.keys', 'Object.entries', 'Object.values', ...Object.keys(fields), ...Object.keys(shapes)]

/** The recipe of both apps. They write React and ship preact/compat: a third of the weight on a phone (decisions: field web). They write zod and ship the part of it that a telephone needs. */
export function phone(app: AppName): UserConfig {
  const base = `/${app}/`
  const made = MADE_OF[app]
  return {
    root: here('./src/web/field'),
    base,
    publicDir: here(`./src/web/field/beside/${app}`),
    plugins: [words(made.main, base), kinds(), rooms(made.main), icons(), plainImports(), page(made), beside(base), worker(app, base)],
    resolve: {
      alias: [
        { find: 'zod/mini', replacement: here('./src/web/field/shapes.ts') },
        // what only the server can tell
        { find: /^(?:#slices\/cases|\.)\/(hands|follows)\.ts$/, replacement: here('./src/slices/cases/$1.phone.ts') },
        { find: /^react\/jsx-(dev-)?runtime$/, replacement: preact('jsx-runtime/dist/jsxRuntime.mjs') },
        { find: /^react-dom\/client$/, replacement: preact('compat/client.mjs') },
        { find: /^(react(-dom)?|use-sync-external-store\/shim.*)$/, replacement: preact('compat/dist/compat.mjs') },
      ],
    },
    // `h("p", null, words)` says the same as `jsx("p", { children: words })` in less: 1 KiB
    oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'hF' }, jsxInject: `import { createElement as h, Fragment as hF } from 'react'` },
    define: { PILAR_VERSION: JSON.stringify([facts.version, process.env.PILAR_BUILD].filter(part => part).join(' ')) },
    build: {
      outDir: here(`./dist/web/${app}`),
      emptyOutDir: true, manifest: true, target: 'es2022', assetsInlineLimit: 0, modulePreload: false,
      rollupOptions: {
        // a part of zod that `shapes.ts` does not have would be called on a telephone as nothing
        onLog: (level, log, tell) => { if (log.code === 'IMPORT_IS_UNDEFINED') throw new Error(log.message); tell(level, log) },
        // what the office's desk alone does is declared for all, and left out with its fields where nothing uses it
        treeshake: { propertyReadSideEffects: false, manualPureFunctions: PURE, moduleSideEffects: (id: string) => !/\/(slices|kernel)\//.test(id) },
        output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ debugName: 'app', name: files() }] } },
      },
    },
    server: { proxy: { '/api': process.env.PILAR_API ?? 'http://127.0.0.1:3000' } },
  }
}
