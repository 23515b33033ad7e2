import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { dayAt, type Day } from '#kernel/day.ts'
import type { Id } from '#kernel/id.ts'
import { covers, levelOf, type Region } from '#kernel/region.ts'
import { holds, postFor } from '#kernel/rights.ts'
import { useApp, useSession } from '#web/app.tsx'
import { followLive } from '#web/live.ts'
import { actorOf, type Office, type Session } from '#web/session.ts'
import { createSignal, type Signal } from '#web/signal.ts'

/** What lives as long as the office page: answers kept for going back, a counter of own writes, the last word said. */
export type Store = {
  kept: Map<string, unknown>
  /** Grows with each write, so that every list on screen is fetched again. */
  writes: Signal<number>
  /** Grows while the page is in sight, so that what others did is seen; never while a form is being filled. */
  ticks: Signal<number>
  /** The last confirmation, for the line at the foot. */
  said: Signal<{ text: string; nth: number } | undefined>
}

/** Makes the store of the office page. */
export function createStore(): Store {
  return { kept: new Map(), writes: createSignal(0), ticks: createSignal(0), said: createSignal<{ text: string; nth: number } | undefined>(undefined) }
}

const StoreContext = createContext<Store | undefined>(undefined)

/** Hands the store to every screen below. */
export function StoreProvider({ store, children }: { store: Store; children: ReactNode }) {
  return <StoreContext.Provider value={store}>{children}</StoreContext.Provider>
}

const EVERY_MS = 60_000
const REST_MS = 5_000

/** Lets every screen fetch again each minute and when the page comes back into sight; not under a hand that writes. */
export function useFreshness(): void {
  const { ticks } = useStore()
  const { http } = useApp()
  useEffect(() => {
    let last = Date.now()
    const isWriting = () => !!document.activeElement?.closest('main form, [role=dialog]') || !!document.querySelector('[role=dialog]')
    let told: ReturnType<typeof setTimeout> | undefined
    const tick = () => {
      if (document.visibilityState !== 'visible' || Date.now() - last < REST_MS || isWriting()) return false
      last = Date.now()
      ticks.set(ticks.get() + 1)
      return true
    }
    // news waits for a resting hand, and much of it is one look
    const news = () => {
      clearTimeout(told)
      if (!tick()) told = setTimeout(news, REST_MS)
    }
    const stop = followLive(http, news)
    const timer = setInterval(tick, EVERY_MS)
    document.addEventListener('visibilitychange', tick)
    window.addEventListener('focus', tick)
    return () => { stop(); clearTimeout(told); clearInterval(timer); document.removeEventListener('visibilitychange', tick); window.removeEventListener('focus', tick) }
  }, [ticks, http])
}

/** The store of the office page. */
export function useStore(): Store {
  const store = useContext(StoreContext)
  if (!store) throw new Error('no StoreProvider above')
  return store
}

/** The office at whose desk the worker sits: that of the first area post. */
export type OfficeHere = Office & { id: Id; tagline?: string | null }

/** The office at whose desk the worker sits. */
export function useOffice(): OfficeHere {
  const session = useSession()
  return officeIn(session) as OfficeHere
}

/** Today at the office. */
export function useToday(): Day {
  return dayAt(useOffice().region, new Date().toISOString())
}

/** Says in one line at the foot that something was done. */
export function useTell(): (text: string) => void {
  const { said } = useStore()
  return text => said.set({ text, nth: (said.get()?.nth ?? 0) + 1 })
}

/** Tells whether the worker holds a verb, anywhere or at a place. */
export function useMay(): (verb: string, place?: Region) => boolean {
  const { sheet } = useApp()
  const actor = actorOf(useSession())
  return (verb, place) => (place ? postFor(sheet, actor, verb, place) !== undefined : holds(sheet, actor, verb))
}

/** The worker's area posts' regions, widest first. */
export function useAreas(): Region[] {
  const { posts } = useSession()
  return [...new Set(posts.filter(({ line }) => line === 'area').map(({ region }) => region))].sort((a, b) => levelOf(a) - levelOf(b))
}

/** Kelurahan and desa of the worker's areas, by name, from what the session brought. */
export function useKelurahan(): { value: Region; label: string }[] {
  const { places } = useSession()
  const areas = useAreas()
  return Object.entries(places).filter(([code]) => levelOf(code) === 4 && areas.some(area => covers(area, code)))
    .map(([value, name]) => ({ value, label: `${name} · ${places[value.slice(0, 8)] ?? ''}`.replace(/ · $/, '') }))
    .sort((a, b) => a.label.localeCompare(b.label, 'id'))
}

function officeIn({ offices, posts }: Session): Office {
  const areas = posts.filter(({ line }) => line === 'area')
  const found = areas.map(({ region }) => offices.filter(office => covers(office.region, region)).sort((a, b) => levelOf(b.region) - levelOf(a.region))[0]).find(Boolean)
  return found ?? offices[0] ?? { home: 0, region: areas[0]?.region ?? '31', name: '', nearDays: 7 }
}
