import * as z from 'zod/mini'
import { action, add, type Change, type Moment } from '#kernel/action.ts'
import { flag, id, identityNumber, int, maybe, named, oneOf, part, secret, someOf, text } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import type { Fault } from '#kernel/problem.ts'
import type { RecordOf } from '#kernel/record.ts'
import { levelOf, placeOf } from '#kernel/region.ts'
import { postFor } from '#kernel/rights.ts'
import { rights } from '#src/rights.ts'
import { Household, Membership, Person, TIES } from '#slices/persons/rules.ts'
import { phoneNumber } from '#slices/workers/rules.ts'
import { tell } from '#slices/notices/rules.ts'
import { raise } from './alarm.ts'
import { Case, placeFields, Position, SEAL_ANSWERS, SOURCES, URGENCIES } from './kinds.ts'
import { NEEDS } from './needs.ts'
import { guardiansOf, memberOf } from './team.ts'

/** Four answers are asked (who roughly, what is seen, where, how urgent); everything else may come later. */
export const OpenInput = z.strictObject({
  id: maybe(id()), personId: maybe(id()), householdId: maybe(id()),
  who: named(text(160)), needs: someOf(NEEDS, 6).check(z.minLength(1)), urgency: oneOf(URGENCIES), ...placeFields, seal: oneOf(SEAL_ANSWERS),
  story: maybe(secret(text(4000))), position: maybe(secret(part(Position))), source: maybe(oneOf(SOURCES)), nameless: maybe(flag()),
  name: maybe(named(text(120))), sex: maybe(oneOf(['L', 'P'])), bornYear: maybe(int(1900, 2100)), nik: maybe(identityNumber()), phone: maybe(secret(phoneNumber())),
  household: maybe(part(z.strictObject({ label: named(text(160)), kk: maybe(identityNumber()), tie: maybe(oneOf(TIES)) }))), forHousehold: maybe(flag()),
})
type OpenInput = z.infer<typeof OpenInput>
type PersonRecord = RecordOf<typeof Person>
type HouseholdRecord = RecordOf<typeof Household>
type Subjects = { person?: PersonRecord; household?: HouseholdRecord; changes: Change[]; sealed: boolean }

/** Puts someone in need on record with a place, within a minute; a seal holds from this first save. */
export const open = action('case.open', OpenInput, async (moment, input) => {
  moment.allow('case.open', input.region, input)
  return await opened(moment, input)
}, placeFaults)

/** Somebody in need is put on record at a kelurahan, or at a kecamatan when no more is known. */
function placeFaults({ region }: { region?: string }): Fault[] {
  return region && levelOf(region) < 3 ? [{ at: 'region', rule: 'kelurahan' }] : []
}

/** Puts somebody on record inside an act, at a place of this home. Whether the actor may is for the act to say. */
export async function opened(moment: Moment, input: OpenInput): Promise<{ changes: Change[]; notices: Change[] }> {
  const { desk, now } = moment
  const caseId = input.id ?? moment.newId()
  const subjects = await subjectsOf(moment, input)
  const { person, household, sealed } = subjects
  const suspects = sealed || input.personId ? [] : await desk.similar({ name: person?.name, nik: input.nik, region: input.region, bornYear: person?.bornYear })
  const record: Case = {
    id: caseId, region: input.region, who: input.who, nameless: input.nameless ?? !input.name, personId: input.forHousehold ? null : person?.id, householdId: household?.id,
    subjectId: (input.forHousehold ? household?.id : person?.id) ?? household?.id ?? caseId, needs: input.needs, urgency: input.urgency, rt: input.rt, rw: input.rw,
    landmark: input.landmark, address: input.address, position: input.position, story: input.story, source: input.source ?? 'pilar', reporterId: moment.actor.workerId, reporterName: moment.actor.name, followerId: moment.actor.workerId,
    openedAt: now, openedDay: moment.today(input.region), sealed, types: [], subtypes: [], stage: 'masuk', stageAt: now, suspects: suspects.filter(found => found !== person?.id), clashes: [],
  }
  const urgent = input.urgency === 'darurat'
  const guardians = sealed || urgent ? await guardiansOf(moment) : []
  const keeping = sealed ? guardians : []
  const alarm = urgent ? await raise(moment, record, guardians, keeping.map(post => post.workerId)) : undefined
  const members = keeping.map(post => memberOf(moment, record, { id: post.workerId, name: post.workerName, pillar: null }, 'tim'))
  const told = alarm?.notices ?? guardians.map(post => tell(moment, { worker: post.workerId, name: post.workerName, region: input.region }, { code: 'case.sealed_opened', caseId, sealed: true }))
  return { changes: [...subjects.changes, add(Case, record), ...members, ...alarm?.changes ?? []], notices: told }
}

