import { FileInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { freshId } from '#web/moment.ts'
import { useApp, useSession } from '#web/app.tsx'
import { useAttempt } from '#web/hooks.ts'
import { useSay } from '#web/words.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { type Page as Rows, useQuery } from '#web/office/query.ts'
import { useMay, useOffice } from '#web/office/store.tsx'
import { plain } from './cells.ts'
import { checkRows } from './check.ts'
import { guessMapping, guessSort, type Sort } from './columns.ts'
import type { Import } from './kinds.ts'
import { Columns, type Reading } from './office-columns.tsx'
import { Past } from './office-past.tsx'
import { Preview } from './office-preview.tsx'
import { Result, Running } from './office-result.tsx'
import { earlierImport, useKnown, useRun } from './office-run.tsx'
import { download, refusedCsv, useCellWords } from './office-words.tsx'
import { tableIn, type Row } from './table.ts'

type Sheets = { sha256: string; sheets: { name: string; rows: Row[] }[] }
type Opened = Sheets & { file: string }

/** Berkas kantor: choose a file, see how it is read, mend what is wrong, take in what is right. */
export function ImportPage() {
  const say = useSay()
  const { http } = useApp()
  const { busy, problem, attempt } = useAttempt()
  const [opened, setOpened] = useState<Opened>()
  const [nth, setNth] = useState(0)
  const open = (file: File | null) => file && void attempt(async () => {
    setOpened(undefined)
    const sheets = await http.upload<Sheets>('/api/v1/imports/read', new Blob([file], { type: 'application/octet-stream' }), () => undefined)
    setOpened({ ...sheets, file: file.name.slice(-120) })
    setNth(now => now + 1)
  })
  return (
    <Page title={say('office.import.title')} lead={say('office.import.lead')}>
      <Section id="berkas" title={say('office.import.file')}>
        <RefusalBand problem={problem} />
        <FileInput id="i-file" label={say('office.import.file')} description={say('office.import.file_hint')} accept=".xlsx,.csv,.txt,.tsv" value={null} placeholder={busy ? say('office.import.reading') : opened?.file ?? say('office.import.file')} onChange={open} fileInputProps={{ 'aria-label': say('office.import.file') }} />
      </Section>
      {opened && <OneFile key={nth} opened={opened} onAgain={() => setOpened(undefined)} />}
      <Past />
    </Page>
  )
}

function OneFile({ opened, onAgain }: { opened: Opened; onAgain(): void }) {
  const say = useSay()
  const may = useMay()
  const words = useCellWords()
  const office = useOffice()
  const { http } = useApp()
  const { places } = useSession()
  const { run, start } = useRun()
  const [before, setBefore] = useState<Import>()
  const sorts = ([['petugas', 'worker.manage'], ['unit', 'unit.manage'], ['kasus', 'case.triage']] as const).filter(([, verb]) => may(verb)).map(([sort]) => sort as Sort)
  const past = useQuery<Rows<Import>>('/api/v1/imports?limit=100')
  const pillars = useQuery<Rows<{ code: string; role: string; ended: boolean }>>('/api/v1/pillars?limit=100').data?.items.filter(one => !one.ended) ?? []
  const [chosen, choose] = useState<Partial<Reading>>({})
  const sheet = opened.sheets[chosen.sheet ?? 0]!
  const table = useMemo(() => tableIn(sheet.rows, chosen.header), [sheet, chosen.header])
  const guessed = guessSort(table.heads)
  const sort = chosen.sort ?? (sorts.includes(guessed) ? guessed : sorts[0]!)
  const header = table.heads.map(plain).join('|').slice(0, 1000) || '-'
  const same = past.data?.items.find(one => one.sort === sort && one.header === header)
  const reading: Reading = { sheet: chosen.sheet ?? 0, sort, header: table.header, role: chosen.role ?? same?.role ?? '', mapping: chosen.mapping ?? same?.mapping ?? guessMapping(sort, table.heads), remembered: !chosen.mapping && !chosen.role && !!same }
  const against = { region: office.region, places: Object.entries(places).map(([code, name]) => ({ code, name })), pillars, ...(reading.role ? { role: reading.role } : {}) }
  const rows = checkRows(sort, table, reading.mapping, against)
  const wrong = rows.filter(row => row.faults.length > 0)
  const known = useKnown(sort, office.region, rows)
  const change = (next: Partial<Reading>) => choose(now => ({ ...(next.sheet === undefined && next.header === undefined && next.sort === undefined ? now : { sheet: now.sheet, header: next.sheet === undefined ? now.header : undefined, sort: now.sort }), ...next }))
  const save = () => download(`ditolak-${opened.file.replace(/\.\w+$/, '')}.csv`, refusedCsv(table.heads, table.rows, new Map([...wrong, ...run?.refused ?? []].map(row => [row.n, row.faults.map(words).join(' ')])), { row: say('office.import.row'), reason: say('office.import.reason') }))
  const go = async () => {
    const like = { sort, header, mapping: reading.mapping, role: reading.role || null }
    const earlier = await earlierImport(http, opened.sha256, like).catch(() => undefined)
    setBefore(earlier)
    const importId = earlier?.id ?? run?.importId ?? freshId(office.home)
    const begin = { id: importId, region: office.region, file: opened.file, sha256: opened.sha256, rows: rows.length, ...like, ...(like.role ? {} : { role: undefined }) }
    await start({ importId, resumed: !!earlier, home: office.home, begin, sort, rows: rows.filter(row => row.faults.length === 0), refusedBefore: wrong.length })
  }
  if (run?.state === 'done') return <Result run={run} refusedBefore={wrong.length} onDownload={save} onAgain={onAgain} />
  if (run) return <Running run={run} onResume={() => void go()} />
  const earlier = before ?? past.data?.items.find(one => one.sha256 === opened.sha256 && one.sort === sort && one.state !== 'dibatalkan')
  return (
    <>
      <Columns sheets={opened.sheets} table={table} reading={reading} sorts={sorts} onReading={change} />
      <Preview rows={rows} skipped={table.skipped} {...(known === undefined ? {} : { known })} before={earlier} onDownload={save} onGo={() => void go()} />
    </>
  )
}
