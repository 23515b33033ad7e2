import { useState } from 'react'
import type { Day } from '#kernel/day.ts'
import { isLive, type Sheet } from '#kernel/rights.ts'
import type { Region } from '#kernel/region.ts'
import { useApp } from '#web/app.tsx'
import { usePlaceName } from '#web/words.tsx'
import { Find, FindMany, narrowed, type Option } from './fields.tsx'
import { usePillarWords } from './marks.tsx'
import { address, type Page, useAll, useQuery } from './query.ts'
import { useOffice, useToday } from './store.tsx'

/** A post as lists show it. */
export type PostRow = { id: string; region: Region; workerId: string; workerName: string; role: string; pillar?: string | null; unitId?: string | null; rt?: string | null; rw?: string | null; line: 'area' | 'administrative'; from: Day; until?: Day | null; approval?: string | null }
type Fields = { id: string; label: string; hint?: string; optional?: boolean; fault?: { at: string; rule: string } }

const PAGES = 4

/** The live area posts of the office, some hundreds at most; a name typed brings those beyond. */
export function useLivePosts(typed = ''): { posts: PostRow[]; busy: boolean } {
  const today = useToday()
  const { region } = useOffice()
  const first = useAll<PostRow>(address('/api/v1/posts', { region, line: 'area', limit: 100, order: 'asc' }), PAGES)
  const start = startOf(typed)
  const found = useQuery<Page<PostRow>>(start.length > 1 && first.cut ? address('/api/v1/posts', { region, line: 'area', workerNameFrom: start, workerNameTo: `${start}\uffff`, limit: 40, order: 'asc' }) : null)
  const all = [...(first.data ?? []), ...(found.data?.items ?? [])]
  return { posts: [...new Map(all.map(post => [post.id, post])).values()].filter(post => isLive(post, today)), busy: first.busy || found.busy }
}

/** Writes the beginning of a name as names are written. */
export function startOf(typed: string): string {
  return typed.trim().replace(/(^|\s)\p{Ll}/gu, letter => letter.toUpperCase())
}

/** Finds one worker by name, pillar or area; with a verb, only among those who hold it; for a team, only among those who could read a case on whose team they stand. */
export function WorkerFind({ value, onValue, verb, forTeam, ...rest }: Fields & { value: string; onValue(value: string): void; verb?: string; forTeam?: true }) {
  const [typed, setTyped] = useState('')
  const { sheet } = useApp()
  const { posts, busy } = useLivePosts(typed)
  const options = useOptions(posts, post => (!verb || !!sheet[post.role]?.verbs.includes(verb)) && (!forTeam || worksOnCases(sheet, post)))
  const exact = options.some(option => option.label === typed)
  return <Find {...rest} value={value} onValue={onValue} waiting={busy} onTyped={setTyped} options={exact ? options : narrowed(options, typed)} />
}

/** Finds several workers, whatever their pillar; for a team, only among those who could read a case on whose team they stand. */
export function WorkersFind({ value, onValue, forTeam, ...rest }: Fields & { value: readonly string[]; onValue(value: readonly string[]): void; forTeam?: true }) {
  const { sheet } = useApp()
  const { posts } = useLivePosts()
  return <FindMany {...rest} value={value} onValue={onValue} options={useOptions(posts, post => !forTeam || worksOnCases(sheet, post))} />
}

function worksOnCases(sheet: Sheet, { role }: PostRow): boolean {
  return !!sheet[role]?.reads.case?.full?.includes('team')
}

// whoever holds one post that fits is told with all of them
function useOptions(all: readonly PostRow[], fits: (post: PostRow) => boolean): Option[] {
  const able = new Set(all.filter(fits).map(({ workerId }) => workerId))
  const posts = all.filter(({ workerId }) => able.has(workerId))
  const placeName = usePlaceName()
  const words = usePillarWords()
  const byWorker = new Map<string, PostRow[]>()
  for (const post of posts) byWorker.set(post.workerId, [...(byWorker.get(post.workerId) ?? []), post])
  return [...byWorker].map(([value, held]) => ({ value, label: `${held[0]!.workerName} · ${[...new Set(held.map(post => `${words(post.pillar ?? post.role)} ${placeName(post.region)}`))].join(', ')}` }))
    .sort((a, b) => a.label.localeCompare(b.label, 'id'))
}
