import { type Book, taken } from './book.ts'
import type { Offices } from './office.ts'
import { CITY } from './places.ts'

/** What some pillar members report of the month: accepted, passed on, given back, kept as a draft; the others have not reported yet. */
export function reportTheMonth(book: Book, offices: Offices): void {
  const id = (nth: number) => taken(offices.who('admin'), 1_470_000 + nth)
  const day = book.day(-1)
  const month = `${day.slice(0, 7)}-01`
  const write = (nth: number, by: string, clock: string, action: string, input: Record<string, unknown>) => book.write(by, book.time(-1, clock), action, input, undefined, id(100 + nth))
  const own = (nth: number, region: string, what: string, obstacles: readonly string[]) => ({ id: id(nth), region, period: 'bulan', day: month, lines: [{ day, what }], obstacles })
  write(0, 'rahma', '13:05', 'activity.submit', own(0, '52.72.01.1001', 'Menyampaikan jadwal posyandu lansia di RW 001', ['Data bantuan dua keluarga belum cocok']))
  write(1, 'iwan', '13:10', 'activity.submit', own(1, '52.72.01.1002', 'Kerja bakti bersama kelurahan', []))
  write(2, 'budi', '13:20', 'activity.submit', own(2, '52.72.01', 'Rapat dengan enam PSM kecamatan', ['Kendaraan dinas sedang diperbaiki']))
  write(3, 'vina', '13:30', 'activity.submit', own(3, '52.72.01', 'Pertemuan peningkatan kemampuan keluarga', []))
  write(4, 'wati', '13:40', 'activity.write', own(4, '52.72.03.1001', 'Pendataan lansia', []))
  write(5, 'koordinator.psm', '14:00', 'activity.pass', { activityId: id(0) })
  write(6, 'koordinator.psm', '14:05', 'activity.return', { activityId: id(1), reason: 'Mohon sebutkan berapa warga yang ikut kerja bakti.' })
  write(7, 'nur', '14:20', 'activity.accept', { activityId: id(2) })
  write(8, 'koordinator.psm', '14:30', 'activity.remind', { region: CITY, period: 'bulan', day: month, workerIds: [offices.who('yuli'), offices.who('susi')] })
}
