import * as z from 'zod/mini'
import { day, int, maybe, oneOf, pattern, text } from '#kernel/fields.ts'
import { TYPE_CODES } from '#slices/cases/needs.ts'

/** For whom places or a room are: men, women, or all. */
export const FOR_SEX = ['L', 'P', 'semua'] as const
/** Papers by which a house may work: its registration, its licences, its accreditation. */
export const PAPER_SORTS = ['tanda_daftar', 'stp', 'siop', 'akreditasi'] as const
/** Grades of an accreditation. */
export const GRADES = ['A', 'B', 'C'] as const

/** Places that belong together: for whom, of which age, for which national types (none: all), and how many. */
export const Group = z.strictObject({
  key: pattern(/^[a-z0-9]{1,12}$/, 'code'), sex: oneOf(FOR_SEX), ageFrom: maybe(int(0, 120)), ageTo: maybe(int(0, 120)), categories: z.array(oneOf(TYPE_CODES)).check(z.maxLength(26)), places: int(0, 5000),
})
/** Places that belong together. */
export type Group = z.infer<typeof Group>
/** A service of a house and what must be brought to get it. */
export const Service = z.strictObject({ name: text(160), requirements: maybe(text(600)) })
/** A paper with its number and the last day on which it holds. */
export const Paper = z.strictObject({ sort: oneOf(PAPER_SORTS), number: maybe(text(80)), grade: maybe(oneOf(GRADES)), until: maybe(day()) })
/** A paper of a house. */
export type Paper = z.infer<typeof Paper>
/** A thing that somebody brought or takes along. */
export const Thing = z.strictObject({ what: text(160), count: int(1, 999) })
/** A thing with its number. */
export type Thing = z.infer<typeof Thing>
/** Numbers by the key of a group of places. */
export const Numbers = z.record(z.string(), z.number())
/** Comings and goings of some days, as numbers. */
export const Tally = z.array(z.object({ day: z.string(), masuk: z.number(), keluar: z.number(), cuti: z.number(), kembali: z.number() }))
/** Comings and goings of some days. */
export type Tally = z.infer<typeof Tally>
