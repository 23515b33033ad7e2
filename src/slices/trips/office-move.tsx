import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { ClockBox, DayBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { useSend } from '#web/office/send.ts'
import { useTell, useToday } from '#web/office/store.tsx'
import { move } from './go.ts'
import { KeepFields, type Keep, keepOf, OthersBand } from './office-others.tsx'

/** Moves a trip to another day or window (geser); everyone told before is told anew. */
export function MoveDialog({ tripId, name, day, from = '09:00', to = '11:00', onClose }: { tripId: string; name: string; day: string; from?: string; to?: string; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const today = useToday()
  const labels = useLabels('day', 'from', 'to', 'keep')
  const form = useForm<{ day: string; from: string; to: string } & Keep>(`move.${tripId}`, { day, from: from.slice(0, 5), to: to.slice(0, 5), keepReason: '', keepNote: '' })
  const sender = useSend(move)
  useFaults(form, sender.problem)
  const overlapped = sender.problem?.code === 'trip.overlap' ? sender.problem : undefined
  const leave = () => {
    form.clear()
    onClose()
  }
  const save = async () => {
    const { values } = form
    if (!await sender.run({ tripId, day: values.day, from: values.from, to: values.to, keep: overlapped ? keepOf(values) : null }, homeOf(tripId))) return
    form.clear()
    tell(say('office.trip.moved'))
    onClose()
  }
  return (
    <Dialog title={say('office.trip.move_of', { name })} onClose={leave}>
      <Form form={form} labels={labels} sending={{ busy: sender.busy, problem: overlapped ? undefined : sender.problem }} submit={say(overlapped ? 'office.trip.keep_go' : 'office.trip.move')} onSubmit={() => void save()} onCancel={leave}>
        <p>{say('office.trip.move_lead')}</p>
        <DayBox {...form.bind('day')} label={labels.day!} min={today} />
        <div className="pair"><ClockBox {...form.bind('from')} label={labels.from!} /><ClockBox {...form.bind('to')} label={labels.to!} /></div>
        {overlapped && <OthersBand problem={overlapped}><KeepFields form={form} /></OthersBand>}
      </Form>
    </Dialog>
  )
}
