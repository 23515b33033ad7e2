import { homeOf } from '#kernel/id.ts'
import type { Depth, Kind } from '#kernel/record.ts'
import { covers } from '#kernel/region.ts'
import type { Actor, HeldPost, Reach, Sheet } from '#kernel/rights.ts'
import type { Held, View } from './memory.ts'

/** Why a record lies on this device: how it came into view, and for places and units by which post. */
export type Why = { reach: Reach | 'lead' | 'unsent'; post?: HeldPost }
/** Of a kind, what tells how its records come into view. */
export type Reachable = Pick<Kind, 'name' | 'own' | 'team'>

const DEPTHS: readonly Depth[] = ['full', 'brief', 'trace']
/** The nearer reason is told: hands before places, places before the office as a whole. */
const NEAREST: readonly Reach[] = ['team', 'own', 'addressed', 'unit', 'posted', 'area', 'serving', 'announced', 'home']
const BY_HAND = new Set<Reach>(['team', 'own', 'addressed'])

/** Tells why a record lies here, from posts, teams, own and addressed fields alone; nothing when no reason holds any more. A confidential record is here by hand only. */
export function whyHere(kind: Reachable, record: Held, actor: Actor, sheet: Sheet, view: View): Why | undefined {
  const posts = actor.posts.filter(({ line }) => line === 'area')
  for (const reach of NEAREST) {
    if (record.sealed && !BY_HAND.has(reach)) continue
    const post = posts.find(one => reads(sheet, one, kind.name).includes(reach) && holdsBy(reach, kind, record, actor, one, view))
    if (post) return record.leadId === actor.workerId && kind.name === 'case' ? { reach: 'lead' } : { reach, ...(BY_HAND.has(reach) ? {} : { post }) }
  }
  return undefined
}

function reads(sheet: Sheet, { role }: HeldPost, kind: string): readonly Reach[] {
  const reading = sheet[role]?.reads[kind]
  return DEPTHS.flatMap(depth => reading?.[depth] ?? [])
}

function holdsBy(reach: Reach, kind: Reachable, record: Held, actor: Actor, post: HeldPost, view: View): boolean {
  const me = actor.workerId
  if (reach === 'team') return !!kind.team && view.all('member').some(member => member.workerId === me && !member.until && member.role !== 'terlibat' && !!member[kind.team!.member] && member[kind.team!.member] === record[kind.team!.field])
  if (reach === 'own') return (kind.own ?? []).some(field => [record[field]].flat().includes(me))
  if (reach === 'addressed') return record.toWorker ? record.toWorker === me : !!record.toRole && (record.toRole === post.role || (record.toRole === 'lurah' && post.role === 'kasi_kesra')) && within(post, record)
  if (reach === 'unit') return !!post.unitId && (record.unitId ?? view.get('case', String(record.caseId))?.unitId) === post.unitId
  if (reach === 'area' || reach === 'posted') return within(post, record)
  // what lies above one's place, or was announced, came for the sake of its holder; so did all of the own office
  return reach !== 'home' || homeOf(record.id) === homeOf(post.id)
}

function within(post: HeldPost, record: Held): boolean {
  return covers(post.region, record.region) && (!post.rt || post.rt === record.rt) && (!post.rw || post.rw === record.rw)
}
