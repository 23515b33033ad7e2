import { useCallback, useEffect, useState } from 'react'
import { Problem } from '#kernel/problem.ts'
import { useApp, useSignal } from '#web/app.tsx'
import { useStore } from './store.tsx'

/** What a screen has of the server's answer: the data (kept from before while fetching again), or why there is none. */
export type Query<T> = { data?: T; problem?: Problem; busy: boolean; reload(): void }
/** A list that grows page by page. */
export type PagedQuery<T> = { items?: T[]; next?: string | null; problem?: Problem; busy: boolean; more(): void; reload(): void }
/** A page of a list as the server sends it. */
export type Page<T> = { items: T[]; next?: string | null }

/** Puts the given values into an address; empty ones are left out. */
export function address(path: string, values: Readonly<Record<string, string | number | null | undefined>> = {}): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return given.length ? `${path}?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}` : path
}

/** Reads one address; again after each own write, on `reload`, and quietly while the page is in sight unless `still`. No address, no question. */
export function useQuery<T>(path: string | null, still = false): Query<T> {
  const { http } = useApp()
  const { kept, writes, ticks } = useStore()
  const tick = useSignal(ticks)
  const version = useSignal(writes)
  const [asked, ask] = useState(0)
  const [state, setState] = useState<{ path: string | null; data?: T; problem?: Problem; busy: boolean }>({ path, data: path ? kept.get(path) as T : undefined, busy: path !== null })
  useEffect(() => {
    if (!path) return
    let live = true
    setState({ path, data: kept.get(path) as T | undefined, busy: true })
    http.get<T>(path).then(
      data => { kept.set(path, data); if (live) setState({ path, data, busy: false }) },
      refusal => { if (live) setState({ path, data: kept.get(path) as T | undefined, problem: asProblem(refusal), busy: false }) },
    )
    return () => { live = false }
  }, [path, version, asked, http, kept])
  useEffect(() => {
    if (!path || tick === 0 || still) return
    let live = true
    // quietly: nothing moves unless something changed, and a lost line is told by the next question that is asked aloud
    http.get<T>(path).then(data => {
      if (!live || JSON.stringify(data) === JSON.stringify(kept.get(path))) return
      kept.set(path, data)
      setState(now => (now.path === path ? { path, data, busy: false } : now))
    }, () => undefined)
    return () => { live = false }
  }, [tick]) // a new address is asked above
  const current = state.path === path ? state : { data: path ? kept.get(path) as T : undefined, busy: path !== null }
  return { ...current, reload: useCallback(() => ask(nth => nth + 1), []) }
}

/** Reads a list by keyset pages; what was loaded stays loaded when it is fetched again. */
export function usePages<T>(path: string | null): PagedQuery<T> {
  const { http } = useApp()
  const [rest, setRest] = useState<{ of?: Page<T>; items: T[]; next?: string | null; busy: boolean; problem?: Problem }>({ items: [], busy: false })
  const first = useQuery<Page<T>>(path, rest.items.length > 0)
  // further pages belong to the first page they followed; a new first page starts anew
  const follows = rest.of === first.data ? rest : { items: [], busy: false, next: undefined, problem: undefined }
  const next = follows.items.length ? follows.next : first.data?.next
  const more = () => {
    if (!path || !next || follows.busy || !first.data) return
    const of = first.data
    setRest({ ...follows, of, next, busy: true, problem: undefined })
    http.get<Page<T>>(`${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(next)}`).then(
      page => setRest(now => (now.of === of ? { of, items: [...now.items, ...page.items], next: page.next, busy: false } : now)),
      refusal => setRest(now => (now.of === of ? { ...now, busy: false, problem: asProblem(refusal) } : now)),
    )
  }
  return { items: first.data && [...first.data.items, ...follows.items], next, busy: first.busy || follows.busy, problem: first.problem ?? follows.problem, more, reload: first.reload }
}

/** Reads a whole list of moderate length, page after page up to `most` pages; tells when there would be more. */
export function useAll<T>(path: string | null, most = 5): Query<T[]> & { cut?: boolean } {
  const { http } = useApp()
  const { kept, writes } = useStore()
  const version = useSignal(writes)
  const [asked, ask] = useState(0)
  const [state, setState] = useState<{ path: string | null; data?: T[]; cut?: boolean; problem?: Problem; busy: boolean }>({ path, data: path ? kept.get(`all ${path}`) as T[] : undefined, busy: path !== null })
  useEffect(() => {
    if (!path) return
    let live = true
    const before = kept.get(`all ${path}`) as T[] | undefined
    setState({ path, data: before, busy: true })
    const gather = async () => {
      const items: T[] = []
      let next: string | null | undefined
      for (let page = 0; page < most && (page === 0 || next); page++) {
        const answer = await http.get<Page<T>>(next ? `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(next)}` : path)
        items.push(...answer.items)
        next = answer.next
      }
      kept.set(`all ${path}`, items)
      if (live) setState({ path, data: items, cut: Boolean(next), busy: false })
    }
    gather().catch((refusal: unknown) => { if (live) setState({ path, data: before, problem: asProblem(refusal), busy: false }) })
    return () => { live = false }
  }, [path, version, asked, most, http, kept])
  const current = state.path === path ? state : { data: path ? kept.get(`all ${path}`) as T[] | undefined : undefined, busy: path !== null }
  return { ...current, reload: useCallback(() => ask(nth => nth + 1), []) }
}

/** Any failure as a refusal that can be put into words. */
export function asProblem(refusal: unknown): Problem {
  return refusal instanceof Problem ? refusal : new Problem('server_error', 500)
}
