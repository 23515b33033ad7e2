import { Button } from '@mantine/core'
import { Link } from 'wouter'
import type { Read } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { useSession } from '#web/app.tsx'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { ShortLedger } from '#web/office/ledger.tsx'
import { usePillarWords } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
import { useLeads } from '#web/office/pages.tsx'
import { address, type Page as Rows, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { type Notice, open } from './rules.ts'
import { noticeWords } from './told.ts'

type Told = Read<typeof Notice>
const ASKED = 50
const FEW = 6

/** Messages to whoever is at the desk: reminders, what is theirs to do, what became of theirs; unread ones first, until they are marked as read. */
export function InboxSection() {
  const say = useSay()
  const { worker } = useSession()
  const sender = useSend(open)
  const rows = useQuery<Rows<Told>>(address('/api/v1/notices', { toWorker: worker.id, limit: ASKED }))
  const standing = (rows.data?.items ?? []).filter(notice => !notice.cancelled)
  const fresh = standing.filter(notice => !notice.openedAt)
  const shown = [...fresh, ...standing.filter(notice => notice.openedAt)]
  if (shown.length === 0) return null
  return (
    <Section id="pesan" title={`${say('office.inbox.title')} (${fresh.length})`}>
      <RefusalBand problem={sender.problem} />
      <ShortLedger few={FEW} label={say('office.inbox.title')} rows={shown} keyOf={notice => notice.id} columns={[
        { head: say('office.inbox.message'), cell: notice => <Words notice={notice} />, narrow: 'title' },
        { head: say('office.inbox.mark'), cell: notice => (notice.openedAt ? '–' : <Button size="compact-sm" variant="default" onClick={() => void sender.run({ noticeId: notice.id }, homeOf(notice.id))}>{say('office.inbox.read')}</Button>), narrow: 'plain', align: 'end' },
      ]} />
    </Section>
  )
}

function Words({ notice }: { notice: Told }) {
  const say = useSay()
  const [language] = useLanguage()
  const pillar = usePillarWords()
  const leads = useLeads()
  const words = noticeWords(notice, { say, pillar, day: day => dayWords(language, day, true) })
  const said = notice.openedAt ? <span>{words}</span> : <strong>{words}</strong>
  const to = leads(notice.code, notice.told.about) ?? (notice.caseId ? `/kasus/${notice.caseId}` : undefined)
  return to ? <Link href={to}>{said}</Link> : said
}
