import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { useApp } from '#web/app.tsx'
import { useAttempt } from '#web/hooks.ts'
import { momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Band, Mark } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
import { type Page, useQuery } from '#web/office/query.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useOffice, useStore } from '#web/office/store.tsx'
import type { Import } from './kinds.ts'
import { takeBack, type TakenBack } from './office-run.tsx'

/** The imports one has made; each can be taken back as long as nothing stands on it. */
export function Past() {
  const say = useSay()
  const [language] = useLanguage()
  const { region } = useOffice()
  const [undoing, undo] = useState<Import>()
  const imports = useQuery<Page<Import>>('/api/v1/imports?limit=20')
  return (
    <Section id="lalu" title={say('office.import.past')}>
      <Answer of={imports} rows={2}>{({ items }) => (items.length === 0 ? <Nothing title={say('office.import.past_none')} /> : (
        <Ledger label={say('office.import.past')} rows={items} columns={[
          { head: say('field.file'), cell: row => row.file }, { head: say('office.import.sort'), cell: row => say(`office.import.sort.${row.sort}`), narrow: 'plain' },
          { head: say('office.import.when'), cell: row => momentWords(say, language, region, row.at), narrow: 'plain' },
          { head: say('office.import.result'), cell: row => say('office.import.result_counts', { made: row.made, known: row.known, refused: row.refused }), narrow: 'plain' },
          { head: say('field.state'), cell: row => <Mark tone={row.state === 'selesai' ? 'daun' : row.state === 'berjalan' ? 'tembaga' : undefined}>{say(`office.import.state.${row.state}`)}</Mark>, narrow: 'plain' },
          { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => row.state !== 'dibatalkan' && <span className="buttons tight">{row.sort === 'petugas' && <Link href={`/petugas/kode?impor=${row.id}`} className="button-link small" aria-label={`${say('office.import.codes_done')}: ${row.file}`}>{say('office.import.codes_done')}</Link>} <Button size="compact-sm" variant="default" aria-label={`${say('office.import.undo')}: ${row.file}`} onClick={() => undo(row)}>{say('office.import.undo')}</Button></span> },
        ]} />
      ))}</Answer>
      {undoing && <UndoDialog brought={undoing} onClose={() => undo(undefined)} />}
    </Section>
  )
}

function UndoDialog({ brought, onClose }: { brought: Import; onClose: () => void }) {
  const say = useSay()
  const { http } = useApp()
  const { writes } = useStore()
  const { busy, problem, attempt } = useAttempt()
  const [done, setDone] = useState<{ done: number; count: number }>()
  const [end, setEnd] = useState<TakenBack>()
  const go = () => void attempt(async () => {
    const taken = await takeBack(http, brought.id, homeOf(brought.id), (at, count) => setDone({ done: at, count }))
    writes.set(writes.get() + 1)
    setEnd(taken)
  })
  return (
    <Dialog title={`${say('office.import.undo')}: ${brought.file}`} onClose={onClose}>
      <div className="form">
        <RefusalBand problem={problem} />
        {end ? <div role="status"><p>{say('office.import.undo_done', { back: end.back, kept: end.kept.length })}</p>{end.kept.length > 0 && <p>{say('office.import.undo_kept', { rows: end.kept.join(', ') })}</p>}</div> : <><p>{say('office.import.undo_lead')}</p>{brought.sort === 'petugas' && <Band tone="tembaga">{say('office.import.undo_sign_in')}</Band>}</>}
        {done && !end && <p role="status">{done.done} / {done.count}</p>}
        <div className="form-foot">
          {!end && <Button color="bata" loading={busy} onClick={go}>{say('office.import.undo')}</Button>}
          <Button variant="subtle" onClick={onClose}>{say(end ? 'app.close' : 'app.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
