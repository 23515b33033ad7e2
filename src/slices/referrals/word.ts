import { add, set, type Change, type Derived, type Moment, type Read } from '#kernel/action.ts'
import type { Day } from '#kernel/day.ts'
import { addWorkdays } from '#kernel/workdays.ts'
import { advance, steps } from '#kernel/flow.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import { levelOf, type Region } from '#kernel/region.ts'
import { quieten } from '#slices/cases/alarm.ts'
import { laidDown } from '#slices/cases/closing.ts'
import { callOff } from '#slices/cases/follows.ts'
import { BY_REFERRAL } from '#slices/cases/entrusted.ts'
import { Case, Member } from '#slices/cases/kinds.ts'
import { caseFlow, CLOSED } from '#slices/cases/stages.ts'
import { memberOf } from '#slices/cases/team.ts'
import { LIVING, Stay } from '#slices/institutions/kinds.ts'
import { tell } from '#slices/notices/rules.ts'
import { daysAt, gone, isOver, linked, receiving, standing, type Told } from './flow.ts'
import { holidaysFrom } from './holidays.ts'
import { type HEARD_VIA, Reception, Referral, ReferralStep, type REFUSALS, type ReferralStage } from './kinds.ts'
import { hear } from './receivers.ts'
import { openWork } from './shared.ts'

/** What an act comes to, to be laid beside what else it does. */
export type Parts = { changes: Change[]; notices: Change[]; derived: Derived[] }
/** What a place says, with its words and whose they are. */
export type Word = Told & { refusal?: (typeof REFUSALS)[number] | null | undefined; text?: string | null | undefined; byName: string; via?: (typeof HEARD_VIA)[number] | null | undefined }

/** Nothing yet. */
export const NOTHING: Parts = { changes: [], notices: [], derived: [] }
// what the sender's side hears at each stage, and what the kelurahan
const NEWS: Readonly<Partial<Record<ReferralStage, string>>> = { diterima: 'referral.accepted', ditolak: 'referral.refused', dilayani: 'referral.served', umpan_balik: 'referral.feedback', selesai: 'referral.closed', dicabut: 'referral.revoked' }
const AREA_NEWS: Readonly<Partial<Record<ReferralStage, string>>> = { diterima: 'referral.area_accepted', ditolak: 'referral.area_refused', dicabut: 'referral.area_revoked', selesai: 'referral.area_closed' }

/** The keys on which all wait who move one referral. */
export function referralKeys({ caseId, referralId }: { caseId?: Id | null | undefined; referralId: Id }): string[] {
  return [`referral:${referralId}`, ...caseId ? [`case:${caseId}`] : []]
}

/** The sender's record, with the keys on which all wait who move it. */
export async function keyed(moment: Moment, referralId: Id): Promise<Read<typeof Referral>> {
  const [seen] = await moment.desk.find(Referral, { id: referralId })
  if (seen) await moment.desk.guard(referralKeys({ caseId: seen.caseId, referralId }))
  return await moment.desk.get(Referral, referralId)
}

/** Joins what several parts come to. */
export function joined(...parts: readonly Parts[]): Parts {
  return { changes: parts.flatMap(one => one.changes), notices: parts.flatMap(one => one.notices), derived: parts.flatMap(one => one.derived) }
}

/** The clock of a stage, begun today: until when the next word is awaited. */
export async function clockFor(moment: Moment, place: Region, stage: ReferralStage, days: Pick<Referral, 'answerDays' | 'feedbackDays'>): Promise<{ due: Day | null; wakeDay: Day | null; late: number }> {
  const count = daysAt(stage, days)
  const today = moment.today(place)
  const due = count === null ? null : addWorkdays(today, count, await holidaysFrom(moment, today))
  return { due, wakeDay: due, late: 0 }
}

/** Lets the sender's side hear what a place says: here, or by a derived act in the home where the referral stands. */
export async function toSender(moment: Moment, referralId: Id, word: Word): Promise<Parts> {
  if (homeOf(referralId) !== moment.home) return { ...NOTHING, derived: [{ home: homeOf(referralId), action: FOLLOW.verb, input: { referralId, ...word } }] }
  const [referral] = await moment.desk.findInHouse(Referral, { id: referralId })
  return referral ? await heard(moment, referral, word) : NOTHING
}
const FOLLOW = { verb: 'referral.follow' } as const

