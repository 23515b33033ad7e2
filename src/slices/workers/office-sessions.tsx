import { Button } from '@mantine/core'
import { agentWords } from '#kernel/device.ts'
import { useApp } from '#web/app.tsx'
import { useAttempt } from '#web/hooks.ts'
import { momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { type Page, useQuery } from '#web/office/query.ts'
import { Answer } from '#web/office/states.tsx'
import { useOffice, useTell } from '#web/office/store.tsx'

/** Where a worker is signed in; the admin may end it all. */
export function WorkerSessions({ workerId }: { workerId: string }) {
  const say = useSay()
  const tell = useTell()
  const [language] = useLanguage()
  const { region } = useOffice()
  const { http } = useApp()
  const { busy, problem, attempt } = useAttempt()
  const rows = useQuery<Page<{ id: string; agent?: string | null; seenAt?: string }>>(`/api/workers/${workerId}/sessions`)
  const end = () => void attempt(async () => {
    await http.remove(`/api/workers/${workerId}/sessions`)
    tell(say('office.sessions.ended'))
    rows.reload()
  })
  return (
    <Answer of={rows} rows={1}>{({ items }) => (
      <>
        <RefusalBand problem={problem} />
        <ul className="lines">
          {items.map(row => <li key={row.id}><span>{agentWords(row.agent) ?? say('me.session.unknown')}</span><span className="muted">{row.seenAt && momentWords(say, language, region, row.seenAt)}</span></li>)}
          {items.length === 0 && <li className="muted">{say('office.sessions.none')}</li>}
        </ul>
        {items.length > 0 && <p className="line"><Button variant="default" loading={busy} onClick={end}>{say('office.sessions.end')}</Button></p>}
      </>
    )}</Answer>
  )
}
