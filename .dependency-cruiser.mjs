// The floors of the house, as rules for dependency-cruiser. scripts/guards/floors.mjs runs them and proves each on a planted breach.
//
// floor 1  src/kernel/     imports nothing of ours; of npm only zod/mini; no Node
//          src/rights.ts   imports kernel
// floor 2  src/server/     imports kernel and server; never web, never a slice
//          src/web/        imports kernel and web; never server, never a slice
// floor 3  src/slices/<slice>/
//          kinds.ts        the nouns; may be imported by the rules of any slice
//          rules           every other file that is not a server.ts, a screen or a test: kernel, rights.ts, its own slice, the rules of
//                          slices standing earlier in ORDER, the kinds of any; of npm only zod/mini; no Node
//          server.ts       kernel, server, its own and earlier rules, the kinds of any
//          screens         field.tsx, field/, field-*.tsx and office likewise: kernel, rights.ts, web, the rules of any slice, screens of
//                          their own side, the words of both; never server. The field side never takes zod whole, Mantine or react-dom/server, not even in passing
// floor 4  src/main.*, src/example/   import all sides; nobody but a test imports them
// Tests, scenarios/ and bench/ import anything and are imported by nobody but each other. No circles anywhere, types included.

import { readFileSync } from 'node:fs'

/** The order of the slices, as the table of contents names them. */
export const ORDER = /export const SLICES = \{([^}]*)\}/.exec(readFileSync(new URL('src/main.contents.ts', import.meta.url), 'utf8'))[1].match(/\w+/g)

const TEST = String.raw`\.test\.tsx?$`
const SCREEN = String.raw`(field|office)([/-]|\.tsx?$)`
const ours = (...parts) => `^(${parts.join('|')})`
const anyRules = slice => String.raw`src/slices/${slice}/(?!server\.ts$|${SCREEN}|.*${TEST})`
const KINDS = String.raw`src/slices/[^/]+/kinds\.ts$`
const SERVER_SIDE = String.raw`src/slices/[^/]+/server\.ts$`
const side = name => String.raw`src/slices/[^/]+/${name}([/-]|\.tsx?$)`
// Node's own modules, which have no path
const NODE = 'node:'
const TESTED = ['src/.*' + TEST, 'scenarios/', 'bench/']

/** Every file of src stands on exactly one of these. */
export const FLOORS = {
  kernel: '^src/kernel/', rights: String.raw`^src/rights\.ts$`, server: '^src/server/', web: '^src/web/', rules: `^${anyRules('[^/]+')}`,
  'server side': `^${SERVER_SIDE}`, 'field side': `^${side('field')}`, 'office side': `^${side('office')}`, main: String.raw`^src/(main\.[^/]+|example/.*)$`,
}

const only = (name, comment, from, ...allowed) => ({
  name, comment, severity: 'error', from: { path: from, pathNot: TEST }, to: { pathNot: ours(...allowed.filter(part => part !== NODE)), ...(allowed.includes(NODE) ? { dependencyTypesNot: ['core'] } : {}) },
})
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const slices = ORDER.flatMap((slice, at) => {
  const known = ORDER.slice(0, at + 1).map(anyRules)
  return [
    only(`rules-${slice}`, 'rules know the kernel, the rights, themselves, the rules of earlier slices and the nouns of all', `^${anyRules(slice)}`, 'src/kernel/', String.raw`src/rights\.ts$`, 'node_modules/zod/mini/', KINDS, ...known),
    only(`server-${slice}`, 'a server side knows the kernel, the server, its own and earlier rules and the nouns of all', String.raw`^src/slices/${slice}/server\.ts$`, 'src/kernel/', 'src/server/', NODE, 'node_modules/', KINDS, ...known),
  ]
})

const screens = name =>
  only(`screens-${name}`, `${name} screens know the kernel, the rights, web, all rules and ${name} screens; never the server`, `^${side(name)}`, 'src/kernel/', String.raw`src/rights\.ts$`, 'src/web/', 'node_modules/', anyRules('[^/]+'), side(name), String.raw`src/slices/[^/]+/field/messages[\w-]*\.ts$`)

export const forbidden = [
  never('no-circle', 'an arrow that comes back makes two files one', {}, { circular: true }),
  never('no-unknown', 'an import that leads nowhere', { path: '^(src|scenarios|bench)/' }, { couldNotResolve: true }),
  never('no-undeclared', 'a package that package.json does not name', { path: '^(src|scenarios|bench)/' }, { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }),
  only('kernel', 'the kernel imports nothing of ours and of npm only zod/mini', '^src/kernel/', 'src/kernel/', 'node_modules/zod/mini/'),
  only('rights', 'the page of rights knows the kernel', String.raw`^src/rights\.ts$`, 'src/kernel/'),
  only('server', 'the server knows the kernel and itself', '^src/server/', 'src/kernel/', 'src/server/', NODE, 'node_modules/'),
  only('web', 'web knows the kernel and itself', '^src/web/', 'src/kernel/', 'src/web/', 'node_modules/'),
  ...slices,
  screens('field'),
  screens('office'),
  never('main-is-last', 'only tests import what makes the whole', { path: '^src/', pathNot: [FLOORS.main, TEST] }, { path: FLOORS.main }),
  never('tests-are-last', 'nothing that ships imports a test', { path: '^src/', pathNot: TEST }, { path: TESTED.map(part => `^${part}`) }),
  never('field-is-light', 'the field side takes zod whole, Mantine or react-dom/server', { path: [`^${side('field')}`, '^src/web/(?!office/)'] }, { path: ['^node_modules/zod/(?!mini/)', '^node_modules/@mantine/', '^node_modules/react-dom/server'] }),
  never('field-reaches-light', 'the field app reaches zod whole, Mantine or react-dom/server through others', { path: String.raw`^src/main\.(field|panti|phone)\.tsx$` }, { path: ['^node_modules/zod/(?!mini/)', '^node_modules/@mantine/', '^node_modules/react-dom/server', '^src/web/office/', `^${side('office')}`, '^src/server/'], reachable: true }),
]

/** How files are read and found: by swc, because TypeScript 7 has no programming interface yet; types count. */
export const options = {
  parser: 'swc',
  tsPreCompilationDeps: true,
  preserveSymlinks: true,
  doNotFollow: { path: 'node_modules' },
  enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css', '.d.ts'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
}

// dependency-cruiser's own command line reads a default export
export default { forbidden, options }
