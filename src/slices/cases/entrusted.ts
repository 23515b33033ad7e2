import { set, type Change, type Moment } from '#kernel/action.ts'
import type { Id } from '#kernel/id.ts'
import { isLive } from '#kernel/rights.ts'
import { Notice } from '#slices/notices/rules.ts'
import { Reception } from '#slices/referrals/kinds.ts'
import { Post } from '#slices/workers/rules.ts'
import { type Case, Member } from './kinds.ts'
import { guardiansOf, memberOf } from './team.ts'

/** Why somebody was put on a confidential team, and leaves it when the referral ends. */
export const BY_REFERRAL = 'rujukan'
const UNANSWERED: readonly string[] = ['terkirim', 'dibaca']

async function serving({ desk, today }: Moment, where: object) {
  return (await desk.findInHouse(Post, where)).filter(post => post.line === 'area' && isLive(post, today(post.region)))
}

/** Who alone reads a confidential referral that came in: the head of the unit, else those who guard what is confidential here, else the province's desk. */
export async function confidants(moment: Moment, unitId: Id | null | undefined): Promise<Id[]> {
  const heads = unitId ? await serving(moment, { unitId, role: 'kepala_upt' }) : []
  const guards = heads.length > 0 ? heads : await guardiansOf(moment)
  const found = guards.length > 0 ? guards : await serving(moment, { role: 'dinas_provinsi' })
  return [...new Set(found.map(post => post.workerId))].slice(0, 40)
}

/** Who goes on reading what came in when its case is sealed afterwards: whoever took it up, until it ends; as long as nobody has answered, also those who would answer a confidential one. */
export async function keepersOf(moment: Moment, { unitId, caseId, takerId, stage, endedAt }: Reception): Promise<Id[]> {
  if (endedAt) return []
  const posts = takerId ? await serving(moment, { workerId: takerId, ...unitId ? { unitId } : {} }) : []
  const out = takerId && caseId ? (await moment.desk.findInHouse(Member, { caseId, workerId: takerId })).some(one => !one.until && one.role === 'terlibat') : false
  const taker = posts.length > 0 && !out ? [takerId!] : []
  return taker.length > 0 && !UNANSWERED.includes(stage) ? taker : [...new Set([...taker, ...await confidants(moment, unitId)])]
}

/** What was told of a referral that came in, before its case was sealed, follows the seal: it names nobody, and tells that there is one. */
export async function hushed({ desk }: Moment, reception: Reception, sealed: boolean, caseId: Id | null): Promise<Change[]> {
  const told = await desk.findInHouse(Notice, { code: RECEPTION_NEWS }, { field: 'at', from: reception.at })
  return told.filter(one => one.told?.about === reception.id && one.sealed !== sealed).map(one => set(Notice, one, { sealed, caseId }))
}
const RECEPTION_NEWS = ['reception.arrived', 'reception.late', 'reception.revoked']

/** What came in here of a case that is sealed, or opened again: who reads it from now on. Whoever serves in this office what lies in their hands joins the team until the referral ends. */
export async function entrusted(moment: Moment, record: Case, sealed: boolean): Promise<Change[]> {
  const { desk } = moment
  const changes: Change[] = []
  for (const one of await desk.findInHouse(Reception, { caseId: record.id })) {
    const receiverIds = one.body ? one.receiverIds : sealed ? await keepersOf(moment, one) : []
    changes.push(set(Reception, one, { sealed, receiverIds }), ...await hushed(moment, one, sealed, record.id))
    const [post] = sealed && !one.body && one.unitId && one.unitId === record.unitId && one.takerId && receiverIds.includes(one.takerId) ? await desk.findInHouse(Post, { workerId: one.takerId, unitId: one.unitId }) : []
    const stands = post && (await desk.findInHouse(Member, { caseId: record.id, workerId: post.workerId })).some(member => !member.until)
    if (post && !stands) changes.push(memberOf(moment, { ...record, sealed }, { id: post.workerId, name: post.workerName, pillar: post.role }, 'tim', BY_REFERRAL))
  }
  return changes
}
