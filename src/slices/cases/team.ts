import { add, type Change, type Moment } from '#kernel/action.ts'
import type { Id } from '#kernel/id.ts'
import type { RecordOf } from '#kernel/record.ts'
import { isLive } from '#kernel/rights.ts'
import { Post } from '#slices/workers/rules.ts'
import { Member, type Case } from './kinds.ts'

/** Makes a team membership of a case. */
export function memberOf(moment: Moment, record: Pick<Case, 'id' | 'region' | 'personId' | 'householdId' | 'sealed'>, worker: { id: Id; name: string; pillar?: string | null }, role: 'lead' | 'tim' | 'terlibat', reason?: string): Change {
  return add(Member, {
    id: moment.newId(), region: record.region, caseId: record.id, personId: record.personId, householdId: record.householdId, workerId: worker.id, workerName: worker.name, pillar: worker.pillar,
    role, from: moment.today(record.region), sealed: record.sealed, reason,
  })
}

/** Finds who guards sealed cases of the home by default: the kabid of rehabilitasi sosial; without one every kabid, else the head. */
export async function guardiansOf(moment: Moment): Promise<RecordOf<typeof Post>[]> {
  const posts = (await moment.desk.findInHouse(Post, { role: ['kabid', 'kepala_dinas'] })).filter(post => post.line === 'area' && isLive(post, moment.today(post.region)))
  const kabid = posts.filter(post => post.role === 'kabid')
  const rehsos = kabid.filter(post => post.bidang === 'rehsos')
  return rehsos.length > 0 ? rehsos : kabid.length > 0 ? kabid : posts
}
