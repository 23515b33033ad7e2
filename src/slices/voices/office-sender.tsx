import { Button } from '@mantine/core'
import { useState } from 'react'
import { useForm, useFaults } from '#web/form.ts'
import { useAttempt } from '#web/hooks.ts'
import { useApp } from '#web/app.tsx'
import { usePlaceName, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { TextBlock } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'

type Sender = { name: string; role: string | null; region: string | null }

/** Asks who sent something without a name: with a reason, which the sender reads. */
export function SenderButton({ id, text }: { id: string; text: string }) {
  const say = useSay()
  const place = usePlaceName()
  const { http } = useApp()
  const [asking, ask] = useState(false)
  const [found, find] = useState<Sender>()
  const form = useForm(`sender.${id}`, { reason: '' })
  const { busy, problem, attempt } = useAttempt()
  useFaults(form, problem)
  const send = async () => {
    const sender = await attempt(() => http.post<Sender>(`/api/v1/voices/${id}/sender`, { reason: form.values.reason }))
    if (!sender) return
    form.clear()
    find(sender)
    ask(false)
  }
  if (found) return <strong role="status">{found.name}{found.role && ` · ${say(`role.${found.role}`)}`}{found.region && ` · ${place(found.region)}`}</strong>
  return <>
    <Button size="compact-sm" variant="default" aria-label={`${say('office.sender.open')}: ${text.slice(0, 60)}`} onClick={() => ask(true)}>{say('office.sender.open')}</Button>
    {asking && (
      <Dialog title={say('office.sender.open')} onClose={() => ask(false)}>
        <Form form={form} labels={{ reason: say('field.reason') }} sending={{ busy, problem }} submit={say('office.sender.open')} danger onSubmit={() => void send()} onCancel={() => ask(false)}>
          <p>{say('office.sender.lead')}</p>
          <TextBlock {...form.bind('reason')} label={say('field.reason')} max={300} />
        </Form>
      </Dialog>
    )}
  </>
}
