import { useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { orNull, useFaults, useForm } from '#web/form.ts'
import { freshId } from '#web/moment.ts'
import { useSay } from '#web/words.tsx'
import { Choose, SomeOf, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Band } from '#web/office/marks.tsx'
import { Facts, Page } from '#web/office/page.tsx'
import { useQuery, type Page as ListPage } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useOffice, useTell } from '#web/office/store.tsx'
import { LimitWords } from './office-catalogue.tsx'
import { CHANNELS, type Service } from './kinds.ts'
import { file } from './serve.ts'

const FIRST = { serviceId: '', channel: 'loket', applicant: '', nik: '', phone: '', address: '', concerned: '', note: '', received: [] as readonly string[] }

/** The front office takes a request in: which service, who asks, which papers came. */
export function FileRequestPage() {
  const say = useSay()
  const services = useQuery<ListPage<Service>>('/api/v1/services?ended=false&order=asc&limit=100')
  return <Page title={say('serving.new')} lead={say('serving.new_lead')}><Answer of={services} rows={8}>{({ items }) => (items.length === 0 ? <Nothing title={say('serving.no_services')} /> : <FileForm services={items} />)}</Answer></Page>
}

function FileForm({ services }: { services: readonly Service[] }) {
  const say = useSay()
  const tell = useTell()
  const office = useOffice()
  const [, go] = useLocation()
  const [query] = useSearchParams()
  const [id] = useState(() => freshId(office.home))
  const form = useForm('permohonan', { ...FIRST, serviceId: query.get('layanan') ?? '' })
  const sender = useSend(file)
  useFaults(form, sender.problem)
  const { values, bind, set } = form
  const service = services.find(one => one.id === values.serviceId)
  const labels = useLabels('serviceId', 'channel', 'applicant', 'nik', 'phone', 'address', 'concerned', 'note', 'received') as Record<keyof typeof FIRST, string>
  const press = async () => {
    if (form.fail((['serviceId', 'applicant'] as const).filter(at => !values[at].trim()).map(at => ({ at, rule: 'required' })))) return
    const { received, ...said } = values
    if (!await sender.run({ ...said, id, region: office.region, channel: said.channel as 'loket', nik: orNull(said.nik), phone: orNull(said.phone), address: orNull(said.address), concerned: orNull(said.concerned), note: orNull(said.note), received: received.map(Number) }, office.home)) return
    form.clear()
    tell(say('serving.filed'))
    go(`/permohonan/${id}`)
  }
  return (
    <Form form={form} labels={labels} sending={sender} submit={say('serving.file')} onSubmit={() => void press()}>
      <Choose {...bind('serviceId')} label={labels.serviceId} empty="–" onValue={value => { set('serviceId', value); set('received', []) }} options={services.map(one => ({ value: one.id, label: one.name }))} />
      {service && <Band><Facts of={[[say('field.eligibility'), service.eligibility], [say('field.cost'), service.cost], [say('field.limit'), <LimitWords key="limit" of={service} />], [say('field.basis'), service.basis]]} /></Band>}
      <TextBox {...bind('applicant')} label={labels.applicant} max={120} />
      <div className="pair"><TextBox {...bind('nik')} label={labels.nik} optional inputMode="numeric" max={16} /><TextBox {...bind('phone')} label={labels.phone} optional type="tel" max={24} /></div>
      <TextBox {...bind('address')} label={labels.address} optional max={300} />
      <TextBox {...bind('concerned')} label={labels.concerned} optional max={120} />
      <Choose {...bind('channel')} label={labels.channel} options={CHANNELS.map(value => ({ value, label: say(`came_by.${value}`) }))} />
      {service && service.requirements.length > 0 && <SomeOf {...bind('received')} label={labels.received} hint={say('serving.received_hint')} options={service.requirements.map((name, nth) => ({ value: String(nth), label: name }))} />}
      <TextBlock {...bind('note')} label={labels.note} optional max={2000} />
    </Form>
  )
}
