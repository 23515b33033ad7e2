import * as z from 'zod/mini'
import { type Day, dayAt, type Instant } from './day.ts'
import type { Id } from './id.ts'
import { type Fault, faulty, Problem } from './problem.ts'
import type { AnyRecord, Depth, Kind, RecordOf, Shape } from './record.ts'
import type { Actor, HeldPost, Spot } from './rights.ts'
import type { Region } from './region.ts'

/** A record as the desk hands it out: with the depth at which the actor may read it. */
export type Read<K> = RecordOf<K> & { depth: Depth }
/** Equality (or one of several) by field. */
export type Where<K> = { [F in keyof RecordOf<K>]?: RecordOf<K>[F] | readonly RecordOf<K>[F][] }
/** One range over a field, both ends included. */
export type Range<K> = { field: keyof RecordOf<K> & string; from?: string; to?: string }

/** What a decision may look at. The server asks the database, the phone its map. */
export interface Desk {
  /** The record, if the actor may read it; throws not_found otherwise. On the server the row stays locked until the end of the transaction. */
  get<S extends Shape>(kind: Kind<S>, id: Id): Promise<Read<Kind<S>>>
  /** Several records, each as `get`; throws not_found if one is missing. */
  getAll<S extends Shape>(kind: Kind<S>, ids: readonly Id[]): Promise<Read<Kind<S>>[]>
  /** Records within the actor's scope; a list, maybe empty. */
  find<S extends Shape>(kind: Kind<S>, where: Where<Kind<S>>, range?: Range<Kind<S>>): Promise<Read<Kind<S>>[]>
  /** Records of the envelope's home whoever may read them: for a decision only, never to be shown beyond a trace. A phone knows only what it holds. */
  findInHouse<S extends Shape>(kind: Kind<S>, where: Where<Kind<S>>, range?: Range<Kind<S>>): Promise<RecordOf<Kind<S>>[]>
  /** Where a record stood at a moment, when it has gone elsewhere since; nothing when it has not. A phone knows only where it stands. */
  placeAt(id: Id, at: Instant): Promise<{ region?: Region; rt?: string | null; rw?: string | null }>
  /** Waits for the keys, so that siblings cannot slip past each other; a phone does nothing. */
  guard(keys: readonly string[]): Promise<void>
  /** Ids of unsealed persons of the home who may be the same human; a phone answers none. */
  similar(query: { name?: string | null; nik?: string | null; region: Region; bornYear?: number | null }): Promise<Id[]>
  /** A worker's posts in other homes, for a derived effect only; a phone answers none. */
  postsElsewhere(workerId: Id): Promise<HeldPost[]>
  /** Those of some workers whom a notice in the app reaches, because they have signed in; a phone presumes all of them. */
  withAccounts(workerIds: readonly Id[]): Promise<Id[]>
  /** The SHA-256 of a text in hexadecimal digits, to be kept beside what never changes; a phone answers nothing. */
  digest(text: string): Promise<string>
}

/** All that a decision knows of the world. */
export interface Moment {
  actor: Actor
  desk: Desk
  /** The envelope's id and its home; every record changed belongs to that home. */
  envelope: Id
  home: number
  /** Device time of the act, and the time it is decided. */
  at: Instant
  now: Instant
  /** Whose act it is, when somebody else takes it over from quarantine: the one who went, saw and wrote. */
  origin?: { id: Id; name: string } | undefined
  /** The device on which it was done, as `3F2A · Chrome · Android`; not told by outside systems. */
  device?: string | undefined
  /** Whether it reaches this decision after the person has gone on: a question put now would find nobody at the form. */
  later: boolean
  /** The day at a place when it is decided. */
  today(place: Region): Day
  /** The next id that belongs to this envelope. */
  newId(): Id
  /** Refuses with forbidden unless a live post holds the verb at the place; gives that post. */
  allow(verb: string, place: Region, spot?: Spot): HeldPost
}

/** A record to be saved: new, or a patch of one that stands. */
export type Change = { op: 'add'; kind: Kind; record: AnyRecord } | { op: 'set'; kind: Kind; record: AnyRecord; patch: Record<string, unknown> }
/** What must follow in another home: an act that a job dispatches there, once, after this one has happened. Its input holds ids and plain words, nothing secret. */
export type Derived = { home: number; action: string; input: unknown }
/** What an action decides: what changes, who is told (notices are records as well), what must follow elsewhere, whose data keys are deleted for good, and whose pictures go by which erasure. */
export type Decision = { changes: Change[]; notices?: Change[]; derived?: Derived[]; erases?: Id[]; removes?: { cause: Id; records: Id[] } }

/** A new record. */
export function add<S extends Shape>(kind: Kind<S>, record: RecordOf<Kind<S>>): Change {
  return { op: 'add', kind: kind as unknown as Kind, record: record as unknown as AnyRecord }
}

/** A change of some fields of a record that stands. */
export function set<S extends Shape>(kind: Kind<S>, record: RecordOf<Kind<S>>, patch: Partial<RecordOf<Kind<S>>>): Change {
  return { op: 'set', kind: kind as unknown as Kind, record: record as unknown as AnyRecord, patch: patch as Record<string, unknown> }
}

