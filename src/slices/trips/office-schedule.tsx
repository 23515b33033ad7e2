import { Button } from '@mantine/core'
import { useState } from 'react'
import { useApp } from '#web/app.tsx'
import { useAttempt } from '#web/hooks.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { Section } from '#web/office/page.tsx'
import { address } from '#web/office/query.ts'
import { KelurahanFind } from '#web/office/regions.tsx'

type Schedule = { text: string; visits: number; day: string }

/** Salin jadwal: all announced visits of a kelurahan on a day as one text for whoever has no account. */
export function ScheduleSection({ region, day }: { region?: string; day?: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const { http } = useApp()
  const { busy, problem, attempt } = useAttempt()
  const [chosen, choose] = useState('')
  const [found, setFound] = useState<Schedule>()
  const [copied, setCopied] = useState(false)
  const place = region || chosen
  const fetchText = () => void attempt(async () => {
    const schedule = await http.get<Schedule>(address('/api/v1/schedule', { region: place, day, bahasa: language }))
    setFound(schedule)
    setCopied(await navigator.clipboard.writeText(schedule.text).then(() => true, () => false))
  })
  return (
    <Section id="jadwal" title={say('office.schedule.title')} lead={say('office.schedule.lead')}>
      <div className="filters">
        {!region && <KelurahanFind id="schedule-region" label={say('office.kelurahan')} value={chosen} onValue={value => { choose(value); setFound(undefined) }} />}
        <span className="buttons"><Button variant="default" disabled={!place} loading={busy} onClick={fetchText}>{say(day ? 'office.schedule.copy_day' : 'office.schedule.copy')}</Button></span>
      </div>
      <RefusalBand problem={problem} />
      {found && <>
        <blockquote className="quote" style={{ whiteSpace: 'pre-line' }}>{found.text}</blockquote>
        <p role="status" className="muted">{say(copied ? 'office.schedule.copied' : 'office.schedule.by_hand')} <a href={`https://wa.me/?text=${encodeURIComponent(found.text)}`} target="_blank" rel="noopener noreferrer">{say('channel.whatsapp')}</a></p>
      </>}
    </Section>
  )
}
