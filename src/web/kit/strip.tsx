import { IconAlertTriangle, IconCircleCheck, IconCloudOff, IconRefresh } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useApp, useOwnPlace, useSignal } from '../app.tsx'
import { useNow } from '../hooks.ts'
import { isUnsent } from '../pending.ts'
import { useToCheck } from '../tocheck.ts'
import { useLanguage, useProblemWords, useSay } from '../words.tsx'
import { contactWords, progressOf } from '../when.ts'

const LOOK = { size: 18, stroke: 1.75, 'aria-hidden': true } as const

/** Says in words how this device stands with the server: what is unsent, when they last spoke, what waits for a person. */
export function Strip() {
  const say = useSay()
  const problemWords = useProblemWords()
  const { sync, outbox, photos, shelf } = useApp()
  const { nowhere } = useSignal(shelf)
  const { phase, at, problem, loaded, world } = useSignal(sync)
  const coming = !loaded && world && world.left > 0 ? progressOf(world) : undefined
  const items = useSignal(outbox)
  const unsent = items.filter(isUnsent).length
  const { count } = useToCheck()
  const pictures = useSignal(photos).filter(({ draft, state }) => !draft && state !== 'sent').length
  const off = phase === 'offline' || phase === 'failed'
  const place = useOwnPlace()
  const [language] = useLanguage()
  const now = useNow()
  return (
    <div className={off ? 'strip off' : 'strip'}>
      {off ? <IconCloudOff {...LOOK} /> : unsent || pictures ? <IconRefresh {...LOOK} /> : <IconCircleCheck {...LOOK} />}
      <span role="status">
        {off && <><strong>{say(phase === 'offline' ? 'sync.offline' : 'sync.failed')}</strong> · </>}
        {unsent > 0 ? <strong>{say('sync.unsent', { count: unsent })}</strong> : !off && !pictures && !coming && say('sync.idle')}
        {pictures > 0 && <>{unsent > 0 && ' · '}<strong>{say('photo.unsent', { count: pictures })}</strong></>}
        {coming && <>{(unsent > 0 || pictures > 0) && ' · '}<strong className="tabular">{say('sync.coming', coming)}</strong>{off ? ` · ${say('sync.resumes')} ` : ''}</>}
        {at && <> {unsent > 0 || pictures > 0 || !off ? '· ' : ''}{say('sync.at', { when: contactWords(say, language, place, at, now) })}</>}
        {off && <>{(at || unsent > 0 || pictures > 0 || coming) && ' · '}{phase === 'offline' ? say(nowhere ? 'sync.offline.borrowed' : 'sync.offline.lead') : problem && problemWords(problem)}</>}
      </span>
      {count > 0 && <Link href="/periksa" className="check"><IconAlertTriangle {...LOOK} />&nbsp;{say('sync.check', { count })}</Link>}
      <button type="button" className="end" onClick={() => void sync.now()} aria-disabled={phase === 'working' || undefined}>{say('sync.now')}</button>
    </div>
  )
}
