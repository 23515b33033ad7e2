import { daysBetween, type Day } from '#kernel/day.ts'
import { hasSealedType } from '#slices/cases/needs.ts'
import type { Institution } from './kinds.ts'
import type { Group, Paper, Tally, Thing } from './shapes.ts'

type Numbers = Readonly<Record<string, number>>
/** What of somebody decides which places are for them; what is not known fits everywhere. */
export type Someone = { sex?: string | null | undefined; age?: number | null | undefined; types?: readonly string[] | undefined }

/** How many days before the end of a paper the house and the office are told. */
export const WARN_DAYS = [90, 30, 7] as const
const TALLY_DAYS = 14

/** Counts the free places of each group: never below zero, also when there are fewer places than people. */
export function freeOf(groups: readonly Group[], taken: Numbers): Record<string, number> {
  return Object.fromEntries(groups.map(({ key, places }) => [key, Math.max(0, places - (taken[key] ?? 0))]))
}

/** Tells whether a group is for people of a confidential type: of such places others learn only whether there is one. */
export function isQuiet({ categories }: Pick<Group, 'categories'>): boolean {
  return hasSealedType(categories)
}

/** What everybody is told of a house's places: exact numbers, and of quiet groups one or none. */
export function toldPlaces(groups: readonly Group[], taken: Numbers): Pick<Institution, 'places' | 'free' | 'freeTotal' | 'over'> {
  const exact = freeOf(groups, taken)
  const free = Object.fromEntries(groups.map(group => [group.key, isQuiet(group) ? Math.min(1, exact[group.key]!) : exact[group.key]!]))
  return { places: sum(groups.map(({ places }) => places)), free, freeTotal: sum(Object.values(free)), over: groups.some(({ key, places }) => (taken[key] ?? 0) > places) }
}

/** Tells whether places or a room are for somebody's sex; of whom it is not known, all are. */
export function isForSex({ sex }: Pick<Group, 'sex'>, of: string | null | undefined): boolean {
  return sex === 'semua' || !of || of === sex
}

/** Tells whether a group's places are for somebody. */
export function fits({ sex, ageFrom, ageTo, categories }: Group, of: Someone): boolean {
  const sexFits = isForSex({ sex }, of.sex)
  const ageFits = of.age === null || of.age === undefined || (of.age >= (ageFrom ?? 0) && of.age <= (ageTo ?? Infinity))
  const typeFits = categories.length === 0 || !of.types?.length || of.types.some(type => (categories as readonly string[]).includes(type))
  return sexFits && ageFits && typeFits
}

/** Counts one more coming or going on a day; days long past are left out. */
export function tallied(tally: Tally, day: Day, what: 'masuk' | 'keluar' | 'cuti' | 'kembali'): Tally {
  const line = tally.find(one => one.day === day) ?? { day, masuk: 0, keluar: 0, cuti: 0, kembali: 0 }
  return [...tally.filter(one => one.day !== day), { ...line, [what]: line[what] + 1 }].toSorted((a, b) => (a.day < b.day ? -1 : 1)).slice(-TALLY_DAYS)
}

/** The next day on which a paper of the house ends. */
export function nextDateOf(papers: readonly Paper[]): Day | null {
  return papers.map(({ until }) => until).filter((until): until is Day => !!until).toSorted()[0] ?? null
}

/** A paper that ends soon or has ended: within which of the warned days, and in how many. */
export type PaperAlert = { paper: Paper; days: number; within: (typeof WARN_DAYS)[number] | 0 }

/** The papers of which house and office are told ahead, the most urgent first; `within` 0 has ended. */
export function alertsOf(papers: readonly Paper[], today: Day): PaperAlert[] {
  return papers.flatMap(paper => {
    if (!paper.until) return []
    const days = daysBetween(today, paper.until)
    const within: PaperAlert['within'] | undefined = days < 0 ? 0 : WARN_DAYS.findLast(limit => days <= limit)
    return within === undefined ? [] : [{ paper, days, within }]
  }).toSorted((a, b) => a.days - b.days)
}

/** Reads things written one a line, a number first: `2 baju`. */
export function thingsOf(written: string): Thing[] {
  return written.split('\n').map(line => line.trim()).filter(line => line).map(line => {
    const [, count, what] = /^(\d{1,3})\s*[x×]?\s+(.+)$/.exec(line) ?? []
    return { what: (what ?? line).slice(0, 160), count: Math.max(1, Number(count ?? 1)) }
  })
}

/** Writes things as they are typed, one a line. */
export function thingsWords(things: readonly Thing[] | null | undefined): string {
  return (things ?? []).map(({ what, count }) => `${count} ${what}`).join('\n')
}

/** Says for whom places are: `Laki-laki, 60 tahun ke atas, Lanjut usia telantar`. */
export function groupWords(say: (key: string, values?: Record<string, string | number | null | undefined>) => string, { sex, ageFrom, ageTo, categories }: Group): string {
  const ages = ageFrom && ageTo ? say('institution.age.between', { youngest: ageFrom, oldest: ageTo }) : ageFrom ? say('institution.age.from', { youngest: ageFrom }) : ageTo ? say('institution.age.to', { oldest: ageTo }) : ''
  return [say(`for_sex.${sex}`), ages, categories.map(code => say(`type.${code}`)).join(', ')].filter(Boolean).join(', ')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
