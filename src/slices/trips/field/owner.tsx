import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import type { Fault } from '#kernel/problem.ts'
import { isLive } from '#kernel/rights.ts'
import { covers } from '#kernel/region.ts'
import { useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useRecords } from '#web/hooks.ts'
import { Select } from '#web/kit/fields.tsx'
import { useSay } from '#web/words.tsx'
import { type Case, Member } from '#slices/cases/kinds.ts'
import { usePillarShort } from '#slices/workers/field/people.tsx'
import { Post } from '#slices/workers/rules.ts'

const HELPERS = ['psm', 'tksk', 'fasilitator_slrt', 'puskesos', 'pendamping_sosial', 'sakti_peksos', 'peksos', 'kabid', 'lurah', 'kasi_kesra']

/** Who takes the next step: me, the team, and whoever works at that place; for a confidential case the team alone. */
export function OwnerSelect({ record, ...bound }: { record: Read<typeof Case>; id: string; label: string; value: string; fault?: Fault; onValue(value: string): void }) {
  const say = useSay()
  const pillar = usePillarShort()
  const { worker } = useSession()
  const now = trueNow()
  const members = useRecords(Member, { caseId: record.id }).filter(member => !member.until && member.role !== 'terlibat')
  const posts = useRecords(Post).filter(post => !record.sealed && post.line === 'area' && HELPERS.includes(post.role) && isLive(post, dayAt(record.region, now)) && covers(post.region, record.region))
  const people = new Map<string, string>([[worker.id, say('report.me', { name: worker.name })]])
  const known = (id: string | null | undefined, name: string | null | undefined, badge: string | null | undefined) => {
    if (id && name && !people.has(id)) people.set(id, badge ? `${name} (${pillar(badge)})` : name)
  }
  known(record.leadId, record.leadName, record.leadPillar)
  for (const member of members) known(member.workerId, member.workerName, member.pillar)
  for (const post of posts) known(post.workerId, post.workerName, post.pillar ?? post.role)
  return <Select {...bound} options={[...people].map(([value, label]) => ({ value, label }))} />
}
