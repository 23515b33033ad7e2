import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment, type Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { day, flag, id, maybe, oneOf, part, secret, someOf, text } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { type Fault, faulty, notFound, problem } from '#kernel/problem.ts'
import { Case, caseKey } from '#slices/cases/kinds.ts'
import { guardiansOf } from '#slices/cases/team.ts'
import { mustReadFull } from '#slices/cases/work.ts'
import { tell } from '#slices/notices/rules.ts'
import { Person } from '#slices/persons/rules.ts'
import { Consent, CONSENT_BY, CONSENT_HOW, CONSENT_PURPOSES, heldBy, Mark, markFaults, needsConsent, takenBack, Withdrawal, type ConsentPurpose } from './kinds.ts'

/** Until then processing must have stopped after a withdrawal (UU 27/2022). */
export const STOP_HOURS = 72
const HOUR_MS = 3_600_000
const GROWN_UP = 18

/** What is to be taken back does not hold, or not any more. */
export const holdsNot = problem('consent.holds_not', 409)

/** Refuses with consent.needed unless somebody agreed to this purpose and it holds. */
export async function consented({ desk }: Pick<Moment, 'desk'>, caseId: Id, purpose: ConsentPurpose): Promise<void> {
  const consents = await desk.findInHouse(Consent, { caseId })
  if (!consents.some(one => heldBy(one).includes(purpose))) throw needsConsent({ caseId, purpose })
}

/** Refuses with consent.needed what is planned for somebody who has taken back their consent to services, unless it is said why it is done all the same. */
export async function servable({ desk }: Pick<Moment, 'desk'>, caseId: Id, unconsented: string | null | undefined): Promise<void> {
  if (!unconsented && takenBack(await desk.findInHouse(Consent, { caseId }), await desk.findInHouse(Withdrawal, { caseId }), 'layanan')) throw needsConsent({ caseId, purpose: 'layanan' })
}

/** Takes down that somebody agrees: asked before an assessment, before data leave the office, before a referral, for photos. */
export const take = action('consent.take', z.strictObject({
  id: maybe(id()), caseId: id(), purposes: someOf(CONSENT_PURPOSES).check(z.minLength(1)), givenBy: oneOf(CONSENT_BY), day: day(), manner: maybe(oneOf(CONSENT_HOW)), giver: maybe(secret(text(120))), relation: maybe(secret(text(60))),
  witness: maybe(secret(text(120))), childView: maybe(secret(text(1000))), language: maybe(secret(text(60))), explained: flag(), reason: maybe(secret(text(500))), mark: maybe(secret(part(Mark))), paper: maybe(text(160)),
}), async (moment, { id: given, ...input }) => {
  const { desk, actor, origin, at } = moment
  await desk.guard([caseKey(input.caseId)])
  const record = await desk.get(Case, input.caseId)
  moment.allow('consent.take', record.region)
  const { personId } = await atHand(moment, record)
  const faults = await childFaults(moment, personId, input)
  if (input.day > dayAt(record.region, at)) faults.push({ at: 'day', rule: 'future_day' })
  if (faults.length > 0) throw faulty(...faults)
  // what was taken back while this lay on a telephone: a person says which stands
  const later = (await desk.findInHouse(Withdrawal, { caseId: record.id })).some(one => one.at > at && one.purposes.some(purpose => input.purposes.includes(purpose)))
  return { changes: [add(Consent, { ...input, id: given ?? moment.newId(), region: record.region, subjectId: record.subjectId, withdrawn: [], state: later ? 'ditinjau' : 'berlaku', takenById: origin?.id ?? actor.workerId, takenByName: (origin ?? actor).name, at, sealed: record.sealed })] }
}, takeFaults)

/** Consent is taken by the team; and by whoever found somebody, while the office has named nobody yet: it is asked for at the first meeting, often far from any signal. */
async function atHand({ desk, actor }: Moment, record: Read<typeof Case>): Promise<Pick<Case, 'personId'>> {
  const [whole] = await desk.findInHouse(Case, { id: record.id })
  if (!whole || whole.leadId || whole.reporterId !== actor.workerId) mustReadFull(record)
  return whole ?? record
}

type Taken = { givenBy?: (typeof CONSENT_BY)[number]; purposes?: readonly ConsentPurpose[]; manner?: string | null; giver?: string | null; relation?: string | null; witness?: string | null; childView?: string | null; explained?: boolean; reason?: string | null; mark?: Mark | null; paper?: string | null }

