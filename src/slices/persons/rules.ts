import { day, flag, id, identityNumber, int, maybe, named, oneOf, rtNumber, secret, text } from '#kernel/fields.ts'
import { kind } from '#kernel/record.ts'
import { phoneNumber } from '#slices/workers/rules.ts'

/** Someone in need; may be nameless ("laki-laki, ±60 th, terminal Dara"). Never shares a table with staff. */
export const Person = kind('person', {
  table: 'persons',
  fields: {
    name: maybe(named(text(120))), description: maybe(named(text(200))), sex: maybe(oneOf(['L', 'P'])), bornYear: maybe(int(1900, 2100)), bornDay: maybe(secret(day())),
    nik: maybe(identityNumber()), phone: maybe(secret(phoneNumber())), householdId: maybe(id()), sealed: flag(),
  },
  trace: [], brief: ['name', 'description', 'sex'], list: ['name', 'description', 'sex'], filters: ['region', 'householdId'], order: 'name',
  subject: 'id', team: { field: 'id', member: 'personId' },
})

/** People who live together; membership is dated. */
export const Household = kind('household', {
  table: 'households',
  fields: {
    label: named(text(160)), kk: maybe(identityNumber()), rt: maybe(rtNumber()), rw: maybe(rtNumber()), address: maybe(secret(text(300))), landmark: maybe(secret(text(200))), sealed: flag(),
  },
  trace: ['rt', 'rw'], brief: ['label'], list: ['label', 'rt', 'rw'], filters: ['region', 'rt', 'rw'], order: 'label',
  subject: 'id', team: { field: 'id', member: 'householdId' },
})

/** Ties within a family card (hubungan dalam keluarga). */
export const TIES = ['kepala_keluarga', 'suami', 'istri', 'anak', 'menantu', 'cucu', 'orang_tua', 'mertua', 'famili_lain', 'pembantu', 'lainnya'] as const

/** A person's dated membership of a household. */
export const Membership = kind('membership', {
  table: 'memberships',
  fields: { personId: id(), householdId: id(), tie: oneOf(TIES), from: day(), until: maybe(day()), sealed: flag() },
  trace: [], brief: ['personId', 'householdId', 'tie', 'from', 'until'], list: ['personId', 'householdId', 'tie', 'from', 'until'], filters: ['region', 'personId', 'householdId'], order: 'from',
  team: { field: 'personId', member: 'personId' },
})

/** Softly checks a NIK (16 digits `PPKKCC DDMMYY SSSS`, women's day +40) against what is known; gives warnings, never refuses. */
export function nikWarnings(nik: string, known: { sex?: string | null; bornYear?: number | null }): string[] {
  if (!/^\d{16}$/.test(nik)) return ['nik.sixteen_digits']
  const day = Number(nik.slice(6, 8))
  const month = Number(nik.slice(8, 10))
  const woman = day > 40
  const warnings: string[] = []
  if ((woman ? day - 40 : day) < 1 || (woman ? day - 40 : day) > 31 || month < 1 || month > 12) warnings.push('nik.birth_date')
  if (known.sex && (known.sex === 'P') !== woman) warnings.push('nik.sex')
  if (known.bornYear && known.bornYear % 100 !== Number(nik.slice(10, 12))) warnings.push('nik.birth_year')
  if (nik.endsWith('0000')) warnings.push('nik.serial')
  return warnings
}

/** Shows an identity number with its middle hidden: `3515••••••••0003`. */
export function maskNumber(number: string): string {
  return `${number.slice(0, 4)}••••••••${number.slice(-4)}`
}
