import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import { deviceMark } from '#kernel/device.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import type { Fault } from '#kernel/problem.ts'
import type { Region } from '#kernel/region.ts'
import { aboutIn } from './about.ts'
import { useApp, useOwnPlace, useSession, useSignal } from './app.tsx'
import { APP_NAMES, appAt, baseOf } from './apps.ts'
import { clockFault, trueAt } from './clock.ts'
import { fieldKey, useContents } from './contents.tsx'
import { useAttempt } from './hooks.ts'
import { Mark } from './kit/band.tsx'
import { Button } from './kit/button.tsx'
import { Dialog } from './kit/dialog.tsx'
import { Facts, List, PlainRow } from './kit/list.tsx'
import { Page } from './kit/page.tsx'
import { EmptyState } from './kit/states.tsx'
import { Refusal } from './kit/summary.tsx'
import { deskOver, type View } from './memory.ts'
import { changesOf } from './moment.ts'
import { groundOf, isHanded, type Pending, type Refused } from './pending.ts'
import { type Repairs, useReopen } from './repair.tsx'
import { actorOf } from './session.ts'
import { deviceId } from './shelf-witness.ts'
import { useToCheck } from './tocheck.ts'
import { clockWords, dayWords, momentWords } from './when.ts'
import { useWrittenBy } from './written.ts'
import { useFaultWords, useHasWords, useLanguage, useProblemWords, useSay, useSpot } from './words.tsx'

/** Faults that a clock which is out brings about. */
const OF_DAYS = new Set(['future_day', 'future_clock', 'past_day'])

/** What an act would write beside what is stored, field by field, in words; by action. */
export type Facings = Readonly<Record<string, (input: Record<string, unknown>, view: View) => { field: string; mine: string; theirs: string; by?: { byName: string; at: string; device?: string | undefined } }[]>>

/** Perlu diperiksa: what was refused or may be, with the reason, until a person settles it; below it what others wrote differently. */
export function TrayPage({ repairs = {}, facings = {}, children }: { repairs?: Repairs; facings?: Facings; children?: ReactNode }) {
  const say = useSay()
  const items = useSignal(useApp().outbox)
  const { acts, count } = useToCheck()
  return (
    <Page title={say('tray.title')} back="/" lead={count > 0 && say('tray.lead')}>
      {children}
      {acts.length > 0 && <List>{acts.map(item => <Waiting key={item.envelope.id} item={item} ground={groundOf(item, items)} repairs={repairs} facings={facings} />)}</List>}
      {count === 0 && <EmptyState title={say('tray.empty')} />}
    </Page>
  )
}

function Waiting({ item, ground, repairs, facings }: { item: Pending; ground: Pending | undefined; repairs: Repairs; facings: Facings }) {
  const say = useSay()
  const [language] = useLanguage()
  const session = useSession()
  const own = useOwnPlace()
  const { memory } = useApp()
  const { envelope, state, refused, doubt } = item
  const named = ({ action }: Pending['envelope']) => say(`action.${action}`, { actor: session.worker.name })
  const spot = useSpot()
  const seen = aboutIn(memory, envelope.input)
  // what has left this device is told as it was when it was done, and nobody named
  const told = seen.region ? seen : item.about ?? seen
  const { region, day } = told
  const place = region ?? own
  const where = [region && spot({ ...told, region }), day && dayWords(language, day), item.pictures && say('camera.count', { count: item.pictures })].filter(Boolean).join(' · ')
  const standing = isHanded(item) ? 'tray.kept' : state === 'refused' ? 'tray.refused' : ground ? 'tray.held' : 'tray.doubt'
  return (
    <PlainRow attention={!isHanded(item)} title={named(envelope)} mark={<Mark tone="tembaga">{say(standing)}</Mark>}>
      {[seen.who, where, say('tray.when', { when: momentWords(say, language, place, trueAt(envelope.at)) })].filter(Boolean).map(line => <p key={line}>{line}</p>)}
      {state !== 'refused' && <p>{ground ? say('tray.held.lead', { ground: named(ground.envelope) }) : say('tray.doubt.lead')}</p>}
      <Reason of={refused ?? (ground ? undefined : doubt)} />
      <Contents item={item} facings={facings} place={place} />
      <Deeds item={item} held={!!ground} repairs={repairs} />
    </PlainRow>
  )
}

