import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment, type Read } from '#kernel/action.ts'
import { id, maybe, oneOf, secret, text } from '#kernel/fields.ts'
import { advance } from '#kernel/flow.ts'
import { deriveId, homeOf, type Id } from '#kernel/id.ts'
import { faulty, problem, type Fault } from '#kernel/problem.ts'
import { covers, levelOf, placeOf, type Region } from '#kernel/region.ts'
import { Case, type URGENCIES } from '#slices/cases/kinds.ts'
import { NEEDS } from '#slices/cases/needs.ts'
import { guardiansOf, memberOf } from '#slices/cases/team.ts'
import { mustReadFull } from '#slices/cases/work.ts'
import { Stay } from '#slices/institutions/kinds.ts'
import type { Someone } from '#slices/institutions/places.ts'
import { Person } from '#slices/persons/rules.ts'
import { toReceiver, type Arrival } from './arrive.ts'
import { gone, isOver, MOST_HOPS, receiving } from './flow.ts'
import { HEARD_VIA, Reception, REFUSALS, type Snapshot } from './kinds.ts'
import { ANSWERS } from './receivers.ts'
import { ACCEPT, answeredAs, FORWARD, housed, READ, REFUSE, type Said, saysWhither, saysWhy, SERVE, type Step, TELL_BACK } from './said.ts'
import { targetOf } from './send.ts'
import { clockFor, joined, joining, keyed, NOTHING, partingOf, referralKeys, toSender, type Parts, type Word } from './word.ts'

/** The sender did not allow that it is passed on. */
export const notForwardable = problem('referral.not_forwardable', 409)
/** It has gone through too many hands; answer it. */
export const tooManyHops = problem('referral.too_many_hops', 409)
/** The house took in whom it was asked to: serve, and say how it goes. */
export const takenIn = problem('referral.taken_in', 409)
/** Nobody without an account was asked last: whoever was asked answers themselves. */
export const answersThemselves = problem('referral.answers_themselves', 409)

type Held = Read<typeof Reception>

/** Whoever is asked opens it: the sender sees that it was read. */
export const read = action('referral.read', READ, async (moment, { receptionId }) => {
  const reception = await answering(moment, receptionId)
  return reception.stage === 'terkirim' ? await answered(moment, reception, 'baca', {}) : { changes: [] }
})

/** Takes it on. The whole case of another office is opened here, at a place of this one. */
export const accept = action('referral.accept', ACCEPT, async (moment, { receptionId, text: said, region: place }) => {
  const reception = await answering(moment, receptionId)
  if (reception.sort !== 'alih') return joined(await answered(moment, reception, 'terima', { text: said }), { ...NOTHING, changes: await joining(moment, reception) })
  if (!place) throw faulty({ at: 'region', rule: 'required' })
  if (levelOf(place) < 3 || !covers(placeOf(reception.region).kab, place)) throw faulty({ at: 'region', rule: 'kelurahan' })
  advance(receiving, reception.stage, 'terima')
  const here = await openedHere(moment, reception, place, null)
  const step = reception.step + 1
  const word: Word = { ...wordOf(moment, reception, { text: said }), step, stage: 'selesai' }
  return joined({ ...NOTHING, changes: [set(Reception, reception, { ...gone(moment, 'selesai'), step, answeredAt: moment.now, answeredBy: moment.actor.name, caseHereId: here.record.id }), ...here.changes] }, await toSender(moment, reception.referralId, word))
})

/** Does not take it on, and says why. */
export const refuse = action('referral.refuse', REFUSE, async (moment, { receptionId, ...said }) => {
  return await answered(moment, await letGo(moment, receptionId), 'tolak', said)
}, saysWhy)

