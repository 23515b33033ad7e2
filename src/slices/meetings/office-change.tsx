import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { ClockBox, DayBox, TextBox } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { WorkerFind } from '#web/office/people.tsx'
import { useSend } from '#web/office/send.ts'
import { useTell, useToday } from '#web/office/store.tsx'
import { invite } from './invite.ts'
import type { Meeting } from './kinds.ts'
import { AudienceFields, type Chosen, partsOf } from './office-audience.tsx'
import { quotasOf } from './office-plan.tsx'
import { edit } from './plan.ts'

/** Changes when, where and by whom; those on the list are told when it moved. */
export function ChangeDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const today = useToday()
  const form = useForm(`meeting.edit.${meeting.id}`, { title: meeting.title, day: meeting.day, from: meeting.from, to: meeting.to, place: meeting.place, leaderId: meeting.leaderId, notetakerId: meeting.notetakerId ?? '', replyBy: meeting.replyBy ?? '', quotas: meeting.quotas.map(one => `${one.pillar} ${one.most}`).join(', ') })
  const sender = useSend(edit)
  useFaults(form, sender.problem)
  const { values, bind } = form
  const labels = { title: say('office.meetings.name'), day: say('office.meetings.on'), from: say('field.from'), to: say('field.to'), place: say('field.place'), leaderId: say('field.leaderId'), notetakerId: say('field.notetakerId'), replyBy: say('field.replyBy'), quotas: say('field.quotas') }
  const save = async () => {
    const quotas = quotasOf(values.quotas)
    if (form.fail(quotas ? [] : [{ at: 'quotas', rule: 'quota_words' }])) return
    const changed = Object.fromEntries((['title', 'day', 'from', 'to', 'place', 'leaderId', 'notetakerId', 'replyBy'] as const).filter(field => values[field] && values[field] !== (meeting[field] ?? '')).map(field => [field, values[field]]))
    if (!await sender.run({ meetingId: meeting.id, ...changed, ...(JSON.stringify(quotas) === JSON.stringify(meeting.quotas) ? {} : { quotas }) }, homeOf(meeting.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('office.meetings.edit')} size={640} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('office.meetings.edit')} onSubmit={() => void save()} onCancel={onClose}>
        <TextBox {...bind('title')} label={labels.title} max={160} />
        <div className="pair"><DayBox {...bind('day')} label={labels.day} min={today} /><div className="pair"><ClockBox {...bind('from')} label={labels.from} /><ClockBox {...bind('to')} label={labels.to} /></div></div>
        <TextBox {...bind('place')} label={labels.place} max={160} />
        <div className="pair"><WorkerFind {...bind('leaderId')} label={labels.leaderId} /><WorkerFind {...bind('notetakerId')} label={labels.notetakerId} optional /></div>
        <TextBox {...bind('quotas')} label={labels.quotas} hint={say('office.meetings.quotas_hint')} max={300} optional />
        <DayBox {...bind('replyBy')} label={labels.replyBy} optional />
      </Form>
    </Dialog>
  )
}

/** Invites more people. */
export function InviteDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm<Chosen>(`meeting.invite.${meeting.id}`, { region: meeting.region, who: '', parts: [], workers: [] })
  const sender = useSend(invite)
  useFaults(form, sender.problem)
  const save = async () => {
    if (form.fail(partsOf(form.values).length ? [] : [{ at: 'audience', rule: 'required' }])) return
    if (!await sender.run({ meetingId: meeting.id, audience: partsOf(form.values) }, homeOf(meeting.id))) return
    form.clear()
    tell(say('office.meetings.saved'))
    onClose()
  }
  return (
    <Dialog title={say('office.meetings.invite')} size={640} onClose={onClose}>
      <Form form={form} labels={{ audience: say('office.meetings.who') }} sending={sender} submit={say('office.meetings.invite')} onSubmit={() => void save()} onCancel={onClose}>
        <AudienceFields values={form.values} place={meeting.region} fault={form.faults.find(({ at }) => at === 'audience')} onChange={(field, value) => form.set(field, value as never)} />
      </Form>
    </Dialog>
  )
}
