import { useCallback, useEffect, useRef, useState } from 'react'
import type { Envelope, Receipt } from '#kernel/action.ts'
import { deriveId, type Id } from '#kernel/id.ts'
import { Problem, type Fault } from '#kernel/problem.ts'
import { useApp } from '#web/app.tsx'
import type { Http } from '#web/http.ts'
import { freshId } from '#web/moment.ts'
import { address, type Page } from '#web/office/query.ts'
import { useStore } from '#web/office/store.tsx'
import type { Sort } from './columns.ts'
import type { Import, ImportRow } from './kinds.ts'
import type { CellFault, Checked } from './reading.ts'

const BATCH = 20
const KNOWN_BATCH = 100
const KNOWN_WAIT_MS = 300
const ACTION: Readonly<Record<Sort, string>> = { petugas: 'import.worker', unit: 'import.unit', kasus: 'import.case' }
/** The faults of rules under the words a file's field has. */
const FIELD: Readonly<Record<string, string>> = { who: 'name', needs: 'type', household: 'head', bornYear: 'born' }

/** What the run needs: the import as it begins, and the rows that are right. */
export type Plan = { importId: Id; resumed: boolean; home: number; begin: Record<string, unknown>; sort: Sort; rows: readonly Checked[]; refusedBefore: number }
/** What became of an import that was taken back: how many rows went, and which stay. */
export type TakenBack = { back: number; kept: readonly number[] }
/** Where the run stands. */
export type Run = { importId: Id; count: number; done: number; state: 'runs' | 'cut' | 'done'; refused: { n: number; faults: CellFault[] }[]; rows: ImportRow[]; fresh: ReadonlySet<number>; problem?: Problem }

/** Sends the rows of a plan, each as an act of its own under an id made from import and row: what was cut off goes on where it stopped, and nothing counts twice. */
export function useRun(): { run: Run | undefined; start(plan: Plan): Promise<void>; clear(): void } {
  const { http } = useApp()
  const { writes } = useStore()
  const [run, setRun] = useState<Run>()
  const busy = useRef(false)
  const start = useCallback(async (plan: Plan) => {
    if (busy.current) return
    busy.current = true
    const refused: Run['refused'] = []
    let done = 0
    const show = (more: Partial<Run>) => setRun({ importId: plan.importId, count: plan.rows.length, done, refused, rows: [], fresh: new Set(), state: 'runs', ...more })
    show({})
    try {
      const before = plan.resumed ? await rowsOfImport(http, plan.importId) : []
      if (!plan.resumed) refuse(await push(http, [envelope(deriveId(plan.importId, 0), 'import.begin', plan.begin)]))
      for (let at = 0; at < plan.rows.length; at += BATCH) {
        const batch = plan.rows.slice(at, at + BATCH)
        const receipts = await push(http, batch.map(row => envelope(deriveId(plan.importId, row.n), ACTION[plan.sort], { importId: plan.importId, row: row.n, ...row.input })))
        for (const [nth, receipt] of receipts.entries()) if (receipt.refused) refused.push({ n: batch[nth]!.n, faults: faultsIn(receipt.refused) })
        done += batch.length
        show({})
      }
      await push(http, [envelope(freshId(plan.home), 'import.finish', { importId: plan.importId, refused: Math.min(plan.refusedBefore + refused.length, 5000) })])
      const rows = await rowsOfImport(http, plan.importId)
      const known = new Set(before.map(row => row.row))
      show({ state: 'done', rows, fresh: new Set(rows.filter(row => row.result === 'dibuat' && !known.has(row.row)).map(row => row.row)) })
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      show({ state: 'cut', problem })
    } finally {
      busy.current = false
      writes.set(writes.get() + 1)
    }
  }, [http, writes])
  return { run, start, clear: useCallback(() => setRun(undefined), []) }
}

