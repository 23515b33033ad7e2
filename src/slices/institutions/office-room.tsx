import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, TextBox, Tick } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { useSend } from '#web/office/send.ts'
import { useTell } from '#web/office/store.tsx'
import type { Room } from './kinds.ts'
import { addRoom, editRoom } from './register.ts'
import { FOR_SEX } from './shapes.ts'

/** Adds a room, or changes one. */
export function RoomForm({ unitId, home, room, onClose }: { unitId: string; home: number; room: Room | undefined; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`room.${room?.id ?? unitId}`, { name: room?.name ?? '', sex: room?.sex as string ?? 'semua', beds: room?.beds.join(', ') ?? '', closed: room?.closed ?? false })
  const adding = useSend(addRoom)
  const changing = useSend(editRoom)
  const sender = room ? changing : adding
  useFaults(form, sender.problem)
  const labels = { name: say('institution.room_name'), sex: say('institution.whom'), ...useLabels('beds', 'closed') } as Record<'name' | 'sex' | 'beds' | 'closed', string>
  const save = async () => {
    const { name, closed } = form.values
    const beds = form.values.beds.split(',').map(bed => bed.trim()).filter(Boolean)
    const sex = form.values.sex as Room['sex']
    if (form.fail([...name.trim() ? [] : [{ at: 'name', rule: 'required' }], ...beds.length > 0 ? [] : [{ at: 'beds', rule: 'required' }]])) return
    if (!(room ? await changing.run({ roomId: room.id, name, sex, beds, closed }, homeOf(room.id)) : await adding.run({ unitId, name, sex, beds }, home))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={room ? room.name : say('institution.room_add')} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('app.save')} onSubmit={() => void save()} onCancel={onClose}>
        <TextBox {...form.bind('name')} label={labels.name} max={80} />
        <Choose {...form.bind('sex')} label={labels.sex} options={FOR_SEX.map(value => ({ value, label: say(`for_sex.${value}`) }))} />
        <TextBox {...form.bind('beds')} label={labels.beds} hint={say('institution.beds_hint')} max={600} />
        {room && <Tick id="room-closed" label={labels.closed} value={form.values.closed} onValue={value => form.set('closed', value)} />}
      </Form>
    </Dialog>
  )
}
