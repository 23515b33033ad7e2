import { Button } from '@mantine/core'
import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Dialog, ReasonDialog } from '#web/office/dialog.tsx'
import { TextBlock } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { PagedLedger } from '#web/office/ledger.tsx'
import { WorkerFind } from '#web/office/people.tsx'
import { Mark } from '#web/office/marks.tsx'
import type { PagedQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { useMay, useTell, useToday } from '#web/office/store.tsx'
import type { Finding } from './kinds.ts'
import { closeFinding, handFinding, returnFinding } from './supervision.ts'

/** Findings with what is to be done, by whom, by when; the office closes them or gives them back. */
export function FindingRows({ query }: { query: PagedQuery<Finding> }) {
  const say = useSay()
  const [language] = useLanguage()
  const today = useToday()
  const may = useMay()
  const [closing, close] = useState<Finding>()
  const [returning, giveBack] = useState<Finding>()
  const [handing, hand] = useState<Finding>()
  return <>
    <PagedLedger query={query} label={say('house.findings')} empty={say('house.findings_none')} marked={row => row.state === 'terbuka' && row.due < today} columns={[
      { head: say('field.findingId'), cell: row => row.what },
      { head: say('field.fix'), cell: row => <>{row.fix}{row.answer && <span className="muted"> · {row.answeredBy}: {row.answer}</span>}{row.returned && <span className="muted"> · {say('house.returned', { reason: row.returned })}</span>}</>, narrow: 'plain' },
      { head: say('house.owner'), cell: row => row.ownerName ?? say('house.owner_house') },
      { head: say('field.due'), cell: row => <span className="num">{dayWords(language, row.due, true)}</span> },
      { head: say('field.state'), cell: row => <Mark tone={row.state === 'selesai' ? 'daun' : row.state === 'dijawab' ? 'laut' : row.due < today ? 'bata' : 'tembaga'}>{say(row.state === 'terbuka' && row.due < today ? 'house.late' : `finding_state.${row.state}`)}</Mark>, narrow: 'plain' },
      { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => (row.state === 'selesai' || !may('supervision.hold', row.region) ? '' : <>
        <Button size="compact-sm" variant="default" aria-label={say('house.finding_close_of', { what: row.what })} onClick={() => close(row)}>{say('house.finding_close')}</Button>{' '}
        <Button size="compact-sm" variant="subtle" aria-label={say('house.finding_hand_of', { what: row.what })} onClick={() => hand(row)}>{say('house.finding_hand')}</Button>{' '}
        {row.state === 'dijawab' && <Button size="compact-sm" variant="subtle" aria-label={say('house.finding_return_of', { what: row.what })} onClick={() => giveBack(row)}>{say('house.finding_return')}</Button>}
      </>) },
    ]} />
    {handing && <HandFinding row={handing} onClose={() => hand(undefined)} />}
    {closing && <CloseFinding row={closing} onClose={() => close(undefined)} />}
    {returning && <ReasonDialog title={say('house.finding_return')} name={`finding.return.${returning.id}`} action={returnFinding} input={reason => ({ findingId: returning.id, reason })} home={homeOf(returning.id)} submit={say('house.finding_return')} onClose={() => giveBack(undefined)} />}
  </>
}

function CloseFinding({ row, onClose }: { row: Finding; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`finding.close.${row.id}`, { note: '' })
  const sender = useSend(closeFinding)
  useFaults(form, sender.problem)
  const save = async () => {
    if (!await sender.run({ findingId: row.id, ...form.values }, homeOf(row.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('house.finding_close')} onClose={onClose}>
      <p>{row.what}</p>
      <Form form={form} labels={{ note: say('field.note') }} sending={sender} submit={say('house.finding_close')} onSubmit={() => void save()} onCancel={onClose}>
        <TextBlock {...form.bind('note')} label={say('field.note')} max={500} optional={row.state === 'dijawab'} hint={row.state === 'terbuka' ? say('house.finding_open_hint') : undefined} />
      </Form>
    </Dialog>
  )
}

function HandFinding({ row, onClose }: { row: Finding; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`finding.hand.${row.id}`, { ownerId: '' })
  const sender = useSend(handFinding)
  useFaults(form, sender.problem)
  const save = async () => {
    if (!form.values.ownerId) return void form.fail([{ at: 'ownerId', rule: 'required' }])
    if (!await sender.run({ findingId: row.id, ...form.values }, homeOf(row.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('house.finding_hand')} onClose={onClose}>
      <p>{row.what}</p>
      <Form form={form} labels={{ ownerId: say('house.owner') }} sending={sender} submit={say('house.finding_hand')} onSubmit={() => void save()} onCancel={onClose}>
        <WorkerFind {...form.bind('ownerId')} label={say('house.owner')} hint={say('house.finding_hand_hint')} />
      </Form>
    </Dialog>
  )
}
