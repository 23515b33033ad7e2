import * as z from 'zod/mini'
import { action, add, set, type Moment, type Read } from '#kernel/action.ts'
import { day, flag, id, int, maybe, oneOf, part, region, secret, someOf, text, texts } from '#kernel/fields.ts'
import { advance, steps } from '#kernel/flow.ts'
import { deriveId, homeOf, type Id } from '#kernel/id.ts'
import { faulty, problem, type Fault } from '#kernel/problem.ts'
import { firstHome, levelOf, placeOfHome, type Region } from '#kernel/region.ts'
import { Case, caseKey } from '#slices/cases/kinds.ts'
import { caseFlow, CLOSED } from '#slices/cases/stages.ts'
import { isClosed, mustReadFull } from '#slices/cases/work.ts'
import { consented } from '#slices/consents/take.ts'
import { Household, Person } from '#slices/persons/rules.ts'
import { Office, Unit } from '#slices/units/rules.ts'
import { toReceiver, type Arrival } from './arrive.ts'
import { isOver } from './flow.ts'
import { BODIES, Referral, REFERRAL_SORTS, SHARED, type Snapshot } from './kinds.ts'
import { referralDraft } from './letters.ts'
import { targetFields } from './said.ts'
import { aimWords, foundWords, openWork } from './shared.ts'
import { clockFor, joined, lineOf, NOTHING, type Parts } from './word.ts'

/** The handling of this case has been given to somebody already; take that back first. */
export const referredAlready = problem('referral.open_already', 409)

/** Within so many working days an answer is awaited, by how urgent the case is. */
export const ANSWER_DAYS = { darurat: 1, segera: 3, biasa: 5 } as const
/** Within so many working days word of how it goes is awaited. */
export const FEEDBACK_DAYS = 14
const OPEN_SORTS: readonly string[] = ['penanganan', 'alih']
type Target = { toUnitId?: Id | null; toRegion?: Region | null; toName?: string | null; body?: (typeof BODIES)[number] | null }
/** A target as it was found. */
export type Found = { home: number; unitId: Id | null; region: Region; toName: string; toSort: Referral['toSort']; body: (typeof BODIES)[number] | null }

const SendInput = z.strictObject({
  id: maybe(id()), caseId: id(), sort: oneOf(REFERRAL_SORTS), ...targetFields, reason: secret(text(2000)), share: someOf(SHARED), assessment: maybe(secret(text(4000))), goal: maybe(secret(text(2000))), documents: maybe(secret(texts(160, 20))),
  unconsented: maybe(secret(text(300))), mayForward: maybe(flag()), wanted: maybe(day()), answerDays: maybe(int(1, 60)), feedbackDays: maybe(int(1, 250)),
})
type SendInput = z.infer<typeof SendInput>

/** Refers somebody: whoever is asked sees what is ticked here until the referral ends, and two clocks begin. */
export const send = action('referral.send', SendInput, async (moment, input) => {
  const { desk, actor, now, today } = moment
  await desk.guard([caseKey(input.caseId)])
  const record = await desk.get(Case, input.caseId)
  const post = moment.allow('case.refer', record.region)
  mustReadFull(record)
  if (CLOSED.includes(record.stage)) throw isClosed({ caseId: record.id, stage: record.stage })
  const target = await targetOf(moment, input, record.region)
  if (target.home !== moment.home) moment.allow('case.refer_out', record.region)
  if (input.sort === 'alih') moment.allow('case.close', record.region)
  if (input.sort === 'alih' && (target.home === moment.home || target.body)) throw faulty({ at: 'sort', rule: 'other_office' })
  // a case stands in a kelurahan, and a province has none of its own
  if (input.sort === 'alih' && levelOf(target.region) < 2) throw faulty({ at: 'sort', rule: 'no_kelurahan' })
  if (input.wanted && input.wanted < today(record.region)) throw faulty({ at: 'wanted', rule: 'past_day' })
  if (OPEN_SORTS.includes(input.sort) && (await desk.findInHouse(Referral, { caseId: record.id, sort: ['penanganan', 'alih'] })).some(one => !isOver(one))) throw referredAlready({ caseId: record.id })
  if (!input.unconsented) await consented(moment, record.id, 'rujukan')
  const referralId = input.id ?? moment.newId()
  const receptionId = target.home === moment.home ? moment.newId() : deriveId(moment.envelope, FIRST_THERE, target.home)
  const days = { answerDays: input.answerDays ?? ANSWER_DAYS[record.urgency], feedbackDays: input.feedbackDays ?? FEEDBACK_DAYS }
  const [office] = await desk.findInHouse(Office, {})
  const referral: Referral = {
    id: referralId, region: record.region, sort: input.sort, caseId: record.id, personId: record.personId, householdId: record.householdId, subjectId: record.subjectId, who: record.who, rt: record.rt, toSort: target.toSort, toName: target.toName, body: target.body, share: input.share, reason: input.reason, unconsented: input.unconsented ?? null,
    mayForward: input.mayForward ?? true, wanted: input.wanted ?? null, ...days, stage: 'terkirim', stageAt: now, ...await clockFor(moment, record.region, 'terkirim', days), refusal: null, chain: [{ nth: 0, receptionId, to: target.toName, stage: 'terkirim', step: 0, refusal: null, at: now }],
    fromId: actor.workerId, fromName: actor.name, fromPillar: post.pillar ?? post.role, ownerId: actor.workerId, ownerName: actor.name, at: now, endedAt: null, letterId: null, sealed: record.sealed,
  }
  const seen = await snapshotOf(moment, record, input)
  const arrival: Arrival = {
    receptionId, referralId, nth: 0, sort: input.sort, fromOffice: office?.name ?? '–', fromName: actor.name, fromPhone: office?.phone ?? null, urgency: record.urgency, ...seen, reason: input.reason, share: input.share, mayForward: referral.mayForward, wanted: referral.wanted, unitId: target.unitId, region: target.region, toName: target.toName, body: target.body, ...days, sealed: record.sealed,
  }
  const letter = target.body ? await referralDraft(moment, record, { referral, snapshot: seen.snapshot, nik: seen.nik, sort: 'rujukan' }) : undefined
  const there = await toReceiver(moment, arrival, { caseId: record.id, subjectId: record.subjectId })
  const handed = OPEN_SORTS.includes(input.sort) && input.sort !== 'alih' && steps(caseFlow, record.stage).includes('rujuk') ? [set(Case, record, { stage: advance(caseFlow, record.stage, 'rujuk'), stageAt: now })] : []
  const own: Parts = { ...NOTHING, changes: [add(Referral, { ...referral, letterId: letter?.letter.id ?? null }), lineOf(moment, referral, { nth: 0, stage: 'terkirim', to: target.toName, byName: actor.name }), ...handed, ...letter?.changes ?? []] }
  return joined(own, there)
}, sendFaults)
const FIRST_THERE = 100