/** What becomes of a referral when a place it came to says something; told late, twice or out of order it stands where it should. */
export async function heard(moment: Moment, referral: Referral, word: Word): Promise<Parts> {
  const { now } = moment
  const chain = linked(referral.chain, word)
  const [last, before] = [chain.at(-1)!, referral.chain.at(-1)!]
  const stage = standing(referral.stage, chain)
  const here = last.nth === word.nth && last.step === word.step
  const moved = stage !== referral.stage || last.nth !== before.nth
  // reading it stops no clock
  const fresh = (moved && stage !== 'dibaca') || (here && stage === 'dilayani' && word.stage === 'dilayani')
  const patch: Partial<Referral> = {
    chain, toName: last.to, ...moved ? { stage, stageAt: now, refusal: (last.refusal ?? null) as Referral['refusal'], endedAt: isOver({ stage }) ? now : null } : {},
    ...fresh ? { stageAt: now, ...await clockFor(moment, referral.region, stage, referral) } : {},
  }
  const after = { ...referral, ...patch }
  const onCase = moved ? await caseAfter(moment, after) : NOTHING
  return {
    changes: [set(Referral, referral, patch), lineOf(moment, referral, word), ...onCase.changes], derived: onCase.derived,
    notices: [...moved ? await toldOf(moment, after) : word.stage === 'dilayani' && word.text ? await toOwn(moment, after, 'referral.word') : [], ...onCase.notices],
  }
}

/** The sender's own end: taken back, or closed. */
export async function ownEnd(moment: Moment, referral: Referral, stage: 'dicabut' | 'selesai', said: string | null | undefined): Promise<Parts> {
  const last = referral.chain.at(-1)!
  const patch = { stage, stageAt: moment.now, endedAt: moment.now, due: null, wakeDay: null, late: 0 }
  const after = { ...referral, ...patch }
  const onCase = await caseAfter(moment, after)
  return { changes: [set(Referral, referral, patch), lineOf(moment, referral, { nth: last.nth, stage, to: last.to, text: said, byName: moment.actor.name }), ...onCase.changes], derived: onCase.derived, notices: [...await toldOf(moment, after), ...onCase.notices] }
}

/** One line of what became of it. */
export function lineOf(moment: Moment, referral: Referral, { nth, stage, to, refusal, text, byName, via }: Omit<Word, 'receptionId' | 'step' | 'at'>): Change {
  return add(ReferralStep, { id: moment.newId(), region: referral.region, referralId: referral.id, caseId: referral.caseId, subjectId: referral.subjectId, nth, stage, toName: to, refusal: refusal ?? null, text: text ?? null, byName, via: via ?? null, at: moment.now, sealed: referral.sealed })
}

/** Ends what lies before whoever was asked last: the sender took it back, or closed it. */
export async function endThere(moment: Moment, referral: Referral, stage: 'dicabut' | 'selesai'): Promise<Parts> {
  const last = referral.chain.at(-1)!
  return await endAt(moment, { receptionId: last.receptionId, referralId: referral.id, stage, sort: referral.sort, nth: last.nth, to: last.to })
}
type End = { receptionId: Id; referralId: Id; stage: 'dicabut' | 'selesai'; sort: Referral['sort']; nth: number; to: string }

/** The same, at any place; one that passed it on hands the end on as well. */
export async function endAt(moment: Moment, end: End): Promise<Parts> {
  if (homeOf(end.receptionId) !== moment.home) return { ...NOTHING, derived: [{ home: homeOf(end.receptionId), action: END.verb, input: end }] }
  const [reception] = await moment.desk.findInHouse(Reception, { id: end.receptionId })
  return reception ? await ended(moment, reception, end) : NOTHING
}
const END = { verb: 'reception.end' } as const

/** What becomes of a reception that its sender ends: nothing of anybody is shown there any more. Who is served already stays served. */
export async function ended(moment: Moment, reception: Reception, end: End): Promise<Parts> {
  if (reception.stage === 'diteruskan' && reception.nextId) return await endAt(moment, { ...end, receptionId: reception.nextId, nth: reception.nth + 1, to: reception.nextTo ?? end.to })
  const step = end.stage === 'dicabut' ? 'cabut' : 'tutup'
  if (!steps(receiving, reception.stage).includes(step)) return NOTHING
  const parting = await partingOf(moment, reception)
  return { ...NOTHING, changes: [set(Reception, reception, { ...gone(moment, end.stage), step: reception.step + 1 }), ...parting], notices: end.stage === 'dicabut' ? await hear(moment, reception, 'reception.revoked') : [] }
}

/** Whoever came onto a confidential team by a referral leaves it with the referral. */
export async function partingOf({ desk, today }: Moment, { caseId, sealed, receiverIds }: Reception): Promise<Change[]> {
  if (!caseId || !sealed || receiverIds.length === 0) return []
  const members = await desk.findInHouse(Member, { caseId, workerId: receiverIds })
  return members.filter(one => !one.until && one.reason === BY_REFERRAL).map(one => set(Member, one, { until: today(one.region) }))
}

