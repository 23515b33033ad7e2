import { Button } from '@mantine/core'
import { homeOf } from '#kernel/id.ts'
import { levelOf } from '#kernel/region.ts'
import { useFaults, useForm } from '#web/form.ts'
import { freshId } from '#web/moment.ts'
import { usePlaceName, useSay } from '#web/words.tsx'
import { Choose, TextBox } from '#web/office/fields.tsx'
import { Form, RefusalBand } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { address, useAll } from '#web/office/query.ts'
import { RegionSteps } from '#web/office/regions.tsx'
import { useSend } from '#web/office/send.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useOffice, useTell } from '#web/office/store.tsx'
import { addHotline, endHotline } from './hotlines.ts'
import { type Hotline, SERVICES } from './kinds.ts'
import { Phone } from './office-parts.tsx'

/** The numbers to call in danger, kept by the admin for the office, a kecamatan or a kelurahan. */
export function HotlinesPage() {
  const say = useSay()
  const { region } = useOffice()
  const hotlines = useAll<Hotline>(address('/api/v1/hotlines', { region, ended: 'false', limit: 100, order: 'asc' }))
  return (
    <Page title={say('hotline.title')} lead={say('hotline.lead')}>
      <Answer of={hotlines} rows={6}>{rows => <Numbers rows={rows} />}</Answer>
      <Section id="tambah" title={say('hotline.add')}><HotlineForm /></Section>
    </Page>
  )
}

function Numbers({ rows }: { rows: readonly Hotline[] }) {
  const say = useSay()
  const placeName = usePlaceName()
  const sender = useSend(endHotline)
  if (rows.length === 0) return <Nothing title={say('hotline.none')} />
  const sorted = rows.toSorted((a, b) => levelOf(a.region) - levelOf(b.region) || (a.region < b.region ? -1 : a.region > b.region ? 1 : SERVICES.indexOf(a.service) - SERVICES.indexOf(b.service)))
  return (
    <>
      <RefusalBand problem={sender.problem} />
      <Ledger label={say('hotline.title')} rows={sorted} columns={[
        { head: say('field.name'), cell: row => row.name }, { head: say('field.service'), cell: row => say(`service.${row.service}`), narrow: 'plain' },
        { head: say('field.phone'), cell: row => <Phone phone={row.phone} name={row.name} />, narrow: 'plain' }, { head: say('hotline.region'), cell: row => placeName(row.region), narrow: 'plain' }, { head: say('field.note'), cell: row => row.note ?? '', narrow: 'plain' },
        { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => <Button size="compact-sm" variant="default" aria-label={say('hotline.end_who', { name: row.name })} onClick={() => void sender.run({ hotlineId: row.id }, homeOf(row.id))}>{say('hotline.end')}</Button> },
      ]} />
    </>
  )
}

function HotlineForm() {
  const say = useSay()
  const tell = useTell()
  const office = useOffice()
  const form = useForm('hotline', { service: '', name: '', phone: '', region: office.region, note: '' })
  const sender = useSend(addHotline)
  useFaults(form, sender.problem)
  const { values } = form
  const labels = { service: say('field.service'), name: say('hotline.name'), phone: say('field.phone'), region: say('hotline.region'), note: say('field.note') }
  const save = async () => {
    if (form.fail((['service', 'name', 'phone'] as const).filter(at => !values[at].trim()).map(at => ({ at: at as string, rule: 'required' })))) return
    if (!await sender.run({ id: freshId(office.home), service: values.service as 'polsek', name: values.name, phone: values.phone, region: values.region, note: values.note || null }, office.home)) return
    form.clear()
    tell(say('hotline.saved'))
  }
  return (
    <Form form={form} labels={labels} sending={sender} submit={say('hotline.save')} onSubmit={() => void save()}>
      <Choose {...form.bind('service')} label={labels.service} empty={say('app.choose')} options={SERVICES.map(value => ({ value, label: say(`service.${value}`) }))} />
      <TextBox {...form.bind('name')} label={labels.name} max={120} />
      <TextBox {...form.bind('phone')} label={labels.phone} type="tel" max={24} />
      <RegionSteps {...form.bind('region')} label={labels.region} within={office.region} />
      <TextBox {...form.bind('note')} label={labels.note} optional max={160} />
    </Form>
  )
}
