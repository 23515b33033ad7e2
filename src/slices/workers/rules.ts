import * as z from 'zod/mini'
import { action, add, set, type Moment } from '#kernel/action.ts'
import { addDays } from '#kernel/day.ts'
import { day, findable, flag, id, identityNumber, maybe, oneOf, pattern, region, rtNumber, secret, text } from '#kernel/fields.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import { faulty, forbidden, type Fault } from '#kernel/problem.ts'
import { kind, type RecordOf } from '#kernel/record.ts'
import { covers, type Region } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { AWAITED, ROLES, rights } from '#src/rights.ts'
import { Duty } from '#slices/areas/kinds.ts'
import { Pillar, Unit } from '#slices/units/rules.ts'
import { fitsPillar, misfits } from './fits.ts'

const username = () => pattern(/^[a-z0-9][a-z0-9._-]{2,39}$/, 'username')
/** A telephone number as people write it, 08…, 62… or +62…, with blanks or hyphens; kept as 08…, so that one number has one spelling. */
export const phoneNumber = () => pattern(/^0\d{7,14}$/, 'phone', oneSpelling)
const oneSpelling = (written: string) => written.replace(/[\s().-]/g, '').replace(/^\+?62/, '0')
/** In whose place an office is held: acting for a vacant one (Plt.), for one who is away (Plh.), or signing on behalf (a.n.). */
export const DELEGATIONS = ['plt', 'plh', 'an'] as const
/** A post waits for the head's word, or for the office it comes to; then it holds, or was refused. */
export const APPROVALS = ['menunggu_kepala', 'menunggu_kantor', 'disetujui', 'ditolak'] as const
/** The house itself, when an office is founded: it asks no head. */
const FOUNDER = '00000000-0000-8000-8000-000000000000'

/** Someone who works for people in need: officer, pillar member, lurah, RT head. */
export const Worker = kind('worker', {
  table: 'workers',
  fields: { name: text(120), username: username(), phone: maybe(findable(phoneNumber())), nip: maybe(secret(text(40))), nik: maybe(identityNumber()), ended: flag() },
  trace: [], brief: ['name', 'ended'], list: ['name', 'ended'], filters: ['region', 'ended'], order: 'name',
  subject: 'id', own: ['id'], unique: [['username']],
})

/** A role held at a region by a worker, from–until; it names the pillar or unit it is held in. */
export const Post = kind('post', {
  table: 'posts',
  fields: {
    workerId: id(), workerName: text(120), role: oneOf(ROLES), pillar: maybe(text(40)), unitId: maybe(id()), bidang: maybe(text(40)), rt: maybe(rtNumber()), rw: maybe(rtNumber()),
    line: oneOf(['area', 'administrative']), from: day(), until: maybe(day()), originId: maybe(id()), letter: maybe(text(120)), phone: maybe(secret(phoneNumber())), approval: maybe(oneOf(APPROVALS)),
    /** Somebody who called it said that the number is wrong. */
    wrong: maybe(flag()), delegation: maybe(oneOf(DELEGATIONS)),
  },
  trace: [], brief: ['workerId', 'workerName', 'role', 'pillar', 'unitId', 'bidang', 'rt', 'rw', 'line', 'from', 'until', 'approval', 'wrong', 'delegation', 'originId'],
  list: ['workerId', 'workerName', 'role', 'pillar', 'rt', 'rw', 'line', 'from', 'until', 'approval', 'wrong'],
  filters: ['region', 'workerId', 'role', 'pillar', 'line', 'approval', 'wrong'], order: 'workerName', subject: 'workerId', own: ['workerId'],
})

/** A worker and a post as stored. */
export type Worker = RecordOf<typeof Worker>
export type Post = RecordOf<typeof Post>

/** Registers a worker; posts and the first password come after. */
export const addWorker = action('worker.add', z.strictObject({
  id: maybe(id()), region: region(), name: text(120), username: username(), phone: maybe(findable(phoneNumber())), nip: maybe(secret(text(40))), nik: maybe(identityNumber()),
}), async (moment, input) => {
  const { allow, desk, newId } = moment
  allow('worker.manage', input.region)
  const faults: Fault[] = (await desk.findInHouse(Worker, { username: input.username })).length > 0 ? [{ at: 'username', rule: 'taken' }] : []
  faults.push(...await takenNumbers(moment, input))
  if (faults.length > 0) throw faulty(...faults)
  return { changes: [add(Worker, { ...input, id: input.id ?? newId(), ended: false })] }
})

