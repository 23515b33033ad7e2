import { homeOf } from '#kernel/id.ts'
import { covers, levelOf, NATION, placeOf, type Region } from '#kernel/region.ts'
import type { Actor } from '#kernel/rights.ts'
import type { Settings } from './db.ts'
import { proofOf } from './session.ts'

/** The register of homes: which opaque number stands for which office area today. */
export type Homes = { homeAt(region: Region): number | undefined; regionOf(home: number): Region | undefined; settingsFor(actor: Actor, eyes?: 'house'): Settings; /** Region codes met so far that stand in the national list. */ places: Set<Region> }

/** Reads the register once at the start; a decree that renumbers is followed by a restart. */
export function homesOf(rows: readonly { home: number; code: Region }[]): Homes {
  const byCode = new Map(rows.map(row => [row.code, row.home]))
  const byHome = new Map(rows.map(row => [row.home, row.code]))
  const codes = rows.map(row => row.code)
  const within = (region: Region) => (levelOf(region) >= 2 ? [placeOf(region).kab] : codes.filter(code => covers(region, code) || region === NATION))
  return {
    places: new Set(codes),
    homeAt: region => byCode.get(levelOf(region) >= 2 ? placeOf(region).kab : region),
    regionOf: home => byHome.get(home),
    settingsFor: (actor, eyes) => {
      const kab = [...new Set(actor.posts.flatMap(post => within(post.region)))]
      const home = [...new Set([...actor.posts.map(post => homeOf(post.id)), ...kab.map(code => byCode.get(code)!)])]
      const proof = proofOf(actor)
      return { kab, home, worker: actor.workerId, ...(eyes ? { eyes } : {}), ...(proof ? { proof } : {}) }
    },
  }
}
