import { clockWords } from './clock.ts'
import type { Contents, LetterSort } from './sorts.ts'

/** Sorts that are all plain words, days and clocks, with their fields in the order of the form. */
const FLAT = {
  laporan_kunjungan: ['who', 'basis', 'day', 'from', 'to', 'place', 'position', 'visitors', 'met', 'informed', 'purpose', 'findings', 'actions', 'obstacles', 'photos', 'next', 'notes'],
  rujukan: ['recipients', 'person', 'nik', 'born', 'address', 'category', 'reason', 'summary', 'needs', 'documents', 'contact', 'wanted', 'copies'],
  rekomendasi: ['recipients', 'person', 'nik', 'born', 'address', 'category', 'standing', 'basis', 'purpose', 'until', 'copies'],
  laporan_sosial: ['name', 'nik', 'birth', 'address', 'family', 'genogram', 'source', 'contacts', 'history', 'physical', 'psychological', 'social', 'spiritual', 'economy', 'strengths', 'analysis', 'conclusion', 'recommendation', 'worker', 'workerNumber', 'supervisor'],
} as const
type FlatField = (typeof FLAT)[keyof typeof FLAT][number]
/** Fields of flat sorts that are lists of lines. */
const FLAT_LISTS: readonly string[] = ['visitors', 'informed', 'next', 'family', 'contacts', 'recipients', 'documents', 'copies']

/** What is typed of a letter: lists are texts of one line each. */
export type Typed = {
  sort: LetterSort; subject: string; security: string; recipients: string; opening: string; day: string; from: string; to: string; place: string; agenda: string; contact: string; attachments: string; notes: string; closing: string; copies: string
  event: string; attendees: string; blanks: string; leader: string; notetaker: string; present: string; absent: string; points: string; decisions: string; body: string
  first: string; second: string; person: string; condition: string; things: string; medicine: string; witnesses: string
  /** Known from the stay, not typed. */
  sex: string; bornYear: string; since: string; reason: string
} & Record<FlatField, string>
/** A letter that is not begun yet. */
export const EMPTY: Typed = { ...Object.fromEntries(Object.values(FLAT).flat().map(field => [field, ''])) as Record<FlatField, string>, sort: 'surat', subject: '', security: '', recipients: '', opening: '', day: '', from: '', to: '', place: '', agenda: '', contact: '', attachments: '', notes: '', closing: '', copies: '', event: '', attendees: '', blanks: '', leader: '', notetaker: '', present: '', absent: '', points: '', decisions: '', body: '', first: '', second: '', person: '', condition: '', things: '', medicine: '', witnesses: '', sex: '', bornYear: '', since: '', reason: '' }
/** The fields of each sort, in the order of its form. */
export const FIELDS: Readonly<Record<LetterSort, readonly (keyof Typed)[]>> = {
  surat: ['recipients', 'attachments', 'body', 'copies'], undangan: ['recipients', 'opening', 'day', 'from', 'to', 'place', 'agenda', 'contact', 'attachments', 'notes', 'closing', 'copies'],
  ...FLAT, daftar_hadir: ['event', 'day', 'from', 'to', 'place', 'attendees', 'blanks'], notulen: ['event', 'day', 'from', 'to', 'place', 'leader', 'notetaker', 'present', 'absent', 'agenda', 'points', 'decisions', 'copies'],
  bast: ['day', 'from', 'place', 'first', 'second', 'person', 'condition', 'things', 'medicine', 'witnesses', 'notes'],
}
/** Fields of several lines, and how many are in sight at first. */
export const LINES: Readonly<Partial<Record<keyof Typed, number>>> = { recipients: 3, opening: 3, agenda: 3, notes: 2, closing: 2, copies: 2, attendees: 8, present: 4, absent: 2, points: 8, decisions: 5, body: 10, visitors: 2, informed: 3, findings: 5, actions: 4, obstacles: 3, next: 3, family: 4, genogram: 3, contacts: 3, history: 6, physical: 3, psychological: 3, social: 3, spiritual: 3, economy: 3, strengths: 3, analysis: 5, conclusion: 3, recommendation: 3, first: 2, second: 2, condition: 3, things: 5, medicine: 2, witnesses: 2, address: 2, reason: 4, summary: 5, needs: 3, documents: 3 }
/** Fields that must be filled, by sort. */
export const ASKED: Readonly<Record<LetterSort, readonly (keyof Typed)[]>> = {
  laporan_kunjungan: ['subject', 'who', 'basis', 'day', 'place', 'visitors', 'purpose'], laporan_sosial: ['subject', 'name', 'source', 'history', 'analysis', 'conclusion', 'recommendation', 'worker'],
  surat: ['subject', 'recipients', 'body'], undangan: ['subject', 'recipients', 'day', 'place', 'agenda'], daftar_hadir: ['subject', 'event', 'day', 'place'], notulen: ['subject', 'event', 'day', 'place', 'leader', 'notetaker'],
  bast: ['subject', 'day', 'place', 'first', 'second', 'person', 'condition'],
  rujukan: ['subject', 'recipients', 'person', 'reason'], rekomendasi: ['subject', 'recipients', 'person', 'purpose'],
}

