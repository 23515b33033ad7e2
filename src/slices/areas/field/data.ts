import { useEffect, useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { dayAt, type Instant } from '#kernel/day.ts'
import type { Region } from '#kernel/region.ts'
import { useApp } from '#web/app.tsx'
import { useNow, useRecords } from '#web/hooks.ts'
import { latelyHere, servingHere } from '#slices/areas/contacts.ts'
import { Duty, Hotline, Warning } from '#slices/areas/kinds.ts'
import { warningsAt } from '#slices/areas/warnings.ts'
import { Trip, Visit } from '#slices/trips/kinds.ts'
import { Post } from '#slices/workers/rules.ts'

type Lines = { line: string; posts: Read<typeof Post>[] }[]
type Been = { id: string; day: string; from?: string | null; to?: string | null; leadName?: string | null; leadPillar?: string | null }
type Told = { lines: Lines; visits: Been[]; duties: Read<typeof Duty>[]; warnings: Read<typeof Warning>[]; hotlines: Read<typeof Hotline>[]; name: string }

/** The page of an area: what the server tells now, and without a line what this device holds. */
export function useArea(region: Region): Omit<Told, 'name'> & { name?: string; now: Instant; state: 'asking' | 'told' | 'alone' } {
  const { http } = useApp()
  const now = useNow()
  const today = dayAt(region, now)
  const posts = useRecords(Post)
  const been = [...useRecords(Trip).map(trip => ({ ...trip, tripId: trip.id })), ...useRecords(Visit)]
  const own = { duties: useRecords(Duty), warnings: useRecords(Warning), hotlines: useRecords(Hotline) }
  const [answer, setAnswer] = useState<{ region: Region; told?: Told; failed?: true }>()
  // asked again whenever this device learns of another post or warning, so that a mark set here shows at once
  useEffect(() => {
    let live = true
    http.get<Told>(`/api/v1/area?region=${region}`).then(told => { if (live) setAnswer({ region, told }) }, () => { if (live) setAnswer(before => (before?.region === region && before.told ? before : { region, failed: true })) })
    return () => { live = false }
  }, [http, region, posts, own.warnings])
  const current = answer?.region === region ? answer : undefined
  const told = current?.told
  const known = new Map(posts.map(post => [post.id, post]))
  const lines = told ? told.lines.map(group => ({ ...group, posts: group.posts.map(post => ({ ...post, ...(known.get(post.id)?.wrong ? { wrong: true } : {}) })) })) : servingHere(posts, region, today)
  return {
    now, state: told ? 'told' : current?.failed ? 'alone' : 'asking', name: told?.name, lines: lines as Lines, visits: told?.visits ?? latelyHere(been, region, today),
    duties: [...(own.duties.length > 0 ? own.duties : told?.duties ?? [])], hotlines: [...(own.hotlines.length > 0 ? own.hotlines : told?.hotlines ?? [])],
    warnings: warningsAt(own.warnings.length > 0 ? own.warnings : told?.warnings ?? [], region, now) as Read<typeof Warning>[],
  }
}
