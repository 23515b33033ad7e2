import { type FormEvent, useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useAction } from '#web/hooks.ts'
import { Mark } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { List, PlainRow } from '#web/kit/list.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { PhotosBeside } from '#web/photopicker.tsx'
import { useSay } from '#web/words.tsx'
import type { LogNote } from '#slices/houselog/kinds.ts'
import { strike } from '#slices/houselog/notes.ts'
import { type House, useDayWords } from './data.tsx'

const MOST_ROWS = 20

/** The newest notes of the house; a wrong one is struck with a reason. */
export function NoteList({ of }: { of: House }) {
  const say = useSay()
  const words = useDayWords(of)
  const rows = of.notes.toSorted((a, b) => (a.day + a.at < b.day + b.at ? 1 : -1)).slice(0, MOST_ROWS)
  if (!rows.length) return <EmptyState title={say('log.none')} />
  return <List>{rows.map(note => <NoteRow key={note.id} note={note} day={words(note.day)} />)}</List>
}

function NoteRow({ note, day }: { note: Read<typeof LogNote>; day: string }) {
  const say = useSay()
  const [asking, ask] = useState(false)
  return (
    <PlainRow title={note.nil ? say('field.nil') : `${say(`activity.${note.sort}`)} · ${say('log.served', { count: note.served ?? 0 })}`} mark={note.struckAt ? <Mark tone="bata">{say('log.struck')}</Mark> : note.late && <Mark tone="tembaga">{say('day_state.telat')}</Mark>}>
      <p>{day} · {note.shift} · {note.byName}</p>
      {note.text && <p>{note.text}</p>}
      <PhotosBeside id={note.id} way="log_notes" pictures={note.pictures} />
      {!note.struckAt && <Button small tone="quiet" label={say('log.strike_of', { what: note.nil ? say('field.nil') : say(`activity.${note.sort}`) })} onPress={() => ask(true)}>{say('log.strike')}</Button>}
      {asking && <Strike note={note} onClose={() => ask(false)} />}
    </PlainRow>
  )
}

function Strike({ note, onClose }: { note: Read<typeof LogNote>; onClose(): void }) {
  const say = useSay()
  const form = useForm(`catatan.${note.id}`, { reason: '' })
  const { run, busy, problem } = useAction(strike)
  useFaults(form, problem)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reason = form.values.reason.trim()
    if (!reason) { form.fail([{ at: 'reason', rule: 'required' }]); return }
    if (busy || !await run({ logNoteId: note.id, reason }, homeOf(note.id))) return
    form.clear()
    onClose()
  }
  return (
    <Dialog open title={say('log.strike')} onClose={onClose}>
      <form className="form" noValidate onSubmit={event => void submit(event)}>
        <TextField {...form.bind('reason')} label={say('field.reason')} maxLength={300} />
        <Refusal problem={problem} />
        <div className="buttons"><Button tone="danger" submit busy={busy}>{say('log.strike')}</Button><Button onPress={onClose}>{say('app.cancel')}</Button></div>
      </form>
    </Dialog>
  )
}
