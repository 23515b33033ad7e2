import { type FormEvent, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { addDays, dayAt } from '#kernel/day.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import { levelOf } from '#kernel/region.ts'
import { useOwnPlace, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { orNull, threeDigits, useFaults, useForm } from '#web/form.ts'
import { useAction, useRecords } from '#web/hooks.ts'
import { Button } from '#web/kit/button.tsx'
import { DateField, RadioRow, TextField, TimeField } from '#web/kit/fields.tsx'
import { Page } from '#web/kit/page.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { freshId } from '#web/moment.ts'
import { RepairBand, useRepairing } from '#web/repair.tsx'
import { dayWords, nextDays } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { PlaceWarnings } from '#slices/areas/field/warnings.tsx'
import { Case } from '#slices/cases/kinds.ts'
import { RegionChooser } from '#slices/regions/field/chooser.tsx'
import { BASES, PURPOSES } from '#slices/trips/kinds.ts'
import { plan } from '#slices/trips/plan.ts'
import { PlanHints } from './hints.tsx'
import { OfferInvites, useOffered } from './invites.tsx'
import { type Other, useOthers } from './others.tsx'
import { AsOf, BesideLine, OverlapBand } from './overlap.tsx'
import { CasePicker, Chosen } from './picker.tsx'
import { WeekOf } from './week.tsx'

type Plan = { to_: string; caseIds: readonly string[]; region: string; regionName: string; rt: string; rw: string; sort: string; day: string; from: string; to: string; purpose: string; basis: string; letter: string; keep: string; inviteIds: readonly string[]; noInvite: string }
const STRIP_DAYS = 7

/** Plans a trip: to whom or where, when, why; sees at once who else goes. */
export function PlanPage() {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const session = useSession()
  const [, go] = useLocation()
  const [search] = useSearchParams()
  const asked = search.get('kasus') ?? ''
  const areas = [...new Set(session.posts.filter(({ line }) => line === 'area').map(({ region }) => region))]
  const home = useOwnPlace()
  const today = dayAt(home, trueNow())
  const repair = useRepairing()
  const form = useForm<Plan>(`plan${(repair.id ?? asked) && `-${repair.id ?? asked}`}`, { to_: 'kasus', caseIds: asked ? [asked] : [], region: levelOf(home) === 4 ? home : '', regionName: '', rt: '', rw: '', sort: 'kunjungan', day: addDays(today, 1), from: '09:00', to: '11:00', purpose: 'pendampingan', basis: 'inisiatif', letter: '', keep: '', inviteIds: [], noInvite: '' })
  const { values, bind, set } = form
  const cases = useRecords(Case).filter(({ id }) => values.caseIds.includes(id))
  const toArea = values.to_ === 'wilayah'
  const meeting = toArea && values.sort === 'pertemuan'
  const { same, beside, perDay } = useOthers(toArea ? [] : cases, toArea && values.region ? { region: values.region, rt: threeDigits(values.rt), rw: threeDigits(values.rw) } : undefined, values.day)
  const { run, busy, problem } = useAction(plan)
  useFaults(form, problem)
  const [choosing, setChoosing] = useState<'cases' | 'region'>()
  const told = problem?.code === 'trip.overlap' ? (problem.details.others as Other[] | undefined) ?? [] : []
  const others = [...same, ...told.filter(({ tripId }) => !same.some(other => other.tripId === tripId))]
  const place = cases[0]?.region ?? (values.region || home)
  const names = Object.fromEntries(['caseIds', 'region', 'rt', 'rw', 'day', 'from', 'to', 'keep', 'purpose', 'basis', 'letter', 'inviteIds'].map(field => [field, say(`plan.${field}`)]))
  const sealed = cases.some(one => one.sealed)
  const places = toArea ? [values.region].filter(Boolean) : [...new Set(cases.map(one => one.region))]
  const offered = useOffered(places).map(({ workerId }) => workerId)
  const invited = values.inviteIds.filter(id => offered.includes(id))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const missing = [toArea ? !values.region && 'region' : !cases.length && 'caseIds', !values.day && 'day', !values.from && 'from', !values.to && 'to', others.length > 0 && !values.keep && 'keep'].filter(at => typeof at === 'string').map(at => ({ at, rule: 'required' }))
    if (form.fail(missing) || busy) return
    const house = cases[0] ? homeOf(cases[0].id) : homeOf(session.worker.id)
    const id = freshId(house)
    const where = toArea ? { area: { region: values.region, rt: threeDigits(values.rt), rw: threeDigits(values.rw) }, sort: values.sort as 'kunjungan' } : { caseIds: cases.map(one => one.id) }
    const input = { id, ...where, day: values.day, from: values.from, to: values.to, purpose: (meeting ? 'pertemuan' : values.purpose) as 'lainnya', basis: values.basis as 'inisiatif', letter: values.basis === 'surat_tugas' ? orNull(values.letter) : null, keep: values.keep && others.length ? { reason: values.keep as 'darurat', of: others.map(({ tripId }) => tripId as Id) } : null, inviteIds: sealed ? null : invited, noInvite: (!invited.length && values.noInvite || null) as 'lainnya' | null }
    if (await run(input, house)) { form.clear(); repair.done(); go(`/rencana/${id}?baru=1`, { replace: true }) }
  }
  if (choosing === 'cases') return <CasePicker chosen={values.caseIds} onDone={ids => { set('caseIds', ids); setChoosing(undefined) }} />
  if (choosing === 'region') return <RegionChooser title={say('plan.region')} within={areas} onCancel={() => setChoosing(undefined)} onChoose={({ code, name }) => { set('region', code); set('regionName', name); setChoosing(undefined) }} />
  return (
    <Page title={say('plan.title')} back="/rencana">
      <form className="form" noValidate onSubmit={event => void submit(event)}>
        <RepairBand of={repair} />
        <ErrorSummary form={form} names={names} />
        <RadioRow {...bind('to_')} label={say('plan.whom')} options={['kasus', 'wilayah'].map(value => ({ value, label: say(`plan.whom.${value}`) }))} />
        {!toArea && <Chosen id={`${form.name}-caseIds`} cases={cases} fault={bind('caseIds').fault} onAdd={() => setChoosing('cases')} onDrop={id => set('caseIds', values.caseIds.filter(one => one !== id))} />}
        {toArea && <>
          <button type="button" id={`${form.name}-region`} className="btn picker" onClick={() => setChoosing('region')}><span>{values.region ? values.regionName || placeName(values.region) : say('intake.region.choose')}</span><small>{say('intake.region.change')}</small></button>
          <div className="pair"><TextField {...bind('rt')} label={say('intake.rt')} inputMode="numeric" maxLength={3} /><TextField {...bind('rw')} label={say('intake.rw')} inputMode="numeric" maxLength={3} /></div>
          <RadioRow {...bind('sort')} label={say('plan.sort')} options={['kunjungan', 'pertemuan'].map(value => ({ value, label: say(`plan.sort.${value}`) }))} />
        </>}
        <fieldset className="field"><legend>{say('plan.day')}</legend><div className="days"><DayStrip id={`${form.name}-day`} value={values.day} days={nextDays(today, STRIP_DAYS)} onValue={day => { set('day', day); set('keep', '') }} count={perDay} /></div></fieldset>
        {places.map(region => <WeekOf key={region} region={region} day={values.day} days={nextDays(today, STRIP_DAYS)} />)}
        <DateField {...bind('day')} id="plan-day-other" label={say('plan.day_other')} min={today} />
        <div className="pair"><TimeField {...bind('from')} label={say('plan.from')} /><TimeField {...bind('to')} label={say('plan.to')} /></div>
        <PlaceWarnings places={toArea ? (values.region ? [values.region] : []) : [...new Set(cases.map(one => one.region))]} day={values.day} />
        <PlanHints plan={values} place={place} />
        {others.length > 0 && <OverlapBand others={others} place={place} caseIds={values.caseIds} keep={values.keep} onKeep={reason => set('keep', reason)} onMove={() => document.getElementById('plan-day-other')?.focus()} onJoined={form.clear} />}
        <AsOf place={place} />
        {others.length === 0 && <BesideLine others={beside} place={place} />}
        {!meeting && <RadioRow {...bind('purpose')} label={say('plan.purpose')} options={PURPOSES.filter(value => value !== 'pertemuan').map(value => ({ value, label: say(`purpose.${value}`) }))} />}
        <RadioRow {...bind('basis')} label={say('plan.basis')} options={BASES.map(value => ({ value, label: say(`basis.${value}`) }))} />
        {values.basis === 'surat_tugas' && <TextField {...bind('letter')} label={say('plan.letter')} maxLength={120} />}
        {!sealed && <OfferInvites places={places} invited={bind('inviteIds')} reason={bind('noInvite')} />}
        {problem?.code !== 'trip.overlap' && <Refusal problem={problem} />}
        <p className="hint">{say('plan.tells', { day: values.day ? dayWords(language, values.day) : '…' })}</p>
        <Button tone="primary" wide submit busy={busy}>{say('plan.send')}</Button>
      </form>
    </Page>
  )
}

/** The coming days as large choices, each with how many plans the kelurahan has. */
export function DayStrip({ id, value, days, onValue, count }: { id: string; value: string; days: readonly string[]; onValue(day: string): void; count?(day: string): number }) {
  const say = useSay()
  const [language] = useLanguage()
  return <>{days.map((day, nth) => (
    <label key={day} className="choice">
      <input type="radio" name={id} id={nth ? `${id}-${day}` : id} checked={value === day} onChange={() => onValue(day)} aria-label={`${dayWords(language, day)}${count?.(day) ? `, ${say('plan.plans', { count: count(day) })}` : ''}`} />
      <span className="face"><span>{dayWords(language, day, true)}{count && count(day) > 0 && <small>{say('plan.plans', { count: count(day) })}</small>}</span></span>
    </label>
  ))}</>
}
