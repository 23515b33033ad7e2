import { Button } from '@mantine/core'
import { useState } from 'react'
import { useFaults, useForm } from '#web/form.ts'
import { useHasWords, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { PagedLedger } from '#web/office/ledger.tsx'
import { Page } from '#web/office/page.tsx'
import { usePages } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { useMay, useOffice, useTell } from '#web/office/store.tsx'
import { addPillar } from './rules.ts'

type PillarRow = { id: string; code: string; name: string; short: string; role: string; level: number; ended: boolean }
const FIELD_ROLES = ['psm', 'tksk', 'fasilitator_slrt', 'puskesos', 'pendamping_sosial', 'sakti_peksos', 'penyuluh', 'tagana', 'pordam', 'karang_taruna', 'koordinator_pilar'] as const
const LEVELS = ['4', '3', '2', '1'] as const

/** The pillar types as this office knows them; each behaves as a role. */
export function PillarsPage() {
  const say = useSay()
  const has = useHasWords()
  const may = useMay()
  const [adding, add] = useState(false)
  const rows = usePages<PillarRow>('/api/v1/pillars?order=asc&limit=50')
  return (
    <Page title={say('office.nav.pillars')} lead={say('office.pillars.lead')} actions={may('pillar.manage') && <Button onClick={() => add(true)}>{say('office.pillars.add')}</Button>}>
      <PagedLedger label={say('office.nav.pillars')} query={rows} empty={say('office.pillars.none')} columns={[
        { head: say('field.name'), cell: row => row.name }, { head: say('field.short'), cell: row => <abbr className="pillar" title={row.name}>{row.short}</abbr>, narrow: 'plain' },
        { head: say('field.code'), cell: row => row.code }, { head: say('office.pillars.as'), cell: row => (has(`role.${row.role}`) ? say(`role.${row.role}`) : row.role), narrow: 'plain' },
        { head: say('field.level'), cell: row => say(`office.level.${row.level}`) },
      ]} />
      {adding && <AddPillar onClose={() => add(false)} />}
    </Page>
  )
}

function AddPillar({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const office = useOffice()
  const labels = useLabels('name', 'short', 'code', 'role', 'level', 'basis')
  const form = useForm('pillar.new', { name: '', short: '', code: '', role: '', level: '4', basis: '' })
  const sender = useSend(addPillar)
  useFaults(form, sender.problem)
  const save = async () => {
    const { level, ...rest } = form.values
    if (form.fail((['name', 'short', 'code', 'role'] as const).filter(at => !rest[at].trim()).map(at => ({ at, rule: 'required' })))) return
    if (!await sender.run({ ...rest, basis: rest.basis || null, region: office.region, level: Number(level) }, office.home)) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('office.pillars.add')} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('app.save')} onSubmit={() => void save()} onCancel={onClose}>
        <TextBox {...form.bind('name')} label={labels.name!} max={120} />
        <div className="pair"><TextBox {...form.bind('short')} label={labels.short!} max={24} /><TextBox {...form.bind('code')} label={labels.code!} max={31} /></div>
        <Choose {...form.bind('role')} label={say('office.pillars.as')} hint={say('office.pillars.as_hint')} empty={say('app.choose')} options={FIELD_ROLES.map(value => ({ value, label: say(`role.${value}`) }))} />
        <Choose {...form.bind('level')} label={labels.level!} options={LEVELS.map(value => ({ value, label: say(`office.level.${value}`) }))} />
        <TextBox {...form.bind('basis')} label={say('office.pillars.basis')} optional max={200} />
      </Form>
    </Dialog>
  )
}
