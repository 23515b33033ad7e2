import { firstHome } from '#kernel/region.ts'
import { type Book, later, taken } from './book.ts'
import { CARE } from './care.ts'
import { open } from './intake.ts'
import type { Offices } from './office.ts'
import { CITY } from './places.ts'
import { type Diary, planTrip } from './trips.ts'

/** Those who look from outside: an inspector with a letter, and somebody who asks about her own data. */
export function lookFromOutside(book: Book, offices: Offices, diary: Diary): void {
  const home = firstHome(CITY)
  askAlong(book, offices, diary)
  loseATelephone(book)
  book.write('kadis', book.time(-3, '10:05'), 'inspection.grant', { workerId: offices.who('inspektorat'), letter: 'ST contoh 14/INSP', about: 'Pemeriksaan kunjungan dan pemberitahuan', region: CITY, from: book.day(-14), until: book.day(0), ends: book.day(14) }, home)
  book.write('pejabat.pdp', book.time(-1, '09:20'), 'request.record', { region: CITY, sort: 'perbaikan', asker: 'Salmah Rekaan', contact: '081200009999', what: 'Tahun lahir di catatan keliru, seharusnya 1958.', channel: 'datang' }, home)
  book.write('pejabat.pdp', book.time(-6, '11:10'), 'request.record', { region: CITY, sort: 'akses', asker: 'Burhan Rekaan', what: 'Ingin tahu data apa saja yang disimpan tentang keluarganya.', channel: 'surat' }, home)
  const gone = book.id(book.time(-1, '10:40'), home)
  book.write('pejabat.pdp', book.time(-1, '10:40'), 'request.record', { id: gone, region: CITY, sort: 'penghapusan', asker: 'Rosdiana Rekaan', contact: '081200008888', what: 'Sudah pindah ke luar daerah, meminta datanya dihapus.', channel: 'surat' }, home)
  book.write('pejabat.pdp', book.time(-1, '11:05'), 'erasure.ask', { requestId: gone, whom: 'Rosdiana Rekaan', reason: 'Pindah ke luar daerah, layanan sudah ditutup' }, home)
}

/** Workers of the place are asked to come along: the TKSK says yes, the PSM has not answered yet. */
function askAlong(book: Book, offices: Offices, diary: Diary): void {
  const one = open(book, { by: 'vina', at: book.time(-2, '07:40'), region: '52.72.01.1001', story: CARE[3]!, nth: 851 })
  const trip = planTrip(book, offices, diary, [one], { by: 'vina', at: book.time(-1, '07:40'), offset: 2, from: '13:00', to: '14:00' })
  const [, ask] = ['rahma', 'budi'].map((asked, nth) => book.write('vina', later(trip.at, 5 + nth), 'trip.invite', { tripId: trip.id, workerId: offices.who(asked) }, firstHome(one.region)))
  book.write('budi', later(trip.at, 65), 'invite.answer', { inviteId: taken(ask!, 0), answer: 'ikut' }, firstHome(one.region))
}

/** A worker's telephone is lost on the bus: written down within the hour, one letter is still to go out. */
function loseATelephone(book: Book): void {
  const home = firstHome(CITY)
  const id = book.id(book.time(-1, '13:20'), home)
  book.write('operator', book.time(-1, '13:20'), 'breach.record', { id, region: CITY, title: 'Ponsel petugas tertinggal di angkutan umum', knownAt: new Date(book.time(-1, '12:45')).toISOString(), happenedAt: new Date(book.time(-1, '11:30')).toISOString(), data: ['kontak', 'alamat'], how: 'Tertinggal di angkutan kota jurusan Dara. Layar terkunci, perangkat langsung dikeluarkan dari daftar.', whose: 'Keluarga dampingan di satu kelurahan', persons: 12 }, home)
  book.write('pejabat.pdp', book.time(-1, '15:10'), 'breach.handle', { breachId: id, handling: 'Semua sesi perangkat itu diakhiri. Petugas memakai ponsel pinjaman dinas.' }, home)
  book.write('pejabat.pdp', book.time(-1, '16:00'), 'breach.tell', { breachId: id, to: 'lembaga', how: 'Surat dinas contoh 017/PDP, diantar langsung' }, home)
}
