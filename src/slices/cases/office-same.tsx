import { useState } from 'react'
import type { Fault } from '#kernel/problem.ts'
import { useSay } from '#web/words.tsx'
import { Find } from '#web/office/fields.tsx'
import { address, type Page, useQuery } from '#web/office/query.ts'
import { useAreas } from '#web/office/store.tsx'
import { type CaseRow, useSpotWords } from './office-rows.tsx'

/** Finds a case by the name of the person. */
export function SameCaseFind({ except, suspects, ...fields }: { id: string; label: string; fault?: Fault; value: string; onValue(value: string): void; except?: string; suspects?: readonly string[] }) {
  const say = useSay()
  const spot = useSpotWords()
  const [area] = useAreas()
  const [typed, setTyped] = useState('')
  const words = typed.split(' · ')[0]!.trim()
  const found = useQuery<Page<CaseRow>>(words.length > 2 ? address('/api/v1/search', { q: words, region: area }) : null)
  const options = (found.data?.items ?? []).filter(({ id }) => id !== except).map(row => ({ value: row.id, label: `${row.who} · ${spot(row)} · ${say(`stage.${row.stage}`)}` }))
  return <Find {...fields} hint={suspects?.length ? say('office.file.suspects', { count: suspects.length }) : say('office.file.same_hint')} onTyped={setTyped} waiting={found.busy} options={options} />
}
