import { useState } from 'react'
import { deviceLine } from '#kernel/device.ts'
import { momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Choose } from '#web/office/fields.tsx'
import { PagedLedger } from '#web/office/ledger.tsx'
import { Page } from '#web/office/page.tsx'
import { address, usePages } from '#web/office/query.ts'
import { useOffice } from '#web/office/store.tsx'

type DeviceRow = { id: string; worker: string; workerName: string; roles?: string | null; agent?: string | null; version?: string | null; waiting: number; refused: number; skew: number; skewed: boolean; seenAt: string }
const SPANS = ['1', '3', '7', '14', '30']

/** Perangkat: when each telephone last spoke with the server, what waits on it, its version and its clock. */
export function DevicesPage() {
  const say = useSay()
  const [language] = useLanguage()
  const { region } = useOffice()
  const [silent, narrow] = useState('')
  const rows = usePages<DeviceRow>(address('/api/v1/devices', { silent }))
  return (
    <Page title={say('office.devices.title')} lead={say('office.devices.lead')}>
      <div className="filters" role="group" aria-label={say('office.filters')}>
        <Choose id="devices-silent" label={say('office.devices.silent')} value={silent} onValue={narrow} empty={say('office.devices.all')} options={SPANS.map(value => ({ value, label: say('office.devices.days', { count: Number(value) }) }))} />
      </div>
      <PagedLedger query={rows} empty={say('office.devices.none')} label={say('office.devices.title')} to={row => `/petugas/${row.worker}`} marked={row => row.refused > 0 || row.skewed} columns={[
        { head: say('field.name'), cell: row => row.workerName },
        { head: say('field.role'), cell: row => (row.roles ?? '').split(',').filter(Boolean).map(role => say(`role.${role}`)).join(', '), narrow: 'plain' },
        { head: say('office.devices.seen'), cell: row => <span className="num">{momentWords(say, language, region, row.seenAt)}</span> },
        { head: say('office.devices.waiting'), cell: row => row.waiting, align: 'end' },
        { head: say('office.devices.refused'), cell: row => row.refused, align: 'end' },
        { head: say('office.devices.clock'), cell: row => (row.skewed ? say('office.devices.skewed', { minutes: Math.round(Math.abs(row.skew) / 60) }) : say('office.devices.clock_well')) },
        { head: say('office.devices.device'), cell: row => deviceLine(row.id, row.agent) },
        { head: say('office.admin.version'), cell: row => row.version },
      ]} />
    </Page>
  )
}
