import { useApp, useSession, useSignal } from './app.tsx'
import { Band } from './kit/band.tsx'
import { LinkButton } from './kit/button.tsx'
import { Page } from './kit/page.tsx'
import { isHanded, isUnsent } from './pending.ts'
import { dayWords } from './when.ts'
import { useLanguage, useSay } from './words.tsx'

/** Home of somebody whose post has ended: that it has, what becomes of what is unsent, and whom to call. */
export function PostEnded() {
  const say = useSay()
  return <Page title={say('ended.title')}><EndedBand /></Page>
}

/** The same on any page that stood open. */
export function EndedBand() {
  const say = useSay()
  const [language] = useLanguage()
  const { last } = useSession()
  const { outbox, photos } = useApp()
  const items = useSignal(outbox)
  const pictures = useSignal(photos).filter(({ draft, state }) => !draft && state !== 'sent').length
  const unsent = items.filter(isUnsent).length
  const kept = items.some(isHanded)
  const office = last?.office
  return (
    <Band tone="tembaga" title={last?.until ? say('ended.since', { role: say(`role.${last.role}`), place: last.place ?? last.region ?? '', day: dayWords(language, last.until) }) : say('ended.none')}>
      <p>{unsent + pictures > 0 ? say('ended.unsent', { count: unsent + pictures }) : say(kept ? 'ended.kept' : 'ended.sent')}</p>
      {office && <p>{say('ended.call', { office: office.name })}</p>}
      <div className="buttons">
        {office?.phone && <a className="btn btn-primary" href={`tel:${office.phone.replace(/[^+0-9]/g, '')}`}>{say('tray.call')} · {office.phone}</a>}
        {items.some(({ state }) => state === 'refused') && <LinkButton to="/periksa">{say('ended.see')}</LinkButton>}
      </div>
    </Band>
  )
}
