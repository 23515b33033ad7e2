import { type Book, taken } from './book.ts'
import type { Offices } from './office.ts'

/** The office's letters: how they look and are numbered, one sent, one void, one that waits for its signature. */
export function writeLetters(book: Book, offices: Offices): void {
  // ids of their own, so that nothing else of the example is drawn otherwise
  const id = (nth: number) => taken(offices.who('admin'), 1_300_000 + nth)
  const write = (nth: number, by: string, day: number, clock: string, action: string, input: Record<string, unknown>) => book.write(by, book.time(day, clock), action, input, undefined, id(100 + nth))
  write(1, 'admin', -12, '07:40', 'letterhead.set', { id: id(1), government: 'Pemerintah Kota Bima', name: 'Dinas Sosial', address: 'Jalan Rekaan Nomor 1, Kota Bima', phone: '0374-000-000', email: 'dinsos@contoh.example', city: 'Bima' })
  write(2, 'admin', -12, '07:45', 'letter_register.open', { id: id(2), name: 'Surat keluar', unitCode: 'DS.03', digits: 3 })
  const patterns = [['undangan', '{klasifikasi}/{urut}/{kode_unit}/{bulan}/{tahun}'], ['surat', '{sifat}-{urut}/{kode_unit}/{bulan_romawi}/{tahun}'], ['daftar_hadir', '{klasifikasi}/{urut}/{kode_unit}/{bulan}/{tahun}'], ['notulen', '{klasifikasi}/{urut}/{kode_unit}/{bulan}/{tahun}'], ['bast', '{klasifikasi}/{urut}/{kode_unit}/{bulan_romawi}/{tahun}']] as const
  for (const [nth, [sort, pattern]] of patterns.entries()) write(3 + nth, 'admin', -12, `07:5${nth}`, 'letter_template.set', { id: id(3 + nth), sort, registerId: id(2), pattern, ...sort === 'surat' ? {} : { classification: '400.9' } })

  write(10, 'operator', -9, '09:05', 'letter.draft', { id: id(10), sort: 'surat', subject: 'Permohonan tangki air bersih untuk Kolo', surat: { recipients: ['Kepala Pelaksana BPBD Kota Bima'], body: 'Sehubungan dengan air bersih yang mengalir dua hari sekali di Kelurahan Kolo, mohon bantuan tangki air dua kali sepekan bagi keluarga lansia.\nAtas bantuan Bapak kami ucapkan terima kasih.', copies: ['Wali Kota Bima', 'Lurah Kolo'] } })
  write(11, 'kadis', -9, '10:20', 'letter.sign', { letterId: id(10) })
  write(12, 'operator', -9, '13:30', 'letter.send', { letterId: id(10), sentVia: 'Diantar ke BPBD' })
  write(13, 'operator', -8, '08:40', 'letter.draft', { id: id(13), sort: 'surat', subject: 'Pemberitahuan jadwal apel', surat: { recipients: ['Camat se-Kota Bima'], body: 'Apel gabungan dilaksanakan Senin pukul 07.30 di halaman kantor.' } })
  write(14, 'nur', -8, '09:00', 'letter.sign', { letterId: id(13) })
  write(15, 'nur', -8, '11:15', 'letter.cancel', { letterId: id(13), reason: 'Jadwal apel berubah' })
  write(16, 'operator', -1, '10:10', 'letter.draft', { id: id(16), sort: 'undangan', subject: 'Rapat koordinasi pilar sosial', undangan: { recipients: ['Para Camat', 'Koordinator PSM dan TKSK', 'Kepala UPT dan panti'], day: book.day(6), from: '09:00', to: '11:30', place: 'Aula Dinas Sosial Kota Bima', agenda: ['Air bersih di Kolo', 'Pendataan lansia yang tinggal sendiri'], contact: 'Bidang Rehabilitasi Sosial, 0374-000-000', copies: ['Wali Kota Bima'] } })
  write(17, 'operator', -1, '10:40', 'letter.submit', { letterId: id(16), signerId: offices.who('kadis') })
}
