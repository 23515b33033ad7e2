import { useCallback, useEffect, useState } from 'react'
import { agentWords } from '#kernel/device.ts'
import { holds } from '#kernel/rights.ts'
import { dayWords, momentWords } from './when.ts'
import { useApp, useOwnPlace, useSession, useSignal } from './app.tsx'
import { appAt, baseOf } from './apps.ts'
import { otherApps } from './arrive.ts'
import { useAttempt } from './hooks.ts'
import { KeptSection, KeptSignOut } from './kept.tsx'
import { Band, Mark } from './kit/band.tsx'
import { Button, LinkButton } from './kit/button.tsx'
import { Dialog } from './kit/dialog.tsx'
import { List, PlainRow, Section } from './kit/list.tsx'
import { Page } from './kit/page.tsx'
import { Skeleton } from './kit/states.tsx'
import { Refusal } from './kit/summary.tsx'
import { actorOf, type SignedInDevice } from './session.ts'
import { isUnsent } from './pending.ts'
import { PhotoSettings } from './photosettings.tsx'
import { LanguageChoice, ThemeChoice } from './settings.tsx'
import { useLanguage, usePlaceName, useSay } from './words.tsx'

/** Myself: posts, devices signed in, language, theme, password, sign out. */
export function MePage() {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const session = useSession()
  const { worker, posts } = session
  const { sheet } = useApp()
  const officeDoor = posts.some(({ role }) => sheet[role]?.office) || holds(sheet, actorOf(session), 'service.receive')
  const codes = posts.some(({ role, line }) => line === 'area' && sheet[role]?.codes)
  const goes = holds(sheet, actorOf(session), 'visit.plan')
  // pictures outlive the post they were taken under
  const pictures = useSignal(useApp().photos).length > 0
  return (
    <Page title={say('me.title')} lead={<>{worker.name} · {worker.username}</>}>
      <Section title={say('me.posts')}>
        <List>{posts.map(post => (
          <PlainRow key={post.id} title={<>{say(`role.${post.role}`)}{post.pillarName ? ` · ${post.pillarName}` : ''}</>}>
            <p>{placeName(post.region)}{post.rw ? ` · RW ${post.rw}` : ''}{post.rt ? ` · RT ${post.rt}` : ''}{post.unitName ? ` · ${post.unitName}` : ''}</p>
            <p>{say(`me.line.${post.line}`)}{post.until ? ` · ${say('me.until', { day: dayWords(language, post.until) })}` : ''}</p>
          </PlainRow>
        ))}</List>
      </Section>
      {officeDoor && <p><a className="btn" href="/kantor/">{say('nav.office')}</a></p>}
      {otherApps(sheet, posts, appAt(location.pathname)).map(app => <p key={app}><a className="btn" href={`${baseOf(app)}/`}>{say(`nav.app.${app}`)}</a></p>)}
      {codes && <LinkButton to="/kode">{say('me.codes')}</LinkButton>}
      {goes && <LinkButton to="/laporan-bulan">{say('month.open')}</LinkButton>}
      {(goes || pictures) && <PhotoSettings />}
      <LanguageChoice />
      <ThemeChoice />
      <KeptSection />
      <LinkButton to="/saya/kabar">{say('me.told')}</LinkButton>
      <LinkButton to="/pasang">{say('install.title')}</LinkButton>
      <Devices />
      <LinkButton to="/ponsel">{say('me.phone')}</LinkButton>
      <LinkButton to="/saya/data">{say('me.held')}</LinkButton>
      <LinkButton to="/saya/sandi">{say('password.title')}</LinkButton>
      <SignOut />
    </Page>
  )
}

function Devices() {
  const say = useSay()
  const [language] = useLanguage()
  const { session } = useApp()
  const [devices, setDevices] = useState<readonly SignedInDevice[]>()
  const [out, setOut] = useState(false)
  const { problem, attempt, busy } = useAttempt()
  const state = useSignal(session)
  const ended = state.phase === 'somebody' && !!state.ended
  const load = useCallback(() => attempt(async () => setDevices(await session.devices())), [attempt, session])
  // without a session there is nothing to ask; after signing in again it is asked anew
  useEffect(() => { if (!ended) void load() }, [load, ended])
  const place = useOwnPlace()
  return (
    <Section title={say('me.sessions')}>
      {!ended && <Refusal problem={problem} />}
      {out && <Band tone="daun" alert>{say('me.session.revoked')}</Band>}
      {!devices && busy && <Skeleton rows={2} />}
      {!devices && problem && !ended && <Button onPress={() => void load()}>{say('app.retry')}</Button>}
      <List>{devices?.map(device => (
        <PlainRow key={device.id} title={agentWords(device.agent) ?? say('me.session.unknown')} mark={device.current && <Mark tone="daun">{say('me.session.this')}</Mark>}>
          {device.seenAt && <p>{say('me.session.seen', { when: momentWords(say, language, place, device.seenAt) })}</p>}
          {!device.current && <Button small onPress={() => void attempt(async () => { await session.revoke(device.id); setOut(true); setDevices(await session.devices()) })}>{say('me.session.revoke')}</Button>}
        </PlainRow>
      ))}</List>
    </Section>
  )
}

function SignOut() {
  const say = useSay()
  const { session, outbox, shelf } = useApp()
  const { nowhere } = useSignal(shelf)
  const unsent = useSignal(outbox).filter(isUnsent).length
  const [asking, ask] = useState(false)
  const { problem, attempt, busy } = useAttempt()
  const leave = () => void attempt(() => session.signOut())
  if (!nowhere) return <KeptSignOut unsent={unsent} />
  return <>
    <Refusal problem={problem} />
    <Button tone="danger" busy={busy} onPress={() => (unsent ? ask(true) : leave())}>{say('me.signout')}</Button>
    <Dialog open={asking} title={say('me.signout')} onClose={() => ask(false)}>
      <p>{say('me.signout.unsent', { count: unsent })}</p>
      <div className="buttons"><Button tone="primary" onPress={() => ask(false)}>{say('me.signout.stay')}</Button><Button tone="danger" onPress={() => { outbox.clear(); ask(false); leave() }}>{say('me.signout.anyway')}</Button></div>
    </Dialog>
  </>
}
