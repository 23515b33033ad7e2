import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { ClockBox, TextBox } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer } from '#web/office/states.tsx'
import { useOffice, useTell } from '#web/office/store.tsx'
import type { LogRule } from './kinds.ts'
import { useIsOwn } from './office-data.tsx'
import { setRules } from './notes.ts'
import { rulesFor, type Rules } from './shifts.ts'

const MOST_SHIFTS = 4

/** The cut-off hour, the shifts, and how long an incident waits for an answer; for all houses of the office. */
export function RulesDialog({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const isOwn = useIsOwn()
  const rules = useQuery<{ items: LogRule[] }>('/api/v1/log_rules', true)
  return <Dialog title={say('house.rules')} onClose={onClose}><Answer of={rules} rows={3}>{data => <RulesForm rules={rulesFor(data.items.filter(rule => !rule.unitId && isOwn(rule)), '')} onClose={onClose} />}</Answer></Dialog>
}

function RulesForm({ rules, onClose }: { rules: Rules; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const office = useOffice()
  const at = (nth: number) => rules.shifts[nth] ?? { name: '', from: '' }
  const form = useForm('house.rules', { cutoff: rules.cutoff, callMinutes: String(rules.callMinutes), ...Object.fromEntries(Array.from({ length: MOST_SHIFTS }, (_, nth) => [[`name${nth}`, at(nth).name], [`from${nth}`, at(nth).from]]).flat()) } as Record<string, string>)
  const sender = useSend(setRules)
  useFaults(form, sender.problem)
  const save = async () => {
    const { values } = form
    const shifts = Array.from({ length: MOST_SHIFTS }, (_, nth) => ({ name: values[`name${nth}`]!.trim(), from: values[`from${nth}`]! })).filter(({ name, from }) => name || from)
    if (!await sender.run({ region: office.region, cutoff: values.cutoff!, shifts, callMinutes: Number(values.callMinutes) }, homeOf(office.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Form form={form} labels={{ cutoff: say('field.cutoff'), shifts: say('field.shifts'), callMinutes: say('field.callMinutes') }} sending={sender} submit={say('house.rules_save')} onSubmit={() => void save()} onCancel={onClose}>
      <ClockBox {...form.bind('cutoff')} value={form.values.cutoff!} label={say('field.cutoff')} hint={say('house.rules_hint')} />
      {Array.from({ length: MOST_SHIFTS }, (_, nth) => (
        <div className="pair" key={nth}>
          <TextBox {...form.bind(`name${nth}`)} value={form.values[`name${nth}`]!} id={nth ? `house.rules-name${nth}` : 'house.rules-shifts'} label={say('house.shift_nth', { nth: nth + 1 })} max={24} optional={nth > 0} />
          <ClockBox {...form.bind(`from${nth}`)} value={form.values[`from${nth}`]!} label={say('house.shift_from', { nth: nth + 1 })} optional={nth > 0} />
        </div>
      ))}
      <TextBox {...form.bind('callMinutes')} value={form.values.callMinutes!} label={say('field.callMinutes')} inputMode="numeric" hint={say('house.call_hint')} max={3} />
    </Form>
  )
}
