import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { useApp } from '#web/app.tsx'
import { useForm } from '#web/form.ts'
import { useAttempt } from '#web/hooks.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { TextBlock } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { SealMark, UrgencyMark } from '#web/office/marks.tsx'
import { useMay } from '#web/office/store.tsx'
import type { CaseFile } from './office-data.ts'
import { useNeedWords, useSpotWords } from './office-rows.tsx'

const SHOWN_MS = 60_000

/** The line that stays in sight: who, NIK with its middle hidden, where, which types, RAHASIA. */
export function Identity({ file: { case: record, person } }: { file: CaseFile }) {
  const say = useSay()
  const spot = useSpotWords()
  const needs = useNeedWords()
  const may = useMay()
  const name = person?.name ?? record.who ?? say('office.file.title')
  useEffect(() => { document.title = `${name} · ${say('app.name')}` }, [name, say])
  return (
    <header className="identity">
      <div className="identity-name">
        <h1 tabIndex={-1}>{name}</h1>
        {record.sealed && <SealMark />}
        {record.urgency && record.urgency !== 'biasa' && <UrgencyMark urgency={record.urgency} />}
      </div>
      <p className="identity-facts">
        {record.who && record.who !== name && <span>{record.who}</span>}
        {person?.sex && <span>{say(`sex.${person.sex}`)}{person.bornYear ? `, ${say('office.file.born', { year: person.bornYear })}` : ''}</span>}
        <span>{spot(record)}</span>
        {person?.nik ? <Reveal kind="person" id={person.id} field="nik" hidden={person.nik} region={record.region} label="NIK" /> : person && <span className="muted">{say('office.file.no_nik')}</span>}
        {(record.types?.length ?? 0) > 0 ? record.types.map(type => <span key={type}>{say(`type.${type}`)}</span>) : <span>{needs(record.needs)}</span>}
        {record.subtypes?.map(subtype => <span key={subtype}>{subtype}</span>)}
        {(may('log.read', record.region) || (may('log.read_bidang', record.region) && !record.sealed)) && <span className="no-print"><Link href={`/log-akses?tentang=${record.id}`}>{say('office.log.way_in')}</Link></span>}
      </p>
    </header>
  )
}

/** A hidden number; shown for a minute to whoever gives a reason, and logged. */
export function Reveal({ kind, id, field, hidden, region, label }: { kind: 'person' | 'household'; id: string; field: string; hidden: string; region: string; label: string }) {
  const say = useSay()
  const may = useMay()
  const { http } = useApp()
  const { busy, problem, attempt } = useAttempt()
  const [asking, ask] = useState(false)
  const [value, setValue] = useState<string>()
  const form = useForm(`reveal.${id}`, { reason: '' })
  useEffect(() => {
    if (!value) return
    const timer = setTimeout(() => setValue(undefined), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [value])
  const show = async () => {
    if (!form.values.reason.trim()) return void form.fail([{ at: 'reason', rule: 'required' }])
    const answer = await attempt(() => http.post<{ value: string }>('/api/v1/reveal', { kind, id, field, reason: form.values.reason.trim() }))
    if (!answer) return
    form.clear()
    setValue(answer.value)
    ask(false)
  }
  return (
    <span className="num">
      {label} <span aria-live="polite">{value ?? hidden}</span>
      {may('person.reveal', region) && <>{' '}<Button size="compact-xs" variant="subtle" onClick={() => (value ? setValue(undefined) : ask(true))}>{say(value ? 'office.file.hide' : 'office.file.reveal')}</Button></>}
      {asking && (
        <Dialog title={say('office.file.reveal_title', { label })} onClose={() => ask(false)}>
          <Form form={form} labels={{ reason: say('field.reason') }} sending={{ busy, problem }} submit={say('office.file.reveal')} onSubmit={() => void show()} onCancel={() => ask(false)}>
            <p>{say('office.file.reveal_lead')}</p>
            <TextBlock {...form.bind('reason')} label={say('field.reason')} max={300} />
          </Form>
        </Dialog>
      )}
    </span>
  )
}
