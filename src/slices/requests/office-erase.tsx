import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { momentWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Find, OneOf, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form, RefusalBand } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Band } from '#web/office/marks.tsx'
import { Facts, Section } from '#web/office/page.tsx'
import { address, type Page as Rows, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer } from '#web/office/states.tsx'
import { useMay, useTell } from '#web/office/store.tsx'
import { askErasure, decideErasure, erase, type Erasure } from './erase.ts'

type Row = Pick<Erasure, 'id' | 'region' | 'requestId' | 'reason' | 'state' | 'askedAt' | 'byName' | 'decidedAt' | 'decidedBy' | 'decidedReason' | 'erasedAt' | 'erasedBy'>
type CaseRow = { id: string; who?: string; region: string }

/** The way of a request to be erased, for the data-protection officer: ask the head, then do it once it is agreed. */
export function ErasureSteps({ requestId, asker, onClose }: { requestId: string; asker: string; onClose: () => void }) {
  const say = useSay()
  const rows = useQuery<Rows<Row>>(address('/api/v1/erasures', { requestId }))
  return (
    <Answer of={rows} rows={2}>{({ items: [last] }) => <>
      {last && <Told of={last} />}
      {(!last || last.state === 'ditolak') && <AskForm requestId={requestId} asker={asker} onClose={onClose} />}
      {last?.state === 'dihapus' && <Receipt id={last.id} />}
      {last?.state === 'disetujui' && <><Band tone="tembaga" title={say('erasure.go_lead')} /><EraseNow id={last.id} onClose={onClose} /></>}
    </>}</Answer>
  )
}

function Told({ of }: { of: Row }) {
  const say = useSay()
  const [language] = useLanguage()
  const when = (by?: string | null, at?: string | null) => by && at && `${by}, ${momentWords(say, language, of.region, at)}`
  return <Facts of={[
    [say('field.state'), say(`erasure.state.${of.state}`)], [say('field.reason'), of.reason], [say('erasure.asked_by'), when(of.byName, of.askedAt)],
    [say('erasure.decided_by'), of.decidedBy && <>{when(of.decidedBy, of.decidedAt)}: {of.decidedReason}</>], [say('erasure.erased_by'), when(of.erasedBy, of.erasedAt)],
  ]} />
}

