import * as z from 'zod/mini'
import { clock, day, flag, id, ids, instant, int, maybe, oneOf, part, pattern, secret, text, texts } from '#kernel/fields.ts'
import { kind, type RecordOf } from '#kernel/record.ts'
import { Mark } from '#slices/consents/kinds.ts'

/** The sides of somebody's life that an assessment looks at and a goal speaks of. */
export const DOMAINS = ['biologis', 'psikologis', 'sosial', 'spiritual', 'ekonomi'] as const
/** A plan is drawn, agreed with the family, and over with its case. */
export const PLAN_STATES = ['disusun', 'disepakati', 'selesai'] as const
/** What the family says to the plan. */
export const AGREEMENTS = ['setuju', 'sebagian', 'tidak'] as const
/** A goal is open, reached, or given up. */
export const GOAL_STATES = ['terbuka', 'tercapai', 'dihentikan'] as const
/** Whose action it is: the worker's own, a unit's, a pillar's, or that of a body outside. */
export const DEED_OF = ['petugas', 'unit', 'pilar', 'lembaga'] as const
/** An action is open, done, or called off. */
export const DEED_STATES = ['terbuka', 'selesai', 'batal'] as const
/** A case conference is called, was held, or was called off. */
export const CONFERENCE_STATES = ['diundang', 'selesai', 'batal'] as const
/** What was given, by the items of the minimum service standard. */
export const PROVISION_SORTS = ['permakanan', 'sandang', 'tempat_tinggal', 'alat_bantu', 'kesehatan', 'bimbingan', 'keluarga', 'dokumen', 'pendidikan', 'uang', 'usaha', 'penelusuran', 'lainnya'] as const
/** Why the office's service ends. */
export const CLOSURE_REASONS = ['tercapai', 'pindah', 'meninggal', 'menolak', 'lembaga_lain', 'lainnya'] as const
/** An ending is proposed, agreed to, given back, or undone when the case is opened again. */
export const CLOSURE_STATES = ['diajukan', 'disetujui', 'dikembalikan'] as const
/** After how many months somebody may be looked up again. */
export const AFTERCARE_MONTHS = [1, 3, 6, 12] as const

/** From 1 (worse) to 5 (reached). */
export const progressField = () => int(1, 5)
/** A quantity as people write it: 10, 2,5, 700000. */
export const amountField = () => pattern(/^\d{1,12}(,\d{1,2})?$/, 'amount', value => value.replace('.', ','))

const on = { caseId: id(), subjectId: id() }
const tail = { byId: id(), byName: text(120), at: instant(), sealed: flag() }
const team = { field: 'caseId', member: 'caseId' } as const

/** What an assessment found, side by side; a later one stands beside it, never over it. */
export const Assessment = kind('assessment', {
  table: 'assessments',
  fields: {
    ...on, day: day(), biologis: maybe(secret(text(2000))), psikologis: maybe(secret(text(2000))), sosial: maybe(secret(text(2000))), spiritual: maybe(secret(text(2000))), ekonomi: maybe(secret(text(2000))),
    strengths: maybe(secret(text(2000))), risks: maybe(secret(text(2000))), conclusion: secret(text(2000)), ...tail,
  },
  trace: [], brief: [], list: ['caseId', 'day', 'byName'], filters: ['region', 'caseId'], order: 'day', about: 'caseId', subject: 'subjectId', team,
})
/** An assessment as stored. */
export type Assessment = RecordOf<typeof Assessment>

/** What is to be reached for one case, agreed with the family, looked at again on a day; one at a time. */
export const Plan = kind('plan', {
  table: 'plans',
  fields: { ...on, day: day(), state: oneOf(PLAN_STATES), reviewDay: day(), agreement: maybe(oneOf(AGREEMENTS)), agreedDay: maybe(day()), agreedBy: maybe(secret(text(120))), agreedView: maybe(secret(text(1000))), ...tail },
  trace: [], brief: [], list: ['caseId', 'day', 'state', 'reviewDay', 'agreement', 'agreedDay', 'byName'], filters: ['region', 'caseId', 'state'], order: 'reviewDay', about: 'caseId', subject: 'subjectId', team,
})
/** A plan as stored. */
export type Plan = RecordOf<typeof Plan>

const Clashes = z.array(z.object({ field: z.string(), theirs: z.unknown(), mine: z.unknown(), byName: z.string(), at: z.string() }))
/** Two values for one field of a goal that a person has to settle. */
export type GoalClash = z.infer<typeof Clashes>[number]

