import * as z from 'zod/mini'
import { action, set, type Change, type Moment } from '#kernel/action.ts'
import { addDays } from '#kernel/day.ts'
import { id, maybe, text } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { faulty, type Fault } from '#kernel/problem.ts'
import type { RecordOf } from '#kernel/record.ts'
import { covers, levelOf, placeOf, type Region } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { Consent, Withdrawal } from '#slices/consents/kinds.ts'
import { holders, tell } from '#slices/notices/rules.ts'
import { Household, Membership, Person } from '#slices/persons/rules.ts'
import { Closure, Deed, Goal, Plan } from '#slices/plans/kinds.ts'
import { Visit } from '#slices/trips/kinds.ts'
import { Post } from '#slices/workers/rules.ts'
import { callOff } from './follows.ts'
import { mayKnow } from './hands.ts'
import { Case, caseKey, Member, NextStep, placeFields } from './kinds.ts'
import { CLOSED } from './stages.ts'
import { isClosed, mustReadFull } from './work.ts'

const MoveInput = z.strictObject({ caseId: id(), ...placeFields, reason: maybe(text(300)) })
type MoveInput = z.infer<typeof MoveInput>
type People = Map<Id, string>

/** Takes a case along to another kelurahan of the same office (pindah alamat). What is current moves with it; what happened at the old place stays told there. */
export const move = action('case.move', MoveInput, async (moment, input) => {
  const { desk, allow } = moment
  const [seen] = await desk.find(Case, { id: input.caseId })
  if (seen) await desk.guard([caseKey(seen.id), ...seen.householdId ? [`household:${seen.householdId}`] : [], ...seen.personId ? [`person:${seen.personId}`] : []])
  const record = await desk.get(Case, input.caseId)
  allow('case.triage', record.region)
  mustReadFull(record)
  if (CLOSED.includes(record.stage)) throw isClosed({ caseId: record.id, stage: record.stage })
  refusePlace(record.region, input.region)
  allow('case.triage', input.region)
  const off = await callOff(moment, record, 'pindah', addDays(moment.today(record.region), 1))
  const follows = await stillFollows(moment, record, input.region)
  return {
    changes: [set(Case, record, { ...placed(moment, record, input), followerId: follows ? record.followerId : null }), ...await family(moment, record, input), ...await current(moment, record, input.region), ...off.changes],
    notices: [...off.notices, ...await told(moment, record, input.region, off.changes, follows)],
  }
}, ({ region }) => (region && levelOf(region) < 4 ? [{ at: 'region', rule: 'kelurahan' }] : []))

function refusePlace(was: Region, becomes: Region): void {
  const fault: Fault | undefined = was === becomes ? { at: 'region', rule: 'same_kelurahan' } : placeOf(was).kab !== placeOf(becomes).kab ? { at: 'region', rule: 'by_referral' } : undefined
  if (fault) throw faulty(fault)
}

/** The case at its new place: what was known of the old one no longer holds, and two values about it need no choice any more. */
function placed({ actor, at, today }: Moment, record: Case, { region, rt, rw, landmark, address }: MoveInput): Partial<Case> {
  const place = { rt: rt ?? null, rw: rw ?? null, landmark: landmark ?? null, address: address ?? null }
  const factDays = { ...record.factDays }
  for (const fact of ['landmark', 'address'] as const) {
    delete factDays[fact]
    if (place[fact]) factDays[fact] = { day: today(region), byName: actor.name }
  }
  const writers = Object.fromEntries(Object.keys(place).map(field => [field, { byName: actor.name, at }]))
  return { region, ...place, position: null, factDays, writers: { ...record.writers, ...writers }, clashes: record.clashes.filter(({ field }) => !(field in place)) }
}

/** The family goes along, unless another case that stays names it. It bears the same seal: what is open must not tell of what is not, by moving or by staying. */
async function family({ desk }: Moment, record: Case, { region, rt, rw, landmark, address }: MoveInput): Promise<Change[]> {
  const along = <T extends { sealed: boolean }>(all: readonly T[]) => all.filter(one => one.sealed === record.sealed)
  const isHeld = (others: readonly Case[]) => others.some(other => other.id !== record.id && !other.sealed && !CLOSED.includes(other.stage) && other.region !== region)
  const [household] = record.householdId && !isHeld(await desk.findInHouse(Case, { householdId: record.householdId })) ? along(await desk.findInHouse(Household, { id: record.householdId })) : []
  const known = [...record.personId ? await desk.findInHouse(Person, { id: record.personId }) : [], ...household ? await desk.findInHouse(Person, { householdId: household.id }) : []]
  const named = known.length > 0 ? await desk.findInHouse(Case, { personId: known.map(person => person.id) }) : []
  const people = [...new Map(along(known).map(person => [person.id, person])).values()].filter(person => !isHeld(named.filter(one => one.personId === person.id)))
  const memberships = people.length > 0 ? along(await desk.findInHouse(Membership, { personId: people.map(person => person.id) })) : []
  return [
    ...household ? [set(Household, household, { region, rt: rt ?? null, rw: rw ?? null, address: address ?? null, landmark: landmark ?? null })] : [],
    ...people.map(person => set(Person, person, { region })), ...memberships.filter(one => !one.until).map(one => set(Membership, one, { region })),
  ]
}

