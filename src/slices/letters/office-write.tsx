import { useState } from 'react'
import { useLocation } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { freshId } from '#web/moment.ts'
import { useSay } from '#web/words.tsx'
import { Choose, ClockBox, DayBox, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { Page } from '#web/office/page.tsx'
import { useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer } from '#web/office/states.tsx'
import { useOffice, useTell } from '#web/office/store.tsx'
import { draft, edit } from './draft.ts'
import { type Letter, SECURITIES } from './kinds.ts'
import { ASKED, contentOf, EMPTY, FIELDS, LINES, type Typed, typedOf } from './office-content.ts'
import { LETTER_SORTS, type LetterSort } from './sorts.ts'

/** Drafts a letter: its sort first, then what that sort asks for. No number is taken. */
export function WriteLetterPage() {
  const say = useSay()
  const tell = useTell()
  const [, go] = useLocation()
  const office = useOffice()
  const home = homeOf(office.id)
  const [id] = useState(() => freshId(home))
  const sender = useSend(draft)
  const save = async (typed: Typed) => {
    if (!await sender.run({ id, sort: typed.sort, subject: typed.subject, security: (typed.security || null) as never, [typed.sort]: contentOf(typed) }, home)) return false
    tell(say('office.letters.drafted'))
    go(`/surat/${id}`)
    return true
  }
  return <Page title={say('office.letters.write')} lead={say('office.letters.write_lead')}><LetterForm name="letter" first={EMPTY} sender={sender} onSave={save} chooses /></Page>
}

/** Changes a draft. */
export function EditLetterPage({ id }: { id: string }) {
  const say = useSay()
  const letter = useQuery<Letter>(`/api/v1/letters/${id}`, true)
  return <Page title={say('office.letters.edit')}><Answer of={letter} rows={8}>{data => <Edit letter={data} />}</Answer></Page>
}

function Edit({ letter }: { letter: Letter }) {
  const say = useSay()
  const tell = useTell()
  const [, go] = useLocation()
  const sender = useSend(edit)
  const save = async (typed: Typed) => {
    if (!await sender.run({ letterId: letter.id, subject: typed.subject, security: (typed.security || null) as never, [typed.sort]: contentOf(typed) }, homeOf(letter.id))) return false
    tell(say('office.saved'))
    go(`/surat/${letter.id}`)
    return true
  }
  return <LetterForm name={`letter.${letter.id}`} first={typedOf(letter)} sender={sender} onSave={save} />
}

type Sending = Pick<ReturnType<typeof useSend>, 'busy' | 'problem'>

function LetterForm({ name, first, sender, chooses, onSave }: { name: string; first: Typed; sender: Sending; chooses?: boolean; onSave(typed: Typed): Promise<boolean> }) {
  const say = useSay()
  const form = useForm<Typed>(name, first)
  useFaults(form, sender.problem)
  const { values, bind, set } = form
  const { sort } = values
  const labels: Record<string, string> = { sort: say('field.sort'), subject: say('field.subject'), security: say('field.security'), ...Object.fromEntries(FIELDS[sort].map(field => [field, say(`field.${sort}.${field}`)])) }
  const press = async () => {
    if (form.fail(ASKED[sort].filter(at => !values[at].trim()).map(at => ({ at: at as string, rule: 'required' })))) return
    if (await onSave(values)) form.clear()
  }
  return (
    <Form form={form} labels={labels} sending={sender} submit={say('office.letters.save_draft')} onSubmit={() => void press()}>
      {chooses && <Choose {...bind('sort')} label={labels.sort!} onValue={value => set('sort', value as LetterSort)} options={LETTER_SORTS.map(value => ({ value, label: say(`letter_sort.${value}`) }))} />}
      <TextBox {...bind('subject')} label={labels.subject!} max={200} />
      <Choose {...bind('security')} label={labels.security!} empty={say('office.letters.usual')} options={SECURITIES.map(value => ({ value, label: say(`letter_security.${value}`) }))} />
      {FIELDS[sort].map(field => <LetterField key={field} field={field} sort={sort} bound={bind(field) as Bound} label={labels[field]!} />)}
    </Form>
  )
}

type Bound = { id: string; value: string; onValue(value: string): void; fault: { at: string; rule: string } | undefined }
const HINTED = ['recipients', 'agenda', 'copies', 'attendees', 'present', 'absent', 'points', 'decisions', 'first', 'second', 'things', 'witnesses', 'visitors', 'informed', 'next', 'family', 'contacts']

function LetterField({ field, sort, bound, label }: { field: keyof Typed; sort: LetterSort; bound: Bound; label: string }) {
  const say = useSay()
  const { fault, ...rest } = bound
  const given = { ...rest, ...fault ? { fault } : {}, label, optional: !ASKED[sort].includes(field) }
  if (field === 'day' || field === 'wanted' || field === 'until') return <DayBox {...given} />
  if (field === 'from' || field === 'to') return <ClockBox {...given} />
  if (field === 'blanks') return <TextBox {...given} inputMode="numeric" max={3} />
  const hint = HINTED.includes(field) ? say(['attendees', 'points', 'decisions', 'first', 'second', 'things'].includes(field) ? `office.letters.hint.${field}` : 'office.letters.hint.lines') : undefined
  return LINES[field] ? <TextBlock {...given} hint={hint} rows={LINES[field]} /> : <TextBox {...given} max={200} />
}