function Reason({ of }: { of: Refused | undefined }) {
  const say = useSay()
  const has = useHasWords()
  const problemWords = useProblemWords()
  const faultWords = useFaultWords()
  // what the server's answers tell of the clock comes with them
  useSignal(useApp().sync)
  if (!of) return null
  const faults = (of.details.faults as Fault[] | undefined) ?? []
  return <>
    <p><strong>{say('field.reason')}:</strong> {problemWords(of)}</p>
    {clockFault() !== 0 && faults.some(({ rule }) => OF_DAYS.has(rule)) && <p><strong>{clockWords(say)}.</strong> {say('clock.lead')}</p>}
    {faults.map(fault => { const field = fieldKey(has, fault.at); return <p key={fault.at + fault.rule}>{field && `${say(field)}: `}{faultWords(fault)}</p> })}
  </>
}

/** What the act says: mine beside theirs where somebody else wrote the same fields, each with its hour, person and device; else all of it in words. */
function Contents({ item: { envelope }, facings, place }: { item: Pending; facings: Facings; place: Region }) {
  const say = useSay()
  const has = useHasWords()
  const { memory } = useApp()
  const { worker } = useSession()
  const written = useWrittenBy()
  const contents = useContents(id => nameIn(memory, id), place)
  const pairs = facings[envelope.action]?.((envelope.input ?? {}) as Record<string, unknown>, memory.word) ?? []
  const mine = { byName: worker.name, at: envelope.at, device: deviceMark(deviceId()) }
  if (pairs.length) return <>{pairs.map(pair => (
    <div key={pair.field}><strong>{has(`field.${pair.field}`) ? say(`field.${pair.field}`) : pair.field}</strong>
      <Facts of={[[say('tray.mine'), <>{pair.mine || '–'}<br /><small>{written(mine, place)}</small></>], [say('tray.theirs'), <>{pair.theirs || '–'}{pair.by && <><br /><small>{written(pair.by, place)}</small></>}</>]]} />
    </div>
  ))}</>
  const told = contents(envelope.input)
  return told.length ? <details className="more"><summary>{say('tray.what')}</summary><Facts of={told} /></details> : null
}

/** The name of what an id means, of records that are on this device. */
function nameIn(view: View, id: Id): string | undefined {
  const record = view.get('case', id) ?? view.get('worker', id) ?? view.get('unit', id) ?? view.get('person', id)
  if (record) return String(record.who ?? record.name ?? '') || undefined
  const post = view.all('post').find(one => one.workerId === id)
  return post && String(post.workerName)
}

function Deeds({ item: { envelope, state, refused: why }, held, repairs }: { item: Pending; held: boolean; repairs: Repairs }) {
  const say = useSay()
  const app = useApp()
  const session = useSession()
  const [, go] = useLocation()
  const [asking, ask] = useState(false)
  const reopen = useReopen(repairs)(envelope)
  const { problem, busy, attempt } = useAttempt()
  const phone = session.offices.find(({ home }) => home === homeOf(envelope.id))?.phone ?? session.last?.office?.phone
  const resend = (id: Id) => attempt(async () => {
    const action = app.actions.get(envelope.action)
    // what this device knows to be impossible stays here, with the reason
    if (action) await changesOf(action, envelope, { actor: actorOf(session), sheet: app.sheet, desk: deskOver(app.memory) })
    await app.outbox.again(id)
    await app.sync.now()
  })
  const refused = state === 'refused'
  // an act of the other app is sent from here all the same; its form lies there
  const other = app.actions.has(envelope.action) ? undefined : APP_NAMES.find(one => one !== appAt(location.pathname))
  // what the office keeps is the office's to go on with
  const kept = isHanded({ refused: why })
  return <>
    <Refusal problem={problem} />
    <div className="buttons">
      {kept && <Button small onPress={() => app.outbox.drop(envelope.id)}>{say('told.seen')}</Button>}
      {refused && !kept && reopen && <Button small tone="primary" onPress={() => go(reopen())}>{say('tray.repair')}</Button>}
      {refused && !kept && <Button small busy={busy} onPress={() => void resend(envelope.id)}>{say('tray.resend')}</Button>}
      {other && <a className="btn small" href={`${baseOf(other)}/periksa`}>{say(`nav.app.${other}`)}</a>}
      {phone && <a className="btn small" href={`tel:${phone.replace(/[^+0-9]/g, '')}`}>{say('tray.call')}</a>}
      {(held || refused && !kept) && <Button small tone="danger" onPress={() => ask(true)}>{say('tray.drop')}</Button>}
    </div>
    <Dialog open={asking} title={say('tray.drop.sure')} onClose={() => ask(false)}>
      <p>{say('tray.drop.lead')}</p>
      <div className="buttons"><Button tone="danger" onPress={() => app.outbox.drop(envelope.id)}>{say('tray.drop')}</Button><Button onPress={() => ask(false)}>{say('app.cancel')}</Button></div>
    </Dialog>
  </>
}
