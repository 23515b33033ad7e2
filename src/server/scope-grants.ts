import { dayAt } from '#kernel/day.ts'
import type { Kind } from '#kernel/record.ts'
import type { Actor, HeldPost } from '#kernel/rights.ts'
import { literal } from './db.ts'

// The part of scope.ts that speaks of inspectors.

// the grants of an inspector that hold today, as `g`
function grantSql(actor: Actor, post: HeldPost): string {
  return `g.home = t.home and g.worker_id = ${literal(actor.workerId)} and not g.ended and g.ends >= ${literal(dayAt(post.region, new Date().toISOString()))} and g.region in ('00', t.prov, t.kab, t.kec, t.region)`
}

/** What a grant covers: its days, and of a unit the cases in its hands. */
export function inspectedSql(kind: Kind, actor: Actor, post: HeldPost): string | null {
  const day = ['day', 'due'].find(field => kind.names.includes(field))
  if (!day) return null
  const cases = kind.name === 'trip' || kind.name === 'notice' ? `c.id in (select v.case_id from visits v where v.home = t.home and v.trip_id = t.${kind.name === 'trip' ? 'id' : 'trip_id'})` : 'c.id = t.case_id'
  return `exists (select from inspections g where ${grantSql(actor, post)} and t.${day} between g."from" and g.until and (not g.narrow or exists (select from cases c where c.home = t.home and ${cases} and (c.bidang = g.bidang or c.unit_id = g.unit_id))))`
}

/** What was unmasked under a grant that holds. */
export function unmaskedSql(kind: Kind, actor: Actor, post: HeldPost): string {
  return `exists (select from unmaskings u join inspections g on g.home = u.home and g.id = u.inspection_id where u.home = t.home and u.by_id = ${literal(actor.workerId)} and u.${kind.name === 'case' ? 'case_id' : 'visit_id'} = t.id and ${grantSql(actor, post)})`
}
