import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Action } from '#kernel/action.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { TextBlock } from './fields.tsx'
import { Form } from './form.tsx'
import { useSend } from './send.ts'
import { useTell } from './store.tsx'

/** A dialog over the page; the focus stays inside until it is closed. */
export function Dialog({ title, onClose, size, children }: { title: string; onClose: () => void; size?: number; children: ReactNode }) {
  const say = useSay()
  return (
    <Modal.Root opened onClose={onClose} size={size}>
      <Modal.Overlay />
      <Modal.Content>
        {/* Mantine's own header element would count as a second banner of the page */}
        <div className="dialog-head"><Modal.Title>{title}</Modal.Title><Modal.CloseButton aria-label={say('app.close')} /></div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** Asks a reason before something that others will see. */
export function ReasonDialog<I>({ title, lead, name, action, input, home, submit, danger, onClose, onDone }: {
  title: string; lead?: ReactNode; name: string; action: Action<string, I>; input: (reason: string) => I; home: number; submit: string; danger?: boolean; onClose: () => void; onDone?: () => void
}) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(name, { reason: '' })
  const sender = useSend(action)
  useFaults(form, sender.problem)
  const press = async () => {
    if (!form.values.reason.trim()) return void form.fail([{ at: 'reason', rule: 'required' }])
    if (!await sender.run(input(form.values.reason), home)) return
    form.clear()
    tell(say('office.saved'))
    onClose()
    onDone?.()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <Form form={form} labels={{ reason: say('field.reason') }} sending={sender} submit={submit} danger={danger} onSubmit={() => void press()} onCancel={onClose}>
        {lead && <p>{lead}</p>}
        <TextBlock {...form.bind('reason')} label={say('field.reason')} max={300} />
      </Form>
    </Dialog>
  )
}
