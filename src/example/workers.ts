import type { Region } from '#kernel/region.ts'
import { CITY, NEIGHBOUR, PROVINCE } from './places.ts'

/** A post of the example: `since` and `until` are days from today. */
export type ExamplePost = { role: string; region: Region; pillar?: string; unit?: string; rt?: string; rw?: string; line?: 'administrative'; since?: number; until?: number }
/** A worker of the example with the posts held; every name is invented. */
export type ExampleWorker = { username: string; name: string; posts: readonly ExamplePost[] }

const PILLAR_ROLES = new Set(['psm', 'tksk', 'tagana', 'pordam', 'karang_taruna', 'pendamping_sosial', 'fasilitator_slrt', 'peksos', 'sakti_peksos', 'penyuluh', 'puskesos'])

const post = (role: string, region: Region, more: Partial<ExamplePost> = {}): ExamplePost => ({ role, region, ...(PILLAR_ROLES.has(role) ? { pillar: role } : {}), ...more })
const worker = (username: string, name: string, ...posts: ExamplePost[]): ExampleWorker => ({ username, name, posts })

/** The admins, whom the seeding actor puts in place; all others come from them. */
export const ADMINS: readonly ExampleWorker[] = [
  worker('admin', 'Ari Wibowo', post('admin', CITY, { unit: 'sekretariat' })),
  worker('admin.kabupaten', 'Doni Saputra', post('admin', NEIGHBOUR)),
  worker('admin.provinsi', 'Heri Susilo', post('admin', PROVINCE)),
]

/** The office of Kota Bima, its panti, and those who look over its shoulder. */
export const OFFICE: readonly ExampleWorker[] = [
  worker('sekretaris', 'Lilis Handayani', post('sekretaris', CITY, { unit: 'sekretariat' })),
  worker('nur', 'Nur Aini', post('kabid', CITY, { unit: 'rehsos' })),
  worker('kabid.linjamsos', 'Joko Prasetyo', post('kabid', CITY, { unit: 'linjamsos' })),
  worker('kabid.dayasos', 'Maya Puspita', post('kabid', CITY, { unit: 'dayasos' })),
  worker('ketua.tim', 'Agus Setiawan', post('ketua_tim', CITY, { unit: 'rehsos' })),
  worker('peksos', 'Ratna Sari', post('peksos', CITY, { unit: 'rehsos' })),
  worker('operator', 'Tari Utami', post('operator', CITY, { unit: 'sekretariat' })),
  worker('front.office', 'Fitri Rahayu', post('front_office', CITY, { unit: 'sekretariat' })),
  worker('back.office', 'Bayu Saputra', post('back_office', CITY, { unit: 'sekretariat' })),
  worker('manajer.slrt', 'Indah Permata', post('manajer_slrt', CITY, { unit: 'dayasos' })),
  worker('kepala.panti', 'Endang Sulastri', post('kepala_upt', CITY, { unit: 'panti' })),
  worker('petugas.panti', 'Rudi Gunawan', post('petugas_panti', CITY, { unit: 'panti' })),
  worker('inspektorat', 'Bambang Irawan', post('inspektorat', CITY)),
  worker('petugas.tepercaya', 'Sinta Mulyani', post('petugas_tepercaya', CITY)),
  worker('pejabat.pdp', 'Andi Firmansyah', post('pejabat_pdp', CITY)),
  // last, for with a head in office the posts above would wait for his word
  worker('kadis', 'Surya Pranata', post('kepala_dinas', CITY, { unit: 'dinas' })),
  worker('kabid.pfm', 'Hesti Rahmawati', post('kabid', CITY)),
]

