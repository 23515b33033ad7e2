import type { Day } from '#kernel/day.ts'
import type { Letterhead, LetterNumber } from '../kinds.ts'
import type { Document } from './letter.ts'
import { GRID, headOf, longDay, type Speak, WIDE } from './parts.ts'

/** A register of one year, to be printed. */
export type Book = { name: string; year: number; last: number; lines: readonly LetterNumber[]; head: Pick<Letterhead, 'government' | 'name' | 'address' | 'phone' | 'email'>; today: Day }

/** Lays a register out: every number in its order, void ones and those put in behind others with the reason; of guarded letters number and day alone. */
export function bookSheet({ name, year, last, lines, head, today }: Book, { speak, logo }: { speak: Speak; logo?: string | null }): Document {
  const heads = ['number', 'day', 'to', 'subject', 'signer', 'note'].map(word => ({ text: speak(`sheet_book_${word}`), bold: true, alignment: 'center' }))
  const rows = lines.map(line => [
    { text: line.number, bold: true, noWrap: true, ...line.state === 'batal' ? { decoration: 'lineThrough' } : {} }, { text: line.day.split('-').toReversed().join('-') }, line.recipients ?? '', line.sort ? `${speak(`letter_sort.${line.sort}`)}: ${line.subject ?? ''}` : speak('sheet_book_quiet'), line.signerName ?? '', noteOf(line, speak),
  ])
  const whole = { id: null, government: head.government ?? null, name: head.name, address: head.address, phone: head.phone ?? null, email: head.email ?? null, city: null }
  return {
    pageSize: 'A4', pageOrientation: 'landscape', pageMargins: [62, 42, 62, 48], info: { title: `${name} ${year}`, creationDate: new Date(`${today}T00:00:00Z`) }, defaultStyle: { fontSize: 9.5 },
    content: [
      ...headOf({ head: whole }, { speak, logo: logo ?? null }, WIDE), { text: speak('sheet_book'), alignment: 'center', bold: true, fontSize: 14 }, { text: speak('sheet_book_year', { name, year }), alignment: 'center', margin: [0, 2, 0, 10] },
      lines.length > 0 ? { layout: GRID, table: { headerRows: 1, dontBreakRows: true, widths: [128, 58, 150, '*', 110, 120], body: [heads, ...rows] } } : { text: speak('sheet_book_empty') },
      { text: speak('sheet_book_printed', { day: longDay(today, true), last }), fontSize: 8.5, margin: [0, 8, 0, 0] },
    ],
    footer: (page, pages) => ({ margin: [62, 14, 62, 0], fontSize: 8, columns: [{ text: `${name} ${year}` }, { text: speak('sheet_page', { page, pages }), alignment: 'right' }] }),
  }
}

function noteOf({ state, reason, inserted }: LetterNumber, speak: Speak): string {
  return [...state === 'batal' ? [`${speak('sheet_book_void')}${reason ? `: ${reason}` : ''}`] : [], ...inserted ? [speak('sheet_book_inserted', { reason: inserted })] : []].join('\n')
}
