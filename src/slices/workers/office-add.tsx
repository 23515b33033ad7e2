import { useLocation } from 'wouter'
import { useFaults, useForm } from '#web/form.ts'
import { freshId } from '#web/moment.ts'
import { useSay } from '#web/words.tsx'
import { TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Page } from '#web/office/page.tsx'
import { useSend } from '#web/office/send.ts'
import { useOffice, useTell } from '#web/office/store.tsx'
import { addWorker } from './rules.ts'

/** Registers a worker; posts and the first password come after. */
export function AddWorkerPage() {
  const say = useSay()
  const tell = useTell()
  const office = useOffice()
  const [, go] = useLocation()
  const labels = useLabels('name', 'username', 'phone', 'nip')
  const form = useForm('worker.new', { name: '', username: '', phone: '', nip: '' })
  const sender = useSend(addWorker)
  useFaults(form, sender.problem)
  const { name, username, phone, nip } = form.values
  const save = async () => {
    if (form.fail([['name', name], ['username', username]].filter(([, value]) => !value?.trim()).map(([at]) => ({ at: at!, rule: 'required' })))) return
    const id = freshId(office.home)
    const receipt = await sender.run({ id, region: office.region, name, username, phone: phone || null, nip: nip || null }, office.home)
    if (!receipt) return
    form.clear()
    tell(say('office.saved'))
    go(`/petugas/${receipt.made.find(({ kind }) => kind === 'worker')?.id ?? id}`)
  }
  const suggest = () => { if (!username && name.trim()) form.set('username', name.trim().toLowerCase().normalize('NFD').replace(/[^a-z0-9 ]/g, '').split(/\s+/).slice(0, 2).join('.')) }
  return (
    <Page title={say('office.workers.add')} lead={say('office.workers.add_lead')}>
      <Form form={form} labels={labels} sending={sender} submit={say('office.workers.add_go')} onSubmit={() => void save()} onCancel={() => go('/petugas')}>
        <div onBlur={suggest}><TextBox {...form.bind('name')} label={labels.name!} max={120} /></div>
        <TextBox {...form.bind('username')} label={labels.username!} hint={say('office.workers.username_hint')} max={40} />
        <div className="pair">
          <TextBox {...form.bind('phone')} label={labels.phone!} type="tel" optional max={20} />
          <TextBox {...form.bind('nip')} label={labels.nip!} optional max={40} />
        </div>
      </Form>
    </Page>
  )
}
