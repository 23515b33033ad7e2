import { Button } from '@mantine/core'
import { homeOf } from '#kernel/id.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Section } from '#web/office/page.tsx'
import type { PostRow } from '#web/office/people.tsx'
import { address, type Page, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { useTell } from '#web/office/store.tsx'
import { approvePost } from './approve.ts'

/** Posts that wait for this reader's word: the head's for the roles that lead, the admin's for who was transferred here. */
export function ApprovalSection({ of }: { of: 'menunggu_kepala' | 'menunggu_kantor' }) {
  const say = useSay()
  const tell = useTell()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const sender = useSend(approvePost)
  const posts = useQuery<Page<PostRow>>(address('/api/v1/posts', { approval: of, limit: 100 }))
  const answer = async (post: PostRow, word: 'setuju' | 'tolak') => { if (await sender.run({ postId: post.id, answer: word }, homeOf(post.id))) tell(say('office.saved')) }
  if (!posts.data?.items.length) return null
  return (
    <Section id="persetujuan" title={say('office.approval.title')} lead={say('office.approval.lead')}>
      <RefusalBand problem={sender.problem} />
      <Ledger label={say('office.approval.title')} rows={posts.data.items} columns={[
        { head: say('field.name'), cell: post => post.workerName }, { head: say('field.role'), cell: post => say(`role.${post.role}`), narrow: 'plain' }, { head: say('field.region'), cell: post => placeName(post.region), narrow: 'plain' },
        { head: say('office.from'), cell: post => dayWords(language, post.from, true), narrow: 'plain' },
        { head: say('office.action'), align: 'end', narrow: 'plain', cell: post => <span className="tight">
          <Button size="compact-sm" loading={sender.busy} aria-label={`${say('office.approval.agree')}: ${post.workerName}`} onClick={() => void answer(post, 'setuju')}>{say('office.approval.agree')}</Button>{' '}
          <Button size="compact-sm" variant="default" loading={sender.busy} aria-label={`${say('office.approval.refuse')}: ${post.workerName}`} onClick={() => void answer(post, 'tolak')}>{say('office.approval.refuse')}</Button>
        </span> },
      ]} />
    </Section>
  )
}
