import type { Moment } from '#kernel/action.ts'
import { Worker } from '#slices/workers/rules.ts'

const MOST = 60
const LONGEST = 34

/** Makes a username of a name: the first two words, without titles, small letters: `Hj. Siti Aminah, S.Sos` → `siti.aminah`. */
export function usernameOf(name: string): string {
  const words = name.split(',')[0]!.normalize('NFD').toLowerCase().replace(/[^a-z0-9. ]/g, '').replace(/\b(h|hj|dr|drs|dra|ir|kh|tgh|ust|prof)\.\s*/g, '').replace(/\./g, ' ').trim().split(/\s+/).filter(word => word)
  const made = words.slice(0, 2).join('.').slice(0, LONGEST)
  return made.length >= 3 ? made : `${made || 'petugas'}.pilar`
}

/** Finds a username that nobody of the home has. */
export async function freeUsername({ desk }: Moment, name: string): Promise<string> {
  const base = usernameOf(name)
  const wanted = [base, ...Array.from({ length: MOST }, (_, nth) => `${base}${nth + 2}`)]
  const taken = new Set((await desk.findInHouse(Worker, { username: wanted })).map(worker => worker.username))
  return wanted.find(one => !taken.has(one)) ?? `${base}.${taken.size + 2}`
}
