import { plain } from './cells.ts'

/** What a file may hold. */
export const SORTS = ['petugas', 'unit', 'kasus'] as const
/** One sort of file. */
export type Sort = (typeof SORTS)[number]
/** Which column (its number, from 0) holds a field. */
export type Mapping = Readonly<Record<string, number>>

const NAME = /^(nama|nama lengkap|nama petugas|nama anggota|nama psm|nama penerima|nama ppks|nama klien|nama warga|name)\b/
const KEL = /^(kel|kelurahan|desa|kelurahan desa|desa kelurahan|kel desa|desa kel|wilayah|wilayah tugas|wilayah kerja|lokasi tugas|tempat tugas|penempatan)\b/
const COMMON: Readonly<Record<string, RegExp>> = {
  name: NAME, nik: /\bnik\b|ktp|nomor induk kependudukan/, phone: /telp|telepon|\bhp\b|handphone|\bwa\b|whatsapp|kontak|nomor (hp|telepon)|ponsel/, region: KEL, kec: /^(kec|kecamatan)\b/, rt: /^rt\b/, rw: /^rw\b/,
}

/** The fields of each sort of file, in the order of the form, each with the words its heading has. */
export const FIELDS: Readonly<Record<Sort, Readonly<Record<string, RegExp>>>> = {
  petugas: { ...COMMON, role: /jabatan|peran|pilar|tugas sebagai|posisi|unsur|status petugas/, nip: /\bnip\b/, from: /\btmt\b|mulai|tanggal sk|tgl sk|sejak/, letter: /nomor sk|no sk|^sk\b|surat keputusan/ },
  unit: { name: /^(nama|nama unit|nama lembaga|nama panti|unit|lembaga|panti|bidang)\b/, sort: /jenis|kategori|tipe|bentuk/, phone: COMMON.phone!, region: KEL },
  kasus: { ...COMMON, kk: /\bkk\b|kartu keluarga/, head: /kepala keluarga/, sex: /jenis kelamin|^jk$|^l p$|kelamin/, born: /tanggal lahir|tgl lahir|tahun lahir|lahir/, address: /alamat/, type: /jenis ppks|jenis pmks|\bppks\b|\bpmks\b|jenis masalah|kategori|permasalahan/, story: /keterangan|uraian|catatan|kondisi|masalah/, sealed: /rahasia/ },
}
/** Fields without which a row cannot be taken in; a role may be the same for all rows. */
export const NEEDED: Readonly<Record<Sort, readonly string[]>> = { petugas: ['name', 'role'], unit: ['name'], kasus: ['name', 'region'] }

/** Guesses which column holds which field by its heading; a column is given once. */
export function guessMapping(sort: Sort, heads: readonly string[]): Record<string, number> {
  const taken = new Set<number>()
  const guess: Record<string, number> = {}
  const words = heads.map(plain)
  for (const [field, form] of Object.entries(FIELDS[sort])) {
    const at = words.findIndex((head, nth) => head !== '' && !taken.has(nth) && form.test(head))
    if (at < 0) continue
    guess[field] = at
    taken.add(at)
  }
  return guess
}

/** Guesses what a file holds by its headings. */
export function guessSort(heads: readonly string[]): Sort {
  const words = heads.map(plain)
  const has = (form: RegExp) => words.some(head => form.test(head))
  if (has(/ppks|pmks|jenis kelamin|kepala keluarga|\bkk\b|masalah/)) return 'kasus'
  return has(/jenis unit|jenis lembaga|nama unit|nama lembaga|nama panti/) && !has(/\bhp\b|jabatan|\bnik\b/) ? 'unit' : 'petugas'
}

/** Counts how many cells of a row read like headings of any sort of file. */
export function headingScore(cells: readonly string[]): number {
  return cells.filter(cell => cell !== '' && cell.length < 60 && SORTS.some(sort => Object.values(FIELDS[sort]).some(form => form.test(plain(cell))) || plain(cell) === 'no')).length
}