function sendFaults({ share, body, toName, toUnitId, toRegion }: Partial<SendInput>): Fault[] {
  const nowhere = !body && !toUnitId && !toRegion
  return [...share?.length === 0 ? [{ at: 'share', rule: 'required' }] : [], ...nowhere ? [{ at: 'toUnitId', rule: 'required' }] : [], ...body && !toName ? [{ at: 'toName', rule: 'required' }] : []]
}

/** Finds whom a referral goes to; a unit of this home must work, one elsewhere is believed until it answers. */
export async function targetOf({ desk, home }: Pick<Moment, 'desk' | 'home'>, { toUnitId, toRegion, toName, body }: Target, place: Region): Promise<Found> {
  if (body) return { home, unitId: null, region: place, toName: toName ?? '–', toSort: 'lembaga', body }
  if (toUnitId && homeOf(toUnitId) === home) {
    const unit = await desk.get(Unit, toUnitId)
    if (unit.ended) throw faulty({ at: 'toUnitId', rule: 'not_a_referral' })
    return { home, unitId: unit.id, region: unit.region, toName: unit.name, toSort: 'unit', body: null }
  }
  const there = toUnitId ? homeOf(toUnitId) : firstHome(toRegion!)
  if (there === home || (toRegion && (levelOf(toRegion) < 1 || levelOf(toRegion) > 2))) throw faulty({ at: 'toRegion', rule: 'other_office' })
  if (!toName) throw faulty({ at: 'toName', rule: 'required' })
  return { home: there, unitId: toUnitId ?? null, region: toUnitId ? placeOfHome(there) : toRegion!, toName, toSort: toUnitId ? 'unit' : 'kantor', body: null }
}

/** What of somebody goes along: what was ticked, and nothing else; where the sender has no own words, those on record. */
async function snapshotOf(moment: Moment, record: Read<typeof Case>, input: SendInput): Promise<Pick<Arrival, 'who' | 'nik' | 'snapshot'>> {
  const { desk } = moment
  const has = (what: (typeof SHARED)[number]) => input.share.includes(what)
  const person = record.personId && (has('identitas') || has('nik')) ? await desk.get(Person, record.personId) : undefined
  const household = !person && record.householdId && has('identitas') ? await desk.get(Household, record.householdId) : undefined
  const place = [record.rt && `RT ${record.rt}`, record.rw && `RW ${record.rw}`].filter(Boolean).join('/')
  const { steps: todo, deeds } = input.sort === 'alih' ? await openWork(moment, record.id) : { steps: [], deeds: [] }
  const open = [...todo, ...deeds].map(({ what, due }) => ({ what, due })).toSorted((a, b) => (a.due < b.due ? -1 : 1))
  const snapshot: Snapshot = {
    ...has('identitas') ? { name: person?.name ?? household?.label ?? null, sex: person?.sex ?? null, bornYear: person?.bornYear ?? null, phone: person?.phone ?? null } : {},
    ...has('alamat') ? { address: [record.address, place, record.landmark].filter(Boolean).join(', ').slice(0, 400) || null } : {},
    ...has('kebutuhan') ? { needs: [...record.needs], types: [...record.types] } : {}, ...has('asesmen') ? { assessment: input.assessment ?? await foundWords(moment, record.id) ?? record.summary ?? record.story ?? null } : {}, ...has('rencana') ? { goal: input.goal ?? await aimWords(moment, record.id) } : {},
    ...has('dokumen') ? { documents: input.documents ?? [] } : {}, ...open.length > 0 ? { tasks: open.slice(0, 40) } : {},
  }
  return { who: has('identitas') ? record.who : null, nik: has('nik') ? person?.nik ?? null : null, snapshot }
}
