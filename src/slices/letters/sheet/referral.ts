import type { Paper } from '../paper.ts'
import type { Contents } from '../sorts.ts'
import { addressed, copiesOf, footOf, longDay, type Node, pairs, paragraphs, type Print } from './parts.ts'

/** Who a letter speaks of, as official forms name them. */
function personOf({ person, nik, born, address, category }: Pick<Contents['rujukan'], 'person' | 'nik' | 'born' | 'address' | 'category'>, { speak }: Print, more: readonly (readonly [string, Node | null | undefined])[] = []): Node {
  return { margin: [24, 4, 0, 8], stack: [pairs([[speak('sheet_name'), { text: person, bold: true }], [speak('sheet_nik'), nik], [speak('sheet_born'), born], [speak('sheet_address'), address], [speak('sheet_category'), category], ...more], 110)] }
}

/** A letter of referral, with a slip for the answer at its foot. */
export function referral(paper: Paper, content: Contents['rujukan'], print: Print): Node[] {
  const { speak, answer } = print
  const { documents, wanted } = content
  const part = (word: string, text: string | null | undefined): Node[] => (text ? [{ text: `${speak(word)}:`, bold: true, margin: [0, 4, 0, 2] }, ...paragraphs(text)] : [])
  const slip = pairs([[speak('sheet_slip_answer'), speak('sheet_slip_choice')], [speak('sheet_slip_reason'), '……………………………………………………………………'], [speak('sheet_slip_name'), '……………………………………………………………………'], [speak('sheet_slip_day'), '………………………………']], 110)
  return [
    ...addressed(paper, { recipients: content.recipients, attachments: documents?.length ? speak('sheet_documents_count', { count: documents.length }) : null }, print), ...paragraphs(speak('sheet_rujukan_opening')), personOf(content, print),
    ...part('sheet_reason', content.reason), ...part('sheet_summary', content.summary), ...part('sheet_needs', content.needs),
    ...documents?.length ? [{ text: `${speak('sheet_documents')}:`, bold: true, margin: [0, 4, 0, 2] }, { ol: [...documents] }] : [],
    { margin: [0, 6, 0, 4], stack: [pairs([[speak('sheet_wanted'), wanted && longDay(wanted, true)], [speak('sheet_contact'), content.contact]], 110)] }, ...paragraphs(speak('sheet_rujukan_closing')), footOf(paper, print, false), ...copiesOf(content.copies, print),
    { unbreakable: true, margin: [0, 16, 0, 0], stack: [{ text: '- - - '.repeat(26), fontSize: 7, margin: [0, 0, 0, 6] }, { text: `${speak('sheet_slip')} ${paper.number}`, bold: true, margin: [0, 0, 0, 4] }, answer ? { columns: [slip, { width: 110, stack: [{ qr: answer, fit: 84, eccLevel: 'M' }, { text: speak('sheet_slip_link'), fontSize: 7.5, margin: [0, 4, 0, 0] }] }], columnGap: 10 } : slip] },
  ]
}

/** A recommendation. */
export function recommendation(paper: Paper, content: Contents['rekomendasi'], print: Print): Node[] {
  const { speak } = print
  return [
    ...addressed(paper, content, print), ...content.basis ? paragraphs(`${speak('sheet_basis')}: ${content.basis}`) : [], ...paragraphs(speak('sheet_rekomendasi_opening')), personOf(content, print, [[speak('sheet_standing'), content.standing]]),
    { text: `${speak('sheet_purpose')}:`, bold: true, margin: [0, 4, 0, 2] }, ...paragraphs(content.purpose), ...content.until ? paragraphs(speak('sheet_until', { day: longDay(content.until, true) })) : [], ...paragraphs(speak('sheet_rekomendasi_closing')), footOf(paper, print, false), ...copiesOf(content.copies, print),
  ]
}
