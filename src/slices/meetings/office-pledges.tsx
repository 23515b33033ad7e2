import { Button } from '@mantine/core'
import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { OneOf, TextBlock, TextBox, Tick } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { PagedLedger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Page } from '#web/office/page.tsx'
import { usePages, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer } from '#web/office/states.tsx'
import { useOffice, useTell } from '#web/office/store.tsx'
import { type Pledge, PLEDGE_SORTS } from './kinds.ts'
import { addPledge, editPledge } from './pledges.ts'

/** Ikrar and kode etik in the office's own wording, to be read out at meetings. */
export function PledgesPage() {
  const say = useSay()
  const rows = usePages<Pick<Pledge, 'id' | 'title' | 'sort' | 'ended'>>('/api/v1/pledges')
  const [open, show] = useState<string>()
  return (
    <Page title={say('office.pledges.title')} lead={say('office.pledges.lead')} actions={<Button onClick={() => show('')}>{say('office.pledges.add')}</Button>}>
      <PagedLedger label={say('office.pledges.title')} query={rows} empty={say('office.pledges.none')} columns={[
        { head: say('office.agenda.name'), cell: row => row.title, narrow: 'title' }, { head: say('office.meetings.sort'), cell: row => say(`pledge_sort.${row.sort}`), narrow: 'plain' }, { head: say('office.meetings.state'), cell: row => row.ended && <Mark>{say('office.pledges.ended')}</Mark>, narrow: 'plain' },
        { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => <Button size="compact-sm" variant="subtle" aria-label={`${say('office.pledges.edit')}: ${row.title}`} onClick={() => show(row.id)}>{say('office.pledges.edit')}</Button> },
      ]} />
      {open === '' && <PledgeDialog onClose={() => show(undefined)} />}
      {open && <EditDialog id={open} onClose={() => show(undefined)} />}
    </Page>
  )
}

function EditDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const answer = useQuery<Pledge>(`/api/v1/pledges/${id}`)
  return <Answer of={answer} rows={3}>{pledge => <PledgeDialog pledge={pledge} onClose={onClose} />}</Answer>
}

function PledgeDialog({ pledge, onClose }: { pledge?: Pledge; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const office = useOffice()
  const form = useForm(`pledge.${pledge?.id ?? ''}`, { sort: pledge?.sort ?? 'ikrar', title: pledge?.title ?? '', text: pledge?.text ?? '', ended: pledge?.ended ?? false })
  const adding = useSend(addPledge)
  const editing = useSend(editPledge)
  const sender = pledge ? editing : adding
  useFaults(form, sender.problem)
  const { values, bind } = form
  const labels = { sort: say('office.meetings.sort'), title: say('office.agenda.name'), text: say('office.pledges.text') }
  const save = async () => {
    if (form.fail((['title', 'text'] as const).filter(at => !values[at].trim()).map(at => ({ at, rule: 'required' })))) return
    const receipt = pledge ? await editing.run({ pledgeId: pledge.id, title: values.title, text: values.text, ended: values.ended }, homeOf(pledge.id)) : await adding.run({ region: office.region, sort: values.sort, title: values.title, text: values.text }, homeOf(office.id))
    if (!receipt) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say(pledge ? 'office.pledges.edit' : 'office.pledges.add')} size={640} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('office.pledges.save')} onSubmit={() => void save()} onCancel={onClose}>
        {!pledge && <OneOf {...bind('sort')} label={labels.sort} onValue={value => form.set('sort', value as 'ikrar')} options={PLEDGE_SORTS.map(value => ({ value, label: say(`pledge_sort.${value}`) }))} />}
        <TextBox {...bind('title')} label={labels.title} max={160} />
        <TextBlock {...bind('text')} label={labels.text} rows={10} max={6000} />
        {pledge && <Tick id="pledge-ended" label={say('office.pledges.end')} value={values.ended} onValue={value => form.set('ended', value)} />}
      </Form>
    </Dialog>
  )
}
