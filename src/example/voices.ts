import { deriveId } from '#kernel/id.ts'
import { UNNAMED_ROLE } from '#src/rights.ts'
import type { Book } from './book.ts'
import { CITY } from './places.ts'

/** What the field said and what the office made of it: one issue answered, one proposed to the head, and a voice without a name that may belong to it. */
export function raiseVoices(book: Book): void {
  const said = (by: string, day: number, clock: string, sort: string, category: string, region: string, text: string) => deriveId(book.write(by, book.time(day, clock), by === UNNAMED_ROLE ? 'voice.deliver' : 'voice.raise', { sort, category, region, text }), 0)
  const issue = (day: number, clock: string, input: Record<string, unknown>) => deriveId(book.write('nur', book.time(day, clock), 'issue.open', { region: CITY, ...input }), 0)

  const letters = said('rahma', -12, '16:40', 'usul', 'layanan', '52.72.01.1001', 'Surat keterangan untuk berobat sebaiknya dapat dijemput di kelurahan, warga lansia sulit ke kantor dinas.')
  const answered = issue(-11, '09:10', { title: 'Surat untuk berobat terlalu lama', category: 'layanan', voiceIds: [letters], due: book.day(-3) })
  book.write('nur', book.time(-8, '10:20'), 'issue.answer', { issueId: answered, text: 'Mulai pekan ini surat selesai setiap Senin dan Kamis dan dijemput kelurahan. Terima kasih usulnya.' })

  const water = said('tksk.asakota', -10, '15:25', 'kendala', 'air_sanitasi', '52.72.03', 'Air bersih di Kolo mengalir dua hari sekali, keluarga lansia tidak kuat mengangkut.')
  const awaited = issue(-9, '08:45', { title: 'Air bersih di Kolo', category: 'air_sanitasi', voiceIds: [water], due: book.day(3) })
  book.write('nur', book.time(-4, '11:15'), 'issue.propose', { issueId: awaited, text: 'Tangki air dari BPBD dua kali sepekan sampai pipa selesai; lansia diantar oleh PSM dan Tagana.' })
  said(UNNAMED_ROLE, -1, '06:00', 'unek_unek', 'air_sanitasi', CITY, 'Sudah tiga kali air bersih di Kolo kami sampaikan dalam pertemuan, belum ada kabar.')
}
