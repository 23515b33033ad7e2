import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { momentWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Codes } from '#web/office/codes.tsx'
import { Choose } from '#web/office/fields.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Page } from '#web/office/page.tsx'
import { address, type Page as Rows, useQuery } from '#web/office/query.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useOffice } from '#web/office/store.tsx'

type Waiting = { id: string; name: string; username: string; role: string; region: string; rt: string | null; rw: string | null }
type Brought = { id: string; file: string; sort: string; state: string; at: string }

/** Belum pernah masuk: who holds a post and has no sign-in yet; codes for all of them, or those of one import, made anew and printed. */
export function WaitingPage() {
  const say = useSay()
  const [language] = useLanguage()
  const { region } = useOffice()
  const [query, setQuery] = useSearchParams()
  const importId = query.get('impor') ?? ''
  const waiting = useQuery<{ items: Waiting[]; cut: boolean }>(address('/api/v1/waiting_workers', { importId }), true)
  const imports = useQuery<Rows<Brought>>(address('/api/v1/imports', { sort: 'petugas', limit: 50 }), true).data?.items.filter(one => one.state !== 'dibatalkan') ?? []
  return (
    <Page title={say('office.waiting.title')} lead={say('office.waiting.lead')}>
      {imports.length > 0 && <div className="filters"><div className="wide"><Choose id="k-import" label={say('office.waiting.import')} value={importId} onValue={value => setQuery(value ? { impor: value } : {}, { replace: true })} empty={say('app.all')} options={imports.map(one => ({ value: one.id, label: `${one.file} · ${momentWords(say, language, region, one.at)}` }))} /></div></div>}
      <Answer of={waiting} rows={8}>{({ items, cut }) => (items.length === 0 ? <Nothing title={say('office.waiting.none')} /> : <><List key={importId} items={items} />{cut && <p className="foot">{say('office.admin.cut')}</p>}</>)}</Answer>
    </Page>
  )
}

function List({ items }: { items: readonly Waiting[] }) {
  const say = useSay()
  const placeName = usePlaceName()
  // kept as it was when the page opened: whoever gets a code here stays on the list until it is printed
  const [rows] = useState(items)
  const [left, leave] = useState<ReadonlySet<string>>(new Set())
  const chosen = rows.filter(row => !left.has(row.id))
  const set = (id: string, on: boolean) => leave(now => new Set(on ? [...now].filter(one => one !== id) : [...now, id]))
  return (
    <>
      <Codes workers={chosen.map(row => row.id)} lead={say('office.waiting.codes_lead')} />
      <div className="no-print">
        <Ledger label={say('office.waiting.title')} rows={rows} columns={[
          { head: say('office.waiting.take'), cell: row => <Checkbox aria-label={say('office.waiting.take_who', { name: row.name })} checked={!left.has(row.id)} onChange={event => set(row.id, event.currentTarget.checked)} />, narrow: 'plain' },
          { head: say('field.name'), cell: row => row.name, narrow: 'title' }, { head: say('field.username'), cell: row => row.username, narrow: 'plain' }, { head: say('field.role'), cell: row => say(`role.${row.role}`), narrow: 'plain' },
          { head: say('field.region'), cell: row => <>{placeName(row.region)}{row.rw && ` · RW ${row.rw}`}{row.rt && ` · RT ${row.rt}`}</>, narrow: 'plain' },
        ]} />
      </div>
    </>
  )
}
