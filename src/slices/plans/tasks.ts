import { addDays, dayAt, type Day } from '#kernel/day.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import type { Depth, Kind, RecordOf } from '#kernel/record.ts'
import { covers, levelOf, type Region } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { rights } from '#src/rights.ts'
import { Case, type Member, NextStep } from '#slices/cases/kinds.ts'
import type { Stage } from '#slices/cases/stages.ts'
import { Consent, heldBy, Withdrawal } from '#slices/consents/kinds.ts'
import { type Reception, Referral } from '#slices/referrals/kinds.ts'
import { Visit } from '#slices/trips/kinds.ts'
import type { Post } from '#slices/workers/rules.ts'
import { Assessment, Closure, Conference, Deed, Goal, Plan } from './kinds.ts'

/** To whom a task falls: one worker, the pillar that serves the place, or the office. */
export type Whose = { worker: Id; name: string | null } | { role: string; region: Region } | { office: number }
/** Something that the records say is to be done, within a window; computed anew each time, so that nobody can leave it behind. */
export type Task = { key: string; rule: string; caseId: Id; region: Region; sealed: boolean; from: Day; to: Day; whose: Whose; recordId: Id | null }
/** A case as far as tasks look at it. */
export type TaskCase = Pick<RecordOf<typeof Case>, 'id' | 'region' | 'stage' | 'stageAt' | 'sealed' | 'leadId' | 'leadName'> & { depth?: Depth }
/** What a rule finds before anybody is named: the window, the record, and who was asked by it. */
export type Draft = { from: Day; to: Day; recordId?: Id | null; owner?: { id: Id; name: string } | null; nth?: number }
/** Gives the records of a kind that hang on the case at hand. */
export type Look = <K>(kind: K) => readonly RecordOf<K>[]
/** The day so many working days later, as the case's office works. */
export type Later = (day: Day, days: number) => Day
/** What may be asked, by the name of its rule. */
export const TASKS = ['consent', 'consent_check', 'stop', 'assess', 'plan', 'agree', 'review', 'goal_check', 'deed', 'step', 'minutes', 'decide', 'referral', 'aftercare', 'finish', 'answer'] as const
/** One rule of tasks: at which stages, from which kinds, what is to be done until when; what is not listed any more is resolved. */
export type TaskRule = {
  name: (typeof TASKS)[number]
  /** Stages at which it asks anything; none named means all that are open. */
  stages?: readonly Stage[]
  /** Kinds that it looks at. */
  needs: readonly Kind[]
  /** The depth at which the case must be read, so that nothing is missed and asked for in vain. */
  depth?: 'brief'
  /** Whom it falls to when nobody leads the case. */
  fallback: 'pilar' | 'kantor'
  drafts(record: TaskCase, look: Look, today: Day, later: Later): Draft[]
}

// an assessment is due so many working days after its stage began, a plan after the assessment, the family's word after the plan
const ASSESS_DAYS = 5
const PLAN_DAYS = 7
const AGREE_DAYS = 5
const CONSENT_DAYS = 3
const REVIEW_EARLY_DAYS = 7
const STEP_EARLY_DAYS = 7
const MINUTES_DAYS = 2
const DECIDE_DAYS = 5
const AROUND_DAYS = 14
const FOLLOW_DAYS = 3
const ANSWER_LATE_DAYS = 3
/** Whoever may report a visit can be asked to go. */
const GOES = { verb: 'visit.report' }

const anyOf = (...kinds: unknown[]) => kinds as readonly Kind[]
const WORKING: readonly Stage[] = ['asesmen', 'perencanaan', 'intervensi', 'monitoring', 'dirujuk']

/** Gives the day so many working days later; `isOff` names further days off, Saturday and Sunday are. */
export function workingDaysLater(day: Day, days: number, isOff: (day: Day) => boolean = () => false): Day {
  let at = day
  for (let left = days; left > 0;) {
    at = addDays(at, 1)
    if (!isOff(at) && ![0, 6].includes(new Date(`${at}T00:00:00Z`).getUTCDay())) left -= 1
  }
  return at
}

