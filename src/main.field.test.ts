import { stripTypeScriptTypes } from 'node:module'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Sheet } from '#kernel/rights.ts'
import { gather, type Messages } from '#kernel/say.ts'
import { mark } from '#web/field/mark.ts'
import { APP_NAMES } from '#web/apps.ts'
import { actions } from './main.contents.ts'
import { rights } from './rights.ts'
import { messages as opening } from './main.words.ts'
import { messages as everything } from './main.messages.ts'
import { MADE_OF } from '../vite.apps.ts'
import { leanKinds, leanRights } from '../vite.kinds.ts'
import { phone } from '../vite.phone.ts'
import { allWords, seedFor, writtenWhole } from '../vite.words.ts'

const SRC = import.meta.dirname
const KIB = 1024
type Chunk = { file: string; isEntry?: true; isDynamicEntry?: true; imports?: string[]; dynamicImports?: string[]; css?: string[] }
type Manifest = Record<string, Chunk>

describe.each(APP_NAMES)('the app /%s', app => {
  let folder = ''
  let manifest: Manifest = {}
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), `pilar-${app}-`))
    vi.stubEnv('NODE_ENV', 'production') // what is weighed is what is shipped
    await build({ configFile: false, ...phone(app), logLevel: 'silent', build: { ...phone(app).build, outDir: folder, emptyOutDir: true } })
    vi.unstubAllEnvs()
    manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const gzipped = (file: string) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length / KIB
  const weigh = (files: Iterable<string>) => [...new Set(files)].reduce((sum, file) => sum + gzipped(file), 0)

  /** A chunk with everything it cannot start without. */
  function needs(name: string, found = new Set<string>()): Set<string> {
    if (found.has(name)) return found
    found.add(name)
    for (const next of manifest[name]!.imports ?? []) needs(next, found)
    return found
  }

  /** What a service worker keeps when it is installed, beside the page. */
  const takenAboard = () => [...new Set([...readFileSync(join(folder, 'sw.js'), 'utf8').matchAll(/"(\/[^"]+\.\w+)"/g)].map(([, path]) => path!))].toSorted()

  test('it keeps its weight: entry 120 KiB, styles 16, any screen 25; all that a telephone keeps which reads Indonesian 190, pictures and letters beside it 40', () => {
    const entry = Object.keys(manifest).find(name => manifest[name]!.isEntry)!
    const first = needs(entry)
    expect(weigh([...first].map(name => manifest[name]!.file))).toBeLessThan(120)
    expect(weigh([...first].flatMap(name => manifest[name]!.css ?? []))).toBeLessThan(16)
    for (const screen of Object.keys(manifest).filter(name => manifest[name]!.isDynamicEntry)) expect(weigh([...needs(screen)].filter(name => !first.has(name)).map(name => manifest[name]!.file)), screen).toBeLessThan(25)
    const kept = takenAboard().map(path => path.replace(`/${app}/`, ''))
    const shapes = kept.filter(file => /\.(png|woff2)$/.test(file))
    expect(weigh(['index.html', 'sw.js', ...kept.filter(file => !shapes.includes(file))])).toBeLessThan(190)
    expect(weigh(shapes)).toBeLessThan(40)
  })

  test('English is for whoever chooses it: no telephone takes it aboard before, and it weighs 24 KiB at most', () => {
    const [english, ...more] = readdirSync(join(folder, 'assets')).filter(name => name.startsWith('english-'))
    expect(more).toEqual([])
    expect(gzipped(`assets/${english}`)).toBeLessThan(24)
    // all else that is built is taken, so that nothing of a screen is missing without a line
    expect(takenAboard().filter(path => path.includes('/assets/'))).toEqual(readdirSync(join(folder, 'assets')).filter(name => name !== english).map(name => `/${app}/assets/${name}`).toSorted())
  })

  test('the shell ships no inline script and no word for another host', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8')
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/)
    expect(page).not.toMatch(/https?:\/\//)
  })

  test('the entry carries Indonesian, and no name of what a screen writes out whole; English lies beside the app, in the same order', async () => {
    const file = (part: string) => readFileSync(join(folder, Object.values(manifest).find(({ file }) => file.includes(part) && file.endsWith('.js'))!.file), 'utf8')
    expect(file('assets/app-')).toContain(opening.id['home.report'])
    expect(file('assets/app-')).not.toContain(opening.en['home.report'])
    expect(file('assets/app-')).not.toContain('home.report')
    // nor of a table
    expect(file('assets/app-')).not.toContain('overlap_pairs')
    const english = JSON.parse(readFileSync(join(folder, 'assets', readdirSync(join(folder, 'assets')).find(name => name.startsWith('english-'))!), 'utf8')) as string
    const all = await allWords(MADE_OF[app].main)
    expect(english.split('|')).toEqual(all.filter(({ online }) => !online).flatMap(({ words }) => Object.values(words.en)))
  })

  test('words of screens that show nothing without a line are no part of it: they lie beside, in both languages, under their own keys, and no telephone takes them aboard before', async () => {
    const byLine = (await allWords(MADE_OF[app].main)).filter(({ online }) => online)
    const beside = readdirSync(folder).filter(name => name.startsWith('kata-'))
    expect(beside.length).toBe(byLine.length)
    expect(beside.map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown)).toEqual(expect.arrayContaining(byLine.map(({ words }) => words)))
    const mine = byLine.find(({ file }) => file.includes('/trust/'))!.words.id['mine.lead']!
    for (const { file } of Object.values(manifest).filter(({ file }) => file.endsWith('.js'))) expect(readFileSync(join(folder, file), 'utf8')).not.toContain(mine)
    for (const name of beside) expect(readFileSync(join(folder, 'sw.js'), 'utf8')).not.toContain(name)
  })
})

