import { useEffect, useState } from 'react'
import { covers, levelOf, type Region } from '#kernel/region.ts'
import { useApp, useSession } from '#web/app.tsx'
import { useAttempt } from '#web/hooks.ts'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { Select } from '#web/kit/fields.tsx'
import { Page } from '#web/kit/page.tsx'
import { Skeleton } from '#web/kit/states.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import type { Session } from '#web/session.ts'
import { useLanguage, useSay } from '#web/words.tsx'

type Schedule = { region: Region; text: string; visits: number }

/** Salin jadwal besok: all of tomorrow's announced visits of a kelurahan as one text, for whoever has no account. */
export function SchedulePage() {
  const say = useSay()
  const [language] = useLanguage()
  const session = useSession()
  const { http } = useApp()
  const places = kelurahanOf(session)
  const { problem, attempt } = useAttempt()
  const [region, setRegion] = useState(places.length === 1 ? places[0]!.value : '')
  const [found, setFound] = useState<Schedule>()
  const [copied, setCopied] = useState(false)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (!region) return
    let left = false
    setCopied(false)
    void attempt(async () => {
      const schedule = await http.get<Schedule>(`/api/v1/schedule?region=${region}&bahasa=${language}`)
      if (!left) setFound(schedule)
    })
    return () => { left = true }
  }, [region, language, tries, http, attempt])
  const shown = found?.region === region ? found : undefined
  const copy = (text: string) => navigator.clipboard.writeText(text).then(() => setCopied(true), () => setCopied(false))
  return (
    <Page title={say('schedule.page')} lead={say('schedule.lead')}>
      {places.length > 1 && <Select id="schedule-region" label={say('schedule.kelurahan')} value={region} empty={say('schedule.choose')} options={places} onValue={setRegion} />}
      <Refusal problem={problem} />
      {problem && <div><Button onPress={() => setTries(tries + 1)}>{say('app.retry')}</Button></div>}
      {region && !shown && !problem && <Skeleton rows={3} />}
      {shown && <>
        <p className="share" style={{ whiteSpace: 'pre-line' }}>{shown.text}</p>
        <div className="buttons">
          <Button tone="primary" onPress={() => void copy(shown.text)}>{say('group.copy')}</Button>
          <a className="btn" href={`https://wa.me/?text=${encodeURIComponent(shown.text)}`} target="_blank" rel="noopener noreferrer">{say('share.whatsapp')}</a>
        </div>
        <p role="status" className="hint">{copied ? say('group.copied') : say('share.neutral')}</p>
      </>}
      <div><LinkButton to="/" tone="quiet">{say('app.home')}</LinkButton></div>
    </Page>
  )
}

/** The kelurahan and desa of somebody's posts, by name, from what the session brought. */
function kelurahanOf({ posts, places }: Session): { value: Region; label: string }[] {
  const areas = posts.filter(post => post.line === 'area' && !post.rt && !post.rw).map(post => post.region)
  return Object.entries(places).filter(([code]) => levelOf(code) === 4 && areas.some(area => covers(area, code))).map(([value, label]) => ({ value, label })).toSorted((a, b) => a.label.localeCompare(b.label))
}
