import '#web/strip.css'
import { IconAlertTriangle, IconNotebook } from '@tabler/icons-react'
import { clockAt, zoneOf } from '#kernel/day.ts'
import { useApp, useSession, useSignal } from '#web/app.tsx'
import { useRecords } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { Section } from '#web/kit/list.tsx'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Finding, Incident, ShiftHandover } from '#slices/houselog/kinds.ts'
import { cutoffOf } from '#slices/houselog/shifts.ts'
import { isNight, useDayWords, useHouse, type House } from './data.tsx'
import { Strip } from './strip.tsx'

const LOOK = { size: 24, stroke: 1.75, 'aria-hidden': true } as const

/** Today's report on the home of a house: how the day stands, the two ways to tell it, what waits. */
export function HouseCard() {
  const house = useHouse()
  return house ? <Today of={house} /> : null
}

function Today({ of }: { of: House }) {
  const say = useSay()
  const [language] = useLanguage()
  const { house, running, state, rules, strip, today } = of
  const due = cutoffOf(house.region, running.day, rules)
  const words = state === 'menunggu' || state === 'belum' ? say(`log.${state}`, { hour: clockAt(house.region, due), zone: zoneOf(house.region) }) : say('log.told', { count: today.filter(({ struckAt }) => !struckAt).length })
  return (
    <Section title={isNight(of) ? say('log.of_day', { day: dayWords(language, running.day) }) : say('log.today')} id="catatan-hari-ini" aside={<Mark tone={state === 'belum' ? 'bata' : state === 'menunggu' || state === 'telat' ? 'tembaga' : 'daun'}>{say(`day_state.${state}`)}</Mark>}>
      <p className="lead">{words} · {say('log.shift', { shift: running.name })}</p>
      <div className="bigs"><LinkButton to="/catatan" tone="primary" icon={<IconNotebook {...LOOK} />}>{say('log.write')}</LinkButton></div>
      <div className="buttons">
        {today.every(({ struckAt }) => struckAt) && <LinkButton to="/catatan/nihil">{say('log.nil')}</LinkButton>}
        <LinkButton to="/sif">{say('log.handover')}</LinkButton>
        <LinkButton to="/kejadian" tone="danger" icon={<IconAlertTriangle {...LOOK} />}>{say('log.incident')}</LinkButton>
        <ChangePerson />
      </div>
      <Missed of={of} />
      <Strip days={strip.map(one => one.state)} />
      <Waits of={of} />
    </Section>
  )
}

/** A forgotten day is told from here, as long as it is asked for. */
function Missed({ of }: { of: House }) {
  const say = useSay()
  const words = useDayWords(of)
  const { missed } = of
  if (missed.length === 0) return null
  return <Band tone="tembaga" title={say('log.missed', { count: missed.length })}>
    <p>{say('log.missed_lead')}</p>
    <span className="buttons">{missed.map(day => <LinkButton key={day} to={`/catatan?hari=${day}`}>{say('log.tell_day', { day: words(day) })}</LinkButton>)}</span>
  </Band>
}

function Waits({ of: { house } }: { of: House }) {
  const say = useSay()
  const { worker } = useSession()
  const handover = useRecords(ShiftHandover, { unitId: house.id }).filter(one => !one.acceptedAt && one.byId !== worker.id).toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]
  const incidents = useRecords(Incident).filter(one => one.state === 'menunggu' && (one.unitId === house.id || one.calledIds.includes(worker.id))).length
  const findings = useRecords(Finding, { unitId: house.id, state: 'terbuka' }).length
  return <>
    {handover && <Band tone="tembaga" title={say('log.handover_waits', { name: handover.byName })}><LinkButton to="/sif">{say('log.read')}</LinkButton></Band>}
    {incidents > 0 && <Band tone="bata" title={say('log.incidents_wait', { count: incidents })}><LinkButton to="/kejadian">{say('log.open')}</LinkButton></Band>}
    {findings > 0 && <Band tone="tembaga" title={say('log.findings_wait', { count: findings })}><LinkButton to="/temuan">{say('log.open')}</LinkButton></Band>}
  </>
}

/** On a tablet that several people share: the next one takes over with the own PIN; nobody is signed out. */
function ChangePerson() {
  const say = useSay()
  const app = useApp()
  const { nowhere } = useSignal(app.shelf)
  return nowhere ? null : <Button onPress={() => void import('#web/keeping.ts').then(part => part.lock(app))}>{say('log.change')}</Button>
}
