import { Button } from '@mantine/core'
import { Link } from 'wouter'
import type { Read } from '#kernel/action.ts'
import { zoneOf } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { useSession } from '#web/app.tsx'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { ShortLedger } from '#web/office/ledger.tsx'
import { usePillarWords } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
import { address, type Page as Rows, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { type Notice, open } from './rules.ts'

type Told = Read<typeof Notice>
const ASKED = 50
const FEW = 6
/** Where a message leads, by the first word of its code. */
const LEADS: Readonly<Record<string, string>> = { directive: '/arahan/tanggapan/', hearing: '/arahan/tanggapan/', issue: '/isu/', letter: '/surat/', meeting: '/rapat/', reception: '/rujukan/masuk/', referral: '/rujukan/', service: '/permohonan/' }

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
        { head: say('office.inbox.message'), cell: notice => <Words notice={notice} to={linkOf(notice)} />, narrow: 'title' },
        { head: say('office.inbox.mark'), cell: notice => (notice.openedAt ? '–' : <Button size="compact-sm" variant="default" onClick={() => void sender.run({ noticeId: notice.id }, homeOf(notice.id))}>{say('office.inbox.read')}</Button>), narrow: 'plain', align: 'end' },
      ]} />
    </Section>
  )
}

function Words({ notice, to }: { notice: Told; to: string | undefined }) {
  const say = useSay()
  const [language] = useLanguage()
  const pillar = usePillarWords()
  const { told } = notice
  const day = (one: string | null | undefined) => (one ? dayWords(language, one, true) : '')
  const clock = (one: string | null | undefined) => one?.slice(0, 5).replace(':', '.')
  const words = say(`notice.${notice.code}`, {
    leadName: told.leadName, leadPillar: told.leadPillar && pillar(told.leadPillar), otherName: told.otherName, otherPillar: told.otherPillar && pillar(told.otherPillar), day: day(told.day ?? notice.day), from: clock(told.from), to: clock(told.to), zone: zoneOf(notice.region), due: day(told.due),
    answer: told.answer && say(`answer.${told.answer}`), stage: told.stage && say(`stage.${told.stage}`), purpose: told.purpose && say(`purpose.${told.purpose}`), reason: told.reason,
  })
  const said = notice.openedAt ? <span>{words}</span> : <strong>{words}</strong>
  return to ? <Link href={to}>{said}</Link> : said
}

function linkOf({ code, caseId, told }: Told): string | undefined {
  const leads = LEADS[code.split('.')[0]!]
  return leads && told.about ? leads + told.about : caseId ? `/kasus/${caseId}` : undefined
}
