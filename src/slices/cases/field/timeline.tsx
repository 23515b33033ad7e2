import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { Read } from '#kernel/action.ts'
import type { Language } from '#kernel/say.ts'
import { useApp } from '#web/app.tsx'
import { useFaults, useForm } from '#web/form.ts'
import { useAction, useAttempt, useRecord, useRecords } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { TextArea } from '#web/kit/fields.tsx'
import { Skeleton } from '#web/kit/states.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { RepairBand, useRepairing } from '#web/repair.tsx'
import { dayWords, momentWords } from '#web/when.ts'
import { type Say, useHasWords, useLanguage, useSay } from '#web/words.tsx'
import { Case, Remark } from '#slices/cases/kinds.ts'
import { note } from '#slices/cases/work.ts'
import { Crew } from '#slices/workers/field/people.tsx'

type Entry = { id: string; at: string; received: string; action: string; actorName: string; actorPillar?: string | null; input?: Record<string, unknown> | null; changed?: { kind: string; id: string; fields?: Record<string, unknown> | null }[] }
type File = { timeline?: Entry[]; case: Held; invites?: Held[]; visits?: Held[]; remarks?: Held[] }
type Held = { id: string; [field: string]: unknown }

const TOLD = ['story', 'text', 'reason', 'findings', 'actions', 'obstacles', 'met', 'what', 'note', 'summary'] as const
const LABELLED = new Set<string>(['findings', 'actions', 'obstacles', 'met', 'reason'])
const LATE_MS = 15 * 60_000

/** One story of the case out of the history of every pillar; without a line, the words this device holds. */
export function Timeline({ row }: { row: Read<typeof Case> }) {
  const say = useSay()
  const has = useHasWords()
  const [language] = useLanguage()
  const { http } = useApp()
  const remarks = useRecords(Remark, { caseId: row.id })
  const { problem, attempt } = useAttempt()
  const [file, setFile] = useState<File>()
  const entries = file?.timeline
  useEffect(() => {
    void attempt(async () => setFile(await http.get<File>(`/api/v1/cases/${row.id}/file`)))
  }, [http, attempt, row.id, remarks.length, row.stageAt])
  if (!entries && problem) return <>
    <Refusal problem={problem} />
    <Band>{say('timeline.held')}</Band>
    <ol className="timeline">{remarks.toSorted((a, b) => (a.at < b.at ? 1 : -1)).map(one => <li key={one.id}><p className="by">{momentWords(say, language, row.region, one.at)} · {one.byName}</p><p>{one.text}</p></li>)}</ol>
  </>
  if (!entries) return <Skeleton rows={3} />
  return (
    <ol className="timeline">{entries.toSorted((a, b) => (a.received < b.received ? 1 : -1)).map(entry => (
      <li key={entry.id}>
        <p className="by"><time dateTime={entry.at}>{momentWords(say, language, row.region, entry.at)}</time> · <Crew name={entry.actorName} pillar={entry.actorPillar} /></p>
        <p><strong>{has(`action.${entry.action}`) ? say(`action.${entry.action}`, { actor: entry.actorName }) : entry.action}</strong></p>
        {typeof entry.input?.sameAsId === 'string' && <SameCase id={entry.input.sameAsId} />}
        {[...detailsOf(entry, say, language), ...outcomesOf(entry, file, say)].map(text => <p key={text}>{text}</p>)}
        {wordsOf(entry, file).map(([field, text]) => <p key={field}>{LABELLED.has(field) && <small>{say(`field.${field}`)}: </small>}{text}</p>)}
        {Date.parse(entry.received) - Date.parse(entry.at) > LATE_MS && <p className="by">{say('timeline.late', { when: momentWords(say, language, row.region, entry.received) })}</p>}
      </li>
    ))}</ol>
  )
}

