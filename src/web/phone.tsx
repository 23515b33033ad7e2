import { type FormEvent, type ReactNode, useCallback, useEffect, useState } from 'react'
import { useApp, useOwnPlace, useSession, useSignal } from './app.tsx'
import { type Left, ownKelurahan } from './carried.ts'
import { VERSION } from './device.ts'
import { Band } from './kit/band.tsx'
import { Button } from './kit/button.tsx'
import { CheckRow } from './kit/fields.tsx'
import { Facts, List, PlainRow, Section } from './kit/list.tsx'
import { Page } from './kit/page.tsx'
import { isUnsent } from './pending.ts'
import { dotted, momentWords } from './when.ts'
import { useLanguage, usePlaceName, useSay } from './words.tsx'

/** What a phone carries at the outside, until the server has said it. */
const MOST = 3000
const ROOM = 10_000_000
const NEARLY = 0.8
const MEGABYTE = 1_000_000

/** How full this device is: by number or by bytes; over when there is more for its worker than it carries. */
export function useFill(): { count: number; most: number; bytes: number; room: number; over: boolean; nearly?: 'count' | 'bytes' } {
  const { memory, sync } = useApp()
  const { world, loaded } = useSignal(sync)
  const most = world?.most || MOST
  const room = world?.room || ROOM
  const count = memory.held().length
  const bytes = memory.weight()
  const over = loaded && !!world && world.total > most
  return { count, most, bytes, room, over, ...(over ? {} : count >= most * NEARLY ? { nearly: 'count' as const } : bytes >= room * NEARLY ? { nearly: 'bytes' as const } : {}) }
}

/** Says that this device is full or nearly so. */
export function FillBand({ children }: { children?: ReactNode }) {
  const say = useSay()
  const [language] = useLanguage()
  const { world } = useSignal(useApp().sync)
  const { count, most, bytes, room, over, nearly } = useFill()
  const megabytes = (of: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(of / MEGABYTE)
  if (over && world) return <Band tone="tembaga" title={say('phone.over')}><p>{say(world.full ? 'phone.full_lead' : 'phone.over_lead', { total: dotted(world.total), most: dotted(most) })}</p>{children}</Band>
  if (!nearly) return null
  return <Band tone="tembaga" title={nearly === 'count' ? say('phone.nearly', { count: dotted(count), most: dotted(most) }) : say('phone.nearly_bytes', { count: megabytes(bytes), most: megabytes(room) })}><p>{say('phone.nearly_lead')}</p>{children}</Band>
}

/** What is on this phone in numbers, how much fits, which places are carried, and what left lately. */
export function PhonePage() {
  const say = useSay()
  const { sync, carried } = useApp()
  useSignal(sync)
  const { areas, rws = [] } = useSignal(carried)
  useEffect(() => { void carried.ready() }, [carried])
  const { count, most, over, nearly } = useFill()
  return (
    <Page title={say('me.phone')} back="/saya" lead={say('phone.lead')}>
      <FillBand />
      <Holds count={count} most={most} />
      {(over || nearly || areas.length + rws.length > 0) && <Areas tight={over || !!nearly} />}
      <LeftSection />
      <Kept />
    </Page>
  )
}

function Holds({ count, most }: { count: number; most: number }) {
  const say = useSay()
  const [language] = useLanguage()
  const { memory, sync, outbox, photos } = useApp()
  const place = useOwnPlace()
  const { at } = useSignal(sync)
  const waiting = useSignal(outbox).filter(isUnsent).length
  const pictures = useSignal(photos).filter(({ state }) => state !== 'sent').length
  const used = useUsed()
  const held = (...kinds: string[]) => String(kinds.reduce((sum, kind) => sum + memory.word.all(kind).length, 0))
  return (
    <Section title={say('phone.holds')}>
      <Facts of={[
        [say('nav.cases'), held('case')], [say('nav.trips'), held('trip')], [say('nav.inbox'), held('visit')], [say('phone.people'), held('person', 'household')],
        [say('phone.all'), say('phone.of', { count: dotted(count), most: dotted(most) })],
        [say('phone.unsent'), String(waiting)], [say('phone.photos'), String(pictures)],
        [say('phone.size'), used === undefined ? undefined : say('phone.megabytes', { count: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(used / 1_048_576) })],
        [say('phone.at'), at ? momentWords(say, language, place, at) : say('phone.never')],
        [say('phone.version'), VERSION],
      ]} />
      <p className="lead">{say('phone.old_stay')}</p>
    </Section>
  )
}

function useUsed(): number | undefined {
  const [used, setUsed] = useState<number>()
  useEffect(() => { void navigator.storage?.estimate?.().then(({ usage }) => setUsed(usage), () => undefined) }, [])
  return used
}

/** Which kelurahan of one's own are carried, when all would be too many; of a single one, which RW. */
function Areas({ tight }: { tight: boolean }) {
  const say = useSay()
  const place = usePlaceName()
  const { carried, memory, session, sync } = useApp()
  const { posts } = useSession()
  const state = useSignal(session)
  const { areas, rws: kept = [], spots: known = [] } = useSignal(carried)
  const all = ownKelurahan(posts, state.phase === 'somebody' ? state.session.places : {})
  const [chosen, choose] = useState<readonly string[]>()
  const [chosenRws, chooseRws] = useState<readonly string[]>()
  const [saved, setSaved] = useState(false)
  const [empty, setEmpty] = useState(false)
  const now = chosen ?? (areas.length ? areas : all)
  const cases = memory.word.all('case')
  const single = now.length === 1 ? now[0] : undefined
  // the RW that were left out are no longer here to be seen
  const here = [...cases, ...memory.word.all('household')].filter(({ region }) => region === single).map(({ rw }) => rw).filter(rw => typeof rw === 'string')
  const spots = single && (tight || kept.length > 0) ? [...new Set([...here, ...kept.length && areas.join() === (all.length < 2 ? '' : single) ? known : []])].toSorted() : []
  const rws = chosenRws ?? (kept.length ? kept.filter(rw => spots.includes(rw)) : spots)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const none = !now.length || (spots.length > 1 && !rws.length)
    setEmpty(none)
    setSaved(!none)
    if (!none) void carried.change({ areas: all.every(code => now.includes(code)) ? [] : all.filter(code => now.includes(code)), rws: spots.every(rw => rws.includes(rw)) ? [] : [...rws], spots }).then(() => sync.now())
  }
  if (all.length < 2 && spots.length < 2) return null
  return (
    <form className="form" noValidate onSubmit={submit}>
      {all.length > 1 && <CheckRow id="areas" label={say('phone.areas')} hint={say('phone.areas_hint')} fault={empty && !now.length ? { at: 'areas', rule: 'required' } : undefined} value={now} onValue={next => { choose(next); chooseRws(undefined); setSaved(false); setEmpty(false) }} options={all.map(code => ({ value: code, label: place(code), note: say('phone.area_cases', { count: cases.filter(({ region }) => region === code).length }) }))} />}
      {spots.length > 1 && <CheckRow id="rws" label={say('phone.rws', { place: place(single!) })} hint={say('phone.rws_hint')} fault={empty && now.length ? { at: 'rws', rule: 'required' } : undefined} value={rws} onValue={next => { chooseRws(next); setSaved(false); setEmpty(false) }} options={spots.map(rw => ({ value: rw, label: `RW ${rw}`, note: say('phone.area_cases', { count: cases.filter(one => one.region === single && one.rw === rw).length }) }))} />}
      {saved && <Band tone="daun" alert>{say('phone.areas_saved')}</Band>}
      <Button tone="primary" submit>{say('phone.areas_save')}</Button>
    </form>
  )
}

