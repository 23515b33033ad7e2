import { type Book, taken } from './book.ts'
import type { Offices } from './office.ts'

const PARUGA = '52.72.01.1001'

/** Referrals of the office: one to its own house that is served there, one to a puskesmas that has not answered, the letters for them, and the days off. */
export function referPeople(book: Book, offices: Offices): void {
  const id = (nth: number) => taken(offices.who('admin'), 1_400_000 + nth)
  const write = (nth: number, by: string, day: number, clock: string, action: string, input: Record<string, unknown>) => book.write(by, book.time(day, clock), action, input, undefined, id(100 + nth))
  for (const [nth, sort] of (['rujukan', 'rekomendasi'] as const).entries()) write(1 + nth, 'admin', -11, `08:1${nth}`, 'letter_template.set', { id: id(1 + nth), sort, registerId: taken(offices.who('admin'), 1_300_002), pattern: '{klasifikasi}/{urut}/{kode_unit}/{bulan}/{tahun}', classification: '400.9' })
  write(3, 'admin', -11, '08:20', 'holiday.set', { region: '52.72', holidays: [{ day: `${book.today.slice(0, 4)}-12-25`, name: 'Hari Raya Natal' }, { day: `${Number(book.today.slice(0, 4)) + 1}-01-01`, name: 'Tahun Baru Masehi' }] })

  write(10, 'operator', -9, '09:30', 'case.open', { id: id(10), who: 'Pak Mansur, tidur di teras pasar', name: 'Mansur Contoh', sex: 'L', bornYear: 1949, needs: ['lansia', 'tempat_tinggal'], urgency: 'segera', region: PARUGA, rt: '004', rw: '002', seal: 'tidak', story: 'Sudah sepekan tidur di teras pasar, tidak ada keluarga di kota.', source: 'kantor' })
  write(11, 'operator', -9, '09:40', 'case.triage', { caseId: id(10), types: ['LUT'], bidang: 'rehsos' })
  write(12, 'nur', -9, '10:05', 'case.assign', { caseId: id(10), leadId: offices.who('peksos'), teamIds: [offices.who('rahma')] })
  write(13, 'peksos', -8, '09:15', 'referral.send', { id: id(13), caseId: id(10), sort: 'penanganan', toUnitId: offices.unit('panti'), reason: 'Perlu tempat tinggal sementara sampai keluarganya ditemukan.', share: ['identitas', 'alamat', 'kebutuhan', 'asesmen'], assessment: 'Sehat, pendengaran berkurang, mandiri makan dan mandi.', unconsented: 'Contoh: persetujuan lisan dicatat menyusul.' })
  write(14, 'rahma', -6, '10:20', 'case.open', { id: id(14), who: 'Ibu Salmah, batuk lama', name: 'Salmah Contoh', sex: 'P', bornYear: 1961, needs: ['sakit'], urgency: 'biasa', region: PARUGA, rt: '002', rw: '001', seal: 'tidak' })
  write(15, 'operator', -6, '11:00', 'case.triage', { caseId: id(14), types: ['LUT'], bidang: 'rehsos' })
  write(16, 'nur', -6, '11:10', 'case.assign', { caseId: id(14), leadId: offices.who('rahma'), teamIds: [] })
  write(17, 'rahma', -5, '08:40', 'referral.send', { id: id(17), caseId: id(14), sort: 'layanan', body: 'puskesmas', toName: 'Puskesmas Paruga (contoh)', reason: 'Batuk lebih dari tiga pekan, mohon diperiksa.', share: ['identitas', 'alamat', 'kebutuhan'], unconsented: 'Contoh: persetujuan lisan dicatat menyusul.' })
}
