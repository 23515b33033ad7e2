import writeXlsx from 'write-excel-file/node'

type Value = string | number | Date | null
const PSM = 'Anggota PSM'
const KEL = ['Kel. Paruga', 'PARUGA', 'kelurahan Tanjung', 'Sarae', 'Kel. Nae', 'Dara']

/** The rows of a list as an office keeps it: twelve can work at once, the others each have something wrong. Every name is invented. */
export function messyRows(): { rows: Value[][]; good: number[]; bad: Record<number, string> } {
  const rows: Value[][] = [
    ['DAFTAR PETUGAS PSM, TKSK DAN KETUA RT/RW'], ['DINAS SOSIAL KOTA BIMA TAHUN 2026'], [],
    ['No', 'Nama Lengkap', 'NIK', 'Jabatan', 'Kelurahan', 'Kecamatan', 'RT/RW', 'No. HP', 'TMT'],
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)'],
  ]
  const good: number[] = []
  const bad: Record<number, string> = {}
  const put = (fault: string | null, ...cells: Value[]) => {
    rows.push([rows.length - 4, ...cells])
    if (fault) bad[rows.length] = fault
    else good.push(rows.length)
  }
  const nik = (nth: number) => `99720141${String(nth).padStart(8, '0')}`.replace(/0$/, '1')
  for (let nth = 0; nth < 6; nth += 1) put(null, `Warga Contoh ${'ABCDEF'[nth]}`, nik(11 + nth), PSM, KEL[nth]!, 'Rasanae Barat', null, nth % 2 ? 81_230_000_000 + nth : `0812-3000-00${10 + nth}`, '1 Januari 2024')
  put(null, 'Hj. Siti Contoh, S.Sos', `'${nik(22)}`, 'TKSK', null, 'Kec. Raba', null, '+62 812 3000 0021', '01/02/2023')
  put(null, 'Karim Contoh', null, 'Ketua RT 05/RW 02', 'PARUGA', null, null, '081230000022', null)
  put(null, 'Jamal Contoh', null, 'Ketua RT', 'Paruga', null, '6/2', null, null)
  rows.push([])
  put(null, 'Mansur Contoh', null, 'Ketua RW', 'Paruga', null, 'RW 02', 81_230_000_024, null)
  put(null, 'Ahmad Contoh', null, 'Lurah', 'Kel. Jatiwangi', 'Asakota', null, '081230000025', new Date(Date.UTC(2022, 4, 6)))
  put(null, 'Ilham Contoh', null, 'Tagana', null, null, null, '081230000026', null)
  put('nik import_shortened', 'Rusak Satu', '5,27E+15', PSM, 'Paruga', null, null, '081230001001', null)
  put('nik import_shortened', 'Rusak Dua', 9_972_014_101_900_000, PSM, 'Paruga', null, null, '081230001002', null)
  put('nik import_digits', 'Rusak Tiga', '997201410190', PSM, 'Paruga', null, null, null, null)
  put('region import_place_near', 'Rusak Empat', null, PSM, 'Kel. Parugaa', null, null, null, null)
  put('region import_place', 'Rusak Lima', null, PSM, 'Kel. Negeri Dongeng', null, null, null, null)
  put('role import_role', 'Rusak Enam', null, 'Tukang kebun', 'Paruga', null, null, null, null)
  put('role import_two_roles', 'Rusak Tujuh', null, 'PSM / Ketua RT 03', 'Paruga', null, null, null, null)
  put('phone import_phone', 'Rusak Delapan', null, PSM, 'Paruga', null, null, '12', null)
  put('phone import_two_numbers', 'Rusak Sembilan', null, PSM, 'Paruga', null, null, '081230001009 / 081230001010', null)
  put('name required; phone import_phone', null, null, PSM, 'Paruga', null, null, 'tidak punya HP', null)
  put('rt required', 'Rusak Sebelas', null, 'Ketua RT', 'Paruga', null, null, null, null)
  put('rt import_rt_date', 'Rusak Duabelas', null, 'Ketua RT', 'Paruga', null, new Date(Date.UTC(2026, 4, 2)), null, null)
  put('from import_date', 'Rusak Tigabelas', null, PSM, 'Paruga', null, null, null, '31/02/2024')
  put('name import_repeats', 'warga contoh a', null, PSM, 'Paruga', null, null, null, null)
  put('phone import_number_repeats', 'Orang Lain', null, PSM, 'Paruga', null, null, '0812 3000 0010', null)
  put('region required', 'Rusak Enambelas', null, PSM, null, null, null, null, null)
  put('region import_place_elsewhere', 'Rusak Tujuhbelas', null, PSM, 'Paruga', 'Raba', null, null, null)
  put('role required', 'Rusak Delapanbelas', null, null, 'Paruga', null, null, null, null)
  for (let nth = 0; rows.length < 66; nth += 1) put('region import_place', `Rusak Lagi ${'ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGH'[nth]}${nth}`, null, PSM, `Desa Entah ${nth}`, null, null, null, null)
  rows.push([], [null, 'JUMLAH', null, 60], [null, null, null, null, null, null, 'Kota Bima, 3 Januari 2026'], [null, null, null, null, null, null, 'Kepala Dinas Sosial'])
  return { rows, good, bad }
}

/** Writes rows as a workbook. */
export async function workbook(rows: readonly Value[][]): Promise<Buffer> {
  const cells = rows.map(row => row.map(value => (value === null ? null : value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : { value, type: typeof value === 'number' ? Number : String })))
  return await (await writeXlsx(cells as never)).toBuffer()
}

/** Writes rows as CSV with semicolons, in Windows-1252 as an old Excel does. */
export function csv(rows: readonly Value[][]): Buffer {
  const cell = (value: Value) => { const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? ''); return /[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text }
  return Buffer.from(rows.map(row => row.map(cell).join(';')).join('\r\n'), 'latin1')
}
