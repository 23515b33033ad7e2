import * as z from 'zod/mini'
import { action, add, set, type Moment } from '#kernel/action.ts'
import { id, maybe, oneOf, region, rtNumber, text } from '#kernel/fields.ts'
import { homeOf } from '#kernel/id.ts'
import { faulty } from '#kernel/problem.ts'
import { firstHome, levelOf } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { tell } from '#slices/notices/rules.ts'
import { Pillar } from '#slices/units/rules.ts'
import { fitsPillar, misfits } from '#slices/workers/fits.ts'
import { endPost, Post, Worker } from '#slices/workers/rules.ts'
import { ROLES } from '#src/rights.ts'
import { freeUsername } from './username.ts'

const SeatInput = { role: oneOf(ROLES), pillar: maybe(text(40)), rt: maybe(rtNumber()), rw: maybe(rtNumber()), letter: maybe(text(120)) }

/** Moves a worker to another office (mutasi): every post here ends today, the office there gets a worker and a post that waits for its admin; cases, contacts and sign-in stay behind. */
export const transfer = action('worker.transfer', z.strictObject({ workerId: id(), toRegion: region(), ...SeatInput }), async (moment, { workerId, toRegion, ...rest }) => {
  const { desk, allow, today } = moment
  const worker = await desk.get(Worker, workerId)
  allow('worker.manage', worker.region)
  if (worker.ended) throw faulty({ at: 'workerId', rule: 'ended' })
  if (worker.id === moment.actor.workerId) throw faulty({ at: 'workerId', rule: 'oneself' })
  const seat = { ...rest, region: toRegion }
  const there = firstHome(seat.region)
  const faults = [...(levelOf(seat.region) < 1 || there === moment.home ? [{ at: 'toRegion', rule: 'other_office' }] : []), ...misfits(seat).map(fault => (fault.at === 'region' ? { ...fault, at: 'toRegion' } : fault))]
  if (faults.length > 0) throw faulty(...faults)
  const lasts = (post: { region: string; until?: string | null }) => !post.until || post.until > today(post.region)
  const [here, elsewhere] = [await desk.find(Post, { workerId }), await desk.postsElsewhere(workerId)]
  return {
    changes: [set(Worker, worker, { ended: true }), ...here.filter(lasts).map(post => set(Post, post, { until: today(post.region) }))],
    derived: [
      { home: there, action: welcome.name, input: { name: worker.name, ...seat } },
      ...elsewhere.filter(lasts).map(post => ({ home: homeOf(post.id), action: endPost.name, input: { postId: post.id, until: today(post.region), reason: 'mutasi' } })),
    ],
  }
})

/** Takes in who was transferred from another office; only the job does it, and the post gives no right until the admin here agrees. */
export const welcome = action('worker.welcome', z.strictObject({ name: text(120), region: region(), ...SeatInput }), async (moment, { name, ...seat }) => {
  const { desk, allow, newId, today } = moment
  allow('worker.welcome', seat.region)
  const [pillar] = seat.pillar ? await desk.findInHouse(Pillar, { code: seat.pillar }) : []
  const worker = { id: newId(), region: seat.region, name, username: await freeUsername(moment, name), ended: false }
  const post = { ...seat, id: newId(), workerId: worker.id, workerName: name, pillar: pillar && fitsPillar(seat.role, pillar) ? pillar.code : null, line: 'area' as const, from: today(seat.region), approval: 'menunggu_kantor' as const }
  return { changes: [add(Worker, worker), add(Post, post)], notices: await toAdmins(moment, name) }
})

async function toAdmins(moment: Moment, name: string) {
  const admins = (await moment.desk.findInHouse(Post, { role: 'admin', line: 'area' })).filter(post => isLive(post, moment.today(post.region)))
  return admins.map(post => tell(moment, { worker: post.workerId, name: post.workerName, region: post.region }, { code: 'worker.welcomed', told: { otherName: name } }))
}
