import { type FormEvent, useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import { clockAt, zoneOf } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { covers, levelOf, NATION, placeOf, type Region } from '#kernel/region.ts'
import { useApp, useOwnPlace, useSession, useSignal } from '#web/app.tsx'
import { faultsHere, orNull, threeDigits, useFaults, useForm } from '#web/form.ts'
import { useAction } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { RadioRow, TextArea, TextField } from '#web/kit/fields.tsx'
import { Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { freshId } from '#web/moment.ts'
import { officeAt } from '#web/session.ts'
import { usePlaceName, useSay } from '#web/words.tsx'
import { ALARM_HOURS } from '#slices/cases/alarm.ts'
import { NeedIcon } from '#slices/cases/field/icons.tsx'
import { alarm, isProtected } from '#slices/cases/intake.ts'
import { SEAL_ANSWERS } from '#slices/cases/kinds.ts'
import { NEEDS } from '#slices/cases/needs.ts'
import { RegionChooser } from '#slices/regions/field/chooser.tsx'
import { numbersFor } from '#slices/areas/hotlines.ts'
import type { Hotline } from '#slices/areas/kinds.ts'
import { CallList, Numbers, OnDuty } from './numbers.tsx'
import { PlaceWarnings } from './warnings.tsx'

type Calls = { hotlines: Hotline[]; office: { name: string; phone: string; region: Region } | null }
type Values = { need: string; who: string; region: string; regionName: string; rt: string; rw: string; landmark: string; story: string; seal: string }

/** Darurat: call first, from the numbers this device holds; then three answers. */
export function DangerPage() {
  const say = useSay()
  const placeName = usePlaceName()
  const session = useSession()
  const { sheet } = useApp()
  const [search] = useSearchParams()
  const areas = [...new Set(session.posts.filter(({ line }) => line === 'area').map(({ region }) => region))]
  const opens = session.posts.filter(post => post.line === 'area' && sheet[post.role]?.verbs.includes('case.open'))
  const place = useOwnPlace()
  const own = areas.find(area => levelOf(area) === 4) ?? ''
  const form = useForm<Values>('danger', { need: '', who: '', region: search.get('wilayah') ?? own, regionName: '', rt: opens.length === 1 ? opens[0]!.rt ?? '' : '', rw: opens.length === 1 ? opens[0]!.rw ?? '' : '', landmark: '', story: '', seal: '' })
  const [choosing, setChoosing] = useState(false)
  const [saved, setSaved] = useState<Values>()
  const { values } = form
  const region = values.region || place
  const kabs = [...new Set(opens.map(post => placeOf(post.region).kab))]
  const kin = kabs.some(kab => covers(kab, region)) || areas.some(area => covers(area, region))
  // beyond the own area: the rest of the kabupaten, and the whole country for the sake of its numbers
  const places = [...new Set([...areas, ...kabs, NATION])]
  if (choosing) return <RegionChooser title={say('danger.where')} within={places} names={{ ...Object.fromEntries(kabs.map(kab => [kab, say('danger.rest', { office: officeAt(session, kab)?.name ?? kab })])), [NATION]: say('danger.elsewhere') }} onCancel={() => setChoosing(false)} onChoose={place => { form.set('region', place.code); form.set('regionName', place.name); setChoosing(false) }} />
  return (
    <Page title={say('danger.title')} back="/">
      {saved ? <Saved of={saved} again={() => setSaved(undefined)} /> : <Band tone="bata"><strong>{say('danger.away')}</strong></Band>}
      {kin && opens.length > 0 && !saved && <p><a href="#catat" onClick={event => { event.preventDefault(); document.getElementById('catat')?.scrollIntoView(); document.querySelector<HTMLElement>('#catat input')?.focus() }}>{say('danger.skip')}</a></p>}
      <button type="button" id="danger-region" className="btn picker" onClick={() => setChoosing(true)}><span>{values.region ? values.regionName || placeName(values.region) : say('area.choose')}</span><small>{say(values.region ? 'intake.region.change' : 'app.choose')}</small></button>
      {kin ? <Numbers region={region} title={say('danger.call')} /> : <Beyond region={region} />}
      {kin && session.posts.some(({ role }) => !['ketua_rt', 'ketua_rw'].includes(role)) && <OnDuty region={region} />}
      {kin && <PlaceWarnings places={[region]} />}
      {kin && values.region && !areas.some(area => covers(area, values.region)) && <p className="hint">{say('danger.outside')}</p>}
      {kin && opens.length > 0 && !saved && <Section title={say('danger.record')} id="catat"><RecordForm form={form} onSaved={setSaved} /></Section>}
    </Page>
  )
}

/** Another office's place: whom to call there, and where to report. */
function Beyond({ region }: { region: Region }) {
  const say = useSay()
  const { http } = useApp()
  const [told, setTold] = useState<Calls | 'failed'>()
  useEffect(() => {
    let live = true
    setTold(undefined)
    http.get<Calls>(`/api/v1/calls?region=${region}`).then(calls => { if (live) setTold(calls) }, () => { if (live) setTold('failed') })
    return () => { live = false }
  }, [http, region])
  const calls = typeof told === 'object' ? told : undefined
  return <>
    <CallList calls={numbersFor(region, calls?.hotlines ?? [], calls?.office ?? undefined)} title={say('danger.call')} />
    {told === 'failed' && <Band tone="tembaga"><p>{say('danger.beyond.offline')}</p></Band>}
    {calls && <Band tone="tembaga" title={say('danger.beyond')}>
      <p>{say(calls.office ? 'danger.beyond.lead' : 'danger.beyond.nobody', { office: calls.office?.name ?? '' })}</p>
      {calls.office && <p><a className="btn" href={`/lapor?wilayah=${region}`}>{say('danger.beyond.report')}</a></p>}
    </Band>}
  </>
}

function RecordForm({ form, onSaved }: { form: ReturnType<typeof useForm<Values>>; onSaved(values: Values): void }) {
  const say = useSay()
  const session = useSession()
  const { run, busy, problem } = useAction(alarm)
  useFaults(form, problem)
  const { values, bind } = form
  const names = Object.fromEntries(['need', 'who', 'landmark', 'story', 'seal'].map(field => [field, say(`danger.${field}`)]))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const home = officeAt(session, values.region)?.home ?? homeOf(session.worker.id)
    const input = {
      id: freshId(home), need: values.need as 'sakit', who: values.who, region: values.region, rt: threeDigits(values.rt), rw: threeDigits(values.rw), landmark: orNull(values.landmark), story: orNull(values.story), seal: (values.seal || null) as 'ya' | null,
    }
    if (form.fail(faultsHere(alarm, input, ['need', 'who', 'region'])) || busy) return
    if (!await run(input, home)) return
    form.clear()
    onSaved(values)
  }
  return (
    <form className="form" noValidate onSubmit={event => void submit(event)}>
      <p className="hint">{say('danger.record.lead')}</p>
      <ErrorSummary form={form} names={{ region: say('danger.where'), need: names.need!, who: names.who!, landmark: names.landmark!, rt: say('field.rt'), rw: say('field.rw'), story: names.story!, seal: names.seal! }} />
      <RadioRow {...bind('need')} label={names.need!} big options={NEEDS.map(value => ({ value, label: say(`need.${value}`), icon: <NeedIcon need={value} /> }))} />
      <TextField {...bind('who')} label={names.who!} hint={say('danger.who.hint')} maxLength={160} />
      <TextField {...bind('landmark')} label={names.landmark!} maxLength={200} optional />
      <div className="pair"><TextField {...bind('rt')} label={say('intake.rt')} inputMode="numeric" maxLength={3} /><TextField {...bind('rw')} label={say('intake.rw')} inputMode="numeric" maxLength={3} /></div>
      <TextArea {...bind('story')} label={names.story!} maxLength={4000} optional />
      <RadioRow {...bind('seal')} label={names.seal!} hint={say('danger.seal.hint')} optional options={SEAL_ANSWERS.map(value => ({ value, label: say(`seal.${value}`) }))} />
      <Refusal problem={problem} />
      <Button tone="danger" wide submit busy={busy}>{say('danger.send')}</Button>
    </form>
  )
}

function Saved({ of, again }: { of: Values; again(): void }) {
  const say = useSay()
  const { sync } = useApp()
  const { phase } = useSignal(sync)
  const [due] = useState(() => new Date(Date.now() + ALARM_HOURS * 3_600_000).toISOString())
  const sealed = isProtected(of.need, of.seal)
  if (phase === 'offline') return <Band tone="bata" title={say('danger.saved')} alert><p>{say('danger.saved.offline')}</p></Band>
  return <>
    <Band tone={sealed ? 'tembaga' : 'daun'} title={say('danger.saved')} alert><p>{say(sealed ? 'danger.saved.sealed' : 'danger.saved.lead', { clock: clockAt(of.region, due), zone: zoneOf(of.region) })}</p></Band>
    <span className="buttons"><Button onPress={again}>{say('danger.again')}</Button><LinkButton to="/">{say('app.home')}</LinkButton></span>
  </>
}
