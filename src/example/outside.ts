import { firstHome } from '#kernel/region.ts'
import type { Book } from './book.ts'
import type { Offices } from './office.ts'
import { CITY } from './places.ts'

/** Those who look from outside: an inspector with a letter, and somebody who asks about her own data. */
export function lookFromOutside(book: Book, offices: Offices): void {
  const home = firstHome(CITY)
  book.write('kadis', book.time(-3, '10:05'), 'inspection.grant', { workerId: offices.who('inspektorat'), letter: 'ST contoh 14/INSP', about: 'Pemeriksaan kunjungan dan pemberitahuan', region: CITY, from: book.day(-14), until: book.day(0), ends: book.day(14) }, home)
  book.write('pejabat.pdp', book.time(-1, '09:20'), 'request.record', { region: CITY, sort: 'perbaikan', asker: 'Salmah Rekaan', contact: '081200009999', what: 'Tahun lahir di catatan keliru, seharusnya 1958.', channel: 'datang' }, home)
  book.write('pejabat.pdp', book.time(-6, '11:10'), 'request.record', { region: CITY, sort: 'akses', asker: 'Burhan Rekaan', what: 'Ingin tahu data apa saja yang disimpan tentang keluarganya.', channel: 'surat' }, home)
}
