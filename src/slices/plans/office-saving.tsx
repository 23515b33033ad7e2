import type { Action } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { type Form, useFaults, type Values } from '#web/form.ts'
import type { Fault } from '#kernel/problem.ts'
import { useSay } from '#web/words.tsx'
import { TextBlock } from '#web/office/fields.tsx'
import { Band } from '#web/office/marks.tsx'
import { faultsIn, useSend } from '#web/office/send.ts'
import { useTell } from '#web/office/store.tsx'
import { type Care, isTakenBack } from './office-data.ts'

/** Says that consent to services was taken back, and asks why something is done all the same; nothing while it holds. */
export function InSpite({ care, bind }: { care: Care; bind: { id: string; value: string; onValue(value: string): void; fault: Fault | undefined } }) {
  const say = useSay()
  return isTakenBack(care) ? <><Band tone="tembaga" title={say('office.plan.taken_back')}>{say('office.plan.taken_back_hint')}</Band><TextBlock {...bind} label={say('field.unconsented')} max={300} /></> : null
}

/** Which field of a dialog is asked for after a withdrawal. */
export const inSpite = (care: Care): readonly string[] => (isTakenBack(care) ? ['unconsented'] : [])

/** What a dialog of a case needs to send: names all faults at once, sends what follows it, says that it was saved, forgets the draft and closes. */
export function useSaving<V extends Values>(action: Action<string, never>, form: Form<V>, onClose: () => void, after?: () => Promise<unknown>) {
  const say = useSay()
  const tell = useTell()
  const sender = useSend(action)
  useFaults(form, sender.problem)
  const save = async (input: Record<string, unknown>, at: string, asked: readonly string[] = []) => {
    const missing = asked.filter(field => { const value = input[field]; return Array.isArray(value) ? value.length === 0 : !String(value ?? '').trim() }).map(at => ({ at, rule: 'required' }))
    const found = faultsIn(action, input)
    if (form.fail([...missing, ...found.filter(fault => !missing.some(one => one.at === fault.at))]) || !await sender.run(input as never, homeOf(at))) return
    await after?.()
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return { sender, save }
}
