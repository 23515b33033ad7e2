import type { Region } from '#kernel/region.ts'
import { type Book, later } from './book.ts'
import { planFor } from './plans.ts'
import { CARE } from './care.ts'
import { assign, triage } from './desk.ts'
import { HARDSHIP } from './hardship.ts'
import { open, type Opened } from './intake.ts'
import type { Offices } from './office.ts'
import { letterOf } from './round.ts'
import type { Story } from './stories.ts'
import { afterTrip, answer, type Diary, joinTrip, moveTrip, planTrip, report } from './trips.ts'

const PARUGA: Region = '52.72.01.1001'

/** Families to whom more than one pillar goes: overlaps of every kind, told one after the other. */
export function meetAtFamilies(book: Book, offices: Offices, diary: Diary): void {
  const scene: Scene = { book, offices, diary, family: (by, offset, clock, region, story, nth, name, rt) => open(book, { by, at: book.time(offset, clock), region, story, nth, household: true, name, rt, rw: '001' }) }
  accompanied(scene)
  joinedAtOnce(scene)
  joinedAfterPlanning(scene)
  joinedInstead(scene)
  moved(scene)
  keptBothDone(scene)
  keptAhead(scene)
  keptForEmergency(scene)
  unresolved(scene)
  rescheduledOnto(scene)
  calledOff(scene)
  sentByLetter(scene)
}

type Scene = { book: Book; offices: Offices; diary: Diary; family(by: string, offset: number, clock: string, region: Region, story: Story, nth: number, name: string, rt?: string): Opened }

/** Four needs in one house of Paruga; the lurah comes along, the kabid reads and answers, the report is corrected. */
function accompanied({ book, offices, diary, family }: Scene): void {
  const first = family('rahma', -13, '09:10', PARUGA, HARDSHIP[0]!, 801, 'Ismail Darwis', '002')
  triage(book, first, book.time(-13, '13:05'), 'operator')
  assign(book, offices, first, book.time(-13, '14:20'), 'rahma', ['budi', 'vina'], 'nur')
  const beside = (offset: number, clock: string, story: Story, nth: number, name: string, tie: string, by: string) => open(book, { by, at: book.time(offset, clock), region: PARUGA, story, nth, name, beside: first, tie, rw: '001' })
  const mother = beside(-12, '10:15', CARE[0]!, 802, 'Sitti Darwis', 'orang_tua', 'rahma')
  beside(-12, '10:25', CARE[10]!, 803, 'Fikar Darwis', 'anak', 'rahma')
  beside(-11, '09:00', CARE[12]!, 804, 'Nurbaya Darwis', 'istri', 'front.office')
  const trip = planTrip(book, offices, diary, [first, mother], { by: 'rahma', at: book.time(-12, '16:30'), offset: -10, from: '09:00', to: '10:30', purpose: 'asesmen' })
  answer(book, 'lurah.paruga', later(trip.at, 42), trip.lurahNotice(PARUGA), 'mendampingi', { note: 'Saya ikut, sekalian melihat rumahnya.' })
  answer(book, 'rt002.paruga', later(trip.at, 55), trip.rtNotice(PARUGA, '002'), 'diketahui')
  joinTrip(book, trip, 'lurah.paruga', book.time(-11, '08:05'))
  joinTrip(book, trip, 'budi', book.time(-11, '08:40'))
  const step = book.id(trip.at)
  report(book, offices, trip, 0, {
    at: afterTrip(book, trip, 35), met: 'Pak Ismail dan istri', findings: 'Beras tinggal untuk satu hari. Cedera pinggang belum diperiksa. Tiga anak bersekolah.', actions: 'Sembako dari kelurahan diserahkan. Budi mengurus surat pengantar berobat.',
    next: { id: step, owner: 'budi', offset: -6, what: 'Antar Pak Ismail ke puskesmas dan urus PBI' },
  })
  report(book, offices, trip, 1, { at: afterTrip(book, trip, 44) })
  book.write('nur', book.time(-9, '08:10'), 'visit.read', { visitId: trip.visits[0] })
  book.write('nur', book.time(-9, '08:18'), 'visit.answer', {
    visitId: trip.visits[0], text: 'Terima kasih Bu Rahma. Saya minta data anak sekolah untuk usulan; beras darurat bisa diambil di kantor.', next: { what: 'Kirim data tiga anak sekolah', ownerId: offices.who('rahma'), due: book.day(-4) },
  })
  book.write('rahma', book.time(-9, '10:02'), 'visit.correct', {
    visitId: trip.visits[0], field: 'findings', becomes: 'Beras tinggal untuk satu hari. Cedera pinggang belum diperiksa. Dua anak bersekolah, satu belum.', reason: 'Salah hitung anak sekolah',
  })
  book.write('budi', book.time(-6, '11:30'), 'step.do', { stepId: step, state: 'selesai', note: 'Sudah diperiksa, kontrol dua pekan lagi.' })
  book.write('budi', book.time(-6, '11:40'), 'case.note', { caseId: first.id, text: 'Kartu PBI aktif lagi mulai bulan depan, sudah dikonfirmasi.' })
  book.write('rahma', book.time(-5, '09:00'), 'case.edit', { caseId: first.id, edits: { urgency: ['segera', 'biasa'] } })
  // written from what was on the screen before: both values are kept until somebody settles it
  book.write('operator', book.time(-5, '09:20'), 'case.edit', { caseId: first.id, edits: { urgency: ['segera', 'darurat'], rt: ['002', '002'] } })
  for (const step of ['jangkau', 'asesmen']) book.write('rahma', book.time(-9, step === 'jangkau' ? '11:00' : '14:00'), 'case.step', { caseId: first.id, step })
  planFor(book, offices, first.id, 'Ismail Darwis')
}