const linesOf = (text: string) => text.split('\n').map(line => line.trim()).filter(line => line)
// a line is one entry, and a semicolon parts its cells
const oneCell = (text: string) => linesOf(text).join(' ').replaceAll(';', ',')
const cells = (line: string) => line.split(';').map(cell => cell.trim())
// 24-12-2026 as people write it, 2026-12-24 as it is kept
const dayOf = (text: string | undefined) => text?.replace(/^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/, (_, day: string, month: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) || null

// name; whence; as what; telephone; and of a list that was kept when, how and in whose place
function attendeeOf(line: string): Contents['daftar_hadir']['attendees'][number] {
  const [name = '', unit, position, phone, at, way, proxyFor] = cells(line)
  return { name, unit: unit || null, position: position || null, phone: phone || null, at: at || null, way: (way || null) as null, proxyFor: proxyFor || null }
}

// name; as what; of which body; address; telephone
function partyOf(text: string): Contents['bast']['first'] {
  const [name = '', as, of, address, phone] = cells(text.replaceAll('\n', ' '))
  return { name, as: as || null, of: of || null, address: address || null, phone: phone || null }
}

function partyWords(party: Contents['bast']['first'] | undefined): string {
  return party ? [party.name, party.as, party.of, party.address, party.phone].map(cell => cell ?? '').join('; ').replace(/(; )+$/, '') : ''
}

/** Makes the content of a letter of what was typed; what cannot be read is left for the rule to name. */
export function contentOf(typed: Typed): Contents[LetterSort] {
  const { sort } = typed
  const when = { day: typed.day, from: typed.from || null, to: typed.to || null, place: typed.place }
  const copies = linesOf(typed.copies)
  if (sort in FLAT) return Object.fromEntries(FIELDS[sort].map(field => [field, FLAT_LISTS.includes(field) ? linesOf(typed[field]) : typed[field].trim() || null])) as never
  if (sort === 'surat') return { recipients: linesOf(typed.recipients), body: typed.body, attachments: typed.attachments || null, copies }
  if (sort === 'undangan') return { ...when, recipients: linesOf(typed.recipients), opening: typed.opening || null, agenda: linesOf(typed.agenda), contact: typed.contact || null, attachments: typed.attachments || null, notes: typed.notes || null, closing: typed.closing || null, copies }
  if (sort === 'bast') return { ...when, first: partyOf(typed.first), second: partyOf(typed.second), person: typed.person, sex: (typed.sex || null) as 'L' | 'P' | null, bornYear: typed.bornYear ? Number(typed.bornYear) : null, since: typed.since || null, reason: (typed.reason || null) as Contents['bast']['reason'], condition: typed.condition || null, things: linesOf(typed.things).map(line => { const [what = '', count] = cells(line); return { what, count: Number(count) || 1 } }), medicine: typed.medicine || null, witnesses: linesOf(typed.witnesses), notes: typed.notes || null }
  if (sort === 'daftar_hadir') return { ...when, event: typed.event, attendees: linesOf(typed.attendees).map(attendeeOf), blanks: typed.blanks ? Number(typed.blanks) : null }
  return {
    ...when, event: typed.event, leader: typed.leader, notetaker: typed.notetaker, present: linesOf(typed.present), absent: linesOf(typed.absent), agenda: linesOf(typed.agenda), copies,
    points: typed.points.split(/\n\s*\n/).map(linesOf).filter(block => block.length > 0).map(([title = '', ...rest]) => ({ title, text: rest.join('\n') || null })),
    decisions: linesOf(typed.decisions).map(line => { const [text = '', owner = '', due] = cells(line); return { text, owner, due: dayOf(due) } }),
  }
}

/** Says what was typed to the eye: days and clocks as people read them. */
export function shownOf(typed: Typed, dayWords: (day: string) => string): Typed {
  const days = Object.fromEntries((['day', 'wanted', 'until'] as const).map(field => [field, typed[field] && dayWords(typed[field])]))
  // a decision ends with its day
  return { ...typed, ...days, from: typed.from && clockWords(typed.from), to: typed.to && clockWords(typed.to), decisions: typed.decisions.replaceAll(/\d{4}-\d{2}-\d{2}$/gm, dayWords) }
}

/** Writes a draft back as it was typed. */
export function typedOf(letter: { sort: LetterSort; subject: string; security: string; content?: unknown }): Typed {
  const content = (letter.content ?? {}) as Partial<Contents['undangan'] & Contents['daftar_hadir'] & Contents['notulen'] & Contents['surat'] & Contents['bast']>
  const plain = Object.fromEntries(Object.entries(content).map(([name, value]) => [name, Array.isArray(value) ? value.filter(one => typeof one === 'string').join('\n') : value === null ? '' : String(value)]))
  return {
    ...EMPTY, ...plain, sort: letter.sort, subject: letter.subject, security: letter.security,
    first: partyWords(content.first), second: partyWords(content.second), things: (content.things ?? []).map(({ what, count }) => `${what}; ${count}`).join('\n'),
    attendees: (content.attendees ?? []).map(one => [one.name, one.unit, one.position, one.phone, one.at, one.way, one.proxyFor].map(cell => cell ?? '').join('; ').replace(/(; )+$/, '')).join('\n'),
    points: (content.points ?? []).map(({ title, text }) => [title, ...text ? linesOf(text) : []].join('\n')).join('\n\n'), decisions: (content.decisions ?? []).map(({ text, owner, due }) => [oneCell(text), oneCell(owner), ...due ? [due] : []].join('; ')).join('\n'),
  }
}