/** One thing a person can do: name, input, and the pure function that decides it. */
export type Action<Name extends string = string, I = unknown> = {
  name: Name
  input: z.ZodMiniType<I>
  decide(moment: Moment, input: I): Promise<Decision>
  /** The faults of an input that need no desk; asked of whatever fields are right, so that they are named together with those of its shape. */
  check?: Check<I>
  /** Tells of which inputs the maker is not to be named: such an act is only looked at when it comes (it may change nothing), and waits in the box until it goes out in nobody's name. */
  unnamed?(input: I): boolean
}
/** What a check may know of the world: the act's own time, and the day at a place. */
export type Clock = Pick<Moment, 'at' | 'now' | 'today'>
/** Names faults; a field that is wrong by its shape is not there. */
export type Check<I> = (input: Partial<I>, clock: Clock) => Fault[]

/** Declares an action `noun.verb`; its check comes first, also when another action calls it. */
export function action<const Name extends string, T extends z.ZodMiniType>(
  name: Name, input: T, decide: (moment: Moment, input: z.infer<T>) => Promise<Decision>, check?: Check<z.infer<T>>,
): Action<Name, z.infer<T>> {
  const shape = input as unknown as z.ZodMiniType<z.infer<T>>
  if (!check) return { name, input: shape, decide }
  return {
    name, input: shape, check,
    async decide(moment, given) {
      const faults = check(given as Partial<z.infer<T>>, moment)
      if (faults.length === 0) return await decide(moment, given)
      // what only the desk can tell is named together with it
      const more = await decide(moment, given).then(() => [], toldBy)
      throw faulty(...inOrder(shape, [...faults, ...more.filter(fault => !faults.some(one => topOf(one) === topOf(fault)))]))
    },
  }
}

/** Makes an action whose maker is not named when the input says so. */
export function unnamedWhen<Name extends string, I>(one: Action<Name, I>, unnamed: (input: I) => boolean): Action<Name, I> {
  return { ...one, unnamed }
}

/** What travels from a device: the act, its input and the device's time; its id is the idempotency key for ever. `later` says that nobody stands at the form any more. */
export type Envelope = { id: Id; action: string; at: Instant; input: unknown; later?: boolean }
/** The server's answer to an envelope: done or refused, for ever the same. */
export type Receipt = { id: Id; received: Instant; refused?: { code: string; status: number; details: Record<string, unknown> } | null; made: { kind: string; id: Id }[] }

/** Lists every fault of an input that its shape refused, in the order of the form: those of the shape, and those that the fields which are right have by the action's check. */
export function allFaults(action: Action<string, never>, given: unknown, error: z.core.$ZodError, clock: Clock): Fault[] {
  const faults = faultsOf(error)
  const shape = (action.input._zod.def as unknown as { shape?: Record<string, z.ZodMiniType> }).shape
  if (!action.check || !shape || given === null || typeof given !== 'object') return faults
  const wrong = new Set(faults.map(topOf))
  const right = Object.entries(shape).filter(([field]) => !wrong.has(field)).map(([field, one]) => [field, one.safeParse((given as Record<string, unknown>)[field]).data])
  const more = action.check(Object.fromEntries(right) as never, clock).filter(fault => !wrong.has(topOf(fault)))
  return inOrder(action.input, [...faults, ...more])
}

// in the order of the form
function inOrder(input: z.ZodMiniType, faults: readonly Fault[]): Fault[] {
  const order = Object.keys((input._zod.def as unknown as { shape?: object }).shape ?? {})
  return faults.toSorted((one, other) => order.indexOf(topOf(one)) - order.indexOf(topOf(other)))
}

function toldBy(refusal: unknown): readonly Fault[] {
  return refusal instanceof Problem && refusal.code === 'invalid' ? (refusal.details.faults as Fault[] | undefined) ?? [] : []
}

/** Makes the clock of a check. */
export function clockOf(at: Instant, now: Instant): Clock {
  return { at, now, today: place => dayAt(place, now) }
}

function topOf({ at }: Fault): string {
  return at.split('.')[0]!
}

/** Lists every fault of an input's shape, in the order of the form. */
export function faultsOf(error: z.core.$ZodError): Fault[] {
  return error.issues.flatMap(issue => faultOf(issue))
}

function faultOf(issue: z.core.$ZodIssue): Fault[] {
  const at = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') return issue.keys.map(key => ({ at: [...issue.path, key].join('.'), rule: 'unrecognized' }))
  if (issue.code === 'invalid_type') return [{ at, rule: issue.input === undefined || issue.input === null ? 'required' : 'type', limit: issue.expected }]
  if (issue.code === 'too_small') return [{ at, rule: issue.origin === 'string' && issue.minimum === 1 ? 'required' : 'too_small', limit: Number(issue.minimum) }]
  if (issue.code === 'too_big') return [{ at, rule: 'too_big', limit: Number(issue.maximum) }]
  if (issue.code === 'invalid_value') return [{ at, rule: issue.input === undefined ? 'required' : 'one_of', limit: issue.values.map(String).join(', ') }]
  if (issue.code === 'invalid_union') return [{ at, rule: issue.input === undefined ? 'required' : 'one_of' }]
  if (issue.code === 'custom') return [{ at, rule: issue.message && issue.message !== 'Invalid input' ? issue.message : 'invalid' }]
  return [{ at, rule: 'format' in issue ? String(issue.format) : issue.code }]
}