/** What is to be reached, how one will see it, and how far it has come. */
export const Goal = kind('goal', {
  table: 'goals',
  fields: {
    planId: id(), ...on, domain: oneOf(DOMAINS), aim: secret(text(300)), sign: maybe(secret(text(300))), progress: maybe(progressField()), progressDay: maybe(day()), state: oneOf(GOAL_STATES),
    clashes: maybe(secret(part(Clashes))), clashing: flag(), ...tail,
  },
  trace: [], brief: [], list: ['planId', 'caseId', 'domain', 'progress', 'progressDay', 'state', 'clashing'], filters: ['region', 'caseId', 'planId', 'state'], order: 'at', about: 'caseId', subject: 'subjectId', team,
})
/** A goal as stored. */
export type Goal = RecordOf<typeof Goal>

/** What is to be done for a goal: by which organisation, followed by which worker, until when. */
export const Deed = kind('deed', {
  table: 'deeds',
  fields: {
    planId: maybe(id()), goalId: maybe(id()), conferenceId: maybe(id()), ...on, what: secret(text(300)), of: oneOf(DEED_OF), unitId: maybe(id()), pillar: maybe(text(40)), body: maybe(text(120)), ownerId: id(), ownerName: text(120),
    due: day(), state: oneOf(DEED_STATES), doneDay: maybe(day()), doneByName: maybe(text(120)), doneNote: maybe(secret(text(500))), unconsented: maybe(secret(text(300))), ...tail,
  },
  trace: [], brief: [], list: ['caseId', 'goalId', 'of', 'body', 'pillar', 'ownerName', 'due', 'state'], filters: ['region', 'caseId', 'ownerId', 'state', 'due'], order: 'due', about: 'caseId', subject: 'subjectId', own: ['ownerId'], team,
  rests: { by: 'due', days: 180, when: { field: 'state', values: ['selesai', 'batal'] } },
})
/** An action of a plan as stored. */
export type Deed = RecordOf<typeof Deed>

const Participant = z.strictObject({ name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)), org: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)), workerId: z.nullish(z.uuid()) })
/** Who sits at a case conference, and for which organisation. */
export const Participants = z.array(Participant).check(z.minLength(1), z.maxLength(30))
const Decided = z.array(z.object({ text: z.string(), deedId: z.nullish(z.string()) }))

/** Several bodies talk about one case: when, who for whom, what they decided. */
export const Conference = kind('conference', {
  table: 'conferences',
  fields: {
    ...on, day: day(), from: maybe(clock()), place: maybe(text(200)), agenda: maybe(secret(text(1000))), participants: secret(part(Participants)), workerIds: ids(30), state: oneOf(CONFERENCE_STATES),
    summary: maybe(secret(text(4000))), decisions: maybe(secret(part(Decided))), ...tail,
  },
  trace: [], brief: [], list: ['caseId', 'day', 'from', 'place', 'state', 'byName'], filters: ['region', 'caseId', 'state', 'day'], order: 'day', about: 'caseId', subject: 'subjectId', own: ['workerIds'], team,
})
/** A case conference as stored. */
export type Conference = RecordOf<typeof Conference>

/** So many pictures show what was given, and no more. */
export const MOST_PICTURES = 3

/** A service or aid that somebody received: what, how much, out of which programme, and what proves it. */
export const Provision = kind('provision', {
  table: 'provisions',
  fields: {
    deedId: maybe(id()), visitId: maybe(id()), photoId: maybe(id()), ...on, day: day(), sort: oneOf(PROVISION_SORTS), what: secret(text(200)), quantity: maybe(amountField()), unitOf: maybe(text(30)), programme: maybe(text(80)), body: maybe(text(120)),
    receivedBy: maybe(secret(text(120))), mark: maybe(secret(part(Mark))), paper: maybe(text(160)), pictures: maybe(texts(64, MOST_PICTURES)), unconsented: maybe(secret(text(300))), ...tail,
  },
  trace: [], brief: [], list: ['caseId', 'day', 'sort', 'quantity', 'unitOf', 'programme', 'body', 'byName'], filters: ['region', 'caseId', 'sort', 'day'], order: 'day', about: 'caseId', subject: 'subjectId', team, rests: { by: 'day', days: 730 },
})
/** A service delivered as stored. */
export type Provision = RecordOf<typeof Provision>

/** That the service ends, why, who agreed, and after which months somebody is looked up again. */
export const Closure = kind('closure', {
  table: 'closures',
  fields: {
    ...on, reason: oneOf(CLOSURE_REASONS), summary: secret(text(4000)), openReason: maybe(secret(text(500))), months: part(z.array(z.int().check(z.gte(1), z.lte(24))).check(z.maxLength(8))), state: oneOf(CLOSURE_STATES),
    decidedById: maybe(id()), decidedByName: maybe(text(120)), decidedDay: maybe(day()), decidedNote: maybe(secret(text(500))), ...tail,
  },
  trace: [], brief: ['caseId', 'months', 'state', 'decidedDay'], list: ['caseId', 'months', 'state', 'decidedDay'], filters: ['region', 'caseId', 'state'], order: 'at', about: 'caseId', subject: 'subjectId', team,
})
/** The end of a service as stored. */
export type Closure = RecordOf<typeof Closure>
