import { type Book, CITY_HOME, taken } from './book.ts'
import type { Offices } from './office.ts'
import { CITY, KECAMATAN } from './places.ts'

// numbers of zeros, which nobody holds; the national ones are real and need no entry
const NUMBERS: readonly (readonly [service: string, name: string, phone: string, note?: string])[] = [
  ['dinsos_malam', 'Petugas malam Dinas Sosial (contoh)', '0812-0000-9001', 'Pukul 19.00 sampai 07.00'], ['polsek', 'Polres Bima Kota (contoh)', '(0374) 000-110'], ['satpol_pp', 'Satpol PP Kota Bima (contoh)', '(0374) 000-200'], ['pemadam', 'Pemadam Kota Bima (contoh)', '(0374) 000-113'],
  ['bpbd', 'BPBD Kota Bima (contoh)', '(0374) 000-300'], ['perlindungan', 'UPTD PPA Kota Bima (contoh)', '0812-0000-9002'],
]
const BY_DAY = ['front.office', 'back.office', 'operator']
const BY_NIGHT = ['peksos', 'ketua.tim', 'manajer.slrt']
const FIRST_DAY = -14
const LAST_DAY = 14

/** Gives the city what it needs in danger: numbers to call, a duty roster until a fortnight from now, and one place that is not safe. */
export function keepSafe(book: Book, offices: Offices): void {
  let at = book.time(FIRST_DAY, '06:45')
  let nth = 0
  const write = (by: string, action: string, input: Record<string, unknown>, when = at += 5000) => book.write(by, when, action, input, CITY_HOME, taken(offices.who('admin'), nth++))
  for (const [service, name, phone, note] of NUMBERS) write('admin', 'hotline.add', { region: CITY, service, name, phone, ...(note ? { note } : {}) })
  for (const [order, { code, name }] of KECAMATAN.entries()) {
    write('admin', 'hotline.add', { region: code, service: 'puskesmas', name: `Puskesmas ${name} (contoh)`, phone: `(0374) 000-4${order}0` })
  }
  for (const [shift, people] of [['siang', BY_DAY], ['malam', BY_NIGHT]] as const) {
    for (const [turn, who] of people.entries()) {
      const days = Array.from({ length: LAST_DAY - FIRST_DAY + 1 }, (_, day) => FIRST_DAY + day).filter(day => (day - FIRST_DAY) % people.length === turn).map(book.day)
      write('ketua.tim', 'duty.set', { postId: offices.post(who), region: CITY, days, shift })
    }
  }
  const ends = new Date(book.time(2, '18:00')).toISOString()
  write('tagana', 'area.warn', { region: '52.72.02.1018', cause: 'longsor', ends }, book.time(-1, '21:50'))
}