function joinedAtOnce({ book, offices, diary, family }: Scene): void {
  const one = family('rahma', -6, '10:05', PARUGA, HARDSHIP[1]!, 805, 'Sumarni Tajudin', '001')
  const trip = planTrip(book, offices, diary, [one], { by: 'rahma', at: book.time(-2, '16:00'), offset: 1, from: '09:00', to: '10:30', purpose: 'penjangkauan' })
  answer(book, 'lurah.paruga', later(trip.at, 31), trip.lurahNotice(PARUGA), 'diketahui')
  answer(book, 'rt001.paruga', later(trip.at, 64), trip.rtNotice(PARUGA, '001'), 'mendampingi')
  joinTrip(book, trip, 'budi', book.time(-1, '15:10'))
}

function joinedAfterPlanning({ book, offices, diary, family }: Scene): void {
  const region = '52.72.01.1002'
  const one = family('iwan', -7, '09:30', region, HARDSHIP[2]!, 806, 'Baharudin Nuh', '004')
  const trip = planTrip(book, offices, diary, [one], { by: 'iwan', at: book.time(-3, '09:00'), offset: 0, from: '10:00', to: '11:30', purpose: 'asesmen' })
  const other = planTrip(book, offices, diary, [one], { by: 'budi', at: book.time(-2, '10:20'), offset: 1, from: '13:30', to: '15:00', purpose: 'penjangkauan', keep: { reason: 'beda_tujuan', note: 'Cek surat tanah' }, pairs: 1 })
  joinTrip(book, trip, 'budi', book.time(-2, '13:00'))
  book.write('budi', book.time(-2, '13:04'), 'trip.cancel', { tripId: other.id, reason: 'Bergabung dengan kunjungan Pak Iwan' })
  joinTrip(book, trip, 'puskesos', book.time(-2, '14:00'))
  book.write('puskesos', book.time(-1, '08:00'), 'trip.leave', { tripId: trip.id })
}

