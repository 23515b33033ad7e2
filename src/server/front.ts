import { NATION } from '#kernel/region.ts'
import { transact, type Settings } from './db.ts'
import type { Services } from './services.ts'

/** An office as the public knows it. */
export type Front = { home: number; region: string; name: string; phone: string }

/** Lists the offices that work with Pilar. */
export async function frontOffices({ pool, homes }: Pick<Services, 'pool' | 'homes'>, home?: number): Promise<Front[]> {
  const code = home === undefined ? undefined : homes.regionOf(home)
  const all = homes.settingsFor({ workerId: '', name: '', shut: [], posts: [{ id: '00000000-0000-8000-8000-000000000000', role: '', region: NATION, line: 'area', from: '2000-01-01' }] })
  const settings: Settings = code ? { kab: [code], home: [home!], worker: '' } : all
  const { rows } = await transact(pool, settings, client => client.query<Front>('select home, region, name, phone from offices order by name'), true)
  return rows
}

/** Gives the office of a home, or the only one there is: whom to call before a closed door. */
export async function frontOffice(services: Pick<Services, 'pool' | 'homes'>, home: number | undefined): Promise<Front | undefined> {
  const [found] = home === undefined || services.homes.regionOf(home) === undefined ? [] : await frontOffices(services, home)
  if (found) return found
  const all = await frontOffices(services)
  return all.length === 1 ? all[0] : undefined
}