test('whatever is touched is a thumb high: 48 px', () => {
  const kit = readFileSync(join(SRC, 'web/kit/kit.css'), 'utf8')
  const low = [...kit.matchAll(/([^{}]*(?:btn|button|summary|\ba\b|\.back|\.face|\.check)[^{}]*)\{([^}]*)\}/g)].filter(([, , rules]) => /min-height: ([0-3]?\d|4[0-7])px/.test(rules!)).map(([, rule]) => rule!.trim())
  expect(low).toEqual([])
})

const screens = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter(name => /^main\.(field|panti|phone)[\w.]*\.tsx$|^web\/(?!office\/).*\.tsx?$|^slices\/\w+\/field\/.*\.tsx$/.test(name) && !/test\.ts$/.test(name))
  .map(name => ({ name, text: readFileSync(join(SRC, name), 'utf8') }))
// the words with which the app opens, and those that its screens bring or fetch themselves
const brought = screens.flatMap(({ name, text }) => [...text.matchAll(/(?:from |import\()'([#.][^']*messages[\w-]*\.ts)'/g)].map(([, path]) => (path!.startsWith('#') ? join(SRC, path!.slice(1)) : join(SRC, dirname(name), path!))))
const parts = await Promise.all([...new Set(brought)].map(async path => ((await import(path)) as { messages: Messages }).messages))
const words = gather([opening, ...parts.filter(({ id }) => Object.keys(id).some(key => !(key in opening.id)))])
const keysIn = (text: string) => [...text.matchAll(/\bsay\('([\w.]+)'/g), ...text.matchAll(/'((?:app|nav|lock|keep|kept|shelf|gone|sync|tray|intake|plan|trips?|report|visit|notices|overlap|casepage|caselist|steps)\.[\w.]+)'/g)].map(match => match[1]!)

test('every sentence a field screen says has its words in both languages', () => {
  // refusals, notices and verbs carry dots as well; they are not said
  const unsaid = new Set([...actions.map(({ name }) => name), 'trip.overlap', 'trip.moved', 'visit.plan', 'plan.make'])
  const wanted = [...new Set(screens.flatMap(({ text }) => keysIn(text)))].filter(key => !unsaid.has(key))
  expect(wanted.length).toBeGreaterThan(150)
  expect(wanted.filter(key => !words.id[key] || !words.en[key])).toEqual([])
})

test('the scan sees what it should: a planted key is found', () => {
  expect(keysIn("say('home.nothing') + (late ? 'plan.never' : 'x')")).toEqual(['home.nothing', 'plan.never'])
})

test('a key loses its name only where screens write it out whole: not when it is put together, and not when the rules know it', () => {
  const screen = "say('home.report') say(late ? 'home.late' : `role.${role}`) say(`plan.${field}`) say('plan.day') say('plan.day.hint') holds('visit.plan')"
  const keys = ['home.report', 'home.late', 'home.unsaid', 'role.psm', 'plan.day', 'plan.day.hint', 'visit.plan']
  expect([...writtenWhole(keys, [screen], ["action('visit.plan')"])]).toEqual(['home.report', 'home.late', 'plan.day.hint'])
})

test('a message that leads somewhere in the other app alone has its words there, and here says only where it is read', async () => {
  const keys = async (app: keyof typeof MADE_OF) => (await allWords(MADE_OF[app].main)).flatMap(({ words }) => Object.keys(words.id))
  const [field, houses] = [await keys('lapangan'), await keys('panti')]
  expect(field.filter(key => /^notice\.(log|shift|finding|supervision|institution|stay|letter)\./.test(key))).toEqual([])
  expect(field).toEqual(expect.arrayContaining(['notices.elsewhere', 'notice.incident.called', 'notice.directive.sent', 'notice.referral.accepted']))
  expect(houses).toEqual(expect.arrayContaining(['notice.log.silent', 'notice.institution.over', 'notice.directive.sent', 'notice.incident.called']))
})

test('of a kind the telephone carries its name, whose it is, and what an act asks or takes up of its fields; nothing of its table and lists', () => {
  const source = "export const Trip = kind('trip', { table: 'trips', fields: { day: day(), note: maybe(secret(text(9))), at: instant(), ...more }, trace: ['day'], brief: [], list: ['day'], filters: ['day'], order: 'day', own: ['leadId'], team: { field: 'caseId', member: 'caseId' } })\nconst after = 1\n"
  expect(leanKinds(source, new Set(['Trip.at', 'Trip.secrets']))).toBe("export const Trip = kind('trip', { trace: [], fields: { note: maybe(secret(text(9))), at: instant(), ...more }, own: ['leadId'], team: { field: 'caseId', member: 'caseId' } })\nconst after = 1\n")
})

test('of the sheet of rights the telephone carries every verb, and of readings those that a rule asks about', async () => {
  const lean = leanRights(readFileSync(join(SRC, 'rights.ts'), 'utf8'), new Set(['case', 'visit']))
  const plain = stripTypeScriptTypes(lean.replace(/^import .*$/gm, '')).replace(/^/, 'const covers = () => true\n')
  const shipped = ((await import(`data:text/javascript,${encodeURIComponent(plain)}`)) as { rights: Sheet }).rights
  expect(Object.keys(shipped)).toEqual(Object.keys(rights))
  for (const [role, { counts: _, logged: __, watched: ___, ...whole }] of Object.entries(rights)) {
    const { reads, ...others } = shipped[role]!
    expect(others, role).toEqual(Object.fromEntries(Object.entries(whole).filter(([name]) => name !== 'reads')))
    for (const kind of ['case', 'visit']) expect(reads[kind], `${role} ${kind}`).toEqual(whole.reads[kind])
  }
  expect(lean).not.toContain('letter_register')
})

test('a sentence whose key is put together is found by its group and a mark, which no other key of the product shares', () => {
  const shipped = ['problem.not_found', 'problem.offline', 'field.position.lat', 'seal_hint']
  const seed = seedFor(shipped, Object.keys(everything.id))
  expect(shipped.map(key => mark(key, seed).replace(/\w{3}$/, '***'))).toEqual(['problem.***', 'problem.***', 'field.***', '***'])
  expect(mark('~4f', seed)).toBe('~4f')
  for (const key of shipped) expect(Object.keys(everything.id).filter(other => mark(other, seed) === mark(key, seed)), key).toEqual([key])
})