/** Asks how many of the right rows stand in the house already; undefined until the server has said. */
export function useKnown(sort: Sort, region: string, rows: readonly Checked[]): number | undefined {
  const { http } = useApp()
  const right = rows.filter(row => row.faults.length === 0)
  const said = JSON.stringify([sort, region, right.map(row => row.input)])
  const [known, setKnown] = useState<{ said: string; count: number }>()
  useEffect(() => {
    let live = true
    const wait = setTimeout(() => void (async () => {
      let count = 0
      for (let at = 0; at < right.length && live; at += KNOWN_BATCH) count += (await http.post<{ known: number[] }>('/api/v1/imports/known', { sort, region, rows: right.slice(at, at + KNOWN_BATCH).map(row => row.input) })).known.length
      if (live) setKnown({ said, count })
    })().catch(problem => { if (!(problem instanceof Problem)) throw problem }), KNOWN_WAIT_MS)
    return () => { live = false; clearTimeout(wait) }
  }, [http, said]) // the rows are told by what they say
  return known?.said === said ? known.count : undefined
}

/** Takes an import back row by row; gives how many were withdrawn, and the rows that stay because work stands on them. */
export async function takeBack(http: Http, importId: Id, home: number, progress: (done: number, count: number) => void): Promise<TakenBack> {
  const rows = (await rowsOfImport(http, importId)).filter(row => row.result === 'dibuat')
  for (let at = 0; at < rows.length; at += BATCH) {
    await push(http, rows.slice(at, at + BATCH).map(row => envelope(freshId(home), 'import.undo_row', { rowId: row.id })))
    progress(Math.min(at + BATCH, rows.length), rows.length)
  }
  refuse(await push(http, [envelope(freshId(home), 'import.undo', { importId })]))
  const after = await rowsOfImport(http, importId)
  return { back: after.filter(row => row.result === 'dibatalkan').length, kept: after.filter(row => row.result === 'tetap').map(row => row.row) }
}

/** Finds an earlier import of the same file that was read in the same way and not taken back. */
export async function earlierImport(http: Http, sha256: string, like: { sort: Sort; header: string; mapping: Readonly<Record<string, number>>; role: string | null }): Promise<Import | undefined> {
  const { items } = await http.get<Page<Import>>(address('/api/v1/imports', { sha256, sort: like.sort, limit: 100 }))
  const read = (one: Pick<Import, 'header' | 'mapping'> & { role?: string | null }) => JSON.stringify([one.header, Object.entries(one.mapping).toSorted(), one.role ?? null])
  return items.find(one => one.state !== 'dibatalkan' && read(one) === read(like))
}

async function rowsOfImport(http: Http, importId: Id): Promise<ImportRow[]> {
  const rows: ImportRow[] = []
  for (let next: string | null | undefined = ''; next !== null && next !== undefined;) {
    const page: Page<ImportRow> = await http.get(address('/api/v1/import_rows', { importId, limit: 100, order: 'asc', after: next }))
    rows.push(...page.items)
    next = page.next
  }
  return rows
}

async function push(http: Http, envelopes: readonly Envelope[]): Promise<Receipt[]> {
  const receipts: Receipt[] = []
  while (receipts.length < envelopes.length) {
    const answer = await http.post<{ receipts: Receipt[] }>('/api/push', { envelopes: envelopes.slice(receipts.length) })
    if (answer.receipts.length === 0) throw new Problem('server_error', 500)
    receipts.push(...answer.receipts)
  }
  return receipts
}

function refuse([receipt]: Receipt[]): void {
  if (receipt?.refused) throw new Problem(receipt.refused.code, receipt.refused.status, receipt.refused.details)
}

function envelope(id: Id, action: string, input: unknown): Envelope {
  return { id, action, at: new Date().toISOString(), input }
}

function faultsIn({ code, details }: { code: string; details: Record<string, unknown> }): CellFault[] {
  const faults = code === 'invalid' ? (details.faults as Fault[] | undefined) ?? [] : []
  return faults.length > 0 ? faults.map(({ at, rule, limit }) => ({ field: FIELD[at] ?? at, rule, ...(limit === undefined ? {} : { limit: String(limit) }) })) : [{ field: 'row', rule: `problem.${code}` }]
}
