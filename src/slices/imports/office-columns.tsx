import { useSay } from '#web/words.tsx'
import { Choose, OneOf } from '#web/office/fields.tsx'
import { Band } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
import { ROLES } from '#src/rights.ts'
import { FIELDS, type Sort } from './columns.ts'
import { textOf } from './cells.ts'
import type { Row, Table } from './table.ts'

/** How a file is read: what it holds, which row has the headings, which column holds which field. */
export type Reading = { sheet: number; sort: Sort; header: number; role: string; mapping: Record<string, number>; remembered: boolean }
const AROUND = 30
const EXAMPLE = 60

/** Asks how a file is read; all is guessed and can be changed. */
export function Columns({ sheets, table, reading, sorts, onReading }: { sheets: readonly { name: string; rows: readonly Row[] }[]; table: Table; reading: Reading; sorts: readonly Sort[]; onReading(next: Partial<Reading>): void }) {
  const say = useSay()
  const { sort, mapping, role } = reading
  const map = (field: string) => (value: string) => onReading({ mapping: { ...Object.fromEntries(Object.entries(mapping).filter(([other, at]) => other !== field && String(at) !== value)), ...(value ? { [field]: Number(value) } : {}) }, remembered: false })
  const options = table.heads.map((head, at) => ({ value: String(at), label: `${columnName(at)} · ${head || '–'}${exampleOf(table, at)}` }))
  const headers = sheets[reading.sheet]!.rows.slice(0, AROUND).map(row => ({ value: String(row.n), label: `${row.n} · ${row.cells.map(textOf).filter(text => text).join(' | ').slice(0, 90)}` }))
  return (
    <Section id="kolom" title={say('office.import.columns')} lead={say('office.import.columns_lead')}>
      {reading.remembered && <Band>{say('office.import.remembered')}</Band>}
      <div className="form">
        {sorts.length > 1 && <OneOf id="i-sort" label={say('office.import.sort')} value={sort} onValue={value => onReading({ sort: value as Sort })} options={sorts.map(value => ({ value, label: say(`office.import.sort.${value}`) }))} />}
        <div className="pair">
          {sheets.length > 1 && <Choose id="i-sheet" label={say('office.import.sheet')} value={String(reading.sheet)} onValue={value => onReading({ sheet: Number(value) })} options={sheets.map((sheet, at) => ({ value: String(at), label: sheet.name || String(at + 1) }))} />}
          <Choose id="i-header" label={say('office.import.header')} value={String(table.header)} onValue={value => onReading({ header: Number(value) })} options={headers} />
        </div>
        {sort === 'petugas' && <Choose id="i-role" label={say('office.import.role_all')} value={role} onValue={value => onReading({ role: value, remembered: false })} empty={say('office.import.role_column')} options={ROLES.map(value => ({ value, label: say(`role.${value}`) }))} />}
        <div className="columns">
          {Object.keys(FIELDS[sort]).filter(field => field !== 'role' || !role).map(field => <Choose key={field} id={`i-${field}`} label={say(`office.import.field.${field}`)} value={mapping[field] === undefined ? '' : String(mapping[field])} onValue={map(field)} empty={say('office.import.no_column')} options={options} />)}
        </div>
      </div>
    </Section>
  )
}

function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : `${String.fromCharCode(64 + Math.floor(at / 26))}${String.fromCharCode(65 + at % 26)}`
}

function exampleOf(table: Table, at: number): string {
  const found = table.rows.map(row => textOf(row.cells[at])).find(text => text)
  return found ? ` (${found.slice(0, EXAMPLE)})` : ''
}
