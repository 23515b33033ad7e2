import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Contents } from '#kernel/contents.ts'
import { inOrder } from '#web/opens.ts'
import { SLICES as PHONE } from './main.contents.field.ts'
import { SLICES as DESK } from './main.contents.office.ts'
import { SLICES as HOUSE } from './main.contents.panti.ts'
import { actions, kinds, SLICES } from './main.contents.ts'
import { messages as opening } from './main.words.ts'
import { ROLES } from './rights.ts'

const SRC = import.meta.dirname
const ROOT = join(SRC, '..')
const told: readonly Contents[] = Object.values(SLICES)
const looks = told.flatMap(slice => Object.entries(slice.looks ?? {}))
/** The apps with the pages of their slices; what the frame itself shows is looked at by the frame. */
const APPS = {
  '/lapangan': { pages: PHONE.flatMap(({ pages = [] }) => pages).map(({ path }) => path), doors: PHONE.flatMap(({ tiles = [] }) => tiles).map(({ to }) => to) },
  '/panti': { pages: HOUSE.flatMap(({ pages = [] }) => pages).map(({ path }) => path), doors: HOUSE.flatMap(({ tiles = [] }) => tiles).map(({ to }) => to) },
  '/kantor': { pages: DESK.flatMap(({ pages = [] }) => pages).map(({ path }) => path), doors: DESK.flatMap(({ doors = [] }) => doors).map(({ to }) => to) },
}
const form = (path: string) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`)
const bare = (look: string) => look.replaceAll(/\{[^}]*\}/g, 'x').replace(/\?.*$/, '')

type Declared = { name?: string; table?: string; decide?: unknown; input?: unknown; schema?: unknown }

test('every kind and every act of a slice stands in its contents, once', async () => {
  const files = readdirSync(join(SRC, 'slices'), { recursive: true, encoding: 'utf8' }).filter(name => /^\w+\/[\w-]+\.ts$/.test(name) && !/(server|contents|messages|\.test)\.ts$|^\w+\/office/.test(name))
  const declared = new Set((await Promise.all(files.map(async name => Object.values((await import(/* @vite-ignore */ join(SRC, 'slices', name))) as Record<string, Declared>)))).flat())
  const isAct = (one?: Declared) => typeof one?.decide === 'function' && !!one.input
  const isKind = (one?: Declared) => !!one?.table && !!one.schema
  const missing = [...declared].filter(one => (isAct(one) && !actions.includes(one as never)) || (isKind(one) && !kinds.includes(one as never))).map(one => one.name)
  expect(missing).toEqual([])
  for (const all of [actions, kinds]) expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
})

test('there are no more kinds than the place of a first load has room for', () => {
  expect(kinds.length).toBeLessThan(100)
})

test('every folder of slices has its place in the order, and every side its line', () => {
  const folders = readdirSync(join(SRC, 'slices')).toSorted()
  expect(Object.keys(SLICES).toSorted()).toEqual(folders)
  // the screens of a telephone stand in one of its apps, or in both
  for (const [lists, file] of [[['field', 'panti'], 'field/pages.tsx'], [['panti'], 'field/pages-panti.tsx'], [['office'], 'office-pages.tsx']] as const) {
    const text = lists.map(list => readFileSync(join(SRC, `main.contents.${list}.ts`), 'utf8')).join('')
    expect(folders.filter(slice => existsSync(join(SRC, 'slices', slice, file)) && !text.includes(`#slices/${slice}/${file}`)), file).toEqual([])
  }
})

test('every page of a slice is looked at by axe, in the name of roles that there are, and no look leads nowhere', () => {
  for (const [app, { pages }] of Object.entries(APPS)) {
    const seen = looks.map(([look]) => look).filter(look => look.startsWith(`${app}/`)).map(look => bare(look).slice(app.length))
    // what stands in both apps is looked at in one
    expect(pages.filter(path => app !== '/panti' || !APPS['/lapangan'].pages.includes(path)).filter(path => !seen.some(look => inOrder(pages.map(one => ({ path: one }))).find(one => form(one.path).test(look))?.path === path)), `${app}: name them in looks of their contents.ts`).toEqual([])
    expect(seen.filter(look => !pages.some(path => form(path).test(look))), app).toEqual([])
  }
  expect(looks.flatMap(([, roles]) => roles).filter(role => !(ROLES as readonly string[]).includes(role))).toEqual([])
})

test('no address stands twice, and every door leads to a page and has its word', () => {
  for (const [app, { pages, doors }] of Object.entries(APPS)) {
    expect(pages.filter((path, at) => pages.indexOf(path) !== at), app).toEqual([])
    expect(doors.filter(to => !pages.includes(to)), app).toEqual([])
  }
  expect(PHONE.flatMap(({ tiles = [] }) => tiles).map(({ word }) => word).filter(word => !opening.id[word])).toEqual([])
})

test('an address written out is asked before one with a place for an id, whichever slice told it first', () => {
  expect(inOrder([{ path: '/a/:id' }, { path: '/a/:id/b/:other' }, { path: '/a/baru' }, { path: '/a' }]).map(({ path }) => path)).toEqual(['/a/baru', '/a', '/a/:id', '/a/:id/b/:other'])
})

test('every kind is explained in the glossary, or in that of its slice', () => {
  const pages = ['GLOSSARY.md', ...Object.keys(SLICES).map(slice => `src/slices/${slice}/GLOSSARY.md`)].filter(path => existsSync(join(ROOT, path))).map(path => readFileSync(join(ROOT, path), 'utf8')).join('\n')
  expect(kinds.filter(({ name }) => !new RegExp(`\`[^\`\n]*\\b${name}\\b`).test(pages)).map(({ name }) => name)).toEqual([])
})
