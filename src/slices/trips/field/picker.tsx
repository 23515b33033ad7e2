import { useState } from 'react'
import type { Read } from '#kernel/action.ts'
import type { Fault } from '#kernel/problem.ts'
import { useRecords } from '#web/hooks.ts'
import { Button } from '#web/kit/button.tsx'
import { CheckRow, TextField } from '#web/kit/fields.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { useSay, useSpot } from '#web/words.tsx'
import { Case } from '#slices/cases/kinds.ts'
import { CLOSED } from '#slices/cases/stages.ts'

type Row = Read<typeof Case>
const MOST = 60

/** A full-screen list of open cases to choose one or several from. */
export function CasePicker({ chosen, onDone, single }: { chosen: readonly string[]; onDone(ids: readonly string[]): void; single?: boolean }) {
  const say = useSay()
  const spot = useSpot()
  const [ids, setIds] = useState(chosen)
  const [search, setSearch] = useState('')
  const text = (row: Row) => `${row.who} ${spot(row)} ${row.leadName ?? ''}`.toLowerCase()
  const rows = useRecords(Case).filter(row => row.depth !== 'trace' && !CLOSED.includes(row.stage) && (!row.sealed || row.depth === 'full'))
  const found = rows.filter(row => ids.includes(row.id) || search.toLowerCase().split(/\s+/).every(word => text(row).includes(word))).toSorted((a, b) => Number(ids.includes(b.id)) - Number(ids.includes(a.id)) || a.who.localeCompare(b.who))
  return (
    <Page title={say('plan.choose_cases')}>
      <TextField id="picker-search" type="search" label={say('app.search')} value={search} onValue={setSearch} />
      {found.length === 0 && <EmptyState title={say('app.nothing_found')} />}
      {found.length > 0 && <CheckRow id="picker" label={say('plan.caseIds')} value={ids} onValue={next => (single ? onDone(next) : setIds(next))} options={found.slice(0, MOST).map(row => ({ value: row.id, label: row.who, note: spot(row) }))} />}
      {found.length > MOST && <p className="hint">{say('plan.narrow', { count: found.length - MOST })}</p>}
      <div className="buttons">{!single && <Button tone="primary" onPress={() => onDone(ids)}>{say('plan.use', { count: ids.length })}</Button>}<Button onPress={() => onDone(chosen)}>{say('app.cancel')}</Button></div>
    </Page>
  )
}

/** The cases chosen so far, each with a way to take it out again. */
export function Chosen({ id, cases, fault, onAdd, onDrop }: { id: string; cases: readonly Row[]; fault?: Fault; onAdd(): void; onDrop(id: string): void }) {
  const say = useSay()
  const spot = useSpot()
  return (
    <div className={`field${fault ? ' faulty' : ''}`}>
      <strong>{say('plan.caseIds')}</strong>
      {cases.length > 0 && <ul className="list">{cases.map(row => (
        <li key={row.id} className="row plain" style={{ alignItems: 'center' }}>
          <span className="row-body"><strong>{row.who}</strong><span className="row-facts">{spot(row)}</span></span>
          <Button small tone="quiet" label={say('plan.drop', { who: row.who })} onPress={() => onDrop(row.id)}>{say('plan.take_out')}</Button>
        </li>
      ))}</ul>}
      <button type="button" id={id} className="btn" onClick={onAdd}>{say(cases.length ? 'plan.add_more' : 'plan.choose_cases')}</button>
      {fault && <p className="fault">{say('plan.caseIds.required')}</p>}
    </div>
  )
}
