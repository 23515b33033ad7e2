import type { Id } from '#kernel/id.ts'
import { firstHome, type Region } from '#kernel/region.ts'
import { type Book, later } from './book.ts'
import type { Opened } from './intake.ts'
import type { Offices } from './office.ts'
import { NEAR, WIDE } from './workers.ts'

const KABID = { rehsos: 'nur', linjamsos: 'kabid.linjamsos', dayasos: 'kabid.dayasos', pfm: 'kabid.linjamsos' } as const
const TEAM_VERBS = ['psm', 'tksk', 'pendamping_sosial', 'fasilitator_slrt', 'penyuluh', 'puskesos'] as const

/** The kabid to whose bidang a case belongs. */
export function kabidOf(one: Opened): string {
  return KABID[one.story.bidang]
}

/** Looks at a new report: national types, sub-types, bidang. */
export function triage(book: Book, one: Opened, at: number, by = book.pick(['operator', 'back.office', 'manajer.slrt', 'ketua.tim'])): void {
  book.write(by, at, 'case.triage', { caseId: one.id, types: one.story.types, ...(one.story.sub ? { subtypes: one.story.sub } : {}), bidang: one.story.bidang }, firstHome(one.region))
}

/** Gives a case its lead and team; a second pillar nearly always goes along. */
export function assign(book: Book, offices: Offices, one: Opened, at: number, lead: string, team: readonly string[], by = kabidOf(one)): void {
  book.write(by, at, 'case.assign', { caseId: one.id, leadId: offices.who(lead), teamIds: team.map(offices.who) }, firstHome(one.region))
  one.lead = lead
  one.team = [lead, ...team]
}

/** Chooses lead and team for a case from those who work at its place, by what is needed. */
export function teamFor(book: Book, one: Opened, offset: number): { lead: string; team: string[] } {
  const here = workersAt(one.region, offset)
  const special = specialists(book, one)
  const lead = special.lead ?? book.pick(here)
  const others = here.filter(username => username !== lead)
  const team = [...special.team, ...(others.length > 0 && book.draw(5) > 0 ? [book.pick(others)] : [])].filter(username => username !== lead)
  return { lead, team: [...new Set(team)] }
}

/** Names the pillar members who plan visits at a place on a day, the nearest first. */
export function workersAt(region: Region, offset: number): string[] {
  const holds = (posts: (typeof NEAR)[number]['posts']) => posts.some(held => (TEAM_VERBS as readonly string[]).includes(held.role) && !held.line && region.startsWith(held.region) && (held.since ?? -400) < offset && held.until === undefined)
  return [...NEAR, ...WIDE].filter(one => holds(one.posts)).map(one => one.username)
}

/** Moves a case along its flow; gives the moment of the last step. */
export function moveOn(book: Book, one: Opened, from: number, steps: readonly string[], hours = 20): number {
  let at = from
  for (const step of steps) {
    at = later(at, 7 + hours * 60)
    if (at > book.time(-1, '21:50')) return from
    const closing = step === 'tutup' ? { reason: 'Tujuan pendampingan tercapai', summary: 'Keluarga mampu melanjutkan sendiri; bantuan diterima dan digunakan; tetangga dan RT ikut menjaga.' } : {}
    book.write(one.lead!, at, 'case.step', { caseId: one.id, step, ...closing }, firstHome(one.region))
  }
  return at
}

/** Ends a case, or refuses it, at the office. */
export function decide(book: Book, one: Opened, at: number, by: string, step: string, reason: string, sameAsId?: Id): void {
  book.write(by, at, 'case.step', { caseId: one.id, step, reason, ...(sameAsId ? { sameAsId } : {}) }, firstHome(one.region))
}

function specialists(book: Book, { story }: Opened): { lead?: string; team: string[] } {
  if (story.needs.includes('bencana')) return { lead: book.pick(['tagana', 'fajar']), team: ['pordam'].filter(() => book.draw(3) === 0) }
  if (story.sub?.includes('pasung')) return { team: ['peksos'] }
  if (story.needs.includes('jiwa') && book.draw(2) === 0) return { team: ['peksos'] }
  if (story.needs.includes('anak') && book.draw(2) === 0) return { team: ['gita'] }
  return { team: [] }
}
