import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { addDays } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { levelOf } from '#kernel/region.ts'
import { useFaults, useForm } from '#web/form.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, DayBox, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Who } from '#web/office/marks.tsx'
import { Page } from '#web/office/page.tsx'
import { WorkerFind } from '#web/office/people.tsx'
import { useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useMay, useOffice, useTell, useToday } from '#web/office/store.tsx'
import { mergeVoices, openIssue, USUAL_DAYS } from './issues.ts'
import { CATEGORIES } from './kinds.ts'
import type { Inbox, VoiceRow } from './office-data.ts'
import { SenderButton } from './office-sender.tsx'

/** Suara Lapangan at the office: what belongs to no issue yet; several are chosen, with those that are alike, and become one issue. */
export function VoicesPage() {
  const say = useSay()
  const may = useMay()
  return may('issue.handle') ? <InboxPage /> : <Page title={say('voice.title')} lead={say('office.voices.officer')}><OfficerList /></Page>
}

function InboxPage() {
  const say = useSay()
  const answer = useQuery<Inbox>('/api/v1/voices/inbox')
  const [chosen, choose] = useState<readonly string[]>([])
  const [opening, open] = useState(false)
  const [merging, merge] = useState(false)
  const toggle = (id: string) => choose(chosen.includes(id) ? chosen.filter(one => one !== id) : [...chosen, id])
  const done = () => { open(false); merge(false); choose([]) }
  return (
    <Page title={say('voice.title')} lead={say('office.voices.lead')} actions={<Link href="/isu" className="button-link">{say('office.issues.title')}</Link>}>
      <Answer of={answer} rows={6}>{({ items, issues }) => items.length === 0 ? <Nothing title={say('office.voices.none')}>{say('office.voices.none_hint')}</Nothing> : <>
        <div className="line picks" role="group" aria-label={say('office.voices.chosen', { count: chosen.length })}>
          <span aria-live="polite">{say('office.voices.chosen', { count: chosen.length })}</span>
          <Button disabled={chosen.length === 0} onClick={() => open(true)}>{say('office.voices.open')}</Button>
          <Button variant="default" disabled={chosen.length === 0 || issues.length === 0} onClick={() => merge(true)}>{say('office.voices.merge')}</Button>
        </div>
        <VoiceLedger rows={items} choose={row => <Checkbox checked={chosen.includes(row.id)} onChange={() => toggle(row.id)} aria-label={`${say('office.voices.choose')}: ${row.text.slice(0, 60)}`} />} below={row => <Alike row={row} inbox={{ items, issues }} onChoose={ids => choose([...new Set([...chosen, row.id, ...ids])])} />} />
        {opening && <OpenDialog voices={items.filter(({ id }) => chosen.includes(id))} onClose={() => open(false)} />}
        {merging && <MergeDialog chosen={chosen} issues={issues} onClose={() => merge(false)} onDone={done} />}
      </>}</Answer>
    </Page>
  )
}

/** Voices as rows: what, of what sort, where, by whom or by nobody. */
export function VoiceLedger({ rows, choose, below, act }: { rows: readonly VoiceRow[]; choose?: (row: VoiceRow) => React.ReactNode; below?: (row: VoiceRow) => React.ReactNode; act?: (row: VoiceRow) => React.ReactNode }) {
  const say = useSay()
  const [language] = useLanguage()
  const place = usePlaceName()
  return <Ledger label={say('voice.title')} rows={rows} below={below} columns={[
    { head: say('office.voices.text'), cell: row => <span className="picked">{choose?.(row)}<span>{row.text}</span></span>, narrow: 'title' },
    { head: say('office.voices.sort'), cell: row => `${say(`voice_sort.${row.sort}`)} · ${say(`category.${row.category}`)}`, narrow: 'plain' },
    { head: say('office.voices.place'), cell: row => place(row.region), narrow: 'plain' },
    { head: say('office.voices.by'), cell: row => (row.anonymous ? <span className="muted">{say('office.voices.unnamed')}</span> : <Who name={row.fromName ?? ''} pillar={row.pillar} />), narrow: 'plain' },
    { head: say('office.voices.day'), cell: row => <span className="num">{dayWords(language, row.day, true)}</span>, narrow: 'plain' },
    ...act ? [{ head: say('office.action'), cell: act, narrow: 'plain' as const, align: 'end' as const }] : [],
  ]} />
}

