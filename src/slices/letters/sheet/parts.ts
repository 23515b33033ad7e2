import type { Day } from '#kernel/day.ts'
import { clockWords } from '../clock.ts'
import type { Paper } from '../paper.ts'

/** Says a printed word with its values. */
export type Speak = (key: string, values?: Record<string, string | number | null | undefined>) => string
/** How a letter is printed: in which words, with which logo, and what tells of it beside the paper itself. */
export type Print = { speak: Speak; logo?: string | null; state: 'draf' | 'berlaku' | 'batal'; proof?: string | null; /** Where whoever has no account answers. */ answer?: string | null }
/** A piece of a sheet, as pdfmake takes it. */
export type Node = object | string

/** Table lines as official forms have them. */
export const GRID = { hLineWidth: () => 0.6, vLineWidth: () => 0.6, hLineColor: () => '#333', vLineColor: () => '#333', paddingTop: () => 3, paddingBottom: () => 3, paddingLeft: () => 4, paddingRight: () => 4 }
const PLAIN = { hLineWidth: () => 0, vLineWidth: () => 0, paddingTop: () => 1.5, paddingBottom: () => 1.5, paddingLeft: () => 0, paddingRight: () => 6 }
const WIDTH = 471
/** How wide a sheet laid on its side is between its margins. */
export const WIDE = 718

