import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Dialog, ReasonDialog } from '#web/office/dialog.tsx'
import { Choose, DayBox, TextBox } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { Ledger, PagedLedger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { address, usePages, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useMay, useTell } from '#web/office/store.tsx'
import type { Finding, Supervision } from './kinds.ts'
import { useIsOwn, useMonth } from './office-data.tsx'
import { FindingRows } from './office-findings.tsx'
import { RecordDialog } from './office-record.tsx'
import { cancel, plan } from './supervision.ts'

/** Pembinaan panti: visits planned and done, what was found and what became of it. */
export function SupervisionsPage() {
  const say = useSay()
  const may = useMay()
  const [language] = useLanguage()
  const [search, turn] = useSearchParams()
  const unitId = search.get('panti') ?? ''
  const houses = useMonth().data?.items ?? []
  const visits = usePages<Supervision>(address('/api/v1/supervisions', { unitId, limit: 50 }))
  const findings = usePages<Finding>(address('/api/v1/findings', { unitId, state: 'terbuka,dijawab', order: 'asc', limit: 100 }))
  const [planning, setPlanning] = useState(false)
  const [recording, setRecording] = useState<Supervision | 'new'>()
  const [dropping, drop] = useState<Supervision>()
  const options = houses.filter(useIsOwn()).map(({ id, name }) => ({ value: id, label: name }))
  const nameOf = (id: string) => houses.find(house => house.id === id)?.name ?? ''
  return (
    <Page title={say('house.supervision')} lead={say('house.supervision_lead')} actions={may('supervision.hold') && <><Button onClick={() => setRecording('new')}>{say('house.record')}</Button><Button variant="default" onClick={() => setPlanning(true)}>{say('house.plan')}</Button></>}>
      <div className="filters" role="group" aria-label={say('office.filters')}><Choose id="supervision-house" label={say('house.name')} value={unitId} empty={say('house.all')} options={options} onValue={next => turn(next ? { panti: next } : {})} /></div>
      <Section id="temuan" title={say('house.findings_open')}><FindingRows query={findings} /></Section>
      <Section id="kunjungan" title={say('house.visits')}>
        <PagedLedger query={visits} label={say('house.visits')} empty={say('house.visits_none')} columns={[
          { head: say('house.name'), cell: row => nameOf(row.unitId) },
          { head: say('field.day'), cell: row => <span className="num">{dayWords(language, row.day)}</span> },
          { head: say('field.state'), cell: row => <Mark tone={row.state === 'selesai' ? 'daun' : row.state === 'rencana' ? 'tembaga' : 'quiet'}>{say(`supervision_state.${row.state}`)}</Mark>, narrow: 'plain' },
          { head: say('house.by'), cell: row => [row.byName, row.others].filter(Boolean).join(', ') },
          { head: say('house.summary'), cell: row => row.summary ?? row.reason ?? '', narrow: 'plain' },
          { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => (row.state === 'rencana' && may('supervision.hold', row.region) ? <><Button size="compact-sm" variant="default" aria-label={say('house.record_of', { name: nameOf(row.unitId) })} onClick={() => setRecording(row)}>{say('house.record')}</Button> <Button size="compact-sm" variant="subtle" aria-label={say('house.cancel_of', { name: nameOf(row.unitId) })} onClick={() => drop(row)}>{say('house.cancel')}</Button></> : '') },
        ]} />
      </Section>
      {may('province.read') && <Supervised />}
      {planning && <PlanDialog options={options} unitId={unitId} onClose={() => setPlanning(false)} />}
      {recording && <RecordDialog options={options} visit={recording === 'new' ? undefined : recording} unitId={recording === 'new' ? unitId : recording.unitId} onClose={() => setRecording(undefined)} />}
      {dropping && <ReasonDialog title={say('house.cancel')} name={`supervision.cancel.${dropping.id}`} action={cancel} input={reason => ({ supervisionId: dropping.id, reason })} home={homeOf(dropping.id)} submit={say('house.cancel')} onClose={() => drop(undefined)} />}
    </Page>
  )
}

type Counted = { kab: string; name: string; visits: number | null; findings: number | null; open: number | null; overdue: number | null }

/** Of the kabupaten the province is told counts, nothing under five. */
function Supervised() {
  const say = useSay()
  const counted = useQuery<{ year: number; items: Counted[] }>('/api/v1/houses/supervised')
  return (
    <Section id="kabupaten" title={say('house.supervised', { year: counted.data?.year ?? '' })} lead={say('province.few')}>
      <Answer of={counted} rows={4}>{({ items }) => (items.length === 0 ? <Nothing title={say('house.supervised_none')} /> : <Ledger label={say('house.supervised', { year: '' })} rows={items} keyOf={({ kab }) => kab} columns={[
        { head: say('office.kabupaten'), cell: row => row.name },
        ...(['visits', 'findings', 'open', 'overdue'] as const).map(name => ({ head: say(`house.supervised.${name}`), cell: (row: Counted) => (row[name] ? <span className="num">{row[name]}+</span> : <span className="muted">{say('province.under')}</span>), align: 'end' as const })),
      ]} />)}</Answer>
    </Section>
  )
}

function PlanDialog({ options, unitId, onClose }: { options: readonly { value: string; label: string }[]; unitId: string; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm('supervision.plan', { unitId, day: '', others: '' })
  const sender = useSend(plan)
  useFaults(form, sender.problem)
  const save = async () => {
    if (!form.values.unitId) return void form.fail([{ at: 'unitId', rule: 'required' }])
    if (!await sender.run(form.values, homeOf(form.values.unitId))) return
    form.clear()
    tell(say('house.planned'))
    onClose()
  }
  return (
    <Dialog title={say('house.plan')} onClose={onClose}>
      <Form form={form} labels={{ unitId: say('house.name'), day: say('field.day'), others: say('field.others') }} sending={sender} submit={say('house.plan')} onSubmit={() => void save()} onCancel={onClose}>
        <Choose {...form.bind('unitId')} label={say('house.name')} empty={say('house.choose')} options={options} />
        <DayBox {...form.bind('day')} label={say('field.day')} hint={say('house.plan_hint')} />
        <TextBox {...form.bind('others')} label={say('field.others')} optional max={200} />
      </Form>
    </Dialog>
  )
}