/** Brings whoever answers onto the team of a confidential case of this home, for as long as the referral lasts. */
export async function joining(moment: Moment, { caseId, sealed }: Pick<Reception, 'caseId' | 'sealed'>): Promise<Change[]> {
  const [record] = caseId && sealed ? await moment.desk.findInHouse(Case, { id: caseId }) : []
  const team = record ? await moment.desk.findInHouse(Member, { caseId: record.id, workerId: moment.actor.workerId }) : []
  return record && !team.some(one => !one.until) ? [memberOf(moment, record, { id: moment.actor.workerId, name: moment.actor.name, pillar: moment.actor.posts[0]?.role ?? null }, 'tim', BY_REFERRAL)] : []
}

/** What the case does: it lies in the hands of whoever serves it, comes back, or goes to the other office for good. */
async function caseAfter(moment: Moment, referral: Referral): Promise<Parts> {
  const [record] = referral.sort === 'layanan' ? [] : await moment.desk.findInHouse(Case, { id: referral.caseId })
  if (!record) return NOTHING
  if (referral.sort === 'alih') return referral.stage === 'selesai' ? await movedAway(moment, record, referral) : NOTHING
  const last = referral.chain.at(-1)!
  if (referral.stage === 'diterima' && homeOf(last.receptionId) === moment.home && !record.sealed) {
    const [reception] = await moment.desk.findInHouse(Reception, { id: last.receptionId })
    return reception?.unitId ? { ...NOTHING, changes: [set(Case, record, { unitId: reception.unitId })] } : NOTHING
  }
  if (!isOver(referral)) return referral.stage === 'terkirim' && record.unitId ? { ...NOTHING, changes: [set(Case, record, await handsOf(moment, record))] } : NOTHING
  const stays = record.stage === 'dirujuk' ? { stage: advance(caseFlow, record.stage, 'kembali'), stageAt: moment.now } : {}
  return { ...NOTHING, changes: [set(Case, record, { ...stays, ...await handsOf(moment, record) })] }
}

// the case of whoever lives there stays in the hands of the house until the discharge
async function handsOf({ desk }: Moment, record: Case): Promise<Partial<Case>> {
  if (!record.unitId) return {}
  const living = await desk.findInHouse(Stay, { caseId: record.id, unitId: record.unitId, state: [...LIVING] })
  return living.length > 0 ? {} : { unitId: null }
}

/** The whole case is another office's now: here it is closed and nothing of it is left waiting; what is still open at this moment goes after it, not what was open when it was sent. */
async function movedAway(moment: Moment, record: Case, { toName, chain }: Referral): Promise<Parts> {
  if (CLOSED.includes(record.stage)) return NOTHING
  const { receptionId } = chain.at(-1)!
  const reason = `Dialihkan ke ${toName}`.slice(0, 300)
  const work = await openWork(moment, record.id)
  const off = await callOff(moment, record, reason)
  return {
    derived: work.steps.length + work.deeds.length > 0 ? [{ home: homeOf(receptionId), action: BRING.verb, input: { receptionId, work } }] : [], notices: off.notices,
    changes: [set(Case, record, { stage: 'selesai', stageAt: moment.now, closedReason: reason }), ...await laidDown(moment, record, reason), ...off.changes, ...await quieten(moment, record)],
  }
}
const BRING = { verb: 'reception.bring' } as const

/** Whoever follows it and whoever leads the case hear where it stands now; the kelurahan hears how it went, and neither of what kind nor to whom. A confidential one is told to its team alone. */
async function toldOf(moment: Moment, referral: Referral): Promise<Change[]> {
  const code = NEWS[referral.stage]
  const area = AREA_NEWS[referral.stage]
  const own = code ? await toOwn(moment, referral, code) : referral.chain.length > 1 && referral.stage === 'terkirim' ? await toOwn(moment, referral, 'referral.forwarded') : []
  const kelurahan = area && !referral.sealed && levelOf(referral.region) === 4 ? [tell(moment, { role: 'lurah', region: referral.region }, { code: area, caseId: referral.caseId, told: { leadName: referral.ownerName } })] : []
  return [...own, ...kelurahan]
}

async function toOwn(moment: Moment, referral: Referral, code: string): Promise<Change[]> {
  const [record] = await moment.desk.findInHouse(Case, { id: referral.caseId })
  const people = new Map<Id, string>([[referral.ownerId, referral.ownerName], [referral.fromId, referral.fromName], ...record?.leadId ? [[record.leadId, record.leadName ?? ''] as const] : []])
  const team = referral.sealed ? new Set((await moment.desk.findInHouse(Member, { caseId: referral.caseId })).filter(one => !one.until && one.role !== 'terlibat').map(one => one.workerId)) : undefined
  return [...people].filter(([id]) => id !== moment.actor.workerId && homeOf(id) === moment.home && (!team || team.has(id))).map(([worker, name]) => tell(moment, { worker, name, region: referral.region }, { code, caseId: referral.caseId, sealed: referral.sealed, told: { otherName: referral.toName, due: referral.due, about: referral.id } }))
}