function joinedInstead({ book, offices, diary, family }: Scene): void {
  const one = family('yuli', -8, '11:00', '52.72.01.1003', CARE[2]!, 807, 'Mursalin Jamil', '003')
  const trip = planTrip(book, offices, diary, [one], { by: 'yuli', at: book.time(-3, '14:10'), offset: 0, from: '15:30', to: '17:00' })
  const own = planTrip(book, offices, diary, [one], { by: 'vina', at: book.time(-2, '09:10'), offset: 2, from: '09:00', to: '10:00', purpose: 'monitoring', keep: { reason: 'jadwal_tetap' }, pairs: 1 })
  joinTrip(book, trip, 'vina', book.time(-2, '11:45'), own)
}

function moved({ book, offices, diary, family }: Scene): void {
  const region = '52.72.01.1014'
  const one = family('susi', -9, '08:50', region, CARE[11]!, 808, 'Rabiah Lutfi', '005')
  const first = planTrip(book, offices, diary, [one], { by: 'susi', at: book.time(-4, '10:00'), offset: -2, from: '09:00', to: '10:00', purpose: 'asesmen' })
  answer(book, 'lurah.dara', later(first.at, 75), first.lurahNotice(region), 'diketahui')
  const second = planTrip(book, offices, diary, [one], { by: 'vina', at: book.time(-3, '11:20'), offset: 1, from: '08:00', to: '09:30', keep: { reason: 'sudah_sepakat' }, pairs: 1 })
  report(book, offices, first, 0, { at: afterTrip(book, first, 40), next: { id: book.id(first.at), owner: 'vina', offset: 6, what: 'Timbang ulang bersama pendamping' } })
  moveTrip(book, diary, second, book.time(-1, '09:30'), 6, '08:00', '09:30')
}

function keptBothDone({ book, offices, diary, family }: Scene): void {
  const one = family('rina', -9, '13:40', '52.72.02.1004', CARE[1]!, 809, 'Sabaruddin Hanif', '002')
  const first = planTrip(book, offices, diary, [one], { by: 'rina', at: book.time(-6, '08:30'), offset: -4, from: '08:00', to: '09:30' })
  const second = planTrip(book, offices, diary, [one], { by: 'tksk.timur', at: book.time(-5, '10:30'), offset: -2, from: '10:00', to: '11:30', keep: { reason: 'permintaan_keluarga' }, pairs: 1, letter: letterOf(book, -5) })
  report(book, offices, first, 0, { at: afterTrip(book, first, 25) })
  report(book, offices, second, 0, { at: afterTrip(book, second, 50), next: { id: book.id(second.at), owner: 'tksk.timur', offset: 3 } })
}

function keptAhead({ book, offices, diary, family }: Scene): void {
  const melayu = family('wati', -5, '09:45', '52.72.03.1001', HARDSHIP[12]!, 810, 'Kalsum Wijana', '003')
  planTrip(book, offices, diary, [melayu], { by: 'wati', at: book.time(-2, '08:15'), offset: 0, from: '08:00', to: '09:30' })
  planTrip(book, offices, diary, [melayu], { by: 'yoga', at: book.time(-2, '15:25'), offset: 0, from: '13:30', to: '14:30', keep: { reason: 'jadwal_tetap' }, pairs: 1 })
  const penaraga = family('lia', -6, '14:05', '52.72.04.1001', HARDSHIP[9]!, 811, 'Murni Karya', '001')
  planTrip(book, offices, diary, [penaraga], { by: 'lia', at: book.time(-2, '09:50'), offset: 1, from: '10:00', to: '11:30' })
  planTrip(book, offices, diary, [penaraga], { by: 'putri', at: book.time(-1, '10:40'), offset: 3, from: '09:00', to: '10:30', keep: { reason: 'beda_tujuan', note: 'Pertemuan keluarga, bukan asesmen' }, pairs: 1 })
}

