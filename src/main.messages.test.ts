import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type * as z from 'zod/mini'
import { faultsOf } from '#kernel/action.ts'
import type { Contents } from '#kernel/contents.ts'
import { DEPTHS } from '#kernel/record.ts'
import { messages as kernel } from '#kernel/messages.ts'
import { gather, type Messages, say } from '#kernel/say.ts'
import { Notice } from '#slices/notices/rules.ts'
import { nikWarnings } from '#slices/persons/rules.ts'
import { sortOf } from '#slices/regions/rules.ts'
import { ROLES } from '#src/rights.ts'
import { messages as shell } from '#web/messages.ts'
import { messages as shelf } from '#web/shelf-messages.ts'
import { actions, SLICES } from './main.contents.ts'
import { SLICES as DESK } from './main.contents.office.ts'
import { messages } from './main.messages.ts'
import { messages as opening } from './main.words.ts'

const SRC = import.meta.dirname
const SHARE = ['addressee', 'day', 'from', 'to', 'zone', 'leadName', 'leadPillar', 'place', 'office', 'phone']
const MISSPELT = /\b(terlantar|resiko|ijin|aktifitas|kamu|anda|sms|whatsapp|nomer|propinsi|silahkan|merubah)\b/

const written = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/.test(name) && !/\.test\.tsx?$|messages\.ts$/.test(name)).map(name => ({ name, text: bare(readFileSync(join(SRC, name), 'utf8')) }))
// screens bring their own words; they are checked together with the shell's
const [sources, screens] = [written.filter(({ name }) => !isScreen(name)), written.filter(({ name }) => name.startsWith('web/'))]
const rules = sources.filter(({ name }) => /^slices\/[^/]+\/[^/]+\.ts$/.test(name) && !name.endsWith('server.ts'))
const all = (texts: { text: string }[], read: (text: string) => string[]) => [...new Set(texts.flatMap(({ text }) => read(text)))].toSorted()
const found = (text: string, form: RegExp) => [...text.matchAll(form)].map(match => match[1]!)

