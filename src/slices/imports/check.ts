import { placeOf, type Region } from '#kernel/region.ts'
import { UNIT_KINDS } from '#slices/units/rules.ts'
import { levelsOf } from '#slices/workers/fits.ts'
import { checkCase } from './cases.ts'
import { dayIn, digitsIn, phoneIn, plain } from './cells.ts'
import type { Mapping, Sort } from './columns.ts'
import { placeIn } from './places.ts'
import { given, kelurahanOf, nameOf, readerOf, spotOf, type Against, type Checked, type Reader } from './reading.ts'
import { roleIn, type RoleWords } from './roles.ts'
import type { Table } from './table.ts'

/** Reads every row of a table; faults within a row are named together, and rows that say the same as an earlier one are faults too. */
export function checkRows(sort: Sort, table: Pick<Table, 'rows'>, mapping: Mapping, against: Against): Checked[] {
  const read = { petugas: checkWorker, unit: checkUnit, kasus: checkCase }[sort]
  const rows = table.rows.map(row => {
    const reader = readerOf(row, mapping)
    const input = read(reader, against)
    return { n: row.n, label: reader.text('name').slice(0, 80), input, faults: reader.faults, ...(reader.cleaned.length > 0 ? { cleaned: reader.cleaned } : {}) }
  })
  refuseRepeats(sort, rows)
  return rows
}

function checkWorker(reader: Reader, against: Against): Record<string, unknown> {
  const name = nameOf(reader)
  const words = against.role ? { role: against.role } as RoleWords : reader.take('role', roleIn(reader.text('role')))
  if (!words && !reader.faults.some(({ field }) => field === 'role')) reader.fault('role', 'required')
  const { rt, rw } = spotOf(reader)
  const place = words ? seatOf(reader, against, words.role) : undefined
  const spot = words && ['ketua_rt', 'ketua_rw'].includes(words.role) ? { rt: words.role === 'ketua_rt' ? words.rt ?? rt : undefined, rw: words.rw ?? rw ?? (words.role === 'ketua_rw' ? rt : undefined) } : {}
  if (words?.role === 'ketua_rt' && !spot.rt && !faulty(reader, 'rt')) reader.fault('rt', 'required')
  if (words?.role === 'ketua_rw' && !spot.rw && !faulty(reader, 'rw')) reader.fault('rw', 'required')
  const pillar = words && against.pillars.find(one => (words.role === 'koordinator_pilar' ? one.code === words.pillar : one.role === words.role))?.code
  return given({
    name, role: words?.role, region: place, pillar, ...spot, phone: reader.take('phone', phoneIn(reader.cell('phone'))), nik: reader.take('nik', digitsIn(reader.cell('nik'), 16)),
    nip: reader.take('nip', digitsIn(reader.cell('nip'), 18)), from: reader.take('from', dayIn(reader.cell('from'))), letter: reader.text('letter').slice(0, 120),
  })
}

/** Finds where a post is held: as deep as the role asks; roles of the office stand at the office. */
function seatOf(reader: Reader, against: Against, role: string): Region | undefined {
  const levels = levelsOf(role)
  const [place, kec] = [reader.text('region') || reader.under || '', reader.text('kec')]
  if (levels.includes(4) && (place || !levels.includes(2))) {
    const wide = levels.includes(2) ? widerIn(place, against, levels) : undefined
    if (wide) return wide
    const found = kelurahanOf(reader, against)
    if (!place) reader.fault('region', 'required')
    return found
  }
  if (levels.includes(3) && (kec || place || !levels.includes(2))) {
    const told = kec ? placeIn(kec, against.places, 3) : placeIn(place || roleTail(reader), against.places, 3)
    const inside = told && 'rule' in told && !kec ? placeIn(place, against.places, 4) : undefined
    // a kelurahan where a kecamatan is asked: say which kecamatan it lies in
    if (inside && 'value' in inside) {
      reader.fault('region', 'import_wants_kec', against.places.find(one => one.code === placeOf(inside.value).kec)?.name ?? '')
      return undefined
    }
    if (told) return reader.take(kec ? 'kec' : 'region', told)
    reader.fault('kec', 'required')
    return undefined
  }
  return against.region
}

// Tagana and Pordam lists name the kota or a kecamatan in the same column
function widerIn(place: string, { places, region }: Against, levels: readonly number[]): Region | undefined {
  if (/^(kota|kab(upaten)?\.?)\s/i.test(place)) return region
  const kec = levels.includes(3) && /^kec/i.test(place) ? placeIn(place, places, 3) : undefined
  return kec && 'value' in kec ? kec.value : undefined
}

// "TKSK Kec. Raba"
function roleTail(reader: Reader): string {
  return /\bkec(?:amatan)?\b\.?\s*(.+)$/i.exec(reader.text('role'))?.[1] ?? ''
}

function checkUnit(reader: Reader, _: Against): Record<string, unknown> {
  const name = nameOf(reader)
  const words = plain(`${reader.text('sort')} ${name}`)
  const sort = UNIT_KINDS.find(kind => words.includes(kind.replaceAll('_', ' '))) ?? (/lembaga|yayasan/.test(words) ? 'lks' : /unit pelaksana/.test(words) ? 'upt' : undefined)
  if (!sort) reader.fault('sort', 'import_unit_sort', reader.text('sort') || name)
  const bidang = /rehab/.test(words) ? 'rehsos' : /linjam|perlindungan|jaminan/.test(words) ? 'linjamsos' : /daya|pemberdayaan/.test(words) ? 'dayasos' : /fakir miskin/.test(words) ? 'pfm' : undefined
  return given({ name, sort, bidang: sort === 'bidang' ? bidang : undefined, phone: reader.text('phone').slice(0, 40) })
}

function refuseRepeats(sort: Sort, rows: Checked[]): void {
  const seen = new Map<string, Checked>()
  for (const row of rows) {
    const { name, phone, nik, role, region, rt, rw } = row.input as Record<string, string>
    const who = plain(name ?? row.label)
    const same = sort === 'petugas' ? [who, role, region, rt, rw].join('|') : sort === 'unit' ? who : nik ?? [who, region, rt].join('|')
    const before = seen.get(`row ${same}`)
    if (before && who) row.faults.push({ field: 'name', rule: 'import_repeats', limit: String(before.n) })
    for (const [field, number] of [['nik', nik], ['phone', sort === 'petugas' ? phone : undefined]] as const) {
      const holder = number ? seen.get(`${field} ${number}`) : undefined
      if (holder && holder !== before && plain(holder.label) !== who) row.faults.push({ field, rule: 'import_number_repeats', limit: String(holder.n) })
      if (number && !holder) seen.set(`${field} ${number}`, row)
    }
    if (!before) seen.set(`row ${same}`, row)
  }
}

function faulty(reader: Reader, field: string): boolean {
  return reader.faults.some(fault => fault.field === field)
}
