import type { Id } from '#kernel/id.ts'
import { type Book, taken } from './book.ts'
import type { Offices } from './office.ts'
import { firstHome } from '#kernel/region.ts'
import { CITY, PROVINCE } from './places.ts'
import { OF_PROVINCIAL_HOUSE } from './workers.ts'

// ids of their own, so that nothing else of the example is drawn otherwise
const idOf = (offices: Offices, nth: number): Id => taken(offices.who('admin'), 1_700_000 + nth)

/** The house that takes in the man of the terminal, with the room and bed he gets. */
export function bedAtShelter(offices: Offices): { unitId: Id; roomId: Id; bed: string } {
  return { unitId: offices.unit('panti'), roomId: idOf(offices, 20), bed: '1' }
}

/** Three houses with their places and papers, and a fortnight of coming and going at one of them. */
export function takeIn(book: Book, offices: Offices): void {
  const id = (nth: number) => idOf(offices, nth)
  const write = (nth: number, by: string, day: number, clock: string, action: string, input: Record<string, unknown>) => book.write(by, book.time(day, clock), action, input, undefined, id(100 + nth))
  const panti = offices.unit('panti')
  write(1, 'admin', -13, '07:02', 'unit.add', { id: id(1), region: CITY, name: 'Panti Wredha Rasa Sayang (contoh)', sort: 'upt', phone: '0374-000-021' })
  write(2, 'admin', -13, '07:04', 'unit.add', { id: id(2), region: CITY, name: 'LKS Anak Bunda (contoh)', sort: 'lks', phone: '0374-000-031' })
  write(3, 'kepala.panti', -13, '07:30', 'institution.register', {
    id: id(3), unitId: panti, contactName: 'Endang Sulastri', address: 'Jalan Rekaan Nomor 7, Kota Bima', services: [{ name: 'Tempat tinggal sementara paling lama 14 hari', requirements: 'Surat pengantar kelurahan atau laporan petugas' }, { name: 'Penelusuran keluarga dan pemulangan', requirements: 'Keterangan asal atau nama keluarga' }],
    groups: [{ key: 'lk', sex: 'L', ageFrom: 18, categories: [], places: 4 }, { key: 'pr', sex: 'P', ageFrom: 18, categories: [], places: 4 }], papers: [{ sort: 'siop', number: '460/017/2023', until: book.day(21) }, { sort: 'akreditasi', grade: 'B', until: book.day(310) }],
  })
  write(4, 'operator', -13, '08:10', 'institution.register', {
    id: id(4), unitId: id(1), address: 'Jalan Rekaan Nomor 12, Kota Bima', services: [{ name: 'Perawatan lanjut usia telantar', requirements: 'Laporan sosial, KTP atau surat keterangan orang telantar, surat keterangan sehat, foto' }],
    groups: [{ key: 'lk', sex: 'L', ageFrom: 60, categories: ['LUT'], places: 10 }, { key: 'pr', sex: 'P', ageFrom: 60, categories: ['LUT'], places: 12 }], papers: [{ sort: 'akreditasi', grade: 'A', until: book.day(78) }],
  })
  write(5, 'operator', -13, '08:25', 'institution.register', { id: id(5), unitId: id(2), services: [{ name: 'Pengasuhan anak', requirements: 'Laporan sosial pekerja sosial, akta kelahiran' }], groups: [{ key: 'a', sex: 'semua', ageFrom: 7, ageTo: 17, categories: ['AT', 'AJ'], places: 20 }], papers: [{ sort: 'tanda_daftar', number: '460/005/2021', until: book.day(-5) }] })
  write(6, 'kepala.panti', -13, '08:40', 'room.add', { id: id(20), unitId: panti, name: 'Melati', sex: 'L', beds: ['1', '2', '3', '4'] })
  write(7, 'kepala.panti', -13, '08:45', 'room.add', { id: id(21), unitId: panti, name: 'Mawar', sex: 'P', beds: ['1', '2', '3', '4'] })
  const came = (nth: number, day: number, clock: string, more: Record<string, unknown>) => write(nth, 'petugas.panti', day, clock, 'stay.admit_new', { id: id(nth + 30), stayId: id(nth + 50), unitId: panti, region: '52.72.01.1004', needs: ['telantar'], urgency: 'segera', seal: 'tidak', source: 'lembaga', ...more })
  came(10, -12, '16:20', { who: 'Jumadil, kehabisan bekal', name: 'Jumadil Akbar', sex: 'L', bornYear: 1987, roomId: id(20), bed: '2', broughtBy: 'Petugas pelabuhan', arrival: 'Sehat, lapar', things: [{ what: 'tas', count: 1 }, { what: 'baju', count: 4 }] })
  came(11, -10, '09:40', { who: 'Nurhayati dan ingatan yang kabur', name: 'Nurhayati Umar', sex: 'P', bornYear: 1958, roomId: id(21), bed: '1', broughtBy: 'Satpol PP', arrival: 'Bingung, kaki lecet' })
  came(12, -8, '20:10', { who: 'Perempuan, ±40 th, terminal Dara', sex: 'P', bornYear: 1985, roomId: id(21), bed: '2', broughtBy: 'Polsek' })
  came(13, -4, '14:05', { who: 'Sahrul, turun dari kapal', name: 'Sahrul Gani', sex: 'L', bornYear: 1974, roomId: id(20), bed: '3', broughtBy: 'Datang sendiri' })
  write(20, 'petugas.panti', -3, '08:15', 'stay.leave', { stayId: id(61), until: book.day(-1), escort: 'Anak, Ibu Fatimah' })
  write(21, 'kepala.panti', -2, '10:30', 'stay.discharge', {
    stayId: id(60), way: 'keluarga', toName: 'Abdul Gafur', relation: 'Kakak', address: 'Kelurahan Rekaan RT 002, Kabupaten Dompu', phone: '0812-0000-0017', condition: 'Sehat, dapat bepergian', things: [{ what: 'tas', count: 1 }, { what: 'baju', count: 4 }], medicine: 'Tidak ada', witnesses: ['Rudi Gunawan', 'Petugas pelabuhan'], letterId: id(70),
  })
}

