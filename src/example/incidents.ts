import { firstHome } from '#kernel/region.ts'
import { type Book, later, taken } from './book.ts'
import { CARE } from './care.ts'
import { assign, decide, moveOn, triage } from './desk.ts'
import { HARDSHIP } from './hardship.ts'
import { bedAtShelter } from './institutions.ts'
import { open, type Opened } from './intake.ts'
import type { Offices } from './office.ts'
import { STREET } from './street.ts'
import { afterTrip, answer, type Diary, planMeeting, planTrip, report } from './trips.ts'

/** What else happens in the fortnight: visits nobody was told of, meetings, duplicates, endings and a new beginning. */
export function tellIncidents(book: Book, offices: Offices, diary: Diary): void {
  namelessAtTheTerminal(book, offices)
  fireAtNight(book, offices)
  untold(book)
  meetings(book, offices)
  duplicates(book)
  endings(book, offices, diary)
  endedAndReopened(book)
  spokenAnswer(book, offices, diary)
}

/** A man without a name is found at night by the PSM herself; a week later the shelter takes him in. */
function namelessAtTheTerminal(book: Book, offices: Offices): void {
  const one = open(book, { by: 'susi', at: book.time(-7, '21:12'), region: '52.72.01.1014', story: STREET[0]!, nth: 820, who: 'laki-laki, ±60 th, terminal Dara', age: 60 })
  unannounced(book, one, 'susi', book.time(-7, '21:40'), {
    day: book.day(-7), from: '21:00', to: '21:30', purpose: 'penjangkauan', untoldReason: 'kebetulan_lewat', met: 'Yang bersangkutan', findings: 'Duduk di bangku terminal, kaki bengkak, tidak mau menyebut nama. Mau makan.',
    actions: 'Membelikan nasi dan air, menitipkan pada petugas jaga malam.', next: { what: 'Jangkau bersama peksos pagi hari', ownerId: offices.who('susi'), due: book.day(-6) },
  })
  triage(book, one, book.time(-6, '08:00'), 'ketua.tim')
  assign(book, offices, one, book.time(-6, '08:12'), 'peksos', ['susi', 'petugas.panti'], 'nur')
  const last = moveOn(book, one, book.time(-6, '09:00'), ['jangkau', 'asesmen'], 22)
  book.write('peksos', later(last, 90), 'case.step', { caseId: one.id, step: 'rujuk', reason: 'Dirujuk ke Rumah Singgah Meci Angi', unitId: offices.unit('panti') }, firstHome(one.region))
  book.write('petugas.panti', later(last, 150), 'stay.admit', { caseId: one.id, ...bedAtShelter(offices), broughtBy: 'Peksos dinas', arrival: 'Kaki bengkak, mau makan' }, undefined, taken(offices.who('petugas.panti'), 1_700_000))
  book.write('susi', book.time(-5, '17:00'), 'case.note', { caseId: one.id, text: 'Hari ini menyebut kata "Sape" dan nama "Lahi". Mungkin keluarganya di sana.' })
}

/** A house burns past midnight; Tagana goes first and tells afterwards. */
function fireAtNight(book: Book, offices: Offices): void {
  const one = open(book, { by: 'budi', at: book.time(-1, '23:05'), region: '52.72.01.1004', story: HARDSHIP[5]!, nth: 822, name: 'Syamsul Majid', household: true })
  triage(book, one, book.time(-1, '23:14'), 'operator')
  assign(book, offices, one, book.time(-1, '23:21'), 'tagana', ['budi', 'fajar', 'pordam'], 'kabid.linjamsos')
  unannounced(book, one, 'tagana', book.time(0, '00:34'), {
    day: book.day(0), from: '00:02', to: '00:30', purpose: 'bantuan', untoldReason: 'darurat', met: 'Kepala keluarga dan ketua RT', findings: 'Bangunan kayu habis, empat orang selamat. Api padam pukul 23.50.',
    actions: 'Tenda keluarga, selimut, dan makanan siap saji diserahkan. Dapur umum disiapkan pagi ini.', next: { what: 'Buka dapur umum dan data kerugian', ownerId: offices.who('fajar'), due: book.day(0) },
  })
}

