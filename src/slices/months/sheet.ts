import type { Day } from '#kernel/day.ts'
import { say, type Language, type Messages } from '#kernel/say.ts'
import { FIGURES, type Month, monthWords } from './rules.ts'

const MOST_OBSTACLES = 9
const MOST_LETTERS = 170
const HALF = Math.ceil(FIGURES.length / 2)
const LINE = { hLineWidth: () => 0.4, vLineWidth: () => 0, hLineColor: () => '#8A979C', paddingTop: () => 3, paddingBottom: () => 3, paddingLeft: () => 2, paddingRight: () => 6 }

/** Lays a month out on one A4 sheet: who, the numbers, the obstacles in the reporter's words, lines to sign. Long lists are summed. */
export function sheetOf(month: Month, messages: Messages, language: Language): { pageSize: 'A4'; pageMargins: number[]; info: Record<string, string | Date>; content: unknown[] } {
  const speak = (key: string, values?: Record<string, string | number | null | undefined>) => say(messages, language, key, values)
  const { worker, office, place, figures, obstacles, purposes } = month
  const role = worker.role ? speak(`role.${worker.role}`) : ''
  const rows = (names: readonly (typeof FIGURES)[number][]) => names.map(name => [speak(`month_figure.${name}`), { text: numberOf(figures[name], month), alignment: 'right', bold: true }])
  const half = (names: readonly (typeof FIGURES)[number][]) => ({ width: '*', layout: LINE, table: { widths: ['*', 34], body: rows(names) } })
  const told = Object.entries(purposes).map(([purpose, count]) => `${speak(`purpose.${purpose}`)} ${numberOf(count, month)}`).join(' · ')
  return {
    pageSize: 'A4', pageMargins: [42, 40, 42, 36], info: { title: speak('month_sheet_title'), creationDate: new Date(`${month.today}T00:00:00Z`) },
    content: [
      { text: office?.name ?? 'Dinas Sosial', fontSize: 11 },
      { text: speak('month_sheet_title'), fontSize: 17, bold: true, margin: [0, 2, 0, 2] },
      { text: monthWords(month.month, language), fontSize: 12, margin: [0, 0, 0, 8] },
      { layout: LINE, table: { widths: [90, '*'], body: [[speak('month_sheet_name'), { text: clip(worker.name, 90), bold: true }], [speak('month_sheet_post'), clip(`${role} · ${place}`, 110)]] }, margin: [0, 0, 0, 10] },
      { columns: [half(FIGURES.slice(0, HALF)), half(FIGURES.slice(HALF))], columnGap: 22 },
      ...told ? [{ text: [{ text: `${speak('month_sheet_purposes')}: `, bold: true }, clip(told, 300)], margin: [0, 8, 0, 0] }] : [],
      { text: speak('month_sheet_obstacles'), bold: true, fontSize: 11, margin: [0, 12, 0, 3] },
      ...obstacleLines(obstacles, language, speak),
      { text: speak('month_sheet_sealed'), fontSize: 8, italics: true, margin: [0, 10, 0, 0] },
      { text: speak('month_sheet_made', { day: dayWords(month.today, language) }), fontSize: 8, italics: true, margin: [0, 1, 0, 16] },
      signatures([[speak('month_sheet_worker'), worker.name], ...month.chief ? [[`${speak('month_sheet_knows')} ${speak(`role.${month.chief.role}`)} ${place}`, month.chief.name] as const] : [], [`${speak('month_sheet_knows')} ${speak('month_sheet_coordinator')}`, null]]),
    ],
  }
}

function obstacleLines(obstacles: Month['obstacles'], language: Language, speak: (key: string, values?: Record<string, number>) => string): unknown[] {
  if (!obstacles) return [{ text: speak('month_sheet_obstacles_own') }]
  if (obstacles.length === 0) return [{ text: speak('month_sheet_no_obstacles') }]
  const shown = obstacles.slice(0, MOST_OBSTACLES)
  const rest = obstacles.length - shown.length
  return [{ ul: shown.map(({ day, text }) => `${dayWords(day, language, true)}: ${clip(text, MOST_LETTERS)}`) }, ...rest > 0 ? [{ text: speak('month_sheet_more_obstacles', { count: rest }), margin: [0, 2, 0, 0] }] : []]
}

function signatures(of: readonly (readonly [string, string | null])[]): unknown {
  const cell = (text: string) => ({ text, fontSize: 9, alignment: 'center' })
  return { unbreakable: true, layout: 'noBorders', table: { widths: of.map(() => '*'), heights: [26, 44, 12], body: [of.map(([title]) => cell(title)), of.map(() => cell(' ')), of.map(([, name]) => cell(name ? `( ${clip(name, 60)} )` : '( ……………………………… )'))] } }
}

function numberOf(value: number | null | undefined, { rounded }: Pick<Month, 'rounded'>): string {
  return value === null || value === undefined ? '< 5' : `${value}${rounded ? '+' : ''}`
}

function clip(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > most ? `${line.slice(0, most - 1)}…` : line
}

function dayWords(day: Day, language: Language, short = false): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'id-ID', { day: 'numeric', month: short ? 'short' : 'long', ...short ? {} : { year: 'numeric' }, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}
