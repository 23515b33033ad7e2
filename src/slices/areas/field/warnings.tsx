import { type FormEvent, useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { addDays, dayAt, type Day, momentAt, zoneOf } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { covers, type Region } from '#kernel/region.ts'
import { postFor } from '#kernel/rights.ts'
import { useApp, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { threeDigits, useFaults, useForm } from '#web/form.ts'
import { useAction, useNow, useRecords } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { DateField, RadioRow, TextField, TimeField } from '#web/kit/fields.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { freshId } from '#web/moment.ts'
import { actorOf, officeAt } from '#web/session.ts'
import { momentWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { CAUSES, Warning } from '#slices/areas/kinds.ts'
import { lift, warn, warningsAt } from '#slices/areas/warnings.ts'
import { usePillarShort } from '#slices/workers/field/people.tsx'

/** The warnings in force where one plans to go; they tell, and never stop anyone. */
export function PlaceWarnings({ places, day }: { places: readonly Region[]; day?: Day }) {
  const say = useSay()
  const warnings = useRecords(Warning)
  const now = useNow(60_000)
  const found = [...new Map(places.flatMap(place => warningsAt(warnings, place, now, day)).map(one => [one.id, one])).values()]
  return <>{found.map(one => <WarningBand key={one.id} warning={one}><p>{say('warn.plan')}</p></WarningBand>)}</>
}

/** One warning: until when, where, why, said by which pillar. */
export function WarningBand({ warning, children }: { warning: Read<typeof Warning>; children?: React.ReactNode }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const pillar = usePillarShort()
  const place = [placeName(warning.region), warning.rw && `RW ${warning.rw}`, warning.rt && `RT ${warning.rt}`].filter(Boolean).join(' · ')
  return (
    <Band tone="bata" title={say('warn.until', { until: momentWords(say, language, warning.region, warning.ends) })}>
      <p>{say('warn.line', { place, cause: say(`cause.${warning.cause}`), by: pillar(warning.byPillar) })}</p>
      {children}
    </Band>
  )
}

/** Lifts a warning before its time, for those who may warn there. */
export function LiftButton({ warning }: { warning: Read<typeof Warning> }) {
  const say = useSay()
  const { run, busy, problem } = useAction(lift)
  const mayHere = useMayWarn(warning.region)
  if (!mayHere) return null
  return <><Refusal problem={problem} /><Button busy={busy} onPress={() => void run({ warningId: warning.id }, homeOf(warning.id))}>{say('warn.lift')}</Button></>
}

/** Whether one may declare a place unsafe. */
export function useMayWarn(place: Region): boolean {
  const { sheet } = useApp()
  return postFor(sheet, actorOf(useSession()), 'area.warn', place) !== undefined
}

type Values = { cause: string; rt: string; rw: string; day: string; clock: string }

/** Declares a kelurahan, or a part of it, unsafe until a moment. */
export function WarnForm({ region }: { region: Region }) {
  const say = useSay()
  const session = useSession()
  const today = dayAt(region, trueNow())
  const held = session.posts.find(post => covers(post.region, region))
  const form = useForm<Values>(`warn-${region}`, { cause: '', rt: '', rw: '', day: addDays(today, 1), clock: '06:00' })
  const { run, busy, problem } = useAction(warn)
  useFaults(form, problem)
  const [sent, setSent] = useState(false)
  const { values, bind } = form
  const labels = { cause: say('warn.cause'), rt: say('field.rt'), rw: say('field.rw'), day: say('warn.day'), clock: say('warn.clock'), ends: say('field.ends') }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (form.fail((['cause', 'day', 'clock'] as const).filter(at => !values[at]).map(at => ({ at: at as string, rule: 'required' }))) || busy) return
    const home = officeAt(session, region)?.home ?? homeOf(held?.id ?? session.worker.id)
    if (await run({ id: freshId(home), region, cause: values.cause as 'banjir', rt: threeDigits(values.rt), rw: threeDigits(values.rw), ends: momentAt(region, values.day, values.clock) }, home)) { form.clear(); setSent(true) }
  }
  if (sent) return <Band tone="daun" alert>{say('warn.sent')}</Band>
  return (
    <details className="more">
      <summary>{say('warn.add')}</summary>
      <form className="form" noValidate onSubmit={event => void submit(event)}>
        <ErrorSummary form={form} names={labels} />
        <p className="hint">{say('warn.add.lead')}</p>
        <RadioRow {...bind('cause')} label={labels.cause} options={CAUSES.map(value => ({ value, label: say(`cause.${value}`) }))} />
        <div className="pair"><TextField {...bind('rt')} label={labels.rt} inputMode="numeric" maxLength={3} optional /><TextField {...bind('rw')} label={labels.rw} inputMode="numeric" maxLength={3} optional /></div>
        <div className="pair"><DateField {...bind('day')} label={labels.day} min={today} /><TimeField {...bind('clock')} label={`${labels.clock} (${zoneOf(region)})`} /></div>
        <Refusal problem={problem} />
        <Button tone="danger" wide submit busy={busy}>{say('warn.add')}</Button>
      </form>
    </details>
  )
}