/** Gives the day so many months later, in a shorter month its last. */
export function monthsLater(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

const began = (record: TaskCase) => dayAt(record.region, record.stageAt)
const newest = <T extends { day: Day; at: string }>(list: readonly T[]) => list.toSorted((a, b) => (a.day + a.at < b.day + b.at ? 1 : -1))[0]
const livePlan = (look: Look) => look(Plan).find(plan => plan.state !== 'selesai')

/** The visits owed after the end of a service: each with its window, resolved by a visit reported within it, or before the next begins. */
export function aftercareOf(closure: Pick<Closure, 'months' | 'decidedDay'>, visits: readonly Pick<Visit, 'state' | 'day'>[]): { month: number; from: Day; to: Day; seen: boolean }[] {
  if (!closure.decidedDay) return []
  const windows = closure.months.map(month => { const day = monthsLater(closure.decidedDay!, month); return { month, from: addDays(day, -AROUND_DAYS), to: addDays(day, AROUND_DAYS) } })
  return windows.map((one, at) => ({ ...one, seen: visits.some(({ state, day }) => state === 'selesai' && day >= one.from && (at + 1 >= windows.length || day < windows[at + 1]!.from)) }))
}

const afterwards = (look: Look) => {
  const closure = look(Closure).filter(({ state }) => state === 'disetujui').toSorted((a, b) => (a.decidedDay! < b.decidedDay! ? 1 : -1))[0]
  return { closure, owed: closure ? aftercareOf(closure, look(Visit)) : [] }
}

/** Whatever the records ask for. Other slices add rules of their own kinds here. */
export const TASK_RULES: readonly TaskRule[] = [
  {
    name: 'consent', stages: WORKING, needs: anyOf(Consent), fallback: 'kantor',
    // a basis without anybody's word does for the moment; the word is asked for all the same
    drafts: (record, look, _, later) => (look(Consent).some(one => one.givenBy !== 'tidak_dapat' && heldBy(one).includes('asesmen')) ? [] : [{ from: began(record), to: later(began(record), CONSENT_DAYS) }]),
  },
  { name: 'consent_check', needs: anyOf(Consent), fallback: 'kantor', drafts: (record, look) => look(Consent).filter(one => one.state === 'ditinjau').map(one => ({ from: one.day, to: addDays(dayAt(record.region, one.at), 3), recordId: one.id })) },
  { name: 'stop', needs: anyOf(Withdrawal), fallback: 'kantor', drafts: (record, look) => look(Withdrawal).filter(one => one.state === 'menunggu').map(one => ({ from: dayAt(record.region, one.at), to: dayAt(record.region, one.due), recordId: one.id })) },
  { name: 'assess', stages: ['asesmen'], needs: anyOf(Assessment), fallback: 'kantor', drafts: (record, look, _, later) => (look(Assessment).some(one => one.day >= began(record)) ? [] : [{ from: began(record), to: later(began(record), ASSESS_DAYS) }]) },
  {
    name: 'plan', stages: ['asesmen', 'perencanaan', 'intervensi', 'monitoring'], needs: anyOf(Assessment, Plan), fallback: 'kantor',
    drafts: (_, look, __, later) => { const assessed = newest(look(Assessment)); return assessed && !livePlan(look) ? [{ from: assessed.day, to: later(assessed.day, PLAN_DAYS), recordId: assessed.id }] : [] },
  },
  { name: 'agree', stages: WORKING, needs: anyOf(Plan), fallback: 'kantor', drafts: (_, look, __, later) => look(Plan).filter(one => one.state === 'disusun').map(one => ({ from: one.day, to: later(one.day, AGREE_DAYS), recordId: one.id })) },
  { name: 'review', stages: WORKING, needs: anyOf(Plan), fallback: 'kantor', drafts: (_, look) => look(Plan).filter(one => one.state !== 'selesai').map(one => ({ from: addDays(one.reviewDay, -REVIEW_EARLY_DAYS), to: one.reviewDay, recordId: one.id })) },
  { name: 'goal_check', needs: anyOf(Goal), fallback: 'kantor', drafts: (record, look) => look(Goal).filter(one => one.clashing).map(one => ({ from: dayAt(record.region, one.at), to: addDays(dayAt(record.region, one.at), 3), recordId: one.id })) },
  { name: 'deed', needs: anyOf(Deed), fallback: 'kantor', drafts: (record, look) => look(Deed).filter(one => one.state === 'terbuka').map(one => ({ from: dayAt(record.region, one.at), to: one.due, recordId: one.id, owner: { id: one.ownerId, name: one.ownerName } })) },
  { name: 'step', needs: anyOf(NextStep), fallback: 'kantor', drafts: (_, look) => look(NextStep).filter(one => one.state === 'terbuka').map(one => ({ from: addDays(one.due, -STEP_EARLY_DAYS), to: one.due, recordId: one.id, owner: { id: one.ownerId, name: one.ownerName } })) },
  { name: 'minutes', needs: anyOf(Conference), fallback: 'kantor', drafts: (_, look) => look(Conference).filter(one => one.state === 'diundang').map(one => ({ from: one.day, to: addDays(one.day, MINUTES_DAYS), recordId: one.id })) },
  { name: 'decide', stages: ['terminasi'], needs: anyOf(Closure), fallback: 'kantor', drafts: (record, look, _, later) => look(Closure).filter(one => one.state === 'diajukan').map(one => ({ from: dayAt(record.region, one.at), to: later(dayAt(record.region, one.at), DECIDE_DAYS), recordId: one.id, owner: null })) },
  {
    name: 'aftercare', stages: ['bina_lanjut'], needs: anyOf(Closure, Visit), depth: 'brief', fallback: 'pilar',
    drafts: (_, look) => { const { closure, owed } = afterwards(look); return owed.filter(one => !one.seen).map(({ from, to, month }) => ({ from, to, recordId: closure!.id, nth: month })) },
  },
  {
    name: 'finish', stages: ['bina_lanjut'], needs: anyOf(Closure, Visit), fallback: 'kantor',
    drafts: (_, look) => { const { closure, owed } = afterwards(look); return owed.length > 0 && owed.every(one => one.seen) ? [{ from: owed.at(-1)!.from, to: addDays(owed.at(-1)!.to, AROUND_DAYS), recordId: closure!.id }] : [] },
  },
  {
    // whoever was asked is silent past the day, or has ended the service and waits for the referral to be closed
    name: 'referral', needs: anyOf(Referral), fallback: 'kantor',
    drafts: (record, look, today, later) => look(Referral).filter(one => !one.endedAt && !!one.due && (one.due < today || one.stage === 'umpan_balik'))
      .map(one => ({ ...one.stage === 'umpan_balik' ? { from: dayAt(record.region, one.stageAt), to: one.due! } : { from: addDays(one.due!, 1), to: later(one.due!, FOLLOW_DAYS) }, recordId: one.id, owner: { id: one.ownerId, name: one.ownerName } })),
  },
]

/** Every kind that some rule looks at. */
export const TASK_KINDS: readonly Kind[] = [...new Set(TASK_RULES.flatMap(({ needs }) => needs))]
/** Stages at which a case may owe anything. */
export const TASK_STAGES: readonly Stage[] = ['masuk', 'ditelaah', 'penjangkauan', ...WORKING, 'terminasi', 'bina_lanjut', 'dibuka_kembali']
/** What the office decides, whoever leads the case. */
const OFFICE_DECIDES = new Set<string>(['decide', 'finish'])

/** Who may be asked: posts as far as they are known here, and who stands on which team. */
export type People = { posts: readonly Pick<Post, 'workerId' | 'role' | 'region' | 'line' | 'from' | 'until' | 'approval'>[]; members: readonly Pick<Member, 'caseId' | 'workerId' | 'workerName' | 'role' | 'until' | 'from'>[]; today: Day; /** A device knows few posts: of whom it knows none it believes the best. */ presumes?: boolean; /** The days on which the office of a home does not work, beside Saturday and Sunday. */ isOff?: (day: Day, home: number) => boolean }

/** Lists what is to be done: from the records, each with one addressee who can do it. */
export function tasksOf(cases: readonly TaskCase[], records: <K>(kind: K, caseId: Id) => readonly RecordOf<K>[], people: People): Task[] {
  const asks = askable(people)
  return cases.flatMap(record => {
    const later = laterAt(people, homeOf(record.id))
    const look: Look = kind => records(kind, record.id)
    return TASK_RULES.filter(rule => (rule.stages ?? TASK_STAGES).includes(record.stage) && (rule.depth === 'brief' || (record.depth ?? 'full') === 'full')).flatMap(rule => rule.drafts(record, look, people.today, later).map((draft): Task => ({
      key: [rule.name, record.id, draft.recordId ?? '', draft.nth ?? ''].join(':'), rule: rule.name, caseId: record.id, region: record.region, sealed: record.sealed, from: draft.from, to: draft.to, recordId: draft.recordId ?? null,
      whose: OFFICE_DECIDES.has(rule.name) ? { office: homeOf(record.id) } : asks(record, rule.fallback, draft.owner),
    })))
  }).toSorted((a, b) => (a.to === b.to ? (a.key < b.key ? -1 : 1) : a.to < b.to ? -1 : 1))
}

function laterAt({ isOff }: People, home: number): Later {
  return (day, days) => workingDaysLater(day, days, isOff && (at => isOff(at, home)))
}

/** That a referral which came in is to be answered: by the staff of the house, of a confidential one by whoever may read it, else by the office. It hangs on no case, for whoever is asked reads none yet. */
export type AnswerTask = Omit<Task, 'caseId' | 'whose'> & { caseId: null; whose: Whose | { unit: Id } }
/** A reception as far as tasks look at it. */
export type AskedHere = Pick<RecordOf<typeof Reception>, 'id' | 'region' | 'stage' | 'at' | 'due' | 'unitId' | 'body' | 'sealed' | 'receiverIds'>

/** Lists the referrals that await an answer here, each with one addressee who can give it. */
export function answersOf(receptions: readonly AskedHere[], people: Omit<People, 'members' | 'posts'> & { posts: readonly (People['posts'][number] & { unitId?: Id | null | undefined; workerName?: string })[] }): AnswerTask[] {
  const able = people.posts.filter(post => post.line === 'area' && isLive(post, people.today) && rights[post.role]?.verbs.includes(ANSWERS.verb))
  return receptions.filter(({ stage, body }) => !body && (stage === 'terkirim' || stage === 'dibaca')).map((one): AnswerTask => {
    const from = dayAt(one.region, one.at)
    const [reader] = able.filter(post => one.receiverIds.includes(post.workerId)).toSorted((a, b) => (a.workerId < b.workerId ? -1 : 1))
    const staffed = !!one.unitId && able.some(post => post.unitId === one.unitId)
    const whose = one.sealed ? reader ? { worker: reader.workerId, name: reader.workerName ?? null } : { office: homeOf(one.id) } : staffed ? { unit: one.unitId! } : { office: homeOf(one.id) }
    return { key: `${ANSWER}:${one.id}`, rule: ANSWER, caseId: null, region: one.region, sealed: one.sealed, from, to: one.due ?? laterAt({ ...people, members: [] }, homeOf(one.id))(from, ANSWER_LATE_DAYS), whose, recordId: one.id }
  }).toSorted((a, b) => (a.to === b.to ? (a.key < b.key ? -1 : 1) : a.to < b.to ? -1 : 1))
}
/** The task that a referral waits to be answered. */
const ANSWER = 'answer'
const ANSWERS = { verb: 'referral.answer' } as const

/** Falls to whoever was asked, else to the lead, of a confidential case else to its team; else to the pillar of the place, else to the office. */
function askable({ posts, members, today, presumes }: People): (record: TaskCase, fallback: TaskRule['fallback'], owner?: { id: Id; name: string } | null) => Whose {
  const live = posts.filter(post => post.line === 'area' && isLive(post, today))
  const known = new Set(posts.map(({ workerId }) => workerId))
  const working = new Set(live.filter(({ role }) => rights[role]?.reads.case?.full?.includes('team')).map(({ workerId }) => workerId))
  const serving = live.filter(({ role, region }) => levelOf(region) >= 3 && rights[role]?.verbs.includes(GOES.verb) && rights[role].reads.case?.brief?.includes('area')).toSorted((a, b) => (levelOf(b.region) - levelOf(a.region) || (a.role < b.role ? -1 : 1)))
  const ties = Map.groupBy(members.filter(({ until }) => !until), ({ caseId }) => caseId)
  return (record, fallback, owner) => {
    const tied = ties.get(record.id) ?? []
    const team = tied.filter(({ role }) => role !== 'terlibat')
    const may = (worker: Id) => (working.has(worker) || (presumes && !known.has(worker))) && !tied.some(one => one.workerId === worker && one.role === 'terlibat') && (!record.sealed || team.some(one => one.workerId === worker))
    if (owner && may(owner.id)) return { worker: owner.id, name: owner.name }
    if (record.leadId && may(record.leadId)) return { worker: record.leadId, name: record.leadName ?? null }
    if (record.sealed) {
      const [mate] = team.filter(one => may(one.workerId)).toSorted((a, b) => (a.from + a.workerId < b.from + b.workerId ? -1 : 1))
      return mate ? { worker: mate.workerId, name: mate.workerName } : { office: homeOf(record.id) }
    }
    const post = fallback === 'pilar' ? serving.find(({ region }) => covers(region, record.region)) : undefined
    return post ? { role: post.role, region: post.region } : { office: homeOf(record.id) }
  }
}

/** Tells whether a task is somebody's own: by name, or by a post that serves the place. */
export function isMine({ whose }: Pick<Task, 'whose'> | Pick<AnswerTask, 'whose'>, { workerId, posts }: { workerId: Id; posts: readonly { role: string; region: Region; line: string; unitId?: Id | null | undefined }[] }): boolean {
  if ('worker' in whose) return whose.worker === workerId
  if ('unit' in whose) return posts.some(post => post.line === 'area' && post.unitId === whose.unit)
  return 'role' in whose && posts.some(post => post.line === 'area' && post.role === whose.role && post.region === whose.region)
}

/** Tells how a task stands on a day: not yet, now, or late. */
export function standing({ from, to }: Pick<Task, 'from' | 'to'>, today: Day): 'nanti' | 'sekarang' | 'lewat' {
  return today > to ? 'lewat' : today < from ? 'nanti' : 'sekarang'
}
