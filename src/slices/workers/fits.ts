import type { Fault } from '#kernel/problem.ts'
import { levelOf, type Region } from '#kernel/region.ts'

const LEVEL_WORDS = ['nasional', 'provinsi', 'kabupaten/kota', 'kecamatan', 'kelurahan/desa']
const KELURAHAN = [4]
const KECAMATAN = [3]
const OFFICE = [1, 2]

/** Where each role is held: levels of region, 0 the nation, 4 the kelurahan; roles of the office that are not named stand at its kabupaten, kota or province. */
const LEVELS: Readonly<Record<string, readonly number[]>> = {
  psm: KELURAHAN, puskesos: KELURAHAN, lurah: KELURAHAN, kasi_kesra: KELURAHAN, ketua_rt: KELURAHAN, ketua_rw: KELURAHAN,
  tksk: KECAMATAN, camat: KECAMATAN, kasi_kesos: KECAMATAN,
  fasilitator_slrt: [2, 3, 4], pendamping_sosial: [2, 3, 4], karang_taruna: [2, 3, 4], sakti_peksos: [1, 2, 3, 4], penyuluh: [1, 2, 3, 4], tagana: [1, 2, 3, 4], pordam: [1, 2, 3, 4], koordinator_pilar: [1, 2, 3, 4],
  admin: [0, 1, 2], dinas_provinsi: [1],
}
/** Roles that speak for the whole kelurahan, never for one RT. */
const WHOLE = ['lurah', 'kasi_kesra']

/** Tells at which levels of region a role may be held. */
export function levelsOf(role: string): readonly number[] {
  return LEVELS[role] ?? OFFICE
}

/** What a post is asked to fit. */
export type Fitting = { role: string; region: Region; rt?: string | null; rw?: string | null }

/** Names every way in which place, RT and RW do not fit the role. */
export function misfits({ role, region, rt, rw }: Fitting): Fault[] {
  const faults: Fault[] = []
  const levels = levelsOf(role)
  const level = levelOf(region)
  if (!levels.includes(level)) faults.push(levels === KELURAHAN ? { at: 'region', rule: 'kelurahan' } : { at: 'region', rule: 'level_of_role', limit: levels.map(one => LEVEL_WORDS[one]).join(', ') })
  if (role === 'ketua_rt' && !rt) faults.push({ at: 'rt', rule: 'required' })
  if (role === 'ketua_rw' && !rw) faults.push({ at: 'rw', rule: 'required' })
  if (rt && (role === 'ketua_rw' || WHOLE.includes(role) || level < 4)) faults.push({ at: 'rt', rule: 'not_for_role' })
  if (rw && (WHOLE.includes(role) || level < 4)) faults.push({ at: 'rw', rule: 'not_for_role' })
  return faults
}

/** Tells whether a post of this role may name this pillar: its own, or any for a coordinator. */
export function fitsPillar(role: string, pillar: { role: string }): boolean {
  return role === 'koordinator_pilar' || pillar.role === role
}
