import * as z from 'zod/mini'
import { action, add, set, type Moment } from '#kernel/action.ts'
import { day, flag, id, maybe, oneOf, pattern, region, rtNumber, secret, text } from '#kernel/fields.ts'
import { homeOf } from '#kernel/id.ts'
import { faulty, forbidden } from '#kernel/problem.ts'
import { kind } from '#kernel/record.ts'
import { covers, levelOf, type Region } from '#kernel/region.ts'
import { ROLES, rights } from '#src/rights.ts'
import { Pillar, Unit } from '#slices/units/rules.ts'

const username = () => pattern(/^[a-z0-9][a-z0-9._-]{2,39}$/, 'username')
/** A telephone number as people write it: 08… or +62…. */
export const phoneNumber = () => pattern(/^(\+62|0)\d{7,14}$/, 'phone')

/** Someone who works for people in need: officer, pillar member, lurah, RT head. */
export const Worker = kind('worker', {
  table: 'workers',
  fields: { name: text(120), username: username(), phone: maybe(secret(phoneNumber())), nip: maybe(secret(text(40))), ended: flag() },
  trace: [], brief: ['name', 'ended'], list: ['name', 'ended'], filters: ['region', 'ended'], order: 'name',
  subject: 'id', own: ['id'], unique: [['username']],
})

/** A role held at a region by a worker, from–until; it names the pillar or unit it is held in. */
export const Post = kind('post', {
  table: 'posts',
  fields: {
    workerId: id(), workerName: text(120), role: oneOf(ROLES), pillar: maybe(text(40)), unitId: maybe(id()), bidang: maybe(text(40)), rt: maybe(rtNumber()), rw: maybe(rtNumber()),
    line: oneOf(['area', 'administrative']), from: day(), until: maybe(day()), originId: maybe(id()), letter: maybe(text(120)), phone: maybe(secret(phoneNumber())),
  },
  trace: [], brief: ['workerId', 'workerName', 'role', 'pillar', 'unitId', 'bidang', 'rt', 'rw', 'line', 'from', 'until'],
  list: ['workerId', 'workerName', 'role', 'pillar', 'rt', 'rw', 'line', 'from', 'until'],
  filters: ['region', 'workerId', 'role', 'pillar', 'line'], order: 'workerName', subject: 'workerId', own: ['workerId'],
})

/** Registers a worker; posts and the first password come after. */
export const addWorker = action('worker.add', z.strictObject({
  id: maybe(id()), region: region(), name: text(120), username: username(), phone: maybe(secret(phoneNumber())), nip: maybe(secret(text(40))),
}), async ({ allow, desk, newId }, input) => {
  allow('worker.manage', input.region)
  if ((await desk.findInHouse(Worker, { username: input.username })).length > 0) throw faulty({ at: 'username', rule: 'taken' })
  return { changes: [add(Worker, { ...input, id: input.id ?? newId(), ended: false })] }
})

/** Corrects a worker's name or telephone, also in the posts that show them. */
export const editWorker = action('worker.edit', z.strictObject({ workerId: id(), name: maybe(text(120)), phone: maybe(secret(phoneNumber())) }), async ({ allow, desk }, input) => {
  const worker = await desk.get(Worker, input.workerId)
  allow('worker.manage', worker.region)
  const posts = await desk.find(Post, { workerId: worker.id })
  const patch = { ...(input.name ? { name: input.name } : {}), ...(input.phone ? { phone: input.phone } : {}) }
  const shown = { ...(input.name ? { workerName: input.name } : {}), ...(input.phone ? { phone: input.phone } : {}) }
  return { changes: [set(Worker, worker, patch), ...posts.map(post => set(Post, post, shown))] }
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

/** Gives a worker a post; only roles that the giver may grant, within the giver's region. */
export const givePost = action('post.give', z.strictObject({
  id: maybe(id()), workerId: id(), role: oneOf(ROLES), region: region(), pillar: maybe(text(40)), unitId: maybe(id()), rt: maybe(rtNumber()), rw: maybe(rtNumber()),
  line: oneOf(['area', 'administrative']), from: maybe(day()), until: maybe(day()), letter: maybe(text(120)),
}), async (moment, input) => {
  const { desk, allow, newId, today } = moment
  const worker = await desk.get(Worker, input.workerId)
  allow('post.manage', input.region)
  // the worker's row is locked here and when a worker is ended, so no post slips in between
  if (worker.ended) throw faulty({ at: 'workerId', rule: 'ended' })
  // an office is not given by those who would hold it: rights.md lets the admin see no case
  if (worker.id === moment.actor.workerId) throw faulty({ at: 'workerId', rule: 'oneself' })
  mustGrant(moment, input.role, input.region)
  await refuseTwin(moment, input)
  const from = input.from ?? today(input.region)
  await refusePostFaults(moment, input, from)
  const unit = input.unitId ? await desk.get(Unit, input.unitId) : undefined
  return { changes: [add(Post, { ...input, id: input.id ?? newId(), workerName: worker.name, phone: worker.phone, bidang: unit?.bidang, from })] }
})

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

function mustGrant({ actor }: Moment, role: string, place: Region): void {
  if (!actor.posts.some(post => post.line === 'area' && rights[post.role]?.grants?.includes(role) && covers(post.region, place))) throw forbidden({ verb: 'post.manage', role })
}

async function refusePostFaults({ desk }: Moment, input: { role: string; region: Region; pillar?: string | null; rt?: string | null; rw?: string | null; until?: string | null }, from: string) {
  const faults = []
  const needsKelurahan = ['psm', 'lurah', 'kasi_kesra', 'ketua_rt', 'ketua_rw', 'puskesos'].includes(input.role)
  if (needsKelurahan && levelOf(input.region) !== 4) faults.push({ at: 'region', rule: 'kelurahan' })
  if (input.role === 'ketua_rt' && !input.rt) faults.push({ at: 'rt', rule: 'required' })
  if (input.role === 'ketua_rw' && !input.rw) faults.push({ at: 'rw', rule: 'required' })
  if (input.until && input.until <= from) faults.push({ at: 'until', rule: 'after_from' })
  if (input.pillar && (await desk.findInHouse(Pillar, { code: input.pillar })).length === 0) faults.push({ at: 'pillar', rule: 'no_such_pillar' })
  if (faults.length > 0) throw faulty(...faults)
}
