import type { Paper } from '../paper.ts'
import type { Contents } from '../sorts.ts'
import { chapter, footOf, listed, type Node, pairs, type Print, titleOf, whenOf } from './parts.ts'

const WORDS = 118

/** A visit on paper: when, where, by whom, who was told before, and the report itself. */
export function visitReport(paper: Paper, content: Contents['laporan_kunjungan'], print: Print, zone: string): Node[] {
  const { speak } = print
  const word = (name: string) => speak(`sheet_visit_${name}`)
  return [
    ...titleOf(paper, print),
    pairs([[word('who'), content.who], [word('basis'), content.basis], ...whenOf(content, print, zone), [word('place'), content.place], [word('position'), content.position], [word('visitors'), content.visitors.length > 1 ? { ol: [...content.visitors] } : content.visitors[0]], [word('met'), content.met], [word('purpose'), content.purpose], [word('photos'), content.photos]], WORDS),
    ...listed(word('informed'), content.informed), ...chapter(word('findings'), content.findings), ...chapter(word('actions'), content.actions), ...chapter(word('obstacles'), content.obstacles), ...listed(word('next'), content.next), ...chapter(word('notes'), content.notes),
    footOf(paper, print, true),
  ]
}

/** A social report on paper: who it is about, the conditions of life, what the social worker concludes and recommends. */
export function socialReport(paper: Paper, content: Contents['laporan_sosial'], print: Print): Node[] {
  const { speak } = print
  const word = (name: string) => speak(`sheet_social_${name}`)
  return [
    ...titleOf(paper, print),
    pairs([[word('name'), content.name], [word('nik'), content.nik], [word('birth'), content.birth], [word('address'), content.address], [word('source'), content.source]], WORDS),
    ...listed(word('family'), content.family), ...chapter(word('genogram'), content.genogram), ...listed(word('contacts'), content.contacts),
    ...(['history', 'physical', 'psychological', 'social', 'spiritual', 'economy', 'strengths', 'analysis', 'conclusion', 'recommendation'] as const).flatMap(name => chapter(word(name), content[name])),
    { margin: [0, 12, 0, 0], stack: [pairs([[word('worker'), content.worker], [word('worker_number'), content.workerNumber], [word('supervisor'), content.supervisor]], WORDS)] },
    footOf(paper, print, true),
  ]
}
