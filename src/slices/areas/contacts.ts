import * as z from 'zod/mini'
import { action, set } from '#kernel/action.ts'
import { daysBetween, type Day } from '#kernel/day.ts'
import { id } from '#kernel/fields.ts'
import { forbidden } from '#kernel/problem.ts'
import { covers, type Region } from '#kernel/region.ts'
import { isLive, type HeldPost } from '#kernel/rights.ts'
import { tell } from '#slices/notices/rules.ts'
import { Post } from '#slices/workers/rules.ts'
import { rights } from '#src/rights.ts'

const LATELY_DAYS = 30

/** Says that a telephone number is wrong; whoever manages the worker is told, and the mark stays until the number is corrected. */
export const wrongNumber = action('post.wrong_number', z.strictObject({ postId: id() }), async (moment, input) => {
  const post = await moment.desk.get(Post, input.postId)
  // who may not see a number cannot call it
  if (post.depth !== 'full') throw forbidden({ verb: 'post.wrong_number' })
  if (!post.phone || post.wrong) return { changes: [] }
  const keepers = (await moment.desk.findInHouse(Post, { role: ['admin', 'koordinator_pilar'] })).filter(one =>
    one.line === 'area' && isLive(one, moment.today(one.region)) && covers(one.region, post.region) && (one.role === 'admin' || one.pillar === post.pillar) && one.workerId !== moment.actor.workerId)
  const same = await moment.desk.findInHouse(Post, { workerId: post.workerId })
  return {
    changes: same.map(one => set(Post, one, { wrong: true })),
    notices: keepers.map(one => tell(moment, { worker: one.workerId, name: one.workerName, region: post.region }, { code: 'post.wrong_number', told: { leadName: moment.actor.name, otherName: post.workerName, otherPillar: post.pillar ?? post.role } })),
  }
})

/** The lines of a page about an area, in the order in which people look for them. */
export const LINES = ['kelurahan', 'pilar', 'rw', 'rt', 'kecamatan'] as const
type Line = (typeof LINES)[number]
type Held = HeldPost & { workerId: string; workerName: string }

/** Sorts those who serve an area by their line: the kelurahan, the pillars, RW and RT by number, the kecamatan. */
export function servingHere<P extends Held>(posts: readonly P[], place: Region, today: Day): { line: Line; posts: P[] }[] {
  const here = posts.filter(post => post.line === 'area' && rights[post.role]?.serves && covers(post.region, place) && isLive(post, today))
  const key = (post: P) => `${post.rw ?? ''}.${post.rt ?? ''}.${post.role === 'lurah' ? 0 : 1}.${9 - post.region.length}.${post.role}.${post.workerName}`
  return LINES.map(line => ({ line, posts: here.filter(post => lineOf(post.role) === line).toSorted((a, b) => (key(a) < key(b) ? -1 : 1)) })).filter(group => group.posts.length > 0)
}

function lineOf(role: string): Line {
  if (role === 'lurah' || role === 'kasi_kesra') return 'kelurahan'
  if (role === 'camat' || role === 'kasi_kesos') return 'kecamatan'
  return role === 'ketua_rw' ? 'rw' : role === 'ketua_rt' ? 'rt' : 'pilar'
}

type Been = { tripId: string; region: Region; day: Day; leadName?: string | null; leadPillar?: string | null; state: string; sealed?: boolean | null }

/** Picks who was in an area lately, each going-out once, the latest first; sealed visits never, not even for their team. */
export function latelyHere<V extends Been>(visits: readonly V[], place: Region, today: Day): V[] {
  const gone = visits.filter(visit => visit.region === place && !visit.sealed && (visit.state === 'selesai' || visit.state === 'tidak_bertemu') && visit.day <= today && daysBetween(visit.day, today) <= LATELY_DAYS)
  return [...new Map(gone.map(visit => [visit.tripId, visit])).values()].toSorted((a, b) => (a.day < b.day ? 1 : -1))
}

/** Writes a number as a telephone dials it: digits, with a plus where it had one. */
export function dialOf(phone: string): string {
  return phone.replace(/[^\d+]/g, '').replace(/(?!^)\+/g, '')
}

/** Writes a mobile number as WhatsApp wants it, 62812…; null for what is no mobile number of Indonesia. */
export function chatOf(phone: string): string | null {
  const digits = dialOf(phone).replace(/^\+?62/, '0')
  return /^08\d{7,12}$/.test(digits) ? `62${digits.slice(1)}` : null
}
