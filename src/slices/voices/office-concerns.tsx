import { Button } from '@mantine/core'
import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { dayWords, momentWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { TextBlock } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Page } from '#web/office/page.tsx'
import { useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useMay } from '#web/office/store.tsx'
import { answerConcern, takeConcern } from './concerns.ts'
import type { Concern } from './kinds.ts'
import { SenderButton } from './office-sender.tsx'

type Row = Concern & { openings: { at: string; reason: string }[] }

/** What was said about leaders: for the inspectorate, never with a sender; the trusted officer reads it too. */
export function ConcernsPage() {
  const say = useSay()
  const may = useMay()
  const [language] = useLanguage()
  const place = usePlaceName()
  const answer = useQuery<{ items: Row[] }>('/api/v1/concerns/inbox')
  const [answering, ask] = useState<Row>()
  const take = useSend(takeConcern)
  const name = (row: Row, word: string) => `${say(word)}: ${row.text.slice(0, 60)}`
  return (
    <Page title={say('office.concerns.title')} lead={say('office.concerns.lead')}>
      <Answer of={answer} rows={4}>{({ items }) => (items.length === 0 ? <Nothing title={say('office.concerns.none')} /> : <Ledger label={say('office.concerns.title')} rows={items} columns={[
        { head: say('office.voices.text'), cell: row => row.text, narrow: 'title' },
        { head: say('office.voices.place'), cell: row => place(row.region), narrow: 'plain' },
        { head: say('office.voices.day'), cell: row => <span className="num">{dayWords(language, row.day, true)}</span>, narrow: 'plain' },
        { head: say('field.stage'), cell: row => <Mark tone={row.stage === 'dijawab' ? 'daun' : 'tembaga'}>{say(`concern_stage.${row.stage}`)}</Mark>, narrow: 'plain' },
        { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => (may('voice.sender') ? <SenderButton id={row.id} text={row.text} /> : <span className="picks">
          {row.stage === 'terkirim' && <Button size="compact-sm" variant="default" aria-label={name(row, 'office.concerns.take')} onClick={() => void take.run({ concernId: row.id }, homeOf(row.id))}>{say('office.concerns.take')}</Button>}
          <Button size="compact-sm" aria-label={name(row, 'office.concerns.answer')} onClick={() => ask(row)}>{say('office.concerns.answer')}</Button>
        </span>) },
      ]} below={row => (row.answer || row.openings.length > 0) && <>
        {row.answer && <p><strong>{say('entry.jawaban')}:</strong> {row.answer}</p>}
        {row.openings.map(({ at, reason }) => <p key={at} className="muted">{say('office.concerns.opened', { when: momentWords(say, language, row.region, at), reason })}</p>)}
      </>} />)}</Answer>
      {answering && <AnswerDialog concern={answering} onClose={() => ask(undefined)} />}
    </Page>
  )
}

function AnswerDialog({ concern, onClose }: { concern: Row; onClose: () => void }) {
  const say = useSay()
  const form = useForm(`concern.${concern.id}`, { text: concern.answer ?? '' })
  const sender = useSend(answerConcern)
  useFaults(form, sender.problem)
  const save = async () => {
    if (form.fail(form.values.text.trim() ? [] : [{ at: 'text', rule: 'required' }])) return
    if (!await sender.run({ concernId: concern.id, text: form.values.text }, homeOf(concern.id))) return
    form.clear()
    onClose()
  }
  return (
    <Dialog title={say('office.concerns.answer')} onClose={onClose}>
      <Form form={form} labels={{ text: say('entry.jawaban') }} sending={sender} submit={say('office.concerns.answer')} onSubmit={() => void save()} onCancel={onClose}>
        <p>{concern.text}</p>
        <TextBlock {...form.bind('text')} label={say('entry.jawaban')} rows={4} max={2000} />
      </Form>
    </Dialog>
  )
}
