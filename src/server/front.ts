import { NATION, placeOf, type Region } from '#kernel/region.ts'
import { transact } from './db.ts'
import type { Services } from './services.ts'

const FRESH_MS = 10_000

/** An office as the public knows it. */
export type Front = { home: number; region: string; name: string; phone: string }
/** The offices as pages for strangers ask them: often, and at most once in ten seconds of the database. */
export type Fronts = { all(): Promise<readonly Front[]>; /** The office of a home, or the only one there is: whom to call before a closed door. */ at(home: number | undefined): Promise<Front | undefined> }

/** Opens what strangers may know of the offices. */
export function openFronts(services: Pick<Services, 'pool' | 'homes'>): Fronts {
  const kept: { at: number; list: Promise<readonly Front[]> } = { at: 0, list: Promise.resolve([]) }
  const all = () => {
    if (Date.now() - kept.at < FRESH_MS) return kept.list
    kept.at = Date.now()
    kept.list = officesOf(services)
    kept.list.catch(() => { kept.at = 0 })
    return kept.list
  }
  return { all, at: async home => { const list = await all(); return list.find(office => office.home === home) ?? (list.length === 1 ? list[0] : undefined) } }
}

/** Gives the office of a home as it is now. */
export async function officeAt(services: Pick<Services, 'pool' | 'homes'>, home: number | undefined): Promise<Front | undefined> {
  return (await officesOf(services)).find(office => office.home === home)
}

async function officesOf({ pool, homes }: Pick<Services, 'pool' | 'homes'>): Promise<Front[]> {
  const everywhere = homes.settingsFor({ workerId: '', name: '', shut: [], posts: [{ id: '00000000-0000-8000-8000-000000000000', role: '', region: NATION, line: 'area', from: '2000-01-01' }] })
  return (await transact(pool, everywhere, client => client.query<Front>('select home, region, name, phone from offices order by name'), true)).rows
}

/** A number that an office keeps for the public. */
export type PublicNumber = { region: Region; service: string; name: string; phone: string; note?: string | null; ended: boolean }

/** The numbers that an office keeps for a place and what lies around it, the nearest first: for whoever stands there. */
export async function numbersNear({ pool }: Pick<Services, 'pool'>, { home, region: office }: Front, place: Region): Promise<PublicNumber[]> {
  const around = [...new Set([place, placeOf(place).kec, office])]
  return (await transact(pool, { kab: [office], home: [home], worker: '' }, client => client.query<PublicNumber>('select region, service, name, phone, note, ended from hotlines where home = $1 and region = any($2) and not ended order by length(region) desc, name limit 50', [home, around]), true)).rows
}
