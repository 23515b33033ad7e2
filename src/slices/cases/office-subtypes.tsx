import { Button } from '@mantine/core'
import { useState } from 'react'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Find, TextBox, Tick } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { PagedLedger } from '#web/office/ledger.tsx'
import { SealMark } from '#web/office/marks.tsx'
import { Page } from '#web/office/page.tsx'
import { usePages } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { useMay, useOffice, useTell } from '#web/office/store.tsx'
import { addSubtype } from './edit.ts'
import { TYPE_CODES } from './needs.ts'

type SubtypeRow = { id: string; code: string; name: string; under: string; confidential: boolean; ended: boolean }

/** The office's own sub-types under the national types (ODGJ, pasung …). */
export function SubtypesPage() {
  const say = useSay()
  const may = useMay()
  const [adding, add] = useState(false)
  const rows = usePages<SubtypeRow>('/api/v1/subtypes?order=asc&limit=50')
  return (
    <Page title={say('office.nav.subtypes')} lead={say('office.subtypes.lead')} actions={may('office.set') && <Button onClick={() => add(true)}>{say('office.subtypes.add')}</Button>}>
      <PagedLedger label={say('office.nav.subtypes')} query={rows} empty={say('office.subtypes.none')} columns={[
        { head: say('field.name'), cell: row => <>{row.name} {row.confidential && <SealMark />}</> }, { head: say('field.under'), cell: row => say(`type.${row.under}`), narrow: 'plain' }, { head: say('field.code'), cell: row => row.code },
      ]} />
      {adding && <AddSubtype onClose={() => add(false)} />}
    </Page>
  )
}

function AddSubtype({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const office = useOffice()
  const labels = useLabels('name', 'code', 'under', 'confidential')
  const form = useForm('subtype.new', { name: '', code: '', under: '', confidential: false as boolean })
  const sender = useSend(addSubtype)
  useFaults(form, sender.problem)
  const save = async () => {
    const { name, code, under, confidential } = form.values
    if (form.fail([['name', name], ['code', code], ['under', under]].filter(([, value]) => !value?.trim()).map(([at]) => ({ at: at!, rule: 'required' })))) return
    if (!await sender.run({ region: office.region, name, code, under, confidential }, office.home)) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('office.subtypes.add')} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('app.save')} onSubmit={() => void save()} onCancel={onClose}>
        <TextBox {...form.bind('name')} label={labels.name!} max={120} />
        <TextBox {...form.bind('code')} label={labels.code!} hint={say('office.subtypes.code_hint')} max={40} />
        <Find {...form.bind('under')} label={labels.under!} options={TYPE_CODES.map(value => ({ value, label: say(`type.${value}`) }))} />
        <Tick id="subtype-confidential" label={say('office.subtypes.confidential')} value={form.values.confidential} onValue={value => form.set('confidential', value)} />
      </Form>
    </Dialog>
  )
}
