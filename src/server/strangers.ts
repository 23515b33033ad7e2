import { homeOf, type Id } from '#kernel/id.ts'
import { tooMany } from '#kernel/problem.ts'
import type { Pool } from './db.ts'
import type { Vault } from './vault.ts'

// Crockford's: no letter that is taken for a digit
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const HOME_SIGNS = 4
const CODE_SIGNS = 26
const GROUP = /(.{5})(?=.)/g

type Limit = { key: string; minutes: number; tries: number }
/** The limits that are known to be reached, and until when: a flood is turned away without asking the database again. */
export type Gates = Map<string, number>
const MOST_CLOSED = 20_000

/** Counts a report against the address it comes from, the office it goes to and the whole server; refuses with the seconds to wait. */
export async function spendReport({ pool, vault }: { pool: Pool; vault: Vault }, address: string, home: number, closed: Gates): Promise<void> {
  const limits: Limit[] = [{ key: `report from:${address}`, minutes: 10, tries: 3 }, { key: `report to:${home}`, minutes: 10, tries: 60 }, { key: 'report anywhere', minutes: 1, tries: 80 }]
  const now = Date.now()
  const shut = limits.map(({ key }) => closed.get(key) ?? 0).find(until => until > now)
  if (shut) throw tooMany({ seconds: Math.ceil((shut - now) / 1000) })
  for (const { key, minutes, tries } of limits) {
    const { rows: [gate] } = await pool.query<{ wait: number }>('select wait from throttle_try($1, $2, $3)', [[vault.blind(key)], minutes, tries])
    if (gate!.wait === 0) continue
    // what is remembered is bounded; forgetting costs a question to the database
    if (closed.size > MOST_CLOSED) closed.clear()
    closed.set(key, now + gate!.wait * 1000)
    throw tooMany({ seconds: gate!.wait })
  }
}

/** The code of a report: 130 bits made from its envelope and the master key, after the home it lies in; only its hash is kept. */
export function codeOf(vault: Vault, envelope: Id): { code: string; hash: string } {
  const bytes = vault.blind(`report:${envelope}`)
  const noise = Array.from({ length: CODE_SIGNS }, (_, at) => SIGNS[bytes[at]! & 31]).join('')
  const plain = homeSigns(homeOf(envelope)) + noise
  return { code: plain.replace(GROUP, '$1-'), hash: vault.blind(`report code:${plain}`).toString('hex') }
}

/** A code as its hash wants it, however it was typed. */
export function plainCode(typed: string): string {
  return typed.slice(0, 100).toUpperCase().replaceAll(/[^0-9A-Z]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
}

/** The home that a code names, whether or not there is such a report. */
export function homeOfCode(plain: string): number {
  return [...plain.slice(0, HOME_SIGNS)].reduce((home, sign) => home * 32 + Math.max(0, SIGNS.indexOf(sign)), 0)
}

function homeSigns(home: number): string {
  return Array.from({ length: HOME_SIGNS }, (_, at) => SIGNS[(home >> (5 * (HOME_SIGNS - 1 - at))) & 31]).join('')
}
