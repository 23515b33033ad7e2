import { Button } from '@mantine/core'
import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { isLive } from '#kernel/rights.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { type PostRow } from '#web/office/people.tsx'
import { address, type Page, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Nothing } from '#web/office/states.tsx'
import { useTell, useToday } from '#web/office/store.tsx'
import { handOverHearing } from './handover.ts'
import type { Hearing } from './kinds.ts'

type Of = { hearing: Pick<Hearing, 'id' | 'role' | 'region' | 'workerId' | 'workerName' | 'fromId'> }

/** Hands what is open over to whoever holds the post now; it begins anew there. */
export function HandOver({ hearing }: Of) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  return <><Button variant="default" onClick={() => setOpen(true)}>{say('office.directives.hand_over')}</Button>{open && <HandDialog hearing={hearing} onClose={() => setOpen(false)} />}</>
}

function HandDialog({ hearing, onClose }: Of & { onClose(): void }) {
  const say = useSay()
  const tell = useTell()
  const today = useToday()
  const { data } = useQuery<Page<PostRow>>(address('/api/v1/posts', { region: hearing.region, role: hearing.role, line: 'area', limit: 100 }))
  const holders = (data?.items ?? []).filter(post => post.region === hearing.region && post.workerId !== hearing.workerId && post.workerId !== hearing.fromId && isLive(post, today))
  const form = useForm(`hand.${hearing.id}`, { postId: '' })
  const sender = useSend(handOverHearing)
  useFaults(form, sender.problem)
  const labels = { postId: say('office.directives.hand_to') }
  const save = async () => {
    if (form.fail(form.values.postId ? [] : [{ at: 'postId', rule: 'required' }])) return
    if (!await sender.run({ hearingId: hearing.id, postId: form.values.postId }, homeOf(hearing.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('office.directives.hand_over')} onClose={onClose}>
      {data && holders.length === 0 ? <Nothing title={say('office.directives.hand_none', { role: hearing.role ? say(`role.${hearing.role}`) : '' })} /> : (
        <Form form={form} labels={labels} sending={sender} submit={say('office.directives.hand_over')} onSubmit={() => void save()} onCancel={onClose}>
          <p>{say('office.directives.hand_lead', { name: hearing.workerName })}</p>
          <Choose {...form.bind('postId')} label={labels.postId} empty={say('app.choose')} options={holders.map(post => ({ value: post.id, label: post.workerName }))} />
        </Form>
      )}
    </Dialog>
  )
}