function untold(book: Book): void {
  const asked = open(book, { by: 'wati', at: book.time(-4, '10:10'), region: '52.72.03.1001', story: CARE[13]!, nth: 823 })
  unannounced(book, asked, 'wati', book.time(-4, '12:15'), { day: book.day(-4), from: '11:00', to: '11:50', purpose: 'penjangkauan', untoldReason: 'diminta_warga', met: 'Yang bersangkutan dan pemilik rumah', findings: 'Sehat, belum pernah periksa. Ingin ikut program.', actions: 'Diantar ke bidan desa siang itu juga.' })
  const far = open(book, { by: 'eko', at: book.time(-9, '15:30'), region: '52.72.02.1009', story: CARE[0]!, nth: 824 })
  unannounced(book, far, 'eko', book.time(-9, '18:40'), { day: book.day(-9), from: '16:00', to: '17:00', purpose: 'penjangkauan', untoldReason: 'tanpa_sinyal', met: 'Yang bersangkutan', findings: 'Rumah di atas bukit, air diambil dari mata air. Masih kuat memasak.', actions: 'Membetulkan pancuran bersama warga.' })
}

function unannounced(book: Book, one: Opened, by: string, at: number, input: Record<string, unknown>): void {
  book.write(by, at, 'visit.report_unannounced', { id: book.id(at), caseId: one.id, outcome: 'bertemu', ...input }, firstHome(one.region))
}

function meetings(book: Book, offices: Offices): void {
  const plans: [by: string, region: string, planned: number, offset: number, note: string, rw?: string][] = [
    ['reza', '52.72.03.1002', -8, -6, 'Pertemuan kelompok keluarga: gizi anak', '002'], ['wahyu', '52.72.04.1004', -4, -2, 'Penyuluhan pasung dan kesehatan jiwa'],
    ['galih', '52.72.05.1007', -2, 0, 'Pertemuan kelompok keluarga: mengatur uang', '003'], ['putri', '52.72.04.1003', -1, 1, 'Pertemuan kelompok keluarga: hak anak', '001'],
    ['vina', '52.72.01.1001', -1, 3, 'Pertemuan kelompok keluarga Paruga', '001'],
  ]
  for (const [by, region, planned, offset, note, rw] of plans) {
    const trip = planMeeting(book, offices, { region, ...(rw ? { rw } : {}) }, { by, at: book.time(planned, '08:40'), offset, from: '15:30', to: '17:00', purpose: 'pertemuan', note })
    if (offset < 0) report(book, offices, trip, 0, { at: afterTrip(book, trip, 30), met: '18 keluarga', findings: 'Delapan belas dari dua puluh keluarga hadir. Tiga keluarga menanyakan data bantuan.', actions: 'Materi disampaikan, nama penanya dicatat untuk operator.' })
  }
}

/** The same people told of twice by different pillars: one pair is settled, two still wait. */
function duplicates(book: Book): void {
  const twice = (by: string, offset: number, clock: string, region: string, name: string, age: number, nth: number, story = CARE[0]!) => open(book, { by, at: book.time(offset, clock), region, story, nth, name, age, household: false })
  twice('lia', -8, '09:05', '52.72.04.1001', 'Halimatun Sanusi', 71, 831)
  twice('front.office', -3, '10:50', '52.72.04.1010', 'Halimatun Sanusi', 71, 832)
  const first = twice('galih', -5, '13:25', '52.72.05.1004', 'Jafaruddin Ilyas', 44, 833, HARDSHIP[10])
  const again = twice('operator', -3, '14:45', '52.72.05.1008', 'Jafaruddin Ilyas', 44, 834, HARDSHIP[10])
  decide(book, again, book.time(-2, '09:40'), 'operator', 'duplikat', 'Orang yang sama, pindah rumah bulan lalu', first.id)
  twice('tksk.asakota', -6, '12:00', '52.72.03.1005', 'Rukayah Fadli', 66, 835)
  twice('yoga', -2, '16:20', '52.72.03.1003', 'Rukayah Fadli', 66, 836)
}