/** Pillar members who work for the whole city or for a kecamatan. */
export const WIDE: readonly ExampleWorker[] = [
  worker('budi', 'Budi Santoso', post('tksk', '52.72.01')),
  worker('tksk.timur', 'Anton Wijaya', post('tksk', '52.72.02')),
  worker('tksk.asakota', 'Siska Amelia', post('tksk', '52.72.03')),
  worker('tksk.raba', 'Hendra Gunadi', post('tksk', '52.72.04')),
  worker('tksk.mpunda', 'Nina Kartika', post('tksk', '52.72.05')),
  worker('vina', 'Vina Safitri', post('pendamping_sosial', '52.72.01'), post('pendamping_sosial', CITY, { line: 'administrative', unit: 'linjamsos' })),
  worker('reza', 'Reza Maulana', post('pendamping_sosial', '52.72.03')),
  worker('putri', 'Putri Andini', post('pendamping_sosial', '52.72.04')),
  worker('galih', 'Galih Pratama', post('pendamping_sosial', '52.72.02', { since: -200, until: -6 }), post('pendamping_sosial', '52.72.05', { since: -6 })),
  worker('dian', 'Dian Kusuma', post('fasilitator_slrt', '52.72.05')),
  worker('yoga', 'Yoga Aditya', post('fasilitator_slrt', '52.72.03')),
  worker('ayu', 'Ayu Larasati', post('fasilitator_slrt', '52.72.02')),
  worker('wahyu', 'Wahyu Hidayat', post('penyuluh', '52.72.04')),
  worker('gita', 'Gita Anjani', post('sakti_peksos', CITY)),
  worker('koordinator.psm', 'Yusuf Ramadan', post('koordinator_pilar', CITY, { pillar: 'psm' })),
  worker('tagana', 'Ilham Saputro', post('tagana', CITY)),
  worker('fajar', 'Fajar Nugraha', post('tagana', CITY), post('pordam', CITY)),
  worker('pordam', 'Slamet Widodo', post('pordam', CITY)),
]

/** Pillar members of a kelurahan, and the neighbourhood heads of Paruga. */
export const NEAR: readonly ExampleWorker[] = [
  worker('rahma', 'Rahma Wati', post('psm', '52.72.01.1001')),
  worker('iwan', 'Iwan Setia', post('psm', '52.72.01.1002')),
  worker('yuli', 'Yuli Astuti', post('psm', '52.72.01.1003')),
  worker('susi', 'Susi Wulandari', post('psm', '52.72.01.1014')),
  worker('rina', 'Rina Melati', post('psm', '52.72.02.1004')),
  worker('eko', 'Eko Purnomo', post('psm', '52.72.02.1009')),
  worker('wati', 'Wati Suryani', post('psm', '52.72.03.1001')),
  worker('lia', 'Lia Oktavia', post('psm', '52.72.04.1001')),
  worker('hadi', 'Hadi Susanto', post('psm', '52.72.04.1002'), post('psm', '52.72.05.1005')),
  worker('mira', 'Mira Anggraini', post('psm', '52.72.05.1001')),
  worker('tono', 'Tono Subagyo', post('psm', '52.72.05.1002'), post('karang_taruna', '52.72.05.1002')),
  worker('taufan', 'Taufan Ardi', post('psm', '52.72.03.1004', { since: -300, until: -5 })),
  worker('karangtaruna', 'Rizal Effendi', post('karang_taruna', '52.72.01.1001')),
  worker('puskesos', 'Lina Marlina', post('puskesos', '52.72.01.1002')),
  worker('rt001.paruga', 'Karim Sulaiman', post('ketua_rt', '52.72.01.1001', { rt: '001', rw: '001' })),
  worker('rt002.paruga', 'Jamal Idris', post('ketua_rt', '52.72.01.1001', { rt: '002', rw: '001' })),
  worker('rt003.paruga', 'Sofyan Amir', post('ketua_rt', '52.72.01.1001', { rt: '003', rw: '001' })),
  worker('rw001.paruga', 'Mansur Halim', post('ketua_rw', '52.72.01.1001', { rw: '001' })),
  worker('kesra.pane', 'Nurlela Hakim', post('kasi_kesra', '52.72.01.1013')),
  worker('camat.rasanaebarat', 'Irfan Malik', post('camat', '52.72.01')),
  worker('kesos.mpunda', 'Yanti Komala', post('kasi_kesos', '52.72.05')),
]