/** `Selasa, 24 November 2026`; without the name of the day when `bare`. */
export function longDay(day: Day, bare = false): string {
  return new Intl.DateTimeFormat('id-ID', { ...bare ? {} : { weekday: 'long' }, day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

/** The head of a letter: emblem, government, office, where it is found, and the double line below. */
export function headOf({ head }: Pick<Paper, 'head'>, { speak, logo }: Pick<Print, 'speak' | 'logo'>, width = WIDTH): Node[] {
  const reach = [head.phone && speak('sheet_telephone', { phone: head.phone }), head.email && speak('sheet_email', { email: head.email })].filter(part => part).join(' · ')
  const words = { width: '*', alignment: 'center', stack: [...head.government ? [{ text: head.government.toUpperCase(), fontSize: 12.5 }] : [], { text: head.name.toUpperCase(), fontSize: 15.5, bold: true, margin: [0, 1, 0, 2] }, ...[head.address, reach].filter(part => part).map(text => ({ text, fontSize: 9 }))] }
  return [
    { columns: [...logo ? [{ image: logo, fit: [56, 62], width: 62 }] : [], words, ...logo ? [{ width: 62, text: '' }] : []], columnGap: 6 },
    { canvas: [{ type: 'line', x1: 0, y1: 5, x2: width, y2: 5, lineWidth: 2 }, { type: 'line', x1: 0, y1: 8, x2: width, y2: 8, lineWidth: 0.6 }], margin: [0, 0, 0, 12] },
  ]
}

/** Words and values one below the other. */
export function pairs(of: readonly (readonly [string, Node | null | undefined])[], width = 78): Node {
  const rows = of.filter(([, value]) => value !== null && value !== undefined && value !== '').map(([word, value]) => [word, ':', value as Node])
  return { layout: PLAIN, table: { widths: [width, 4, '*'], body: rows.length > 0 ? rows : [['', '', '']] } }
}

/** When something is: the day, and the hours in the zone of the office. */
export function whenOf({ day, from, to }: { day: Day; from?: string | null | undefined; to?: string | null | undefined }, { speak }: Pick<Print, 'speak'>, zone: string): readonly (readonly [string, string | null])[] {
  const clock = from ? `${clockWords(from)} ${to ? `– ${clockWords(to)} ${zone}` : `${zone} ${speak('sheet_until_done')}`}` : null
  return [[speak('sheet_day'), longDay(day)], [speak('sheet_time'), clock]]
}

/** The title in the middle of lists and minutes, with the number below. */
export function titleOf(paper: Paper, { speak }: Print): Node[] {
  return [{ text: speak(`sheet_${paper.sort}`), alignment: 'center', bold: true, fontSize: 14 }, { text: `${speak('sheet_number')}: ${paper.number}`, noWrap: true, alignment: 'center', margin: [0, 2, 0, 10] }]
}

/** Whoever signs, at the right, and the code that proves the letter, at the left; never torn apart. */
export function footOf(paper: Paper, print: Print, dated: boolean): Node {
  const { speak, proof } = print
  const { signer } = paper
  const title = signer.title ?? titleFor(signer.role, paper, speak)
  const lines = signer.delegation ? [speak(`sheet_for.${signer.delegation}`, { title })] : [title]
  if (signer.delegation === 'an' && signer.ownRole) lines.push(titleFor(signer.ownRole, paper, speak))
  const sign = { width: 225, stack: [...dated ? [{ text: `${paper.head.city ? `${paper.head.city}, ` : ''}${longDay(paper.day, true)}` }] : [], ...lines.map((text, at) => ({ text: at === lines.length - 1 ? `${text},` : text })), { text: ' ', margin: [0, 0, 0, 44] }, { text: signer.name, bold: true, decoration: 'underline' }, ...signer.nip ? [{ text: speak('sheet_nip', { nip: signer.nip }) }] : []] }
  const code = proof ? { width: '*', stack: [{ qr: proof, fit: 92, eccLevel: 'M' }, { text: speak('sheet_proof'), fontSize: 7.5, margin: [0, 4, 60, 0] }] } : { width: '*', text: '' }
  return { unbreakable: true, margin: [0, 18, 0, 0], columns: [code, sign] }
}

/** Who gets a copy. */
export function copiesOf(copies: readonly string[] | null | undefined, { speak }: Print): Node[] {
  return copies?.length ? [{ unbreakable: true, margin: [0, 12, 0, 0], stack: [{ text: `${speak('sheet_copies')}:`, bold: true, fontSize: 9 }, { ol: [...copies], fontSize: 9 }] }] : []
}

/** Text as it was typed, each line a paragraph. */
export function paragraphs(text: string): Node[] {
  return text.split(/\n+/).filter(part => part.trim()).map(part => ({ text: part.trim(), alignment: 'justify', margin: [0, 0, 0, 6] }))
}

/** A heading with its text below; nothing when nothing was written. */
export function chapter(title: string, text: string | null | undefined): Node[] {
  return text ? [{ text: title, bold: true, fontSize: 11.5, margin: [0, 8, 0, 3] }, ...paragraphs(text)] : []
}

/** A heading with a numbered list below; nothing when the list is empty. */
export function listed(title: string, of: readonly string[] | null | undefined): Node[] {
  return of?.length ? [{ text: title, bold: true, fontSize: 11.5, margin: [0, 8, 0, 3] }, { ol: [...of] }] : []
}

function titleFor(role: string, { office, signer }: Paper, speak: Speak): string {
  if (role === 'kabid' && !signer.unit) return speak(`role.${role}`)
  return ['kepala_dinas', 'sekretaris', 'kabid'].includes(role) ? speak(`sheet_title.${role}`, { office, unit: signer.unit?.replace(/^Kepala /, '') }) : speak(`role.${role}`)
}

/** Number, nature, attachments and subject at the left, day at the right, then to whom. */
export function addressed(paper: Paper, { recipients, attachments }: { recipients: readonly string[]; attachments?: string | null | undefined }, { speak }: Print): Node[] {
  const facts = pairs([[speak('sheet_number'), { text: paper.number, noWrap: true }], [speak('sheet_security'), speak(`letter_security.${paper.security}`)], [speak('sheet_attachments'), attachments ?? '-'], [speak('sheet_subject'), { text: paper.subject, bold: true }]], 52)
  return [
    { columns: [{ width: '*', stack: [facts] }, { width: 150, alignment: 'right', text: `${paper.head.city ? `${paper.head.city}, ` : ''}${longDay(paper.day, true)}` }], columnGap: 10 },
    { margin: [0, 14, 0, 12], stack: [{ text: speak('sheet_to') }, ...recipients.length > 1 ? [{ ol: [...recipients] }] : [{ text: recipients[0] ?? '', bold: true }], { text: speak('sheet_place_of') }] },
  ]
}
