import type { Change, Moment } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import type { RecordOf } from '#kernel/record.ts'
import { covers, NATION, type Region } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { rights } from '#src/rights.ts'
import { tell } from '#slices/notices/rules.ts'
import { Post } from '#slices/workers/rules.ts'
import type { Reception } from './kinds.ts'

type Held = RecordOf<typeof Post>
/** What whoever answers a referral holds. */
export const ANSWERS = { verb: 'referral.answer' } as const
const HEADS: readonly string[] = ['kabid', 'dinas_provinsi']
const CHIEFS: readonly string[] = ['kepala_dinas', 'dinas_provinsi']

/** The place of this home, as the job that works in it stands for it. */
export function placeHere({ actor, home }: Pick<Moment, 'actor' | 'home'>): Region {
  return actor.posts.find(post => homeOf(post.id) === home)?.region ?? NATION
}

async function livePosts({ desk, today }: Moment, where: object): Promise<Held[]> {
  return (await desk.findInHouse(Post, where)).filter(post => post.line === 'area' && isLive(post, today(post.region)))
}

/** Who takes a referral up: the staff of the unit, or whoever answers at the office. */
export async function answerers(moment: Moment, { unitId, region }: Pick<Reception, 'unitId' | 'region'>): Promise<Held[]> {
  const staff = unitId ? await livePosts(moment, { unitId }) : []
  const able = staff.filter(post => rights[post.role]?.verbs.includes(ANSWERS.verb))
  return able.length > 0 ? able : await livePosts(moment, { role: [...HEADS, 'ketua_tim', 'manajer_slrt'] }).then(posts => posts.filter(post => covers(post.region, region) && homeOf(post.id) === moment.home))
}

/** The superiors of whoever was asked: first the head of the unit and of the bidang, then whoever leads the office. */
export async function superiors(moment: Moment, { unitId, region }: Pick<Reception, 'unitId' | 'region'>, level: number): Promise<Held[]> {
  const heads = unitId && level === 1 ? await livePosts(moment, { unitId, role: 'kepala_upt' }) : []
  const above = (await livePosts(moment, { role: level === 1 ? [...HEADS] : [...CHIEFS] })).filter(post => covers(post.region, region))
  const all = above.length > 0 ? above : (await livePosts(moment, { role: [...CHIEFS, 'sekretaris'] })).filter(post => covers(post.region, region))
  return [...new Map([...heads, ...all].map(post => [post.workerId, post])).values()]
}

/** Tells whoever was asked. A confidential one is told to nobody: it stands before those who may read it, and nowhere else. */
export async function hear(moment: Moment, reception: Reception, code: string): Promise<Change[]> {
  if (reception.sealed) return []
  const posts = await answerers(moment, reception)
  return [...new Map(posts.map(post => [post.workerId, post])).values()].filter(post => post.workerId !== moment.actor.workerId)
    .map(post => tell(moment, { worker: post.workerId, name: post.workerName, region: reception.region }, { code, told: { otherName: reception.fromOffice, due: reception.due, about: reception.id } }))
}