// of these nobody but the team hears unless the caller says otherwise
const PROTECTED: readonly string[] = ['kekerasan', 'anak']

/** Tells whether an emergency is kept confidential: as was answered, and unanswered when it is violence or about a child. */
export function isProtected(need: string, seal?: string | null): boolean {
  return seal ? seal !== 'tidak' : PROTECTED.includes(need)
}

/** Puts an emergency on record after the call: what, roughly who, where; the seal is asked but need not be answered, violence and children are kept confidential then. */
export const alarm = action('case.alarm', z.strictObject({
  id: maybe(id()), need: oneOf(NEEDS), who: named(text(160)), ...placeFields, story: maybe(secret(text(4000))), position: maybe(secret(part(Position))), seal: maybe(oneOf(SEAL_ANSWERS)),
}), async (moment, { need, seal, ...input }) => {
  allowNear(moment, input)
  return await opened(moment, { ...input, needs: [need], urgency: 'darurat', seal: seal ?? (isProtected(need) ? 'tidak_yakin' : 'tidak') })
}, placeFaults)

/** An emergency is recorded wherever one meets it within the own kabupaten or kota, under the post one holds there. */
const OPENING = { verb: 'case.open' }
function allowNear({ actor, allow }: Moment, place: Pick<OpenInput, 'region' | 'rt' | 'rw'>): void {
  const { kab } = placeOf(place.region)
  const near = postFor(rights, actor, OPENING.verb, place.region, place) ? undefined : actor.posts.find(post => post.line === 'area' && !!rights[post.role]?.verbs.includes(OPENING.verb) && placeOf(post.region).kab === kab)
  if (near) allow('case.open', near.region, near)
  else allow('case.open', place.region, place)
}

async function subjectsOf(moment: Moment, input: OpenInput): Promise<Subjects> {
  const known = input.personId ? await moment.desk.get(Person, input.personId) : undefined
  const home = input.householdId ?? known?.householdId
  const house = home ? await moment.desk.get(Household, home) : undefined
  const sealed = input.seal !== 'tidak' || known?.sealed === true || house?.sealed === true
  const household = house ?? newHousehold(moment, input, sealed)
  const person = known ?? (input.forHousehold ? undefined : newPerson(moment, input, household?.id, sealed))
  const changes = [household && !house ? add(Household, household) : [], person && !known ? add(Person, person) : [], person && !known && household ? membership(moment, input, person, household, sealed) : []].flat()
  return { person, household, changes, sealed }
}

function newHousehold(moment: Moment, input: OpenInput, sealed: boolean): HouseholdRecord | undefined {
  if (!input.household && !input.forHousehold) return undefined
  const label = input.household?.label ?? input.who
  return { id: moment.newId(), region: input.region, label, kk: input.household?.kk, rt: input.rt, rw: input.rw, address: input.address, landmark: input.landmark, sealed }
}

function newPerson(moment: Moment, input: OpenInput, householdId: Id | undefined, sealed: boolean): PersonRecord {
  return {
    id: moment.newId(), region: input.region, name: input.name, description: input.name ? null : input.who, sex: input.sex, bornYear: input.bornYear, nik: input.nik, phone: input.phone, householdId, sealed,
  }
}

function membership(moment: Moment, input: OpenInput, person: PersonRecord, household: HouseholdRecord, sealed: boolean): Change {
  return add(Membership, { id: moment.newId(), region: input.region, personId: person.id, householdId: household.id, tie: input.household?.tie ?? 'lainnya', from: moment.today(input.region), sealed })
}
