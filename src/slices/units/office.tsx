import { Button } from '@mantine/core'
import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useHasWords, useSay } from '#web/words.tsx'
import { Dialog, ReasonDialog } from '#web/office/dialog.tsx'
import { Choose, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { PagedLedger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Page } from '#web/office/page.tsx'
import { usePages } from '#web/office/query.ts'
import { RegionSteps } from '#web/office/regions.tsx'
import { useSend } from '#web/office/send.ts'
import { useMay, useOffice, useTell } from '#web/office/store.tsx'
import { addUnit, endUnit, UNIT_KINDS } from './rules.ts'

type UnitRow = { id: string; region: string; name: string; sort: string; bidang?: string | null; ended: boolean }
const BIDANG = ['rehsos', 'linjamsos', 'dayasos', 'pfm'] as const

/** The parts of the office, UPT, panti and kelurahan offices. */
export function UnitsPage() {
  const say = useSay()
  const has = useHasWords()
  const may = useMay()
  const [adding, add] = useState(false)
  const [ending, end] = useState<UnitRow>()
  const rows = usePages<UnitRow>('/api/v1/units?order=asc&limit=50')
  return (
    <Page title={say('office.nav.units')} lead={say('office.units.lead')} actions={may('unit.manage') && <Button onClick={() => add(true)}>{say('office.units.add')}</Button>}>
      <PagedLedger label={say('office.nav.units')} query={rows} empty={say('office.units.none')} columns={[
        { head: say('field.name'), cell: row => row.name },
        { head: say('field.sort'), cell: row => (has(`unit_sort.${row.sort}`) ? say(`unit_sort.${row.sort}`) : row.sort), narrow: 'plain' },
        { head: say('field.bidang'), cell: row => row.bidang && say(`bidang.${row.bidang}`), narrow: 'plain' },
        { head: say('field.state'), cell: row => (row.ended ? <Mark>{say('office.ended')}</Mark> : <Mark tone="daun">{say('office.in_use')}</Mark>), narrow: 'plain' },
        { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => !row.ended && may('unit.manage', row.region) && <Button size="compact-sm" variant="default" aria-label={`${say('office.end')}: ${row.name}`} onClick={() => end(row)}>{say('office.end')}</Button> },
      ]} />
      {adding && <AddUnit onClose={() => add(false)} />}
      {ending && <ReasonDialog name={`unit.${ending.id}`} title={say('office.units.end', { name: ending.name })} action={endUnit} input={reason => ({ unitId: ending.id, reason })} home={homeOf(ending.id)} submit={say('office.end')} danger onClose={() => end(undefined)} />}
    </Page>
  )
}

function AddUnit({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const office = useOffice()
  const labels = useLabels('name', 'sort', 'bidang', 'region', 'phone')
  const form = useForm('unit.new', { name: '', sort: '', bidang: '', region: office.region, phone: '' })
  const sender = useSend(addUnit)
  useFaults(form, sender.problem)
  const save = async () => {
    const { name, sort } = form.values
    if (form.fail([['name', name], ['sort', sort]].filter(([, value]) => !value?.trim()).map(([at]) => ({ at: at!, rule: 'required' })))) return
    if (!await sender.run(form.values as Parameters<typeof sender.run>[0], office.home)) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('office.units.add')} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('app.save')} onSubmit={() => void save()} onCancel={onClose}>
        <TextBox {...form.bind('name')} label={labels.name!} max={160} />
        <div className="pair">
          <Choose {...form.bind('sort')} label={labels.sort!} empty={say('app.choose')} options={UNIT_KINDS.map(value => ({ value, label: say(`unit_sort.${value}`) }))} />
          <Choose {...form.bind('bidang')} label={labels.bidang!} optional empty="–" options={BIDANG.map(value => ({ value, label: say(`bidang.${value}`) }))} />
        </div>
        <RegionSteps {...form.bind('region')} label={labels.region!} within={office.region} />
        <TextBox {...form.bind('phone')} label={labels.phone!} optional type="tel" max={40} />
      </Form>
    </Dialog>
  )
}
