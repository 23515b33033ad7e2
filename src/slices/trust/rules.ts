import * as z from 'zod/mini'
import { action, add, set } from '#kernel/action.ts'
import { flag, id, instant, int, maybe, oneOf, part, region, someOf, text } from '#kernel/fields.ts'
import { advance, flow } from '#kernel/flow.ts'
import { problem } from '#kernel/problem.ts'
import { kind } from '#kernel/record.ts'

/** Both written notices are due within 3×24 hours (UU 27/2022 art. 46); so is the answer to a data subject. */
export const NOTICE_HOURS = 72
const HOUR_MS = 3_600_000

/** What sort of personal data an incident touched. */
export const BREACH_DATA = ['identitas', 'nik_kk', 'kontak', 'alamat', 'kesehatan', 'anak', 'rahasia', 'foto', 'akun', 'lain'] as const
/** Who is told of an incident in writing. */
export const BREACH_TOLD = ['orang', 'lembaga', 'publik'] as const
/** The stations of an incident: learned of, being handled, closed. */
export const handlingBreach = flow({ dicatat: { tangani: 'ditangani' }, ditangani: { tangani: 'ditangani', selesaikan: 'selesai' }, selesai: {} })
const BREACH_STAGES = ['dicatat', 'ditangani', 'selesai'] as const

const Told = z.strictObject({ to: oneOf(BREACH_TOLD), at: instant(), how: text(300), by: text(120), untold: maybe(flag()) })

/** An incident with personal data, in the register that the law asks for; told without names. */
export const Breach = kind('breach', {
  table: 'breaches',
  fields: {
    title: text(160), knownAt: instant(), dueAt: instant(), happenedAt: maybe(instant()), data: someOf(BREACH_DATA), how: text(2000), whose: text(600), persons: maybe(int(0, 10_000_000)), handling: maybe(text(2000)),
    stage: oneOf(BREACH_STAGES), told: part(z.array(Told).check(z.maxLength(40))), lesson: maybe(text(1000)), closedAt: maybe(instant()), byId: id(), byName: text(120), at: instant(),
  },
  trace: [], brief: ['title', 'knownAt', 'dueAt', 'stage', 'told', 'byName'], list: ['title', 'knownAt', 'dueAt', 'stage', 'told', 'byName'], filters: ['region', 'stage'], order: 'knownAt', own: ['byId'], officeOnly: true,
})
/** One incident of the register. */
export type Breach = z.infer<typeof Breach.schema>

/** An incident is closed when the persons and the agency were told, or it is written why not. */
export const untold = problem('breach.untold', 409)
/** The incident is closed. */
export const closed = problem('trust.closed', 409)

/** Writes down an incident as soon as the office knows of it; from that moment the clock runs. */
export const recordBreach = action('breach.record', z.strictObject({
  id: maybe(id()), region: region(), title: text(160), knownAt: instant(), happenedAt: maybe(instant()), data: someOf(BREACH_DATA), how: text(2000), whose: text(600), persons: maybe(int(0, 10_000_000)), handling: maybe(text(2000)),
}), async ({ actor, allow, newId, now }, input) => {
  allow('breach.record', input.region)
  return { changes: [add(Breach, { ...input, id: input.id ?? newId(), dueAt: dueOf(input.knownAt), stage: 'dicatat', told: [], byId: actor.workerId, byName: actor.name, at: now })] }
}, ({ data, knownAt, happenedAt }, { now }) => [
  ...data?.length === 0 ? [{ at: 'data', rule: 'required' }] : [], ...knownAt && knownAt > now ? [{ at: 'knownAt', rule: 'future' }] : [],
  ...happenedAt && knownAt && happenedAt > knownAt ? [{ at: 'happenedAt', rule: 'before_known' }] : [],
])

/** Says what is done about an incident, and what has become known since. */
export const handleBreach = action('breach.handle', z.strictObject({
  breachId: id(), handling: text(2000), how: maybe(text(2000)), whose: maybe(text(600)), persons: maybe(int(0, 10_000_000)), data: maybe(someOf(BREACH_DATA)),
}), async ({ allow, desk }, { breachId, ...input }) => {
  const breach = await desk.get(Breach, breachId)
  allow('breach.handle', breach.region)
  mustBeOpen(breach)
  return { changes: [set(Breach, breach, { ...given(input), stage: advance(handlingBreach, breach.stage, 'tangani') })] }
})

/** Writes down that a notice went out, when and how; or why none is owed. */
export const tellBreach = action('breach.tell', z.strictObject({ breachId: id(), to: oneOf(BREACH_TOLD), sentAt: maybe(instant()), how: text(300), untold: maybe(flag()) }), async ({ actor, allow, desk, now }, input) => {
  const breach = await desk.get(Breach, input.breachId)
  allow('breach.handle', breach.region)
  mustBeOpen(breach)
  const at = input.sentAt ?? now
  return { changes: [set(Breach, breach, { told: [...breach.told, { to: input.to, at, how: input.how, by: actor.name, untold: input.untold }] })] }
}, ({ sentAt }, { now }) => (sentAt && sentAt > now ? [{ at: 'sentAt', rule: 'future' }] : []))

/** Closes an incident once persons and agency were told, with what was learned. */
export const closeBreach = action('breach.close', z.strictObject({ breachId: id(), lesson: text(1000) }), async ({ allow, desk, now }, input) => {
  const breach = await desk.get(Breach, input.breachId)
  allow('breach.handle', breach.region)
  mustBeOpen(breach)
  const missing = missingNotices(breach)
  if (missing.length > 0) throw untold({ missing })
  return { changes: [set(Breach, breach, { stage: advance(handlingBreach, breach.stage === 'dicatat' ? 'ditangani' : breach.stage, 'selesaikan'), lesson: input.lesson, closedAt: now })] }
})

/** Lists who must still be told of an incident. */
export function missingNotices({ told }: Pick<Breach, 'told'>): ('orang' | 'lembaga')[] {
  return (['orang', 'lembaga'] as const).filter(to => !told.some(one => one.to === to))
}

/** Counts the whole hours from one moment to another, for the clocks of both registers. */
export function hoursBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / HOUR_MS)
}

function mustBeOpen({ stage }: Pick<Breach, 'stage'>): void {
  if (stage === 'selesai') throw closed({ stage })
}

function dueOf(from: string): string {
  return new Date(Date.parse(from) + NOTICE_HOURS * HOUR_MS).toISOString()
}

function given<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null)) as { [K in keyof T]?: NonNullable<T[K]> }
}
