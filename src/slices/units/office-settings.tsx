import { useFaults, useForm } from '#web/form.ts'
import { homeOf } from '#kernel/id.ts'
import { useApp } from '#web/app.tsx'
import { useSay } from '#web/words.tsx'
import { TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Page } from '#web/office/page.tsx'
import { useSend } from '#web/office/send.ts'
import { useOffice, useTell } from '#web/office/store.tsx'
import { setOffice } from './rules.ts'

/** The office's own name, telephone, near days, and how often one may be reminded. */
export function SettingsPage() {
  const say = useSay()
  const office = useOffice()
  return <Page title={say('office.nav.settings')} lead={say('office.settings.lead')}><SettingsForm key={JSON.stringify(office)} /></Page>
}

function SettingsForm() {
  const say = useSay()
  const tell = useTell()
  const office = useOffice()
  const { session } = useApp()
  const labels = useLabels('name', 'phone', 'nearDays', 'remindDays', 'tagline', 'dpoName', 'dpoContact')
  const form = useForm(`office.${office.id}`, { name: office.name, phone: office.phone ?? '', nearDays: String(office.nearDays), remindDays: String(office.remindDays ?? 3), tagline: office.tagline ?? '', dpoName: office.dpoName ?? '', dpoContact: office.dpoContact ?? '' })
  const sender = useSend(setOffice)
  useFaults(form, sender.problem)
  const { name, phone, nearDays, remindDays, tagline, dpoName, dpoContact } = form.values
  const save = async () => {
    if (form.fail((['name', 'phone', 'nearDays', 'remindDays'] as const).filter(at => !form.values[at].trim()).map(at => ({ at, rule: 'required' })))) return
    if (!await sender.run({ officeId: office.id, name, phone, nearDays: Number(nearDays), remindDays: Number(remindDays), tagline: tagline || null, dpoName: dpoName || null, dpoContact: dpoContact || null }, homeOf(office.id))) return
    form.clear()
    tell(say('office.saved'))
    await session.load()
  }
  return (
    <Form form={form} labels={labels} sending={sender} submit={say('app.save')} onSubmit={() => void save()}>
      <TextBox {...form.bind('name')} label={labels.name!} max={160} />
      <TextBox {...form.bind('tagline')} label={labels.tagline!} optional max={160} />
      <TextBox {...form.bind('phone')} label={labels.phone!} hint={say('office.settings.phone_hint')} type="tel" max={40} />
      <TextBox {...form.bind('dpoName')} label={labels.dpoName!} hint={say('office.settings.dpo_hint')} optional max={120} />
      <TextBox {...form.bind('dpoContact')} label={labels.dpoContact!} optional max={200} />
      <TextBox {...form.bind('nearDays')} label={labels.nearDays!} hint={say('office.settings.near_hint')} inputMode="numeric" max={2} />
      <TextBox {...form.bind('remindDays')} label={labels.remindDays!} hint={say('office.settings.remind_hint')} inputMode="numeric" max={2} />
    </Form>
  )
}