/** How a lurah treats notices: answers them, only opens them, or stays silent. */
export type Manner = 'menjawab' | 'membuka' | 'diam'
/** The lurah who hold an account; the other kelurahan have none. */
export const LURAH: readonly (ExampleWorker & { region: Region; manner: Manner })[] = ([
  ['lurah.paruga', 'Ahmad Fauzan', '52.72.01.1001', 'menjawab'], ['lurah.nae', 'Sri Mulyati', '52.72.01.1002', 'menjawab'], ['lurah.sarae', 'Burhan Saleh', '52.72.01.1003', 'membuka'],
  ['lurah.tanjung', 'Zainal Arif', '52.72.01.1004', 'diam'], ['lurah.dara', 'Kartini Umar', '52.72.01.1014', 'menjawab'], ['lurah.kumbe', 'Usman Latif', '52.72.02.1004', 'menjawab'],
  ['lurah.lampe', 'Hamid Yahya', '52.72.02.1008', 'diam'], ['lurah.dodu', 'Nurhayati Amin', '52.72.02.1009', 'membuka'], ['lurah.melayu', 'Syarif Hasan', '52.72.03.1001', 'menjawab'],
  ['lurah.jatiwangi', 'Erni Susanti', '52.72.03.1002', 'menjawab'], ['lurah.jatibaru', 'Mahmud Jafar', '52.72.03.1003', 'diam'], ['lurah.kolo', 'Salim Bakri', '52.72.03.1004', 'membuka'],
  ['lurah.penaraga', 'Rosdiana Ali', '52.72.04.1001', 'menjawab'], ['lurah.rontu', 'Kamal Nasir', '52.72.04.1002', 'menjawab'], ['lurah.kendo', 'Idris Mansur', '52.72.04.1004', 'diam'],
  ['lurah.rabadompu', 'Fatimah Yusuf', '52.72.04.1008', 'menjawab'], ['lurah.monggonao', 'Ridwan Said', '52.72.05.1001', 'menjawab'], ['lurah.sadia', 'Hasnah Ibrahim', '52.72.05.1002', 'menjawab'],
  ['lurah.santi', 'Abdul Gafur', '52.72.05.1003', 'diam'], ['lurah.penatoi', 'Masita Rahim', '52.72.05.1005', 'membuka'], ['lurah.mande', 'Taufik Anwar', '52.72.05.1007', 'menjawab'],
] as const).map(([username, name, region, manner]) => ({ ...worker(username, name, post('lurah', region)), region, manner }))

/** The few of Kabupaten Bima, and of the province office. */
export const NEIGHBOURS: readonly ExampleWorker[] = [
  worker('salma', 'Salma Kurniati', post('psm', '52.06.18.2001')),
  worker('tksk.palibelo', 'Guntur Wibawa', post('tksk', '52.06.18')),
  worker('kabid.kabupaten', 'Wulan Sartika', post('kabid', NEIGHBOUR, { unit: 'kab.rehsos' })),
  worker('operator.kabupaten', 'Rio Pamungkas', post('operator', NEIGHBOUR, { unit: 'kab.dinas' })),
  worker('kades.panda', 'Saiful Basri', post('lurah', '52.06.18.2001')),
]
/** The province's desk for what is escalated to it. */
export const PROVINCIAL: readonly ExampleWorker[] = [worker('provinsi', 'Herlina Mahendra', post('dinas_provinsi', PROVINCE, { unit: 'ntb.dinas' }))]
/** The head of the province's house. */
export const OF_PROVINCIAL_HOUSE: ExampleWorker = worker('kepala.upt', 'Ratih Purnama', post('kepala_upt', PROVINCE))
