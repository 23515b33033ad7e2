import { firstHome } from '#kernel/region.ts'
import { type Book, later, taken } from './book.ts'
import type { Offices } from './office.ts'
import { CITY } from './places.ts'

/** Words that went out: an instruction corrected while half had understood, an announcement, and a request upward that waits. */
export function sendWords(book: Book, offices: Offices): void {
  const home = firstHome(CITY)
  const write = (by: string, at: number, action: string, input: Record<string, unknown>) => book.write(by, at, action, input, home, taken(offices.who(by), at % 1_000_003))
  // hearings take their ids in the order of the audience, for the directive brings its own
  const send = (by: string, at: number, sort: string, people: readonly string[], words: Record<string, unknown>) => {
    const id = taken(offices.who(by), 1_100_000 + (at % 1_000_003))
    const envelope = write(by, at, 'directive.send', { id, sort, audience: people.map(who => ({ worker: offices.who(who) })), ...words })
    return { id, to: (who: string) => taken(envelope, people.indexOf(who)) }
  }
  const goes = (who: string, at: number, hearingId: string, wording: number, ...acts: string[]) => { for (const [nth, act] of acts.entries()) write(who, later(at, nth * 7), `hearing.${act}`, { hearingId, wording }) }

  const first = send('kadis', book.time(-5, '08:05'), 'arahan', ['budi', 'tksk.timur', 'rahma', 'iwan', 'yuli', 'rina', 'lurah.paruga'], {
    subject: 'Pendataan lansia yang tinggal sendiri', text: 'Data setiap lansia yang tinggal sendiri di wilayah masing-masing, lalu laporkan kepada Bidang Rehabilitasi Sosial.', due: book.day(5), duty: 'Rehabilitasi sosial lanjut usia', ownerIds: [offices.who('budi'), offices.who('tksk.timur')],
  })
  goes('rahma', book.time(-5, '09:10'), first.to('rahma'), 0, 'understand')
  write('kadis', book.time(-4, '08:30'), 'directive.correct', { directiveId: first.id, wording: 0, text: 'Data setiap lansia yang tinggal sendiri dan lansia yang merawat cucu di wilayah masing-masing, lalu laporkan kepada Bidang Rehabilitasi Sosial.', reason: 'Lansia yang merawat cucu belum disebut' })
  write('budi', book.time(-4, '12:10'), 'hearing.restate', { hearingId: first.to('budi'), wording: 1, restatement: 'Saya mendata lansia sebatang kara dan yang merawat cucu di Rasanae Barat sampai tenggat.' })
  write('kadis', book.time(-4, '13:00'), 'hearing.accept', { hearingId: first.to('budi') })
  write('tksk.timur', book.time(-3, '09:40'), 'hearing.restate', { hearingId: first.to('tksk.timur'), wording: 1, restatement: 'Saya menunggu daftar dari kelurahan.' })
  goes('iwan', book.time(-3, '10:05'), first.to('iwan'), 1, 'understand')
  write('iwan', book.time(-3, '11:30'), 'hearing.object', { hearingId: first.to('iwan'), wording: 1, objection: 'kendala', reason: 'Daftar RT 004 belum saya punya.' })
  goes('lurah.paruga', book.time(-3, '13:05'), first.to('lurah.paruga'), 1, 'hear')
  const passed = write('lurah.paruga', book.time(-3, '13:40'), 'directive.pass', {
    id: taken(offices.who('lurah.paruga'), 1_100_001), hearingId: first.to('lurah.paruga'), subject: 'Pendataan lansia yang tinggal sendiri', text: 'Mohon didata per RT mulai besok. Ajak ketua RT yang mengenal warganya.', due: book.day(3), audience: ['rahma', 'rt001.paruga'].map(who => ({ worker: offices.who(who) })),
  })
  goes('rahma', book.time(-3, '16:20'), taken(passed, 0), 0, 'understand')
  write('kadis', book.time(-1, '08:15'), 'hearing.remind', { hearingId: first.to('rina'), named: true })

  send('sekretaris', book.time(-6, '14:05'), 'pengumuman', ['rahma', 'budi', 'vina', 'tagana'], { subject: 'Apel gabungan Senin', text: 'Apel gabungan pilar sosial Senin pukul 07.30 di halaman kantor. Kenakan rompi pilar.' })
  send('rahma', book.time(-2, '08:45'), 'permintaan', ['nur'], { subject: 'Mohon daftar penerima alat bantu', text: 'Mohon daftar penerima alat bantu dengar untuk Kelurahan Paruga, supaya tidak didata dua kali.' })
}