/** Three cases come to their end in time, one is not found, one is refused. */
function endings(book: Book, offices: Offices, diary: Diary): void {
  const told: [by: string, lead: string, region: string, nth: number][] = [['wati', 'wati', '52.72.03.1001', 841], ['tksk.raba', 'tksk.raba', '52.72.04.1009', 842], ['dian', 'dian', '52.72.05.1010', 843]]
  for (const [by, lead, region, nth] of told) {
    const one = open(book, { by, at: book.time(-14, '09:00') + nth * 7000, region, story: HARDSHIP[nth % 2 ? 3 : 11]!, nth })
    triage(book, one, book.time(-14, '13:00') + nth * 7000, 'back.office')
    assign(book, offices, one, book.time(-14, '14:00') + nth * 7000, lead, nth === 843 ? ['tksk.mpunda'] : ['puskesos'])
    const trip = planTrip(book, offices, diary, [one], { by: lead, at: book.time(-13, '08:00') + nth * 7000, offset: -12, from: '09:00', to: '10:00', purpose: 'asesmen' })
    report(book, offices, trip, 0, { at: afterTrip(book, trip, 45 + nth % 40) })
    const last = moveOn(book, one, afterTrip(book, trip, 180), ['jangkau', 'asesmen', 'rencana', 'intervensi', 'monitor', 'tutup'], 23)
    decide(book, one, later(last, 400), one.story.bidang === 'dayasos' ? 'kabid.dayasos' : 'kabid.linjamsos', 'selesai', 'Dokumen terbit dan usaha berjalan')
    if (nth === 843) decide(book, one, book.time(-1, '10:25'), 'kabid.dayasos', 'buka_kembali', 'Alat tenun rusak lagi, keluarga meminta pendampingan')
  }
  const lost = open(book, { by: 'yoga', at: book.time(-11, '10:40'), region: '52.72.03.1006', story: STREET[2]!, nth: 844 })
  triage(book, lost, book.time(-10, '09:15'), 'ketua.tim')
  assign(book, offices, lost, book.time(-10, '10:00'), 'yoga', ['gita'], 'nur')
  moveOn(book, lost, book.time(-10, '11:00'), ['jangkau'], 20)
  decide(book, lost, book.time(-6, '16:00'), 'yoga', 'tidak_ditemukan', 'Tiga kali didatangi, sudah pindah dari simpang empat')
  const refused = open(book, { by: 'front.office', at: book.time(-6, '09:35'), region: '52.72.05.1003', story: HARDSHIP[13]!, nth: 845, source: 'warga' })
  decide(book, refused, book.time(-5, '09:05'), 'operator', 'tolak', 'Bukan pelayanan sosial: permohonan izin usaha, diarahkan ke kelurahan')
}

/** Closed with an explanation, then opened again because the need came back. */
function endedAndReopened(book: Book): void {
  const one = open(book, { by: 'rina', at: book.time(-13, '08:20'), region: '52.72.02.1004', story: CARE[6]!, nth: 846 })
  triage(book, one, book.time(-12, '09:25'), 'manajer.slrt')
  decide(book, one, book.time(-11, '10:10'), 'manajer.slrt', 'selesai_info', 'Alat bantu sudah ada dari keluarga, diberi penjelasan')
  decide(book, one, book.time(-3, '09:55'), 'nur', 'buka_kembali', 'Kursi roda pinjaman ditarik pemiliknya')
  triage(book, one, book.time(-2, '08:45'), 'ketua.tim')
}

/** In a kelurahan without an account the answer is spoken, and written down by the one who asked. */
function spokenAnswer(book: Book, offices: Offices, diary: Diary): void {
  const region = '52.72.02.1018'
  const one = open(book, { by: 'tksk.timur', at: book.time(-5, '10:20'), region, story: CARE[14]!, nth: 847 })
  const trip = planTrip(book, offices, diary, [one], { by: 'tksk.timur', at: book.time(-2, '09:15'), offset: 0, from: '09:00', to: '10:30', purpose: 'penjangkauan' })
  book.write('tksk.timur', later(trip.at, 12), 'notice.share', { noticeId: trip.lurahNotice(region), by: 'whatsapp' })
  book.write('tksk.timur', later(trip.at, 190), 'notice.record', { noticeId: trip.lurahNotice(region), answer: 'mendampingi', by: 'tatap_muka', who: 'Sekretaris Kelurahan Kodo' })
  const late = open(book, { by: 'tksk.raba', at: book.time(-4, '11:20'), region: '52.72.04.1001', story: CARE[6]!, nth: 848 })
  const asked = planTrip(book, offices, diary, [late], { by: 'tksk.raba', at: book.time(-1, '08:25'), offset: 1, from: '13:30', to: '15:00' })
  answer(book, 'lurah.penaraga', later(asked.at, 95), asked.lurahNotice('52.72.04.1001'), 'ditunda', { offset: 2, from: '09:00', note: 'Besok ada pemakaman, mohon lusa pagi.' })
}