/** Names and links the case that this one repeats, if this device holds it. */
function SameCase({ id }: { id: string }) {
  const say = useSay()
  const same = useRecord(Case, id)
  return same?.who ? <p>{say('timeline.same_as')} <Link href={`/kasus/${id}`}>{same.who}</Link></p> : null
}

/** The facts of an entry in the words of the product: the step taken, the fields corrected, the day planned. */
function detailsOf({ action, input }: Entry, say: Say, language: Language): string[] {
  if (action === 'case.step') return [say(`step.${input?.step}`)]
  if (action === 'case.edit') return [Object.keys((input?.edits as object | undefined) ?? {}).map(field => say(`field.edits.${field}`)).join(', ')]
  if (action === 'case.triage') return [((input?.types as string[] | undefined) ?? []).map(type => say(`type.${type}`)).join(', ')]
  if (['trip.plan', 'trip.move'].includes(action)) return [`${dayWords(language, String(input?.day))}, ${String(input?.from).replace(':', '.')}${input?.to && input.to !== input.from ? `–${String(input.to).replace(':', '.')}` : ''}`]
  return []
}

/** What an act did to overlaps and invitations. */
function outcomesOf({ action, changed = [], input }: Entry, { invites = [] }: File, say: Say): string[] {
  const choices = changed.filter(({ kind }) => kind === 'overlap').map(({ fields }) => fields?.choice).filter(choice => typeof choice === 'string')
  const asked = invites.filter(({ id }) => changed.some(change => change.kind === 'invite' && change.id === id)).map(one => `${String(one.workerName)}: ${say(`invite_state.${String(one.state)}`)}`)
  const keep = (input?.keep as { reason?: string } | null | undefined)?.reason
  const held = action === 'case.confirm' ? [((input?.fields as string[] | undefined) ?? []).map(field => say(`field.edits.${field}`)).join(', ')] : []
  return [...keep ? [`${say('overlap_choice.tetap')}: ${say(`keep.${keep}`)}`] : [], ...[...new Set(choices)].map(choice => say(`overlap_choice.${choice}`)), ...asked, ...held]
}

/** What an entry says: its own words, and where those are sealed in the history, the words of the record it made. */
function wordsOf(entry: Entry, file: File): [string, string][] {
  const records = new Map([file.case, ...file.visits ?? [], ...file.remarks ?? []].map(record => [record.id, record]))
  const made = entry.changed?.map(({ id }) => records.get(id)).find(record => record && TOLD.some(field => typeof record[field] === 'string' && isHidden(entry.input?.[field])))
  const texts = TOLD.map(field => [field, isHidden(entry.input?.[field]) ? made?.[field] : entry.input?.[field]] as const)
  return texts.filter((pair): pair is [(typeof TOLD)[number], string] => typeof pair[1] === 'string' && pair[1] !== '' && !isHidden(pair[1]))
}

function isHidden(value: unknown): boolean {
  return value === '•••'
}

/** Adds a word to the case; it stands for ever. */
export function NoteForm({ row }: { row: Read<typeof Case> }) {
  const say = useSay()
  const { run, busy, problem } = useAction(note)
  const repair = useRepairing(note.name)
  const form = useForm(`note-${row.id}`, { text: '' })
  useFaults(form, problem)
  const text = form.values.text.trim()
  const [said, setSaid] = useState(false)
  const send = async () => {
    if (!await run({ caseId: row.id, text })) return
    form.clear()
    repair.done()
    setSaid(true)
  }
  return (
    <details className="more" open={!!repair.id}>
      <summary>{say('timeline.add')}</summary>
      <div className="form">
        <RepairBand of={repair} />
        <TextArea {...form.bind('text')} label={say('timeline.text')} hint={say('timeline.forever')} maxLength={4000} />
        <Refusal problem={problem} />
        {said && <Band tone="daun" alert>{say('timeline.added')}</Band>}
        <Button tone="primary" busy={busy} why={text ? undefined : say('timeline.empty')} onPress={() => void send()}>{say('timeline.save')}</Button>
      </div>
    </details>
  )
}
