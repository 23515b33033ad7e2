import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { useSay } from '#web/words.tsx'
import type { PagedQuery } from './query.ts'
import { Nothing, Refused, Waiting } from './states.tsx'

/** A column of a ledger: its head, what it shows, and whether it stands as title, as a named fact or not at all on a narrow screen. */
export type Column<T> = { head: string; cell: (row: T) => ReactNode; narrow?: 'title' | 'plain' | 'hide'; align?: 'end' }
type Rows<T> = { label: string; bare?: boolean; columns: readonly Column<T>[]; to?: (row: T) => string; marked?: (row: T) => boolean; below?: (row: T) => ReactNode }

/** Rows under hairlines; on a narrow screen each row becomes a small entry. */
export function Ledger<T extends object>({ rows, label, bare, columns, to, marked, below, keyOf }: Rows<T> & { rows: readonly T[]; keyOf?: (row: T) => string }) {
  return (
    <table className={bare ? 'ledger bare' : 'ledger'} role="table" aria-label={label}>
      <thead role="rowgroup"><tr role="row">{columns.map(({ head, align }) => <th key={head} scope="col" role="columnheader" className={align}>{head}</th>)}</tr></thead>
      <tbody role="rowgroup">{rows.map((row, nth) => {
        const under = below?.(row)
        const key = keyOf?.(row) ?? ('id' in row ? String(row.id) : String(nth))
        return [
          <tr key={key} role="row" className={[marked?.(row) && 'marked', under && 'open'].filter(Boolean).join(' ') || undefined}>
            {columns.map(({ head, cell, narrow, align }, at) => (
              <td key={head} role="cell" className={[align, `narrow-${narrow ?? (at === 0 ? 'title' : 'fact')}`].filter(Boolean).join(' ')} data-head={head}>
                {at === 0 && to ? <Link href={to(row)} className="row-link">{cell(row)}</Link> : cell(row)}
              </td>
            ))}
          </tr>,
          under && <tr key={`${key}-under`} role="row" className="under"><td role="cell" colSpan={columns.length}>{under}</td></tr>,
        ]
      })}</tbody>
    </table>
  )
}

// on a telephone a row is an entry of several lines: fewer of them, so that the next section is in reach
const FEW_NARROW = 3
const NARROW = '(max-width: 640px)'

/** How many rows stand in sight at first, where a wide screen shows `few`. */
export function fewRows(few: number): number {
  return matchMedia(NARROW).matches ? Math.min(few, FEW_NARROW) : few
}

/** A ledger of which a few rows are in sight at first; the rest comes by a press. */
export function ShortLedger<T extends object>({ rows, few, ...rest }: Rows<T> & { rows: readonly T[]; few: number; keyOf?: (row: T) => string }) {
  const say = useSay()
  const [all, showAll] = useState(false)
  const first = fewRows(few)
  const hidden = rows.length - first
  return (
    <>
      <Ledger rows={all ? rows : rows.slice(0, first)} {...rest} />
      {hidden > 0 && !all && <p className="foot"><Button variant="default" onClick={() => showAll(true)}>{say('office.show_rest', { count: hidden })}</Button></p>}
    </>
  )
}

/** A ledger over a paged list, with its empty, waiting and refused states and the next page at the foot. */
export function PagedLedger<T extends { id: string }>({ query, empty, hint, ...rest }: Rows<T> & { query: PagedQuery<T>; empty: string; hint?: ReactNode }) {
  const say = useSay()
  const { items, next, busy, problem, more, reload } = query
  if (!items) return problem ? <Refused problem={problem} onAgain={reload} /> : <Waiting rows={8} />
  return (
    <>
      {items.length ? <Ledger rows={items} {...rest} /> : <Nothing title={empty}>{hint}</Nothing>}
      {problem && <Refused problem={problem} onAgain={reload} />}
      {items.length > 0 && (
        <p className="foot">{next ? <Button variant="default" onClick={more} loading={busy}>{say('office.more')}</Button> : say('office.end_of_list')}</p>
      )}
    </>
  )
}
