import { type Book, taken } from './book.ts'
import type { Offices } from './office.ts'

/** One family of Paruga is planned for: consent, assessment, goals, a conference with the puskesmas, rice delivered; a part of the consent is taken back. */
export function planFor(book: Book, offices: Offices, caseId: string, who: string): void {
  // ids of their own, so that nothing else of the example is drawn otherwise
  const id = (nth: number) => taken(offices.who('admin'), 7_500_000 + nth)
  const write = (nth: number, by: string, day: number, clock: string, action: string, input: Record<string, unknown>) => book.write(by, book.time(day, clock), action, input, undefined, id(100 + nth))
  const consent = { caseId, givenBy: 'sendiri', manner: 'lisan', witness: 'Ketua RT 002', explained: true, language: 'Bima' }
  write(1, 'rahma', -8, '09:10', 'consent.take', { ...consent, id: id(1), purposes: ['asesmen', 'layanan', 'berbagi_data', 'foto'], day: book.day(-8) })
  write(2, 'rahma', -8, '10:20', 'assessment.record', { id: id(2), caseId, day: book.day(-8), biologis: 'Cedera pinggang, makan dua kali sehari.', sosial: 'Tetangga sering menengok.', ekonomi: 'Tidak ada penghasilan tetap.', strengths: 'Anak sulung rajin sekolah.', risks: 'Kehabisan beras di akhir bulan.', conclusion: 'Perlu pangan, pemeriksaan kesehatan, dan dokumen.' })
  write(3, 'rahma', -7, '08:40', 'plan.draw', { id: id(3), caseId, reviewDay: book.day(5), goals: [{ domain: 'ekonomi', aim: 'Beras cukup sampai akhir bulan', sign: 'Tidak berutang beras' }, { domain: 'biologis', aim: 'Cedera pinggang pulih, bisa bekerja lagi' }] })
  write(4, 'rahma', -7, '09:30', 'plan.agree', { planId: id(3), agreement: 'setuju', agreedDay: book.day(-7), agreedBy: who, agreedView: 'Ingin anak tetap sekolah.' })
  write(5, 'nur', -5, '11:00', 'conference.hold', {
    id: id(5), caseId, day: book.day(-5), place: 'Aula Dinas Sosial', participants: [{ name: 'Rahma', org: 'PSM', workerId: offices.who('rahma') }, { name: 'dr. Contoh', org: 'Puskesmas Paruga' }, { name: 'Petugas Contoh', org: 'BAZNAS Kota Bima' }], summary: 'Tugas dibagi: kesehatan oleh puskesmas, pangan oleh BAZNAS.',
    decisions: [{ text: 'Kontrol pinggang tiap dua pekan', of: 'lembaga', body: 'Puskesmas Paruga', ownerId: offices.who('rahma'), due: book.day(2) }, { text: 'Bantuan beras tiga bulan', of: 'lembaga', body: 'BAZNAS Kota Bima', ownerId: offices.who('rahma'), due: book.day(-1) }, { text: 'Bertemu lagi bulan depan' }],
  })
  write(6, 'rahma', -3, '15:20', 'provision.record', { id: id(6), caseId, day: book.day(-3), sort: 'permakanan', what: 'Beras', quantity: '10', unitOf: 'kg', programme: 'Zakat', body: 'BAZNAS Kota Bima', receivedBy: who, paper: 'Map keluarga di kantor' })
  write(7, 'rahma', -1, '08:30', 'consent.withdraw', { id: id(7), consentId: id(1), purposes: ['foto'], givenBy: 'sendiri', reason: 'Tidak ingin difoto lagi.' })
}
