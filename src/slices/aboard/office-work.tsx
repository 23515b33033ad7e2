import { Button, Checkbox } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { WorkerFind } from '#web/office/people.tsx'
import { useSend } from '#web/office/send.ts'
import { useMay, useTell } from '#web/office/store.tsx'
import { handOver } from './handover.ts'

type Owned = { id: string; region: string; workerId: string; workerName: string }
/** Open work as the server lists it. */
export type Work = {
  cases: (Owned & { who: string; stage: string; nextDay: string | null; role: 'lead' | 'tim' })[]
  trips: (Owned & { day: string; from: string; to: string; purpose: string })[]
  steps: (Owned & { what: string; due: string; caseId: string; who: string | null })[]
  deeds: (Owned & { what: string; due: string; caseId: string; who: string | null })[]
}
type Item = { key: string; id: string; sort: 'caseIds' | 'tripIds' | 'stepIds' | 'deedIds'; word: string; about: ReactNode; name: string; place: string }

/** Counts all open work. */
export function countOf(work: Work): number {
  return work.cases.length + work.trips.length + work.steps.length + work.deeds.length
}

/** The open work of one worker, with a tick at each, to be handed over one by one or all at once. */
export function WorkList({ worker, work }: { worker: { id: string; name: string }; work: Work }) {
  const say = useSay()
  const may = useMay()
  const placeName = usePlaceName()
  const items = useItems(work).filter(item => item.sort !== 'caseIds' || may('case.assign'))
  const shown = useItems(work)
  const [ticked, tick] = useState<ReadonlySet<string>>(new Set())
  const [handing, hand] = useState(false)
  const chosen = items.filter(item => ticked.has(item.key))
  const set = (key: string, on: boolean) => tick(now => new Set(on ? [...now, key] : [...now].filter(one => one !== key)))
  return (
    <>
      <div className="filters no-print">
        <Checkbox label={say('office.work.all')} checked={items.length > 0 && chosen.length === items.length} disabled={items.length === 0} onChange={event => tick(new Set(event.currentTarget.checked ? items.map(item => item.key) : []))} />
        <Button disabled={chosen.length === 0} onClick={() => hand(true)}>{chosen.length ? say('office.work.hand_count', { count: chosen.length }) : say('office.work.hand')}</Button>
      </div>
      <Ledger label={say('office.work.of', { name: worker.name })} rows={shown} keyOf={item => item.key} columns={[
        { head: say('office.work.hand'), cell: item => (items.some(one => one.key === item.key) ? <Checkbox aria-label={say('office.work.choose', { what: `${item.word}: ${item.name}` })} checked={ticked.has(item.key)} onChange={event => set(item.key, event.currentTarget.checked)} /> : '–'), narrow: 'plain' },
        { head: say('office.work.what'), cell: item => item.word, narrow: 'plain' }, { head: say('office.work.about'), cell: item => item.about, narrow: 'title' }, { head: say('field.region'), cell: item => placeName(item.place), narrow: 'plain' },
      ]} />
      {handing && <HandDialog from={worker} items={chosen} onClose={done => { hand(false); if (done) tick(new Set()) }} />}
    </>
  )
}

function useItems(work: Work): Item[] {
  const say = useSay()
  const [language] = useLanguage()
  return [
    ...work.cases.map((one): Item => ({ key: `c${one.id}`, id: one.id, sort: 'caseIds', word: say(one.role === 'lead' ? 'office.work.case' : 'office.work.case_helped'), name: one.who, about: <><Link href={`/kasus/${one.id}`}>{one.who}</Link> · {say(`stage.${one.stage}`)}</>, place: one.region })),
    ...work.trips.map((one): Item => ({ key: `t${one.id}`, id: one.id, sort: 'tripIds', word: say('office.work.trip'), name: dayWords(language, one.day), about: <>{dayWords(language, one.day)}, {one.from}–{one.to} · {say(`purpose.${one.purpose}`)}</>, place: one.region })),
    ...[...work.steps.map(one => ({ ...one, sort: 'stepIds' as const, word: say('office.work.step') })), ...work.deeds.map(one => ({ ...one, sort: 'deedIds' as const, word: say('field.deedId') }))].map((one): Item => ({ key: `${one.sort}${one.id}`, id: one.id, sort: one.sort, word: one.word, name: one.what, about: <><Link href={`/kasus/${one.caseId}`}>{one.what}</Link>{one.who && ` · ${one.who}`} · {dayWords(language, one.due, true)}</>, place: one.region })),
  ]
}

function HandDialog({ from, items, onClose }: { from: { id: string; name: string }; items: readonly Item[]; onClose(done?: boolean): void }) {
  const say = useSay()
  const tell = useTell()
  const labels = useLabels('toId')
  const form = useForm(`hand.${from.id}`, { toId: '' })
  const sender = useSend(handOver)
  useFaults(form, sender.problem)
  const of = (sort: Item['sort']) => [...new Set(items.filter(item => item.sort === sort).map(item => item.id))]
  const save = async () => {
    if (form.fail(form.values.toId ? [] : [{ at: 'toId', rule: 'required' }])) return
    if (!await sender.run({ fromId: from.id, toId: form.values.toId, caseIds: of('caseIds'), tripIds: of('tripIds'), stepIds: of('stepIds'), deedIds: of('deedIds') }, homeOf(from.id))) return
    form.clear()
    tell(say('office.work.handed'))
    onClose(true)
  }
  return (
    <Dialog title={`${say('office.work.hand_count', { count: items.length })} · ${from.name}`} onClose={() => onClose()}>
      <Form form={form} labels={labels} sending={sender} submit={say('office.work.hand')} onSubmit={() => void save()} onCancel={() => onClose()}>
        <ul className="faults">{items.map(item => <li key={item.key}>{item.word}: {item.name}</li>)}</ul>
        <WorkerFind forTeam {...form.bind('toId')} label={labels.toId!} />
      </Form>
    </Dialog>
  )
}
