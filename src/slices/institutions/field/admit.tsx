import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { NATION } from '#kernel/region.ts'
import { useSession } from '#web/app.tsx'
import { faultsHere, orNull, threeDigits, useForm } from '#web/form.ts'
import { useAction, useRecord, useRecords } from '#web/hooks.ts'
import { Button } from '#web/kit/button.tsx'
import { CheckRow, DateField, RadioRow, Select, TextArea, TextField } from '#web/kit/fields.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { freshId } from '#web/moment.ts'
import { RepairBand, useRepairing } from '#web/repair.tsx'
import { useFaultWords, usePlaceName, useSay } from '#web/words.tsx'
import { Case, SEAL_ANSWERS, URGENCIES } from '#slices/cases/kinds.ts'
import { NEEDS } from '#slices/cases/needs.ts'
import { Person } from '#slices/persons/rules.ts'
import { isOver } from '#slices/referrals/flow.ts'
import { Reception } from '#slices/referrals/kinds.ts'
import { RegionChooser } from '#slices/regions/field/chooser.tsx'
import { admitNew } from '../live.ts'
import { groupWords, isForSex, thingsOf } from '../places.ts'
import { admit } from './acts.ts'
import { BedChoice, bedOf, useBedFaults, useHouse } from './house.tsx'

const COMMON = { groupKey: '', bed: '', day: '', broughtBy: '', arrival: '', things: '' }

/** Takes in somebody whose case was referred here. */
export function AdmitPage({ id }: { id: string }) {
  const say = useSay()
  const [, go] = useLocation()
  const { house, today } = useHouse()
  const record = useRecord(Case, id)
  const person = useRecord(Person, record?.personId)
  const came = useRecords(Reception, { caseId: id }).find(row => !isOver(row))
  const form = useForm(`terima.${id}`, { ...COMMON, day: today, broughtBy: came ? `${came.fromName}, ${came.fromOffice}`.slice(0, 160) : '' })
  const { run, busy, problem } = useAction(admit)
  const repairing = useRepairing('stay.admit')
  useBedFaults(form, problem)
  if (!record || !house) return <Page title={say('stay.admit')} back="/penghuni"><EmptyState title={say('stay.not_here')} /></Page>
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const stayId = freshId(homeOf(id))
    const input = { id: stayId, caseId: id, unitId: house.unitId, ...arrivalOf(form.values) }
    if (form.fail(faultsHere(admit, input)) || busy) return
    if (await run(input, homeOf(id))) { repairing.done(); form.clear(); go(`/penghuni/${stayId}`) }
  }
  return (
    <Page title={`${say('stay.admit')}: ${record.who}`} tab={say('stay.admit')} back="/penghuni">
      <form className="form" noValidate onSubmit={event => void submit(event)}>
        <RepairBand of={repairing} />
        <ErrorSummary form={form} names={useArrivalNames()} />
        <ArrivalFields form={form} today={today} sex={person?.sex} />
        <Refusal problem={problem} />
        <Button tone="primary" wide submit busy={busy}>{say('stay.admit')}</Button>
      </form>
    </Page>
  )
}

const FIRST = { who: '', name: '', sex: '', bornYear: '', needs: [] as readonly string[], urgency: 'segera', region: '', regionName: '', rt: '', seal: '', story: '' }

