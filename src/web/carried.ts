import { covers, type Region } from '#kernel/region.ts'
import type { Held } from './memory.ts'
import type { Shelf } from './shelf.ts'
import { createSignal, type Signal } from './signal.ts'

/** Why records left: a post there ended, the place was not chosen, or they are simply no part of the work any more. */
export type LeftWhy = 'post' | 'chosen' | 'other'
/** So many records of one kind and place that left this device at one contact; no name, no id. */
export type Left = { kind: string; region: Region; why: LeftWhy; count: number; at: string }
type Told = { kind: string; record: Held }
/** What this device remembers of what it carries. */
export type CarriedFacts = {
  /** The places chosen to be carried; none chosen means all. */
  areas: readonly Region[]
  /** The RW chosen where one kelurahan alone is too much, and those that were there to choose from. */
  rws?: readonly string[]
  spots?: readonly string[]
  /** That this device is nearly full was read. */
  warned?: true
  /** What left lately, newest first. */
  left: readonly Left[]
  /** Up to when the person has read it. */
  seen?: string
  /** When the office's data were put back from a copy and this device loaded anew, until it was read. */
  restored?: string
}
/** What is carried on this device and what left it, sealed on the worker's shelf. */
export type Carried = Signal<CarriedFacts> & {
  /** Reads what the shelf of now has; again whenever the shelf is another. */
  ready(): Promise<CarriedFacts>
  change(part: Partial<CarriedFacts>): Promise<void>
  /** Notes what leaves, told before it goes, beside the places that are the worker's own now. */
  leaves(records: readonly Told[], own: readonly Region[]): Promise<void>
  /** Takes back from the lines what is here again: of a post given anew nothing has left. */
  returns(records: readonly Told[]): Promise<void>
}

const PLACE = 'ponsel'
const MOST_LEFT = 20
const KEPT_MS = 30 * 86_400_000
const NOTHING: CarriedFacts = { areas: [], left: [] }

/** Makes the keeper of what is carried over the shelf. */
export function createCarried(shelf: Signal<Shelf>): Carried {
  const state = createSignal(NOTHING)
  let of: Shelf | undefined
  let reading: Promise<void> = Promise.resolve()
  const ready = async () => {
    const now = shelf.get()
    if (of !== now) {
      of = now
      state.set(NOTHING)
      reading = now.drafts.get(PLACE).catch(() => undefined).then(kept => { if (of === now && kept) state.set((kept as { values: CarriedFacts }).values) })
    }
    await reading
    return state.get()
  }
  /** What comes of what stands is worked out when it is written: two turns of one contact lose nothing of each other. */
  const turn = async (part: (now: CarriedFacts) => Partial<CarriedFacts>) => {
    await ready()
    state.set({ ...state.get(), ...part(state.get()) })
    // it lies among the half-written forms, which need no word of their own to be sealed and swept
    await shelf.get().drafts.put(PLACE, { values: state.get(), at: new Date().toISOString() }).catch(() => undefined)
  }
  return {
    ...state, ready, change: part => turn(() => part),
    async leaves(records, own) {
      const told = records.filter(isTold)
      if (told.length) await turn(({ areas, rws = [], left }) => {
        const at = new Date().toISOString()
        const lines: Left[] = []
        for (const { kind, record: { region, rw, depth } } of told) {
          // what was read in full was here by hand: it did not go with a post
          const why = depth !== 'full' && !own.some(place => covers(place, region)) ? 'post' : isLeftOut({ areas, rws }, region, rw) ? 'chosen' : 'other'
          const line = lines.find(one => one.kind === kind && one.region === region && one.why === why)
          if (line) line.count += 1
          else lines.push({ kind, region, why, at, count: 1 })
        }
        return { left: [...lines, ...left].filter(one => Date.parse(at) - Date.parse(one.at) < KEPT_MS).slice(0, MOST_LEFT) }
      })
    },
    async returns(records) {
      const back = records.filter(isTold)
      if (back.length) await turn(({ left }) => {
        const still = left.map(one => ({ ...one }))
        for (const { kind, record } of back) {
          const line = still.find(one => one.count && one.kind === kind && one.region === record.region)
          if (line) line.count -= 1
        }
        return { left: still.filter(({ count }) => count) }
      })
    },
  }
}

// a plan that is over or off is no plan that left
function isTold({ kind, record: { state } }: Told): boolean {
  return kind === 'case' || (kind === 'trip' && state === 'rencana')
}

function isLeftOut({ areas, rws }: { areas: readonly Region[]; rws: readonly string[] }, region: Region, rw: unknown): boolean {
  return (areas.length > 0 && !areas.some(place => covers(place, region))) || (rws.length > 0 && typeof rw === 'string' && !rws.includes(rw))
}

/** The kelurahan below a worker's own places, of which some may be chosen. */
export function ownKelurahan(posts: readonly { line: string; region: Region }[], places: Readonly<Record<Region, string>>): Region[] {
  return Object.keys(places).filter(code => code.split('.').length === 4 && posts.some(({ line, region }) => line === 'area' && covers(region, code))).toSorted((a, b) => places[a]!.localeCompare(places[b]!))
}
