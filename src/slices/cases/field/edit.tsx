import { type FormEvent, useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { same } from '#kernel/merge.ts'
import { orNull, threeDigits, useFaults, useForm } from '#web/form.ts'
import { useAction } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { CheckRow, RadioRow, TextArea, TextField } from '#web/kit/fields.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { RepairBand, useRepairing } from '#web/repair.tsx'
import { useSay } from '#web/words.tsx'
import { edit } from '#slices/cases/edit.ts'
import { type Case, URGENCIES } from '#slices/cases/kinds.ts'
import { NEEDS } from '#slices/cases/needs.ts'

type Row = Read<typeof Case>
const TEXTS = ['who', 'rt', 'rw', 'landmark', 'address', 'story', 'language', 'avoidHours'] as const

/** Corrects the facts of a case; each change says what was seen before, so that two writers never overwrite each other unseen. */
export function EditForm({ row }: { row: Row }) {
  const say = useSay()
  const repair = useRepairing(edit.name)
  const [times, setTimes] = useState(0)
  return (
    <details className="more" open={!!repair.id}>
      <summary>{say('edit.title')}</summary>
      <RepairBand of={repair} />
      {times > 0 && <Band tone="daun" alert>{say('edit.saved')}</Band>}
      <Fields key={times} now={row} onSaved={() => { repair.done(); setTimes(times + 1) }} />
    </details>
  )
}

function Fields({ now, onSaved }: { now: Row; onSaved(): void }) {
  const say = useSay()
  // what the writer saw stays the ground of the edit, whatever arrives meanwhile
  const [row] = useState(now)
  const form = useForm(`edit-${row.id}`, { who: row.who, rt: row.rt ?? '', rw: row.rw ?? '', landmark: row.landmark ?? '', address: row.address ?? '', story: row.story ?? '', language: row.language ?? '', avoidHours: row.avoidHours ?? '', womanMeets: row.womanMeets ? 'ya' : row.womanMeets === false ? 'tidak' : '', urgency: row.urgency as string, needs: row.needs as readonly string[] })
  const { run, busy, problem } = useAction(edit)
  useFaults(form, problem)
  const { bind, values } = form
  const names = Object.fromEntries([...TEXTS, 'urgency', 'needs'].map(field => [field, say(`field.edits.${field}`)]))
  const becomes = { who: orNull(values.who), rt: threeDigits(values.rt), rw: threeDigits(values.rw), landmark: orNull(values.landmark), address: orNull(values.address), story: orNull(values.story), language: orNull(values.language), avoidHours: orNull(values.avoidHours), womanMeets: values.womanMeets ? values.womanMeets === 'ya' : null, urgency: values.urgency, needs: values.needs }
  const edits = Object.fromEntries(Object.entries(becomes).filter(([field, value]) => !same(row[field as keyof Row] ?? null, value)).map(([field, value]) => [field, [row[field as keyof Row] ?? null, value]]))
  const changed = Object.keys(edits).length > 0
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!changed || busy) return
    if (await run({ caseId: row.id, edits: edits as never })) { form.clear(); onSaved() }
  }
  return (
    <form className="form" noValidate onSubmit={event => void submit(event)}>
      <ErrorSummary form={form} names={names} />
      <TextField {...bind('who')} label={say('field.who')} maxLength={160} />
      <CheckRow {...bind('needs')} label={say('field.needs')} options={NEEDS.map(value => ({ value, label: say(`need.${value}`) }))} />
      <RadioRow {...bind('urgency')} label={say('field.urgency')} options={URGENCIES.map(value => ({ value, label: say(`urgency.${value}`) }))} />
      <div className="pair"><TextField {...bind('rt')} label={say('intake.rt')} inputMode="numeric" maxLength={3} /><TextField {...bind('rw')} label={say('intake.rw')} inputMode="numeric" maxLength={3} /></div>
      <TextField {...bind('landmark')} label={say('field.landmark')} maxLength={200} optional />
      <TextField {...bind('address')} label={say('field.address')} maxLength={300} optional />
      <TextField {...bind('language')} label={say('field.edits.language')} maxLength={60} optional />
      <RadioRow {...bind('womanMeets')} label={say('field.edits.womanMeets')} optional options={['ya', 'tidak'].map(value => ({ value, label: say(`edit.woman.${value}`) }))} />
      <TextField {...bind('avoidHours')} label={say('field.edits.avoidHours')} maxLength={120} optional />
      <TextArea {...bind('story')} label={say('field.story')} maxLength={4000} optional />
      <Refusal problem={problem} />
      <Button tone="primary" submit busy={busy} why={changed ? undefined : say('edit.nothing')}>{say('edit.save')}</Button>
    </form>
  )
}
