import { type Book, taken } from './book.ts'
import type { Offices } from './office.ts'
import { CITY } from './places.ts'

/** The log of the panti: a fortnight of notes with a quiet day, a late one and a silent one; a hand-over, an incident that was answered, a supervision with two findings, targets. */
export function keepLog(book: Book, offices: Offices): void {
  // ids of their own, so that nothing else of the example is drawn otherwise
  const id = (nth: number) => taken(offices.who('admin'), 1_500_000 + nth)
  const write = (nth: number, by: string, day: number, clock: string, action: string, input: Record<string, unknown>) => book.write(by, book.time(day, clock), action, input, undefined, id(100 + nth))
  const unitId = offices.unit('panti')
  write(1, 'nur', -13, '07:30', 'log.rules', { region: CITY, cutoff: '20:00', shifts: [{ name: 'Pagi', from: '07:00' }, { name: 'Siang', from: '14:00' }, { name: 'Malam', from: '21:00' }], callMinutes: 15 })
  for (const [nth, [sort, measure, amount]] of ([['permakanan', 'orang', 4000], ['bimbingan_sosial', 'kegiatan', 96]] as const).entries()) write(2 + nth, 'nur', -13, `07:4${nth}`, 'target.set', { id: id(2 + nth), region: CITY, year: Number(book.day(-13).slice(0, 4)), unitId, sort, measure, amount })
  const told = [['permakanan', 11, 'Makan siang, sayur bening dan ikan'], ['bimbingan_sosial', 8, 'Berbagi cerita bersama'], ['kesehatan', 6, 'Pemeriksaan tekanan darah oleh puskesmas'], ['keterampilan', 5, 'Merajut'], ['rekreasi', 9, 'Senam pagi']] as const
  for (let day = -12; day <= -1; day += 1) {
    if (day === -6) continue
    const [sort, served, text] = told[(day + 15) % told.length]!
    if (day === -9) write(10 + day + 12, 'petugas.panti', day, '15:20', 'log.write', { id: id(10 + day + 12), unitId, nil: true, present: 11 })
    else write(10 + day + 12, day % 3 === 0 ? 'kepala.panti' : 'petugas.panti', day, day === -4 ? '21:40' : '13:05', 'log.write', { id: id(10 + day + 12), unitId, nil: false, sort, served, text, present: 11, came: day === -8 ? 1 : 0, gone: 0 })
  }
  write(40, 'petugas.panti', -2, '13:50', 'shift.hand', { id: id(40), unitId, present: 11, pending: ['Lampu kamar mandi belakang mati', 'Tamu dari puskesmas datang pukul 09.00'] })
  write(41, 'kepala.panti', -2, '14:10', 'shift.accept', { shiftHandoverId: id(40) })
  write(42, 'petugas.panti', -5, '19:25', 'incident.raise', { id: id(42), unitId, sort: 'jatuh', story: 'Terpeleset di kamar mandi belakang, sadar, kaki kanan nyeri.', namesStaff: false })
  write(43, 'nur', -5, '19:35', 'incident.take', { incidentId: id(42) })
  write(44, 'nur', -4, '09:10', 'incident.close', { incidentId: id(42), outcome: 'Diperiksa puskesmas, tidak ada patah tulang. Lantai diberi alas karet.' })
  write(45, 'nur', -10, '08:15', 'supervision.plan', { id: id(45), unitId, day: book.day(-3), others: 'Peksos' })
  write(46, 'nur', -3, '11:30', 'supervision.record', {
    supervisionId: id(45), unitId, day: book.day(-3), checklist: [{ item: 'permakanan', answer: 'baik' }, { item: 'obat', answer: 'kurang', note: 'Lemari tidak terkunci' }, { item: 'keamanan', answer: 'sebagian' }, { item: 'hak', answer: 'baik' }], summary: 'Pelayanan baik. Penyimpanan obat dan penerangan perlu dibenahi.',
    findings: [{ what: 'Lemari obat tidak terkunci', fix: 'Pasang kunci, serahkan kepada petugas sif', due: book.day(-1), ownerId: offices.who('kepala.panti') }, { what: 'Lampu kamar mandi belakang mati', fix: 'Ganti lampu', due: book.day(4) }],
  })
}
