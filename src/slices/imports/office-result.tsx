import { Button, Progress } from '@mantine/core'
import { useSay } from '#web/words.tsx'
import { Codes } from '#web/office/codes.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Band } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
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
      <Codes workers={made.flatMap(row => (row.newWorker && row.workerId ? [row.workerId] : []))} />
    </>
  )
}