/** Takes in somebody of whom nobody knew: brought by the police, or come alone. */
export function NewResidentPage() {
  const say = useSay()
  const faultWords = useFaultWords()
  const placeName = usePlaceName()
  const [, go] = useLocation()
  const { posts } = useSession()
  const { house, today } = useHouse()
  const form = useForm('terima', { ...FIRST, ...COMMON, day: today })
  const { run, busy, problem } = useAction(admitNew)
  const repairing = useRepairing('stay.admit_new')
  useBedFaults(form, problem)
  const [choosing, setChoosing] = useState(false)
  const { values, bind } = form
  const names = { ...Object.fromEntries(['who', 'name', 'sex', 'bornYear', 'needs', 'region', 'rt', 'urgency', 'seal', 'story'].map(field => [field, say(`field.${field}`)])), ...useArrivalNames() }
  if (!house) return <Page title={say('stay.admit_new')} back="/penghuni"><EmptyState title={say('stay.no_house')} /></Page>
  if (choosing) return <RegionChooser title={say('stay.from')} within={[...new Set([...posts.filter(({ line }) => line === 'area').map(({ region }) => region), NATION])]} names={{ [NATION]: say('stay.elsewhere') }} onCancel={() => setChoosing(false)} onChoose={place => { form.set('region', place.code); form.set('regionName', place.name); setChoosing(false) }} />
  // what was chosen for the other sex is offered no more
  const pickSex = (value: string) => { form.set('sex', value); form.set('groupKey', ''); form.set('bed', '') }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const home = homeOf(house.id)
    const stayId = freshId(home)
    const input = {
      id: freshId(home), stayId, unitId: house.unitId, who: values.who, name: orNull(values.name), nameless: !values.name.trim(), sex: (values.sex || null) as 'L' | 'P' | null, bornYear: /^\d{4}$/.test(values.bornYear) ? Number(values.bornYear) : null, needs: values.needs as never, urgency: values.urgency as 'segera',
      region: values.region, rt: threeDigits(values.rt), seal: values.seal as 'ya', story: orNull(values.story), source: 'lembaga' as const, ...arrivalOf(values),
    }
    if (form.fail(faultsHere(admitNew, input, ['who', 'needs', 'region', 'seal'])) || busy) return
    if (await run(input, home)) { repairing.done(); form.clear(); go(values.seal === 'tidak' ? `/penghuni/${stayId}` : '/penghuni') }
  }
  return (
    <Page title={say('stay.admit_new')} back="/penghuni" lead={say('stay.admit_new_hint')}>
      <form className="form" noValidate onSubmit={event => void submit(event)}>
        <RepairBand of={repairing} />
        <ErrorSummary form={form} names={names} />
        <TextField {...bind('who')} label={names.who!} maxLength={160} />
        <TextField {...bind('name')} label={names.name!} maxLength={120} optional />
        <RadioRow {...bind('sex')} onValue={pickSex} label={names.sex!} optional options={['L', 'P'].map(value => ({ value, label: say(`sex.${value}`) }))} />
        <TextField {...bind('bornYear')} label={names.bornYear!} inputMode="numeric" maxLength={4} optional />
        <CheckRow {...bind('needs')} label={names.needs!} options={NEEDS.map(value => ({ value, label: say(`need.${value}`) }))} />
        <div className={`field${bind('region').fault ? ' faulty' : ''}`}>
          <span id="terima-region-label"><strong>{say('stay.from')}</strong></span>
          <button type="button" id="terima-region" className="btn picker" aria-labelledby="terima-region-label terima-region" onClick={() => setChoosing(true)}><span>{values.region ? values.regionName || placeName(values.region) : say('app.choose')}</span></button>
          {bind('region').fault && <p className="fault">{faultWords(bind('region').fault!)}</p>}
        </div>
        <RadioRow {...bind('urgency')} label={names.urgency!} options={URGENCIES.map(value => ({ value, label: say(`urgency.${value}`) }))} />
        <RadioRow {...bind('seal')} label={names.seal!} hint={say('seal_hint')} options={SEAL_ANSWERS.map(value => ({ value, label: say(`seal.${value}`) }))} />
        <TextArea {...bind('story')} label={names.story!} maxLength={4000} optional />
        <ArrivalFields form={form} today={today} sex={values.sex} />
        <Refusal problem={problem} />
        <Button tone="primary" wide submit busy={busy}>{say('stay.admit')}</Button>
      </form>
    </Page>
  )
}

type Arrival = typeof COMMON
function arrivalOf({ groupKey, bed, day, broughtBy, arrival, things }: Arrival) {
  const brought = thingsOf(things)
  return { groupKey: orNull(groupKey), ...bedOf(bed), day: orNull(day), broughtBy: orNull(broughtBy), arrival: orNull(arrival), things: brought.length > 0 ? brought : null }
}

function useArrivalNames(): Record<string, string> {
  const say = useSay()
  return Object.fromEntries(['groupKey', 'bed', 'day', 'broughtBy', 'arrival', 'things'].map(field => [field, say(`field.${field}`)]))
}

type Bound = { bind(field: keyof Arrival): { id: string; value: string; onValue(value: string): void; fault: { at: string; rule: string } | undefined } }

function ArrivalFields({ form, today, sex }: { form: object; today: string; sex?: string | null | undefined }) {
  const say = useSay()
  const { house } = useHouse()
  const names = useArrivalNames()
  const { bind } = form as Bound
  return <>
    {house && house.groups.length > 1 && <Select {...bind('groupKey')} label={names.groupKey!} empty={say('stay.group_by_itself')} options={house.groups.filter(group => isForSex(group, sex)).map(group => ({ value: group.key, label: groupWords(say, group) }))} />}
    <BedChoice {...bind('bed')} sex={sex} />
    <DateField {...bind('day')} label={names.day!} max={today} />
    <TextField {...bind('broughtBy')} label={names.broughtBy!} maxLength={160} optional />
    <TextArea {...bind('arrival')} label={names.arrival!} rows={2} maxLength={2000} optional />
    <TextArea {...bind('things')} label={names.things!} hint={say('stay.things_hint')} rows={3} maxLength={2000} optional />
  </>
}
