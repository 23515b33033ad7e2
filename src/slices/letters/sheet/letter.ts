import { zoneOf } from '#kernel/day.ts'
import type { Region } from '#kernel/region.ts'
import { clockWords } from '../clock.ts'
import type { Paper } from '../paper.ts'
import type { Contents } from '../sorts.ts'
import { handOver } from './handover.ts'
import { socialReport, visitReport } from './findings.ts'
import { addressed, copiesOf, footOf, GRID, headOf, longDay, type Node, pairs, paragraphs, type Print, titleOf, whenOf } from './parts.ts'
import { recommendation, referral } from './referral.ts'

/** A whole document, as pdfmake takes it. */
export type Document = { pageSize: 'A4'; pageMargins: number[]; info: Record<string, string | Date>; content: unknown[]; footer: (page: number, pages: number) => object; watermark?: object; defaultStyle: object; pageOrientation?: 'landscape' }

/** Lays a letter out as it is signed: the same paper gives the same sheet, whoever prints it and when. */
export function letterSheet(paper: Paper, print: Print, place: Region): Document {
  const { speak, state } = print
  const mark = state === 'draf' ? speak('sheet_draft') : state === 'batal' ? speak('sheet_void') : null
  return {
    pageSize: 'A4', pageMargins: [62, 48, 62, 54], info: { title: `${speak(`sheet_${paper.sort}`)} ${paper.number}`, creationDate: new Date(`${paper.day}T00:00:00Z`) }, defaultStyle: { fontSize: 10.5, lineHeight: 1.15 },
    content: [...headOf(paper, print), ...bodyOf(paper, print, zoneOf(place))],
    footer: (page, pages) => ({ margin: [62, 16, 62, 0], fontSize: 8, columns: [{ text: `${paper.head.name} · ${paper.number}`, noWrap: true }, { text: speak('sheet_page', { page, pages }), alignment: 'right' }] }),
    ...mark ? { watermark: { text: mark, opacity: 0.1, bold: true, angle: -45, fontSize: 84 } } : {},
  }
}

function bodyOf(paper: Paper, print: Print, zone: string): Node[] {
  if (paper.sort === 'undangan') return invitation(paper, paper.content as Contents['undangan'], print, zone)
  if (paper.sort === 'daftar_hadir') return attendance(paper, paper.content as Contents['daftar_hadir'], print, zone)
  if (paper.sort === 'notulen') return minutes(paper, paper.content as Contents['notulen'], print, zone)
  if (paper.sort === 'bast') return handOver(paper, paper.content as Contents['bast'], print, zone)
  if (paper.sort === 'laporan_kunjungan') return visitReport(paper, paper.content as Contents['laporan_kunjungan'], print, zone)
  if (paper.sort === 'laporan_sosial') return socialReport(paper, paper.content as Contents['laporan_sosial'], print)
  if (paper.sort === 'rujukan') return referral(paper, paper.content as Contents['rujukan'], print)
  if (paper.sort === 'rekomendasi') return recommendation(paper, paper.content as Contents['rekomendasi'], print)
  const { recipients, body, copies, attachments } = paper.content as Contents['surat']
  return [...addressed(paper, { recipients, attachments }, print), ...paragraphs(body), footOf(paper, print, false), ...copiesOf(copies, print)]
}

function invitation(paper: Paper, content: Contents['undangan'], print: Print, zone: string): Node[] {
  const { speak } = print
  return [
    ...addressed(paper, content, print), ...paragraphs(content.opening ?? speak('sheet_opening')),
    { margin: [24, 4, 0, 8], stack: [pairs([...whenOf(content, print, zone), [speak('sheet_place'), content.place], [speak('sheet_agenda'), content.agenda.length > 1 ? { ol: [...content.agenda] } : content.agenda[0]], [speak('sheet_contact'), content.contact], [speak('sheet_notes'), content.notes]])] },
    ...paragraphs(content.closing ?? speak('sheet_closing')), footOf(paper, print, false), ...copiesOf(content.copies, print),
  ]
}

function attendance(paper: Paper, content: Contents['daftar_hadir'], print: Print, zone: string): Node[] {
  const { speak } = print
  const heads = ['nr', 'name', 'unit', 'position', 'phone', 'signature'].map(word => ({ text: speak(`sheet_${word}`), bold: true, alignment: 'center' }))
  const rows = content.attendees.map((one, at) => [
    { text: `${at + 1}`, alignment: 'right' }, one.proxyFor ? { stack: [one.name, { text: speak('sheet_proxy', { name: one.proxyFor }), fontSize: 8, italics: true }] } : one.name, one.unit ?? '', one.position ?? '', { text: one.phone ?? '', fontSize: 8.5 },
    one.at ? `${clockWords(one.at)} ${zone}${one.way ? ` · ${speak(`present_by.${one.way}`)}` : ''}` : `${at + 1}.`,
  ])
  const blanks = Array.from({ length: content.blanks ?? 0 }, (_, at) => [{ text: `${rows.length + at + 1}`, alignment: 'right', margin: [0, 4, 0, 4] }, '', '', '', '', `${rows.length + at + 1}.`])
  const body = [heads, ...rows, ...blanks]
  return [
    ...titleOf(paper, print), pairs([[speak('sheet_event'), content.event], ...whenOf(content, print, zone), [speak('sheet_place'), content.place]]),
    { margin: [0, 8, 0, 0], fontSize: 9.5, layout: GRID, table: { headerRows: 1, dontBreakRows: true, widths: [22, '*', 92, 76, 66, 84], body: body.length > 1 ? body : [heads, ['', '', '', '', '', '']] } },
    { text: speak('sheet_total', { count: content.attendees.length }), margin: [0, 6, 0, 0] }, footOf(paper, print, true),
  ]
}

function minutes(paper: Paper, content: Contents['notulen'], print: Print, zone: string): Node[] {
  const { speak } = print
  const head = (word: string): Node => ({ text: speak(`sheet_${word}`), bold: true, fontSize: 11.5, margin: [0, 10, 0, 3] })
  const people = (of: readonly string[] | null | undefined) => (of?.length ? `${speak('sheet_people', { count: of.length })}: ${of.join('; ')}` : null)
  const decisions = [['nr', 'decision', 'owner', 'due'].map(word => ({ text: speak(`sheet_${word}`), bold: true, alignment: 'center' })), ...content.decisions.map((one, at) => [{ text: `${at + 1}`, alignment: 'right' }, one.text, one.owner, one.due ? longDay(one.due, true) : '-'])]
  return [
    ...titleOf(paper, print),
    pairs([[speak('sheet_event'), content.event], ...whenOf(content, print, zone), [speak('sheet_place'), content.place], [speak('sheet_leader'), content.leader], [speak('sheet_notetaker'), content.notetaker], [speak('sheet_present'), people(content.present)], [speak('sheet_absent'), people(content.absent)]], 84),
    ...content.agenda?.length ? [head('agenda'), { ol: [...content.agenda] }] : [],
    ...content.points.length > 0 ? [head('points'), { ol: content.points.map(({ title, text }) => ({ stack: [{ text: title, bold: true }, ...text ? paragraphs(text) : []] })) }] : [],
    head('decisions'), content.decisions.length > 0 ? { layout: GRID, fontSize: 9.5, table: { headerRows: 1, dontBreakRows: true, widths: [22, '*', 130, 90], body: decisions } } : { text: speak('sheet_no_decisions') },
    footOf(paper, print, true), ...copiesOf(content.copies, print),
  ]
}
