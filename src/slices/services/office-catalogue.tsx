import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { orNull, useFaults, useForm } from '#web/form.ts'
import { freshId } from '#web/moment.ts'
import { useSay } from '#web/words.tsx'
import { Dialog, ReasonDialog } from '#web/office/dialog.tsx'
import { Choose, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Page } from '#web/office/page.tsx'
import { useQuery, type Page as ListPage } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useMay, useOffice, useTell } from '#web/office/store.tsx'
import { BIDANG } from '#slices/cases/kinds.ts'
import { addService, editService, endService } from './catalogue.ts'
import { LIMIT_UNITS, type Service } from './kinds.ts'

const FIRST = { code: '', name: '', description: '', eligibility: '', requirements: '', cost: '', limit: '', limitUnit: 'hari_kerja', basis: '', bidang: '' }

/** The time limit of a service in words. */
export function LimitWords({ of }: { of: Pick<Service, 'limit' | 'limitUnit'> }) {
  const say = useSay()
  return <>{say(`limit_unit.${of.limitUnit}`, { count: of.limit })}</>
}

/** Layanan: what the office does for people, with which papers, at what cost, in which time. */
export function CataloguePage() {
  const say = useSay()
  const may = useMay()
  const services = useQuery<ListPage<Service>>('/api/v1/services?order=asc&limit=100')
  const [opened, open] = useState<Service | 'new'>()
  const [ending, end] = useState<Service>()
  return (
    <Page title={say('serving.catalogue')} lead={say('serving.catalogue_lead')} actions={<>{may('service.manage') && <Button onClick={() => open('new')}>{say('serving.add')}</Button>}<Link href="/permohonan" className="button-link">{say('serving.requests')}</Link></>}>
      <Answer of={services} rows={10}>{({ items }) => (items.length === 0 ? <Nothing title={say('serving.no_services')} /> : (
        <Ledger label={say('serving.catalogue')} rows={items.toSorted((one, other) => Number(one.ended) - Number(other.ended))} columns={[
          { head: say('field.name'), cell: row => <><b>{row.name}</b>{row.ended && <> <Mark>{say('serving.ended')}</Mark></>}{row.description && <span className="muted below">{row.description}</span>}</> },
          { head: say('field.requirements'), cell: row => (row.requirements.length > 0 ? <ul className="lines">{row.requirements.map(one => <li key={one}><span>{one}</span></li>)}</ul> : '–'), narrow: 'plain' },
          { head: say('field.cost'), cell: row => row.cost }, { head: say('field.limit'), cell: row => <LimitWords of={row} /> }, { head: say('field.basis'), cell: row => row.basis ?? '–', narrow: 'hide' },
          { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => (row.ended ? null : <>
            {may('service.receive') && <Link href={`/permohonan/baru?layanan=${row.id}`} className="button-link small plain">{say('serving.ask')}</Link>}{' '}
            {may('service.manage') && <><Button size="compact-sm" variant="default" aria-label={say('serving.edit_who', { name: row.name })} onClick={() => open(row)}>{say('serving.edit')}</Button> <Button size="compact-sm" variant="subtle" aria-label={say('serving.end_who', { name: row.name })} onClick={() => end(row)}>{say('serving.end')}</Button></>}
          </>) },
        ]} />
      ))}</Answer>
      {opened && <ServiceDialog service={opened === 'new' ? undefined : opened} onClose={() => open(undefined)} />}
      {ending && <ReasonDialog title={say('serving.end_who', { name: ending.name })} name={`service.end.${ending.id}`} action={endService} input={reason => ({ serviceId: ending.id, reason })} home={homeOf(ending.id)} submit={say('serving.end')} danger onClose={() => end(undefined)} />}
    </Page>
  )
}

function ServiceDialog({ service, onClose }: { service: Service | undefined; onClose(): void }) {
  const say = useSay()
  const tell = useTell()
  const office = useOffice()
  const form = useForm(`service.${service?.id ?? 'new'}`, service ? typed(service) : FIRST)
  const adding = useSend(addService)
  const editing = useSend(editService)
  const sender = service ? editing : adding
  useFaults(form, sender.problem)
  const { values, bind } = form
  const labels = useLabels('code', 'name', 'description', 'eligibility', 'requirements', 'cost', 'limit', 'limitUnit', 'basis', 'bidang') as Record<keyof typeof FIRST, string>
  const save = async () => {
    const says = {
      name: values.name, description: orNull(values.description), eligibility: orNull(values.eligibility), requirements: values.requirements.split('\n').map(line => line.trim()).filter(Boolean), cost: values.cost, limit: values.limit.trim() ? Number(values.limit) : null,
      limitUnit: values.limitUnit as Service['limitUnit'], basis: orNull(values.basis), bidang: orNull(values.bidang) as Service['bidang'],
    }
    const done = service ? await editing.run({ serviceId: service.id, ...says }, homeOf(service.id)) : await adding.run({ id: freshId(office.home), region: office.region, code: values.code, ...says }, office.home)
    if (!done) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={service?.name ?? say('serving.add')} onClose={onClose} size={640}>
      <Form form={form} labels={labels} sending={sender} submit={say('serving.save')} onSubmit={() => void save()} onCancel={onClose}>
        {!service && <TextBox {...bind('code')} label={labels.code} hint={say('serving.code_hint')} max={20} />}
        <TextBox {...bind('name')} label={labels.name} max={160} />
        <TextBlock {...bind('description')} label={labels.description} optional rows={2} max={500} />
        <TextBox {...bind('eligibility')} label={labels.eligibility} optional max={300} />
        <TextBlock {...bind('requirements')} label={labels.requirements} hint={say('office.letters.hint.lines')} optional rows={4} />
        <TextBox {...bind('cost')} label={labels.cost} max={120} />
        <div className="pair"><TextBox {...bind('limit')} label={labels.limit} optional={values.limitUnit === 'kondisional'} inputMode="numeric" max={5} /><Choose {...bind('limitUnit')} label={labels.limitUnit} options={LIMIT_UNITS.map(value => ({ value, label: say(`limit_name.${value}`) }))} /></div>
        <TextBox {...bind('basis')} label={labels.basis} optional max={300} />
        <Choose {...bind('bidang')} label={labels.bidang} empty="–" options={BIDANG.map(value => ({ value, label: say(`bidang.${value}`) }))} />
      </Form>
    </Dialog>
  )
}

function typed(service: Service): typeof FIRST {
  return { code: service.code, name: service.name, description: service.description ?? '', eligibility: service.eligibility ?? '', requirements: service.requirements.join('\n'), cost: service.cost, limit: service.limit ? String(service.limit) : '', limitUnit: service.limitUnit, basis: service.basis ?? '', bidang: service.bidang ?? '' }
}