/** Passes it on to somebody else, and says why: the sender follows it there. */
export const forward = action('referral.forward', FORWARD, async (moment, { receptionId, refusal, text: said, ...to }) => {
  const reception = await letGo(moment, receptionId)
  if (!reception.mayForward || reception.sort === 'alih') throw notForwardable({ receptionId })
  if (reception.nth + 1 >= MOST_HOPS) throw tooManyHops({ receptionId })
  const target = await targetOf(moment, to, reception.region)
  if (target.unitId && target.unitId === reception.unitId) throw faulty({ at: 'toUnitId', rule: 'itself' })
  const nextId = target.home === moment.home ? moment.newId() : deriveId(moment.envelope, FIRST_THERE, target.home)
  const { referralId, sort, fromOffice, fromName, fromPhone, urgency, who, nik, snapshot, reason, share, mayForward, wanted, answerDays, feedbackDays, sealed, caseId } = reception
  const arrival: Arrival = {
    receptionId: nextId, referralId, nth: reception.nth + 1, sort, fromOffice, fromName, fromPhone, urgency: urgency as (typeof URGENCIES)[number], who, nik, snapshot, reason, share, mayForward, wanted, unitId: target.unitId, region: target.region, toName: target.toName, body: target.body, answerDays, feedbackDays, sealed,
  }
  const there = await toReceiver(moment, arrival, caseId ? { caseId, subjectId: reception.subjectId } : undefined)
  return joined(await answered(moment, reception, 'teruskan', { refusal, text: said, next: { receptionId: nextId, to: target.toName } }), there)
}, saysWhither)
const FIRST_THERE = 100

/** Begins to serve: from here on the sender cannot take it back. Whoever comes from another office gets a case of the own here; a house takes in whoever is given into its hands, if there is a place. */
export const serve = action('referral.serve', SERVE, async (moment, { receptionId, ...asked }) => {
  const reception = await answering(moment, receptionId)
  advance(receiving, reception.stage, 'layani')
  const own = homeOf(reception.referralId) === moment.home || reception.sort === 'layanan'
  const here = own ? undefined : await openedHere(moment, reception, reception.region, reception.unitId ?? null)
  const stay = await housed(moment, reception, asked, here && { record: here.record, person: here.person })
  const parts = await answered(moment, reception, 'layani', { text: asked.text }, here ? { caseHereId: here.record.id } : {})
  return joined({ ...NOTHING, changes: here?.changes ?? [] }, parts, { ...NOTHING, changes: stay?.changes ?? [], notices: stay?.notices ?? [] })
})

/** Says how it goes; the last word says that the service is over. */
export const tellBack = action('referral.tell_back', TELL_BACK, async (moment, { receptionId, text: said, final }) => {
  return await answered(moment, await answering(moment, receptionId), final ? 'umpan_balik' : 'kabari', { text: said })
})

/** Takes down what a body without an account answered by word of mouth or letter. */
export const hear = action('referral.hear', z.strictObject({ referralId: id(), step: oneOf(['terima', 'tolak', 'layani', 'kabari', 'umpan_balik']), refusal: maybe(oneOf(REFUSALS)), text: maybe(secret(text(2000))), who: text(120), via: oneOf(HEARD_VIA) }), async (moment, { referralId, step, who, ...said }) => {
  const { desk } = moment
  const referral = await keyed(moment, referralId)
  const record = await desk.get(Case, referral.caseId)
  moment.allow('case.refer', record.region)
  mustReadFull(record)
  const [reception] = await desk.findInHouse(Reception, { id: referral.chain.at(-1)!.receptionId })
  if (!reception?.body) throw answersThemselves({ referralId })
  return await answered(moment, { ...reception, depth: 'full' }, step, { ...said, byName: who })
}, ({ step, refusal, text: said }) => [...step === 'tolak' && !refusal ? [{ at: 'refusal', rule: 'required' }] : [], ...saysWhy({ refusal, text: said }), ...(step === 'kabari' || step === 'umpan_balik') && !said ? [{ at: 'text', rule: 'required' }] : []])

async function answering(moment: Moment, receptionId: Id): Promise<Held> {
  const [seen] = await moment.desk.find(Reception, { id: receptionId })
  if (seen) await moment.desk.guard([`reception:${receptionId}`, ...referralKeys(seen)])
  const reception = await moment.desk.get(Reception, receptionId)
  moment.allow(ANSWERS.verb, reception.region)
  return reception
}