/** What may belong together: other voices, and issues that stand open. */
function Alike({ row, inbox, onChoose }: { row: VoiceRow; inbox: Inbox; onChoose: (ids: readonly string[]) => void }) {
  const say = useSay()
  const others = row.voices ?? []
  const known = inbox.issues.filter(({ id }) => row.issues?.includes(id))
  if (others.length === 0 && known.length === 0) return undefined
  return (
    <p className="line picks">
      {others.length > 0 && <Button size="compact-sm" variant="subtle" onClick={() => onChoose(others)}>{say('office.voices.alike', { count: others.length })}</Button>}
      {known.length > 0 && <span>{say('office.voices.alike_issues')} {known.map(issue => <Link key={issue.id} href={`/isu/${issue.id}`}>{issue.title} </Link>)}</span>}
    </p>
  )
}

function OpenDialog({ voices, onClose }: { voices: readonly VoiceRow[]; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const office = useOffice()
  const place = usePlaceName()
  const today = useToday()
  const [, go] = useLocation()
  const labels: Record<string, string> = { ...useLabels('title', 'category', 'region', 'due'), workerId: say('office.issues.desk_who') }
  const places = [...new Set([office.region, ...voices.map(({ region }) => region)])].sort((a, b) => levelOf(a) - levelOf(b))
  const form = useForm(`issue.open.${voices.map(({ id }) => id).join('.').slice(0, 80)}`, { title: '', category: voices[0]?.category ?? 'lainnya', region: places.length === 2 ? places[1]! : office.region, workerId: '', due: addDays(today, USUAL_DAYS) })
  const sender = useSend(openIssue)
  useFaults(form, sender.problem)
  const save = async () => {
    if (form.fail(form.values.title.trim() ? [] : [{ at: 'title', rule: 'required' }])) return
    const { category, workerId, ...rest } = form.values
    const receipt = await sender.run({ ...rest, category: category as 'lainnya', workerId: workerId || null, voiceIds: voices.map(({ id }) => id) }, homeOf(voices[0]!.id))
    if (!receipt) return
    form.clear()
    tell(say('office.issues.opened'))
    go(`/isu/${receipt.made.find(({ kind }) => kind === 'issue')!.id}`)
  }
  return (
    <Dialog title={say('office.voices.open')} size={640} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('office.voices.open')} onSubmit={() => void save()} onCancel={onClose}>
        <TextBox {...form.bind('title')} label={labels.title!} hint={say('office.issues.title_hint')} max={160} />
        <Choose {...form.bind('category')} label={labels.category!} options={CATEGORIES.map(value => ({ value, label: say(`category.${value}`) }))} />
        <Choose {...form.bind('region')} label={labels.region!} options={places.map(value => ({ value, label: place(value) }))} />
        <WorkerFind {...form.bind('workerId')} label={labels.workerId!} hint={say('office.issues.desk_hint')} verb="issue.handle" optional />
        <DayBox {...form.bind('due')} label={labels.due!} min={today} />
      </Form>
    </Dialog>
  )
}

function MergeDialog({ chosen, issues, onClose, onDone }: { chosen: readonly string[]; issues: Inbox['issues']; onClose: () => void; onDone: () => void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm('issue.merge', { issueId: issues[0]?.id ?? '' })
  const sender = useSend(mergeVoices)
  const save = async () => {
    if (!await sender.run({ issueId: form.values.issueId, voiceIds: [...chosen] }, homeOf(form.values.issueId))) return
    form.clear()
    tell(say('office.issues.merged'))
    onDone()
  }
  return (
    <Dialog title={say('office.voices.merge')} onClose={onClose}>
      <Form form={form} labels={{ issueId: say('field.issueId') }} sending={sender} submit={say('office.voices.merge')} onSubmit={() => void save()} onCancel={onClose}>
        <Choose {...form.bind('issueId')} label={say('field.issueId')} options={issues.map(({ id, title }) => ({ value: id, label: title }))} />
      </Form>
    </Dialog>
  )
}

/** The trusted officer reads what was said without a name, and may ask by whom. */
function OfficerList() {
  const say = useSay()
  const answer = useQuery<{ items: VoiceRow[] }>('/api/v1/voices/unnamed')
  return <Answer of={answer} rows={4}>{({ items }) => (items.length === 0 ? <Nothing title={say('trusted.none')}>{say('trusted.none_hint')}</Nothing> : <VoiceLedger rows={items} act={row => <SenderButton id={row.id} text={row.text} />} />)}</Answer>
}
