import { Button } from '@mantine/core'
import { useState } from 'react'
import { useApp } from '#web/app.tsx'
import { useAttempt } from '#web/hooks.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { Band } from '#web/office/marks.tsx'
import { useOffice, useStore } from '#web/office/store.tsx'
import { type DoorRow, type Handed, sendTo, spotOf } from './handing.ts'

/** Makes a link with its PIN: the message goes to the registered number, the PIN is shown once, to be told in person. */
export function DoorDialog({ post, onClose }: { post: DoorRow; onClose: () => void }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const { http } = useApp()
  const { kept } = useStore()
  const office = useOffice()
  const { busy, problem, attempt } = useAttempt()
  const [made, setMade] = useState<Handed>()
  const [copied, setCopied] = useState(false)
  const make = () => void attempt(async () => {
    setMade(await http.post<Handed>(`/api/v1/posts/${post.postId}/door?bahasa=${language}`))
    kept.clear()
  })
  const copy = (text: string) => navigator.clipboard.writeText(text).then(() => setCopied(true), () => setCopied(false))
  return (
    <Dialog title={`${say('office.doors.title')}: ${post.workerName}`} onClose={onClose}>
      <div className="form">
        <RefusalBand problem={problem} />
        {made ? <>
          {made.onlyHere && <Band tone="tembaga">{say('office.only_here')}</Band>}
          <h3>{say('office.doors.step_message', { phone: made.phone })}</h3>
          <blockquote className="quote">{made.text}</blockquote>
          <div className="buttons">
            <a className="button-link" href={sendTo('whatsapp', made.phone, made.text)} target="_blank" rel="noopener noreferrer">{say('channel.whatsapp')}</a>
            <a className="button-link" href={sendTo('sms', made.phone, made.text)}>{say('channel.sms')}</a>
            <Button variant="default" onClick={() => void copy(made.text)}>{say(copied ? 'office.copied' : 'office.copy')}</Button>
          </div>
          <h3>{say('office.doors.step_pin')}</h3>
          <div className="slip print-only" role="status">
            <p><b>{office.name}</b> · Pilar</p>
            <p>{made.workerName}<br />{say(`role.${post.role}`)} · {spotOf(post, placeName)}</p>
            <p>PIN<br /><code>{made.pin}</code></p>
            <p className="muted">{say('office.doors.slip', { phone: office.phone })}</p>
          </div>
          <p>{say('office.doors.once')}</p>
          <div className="form-foot"><Button onClick={() => window.print()}>{say('office.doors.print')}</Button><Button variant="default" onClick={onClose}>{say('app.close')}</Button></div>
        </> : <>
          <p>{say('office.doors.warn', { phone: post.phone })}</p>
          <div className="form-foot"><Button loading={busy} onClick={make}>{say(post.state === 'tanpa' ? 'office.doors.make' : 'office.doors.renew')}</Button><Button variant="subtle" onClick={onClose}>{say('app.cancel')}</Button></div>
        </>}
      </div>
    </Dialog>
  )
}