/** Corrects a worker's name or telephone, also in the posts and coming duties that show them; a corrected number is no longer marked as wrong. */
export const editWorker = action('worker.edit', z.strictObject({ workerId: id(), name: maybe(text(120)), phone: maybe(findable(phoneNumber())) }), async (moment, input) => {
  const { allow, desk, today } = moment
  const worker = await desk.get(Worker, input.workerId)
  allow('worker.manage', worker.region)
  const taken = await takenNumbers(moment, { phone: input.phone }, worker.id)
  if (taken.length > 0) throw faulty(...taken)
  const posts = await desk.find(Post, { workerId: worker.id })
  const duties = await desk.find(Duty, { workerId: worker.id }, { field: 'day', from: addDays(today(worker.region), -1) })
  const patch = { ...(input.name ? { name: input.name } : {}), ...(input.phone ? { phone: input.phone } : {}) }
  const shown = { ...(input.name ? { workerName: input.name } : {}), ...(input.phone ? { phone: input.phone } : {}) }
  return { changes: [set(Worker, worker, patch), ...posts.map(post => set(Post, post, { ...shown, ...(input.phone ? { wrong: null } : {}) })), ...duties.map(duty => set(Duty, duty, shown))] }
})

/** Ends a worker with all live posts, those in other homes by a derived act; rights end at the next request, nothing is deleted. */
export const endWorker = action('worker.end', z.strictObject({ workerId: id(), reason: text(300) }), async ({ allow, desk, today }, input) => {
  const worker = await desk.get(Worker, input.workerId)
  allow('worker.manage', worker.region)
  const lasts = (post: { region: Region; until?: string | null }) => !post.until || post.until > today(post.region)
  const [here, elsewhere] = [await desk.find(Post, { workerId: worker.id }), await desk.postsElsewhere(worker.id)]
  return {
    changes: [set(Worker, worker, { ended: true }), ...here.filter(lasts).map(post => set(Post, post, { until: today(post.region) }))],
    derived: elsewhere.filter(lasts).map(post => ({ home: homeOf(post.id), action: endPost.name, input: { postId: post.id, until: today(post.region), reason: input.reason } })),
  }
})

/** What a giver says of a post. */
export const postFields = {
  role: oneOf(ROLES), region: region(), pillar: maybe(text(40)), unitId: maybe(id()), rt: maybe(rtNumber()), rw: maybe(rtNumber()),
  line: oneOf(['area', 'administrative']), from: maybe(day()), until: maybe(day()), letter: maybe(text(120)),
  delegation: maybe(oneOf(DELEGATIONS)), originId: maybe(id()),
}
type PostInput = z.infer<z.ZodMiniObject<typeof postFields>>

/** Gives a worker a post; only roles that the giver may grant, within the giver's region. */
export const givePost = action('post.give', z.strictObject({
  id: maybe(id()), workerId: id(), ...postFields,
}), async (moment, input) => {
  const worker = await moment.desk.get(Worker, input.workerId)
  moment.allow('post.manage', input.region)
  // the worker's row is locked here and when a worker is ended, so no post slips in between
  if (worker.ended) throw faulty({ at: 'workerId', rule: 'ended' })
  // an office is not given by those who would hold it: rights.md lets the admin see no case
  if (worker.id === moment.actor.workerId) throw faulty({ at: 'workerId', rule: 'oneself' })
  return { changes: [add(Post, await newPost(moment, worker, input))] }
}, (input, { today }) => seatFaults(input, input.from ?? (input.region ? today(input.region) : undefined)))

// what place, RT, RW and days say by themselves
function seatFaults({ role, region, rt, rw, until, delegation, originId }: Partial<PostInput>, from: string | undefined): Fault[] {
  return [...role && region ? misfits({ role, region, rt, rw }) : [], ...until && from && until <= from ? [{ at: 'until', rule: 'after_from' }] : [], ...delegation && !until ? [{ at: 'until', rule: 'delegation_ends' }] : [], ...delegation && !originId ? [{ at: 'originId', rule: 'required' }] : []]
}

