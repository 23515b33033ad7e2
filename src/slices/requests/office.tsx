import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import type { RecordOf } from '#kernel/record.ts'
import { useFaults, useForm } from '#web/form.ts'
import { dayWords, momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, OneOf, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { PagedLedger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import { usePages, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer } from '#web/office/states.tsx'
import { useOffice, useTell, useToday } from '#web/office/store.tsx'
import { ErasureSteps } from './office-erase.tsx'
import { answerRequest, type DataRequest, recordRequest, REQUEST_CHANNELS, REQUEST_SORTS } from './rules.ts'

type Row = { id: string; region: string; sort: string; channel: string; receivedAt: string; due: string; state: string; answeredAt?: string | null; answeredBy?: string | null }

/** The home of the data-protection officer: what people asked about their own data, with its clock, and the way to the access log. */
export function RequestsHome({ below }: { below?: ReactNode }) {
  const say = useSay()
  const [language] = useLanguage()
  const today = useToday()
  const [adding, add] = useState(false)
  const [answering, answer] = useState<Row>()
  const rows = usePages<Row>('/api/v1/data_requests?limit=50')
  const now = new Date().toISOString()
  return (
    <Page title={say('requests.title')} lead={dayWords(language, today)} actions={<Button onClick={() => add(true)}>{say('requests.add')}</Button>}>
      <Section id="permintaan" title={say('requests.list')} lead={say('requests.clock')}>
        <PagedLedger label={say('requests.list')} query={rows} empty={say('requests.none')} hint={say('requests.none_hint')} marked={row => row.state === 'diterima' && row.due < now} columns={[
          { head: say('field.receivedAt'), cell: row => <span className="num">{momentWords(say, language, row.region, row.receivedAt)}</span> },
          { head: say('requests.what'), cell: row => say(`requests.sort.${row.sort}`), narrow: 'plain' }, { head: say('field.channel'), cell: row => say(`requests.channel.${row.channel}`), narrow: 'plain' },
          { head: say('requests.due'), cell: row => (row.state !== 'diterima' ? <Mark tone="daun">{say(`requests.state.${row.state}`)}</Mark> : <Mark tone={row.due < now ? 'bata' : 'tembaga'}>{momentWords(say, language, row.region, row.due)}</Mark>), narrow: 'plain' },
          { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => <Button size="compact-sm" variant="default" aria-label={`${say('requests.open')}: ${say(`requests.sort.${row.sort}`)}`} onClick={() => answer(row)}>{say('requests.open')}</Button> },
        ]} />
      </Section>
      <Section id="log" title={say('office.nav.access')}><p className="lead">{say('office.access.lead')} <Link href="/log-akses">{say('requests.log')}</Link></p>{below}</Section>
      {adding && <AddRequest onClose={() => add(false)} />}
      {answering && <OneRequest id={answering.id} onClose={() => answer(undefined)} />}
    </Page>
  )
}

function AddRequest({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const office = useOffice()
  const labels: Record<string, string> = { ...useLabels('asker', 'contact', 'channel'), sort: say('requests.what'), what: say('requests.words') }
  const form = useForm('request.new', { sort: '', asker: '', contact: '', what: '', channel: 'datang' })
  const sender = useSend(recordRequest)
  useFaults(form, sender.problem)
  const save = async () => {
    const { sort, asker, what } = form.values
    if (form.fail([['sort', sort], ['asker', asker], ['what', what]].filter(([, value]) => !value?.trim()).map(([at]) => ({ at: at!, rule: 'required' })))) return
    if (!await sender.run({ ...form.values, region: office.region } as Parameters<typeof sender.run>[0], office.home)) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('requests.add')} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('requests.add')} onSubmit={() => void save()} onCancel={onClose}>
        <Choose {...form.bind('sort')} label={labels.sort!} empty={say('app.choose')} options={REQUEST_SORTS.map(value => ({ value, label: say(`requests.sort.${value}`) }))} />
        <TextBox {...form.bind('asker')} label={labels.asker!} max={120} />
        <TextBox {...form.bind('contact')} label={labels.contact!} optional max={120} />
        <TextBlock {...form.bind('what')} label={labels.what!} max={1000} />
        <Choose {...form.bind('channel')} label={labels.channel!} options={REQUEST_CHANNELS.map(value => ({ value, label: say(`requests.channel.${value}`) }))} />
      </Form>
    </Dialog>
  )
}

function OneRequest({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useSay()
  const request = useQuery<RecordOf<typeof DataRequest>>(`/api/v1/data_requests/${id}`)
  return (
    <Dialog title={say('requests.one')} onClose={onClose}>
      <Answer of={request} rows={4}>{data => <>
        <Facts of={[[say('requests.what'), say(`requests.sort.${data.sort}`)], [say('field.asker'), data.asker], [say('field.contact'), data.contact], [say('requests.words'), data.what], [say('requests.answer'), data.answer], [say('requests.answered_by'), data.answeredBy]]} />
        {data.sort === 'penghapusan' && <ErasureSteps requestId={id} asker={data.asker ?? ''} onClose={onClose} />}
        {data.state === 'diterima' && <AnswerRequest id={id} onClose={onClose} />}
      </>}</Answer>
    </Dialog>
  )
}

function AnswerRequest({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`request.${id}`, { state: 'dipenuhi', answer: '' })
  const sender = useSend(answerRequest)
  useFaults(form, sender.problem)
  const save = async () => {
    if (form.fail(form.values.answer.trim() ? [] : [{ at: 'answer', rule: 'required' }])) return
    if (!await sender.run({ requestId: id, ...form.values } as Parameters<typeof sender.run>[0], homeOf(id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Form form={form} labels={{ state: say('field.state'), answer: say('requests.answer') }} sending={sender} submit={say('requests.answer_go')} onSubmit={() => void save()} onCancel={onClose}>
      <OneOf {...form.bind('state')} label={say('field.state')} options={(['dipenuhi', 'ditolak'] as const).map(value => ({ value, label: say(`requests.state.${value}`) }))} />
      <TextBlock {...form.bind('answer')} label={say('requests.answer')} max={2000} />
    </Form>
  )
}