/** Says what left this phone and why; names nobody. */
export function useLeftWords(): (left: Left) => string {
  const say = useSay()
  const place = usePlaceName()
  return useCallback(({ kind, count, region, why }) => `${say(kind === 'trip' ? 'phone.left.trip' : 'phone.left.case', { count, place: place(region) })}: ${say(`phone.why.${why}`)}.`, [say, place])
}

const MOST_LINES = 3

/** What left this phone and was not read yet, the newest lines of it. */
export function LeftLines() {
  const words = useLeftWords()
  const { left, seen = '' } = useSignal(useApp().carried)
  return <>{left.filter(({ at }) => at > seen).slice(0, MOST_LINES).map((one, nth) => <p key={nth}>{words(one)}</p>)}</>
}

function LeftSection() {
  const say = useSay()
  const [language] = useLanguage()
  const words = useLeftWords()
  const { carried } = useApp()
  const place = useOwnPlace()
  const { left } = useSignal(carried)
  return (
    <Section title={say('phone.left')}>
      {left.length ? <List>{left.map((one, nth) => <PlainRow key={nth} title={words(one)}>{momentWords(say, language, place, one.at)}</PlainRow>)}</List> : <p>{say('phone.left_none')}</p>}
    </Section>
  )
}

function Kept() {
  const say = useSay()
  const { nowhere } = useSignal(useApp().shelf)
  const [safe, setSafe] = useState<boolean>()
  useEffect(() => { void navigator.storage?.persisted?.().then(setSafe, () => undefined) }, [])
  return (
    <Section title={say('phone.kept')}>
      {nowhere ? <p>{say('phone.nowhere')}</p> : safe ? <p>{say('phone.persisted')}</p> : (
        <Band tone="tembaga" title={say('phone.may_go')}><p>{say('phone.may_go_lead')}</p><Button onPress={() => void navigator.storage?.persist?.().then(setSafe, () => undefined)}>{say('phone.ask')}</Button></Band>
      )}
    </Section>
  )
}
