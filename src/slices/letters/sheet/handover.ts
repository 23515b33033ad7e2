import { clockWords } from '../clock.ts'
import type { Paper } from '../paper.ts'
import type { Contents } from '../sorts.ts'
import { footOf, GRID, longDay, type Node, pairs, paragraphs, type Print, titleOf } from './parts.ts'

type Bast = Contents['bast']

/** A berita acara serah terima: both sides, the person, condition, belongings, medicine, and where both sides and the witnesses sign. */
export function handOver(paper: Paper, content: Bast, print: Print, zone: string): Node[] {
  const { speak } = print
  const head = (word: string): Node => ({ text: speak(`sheet_${word}`), bold: true, margin: [0, 8, 0, 2] })
  const things = content.things ?? []
  const rows = [['nr', 'thing', 'count'].map(word => ({ text: speak(`sheet_${word}`), bold: true, alignment: 'center' })), ...things.map(({ what, count }, at) => [{ text: `${at + 1}`, alignment: 'right' }, what, { text: `${count}`, alignment: 'right' }])]
  const witnesses = content.witnesses ?? []
  return [
    ...titleOf(paper, print), ...paragraphs(speak('sheet_bast_opening', { day: longDay(content.day) })), pairs([[speak('sheet_time'), content.from ? `${clockWords(content.from)} ${zone}` : null], [speak('sheet_place'), content.place]], 110),
    head('bast_first'), sideOf(content.first, print), head('bast_second'), sideOf(content.second, print), ...paragraphs(speak('sheet_bast_hands')),
    pairs([
      [speak('sheet_name'), { text: content.person, bold: true }], [speak('sheet_bast_sex'), content.sex && speak(`sex.${content.sex}`)], [speak('sheet_bast_born'), content.bornYear ? `${content.bornYear}` : null],
      [speak('sheet_bast_since'), content.since && longDay(content.since, true)], [speak('sheet_bast_reason'), content.reason && speak(`way_out.${content.reason}`)], [speak('sheet_bast_condition'), content.condition], [speak('sheet_bast_medicine'), content.medicine ?? '-'], [speak('sheet_notes'), content.notes],
    ], 110),
    head('bast_things'), things.length > 0 ? { layout: GRID, fontSize: 9.5, table: { headerRows: 1, dontBreakRows: true, widths: [22, '*', 60], body: rows } } : { text: speak('sheet_bast_no_things') },
    { unbreakable: true, margin: [0, 16, 0, 0], columns: [signOf(speak('sheet_bast_second'), content.second.name), signOf(speak('sheet_bast_first'), content.first.name)] },
    ...witnesses.length > 0 ? [{ unbreakable: true, margin: [0, 10, 0, 0], stack: [{ text: speak('sheet_bast_witnesses'), bold: true }, { ol: witnesses.map(name => `${name}   ( ........................ )`) }] }] : [],
    { text: speak('sheet_bast_known'), margin: [0, 10, 0, 0] }, footOf(paper, print, true),
  ]
}

function sideOf({ name, as, of, address, phone }: Bast['first'], { speak }: Print): Node {
  return pairs([[speak('sheet_name'), name], [speak('sheet_bast_as'), as], [speak('sheet_unit'), of], [speak('sheet_bast_address'), address], [speak('sheet_phone'), phone]], 110)
}

function signOf(title: string, name: string): Node {
  return { width: '*', alignment: 'center', stack: [{ text: title }, { text: ' ', margin: [0, 0, 0, 36] }, { text: name, bold: true, decoration: 'underline' }] }
}