/** What of a case is timeless or still to be done. Of records that somebody goes on reading as their own, only those whose hands may know the new place: who left the case, or never was on its team, must not learn where the family is. */
async function current(moment: Moment, { id: caseId }: Case, region: Region): Promise<Change[]> {
  const { desk } = moment
  const along = async <T>(all: readonly T[], handsOf: (one: T) => Id[]) => (await Promise.all(all.map(async one => await mayKnow(moment, { id: caseId, region }, handsOf(one)) ? [one] : []))).flat()
  const lasting = [Consent, Withdrawal, Plan, Goal, Closure] as unknown as readonly (typeof Consent)[]
  return [
    ...(await desk.findInHouse(Member, { caseId })).filter(one => !one.until).map(one => set(Member, one, { region })),
    ...(await along(await desk.findInHouse(NextStep, { caseId, state: 'terbuka' }), one => [one.ownerId, one.fromId])).map(one => set(NextStep, one, { region })),
    ...(await along(await desk.findInHouse(Deed, { caseId, state: 'terbuka' }), one => [one.ownerId])).map(one => set(Deed, one, { region })),
    ...(await Promise.all(lasting.map(async kind => (await desk.findInHouse(kind, { caseId })).map(one => set(kind, one, { region }))))).flat(),
  ]
}

/** Whoever reported the case goes on seeing how it stands when the new place is theirs as well. */
async function stillFollows({ desk, today }: Moment, { followerId }: Case, region: Region): Promise<boolean> {
  if (!followerId) return false
  const posts = await desk.findInHouse(Post, { workerId: followerId, line: 'area' })
  return posts.some(post => isLive(post, today(post.region)) && covers(post.region, region))
}

/** The team hears that there is a new address, the new kelurahan that somebody came, and whoever loses the case only that it went; of a sealed one the team alone. */
async function told(moment: Moment, record: Case, region: Region, off: readonly Change[], follows: boolean): Promise<Change[]> {
  const { actor, desk } = moment
  const { id: caseId, sealed } = record
  const members = (await desk.findInHouse(Member, { caseId })).filter(one => !one.until)
  const team: People = new Map(members.filter(one => one.role !== 'terlibat').map(one => [one.workerId, one.workerName]))
  const silent = new Set([actor.workerId, ...members.filter(one => one.role === 'terlibat').map(one => one.workerId)])
  const say = (people: People, code: string, about: { caseId?: Id }) => [...people].filter(([worker]) => !silent.has(worker)).map(([worker, name]) => tell(moment, { worker, name, region: record.region }, { code, sealed, ...about }))
  if (sealed) return say(team, 'case.moved_on', { caseId })
  const heads = async (place: Region): Promise<People> => new Map((await holders(moment, ['lurah', 'kasi_kesra'], [place])).map(post => [post.workerId, post.workerName]))
  const here = without(await heads(region), team)
  const away: People = new Map([...await heads(record.region), ...await leaving(moment, record, off, follows)])
  return [...say(team, 'case.moved_on', { caseId }), ...say(here, 'case.moved_here', { caseId }), ...say(without(without(away, team), here), 'case.moved_away', {})]
}

/** Who loses sight of the case or a visit to it: its reporter, those who led a visit that is off, and who owes a next step; nobody who had lost it at an earlier move. */
async function leaving({ desk }: Moment, { id: caseId, region, followerId, reporterName }: Case, off: readonly Change[], follows: boolean): Promise<People> {
  const visits = off.filter(({ kind }) => kind.name === Visit.name).map(({ record }) => record as unknown as RecordOf<typeof Visit>).filter(one => one.region === region)
  const steps = await desk.findInHouse(NextStep, { caseId, region, state: 'terbuka' })
  return new Map([...visits.map(one => [one.leadId, one.leadName] as const), ...steps.map(one => [one.ownerId, one.ownerName] as const), ...followerId && !follows ? [[followerId, reporterName] as const] : []])
}

function without(people: People, others: People): People {
  return new Map([...people].filter(([worker]) => !others.has(worker)))
}
