import { Button } from '@mantine/core'
import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { useSession } from '#web/app.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { TextBlock } from '#web/office/fields.tsx'
import { Form, RefusalBand } from '#web/office/form.tsx'
import { PagedLedger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import { address, type PagedQuery, usePages, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer } from '#web/office/states.tsx'
import { useMay, useTell } from '#web/office/store.tsx'
import type { Incident, StaffIncident } from './kinds.ts'
import { close, take } from './incidents.ts'

type Any = Incident | StaffIncident
type Whole = Any & { depth: string }
const isStaff = (row: Any) => 'houseId' in row

/** Kejadian: what happened at houses and waits, and for whom it is meant what names their staff. */
export function IncidentsPage() {
  const say = useSay()
  const may = useMay()
  const plain = usePages<Incident>(address('/api/v1/incidents', { limit: 50 }))
  const apart = usePages<StaffIncident>(may('incident.guard') ? address('/api/v1/staff_incidents', { limit: 50 }) : null)
  return (
    <Page title={say('house.incidents')} lead={say('house.incidents_lead')}>
      {may('incident.guard') && <Section id="petugas" title={say('house.staff_incidents')} lead={say('house.staff_incidents_lead')}><IncidentRows query={apart} /></Section>}
      <Section id="kejadian" title={say('house.incidents_all')}><IncidentRows query={plain} /></Section>
    </Page>
  )
}

/** Incidents, newest first; each opens to be answered and closed. */
export function IncidentRows<T extends Any>({ query }: { query: PagedQuery<T> }) {
  const say = useSay()
  const [language] = useLanguage()
  const [opened, open] = useState<T>()
  return <>
    <PagedLedger query={query} label={say('house.incidents')} empty={say('house.incidents_none')} marked={row => row.state === 'menunggu'} columns={[
      { head: say('field.sort'), cell: row => say(`event.${row.sort}`) },
      { head: say('house.when'), cell: row => <span className="num">{momentWords(say, language, row.region, row.at)}</span> },
      { head: say('field.state'), cell: row => <Mark tone={row.state === 'menunggu' ? 'bata' : row.state === 'ditangani' ? 'tembaga' : 'daun'}>{say(`incident_state.${row.state}`)}</Mark>, narrow: 'plain' },
      { head: say('house.called'), cell: row => row.calls.map(({ name }) => name).join(' → ') },
      { head: say('house.by'), cell: row => row.byName },
      { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => <Button size="compact-sm" variant="default" aria-label={say('house.open_incident', { sort: say(`event.${row.sort}`) })} onClick={() => open(row)}>{say('house.open')}</Button> },
    ]} />
    {opened && <OneIncident row={opened} onClose={() => open(undefined)} />}
  </>
}

function OneIncident({ row, onClose }: { row: Any; onClose: () => void }) {
  const say = useSay()
  const [language] = useLanguage()
  const incident = useQuery<Whole>(`/api/v1/${isStaff(row) ? 'staff_incidents' : 'incidents'}/${row.id}`)
  return (
    <Dialog title={say(`event.${row.sort}`)} onClose={onClose}>
      <Answer of={incident} rows={4}>{data => <>
        <Facts of={[
          [say('house.when'), momentWords(say, language, data.region, data.at)], [say('house.by'), data.byName], [say('field.story'), data.story ?? say('house.in_case')],
          [say('house.called'), data.calls.map(({ name, at }) => `${name}, ${momentWords(say, language, data.region, at)}`).join('; ')],
          [say('house.taken'), data.takenAt && `${data.takenByName}, ${momentWords(say, language, data.region, data.takenAt)}`], [say('field.outcome'), data.outcome],
        ]} />
        <Answering incident={data} onClose={onClose} />
      </>}</Answer>
    </Dialog>
  )
}

function Answering({ incident, onClose }: { incident: Whole; onClose: () => void }) {
  const say = useSay()
  const may = useMay()
  const tell = useTell()
  const { worker } = useSession()
  const taking = useSend(take)
  const closing = useSend(close)
  const form = useForm(`incident.${incident.id}`, { outcome: '' })
  useFaults(form, closing.problem)
  const staff = isStaff(incident)
  if (incident.state === 'selesai' || !(may(staff ? 'incident.guard' : 'incident.take', incident.region) || incident.calledIds.includes(worker.id))) return null
  if (incident.state === 'menunggu') return <><RefusalBand problem={taking.problem} /><Button loading={taking.busy} onClick={() => void taking.run({ incidentId: incident.id, staff }, homeOf(incident.id)).then(done => done && tell(say('house.taken_by_you')))}>{say('house.take')}</Button></>
  const save = async () => {
    if (!await closing.run({ incidentId: incident.id, staff, ...form.values }, homeOf(incident.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Form form={form} labels={{ outcome: say('field.outcome') }} sending={closing} submit={say('house.close')} onSubmit={() => void save()} onCancel={onClose}>
      <TextBlock {...form.bind('outcome')} label={say('field.outcome')} hint={say('house.close_hint')} max={2000} />
    </Form>
  )
}
