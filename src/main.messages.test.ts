import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type * as z from 'zod/mini'
import { faultsOf } from '#kernel/action.ts'
import { DEPTHS } from '#kernel/record.ts'
import { messages as kernel } from '#kernel/messages.ts'
import { gather, type Messages, say } from '#kernel/say.ts'
import { CAUSES, SERVICES, SHIFTS } from '#slices/areas/kinds.ts'
import { ALARM_STATES, BIDANG, Member, NextStep, SEAL_ANSWERS, SOURCES, URGENCIES } from '#slices/cases/kinds.ts'
import { NEEDS, TYPE_CODES } from '#slices/cases/needs.ts'
import { STAGES, STEP_RULES } from '#slices/cases/stages.ts'
import { ANSWERS, CHANNELS, Notice, NOTICE_STATES } from '#slices/notices/rules.ts'
import { CONSENT_BY, CONSENT_HOW, CONSENT_PURPOSES, CONSENT_STATES, WITHDRAWAL_STATES } from '#slices/consents/kinds.ts'
import { OUTCOMES } from '#slices/directives/answer.ts'
import { Directive, HEARING_STAGES, OBJECTIONS, SORTS } from '#slices/directives/kinds.ts'
import { LETTER_STAGES, SECURITIES } from '#slices/letters/kinds.ts'
import { LETTER_SORTS, PRESENT_BY } from '#slices/letters/sorts.ts'
import { nikWarnings, Person, TIES } from '#slices/persons/rules.ts'
import { sortOf } from '#slices/regions/rules.ts'
import { BASES, DECLINE_REASONS, INVITE_STATES, KEEP_REASONS, NO_INVITE_REASONS, Overlap, PURPOSES, Trip, TRIP_SORTS, UNTOLD_REASONS, Visit } from '#slices/trips/kinds.ts'
import { BREACH_DATA, BREACH_TOLD, Breach } from '#slices/trust/rules.ts'
import { UNIT_KINDS } from '#slices/units/rules.ts'
import { DELEGATIONS, Post } from '#slices/workers/rules.ts'
import { ROLES } from '#src/rights.ts'
import { messages as shell } from '#web/messages.ts'
import { messages as shelf } from '#web/shelf-messages.ts'
import { actions } from './main.contents.ts'
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

/** Lists the options of a field made by `oneOf`, looking through `maybe`. */
function words(field: z.ZodMiniType): string[] {
  const def = field._zod.def as { entries?: Record<string, string>; innerType?: z.ZodMiniType }
  return def.innerType ? words(def.innerType) : Object.values(def.entries ?? {})
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
const lists: Record<string, readonly string[]> = {
  role: ROLES, pillar: ROLES, line: words(Post.fields.line), bidang: BIDANG, unit_sort: UNIT_KINDS, place_sort: PLACES.map(sortOf), depth: DEPTHS.flatMap(depth => [depth, `${depth}_why`]),
  sex: words(Person.fields.sex), tie: TIES,
  stage: STAGES, step: Object.keys(STEP_RULES), need: NEEDS, urgency: URGENCIES, urgency_hint: URGENCIES, source: SOURCES, seal: SEAL_ANSWERS, type: TYPE_CODES,
  member_role: words(Member.fields.role), step_state: words(NextStep.fields.state), settle_take: ['theirs', 'mine'],
  service: SERVICES, shift: SHIFTS, cause: CAUSES, alarm_state: ALARM_STATES,
  notice_state: NOTICE_STATES, answer: ANSWERS, channel: CHANNELS,
  trip_sort: TRIP_SORTS, purpose: PURPOSES, basis: BASES, keep: KEEP_REASONS, untold: UNTOLD_REASONS, no_invite: NO_INVITE_REASONS, invite_state: INVITE_STATES, decline: DECLINE_REASONS, trip_state: words(Trip.fields.state), visit_state: words(Visit.fields.state),
  outcome: ['bertemu', 'tidak_bertemu'], overlap_choice: words(Overlap.fields.choice),
  directive_sort: SORTS, hearing_stage: HEARING_STAGES, objection: OBJECTIONS, outcome_reply: OUTCOMES, delegation: DELEGATIONS, directive_state: words(Directive.fields.state),
  letter_sort: LETTER_SORTS, letter_stage: LETTER_STAGES, letter_security: SECURITIES, present_by: PRESENT_BY,
  consent_purpose: CONSENT_PURPOSES, consent_by: CONSENT_BY, consent_how: CONSENT_HOW, consent_state: CONSENT_STATES, withdrawal_state: WITHDRAWAL_STATES,
  breach_data: BREACH_DATA, breach_stage: words(Breach.fields.stage), breach_told: BREACH_TOLD,
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

test('a notice says only what it was told, and the shared text nothing of a person in need', () => {
  // the zone is that of the place the notice belongs to
  const told = ['zone', ...Object.keys((Notice.fields.told._zod.def as unknown as { shape: object }).shape)]
  for (const code of lists.notice!) expect(told, code).toEqual(expect.arrayContaining(blanks(messages.id[`notice.${code}`])))
  for (const key of needed.filter(name => name.startsWith('notice_share'))) expect(SHARE, key).toEqual(expect.arrayContaining(blanks(messages.id[key])))
  for (const name of lists.action!) expect(blanks(messages.id[`action.${name}`]), name).toEqual(['actor'])
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
