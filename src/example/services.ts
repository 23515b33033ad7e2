import { type Book, taken } from './book.ts'
import type { Offices } from './office.ts'
import { CITY } from './places.ts'

type Row = readonly [code: string, name: string, limit: number | null, unit: 'menit' | 'hari_kerja' | 'kondisional', bidang: 'rehsos' | 'linjamsos' | 'dayasos', papers: readonly string[]]
const [KTP, KK, KEL] = ['KTP', 'Kartu keluarga', 'Surat pengantar kelurahan']
/** The sixteen services of a counter, with the time limits that one kabupaten publishes; the papers are an example. */
const SERVICES: readonly Row[] = [
  ['PANTI', 'Rekomendasi pengiriman PPKS ke panti', null, 'kondisional', 'rehsos', [KTP, KK, KEL, 'Surat keterangan sehat', 'Laporan sosial']], ['BALAI', 'Rekomendasi rehabilitasi penyandang disabilitas ke balai', 30, 'menit', 'rehsos', [KTP, KK, KEL]],
  ['LKS', 'Tanda terdaftar lembaga kesejahteraan sosial', 4, 'hari_kerja', 'dayasos', ['Akta pendirian', 'Susunan pengurus', 'Surat domisili']], ['UGB', 'Rekomendasi undian gratis atau pengumpulan uang dan barang', 3, 'hari_kerja', 'dayasos', ['Proposal', 'Akta lembaga']],
  ['LK3', 'Konsultasi keluarga (LK3)', 7, 'hari_kerja', 'dayasos', [KTP]], ['PBI', 'Rekomendasi PBI-JK', 30, 'menit', 'linjamsos', [KTP, KK, KEL]],
  ['RDT', 'Rehabilitasi sosial penyandang disabilitas telantar', 1, 'hari_kerja', 'rehsos', [KEL]], ['BTT', 'Bantuan tak terduga', 30, 'hari_kerja', 'linjamsos', [KTP, KK, KEL, 'Foto keadaan']],
  ['BST', 'Bantuan sosial terencana', null, 'kondisional', 'linjamsos', [KTP, KK, 'Proposal']], ['ADU', 'Pengaduan', 3, 'hari_kerja', 'rehsos', []],
  ['RAT', 'Rehabilitasi sosial anak telantar', 1, 'hari_kerja', 'rehsos', [KEL]], ['DTSEN', 'Surat keterangan DTSEN', 15, 'menit', 'linjamsos', [KTP, KK]],
  ['OTB', 'Orang telantar atau kehabisan bekal', 1, 'hari_kerja', 'linjamsos', []], ['KIE', 'Informasi, edukasi, dan konseling', 3, 'hari_kerja', 'dayasos', []],
  ['RLT', 'Rehabilitasi sosial lanjut usia telantar', 15, 'hari_kerja', 'rehsos', [KEL, 'Surat keterangan sehat']], ['COTA', 'Rekomendasi calon orang tua angkat', 15, 'hari_kerja', 'rehsos', [KTP, KK, 'Surat nikah', 'Surat keterangan sehat']],
]

/** The counter: the catalogue, and five requests at different stations, one of them late. */
export function openCounter(book: Book, offices: Offices): void {
  const id = (nth: number) => taken(offices.who('admin'), 1_460_000 + nth)
  const write = (nth: number, by: string, day: number, clock: string, action: string, input: Record<string, unknown>) => book.write(by, book.time(day, clock), action, input, undefined, id(100 + nth))
  for (const [nth, [code, name, limit, limitUnit, bidang, requirements]] of SERVICES.entries()) write(nth, 'admin', -13, `09:${String(10 + nth)}`, 'service.add', { id: id(nth), region: CITY, code, name, requirements, cost: 'Gratis', limit, limitUnit, bidang, basis: 'Standar pelayanan (contoh)' })
  const of = (code: string) => id(SERVICES.findIndex(one => one[0] === code))
  const ask = (nth: number, day: number, clock: string, code: string, applicant: string, more: Record<string, unknown>) => write(20 + nth, 'front.office', day, clock, 'service_request.file', { id: id(50 + nth), region: CITY, serviceId: of(code), channel: 'loket', applicant, ...more })
  const step = (nth: number, of: number, by: string, day: number, clock: string, action: string, more: Record<string, unknown> = {}) => write(40 + nth, by, day, clock, `service_request.${action}`, { requestId: id(50 + of), ...more })
  ask(0, -9, '08:40', 'LKS', 'Yayasan Rekaan Harapan', { received: [0, 1, 2] })
  ask(1, -8, '09:15', 'DTSEN', 'Ibu Halimah Rekaan', { nik: '9972014101700001', received: [0, 1] })
  ask(2, -6, '10:05', 'RLT', 'Bapak Kasim Rekaan', { concerned: 'Ibu dari pemohon', received: [0] })
  ask(3, -2, '08:30', 'PBI', 'Ibu Nurma Rekaan', { nik: '9972014202800002', received: [0, 1] })
  ask(4, -1, '09:05', 'KIE', 'Ibu Sumiati Rekaan', {})
  step(0, 0, 'front.office', -9, '09:10', 'forward')
  step(1, 1, 'front.office', -8, '09:17', 'forward')
  step(2, 1, 'back.office', -8, '09:22', 'submit')
  step(3, 1, 'manajer.slrt', -8, '09:25', 'decide', { outcome: 'setujui' })
  step(4, 1, 'front.office', -8, '09:28', 'answer', { result: 'Surat keterangan diserahkan kepada pemohon' })
}
