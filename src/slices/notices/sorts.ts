/** What notices are about, as people choose: each notice is of one sort. */
export const SORTS = ['darurat', 'kunjungan', 'kasus', 'arahan', 'suara', 'rapat', 'lainnya'] as const
/** One sort of notice. */
export type Sort = (typeof SORTS)[number]
/** Sorts that nobody can silence for themselves: somebody may be in danger. */
export const URGENT: readonly Sort[] = ['darurat']
/** The ways that a worker chooses among, sort by sort: a push on the telephone, an e-mail at once, the digest of the morning. In the app everything is always there. */
export const WAYS = ['push', 'mail', 'digest'] as const
/** One way. */
export type Way = (typeof WAYS)[number]

const OF_WORD: Readonly<Record<string, Sort>> = {
  alarm: 'darurat', incident: 'darurat', area: 'darurat', trip: 'kunjungan', visit: 'kunjungan', overlap: 'kunjungan', notice: 'kunjungan', work: 'kunjungan', case: 'kasus', step: 'kasus',
  directive: 'arahan', hearing: 'arahan', reminder: 'arahan', voice: 'suara', issue: 'suara', proposal: 'suara', policy: 'suara', meeting: 'rapat', letter: 'arahan', referral: 'kasus', reception: 'kasus', supervision: 'arahan', finding: 'arahan',
}

/** Tells the sort of a notice by the first word of its code; what nobody knows yet is of the last sort, never lost. */
export function sortOf(code: string): Sort {
  return OF_WORD[code.split('.')[0]!] ?? 'lainnya'
}

/** The sorts that people choose ways for. */
export const CHOSEN_SORTS: readonly Sort[] = SORTS.filter(sort => !URGENT.includes(sort))

/** Turns a choice around, as forms show it: the ways of each sort. */
export function bySort(chosen: Readonly<Record<Way, readonly Sort[]>>): Record<string, readonly string[]> {
  return Object.fromEntries(CHOSEN_SORTS.map(sort => [sort, WAYS.filter(way => chosen[way].includes(sort))]))
}

/** And back: the sorts of each way. */
export function byWay(form: Readonly<Record<string, readonly string[]>>): Record<Way, Sort[]> {
  return Object.fromEntries(WAYS.map(way => [way, CHOSEN_SORTS.filter(sort => form[sort]?.includes(way))])) as Record<Way, Sort[]>
}
