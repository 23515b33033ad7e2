import { type Book, later } from './book.ts'
import { CARE } from './care.ts'
import { assign, triage } from './desk.ts'
import { HARDSHIP } from './hardship.ts'
import { open } from './intake.ts'
import type { Offices } from './office.ts'
import { CONFIDENTIAL } from './street.ts'
import { afterTrip, type Diary, planTrip, report } from './trips.ts'

/** Cases that only their team may know of. */
export function keepSealed(book: Book, offices: Offices, diary: Diary): void {
  child(book, offices, diary)
  refuge(book, offices)
  summoned(book, offices, diary)
  unsealed(book)
  sealedLater(book, offices, diary)
}

/** A child of Paruga: sealed from the first save, led by Sakti Peksos; the head joins with a reason, one named as involved is shut out. */
function child(book: Book, offices: Offices, diary: Diary): void {
  const one = open(book, { by: 'gita', at: book.time(-9, '11:35'), region: '52.72.01.1001', story: CONFIDENTIAL[0]!, nth: 851, seal: 'ya', source: 'lembaga', age: 10 })
  triage(book, one, book.time(-9, '12:05'), 'nur')
  assign(book, offices, one, book.time(-9, '12:12'), 'gita', ['peksos'], 'nur')
  book.write('nur', book.time(-9, '12:20'), 'case.shut_out', { caseId: one.id, workerId: offices.who('rt003.paruga'), reason: 'Disebut dalam laporan' })
  const trip = planTrip(book, offices, diary, [one], { by: 'gita', at: book.time(-9, '13:00'), offset: -8, from: '10:00', to: '11:30', purpose: 'asesmen' })
  report(book, offices, trip, 0, {
    at: afterTrip(book, trip, 30), met: 'Anak dan bibi', findings: 'Anak aman bersama bibi, mau bercerita pelan-pelan, tidur mulai teratur.', actions: 'Mendampingi pemeriksaan, menyepakati tanda aman.',
    next: { id: book.id(trip.at), owner: 'peksos', offset: 2, what: 'Dampingi pertemuan dengan psikolog' },
  })
  book.write('gita', afterTrip(book, trip, 40), 'case.step', { caseId: one.id, step: 'jangkau' })
  book.write('nur', book.time(-7, '08:00'), 'visit.read', { visitId: trip.visits[0] })
  book.write('nur', book.time(-7, '08:09'), 'visit.answer', { visitId: trip.visits[0], text: 'Terima kasih Gita. Jaga kerahasiaan; saya hubungi psikolog sendiri.' })
  book.write('kadis', book.time(-6, '09:30'), 'case.enter_sealed', { caseId: one.id, reason: 'Permintaan keterangan dari kepolisian ke kepala dinas' })
  book.write('gita', book.time(-6, '15:00'), 'case.step', { caseId: one.id, step: 'asesmen' })
  planTrip(book, offices, diary, [one], { by: 'gita', at: book.time(-2, '10:45'), offset: 0, from: '13:30', to: '15:00', purpose: 'pendampingan' })
}

function refuge(book: Book, offices: Offices): void {
  const one = open(book, { by: 'front.office', at: book.time(-6, '19:50'), region: '52.72.03.1002', story: CONFIDENTIAL[1]!, nth: 852, seal: 'tidak_yakin', source: 'warga' })
  triage(book, one, book.time(-5, '07:50'), 'nur')
  assign(book, offices, one, book.time(-5, '07:58'), 'peksos', ['kepala.panti'], 'nur')
  book.write('peksos', book.time(-5, '10:00'), 'case.note', { caseId: one.id, text: 'Sudah di tempat aman. Hanya tim ini yang tahu alamatnya.' })
}

function summoned(book: Book, offices: Offices, diary: Diary): void {
  const one = open(book, { by: 'operator', at: book.time(-4, '11:45'), region: '52.72.04.1008', story: CONFIDENTIAL[2]!, nth: 853, seal: 'ya', source: 'lembaga' })
  triage(book, one, book.time(-3, '08:05'), 'nur')
  assign(book, offices, one, book.time(-3, '08:15'), 'gita', [], 'nur')
  planTrip(book, offices, diary, [one], { by: 'gita', at: book.time(-2, '14:35'), offset: 1, from: '09:00', to: '11:00', purpose: 'pendampingan', letter: `094/777/Dinsos/${book.day(-2).slice(0, 4)}` })
}

/** Not sure at intake; the kabid finds no ground for secrecy and lowers the seal. */
function unsealed(book: Book): void {
  const one = open(book, { by: 'mira', at: book.time(-4, '09:25'), region: '52.72.05.1001', story: HARDSHIP[9]!, nth: 854, seal: 'tidak_yakin', household: true })
  triage(book, one, book.time(-3, '08:40'), 'nur')
  book.write('nur', book.time(-3, '08:52'), 'case.unseal', { caseId: one.id, reason: 'Sudah ditelaah, tidak ada unsur kekerasan' })
}

/** Looks ordinary at first; its type seals it, and another pillar's plan to the same house reaches only the lead. */
function sealedLater(book: Book, offices: Offices, diary: Diary): void {
  const one = open(book, { by: 'tksk.asakota', at: book.time(-10, '10:20'), region: '52.72.03.1003', story: { ...HARDSHIP[1]!, types: ['KTK'], bidang: 'rehsos' }, nth: 855, household: true })
  const mother = open(book, { by: 'front.office', at: book.time(-9, '09:10'), region: one.region, story: CARE[0]!, nth: 856, beside: one, tie: 'orang_tua', source: 'kantor' })
  triage(book, one, book.time(-5, '08:20'), 'nur')
  assign(book, offices, one, book.time(-5, '08:30'), 'tksk.asakota', ['gita'], 'nur')
  const trip = planTrip(book, offices, diary, [one], { by: 'tksk.asakota', at: book.time(-5, '09:00'), offset: -3, from: '09:00', to: '10:30', purpose: 'pendampingan' })
  report(book, offices, trip, 0, { at: afterTrip(book, trip, 35), met: 'Yang bersangkutan', findings: 'Merasa lebih tenang, ingin tetap bekerja. Kakak mendukung.', actions: 'Menyepakati cara menghubungi bila perlu bantuan.' })
  planTrip(book, offices, diary, [one], { by: 'tksk.asakota', at: book.time(-2, '09:00'), offset: 4, from: '09:00', to: '10:30', purpose: 'pendampingan' })
  planTrip(book, offices, diary, [mother], { by: 'reza', at: later(book.time(-1, '08:50'), 3), offset: 2, from: '10:00', to: '11:30', purpose: 'pendampingan' })
}
