import type { Day } from '#kernel/day.ts'
import type { Fault } from '#kernel/problem.ts'
import { SECURITY } from './kinds.ts'

/** What a pattern of numbers may be made of, beside letters, digits and the signs between them. */
export const TOKENS = ['sifat', 'klasifikasi', 'urut', 'kode_unit', 'bulan_romawi', 'bulan', 'tahun'] as const
type Token = (typeof TOKENS)[number]
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']
const PLACE_DIGITS = 6
/** So many letters may be put in behind one number. */
export const MOST_INSERTED = 26

/** What a number is written from. */
export type Parts = { security: keyof typeof SECURITY; classification?: string | null | undefined; unitCode?: string | null | undefined; seq: number; suffix?: string | null | undefined; digits: number; day: Day }

/** Names everything that is wrong with a pattern at once; one without {urut} is none. */
export function patternFaults(pattern: string): Fault[] {
  const tokens = [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!)
  const strange = tokens.filter(name => !(TOKENS as readonly string[]).includes(name))
  const plain = pattern.replaceAll(/\{[^{}]*\}/g, '')
  const counted = tokens.filter(name => name === 'urut').length
  return [
    ...counted === 0 ? [{ at: 'pattern', rule: 'pattern_without_urut', limit: '{urut}' }] : [], ...counted > 1 ? [{ at: 'pattern', rule: 'pattern_urut_twice' }] : [],
    ...strange.length > 0 ? [{ at: 'pattern', rule: 'pattern_token', limit: strange.map(name => `{${name}}`).join(', ') }] : [],
    ...plain.includes('{') || plain.includes('}') ? [{ at: 'pattern', rule: 'pattern_braces' }] : [], .../^[A-Za-z0-9 ./_{}-]*$/.test(plain) ? [] : [{ at: 'pattern', rule: 'pattern_signs' }],
  ]
}

/** Tells whether a pattern uses a token. */
export function uses(pattern: string, token: Token): boolean {
  return pattern.includes(`{${token}}`)
}

/** Writes a number: `920/003/D.04/07/2026`; one put in behind another bears a letter, `012.A`. */
export function writtenNumber(pattern: string, { security, classification, unitCode, seq, suffix, digits, day }: Parts): string {
  const month = Number(day.slice(5, 7))
  const values: Record<Token, string> = {
    sifat: SECURITY[security], klasifikasi: classification ?? '', urut: `${String(seq).padStart(digits, '0')}${suffix ? `.${suffix}` : ''}`, kode_unit: unitCode ?? '', bulan_romawi: ROMAN[month - 1]!, bulan: day.slice(5, 7), tahun: day.slice(0, 4),
  }
  return pattern.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name as Token] ?? whole)
}

/** Where a number stands in the order of its register. */
export function placeInRegister(seq: number, suffix = ''): string {
  return `${String(seq).padStart(PLACE_DIGITS, '0')}${suffix}`
}

/** The letter of the next number put in behind one; none is left after Z. */
export function nextSuffix(taken: readonly string[]): string | undefined {
  return taken.length < MOST_INSERTED ? String.fromCharCode(65 + taken.length) : undefined
}
