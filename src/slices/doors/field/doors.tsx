import { useCallback, useEffect, useState } from 'react'
import { dayAt } from '#kernel/day.ts'
import { useApp, useSession } from '#web/app.tsx'
import { useAttempt } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { List, PlainRow } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState, Skeleton } from '#web/kit/states.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { type DoorRow, DOOR_TONES, type Handed, sendTo, spotOf } from '#slices/doors/handing.ts'

/** Tautan jawaban: whoever coordinates hands a link to the registered number and a PIN in person. */
export function DoorsPage() {
  const say = useSay()
  const { http } = useApp()
  const { posts } = useSession()
  const region = posts.find(post => post.line === 'area')?.region ?? ''
  const { problem, attempt } = useAttempt()
  const [rows, setRows] = useState<DoorRow[]>()
  const load = useCallback(() => attempt(async () => setRows((await http.get<{ items: DoorRow[] }>(`/api/v1/doors?region=${region}`)).items)), [attempt, http, region])
  useEffect(() => void load(), [load])
  return (
    <Page title={say('home.doors')} lead={say('doors.lead')}>
      <Refusal problem={problem} />
      {problem && <div><Button onPress={() => void load()}>{say('app.retry')}</Button></div>}
      {!rows && !problem && <Skeleton rows={4} />}
      {rows?.length === 0 && <EmptyState title={say('doors.none')}>{say('doors.none_hint')}</EmptyState>}
      {rows && rows.length > 0 && <List>{rows.map(row => <Holder key={row.postId} row={row} onMade={() => void load()} />)}</List>}
      <div><LinkButton to="/" tone="quiet">{say('app.home')}</LinkButton></div>
    </Page>
  )
}

function Holder({ row, onMade }: { row: DoorRow; onMade(): void }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const { http } = useApp()
  const { busy, problem, attempt } = useAttempt()
  const [asking, ask] = useState(false)
  const [made, setMade] = useState<Handed>()
  const make = () => void attempt(async () => {
    setMade(await http.post<Handed>(`/api/v1/posts/${row.postId}/door?bahasa=${language}`))
    ask(false)
    onMade()
  })
  return (
    <PlainRow title={row.workerName} mark={<Mark tone={DOOR_TONES[row.state]}>{say(`doors.state.${row.state}`)}</Mark>}>
      <p>{say(`role.${row.role}`)} · {spotOf(row, placeName)}{row.state === 'berlaku' && row.endsAt ? ` · ${say('me.until', { day: dayWords(language, dayAt(row.region, row.endsAt), true) })}` : ''}</p>
      <Refusal problem={problem} />
      {made ? <Handing made={made} /> : asking ? (
        <Band tone="tembaga" title={say('doors.sure', { phone: row.phone })}>
          <span className="buttons"><Button tone="primary" busy={busy} onPress={make}>{say('doors.make')}</Button><Button onPress={() => ask(false)}>{say('app.cancel')}</Button></span>
        </Band>
      ) : <div><Button small why={row.phone ? undefined : say('doors.no_phone')} onPress={() => ask(true)}>{say(row.state === 'tanpa' ? 'doors.make' : 'doors.renew')}</Button></div>}
    </PlainRow>
  )
}

/** The message to the registered number, and the PIN that is told in person and shown this once. */
function Handing({ made }: { made: Handed }) {
  const say = useSay()
  return (
    <div className="form" style={{ gap: 10 }}>
      <h3>{say('doors.step_message', { phone: made.phone })}</h3>
      <p className="share">{made.text}</p>
      <div className="buttons">
        <a className="btn btn-primary" href={sendTo('whatsapp', made.phone, made.text)} target="_blank" rel="noopener noreferrer">{say('share.whatsapp')}</a>
        <a className="btn" href={sendTo('sms', made.phone, made.text)}>{say('channel.sms')}</a>
      </div>
      <h3>{say('doors.step_pin')}</h3>
      <p role="status" style={{ fontSize: 'var(--t34)', fontWeight: 700, letterSpacing: '0.12em' }}>{made.pin}</p>
      <p className="hint">{say('doors.once')}</p>
    </div>
  )
}