/** The house of the province, to which the city refers: its head keeps the register and its log. */
export function openProvincialHouse(book: Book, offices: Offices): void {
  const id = (nth: number) => taken(offices.who('admin.provinsi'), 1_700_000 + nth)
  const write = (nth: number, by: string, clock: string, action: string, input: Record<string, unknown>) => book.write(by, book.time(-13, clock), action, input, firstHome(PROVINCE), id(100 + nth))
  const { username, name } = OF_PROVINCIAL_HOUSE
  write(1, 'admin.provinsi', '07:05', 'unit.add', { id: id(1), region: PROVINCE, name: 'UPT Pelayanan Lanjut Usia Provinsi (contoh)', sort: 'upt', bidang: 'rehsos', phone: '0370-000-041' })
  write(2, 'admin.provinsi', '07:06', 'worker.add', { id: id(2), region: PROVINCE, name, username, phone: '081200009001' })
  write(3, 'admin.provinsi', '07:07', 'post.give', { id: id(3), workerId: id(2), role: 'kepala_upt', region: PROVINCE, line: 'area', unitId: id(1), from: book.day(-400) })
  write(4, username, '07:40', 'institution.register', {
    id: id(4), unitId: id(1), contactName: name, address: 'Jalan Rekaan Nomor 3, Kota Mataram', services: [{ name: 'Perawatan lanjut usia telantar di dalam panti', requirements: 'Surat rekomendasi dinas kabupaten/kota, laporan sosial, KTP atau surat keterangan orang telantar, surat keterangan sehat, foto' }],
    groups: [{ key: 'lk', sex: 'L', ageFrom: 60, categories: ['LUT'], places: 20 }, { key: 'pr', sex: 'P', ageFrom: 60, categories: ['LUT'], places: 25 }], papers: [{ sort: 'akreditasi', grade: 'A', until: book.day(420) }],
  })
  write(5, username, '07:50', 'room.add', { id: id(20), unitId: id(1), name: 'Anggrek', sex: 'L', beds: ['1', '2', '3', '4'] })
}
