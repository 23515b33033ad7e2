import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { clockAt, zoneOf } from '#kernel/day.ts'
import { levelOf } from '#kernel/region.ts'
import { useSession } from '#web/app.tsx'
import { threeDigits, useFaults, useForm } from '#web/form.ts'
import { freshId } from '#web/moment.ts'
import { officeAt } from '#web/session.ts'
import { useSay } from '#web/words.tsx'
import { Choose, OneOf, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { Band } from '#web/office/marks.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { address, useQuery } from '#web/office/query.ts'
import { KelurahanFind, RegionSteps } from '#web/office/regions.tsx'
import { useSend } from '#web/office/send.ts'
import { Nothing } from '#web/office/states.tsx'
import { useMay, useOffice } from '#web/office/store.tsx'
import { ALARM_HOURS } from '#slices/cases/alarm.ts'
import { alarm, isProtected } from '#slices/cases/intake.ts'
import { SEAL_ANSWERS } from '#slices/cases/kinds.ts'
import { NEEDS } from '#slices/cases/needs.ts'
import type { Duty, Hotline } from './kinds.ts'
import { DutySection, NumberSection, PlaceWarnings } from './office-parts.tsx'

const FIRST = { need: '', who: '', region: '', rt: '', rw: '', landmark: '', story: '', seal: '' }
type Values = typeof FIRST

/** Darurat at the desk: the numbers first, then three answers. */
export function DangerPage() {
  const say = useSay()
  const may = useMay()
  const office = useOffice()
  const [query] = useSearchParams()
  const form = useForm<Values>('danger', { ...FIRST, region: query.get('wilayah') ?? '' })
  const [saved, setSaved] = useState<Values & { id: string }>()
  const [kab, setKab] = useState('')
  const region = form.values.region || kab || office.region
  const isPlace = levelOf(region) >= 2
  const area = useQuery<{ hotlines: Hotline[]; duties: Duty[] }>(isPlace ? address('/api/v1/area', { region }) : null)
  return (
    <Page title={say('danger.title')} lead={say('danger.lead')}>
      <Band tone="bata" title={say('danger.away')} />
      {saved && <Saved of={saved} />}
      {levelOf(office.region) < 2 && <div className="filters"><div className="wide"><RegionSteps id="danger-kab" label={say('danger.kabupaten')} value={kab} onValue={next => setKab(levelOf(next) < 2 ? '' : next)} within={office.region} /></div></div>}
      {!isPlace ? <Nothing title={say('danger.kabupaten.first')}>{say('danger.kabupaten.hint')}</Nothing> : <div className="split">
        <div>
          <NumberSection region={region} hotlines={area.data?.hotlines ?? []} title={say('danger.call')} />
          <DutySection region={region} duties={area.data?.duties ?? []} />
          <PlaceWarnings region={region} />
        </div>
        {may('case.open') && <Section id="catat" title={say('danger.record')} lead={say('danger.record.lead')}><RecordForm form={form} onSaved={setSaved} /></Section>}
      </div>}
    </Page>
  )
}

function RecordForm({ form, onSaved }: { form: ReturnType<typeof useForm<Values>>; onSaved(saved: Values & { id: string }): void }) {
  const say = useSay()
  const session = useSession()
  const office = useOffice()
  const sender = useSend(alarm)
  useFaults(form, sender.problem)
  const { values } = form
  const labels = { need: say('danger.need'), who: say('danger.who'), region: say('danger.where'), rt: say('field.rt'), rw: say('field.rw'), landmark: say('danger.landmark'), story: say('danger.story'), seal: say('danger.seal') }
  const save = async () => {
    if (form.fail((['need', 'who', 'region'] as const).filter(at => !values[at].trim()).map(at => ({ at: at as string, rule: 'required' })))) return
    const home = officeAt(session, values.region)?.home ?? office.home
    const id = freshId(home)
    if (!await sender.run({ ...values, id, need: values.need as 'sakit', rt: threeDigits(values.rt), rw: threeDigits(values.rw), seal: (values.seal || null) as 'ya' | null }, home)) return
    onSaved({ ...values, id })
    form.clear()
  }
  return (
    <Form form={form} labels={labels} sending={sender} submit={say('danger.send')} danger onSubmit={() => void save()}>
      <Choose {...form.bind('need')} label={labels.need} empty={say('app.choose')} options={NEEDS.map(value => ({ value, label: say(`need.${value}`) }))} />
      <TextBox {...form.bind('who')} label={labels.who} hint={say('danger.who.hint')} max={160} />
      <KelurahanFind {...form.bind('region')} label={labels.region} />
      <div className="pair"><TextBox {...form.bind('rt')} label={labels.rt} optional inputMode="numeric" max={3} /><TextBox {...form.bind('rw')} label={labels.rw} optional inputMode="numeric" max={3} /></div>
      <TextBox {...form.bind('landmark')} label={labels.landmark} optional max={200} />
      <TextBlock {...form.bind('story')} label={labels.story} optional max={4000} />
      <OneOf {...form.bind('seal')} label={labels.seal} hint={say('danger.seal.hint')} optional options={SEAL_ANSWERS.map(value => ({ value, label: say(`seal.${value}`) }))} />
    </Form>
  )
}

function Saved({ of }: { of: Values & { id: string } }) {
  const say = useSay()
  const [due] = useState(() => new Date(Date.now() + ALARM_HOURS * 3_600_000).toISOString())
  const sealed = isProtected(of.need, of.seal)
  return (
    <Band tone={sealed ? 'tembaga' : 'daun'} title={say('danger.saved')} alert>
      <span>{say(sealed ? 'danger.saved.sealed' : 'danger.saved.lead', { clock: clockAt(of.region, due), zone: zoneOf(of.region) })}</span>
      {!sealed && <Link href={`/kasus/${of.id}`}>{say('alarm.see')}</Link>}
    </Band>
  )
}