const problemsIn = (text: string) => found(text, /\b(?:problem|Problem)\('([\w.]+)'/g)
const faultRulesIn = (text: string) => [
  ...found(text, /\brule: ([^,}\n]*)/g).flatMap(value => found(value.replaceAll(/=== '\w+'|'\w+' in/g, ''), /'(\w+)'/g)),
  ...found(text, /\b(?:pattern|z\.refine)\([^\n]*?(?<!\)\)), '(\w+)'\)/g),
]
const faultPlacesIn = (text: string) => found(text, /\bat: '([\w.]+)', rule/g)
const nikIn = (text: string) => found(text, /'(nik\.\w+)'/g)
// what is left of the dotted words once actions, problems, verbs and places of faults are taken out
const noticesIn = (text: string) => found(text.replaceAll(/\b(action|problem|allow)\('[\w.]+'|\b(verb|at): '[\w.]+'|'nik\.\w+'/g, ''), /'([a-z_]+\.[a-z_]+)'/g)

function isScreen(name: string): boolean {
  return /^web\/|^slices\/\w+\/\w+\/|^slices\/\w+\/office[-.]|^main\.\w+\.tsx$|^example\//.test(name)
}

/** Takes comments out, so that an example in one is not taken for code. */
function bare(text: string): string {
  return text.replaceAll(/^\s*(\/\*\*?|\*|\/\/).*$/gm, '')
}

/** Lists every path of an input, edits' pairs counted once. */
function paths(schema: z.ZodMiniType, before = ''): string[] {
  const def = schema._zod.def as { innerType?: z.ZodMiniType; items?: z.ZodMiniType[]; shape?: Record<string, z.ZodMiniType> }
  if (def.innerType) return paths(def.innerType, before)
  if (def.items) return paths(def.items[0]!, before)
  return Object.entries(def.shape ?? {}).flatMap(([name, field]) => [before + name, ...paths(field, `${before}${name}.`)])
}

/** Tells which rules bad input of an action really breaks. */
function brokenRules(): string[] {
  const bad = [undefined, null, 1, 1e9, -1e9, 1.5, '', '!', 'x\u0000', 'x'.repeat(5000), {}, [], ['!'], [1], Array.from({ length: 300 }, () => 'x')]
  const inputs = actions.flatMap(({ input }) => [{}, { strange: 1 }, ...bad.map(value => nest(paths(input), value))].map(value => ({ input, value })))
  return [...new Set(inputs.flatMap(({ input, value }) => {
    const read = input.safeParse(value)
    return read.success ? [] : faultsOf(read.error!).map(fault => fault.rule)
  }))]
}

function nest(names: string[], value: unknown): unknown {
  const [input, parts] = [{} as Record<string, unknown>, names.filter(name => !name.includes('.'))]
  for (const name of parts) {
    const inner = names.filter(other => other.startsWith(`${name}.`)).map(other => other.slice(name.length + 1))
    input[name] = inner.length > 0 && value !== null && typeof value !== 'object' ? nest(inner, value) : value
  }
  return input
}

const PLACES = ['00', '52', '52.06', '52.72', '52.72.01', '52.72.01.1001', '52.06.01.2005', '94.01.01.3001'] as const
const told: readonly Contents[] = Object.values(SLICES)
const lists: Record<string, readonly string[]> = {
  role: ROLES, pillar: ROLES, place_sort: PLACES.map(sortOf), depth: DEPTHS.flatMap(depth => [depth, `${depth}_why`]),
  ...Object.assign({}, ...told.map(slice => slice.lists ?? {})),
  notice: all(rules, noticesIn), action: actions.map(({ name }) => name), field: [...actions.flatMap(({ input }) => paths(input)), ...all(rules, faultPlacesIn)],
  problem: [...all(sources, problemsIn), 'offline', 'bad_credentials', 'must_change_password', 'too_large', 'overloaded', 'server_error', 'timeout'],
  fault: [...new Set([...all(sources, faultRulesIn), ...brokenRules()])],
}
const needed = [...Object.entries(lists).flatMap(([group, names]) => names.map(name => `${group}.${name}`)), ...all(rules, nikIn), 'seal_hint', 'notice_share_text', 'notice_share_moved', 'notice_share_cancelled']

const silent = (of: Messages, keys: readonly string[]) => [...new Set(keys)].filter(key => !of.id[key]?.trim() || !of.en[key]?.trim())
const blanks = (sentence = '') => [...new Set(found(sentence, /\{(\w+)\}/g))].toSorted()
// `{when}` is a moment in words, which has its zone; a period of days has no hours, nor has whoever sends something from an office
const hourless = (of: Messages) => [...Object.values(of.id), ...Object.values(of.en)].filter(sentence => /\{(from|to|clock|hour)\}/.test(sentence) && !/\{(zone|until)\}|^(sejak|since) \{from\}$|\{from\}, \{office\}/.test(sentence))
const unlike = (of: Messages) => Object.keys(of.id).filter(key => blanks(of.id[key]).join() !== blanks(of.en[key]).join())

test('every closed word, action, field, refusal, fault and notice has its words in both languages', () => {
  expect(silent(messages, needed)).toEqual([])
})

test('the shell has words for what it refuses by itself', () => {
  const voice = { id: { ...shell.id, ...shelf.id, ...messages.id }, en: { ...shell.en, ...shelf.en, ...messages.en } }
  expect(silent(voice, [...all(screens, problemsIn).map(code => `problem.${code}`), ...all(screens, faultRulesIn).map(rule => `fault.${rule}`)])).toEqual([])
})

test('both languages hold the same keys, in every slice, and every slice is gathered', async () => {
  const files = readdirSync(join(SRC, 'slices'), { recursive: true, encoding: 'utf8' }).filter(name => /^\w+\/(?!mine|office)[\w-]*messages\.ts$/.test(name))
  const slices = await Promise.all(files.map(async name => [name, ((await import(/* @vite-ignore */ join(SRC, 'slices', name))) as { messages: Messages }).messages] as const))
  for (const [name, slice] of [...slices, ['kernel', kernel as Messages] as const]) {
    expect(Object.keys(slice.en).toSorted(), name).toEqual(Object.keys(slice.id).toSorted())
    expect(Object.keys(slice.id).filter(key => messages.id[key] !== slice.id[key]), name).toEqual([])
  }
})

test('no word is kept for something the rules no longer know', () => {
  // a refusal or a fault may wait for a part of the server that is still to be written
  const grouped = Object.keys(messages.id).filter(key => lists[key.split('.')[0]!] && !/^(problem|fault)\./.test(key))
  expect(grouped.filter(key => !needed.includes(key))).toEqual([])
})

test('the places for values agree in both languages', () => {
  expect(unlike(messages)).toEqual([])
})

test('after one, English says the noun in the singular; the forms follow a number and stand in English alone', () => {
  const told = (key: string, values: Record<string, number | string>) => say({ id: { ...messages.id, ...shell.id }, en: { ...messages.en, ...shell.en } }, 'en', key, values)
  expect([1, 2, 0, '1.000+'].map(count => told('photo.unsent', { count }))).toEqual(['1 photo not sent', '2 photos not sent', '0 photos not sent', '1.000+ photos not sent'])
  expect(told('fault.too_far', { limit: 1 })).toBe('Too long. At most 1 day.')
  expect(Object.values({ ...messages.id, ...shell.id }).filter(sentence => /\{[^}]*\//.test(sentence))).toEqual([])
})

test('a notice says only what it was told, and the shared text nothing of a person in need', () => {
  // the zone is that of the place the notice belongs to
  const says = ['zone', ...Object.keys((Notice.fields.told._zod.def as unknown as { shape: object }).shape)]
  for (const code of lists.notice!) expect(says, code).toEqual(expect.arrayContaining(blanks(messages.id[`notice.${code}`])))
  for (const key of needed.filter(name => name.startsWith('notice_share'))) expect(SHARE, key).toEqual(expect.arrayContaining(blanks(messages.id[key])))
  for (const name of lists.action!) expect(blanks(messages.id[`action.${name}`]), name).toEqual(['actor'])
})

test('whatever a log of reads tells is told in words, at the desk and to oneself', async () => {
  const { messages: desk } = await import('#web/office/messages.ts')
  const { messages: mine } = await import('#slices/trust/mine-messages.ts')
  const told = (words: object, start: string) => Object.keys(words).filter(key => key.startsWith(start)).map(key => key.slice(start.length)).toSorted()
  expect(told(desk.id, 'office.read.').filter(what => !told(mine.id, 'mine.read.').includes(what))).toEqual([])
  const logged = all(sources, text => found(text, /\bwhat: '(\w+\.\w+)'/g))
  expect(logged.length).toBeGreaterThan(8)
  expect(logged.filter(what => !told(mine.id, 'mine.read.').includes(what))).toEqual([])
})

test('an hour is never said without its zone', async () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(name => /messages[\w-]*\.ts$/.test(name) && !name.endsWith('.test.ts') && !name.startsWith('main.'))
  const words = (await Promise.all(files.map(async name => ((await import(/* @vite-ignore */ join(SRC, name))) as { messages?: Messages }).messages))).flatMap(of => (of ? [of] : []))
  expect(words.length).toBeGreaterThan(30)
  expect(words.flatMap(hourless)).toEqual([])
  expect(hourless({ id: { a: 'Besok pukul {clock}.', b: '{from}–{to} {zone}', c: 'sejak {from} – {until}' }, en: { d: 'by {to}' } })).toEqual(['Besok pukul {clock}.', 'by {to}'])
})

test('sentences end like sentences and are spelt as the house spells', () => {
  const sentences = Object.keys(messages.id).filter(key => /^(problem|fault|action|notice|nik|urgency_hint|notice_share_\w+)\b/.test(key) && !/^notice_(cancelled|orally)$/.test(key))
  for (const key of sentences) for (const text of [messages.id[key]!, messages.en[key]!]) expect(text, key).toMatch(/[.}]$/)
  expect(Object.entries(messages.id).filter(([, text]) => MISSPELT.test(text))).toEqual([])
})

test('the scans see what they should: a planted gap is found', () => {
  expect(problemsIn("const gone = problem('trip.gone', 409); throw new Problem('lost', 0)")).toEqual(['trip.gone', 'lost'])
  expect(faultRulesIn("faulty({ at: 'to', rule: 'too_late' })")).toEqual(['too_late'])
  expect(faultRulesIn("rule: origin === 'string' ? 'required' : 'too_small'")).toContain('too_small')
  expect(faultRulesIn('pattern(/^x$/, \'crooked\')')).toEqual(['crooked'])
  expect(noticesIn("allow('case.note', r); tell(m, to, { code: late ? 'case.late' : 'case.on_time' }); toTeams(m, t, c, 'visit.lost')")).toEqual(['case.late', 'case.on_time', 'visit.lost'])
  expect(lists.notice).toEqual(expect.arrayContaining(['trip.announced', 'visit.reported', 'notice.answered', 'step.yours']))
  expect(lists.fault).toEqual(expect.arrayContaining(['required', 'uuid', 'too_big', 'unrecognized', 'sixteen_digits', 'past_day', 'plain_text', 'three_digits']))
  expect(nikWarnings('1', {}).every(key => key in messages.id)).toBe(true)

  expect(bare("/** Declared as `problem('trip.past_day', 409)`. */\nconst a = 1")).not.toContain('past_day')
  expect(() => gather([kernel, kernel])).toThrow('stands twice')

  const { 'stage.masuk': _gone, ...en } = messages.en
  expect(silent({ id: messages.id, en }, needed)).toEqual(['stage.masuk'])
  expect(silent({ id: { ...messages.id, 'problem.not_found': ' ' }, en: messages.en }, needed)).toEqual(['problem.not_found'])
  expect(unlike({ id: messages.id, en: { ...messages.en, 'problem.too_many': 'Wait.' } })).toEqual(['problem.too_many'])
  expect(say(messages, 'id', 'action.case.open', { actor: 'Rahma' })).toBe('Rahma mencatat kasus ini.')
})

test('the words of the field app and of the office app stand together without a key twice', async () => {
  // gathering throws where a key stands twice; the desk's is done in its entry, which needs a browser
  expect(Object.keys(opening.id).length).toBeGreaterThan(500)
  const paths = [...readFileSync(join(SRC, 'main.office.tsx'), 'utf8').matchAll(/^import \{ messages as \w+ \} from '#([^']+)'/gm)].map(([, path]) => path!.replace(/^src\//, ''))
  expect(paths.length).toBeGreaterThan(2)
  const parts = await Promise.all(paths.map(async path => ((await import(/* @vite-ignore */ join(SRC, path))) as { messages: Messages }).messages))
  expect(() => gather([...parts, ...DESK.flatMap(({ words: own = [] }) => own)])).not.toThrow()
})
