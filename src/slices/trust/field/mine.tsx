import { useCallback, useEffect, useState } from 'react'
import { agentWords } from '#kernel/device.ts'
import { useApp, useOwnPlace, useSession } from '#web/app.tsx'
import { useAttempt } from '#web/hooks.ts'
import { Button } from '#web/kit/button.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { Skeleton } from '#web/kit/states.tsx'
import type { SignedInDevice } from '#web/session.ts'
import { Refusal } from '#web/kit/summary.tsx'
import { dayWords, momentWords } from '#web/when.ts'
import { useHasWords, useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import type { Held } from '../held.ts'

const SEEN_BY = ['admin', 'leads', 'devices', 'colleagues', 'kelurahan', 'inspectors'] as const
const NEVER = ['position', 'ranking', 'private'] as const

/** Yang dilihat dinas tentang saya: all that is held and seen of the worker who asks, in plain words. */
export function MinePage() {
  const say = useSay()
  const { http, session } = useApp()
  const [devices, setDevices] = useState<readonly SignedInDevice[]>([])
  const [held, setHeld] = useState<Held>()
  const { problem, attempt, busy } = useAttempt()
  const load = useCallback(() => attempt(async () => {
    setHeld(await http.get<Held>('/api/v1/reads/mine'))
    setDevices(await session.devices())
  }), [attempt, http, session])
  useEffect(() => { void load() }, [load])
  return (
    <Page title={say('mine.title')} lead={say('mine.lead')} back="/saya">
      <Refusal problem={problem} />
      {!held && busy && <Skeleton rows={6} />}
      {!held && problem && <Button onPress={() => void load()}>{say('app.retry')}</Button>}
      {held && <Told held={held} devices={devices} />}
      <p><a className="btn" href={say('signin.privacy_at')}>{say('mine.notice')}</a></p>
    </Page>
  )
}

function Told({ held: { worker, posts, work, opened, logged }, devices }: { held: Held; devices: readonly SignedInDevice[] }) {
  const say = useSay()
  const has = useHasWords()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const { worker: me } = useSession()
  const place = useOwnPlace()
  const what = (code: string) => (has(`mine.read.${code}`) ? say(`mine.read.${code}`) : code)
  return <>
    <Section title={say('mine.held')}><List>
      <PlainRow title={worker?.name ?? me.name}><p>{me.username}</p><p>{say('field.phone')}: {worker?.phone ?? say('mine.none')}</p></PlainRow>
      {posts.map(post => <PlainRow key={post.id} title={say(`role.${post.role}`)}><p>{placeName(post.region)}{post.rw ? ` · RW ${post.rw}` : ''}{post.rt ? ` · RT ${post.rt}` : ''}</p><p>{dayWords(language, post.from)}{post.until && ` – ${dayWords(language, post.until)}`}</p></PlainRow>)}
    </List></Section>
    <Section title={say('mine.work')}><List>
      <PlainRow title={say('mine.visits', { count: work.visits, recent: work.recent })}>{work.last && <p>{say('mine.last', { day: dayWords(language, work.last) })}</p>}</PlainRow>
      <PlainRow title={say('mine.acts', { count: work.acts > 1000 ? '1.000+' : work.acts })} />
      <PlainRow title={say('mine.positions', { count: work.positions })}><p>{say('mine.position_lead')}</p></PlainRow>
    </List></Section>
    <Section title={say('me.sessions')}>
      <p>{say('mine.devices_lead')}</p>
      <List>{devices.map(device => <PlainRow key={device.id} title={agentWords(device.agent) ?? say('me.session.unknown')}>{device.seenAt && <p>{say('me.session.seen', { when: momentWords(say, language, place, device.seenAt) })}</p>}</PlainRow>)}</List>
    </Section>
    <Section title={say('mine.seen')}><List>{SEEN_BY.map(who => <PlainRow key={who} title={say(`mine.seen.${who}`)} />)}</List></Section>
    <Section title={say('mine.never')}><List>{NEVER.map(thing => <PlainRow key={thing} title={say(`mine.never.${thing}`)} />)}</List></Section>
    <Section title={say('mine.opened')}>
      <p>{say(opened.length ? 'mine.opened_lead' : 'mine.opened_none')}</p>
      <List>{opened.map(row => <PlainRow key={row.id} title={row.workerName}><p>{what(row.what)}</p><p>{momentWords(say, language, place, row.at)}</p></PlainRow>)}</List>
    </Section>
    <Section title={say('mine.logged')}>
      <p>{say(logged.length ? 'mine.logged_lead' : 'mine.logged_none')}</p>
      <List>{logged.map(row => <PlainRow key={row.id} title={what(row.what)}><p>{row.region ? `${placeName(row.region)} · ` : ''}{momentWords(say, language, row.region ?? place, row.at)}</p>{row.reason && <p>{row.reason}</p>}</PlainRow>)}</List>
    </Section>
  </>
}