function keptForEmergency({ book, offices, diary, family }: Scene): void {
  const one = family('mira', -4, '16:20', '52.72.05.1001', HARDSHIP[4]!, 812, 'Juraid Muin', '006')
  triage(book, one, book.time(-4, '16:50'), 'operator')
  assign(book, offices, one, book.time(-4, '17:05'), 'tagana', ['mira', 'pordam'], 'kabid.linjamsos')
  planTrip(book, offices, diary, [one], { by: 'mira', at: book.time(-2, '07:55'), offset: 2, from: '08:00', to: '09:30', purpose: 'pendampingan' })
  planTrip(book, offices, diary, [one], { by: 'tagana', at: book.time(-1, '18:10'), offset: 0, from: '08:00', to: '09:00', purpose: 'bantuan', keep: { reason: 'darurat' }, pairs: 1 })
}

/** Two plans for one family, written late last evening; nobody has reacted yet. */
function unresolved({ book, offices, diary, family }: Scene): void {
  const one = family('tono', -5, '15:15', '52.72.05.1002', CARE[0]!, 813, 'Saleha Ghazi', '002')
  planTrip(book, offices, diary, [one], { by: 'tono', at: book.time(-1, '19:05'), offset: 0, from: '13:30', to: '15:00' })
  planTrip(book, offices, diary, [one], { by: 'tksk.mpunda', at: book.time(-1, '20:40'), offset: 1, from: '08:00', to: '09:30', keep: { reason: 'beda_tujuan' }, pairs: 1 })
}

/** Nobody at home; the second try falls beside another pillar's plan. */
function rescheduledOnto({ book, offices, diary, family }: Scene): void {
  const one = family('hadi', -6, '11:10', '52.72.04.1002', CARE[7]!, 814, 'Rohani Zaini', '004')
  const trip = planTrip(book, offices, diary, [one], { by: 'hadi', at: book.time(-3, '12:00'), offset: -1, from: '09:00', to: '10:00' })
  planTrip(book, offices, diary, [one], { by: 'wahyu', at: book.time(-2, '12:30'), offset: 3, from: '10:00', to: '11:00', purpose: 'lainnya', note: 'Penyuluhan keluarga', keep: { reason: 'beda_tujuan' }, pairs: 1 })
  report(book, offices, trip, 0, { at: afterTrip(book, trip, 20), missed: { again: 1 } })
  diary.note(one, 1)
}

function calledOff({ book, offices, diary, family }: Scene): void {
  const one = family('hadi', -7, '16:40', '52.72.05.1005', HARDSHIP[13]!, 815, 'Suherman Yazid', '001')
  planTrip(book, offices, diary, [one], { by: 'hadi', at: book.time(-3, '16:05'), offset: 2, from: '13:30', to: '15:00' })
  const other = planTrip(book, offices, diary, [one], { by: 'dian', at: book.time(-2, '17:10'), offset: 4, from: '09:00', to: '10:30', keep: { reason: 'sudah_sepakat' }, pairs: 1 })
  book.write('dian', book.time(-1, '11:15'), 'trip.cancel', { tripId: other.id, reason: 'Cukup kunjungan Pak Hadi, data dikirim lewat operator' })
}

/** The office sends Budi by letter; the other pillar on the case answers and comes along. */
function sentByLetter({ book, offices, diary, family }: Scene): void {
  const one = family('budi', -8, '09:20', '52.72.01.1004', HARDSHIP[3]!, 816, 'Asnah Umami', '002')
  triage(book, one, book.time(-7, '09:10'), 'back.office')
  assign(book, offices, one, book.time(-7, '10:30'), 'budi', ['vina'], 'kabid.linjamsos')
  const trip = planTrip(book, offices, diary, [one], { by: 'operator', at: book.time(-2, '10:05'), offset: 0, from: '08:30', to: '10:00', purpose: 'pendampingan', letter: letterOf(book, -2), lead: 'budi' })
  answer(book, 'vina', book.time(-2, '12:40'), trip.teamNotice(0), 'mendampingi', { note: 'Saya bawa formulir Dukcapil.' })
  joinTrip(book, trip, 'vina', book.time(-2, '12:44'))
}
