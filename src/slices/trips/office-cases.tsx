import { MultiSelect } from '@mantine/core'
import { useState } from 'react'
import type { Fault } from '#kernel/problem.ts'
import type { Region } from '#kernel/region.ts'
import { useFaultWords, usePlaceName, useSay } from '#web/words.tsx'
import { address, type Page, useQuery } from '#web/office/query.ts'
import { useAreas } from '#web/office/store.tsx'

type CaseBrief = { id: string; who?: string; region: Region; stage?: string; sealed?: boolean | null }

/** One case by its id, as a list shows it. */
export function useCaseRow(id: string | undefined): CaseBrief | undefined {
  return useQuery<CaseBrief>(id ? `/api/v1/cases/${id}` : null).data
}

/** Finds the cases of a trip by the names of the people. */
export function CasesFind({ id, label, fault, value, onValue }: { id: string; label: string; fault?: Fault; value: readonly string[]; onValue(value: readonly string[]): void }) {
  const say = useSay()
  const faultWords = useFaultWords()
  const placeName = usePlaceName()
  const [area] = useAreas()
  const [typed, setTyped] = useState('')
  const [known, setKnown] = useState<Record<string, string>>({})
  const first = useCaseRow(value[0])
  const found = useQuery<Page<CaseBrief>>(typed.trim().length > 2 ? address('/api/v1/search', { q: typed.trim(), region: area }) : null)
  const words = (row: CaseBrief) => `${row.who ?? say('office.case.trace')} · ${placeName(row.region)}`
  const options = (found.data?.items ?? []).filter(row => !value.includes(row.id)).map(row => ({ value: row.id, label: words(row) }))
  const picked = value.map(one => ({ value: one, label: known[one] ?? (one === first?.id ? words(first) : '…') }))
  const pick = (next: string[]) => {
    setKnown(now => ({ ...now, ...Object.fromEntries([...picked, ...options].map(option => [option.value, option.label])) }))
    onValue(next)
  }
  return (
    <MultiSelect id={id} label={label} description={say('office.plan.cases_hint')} error={fault && faultWords(fault)} data={[...picked, ...options]} value={[...value]} onChange={pick} searchable searchValue={typed} onSearchChange={setTyped} hidePickedOptions
      filter={({ options: all }) => all} nothingFoundMessage={say(typed.trim().length > 2 ? (found.busy ? 'app.loading' : 'app.nothing_found') : 'office.type_three')} placeholder={value.length ? undefined : say('office.type_to_find')} />
  )
}