function takeFaults({ givenBy, purposes, manner, giver, relation, witness, explained, reason, mark, paper }: Taken): Fault[] {
  const missing = (at: string, value: unknown) => (value ? [] : [{ at, rule: 'required' }])
  if (givenBy === 'tidak_dapat') return [...missing('reason', reason), ...purposes?.some(purpose => purpose === 'foto' || purpose === 'publikasi') ? [{ at: 'purposes', rule: 'never_without' }] : []]
  if (!givenBy) return []
  return [
    ...missing('manner', manner), ...givenBy === 'sendiri' ? [] : [...missing('giver', giver), ...missing('relation', relation)], ...manner === 'cap_jempol' || manner === 'lisan' ? missing('witness', witness) : [],
    ...explained === false ? [{ at: 'explained', rule: 'explain_first' }] : [], ...manner && manner !== 'lisan' && !mark && !paper ? [{ at: 'mark', rule: 'mark_or_paper' }] : [], ...markFaults(mark),
  ]
}

/** Tells whether somebody is under age by the year of birth. */
export function isChild(person: { bornYear?: number | null } | undefined, today: string): boolean {
  return !!person?.bornYear && Number(today.slice(0, 4)) - person.bornYear < GROWN_UP
}

/** A child agrees through whoever has custody, and is heard. */
async function childFaults({ desk, today }: Moment, personId: Id | null | undefined, { givenBy, childView }: Taken): Promise<Fault[]> {
  const [person] = personId ? await desk.findInHouse(Person, { id: personId }) : []
  if (!person || !isChild(person, today(person.region))) return []
  return [...givenBy === 'sendiri' ? [{ at: 'givenBy', rule: 'guardian' }] : [], ...givenBy !== 'tidak_dapat' && !childView ? [{ at: 'childView', rule: 'required' }] : []]
}

/** Takes a consent back, in part or, where no purpose is named, whole; the officer who answers for the case hears of it, the data-protection officer sees the clock run. */
export const withdraw = action('consent.withdraw', z.strictObject({
  id: maybe(id()), consentId: id(), purposes: maybe(someOf(CONSENT_PURPOSES)), givenBy: oneOf(CONSENT_BY), giver: maybe(secret(text(120))), reason: maybe(secret(text(500))),
}), async (moment, { id: given, ...input }) => {
  const { desk, actor, origin, at } = moment
  const [seen] = await desk.find(Consent, { id: input.consentId })
  if (!seen) throw notFound()
  await desk.guard([caseKey(seen.caseId)])
  const [consent, record] = [await desk.get(Consent, input.consentId), await desk.get(Case, seen.caseId)]
  moment.allow('consent.take', record.region)
  mustReadFull(record)
  const held = consent.purposes.filter(purpose => !consent.withdrawn.includes(purpose))
  const purposes = input.purposes?.length ? input.purposes : held
  if (purposes.length === 0 || purposes.some(purpose => !held.includes(purpose))) throw holdsNot({ consentId: consent.id })
  const others = (await desk.findInHouse(Consent, { caseId: record.id })).filter(one => one.id !== consent.id && one.purposes.some(purpose => purposes.includes(purpose) && !one.withdrawn.includes(purpose)))
  const due = new Date(Date.parse(at) + STOP_HOURS * HOUR_MS).toISOString()
  const withdrawal: Withdrawal = {
    id: given ?? moment.newId(), region: record.region, caseId: record.id, consentId: consent.id, subjectId: record.subjectId, purposes, at, due, givenBy: input.givenBy, giver: input.giver, reason: input.reason,
    recordedById: origin?.id ?? actor.workerId, recordedByName: (origin ?? actor).name, leadName: record.leadName, state: 'menunggu', sealed: record.sealed,
  }
  return {
    changes: [add(Withdrawal, withdrawal), set(Consent, consent, { withdrawn: [...consent.withdrawn, ...purposes] }), ...others.map(one => overtaken(one, purposes, at))],
    notices: await tellWithdrawn(moment, record, withdrawal),
  }
}, ({ purposes, givenBy, giver }) => [...purposes?.length === 0 ? [{ at: 'purposes', rule: 'required' }] : [], ...givenBy && givenBy !== 'sendiri' && givenBy !== 'tidak_dapat' && !giver ? [{ at: 'giver', rule: 'required' }] : []])

/** What was agreed before goes with it; what was agreed afterwards, elsewhere, a person must look at. */
function overtaken(one: Consent, purposes: readonly ConsentPurpose[], at: string): Change {
  return one.at > at ? set(Consent, one, { state: 'ditinjau' }) : set(Consent, one, { withdrawn: [...new Set([...one.withdrawn, ...one.purposes.filter(purpose => purposes.includes(purpose))])] })
}

// the officer for data protection reads the clock in a list: a notice would stay behind when the case is sealed
async function tellWithdrawn(moment: Moment, record: Case, { due }: Withdrawal): Promise<Change[]> {
  const responsible = record.leadId ? [{ workerId: record.leadId, workerName: record.leadName ?? '' }] : await guardiansOf(moment)
  return responsible.filter(one => one.workerId !== moment.actor.workerId).map(one => tell(moment, { worker: one.workerId, name: one.workerName, region: record.region }, { code: 'consent.withdrawn', caseId: record.id, sealed: record.sealed, told: { due: dayAt(record.region, due) } }))
}
