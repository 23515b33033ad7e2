import { useCallback, useEffect, useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { useApp, useSession } from '#web/app.tsx'
import { useForm } from '#web/form.ts'
import { useAttempt } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { TextArea } from '#web/kit/fields.tsx'
import { List, PlainRow } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState, Skeleton } from '#web/kit/states.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import type { Incident } from '#slices/houselog/kinds.ts'

const MOST = 10
type Row = Read<typeof Incident>
type Does = (act: string, input: object) => Promise<unknown>

/** What happened at a panti and calls whoever is on duty, outside the panti as well: asked of the house, for who is called has a line. */
export function CalledPage() {
  const say = useSay()
  const { http } = useApp()
  const { worker } = useSession()
  const [rows, put] = useState<Row[]>()
  const { problem, busy, attempt } = useAttempt()
  const ask = useCallback(async () => {
    const { items } = await http.get<{ items: Row[] }>('/api/v1/incidents?limit=50')
    put(await Promise.all(items.filter(({ calls }) => calls.some(({ id }) => id === worker.id)).slice(0, MOST).map(({ id }) => http.get<Row>(`/api/v1/incidents/${id}`))))
  }, [http, worker.id])
  useEffect(() => { void attempt(ask) }, [attempt, ask])
  // refused because somebody else was quicker: what became of it is shown
  const does: Does = (act, input) => attempt(async () => { try { await http.post(`/api/v1/actions/incident.${act}`, input) } finally { await ask() } return true })
  return (
    <Page title={say('log.incidents')} back="/">
      {problem?.code === 'offline' ? <Band tone="tembaga" alert>{say('app.not_fetched')}</Band> : <Refusal problem={problem} />}
      {!rows && (problem ? <Button onPress={() => void attempt(ask)}>{say('app.retry')}</Button> : <Skeleton rows={3} />)}
      {rows && (rows.length ? <List>{rows.map(row => <One key={row.id} row={row} mine={row.takenById === worker.id} does={does} busy={busy} />)}</List> : <EmptyState title={say('log.incidents_none')} />)}
    </Page>
  )
}

function One({ row, mine, does, busy }: { row: Row; mine: boolean; does: Does; busy: boolean }) {
  const say = useSay()
  const [language] = useLanguage()
  const { values, bind, fail, clear } = useForm(`kejadian.${row.id}`, { outcome: '' })
  const close = async () => {
    if (!values.outcome.trim()) fail([{ at: 'outcome', rule: 'required' }])
    else if (await does('close', { incidentId: row.id, outcome: values.outcome.trim() })) clear()
  }
  return (
    <PlainRow attention={row.state === 'menunggu'} title={say(`event.${row.sort}`)} mark={<Mark tone={row.state === 'menunggu' ? 'bata' : row.state === 'ditangani' ? 'tembaga' : 'daun'}>{say(`incident_state.${row.state}`)}</Mark>}>
      <p>{momentWords(say, language, row.region, row.at)} · {row.byName}</p>
      {row.story && <p>{row.story}</p>}
      {row.takenByName && <p>{say('log.taken_by', { name: row.takenByName })}</p>}
      {row.outcome && <p>{row.outcome}</p>}
      {row.state === 'menunggu' && <div className="form"><Button tone="primary" wide busy={busy} onPress={() => void does('take', { incidentId: row.id })}>{say('log.take')}</Button></div>}
      {row.state === 'ditangani' && mine && <div className="form">
        <TextArea {...bind('outcome')} label={say('log.outcome')} hint={say('log.no_names')} maxLength={2000} />
        <Button wide busy={busy} onPress={() => void close()}>{say('log.close')}</Button>
      </div>}
    </PlainRow>
  )
}
