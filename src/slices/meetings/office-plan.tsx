import { useLocation } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { freshId } from '#web/moment.ts'
import { useSession } from '#web/app.tsx'
import { useSay } from '#web/words.tsx'
import { Choose, ClockBox, DayBox, TextBlock, TextBox, Tick } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { WorkerFind } from '#web/office/people.tsx'
import { RegionSteps } from '#web/office/regions.tsx'
import { useSend } from '#web/office/send.ts'
import { useOffice, useTell, useToday } from '#web/office/store.tsx'
import { MEETING_SORTS } from './kinds.ts'
import { AudienceFields, type Chosen, partsOf } from './office-audience.tsx'
import { beginSeries, plan } from './plan.ts'
import { weekdayOf } from './series.ts'

type Values = Chosen & { title: string; sort: string; at: string; place: string; day: string; from: string; to: string; theme: string; contact: string; leaderId: string; notetakerId: string; replyBy: string; quotas: string; again: boolean; every: string; step: string; nth: string; until: string }

/** Calls a meeting, once or as a series. */
export function PlanPage() {
  const say = useSay()
  const tell = useTell()
  const [, go] = useLocation()
  const office = useOffice()
  const today = useToday()
  const { worker } = useSession()
  const form = useForm<Values>('meeting', { title: '', sort: 'rakor', at: office.region, place: '', day: today, from: '09:00', to: '11:00', theme: '', contact: '', leaderId: worker.id, notetakerId: '', replyBy: '', quotas: '', again: false, every: 'minggu', step: '1', nth: '1', until: '', region: office.region, who: '', parts: [], workers: [] })
  const once = useSend(plan)
  const often = useSend(beginSeries)
  const sending = form.values.again ? often : once
  useFaults(form, sending.problem)
  const { values, bind, set } = form
  const labels = { title: say('office.meetings.name'), sort: say('office.meetings.sort'), at: say('office.meetings.where'), place: say('field.place'), day: say(values.again ? 'field.first' : 'office.meetings.on'), first: say('field.first'), from: say('field.from'), to: say('field.to'), theme: say('field.theme'), contact: say('office.meetings.contact'), leaderId: say('field.leaderId'), notetakerId: say('field.notetakerId'), replyBy: say('field.replyBy'), quotas: say('field.quotas'), audience: say('office.meetings.who'), until: say('field.until'), rule: say('field.rule') }
  const save = async () => {
    const missing = [...(['title', 'place', 'day', 'from', 'to', 'leaderId'] as const).filter(at => !values[at].trim()), ...partsOf(values).length ? [] : ['audience']].map(at => ({ at: at as string, rule: 'required' }))
    const quotas = quotasOf(values.quotas)
    if (form.fail([...missing, ...quotas ? [] : [{ at: 'quotas', rule: 'quota_words' }]])) return
    const region = values.at || office.region
    const id = freshId(homeOf(office.id))
    const said = { id, region, title: values.title, sort: values.sort as 'rakor', place: values.place, from: values.from, to: values.to, theme: values.theme || null, contact: values.contact || null, leaderId: values.leaderId, notetakerId: values.notetakerId || null, quotas, audience: partsOf(values) }
    const receipt = values.again
      ? await often.run({ ...said, rule: { every: values.every as 'minggu', step: Number(values.step), weekday: weekdayOf(values.day), nth: values.every === 'bulan' ? Number(values.nth) : null }, first: values.day, until: values.until || null }, homeOf(office.id))
      : await once.run({ ...said, day: values.day, replyBy: values.replyBy || null }, homeOf(office.id))
    if (!receipt) return
    form.clear()
    tell(say('office.meetings.saved'))
    go(values.again ? `/rapat/rutin/${id}` : `/rapat/${id}`)
  }
  return (
    <Page title={say('office.meetings.new')} lead={say('office.meetings.new_lead')}>
      <Form form={form} labels={labels} sending={sending} submit={say('office.meetings.call')} onSubmit={() => void save()}>
        <div className="pair"><Choose {...bind('sort')} label={labels.sort} options={MEETING_SORTS.map(value => ({ value, label: say(`meeting_sort.${value}`) }))} /><TextBox {...bind('title')} label={labels.title} max={160} /></div>
        <div className="pair"><DayBox {...bind('day')} label={labels.day} min={today} /><div className="pair"><ClockBox {...bind('from')} label={labels.from} /><ClockBox {...bind('to')} label={labels.to} /></div></div>
        <Tick id="meeting-again" label={say('office.meetings.again')} hint={say('office.meetings.again_hint')} value={values.again} onValue={value => set('again', value)} />
        {values.again && <div className="pair">
          <Choose {...bind('every')} label={say('field.rule.every')} options={['minggu', 'bulan'].map(value => ({ value, label: say(`office.series.every.${value}`) }))} />
          <Choose {...bind('step')} label={say('field.rule.step')} options={Array.from({ length: 12 }, (_, nth) => ({ value: String(nth + 1), label: String(nth + 1) }))} />
          {values.every === 'bulan' && <Choose {...bind('nth')} label={say('field.rule.nth')} options={[1, 2, 3, 4, 5].map(nth => ({ value: String(nth), label: say(`office.series.nth.${nth}`, { day: values.day ? say(`weekday.${weekdayOf(values.day)}`) : '' }) }))} />}
          <DayBox {...bind('until')} label={labels.until} min={values.day} optional />
        </div>}
        <TextBox {...bind('place')} label={labels.place} max={160} />
        <RegionSteps id="meeting-at" label={labels.at} value={values.at} onValue={value => set('at', value)} within={office.region} />
        <div className="pair"><WorkerFind {...bind('leaderId')} label={labels.leaderId} /><WorkerFind {...bind('notetakerId')} label={labels.notetakerId} optional /></div>
        <TextBlock {...bind('theme')} label={labels.theme} rows={2} max={300} optional />
        <AudienceFields values={values} place={values.at || office.region} fault={form.faults.find(({ at }) => at === 'audience')} onChange={(field, value) => set(field, value as never)} />
        <Section id="jawaban" title={say('office.meetings.answers')}>
          <TextBox {...bind('quotas')} label={labels.quotas} hint={say('office.meetings.quotas_hint')} max={300} optional />
          {!values.again && <DayBox {...bind('replyBy')} label={labels.replyBy} min={today} optional />}
          <TextBox {...bind('contact')} label={labels.contact} max={160} optional />
        </Section>
      </Form>
    </Page>
  )
}

/** Reads quotas as people write them, `psm 20, tagana 10`; null when they cannot be read. */
export function quotasOf(written: string): { pillar: string; most: number }[] | null {
  const parts = written.split(/[,;\n]/).map(part => part.trim()).filter(Boolean)
  const read = parts.map(part => /^([a-z][a-z0-9_ ]{1,39}?)[\s:=]+(\d{1,3})$/i.exec(part))
  return read.every(one => one && Number(one[2]) > 0) ? read.map(one => ({ pillar: one![1]!.trim().toLowerCase().replaceAll(' ', '_'), most: Number(one![2]) })) : null
}