function AskForm({ requestId, asker, onClose }: { requestId: string; asker: string; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`erasure.${requestId}`, { whom: asker, reason: '' })
  const sender = useSend(askErasure)
  useFaults(form, sender.problem)
  const save = async () => {
    if (!await sender.run({ requestId, ...form.values }, homeOf(requestId))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Form form={form} labels={{ whom: say('field.whom'), reason: say('field.reason') }} sending={sender} submit={say('erasure.ask')} onSubmit={() => void save()} onCancel={onClose}>
      <p>{say('erasure.ask_lead')}</p>
      <TextBox {...form.bind('whom')} label={say('field.whom')} max={160} />
      <TextBlock {...form.bind('reason')} label={say('field.reason')} max={300} />
    </Form>
  )
}

type Places = { items: { kind: string; field: string; id?: string }[]; more: boolean; history: number; log: number }

function EraseNow({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const [blank, setBlank] = useState(true)
  const places = useQuery<Places>(`/api/v1/erasures/${id}/places`)
  const sender = useSend(erase)
  const chosen = (places.data?.items ?? []).filter(one => one.id) as { kind: 'trip'; field: string; id: string }[]
  const press = async () => {
    const records = [...new Map(chosen.map(one => [one.id, { kind: one.kind, id: one.id }])).values()]
    if (await sender.run({ erasureId: id, ...blank && records.length > 0 ? { blank: records } : {} }, homeOf(id))) { tell(say('erasure.done')); onClose() }
  }
  return (
    <>
      <Answer of={places} rows={2}>{({ items, history, log }) => <>
        {items.length === 0 ? <p>{say('erasure.elsewhere_none')}</p> : <>
          <p>{say('erasure.elsewhere', { count: items.length })}</p>
          {chosen.length > 0 && <Checkbox my="sm" checked={blank} onChange={event => setBlank(event.currentTarget.checked)} label={say('erasure.blank', { count: chosen.length })} />}
          {items.length > chosen.length && <p>{say('erasure.unblanked', { count: items.length - chosen.length })}</p>}
        </>}
        {history + log > 0 && <p>{say('erasure.kept', { history, log })}</p>}
      </>}</Answer>
      <RefusalBand problem={sender.problem} />
      <p><Button color="bata" disabled={!places.data} loading={sender.busy} onClick={() => void press()}>{say('erasure.go')}</Button></p>
    </>
  )
}

/** What went and what stays, to be told to whoever asked. */
function Receipt({ id }: { id: string }) {
  const say = useSay()
  const receipt = useQuery<{ pictures: { visits: number; removed: number }; stays: string[] }>(`/api/v1/erasures/${id}/receipt`)
  return (
    <Answer of={receipt} rows={2}>{({ pictures, stays }) => <Facts of={[
      [say('erasure.pictures'), pictures.visits === 0 ? say('erasure.pictures_none') : pictures.removed === pictures.visits ? say('erasure.pictures_gone') : say('erasure.pictures_wait', pictures)],
      [say('erasure.stays'), <ul key="stays">{stays.map(one => <li key={one}>{say(`erasure.stays.${one}`)}</li>)}</ul>],
    ]} />}</Answer>
  )
}

/** Erasures that wait for the head's word. */
export function ErasureSection() {
  const say = useSay()
  const may = useMay()
  const [language] = useLanguage()
  const [deciding, decide] = useState<Row>()
  const rows = useQuery<Rows<Row>>(may('erasure.decide') ? '/api/v1/erasures?state=menunggu&limit=50' : null)
  if (!rows.data?.items.length && !deciding) return null
  return (
    <Section id="penghapusan" title={say('erasure.title')} lead={say('erasure.lead')}>
      <Ledger label={say('erasure.title')} rows={rows.data?.items ?? []} columns={[
        { head: say('field.reason'), cell: row => row.reason }, { head: say('erasure.asked_by'), cell: row => row.byName, narrow: 'plain' },
        { head: say('office.access.when'), cell: row => <span className="num">{momentWords(say, language, row.region, row.askedAt)}</span>, narrow: 'plain' },
        { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => <Button size="compact-sm" onClick={() => decide(row)}>{say('erasure.decide')}</Button> },
      ]} />
      {deciding && <DecideDialog id={deciding.id} onClose={() => decide(undefined)} />}
    </Section>
  )
}

function DecideDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const placeName = usePlaceName()
  const [typed, setTyped] = useState('')
  const asked = useQuery<Erasure>(`/api/v1/erasures/${id}`)
  const found = useQuery<Rows<CaseRow>>(typed.trim().length > 1 ? address('/api/v1/search', { q: typed.trim() }) : null)
  const options = (found.data?.items ?? []).map(row => ({ value: row.id, label: `${row.who ?? row.id} · ${placeName(row.region)}` }))
  const form = useForm(`erasure.${id}`, { answer: 'setuju', caseId: '', reason: '' })
  const sender = useSend(decideErasure)
  useFaults(form, sender.problem)
  const save = async () => {
    const { answer, caseId, reason } = form.values
    if (!await sender.run({ erasureId: id, answer: answer as 'setuju', reason, caseId: answer === 'setuju' ? caseId : null }, homeOf(id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('erasure.decide')} onClose={onClose}>
      <Answer of={asked} rows={2}>{data => <Facts of={[[say('field.whom'), data.whom], [say('field.reason'), data.reason], [say('erasure.asked_by'), data.byName]]} />}</Answer>
      <Form form={form} labels={{ answer: say('erasure.decide'), caseId: say('erasure.case'), reason: say('field.reason') }} sending={sender} submit={say('erasure.decide')} danger={form.values.answer === 'setuju'} onSubmit={() => void save()} onCancel={onClose}>
        <OneOf {...form.bind('answer')} label={say('erasure.decide')} options={[{ value: 'setuju', label: say('erasure.agree') }, { value: 'tolak', label: say('erasure.refuse') }]} />
        {form.values.answer === 'setuju' && <Find {...form.bind('caseId')} label={say('erasure.case')} hint={say('erasure.case_hint')} options={options} waiting={found.busy} onTyped={text => { if (!options.some(({ label }) => label === text)) setTyped(text) }} />}
        <TextBlock {...form.bind('reason')} label={say('field.reason')} max={300} />
      </Form>
    </Dialog>
  )
}