/** Whoever was taken into the house since cannot be turned away any more. */
async function letGo(moment: Moment, receptionId: Id): Promise<Held> {
  const reception = await answering(moment, receptionId)
  const { unitId, caseId, at } = reception
  const stays = unitId && caseId ? await moment.desk.findInHouse(Stay, { unitId, caseId }) : []
  if (stays.some(stay => stay.admittedAt >= at)) throw takenIn({ receptionId })
  return reception
}

/** What an answer comes to: where it stands here, and that the sender's side hears it. */
export async function answered(moment: Moment, reception: Held, step: Step, said: Said, more: Partial<Reception> = {}): Promise<Parts> {
  const put = answeredAs(moment, reception, step, said)
  const { stage } = put
  const over = isOver({ stage })
  const patch: Partial<Reception> = { ...more, ...put, step: reception.step + 1, ...over || step === 'baca' ? {} : stage === 'umpan_balik' ? { due: null, wakeDay: null } : await clockFor(moment, reception.region, stage, reception) }
  const parting = over ? await partingOf(moment, reception) : []
  const here: Parts = { ...NOTHING, changes: [set(Reception, reception, patch), ...parting] }
  return joined(here, await toSender(moment, reception.referralId, { ...wordOf(moment, reception, said), stage, step: reception.step + 1 }))
}

function wordOf(moment: Moment, { nth, id: receptionId, toName: to, body }: Held, { refusal, text: said, byName, via, next }: Said): Omit<Word, 'stage' | 'step'> {
  return { nth, receptionId, to, refusal: refusal ?? null, text: said ?? null, byName: (byName ?? (body ? to : `${moment.actor.name}, ${to}`)).slice(0, 160), via: via ?? null, at: moment.now, next: next ?? null }
}

/** Opens a case of this home with what the sender let be seen. What is still to be done there comes after it, when the sender's home has heard (reception.bring). */
async function openedHere(moment: Moment, reception: Held, place: Region, unitId: Id | null): Promise<{ record: Case; person: Someone; changes: Change[] }> {
  const { actor, now, newId, today } = moment
  const seen: Snapshot = reception.snapshot ?? {}
  const [caseId, personId] = [newId(), newId()]
  const needs = (seen.needs ?? []).filter((need): need is (typeof NEEDS)[number] => (NEEDS as readonly string[]).includes(need))
  const held = actor.posts.find(post => post.line === 'area')
  const lead = { id: actor.workerId, name: actor.name, pillar: held?.pillar ?? held?.role ?? null }
  const day = today(place)
  const who = reception.who ?? seen.name ?? reception.fromOffice
  const record: Case = {
    id: caseId, region: place, who, nameless: !seen.name, personId, householdId: null, subjectId: personId, needs: needs.length > 0 ? needs : ['lainnya'], urgency: reception.urgency as (typeof URGENCIES)[number], address: seen.address ?? null,
    story: [reception.reason, seen.assessment, seen.goal].filter(Boolean).join('\n\n').slice(0, 4000) || null, source: 'lembaga', reporterId: actor.workerId, reporterName: actor.name, followerId: actor.workerId, openedAt: now, openedDay: day, sealed: reception.sealed, types: [...seen.types ?? []], subtypes: [], stage: 'ditelaah', stageAt: now,
    leadId: lead.id, leadName: lead.name, leadPillar: lead.pillar, nextDay: null, suspects: [], unitId, clashes: [],
  }
  const guardians = reception.sealed ? (await guardiansOf(moment)).filter(post => post.workerId !== lead.id) : []
  return {
    record, person: { sex: seen.sex, age: seen.bornYear ? Number(day.slice(0, 4)) - seen.bornYear : null, types: record.types }, changes: [
      add(Person, { id: personId, region: place, name: seen.name ?? null, description: seen.name ? null : who, sex: seen.sex ?? null, bornYear: seen.bornYear ?? null, nik: reception.nik ?? null, phone: seen.phone ?? null, householdId: null, sealed: reception.sealed }),
      add(Case, record), memberOf(moment, record, lead, 'lead'), ...guardians.map(post => memberOf(moment, record, { id: post.workerId, name: post.workerName, pillar: null }, 'tim')),
    ],
  }
}
