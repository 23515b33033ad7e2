import type { Id } from '#kernel/id.ts'
import { covers, type Region } from '#kernel/region.ts'
import type { Actor, Sheet } from '#kernel/rights.ts'

/** What a notice's address says, as it is read from its row. */
export type Addressed = { id: Id; home: number; region: Region; code: string; toWorker: Id | null; toRole: string | null; rt: string | null; rw: string | null; sealed: boolean }

/** Whether an open notice is addressed to somebody, by name or through a post: the same as `scopeOf` says with its reaches own and addressed (a test compares them), for a row at hand. A sealed one, or somebody shut out of a case, is asked of the scope itself. */
export function isTold(sheet: Sheet, notice: Addressed, actor: Actor): boolean {
  return actor.posts.some(post => {
    const reaches = post.line === 'area' ? sheet[post.role]?.reads.notice?.full ?? [] : []
    if (notice.toWorker) return notice.toWorker === actor.workerId && reaches.some(reach => reach === 'own' || reach === 'addressed')
    const roles = post.role === 'kasi_kesra' ? ['lurah', 'kasi_kesra'] : [post.role]
    return reaches.includes('addressed') && roles.includes(notice.toRole ?? '') && covers(post.region, notice.region) && (!post.rt || post.rt === notice.rt) && (!post.rw || post.rw === notice.rw)
  })
}
