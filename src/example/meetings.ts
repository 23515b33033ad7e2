import { firstHome } from '#kernel/region.ts'
import { codeAt, codesNeeded } from '#slices/meetings/window.ts'
import { weekdayOf } from '#slices/meetings/series.ts'
import { type Book, later, taken } from './book.ts'
import type { Offices } from './office.ts'
import { CITY } from './places.ts'

/** Where people met: a rakor that was held, with minutes and two decisions of which one is carried out; one that is called; and an apel that comes back every week. */
export function meetTogether(book: Book, offices: Offices): void {
  const home = firstHome(CITY)
  const write = (by: string, at: number, action: string, input: Record<string, unknown>) => book.write(by, at, action, input, home, taken(offices.who(by), 2_200_000 + (at % 1_000_003)))
  const idAt = (at: number) => taken(offices.who('nur'), 3_300_000 + (at % 1_000_003))
  const held = book.day(-2)
  const rakor = { region: CITY, day: held, from: '09:00', to: '11:00' }
  const meetingId = idAt(book.time(-7, '10:00'))
  const asked = ['rahma', 'budi', 'tksk.timur', 'lurah.paruga', 'tagana']
  const call = write('nur', book.time(-7, '10:00'), 'meeting.plan', { ...rakor, id: meetingId, title: 'Rakor pilar sosial', sort: 'rakor', place: 'Aula Dinas Sosial', theme: 'Lansia yang tinggal sendiri', leaderId: offices.who('nur'), notetakerId: offices.who('operator'), replyBy: book.day(-3), audience: asked.map(who => ({ worker: offices.who(who) })) })
  // leader and notetaker take the first two ids
  const rowOf = (who: string) => taken(call, 2 + asked.indexOf(who))
  for (const [nth, who] of ['rahma', 'budi', 'tksk.timur'].entries()) write(who, later(book.time(-6, '08:10'), nth * 45), 'meeting.reply', { attendanceId: rowOf(who), reply: 'hadir' })
  write('lurah.paruga', book.time(-5, '13:20'), 'meeting.reply', { attendanceId: rowOf('lurah.paruga'), reply: 'berhalangan', reason: 'Musyawarah kelurahan pada jam yang sama.' })
  const points = [book.time(-4, '14:00'), book.time(-4, '14:05')].map(idAt)
  write('nur', book.time(-4, '14:00'), 'meeting.point', { id: points[0], meetingId, sort: 'bebas', title: 'Pembagian wilayah pendataan lansia', minutes: 45 })
  write('nur', book.time(-4, '14:05'), 'meeting.point', { id: points[1], meetingId, sort: 'pembicara', title: 'Cara menulis kendala supaya cepat dijawab', speaker: 'Manajer SLRT', minutes: 20 })

  const codes = Array.from({ length: codesNeeded(rakor) }, (_, nth) => String((nth * 7919 + 104_729) % 1_000_000).padStart(6, '0')).join('')
  write('operator', book.time(-2, '08:30'), 'meeting.start', { meetingId, codes })
  for (const [nth, who] of ['rahma', 'budi'].entries()) {
    const at = later(book.time(-2, '08:50'), nth * 4)
    write(who, at, 'meeting.attend', { attendanceId: rowOf(who), code: codeAt({ ...rakor, codes }, new Date(at).toISOString())! })
  }
  write('operator', book.time(-2, '09:05'), 'meeting.take', { meetingId, attendanceId: rowOf('tksk.timur'), presence: 'hadir', via: 'tangan' })
  write('operator', book.time(-2, '09:06'), 'meeting.take', { meetingId, attendanceId: taken(call, 0), presence: 'hadir', via: 'tangan' })
  write('operator', book.time(-2, '09:10'), 'meeting.guest', { meetingId, guestName: 'Ibu Contoh Rekaan', guestOffice: 'LKS Lansia Contoh', guestTitle: 'Ketua' })
  write('operator', book.time(-2, '09:40'), 'meeting.line', { meetingId, pointId: points[0], text: 'Kelurahan dengan satu PSM dibantu PSM tetangga dan Tagana.' })
  const decide = (at: number, sort: string, owner: string, text: string, due: number) => write('nur', at, 'meeting.decide', { id: idAt(at), meetingId, pointId: points[0], sort, text, ownerIds: [offices.who(owner)], due: book.day(due) })
  const first = decide(book.time(-2, '10:15'), 'arahan', 'budi', 'Bagi daftar lansia per RT kepada PSM Rasanae Barat.', -1)
  decide(book.time(-2, '10:25'), 'arahan', 'tksk.timur', 'Ajukan satu PSM tambahan untuk kelurahan yang kosong.', 12)
  write('operator', book.time(-2, '11:20'), 'meeting.finish', { meetingId })

  // the directive takes the first id, its one recipient the next
  const hearingId = taken(first, 1)
  write('budi', book.time(-2, '13:10'), 'hearing.restate', { hearingId, wording: 0, restatement: 'Saya membagi daftar per RT kepada semua PSM Rasanae Barat besok.' })
  write('nur', book.time(-2, '13:40'), 'hearing.accept', { hearingId })
  write('budi', book.time(-2, '14:00'), 'hearing.agree', { hearingId, wording: 0 })
  write('budi', book.time(-1, '15:30'), 'hearing.carry_out', { hearingId, wording: 0, evidence: 'Daftar dibagikan kepada enam PSM di kantor kecamatan.' })

  write('nur', book.time(-1, '09:30'), 'meeting.plan', { region: CITY, day: book.day(6), from: '09:00', to: '11:30', id: idAt(book.time(-1, '09:30')), title: 'Silaturahmi dan pembinaan pilar', sort: 'pembinaan', place: 'Gedung Seni Budaya', leaderId: offices.who('kadis'), notetakerId: offices.who('operator'), replyBy: book.day(4), quotas: [{ pillar: 'psm', most: 20 }], audience: [{ pillar: 'psm' }, { pillar: 'tksk' }, { worker: offices.who('tagana') }] })
  write('sekretaris', book.time(-1, '10:10'), 'meeting.series_begin', { region: CITY, first: book.day(1), from: '07:30', to: '08:00', id: idAt(book.time(-1, '10:10')), title: 'Apel pilar', sort: 'apel', place: 'Halaman Dinas Sosial', leaderId: offices.who('kadis'), rule: { every: 'minggu', step: 1, weekday: weekdayOf(book.day(1)) }, audience: [{ worker: offices.who('budi') }, { worker: offices.who('rahma') }, { worker: offices.who('tagana') }] })
  write('sekretaris', book.time(-1, '10:20'), 'pledge.add', { id: idAt(book.time(-1, '10:20')), region: CITY, sort: 'ikrar', title: 'Ikrar pilar sosial (contoh)', text: 'Ini naskah contoh. Ganti dengan kata-kata kantor Anda sendiri.' })
}