/** Makes the post of a worker, if the actor may grant it and it fits; some wait for the word of the office's head. */
export async function newPost(moment: Moment, worker: Pick<Worker, 'id' | 'name' | 'phone'>, input: PostInput & { id?: Id | null }): Promise<Post> {
  const { desk, newId, today } = moment
  mustGrant(moment, input.role, input.region)
  await refuseTwin(moment, { ...input, workerId: worker.id })
  const from = input.from ?? today(input.region)
  await refusePostFaults(moment, input, from)
  // whoever stands in for somebody stands in the same office
  if (input.originId) { const origin = await desk.get(Post, input.originId); if (origin.role !== input.role || origin.region !== input.region || origin.workerId === worker.id) throw faulty({ at: 'originId', rule: 'same_office' }) }
  const unit = input.unitId ? await desk.get(Unit, input.unitId) : undefined
  const approval = await awaitsHead(moment, input.role) ? 'menunggu_kepala' as const : null
  return { ...input, id: input.id ?? newId(), workerId: worker.id, workerName: worker.name, phone: worker.phone, bidang: unit?.bidang, from, approval }
}

/** Tells whether a role waits for the head's word: it does once the office has a head. */
export async function awaitsHead({ desk, actor, today }: Moment, role: string): Promise<boolean> {
  if (!AWAITED.includes(role) || actor.workerId === FOUNDER) return false
  return (await desk.findInHouse(Post, { role: 'kepala_dinas', line: 'area' })).some(post => isLive(post, today(post.region)))
}

/** Names the numbers that another worker of the home has already. */
export async function takenNumbers({ desk }: Moment, { phone, nik }: { phone?: string | null; nik?: string | null }, own?: Id): Promise<Fault[]> {
  const held = async (where: { phone: string } | { nik: string }) => (await desk.findInHouse(Worker, { ...where, ended: false })).some(worker => worker.id !== own)
  return [...(phone && await held({ phone }) ? [{ at: 'phone', rule: 'number_taken' }] : []), ...(nik && await held({ nik }) ? [{ at: 'nik', rule: 'number_taken' }] : [])]
}

/** Ends a post on a day (default today): from that day on it gives no right. */
export const endPost = action('post.end', z.strictObject({ postId: id(), until: maybe(day()), reason: text(300) }), async ({ allow, desk, today }, input) => {
  const post = await desk.get(Post, input.postId)
  allow('post.manage', post.region)
  const until = input.until ?? today(post.region)
  if (post.until && until > post.until) throw faulty({ at: 'until', rule: 'ended' })
  return { changes: [set(Post, post, { until })] }
})

async function refuseTwin({ desk, today }: Moment, input: { workerId: string; role: string; region: Region; rt?: string | null; rw?: string | null; line: 'area' | 'administrative' }): Promise<void> {
  const same = await desk.findInHouse(Post, { workerId: input.workerId, role: input.role as never, region: input.region, line: input.line })
  if (same.some(post => (!post.until || post.until > today(post.region)) && (post.rt ?? null) === (input.rt ?? null) && (post.rw ?? null) === (input.rw ?? null))) throw faulty({ at: 'role', rule: 'taken' })
}

/** Refuses with forbidden unless the actor may grant a role at a place. */
export function mustGrant({ actor }: Moment, role: string, place: Region): void {
  if (!actor.posts.some(post => post.line === 'area' && rights[post.role]?.grants?.includes(role) && covers(post.region, place))) throw forbidden({ verb: 'post.manage', role })
}

async function refusePostFaults({ desk }: Moment, input: PostInput, from: string) {
  const faults = seatFaults(input, from)
  const [pillar] = input.pillar ? await desk.findInHouse(Pillar, { code: input.pillar }) : []
  if (input.pillar && !pillar) faults.push({ at: 'pillar', rule: 'no_such_pillar' })
  if (pillar && !fitsPillar(input.role, pillar)) faults.push({ at: 'pillar', rule: 'pillar_of_role' })
  if (faults.length > 0) throw faulty(...faults)
}
