import { isDay } from '#kernel/day.ts'

/** A cell as the file holds it: a text, a short number, yes or no, or nothing. A number with more digits than a spreadsheet keeps comes as text behind `#`; a date as `YYYY-MM-DD`. */
export type Cell = string | number | boolean | null
/** What a cell was read as, or why it cannot be: a rule with the words that belong to it. */
export type Told<T> = { value: T } | { rule: string; limit?: string } | undefined

const MONTHS: Readonly<Record<string, number>> = {
  januari: 1, jan: 1, january: 1, februari: 2, pebruari: 2, feb: 2, peb: 2, maret: 3, mar: 3, april: 4, apr: 4, mei: 5, may: 5, juni: 6, jun: 6, juli: 7, jul: 7, agustus: 8, agt: 8, agu: 8, ags: 8, aug: 8,
  september: 9, sep: 9, sept: 9, oktober: 10, okt: 10, oct: 10, november: 11, nov: 11, nop: 11, nopember: 11, desember: 12, des: 12, dec: 12,
}
const NOTHING = /^[-–—.\s]*$|^(tidak ada|belum ada|kosong|n\/a|nihil)$/i
const SHORTENED = /^#?\d+([.,]\d+)?e\+?\d+$/i

// signs that nobody sees: they came with a copy from elsewhere, and would make two names of one
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]/g // oxlint-disable-line no-control-regex
const FORMULA = /^\s*'?(=|@[a-z]|[+-][a-z]+\()/i
const MARKUP = /<\/?[a-z!][^>]*>|<script|&lt;|javascript:/i

/** Gives a cell's text, blanks made one, unseen signs dropped; what only says that there is nothing is empty. */
export function textOf(cell: Cell | undefined): string {
  const text = String(cell ?? '').replace(/^#(?=\d)/, '').replace(/^'/, '').replace(UNSEEN, '').replace(/[\s\u00a0]+/g, ' ').trim()
  return NOTHING.test(text) ? '' : text
}

/** Tells why a cell is no plain text: a formula, or a piece of a web page. */
export function strangeIn(cell: Cell | undefined): string | undefined {
  const text = typeof cell === 'string' ? cell.replace(UNSEEN, '') : ''
  return FORMULA.test(text) ? 'import_formula' : MARKUP.test(text) ? 'import_markup' : undefined
}

/** Tells whether a cell held signs that nobody sees, which are dropped. */
export function wasCleaned(cell: Cell | undefined): boolean {
  return typeof cell === 'string' && cell.search(UNSEEN) >= 0
}

/** Reads a telephone number; the leading zero that a spreadsheet took away comes back. */
export function phoneIn(cell: Cell | undefined): Told<string> {
  const text = textOf(cell)
  if (!text) return undefined
  if (SHORTENED.test(text)) return { rule: 'import_shortened' }
  const numbers = text.split(/\s*(?:[/;,]|\batau\b|\bdan\b)\s*/).filter(part => part.replace(/\D/g, '').length >= 7)
  if (numbers.length > 1) return { rule: 'import_two_numbers' }
  const digits = text.replace(/[^\d]/g, '')
  const number = digits.startsWith('62') && digits.length > 9 ? `0${digits.slice(2)}` : /^8\d{7,}/.test(digits) ? `0${digits}` : digits
  return /[a-z]{3,}/i.test(text.replace(/(telp?|hp|wa|no|nomor)\.?/gi, '')) || !/^0\d{7,14}$/.test(number) ? { rule: 'import_phone', limit: text.slice(0, 40) } : { value: number }
}

/** Reads a number that must keep all its digits (NIK, KK: 16; NIP: 18); one that was stored as a number and lost its last digits is refused. */
export function digitsIn(cell: Cell | undefined, length: number): Told<string> {
  const text = textOf(cell)
  if (!text) return undefined
  if (SHORTENED.test(text)) return { rule: 'import_shortened' }
  const asNumber = typeof cell === 'number' || /^#\d/.test(String(cell))
  const digits = text.replace(/[\s.'-]/g, '')
  // a spreadsheet keeps 15 digits of a number and writes zeros for the rest
  if ((asNumber && digits.length >= 15 && /0$/.test(digits)) || /^\d{12}0000$/.test(digits)) return { rule: 'import_shortened' }
  return /^\d+$/.test(digits) && digits.length === length ? { value: digits } : { rule: 'import_digits', limit: String(length) }
}

/** Reads a date as people in Indonesia write it, day first. */
export function dayIn(cell: Cell | undefined): Told<string> {
  const text = textOf(cell).toLowerCase().replace(/^(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu),?\s+/, '')
  if (!text) return undefined
  const [, d, m, y] = /^(\d{1,2})[\s./-]+([a-z]+|\d{1,2})[\s./-]+(\d{4}|\d{2})$/.exec(text) ?? []
  const month = m ? MONTHS[m] ?? Number(m) : 0
  const made = y ? `${y.length === 2 ? `20${y}` : y}-${String(month).padStart(2, '0')}-${d!.padStart(2, '0')}` : /^\d{4}$/.test(text) ? `${text}-01-01` : text
  return isDay(made) ? { value: made } : { rule: 'import_date', limit: textOf(cell).slice(0, 40) }
}

/** Reads RT or RW numbers: `5`, `RT 05`, `005/002`; a pair that a spreadsheet turned into a date is refused. */
export function spotIn(cell: Cell | undefined): Told<string[]> {
  const text = textOf(cell)
  if (!text) return undefined
  if (isDay(text)) return { rule: 'import_rt_date' }
  const found = text.replace(/\b(rt|rw)\b\.?/gi, ' ').match(/\d+/g) ?? []
  return found.length > 0 && found.length <= 2 && found.every(part => Number(part) > 0 && Number(part) < 1000) ? { value: found.map(part => String(Number(part)).padStart(3, '0')) } : { rule: 'import_rt', limit: text.slice(0, 20) }
}

/** Brings a text into the form in which names are compared: small letters, no marks, single blanks. */
export function plain(text: string): string {
  return text.normalize('NFD').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()
}
