import { Button, Progress } from '@mantine/core'
import { useState } from 'react'
import { useApp } from '#web/app.tsx'
import { useAttempt } from '#web/hooks.ts'
import { useSay } from '#web/words.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Band } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
import { Slip, type Code } from '#web/office/slip.tsx'
import type { ImportRow } from './kinds.ts'
import type { Run } from './office-run.tsx'
import { useCellWords } from './office-words.tsx'

/** How far the import is, and the way on when the line was cut. */
export function Running({ run, onResume }: { run: Run; onResume(): void }) {
  const say = useSay()
  return (
    <Section id="proses" title={say('office.import.title')}>
      <Progress value={run.count ? (run.done / run.count) * 100 : 100} size="lg" aria-label={say('office.import.title')} />
      <p role="status">{say(run.state === 'cut' ? 'office.import.cut' : 'office.import.running', { done: run.done, count: run.count })}</p>
      {run.state === 'cut' && <><RefusalBand problem={run.problem} /><p className="line"><Button onClick={onResume}>{say('office.import.resume')}</Button></p></>}
    </Section>
  )
}

/** What became of the rows: counts, those refused here, and the sign-in codes of the new workers. */
export function Result({ run, refusedBefore, onDownload, onAgain }: { run: Run; refusedBefore: number; onDownload(): void; onAgain(): void }) {
  const say = useSay()
  const words = useCellWords()
  const made = run.rows.filter(row => run.fresh.has(row.row))
  const refused = refusedBefore + run.refused.length
  return (
    <>
      <Section id="hasil" title={say('office.import.result')}>
        <p role="status" className="lead">{say('office.import.result_counts', { made: made.length, known: run.count - run.refused.length - made.length, refused })}</p>
        {made.length === 0 && run.count > run.refused.length && <Band tone="laut">{say('office.import.nothing_new')}</Band>}
        <p className="line">
          {refused > 0 && <Button variant="default" onClick={onDownload}>{say('office.import.refused_csv')}</Button>} <Button variant="subtle" onClick={onAgain}>{say('office.import.again')}</Button>
        </p>
        {run.refused.length > 0 && <Ledger label={say('office.import.wrong')} rows={run.refused} keyOf={row => String(row.n)} columns={[{ head: say('office.import.row'), cell: row => `${say('office.import.row')} ${row.n}` }, { head: say('office.import.reason'), cell: row => row.faults.map(words).join(' '), narrow: 'plain' }]} />}
      </Section>
      <Codes rows={made.filter(row => row.newWorker && row.workerId)} />
    </>
  )
}

/** One code for each new worker, made one after the other, shown once as a list to be printed. */
function Codes({ rows }: { rows: readonly ImportRow[] }) {
  const say = useSay()
  const { http } = useApp()
  const { busy, problem, attempt } = useAttempt()
  const [codes, setCodes] = useState<readonly (Code & { row: number })[]>([])
  const waiting = rows.filter(row => !codes.some(code => code.row === row.row))
  const make = () => void attempt(async () => {
    for (const row of waiting) {
      const code = await http.post<Code>(`/api/workers/${row.workerId}/code`)
      setCodes(all => [...all, { ...code, row: row.row }])
    }
  })
  if (rows.length === 0) return null
  return (
    <Section id="kode" title={say('office.import.codes_done')} lead={say('office.import.codes_lead')} aside={codes.length > 0 && waiting.length === 0 && <Button onClick={() => window.print()}>{say('office.print')}</Button>}>
      <RefusalBand problem={problem} />
      {waiting.length > 0 && <p className="line"><Button loading={busy} onClick={make}>{say('office.import.codes', { count: waiting.length })}</Button></p>}
      {problem && waiting.length > 0 && <p>{say('office.import.codes_cut', { count: waiting.length })}</p>}
      {codes.length > 0 && <div className="handouts" role="list">{codes.map(code => <div role="listitem" key={code.row}><Slip code={code} /></div>)}</div>}
    </Section>
  )
}
