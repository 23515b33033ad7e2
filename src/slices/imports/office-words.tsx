import { useCallback } from 'react'
import { useHasWords, usePlaceName, useSay } from '#web/words.tsx'
import type { CellFault, Checked } from './reading.ts'
import type { Row } from './table.ts'
import { textOf } from './cells.ts'

/** Puts the faults of a row into words, each with the name of its cell. */
export function useCellWords(): (fault: CellFault) => string {
  const say = useSay()
  const has = useHasWords()
  return useCallback(({ field, rule, limit }) => {
    const key = rule.startsWith('problem.') ? rule : `fault.${rule}`
    const words = say(has(key) ? key : 'fault.other', { limit: limit ?? '' })
    const name = has(`office.import.field.${field}`) ? say(`office.import.field.${field}`) : has(`field.${field}`) ? say(`field.${field}`) : field
    return `${name}: ${words}`
  }, [say, has])
}

/** Says in one line what a row becomes. */
export function useBecomes(): (row: Checked) => string {
  const say = useSay()
  const placeName = usePlaceName()
  return useCallback(({ input }) => {
    const { role, region, rt, rw, sort, types, seal } = input as Record<string, string> & { types?: string[] }
    return [role && say(`role.${role}`), sort && say(`unit_sort.${sort}`), types?.map(type => say(`type.${type}`)).join(', '), seal === 'ya' && say('office.import.field.sealed'), region && placeName(region), rw && `RW ${rw}`, rt && `RT ${rt}`].filter(part => part).join(' · ')
  }, [say, placeName])
}

/** Writes refused rows as CSV that Excel in Indonesia opens as it is: semicolons, and nothing that could run as a formula. */
export function refusedCsv(heads: readonly string[], rows: readonly Row[], reasons: ReadonlyMap<number, string>, words: { row: string; reason: string }): string {
  const cell = (text: string) => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
  const lines = rows.filter(row => reasons.has(row.n)).map(row => [String(row.n), ...heads.map((_, at) => textOf(row.cells[at])), reasons.get(row.n)!])
  return `\ufeff${[[words.row, ...heads, words.reason], ...lines].map(line => line.map(cell).join(';')).join('\r\n')}\r\n`
}

/** Hands a text to the browser as a file. */
export function download(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}
