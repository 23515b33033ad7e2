import type { Id } from '#kernel/id.ts'
import { firstHome, type Region } from '#kernel/region.ts'
import { type Book, later, CITY_HOME } from './book.ts'
import { CITY, KELURAHAN, NEIGHBOUR, PROVINCE } from './places.ts'
import { ADMINS, type ExamplePost, type ExampleWorker, LURAH, NEAR, NEIGHBOURS, OFFICE, PROVINCIAL, WIDE } from './workers.ts'

/** What the rest of the example needs to know of the offices: ids of workers and posts. */
export type Offices = {
  /** The id of a worker by username. */
  who(username: string): Id
  /** The name of a worker by username. */
  name(username: string): string
  /** The id of the first post that a worker was given. */
  post(username: string): Id
  /** The id of a unit by its key. */
  unit(key: string): Id
}

const FIRST_DAY = -14
const PILLARS: readonly [code: string, name: string, short: string, level: number, basis: string][] = [
  ['psm', 'Pekerja Sosial Masyarakat', 'PSM', 4, 'Permensos 10/2019'], ['tksk', 'Tenaga Kesejahteraan Sosial Kecamatan', 'TKSK', 3, 'Permensos 28/2018'],
  ['tagana', 'Taruna Siaga Bencana', 'Tagana', 2, 'Permensos 29/2012'], ['pordam', 'Pelopor Perdamaian', 'Pordam', 2, 'SK Dinas Sosial'],
  ['karang_taruna', 'Karang Taruna', 'Karang Taruna', 4, 'Permensos 25/2019'], ['pendamping_sosial', 'Pendamping Sosial', 'Pendamping', 3, 'Permensos 1/2018'],
  ['fasilitator_slrt', 'Fasilitator SLRT', 'Fasilitator', 3, 'Permensos 15/2018'], ['peksos', 'Pekerja Sosial', 'Peksos', 2, 'UU 14/2019'],
  ['sakti_peksos', 'Satuan Bakti Pekerja Sosial', 'Sakti Peksos', 2, 'Kontrak Kemensos'], ['penyuluh', 'Penyuluh Sosial', 'Penyuluh', 3, 'SK Dinas Sosial'],
  ['puskesos', 'Petugas Puskesos', 'Puskesos', 4, 'Permensos 15/2018'],
]
const SUBTYPES: readonly [code: string, name: string, under: string][] = [
  ['odgj', 'Orang dengan gangguan jiwa', 'PD'], ['pasung', 'Korban pasung', 'PD'], ['orang_telantar', 'Orang telantar dalam perjalanan', 'GEL'],
  ['manusia_silver', 'Manusia silver', 'PGM'], ['lansia_sendiri', 'Lansia hidup sendiri', 'LUT'], ['kebakaran', 'Korban kebakaran rumah', 'KBA'],
]
const UNITS: readonly [key: string, name: string, sort: string, more?: Record<string, unknown>][] = [
  ['dinas', 'Dinas Sosial Kota Bima', 'dinas'], ['sekretariat', 'Sekretariat', 'sekretariat', { parent: 'dinas' }],
  ['rehsos', 'Bidang Rehabilitasi Sosial', 'bidang', { parent: 'dinas', bidang: 'rehsos' }], ['linjamsos', 'Bidang Perlindungan dan Jaminan Sosial', 'bidang', { parent: 'dinas', bidang: 'linjamsos' }],
  ['dayasos', 'Bidang Pemberdayaan Sosial', 'bidang', { parent: 'dinas', bidang: 'dayasos' }], ['panti', 'Rumah Singgah Meci Angi (contoh)', 'panti', { parent: 'rehsos', phone: '0374-000-011' }],
]

/** Sets up the three offices with units, pillar types, workers and posts, before anything else happens. */
export function setUpOffices(book: Book): Offices {
  const ids = new Map<string, Id>()
  const names = new Map<string, string>()
  const units = new Map<string, Id>()
  const posts = new Map<string, Id>()
  const write = pen(book)
  openOffices(write, ids)
  for (const region of [CITY, NEIGHBOUR]) addPillars(write, region)
  for (const [code, name, under] of SUBTYPES) write('admin', 'subtype.add', { region: CITY, code, name, under })
  for (const [code, name, under] of SUBTYPES.slice(0, 2)) write('admin.kabupaten', 'subtype.add', { region: NEIGHBOUR, code, name, under }, NEIGHBOUR)
  addUnits(write, units)
  const teams: [string, Region, readonly ExampleWorker[]][] = [
    ['admin', CITY, [...OFFICE, ...WIDE, ...NEAR, ...LURAH]], ['admin.kabupaten', NEIGHBOUR, NEIGHBOURS], ['sistem', PROVINCE, PROVINCIAL],
  ]
  for (const [admin, office, workers] of teams) {
    for (const one of workers) posts.set(one.username, hire(write, admin, office, one, ids, units, book))
  }
  for (const one of [...ADMINS, ...teams.flatMap(([, , workers]) => workers)]) names.set(one.username, one.name)
  return { who: username => must(ids, username), name: username => must(names, username), post: username => must(posts, username), unit: key => must(units, key) }
}

type Pen = ((by: string, action: string, input: Record<string, unknown>, office?: Region) => Id) & { id(office: Region): Id; hired: { count: number } }

function pen(book: Book): Pen {
  let at = book.time(FIRST_DAY, '05:30')
  const write = (by: string, action: string, input: Record<string, unknown>, office: Region = CITY) => {
    at += 4000
    return book.write(by, at, action, input, firstHome(office))
  }
  return Object.assign(write, { id: (office: Region) => book.id(at, firstHome(office)), hired: { count: 0 } })
}

function openOffices(write: Pen, ids: Map<string, Id>): void {
  const offices: [Region, string, string][] = [
    [CITY, 'Dinas Sosial Kota Bima', '0374-000-000'], [NEIGHBOUR, 'Dinas Sosial Kabupaten Bima', '0374-000-100'], [PROVINCE, 'Dinas Sosial Provinsi Nusa Tenggara Barat', '0370-000-000'],
  ]
  for (const [region, name, phone] of offices) {
    const officeId = write.id(region)
    write('sistem', 'office.open', { id: officeId, region, name, phone, nearDays: 7, example: true }, region)
    const admin = ADMINS.find(one => one.posts[0]!.region === region)!
    ids.set(admin.username, write.id(region))
    write('sistem', 'worker.add', { id: ids.get(admin.username), region, name: admin.name, username: admin.username, phone: phoneOf(write) }, region)
    write('sistem', 'post.give', { workerId: ids.get(admin.username), role: 'admin', region, line: 'area', from: '2024-01-02' }, region)
    if (region === CITY) write('admin', 'office.set', { officeId, tagline: 'Melayani dengan hati', dpoName: 'Nurhayati Rekaan', dpoContact: 'Loket pelindungan data, lantai 1; 0374-000-017; pdp@contoh.example' })
  }
}

function addPillars(write: Pen, region: Region): void {
  const admin = region === CITY ? 'admin' : 'admin.kabupaten'
  const wanted = region === CITY ? PILLARS : PILLARS.slice(0, 2)
  for (const [code, name, short, level, basis] of wanted) write(admin, 'pillar.add', { region, code, name, short, role: code, level, basis }, region)
}

function addUnits(write: Pen, units: Map<string, Id>): void {
  const put = (by: string, region: Region, key: string, input: Record<string, unknown>, office: Region) => {
    units.set(key, write.id(office))
    write(by, 'unit.add', { id: units.get(key), region, ...input }, office)
  }
  for (const [key, name, sort, { parent, ...more } = {}] of UNITS) put('admin', CITY, key, { name, sort, ...more, ...(parent ? { parentId: units.get(parent as string) } : {}) }, CITY)
  for (const { code, name } of KELURAHAN.slice(0, 6)) put('admin', code, code, { name: `Kelurahan ${name}`, sort: 'kelurahan' }, CITY)
  put('admin.kabupaten', NEIGHBOUR, 'kab.dinas', { name: 'Dinas Sosial Kabupaten Bima', sort: 'dinas' }, NEIGHBOUR)
  put('admin.kabupaten', NEIGHBOUR, 'kab.rehsos', { name: 'Bidang Rehabilitasi Sosial', sort: 'bidang', bidang: 'rehsos', parentId: units.get('kab.dinas') }, NEIGHBOUR)
  put('admin.provinsi', PROVINCE, 'ntb.dinas', { name: 'Dinas Sosial Provinsi NTB', sort: 'dinas' }, PROVINCE)
}

function hire(write: Pen, admin: string, office: Region, one: ExampleWorker, ids: Map<string, Id>, units: Map<string, Id>, book: Book): Id {
  const workerId = write.id(office)
  ids.set(one.username, workerId)
  write(admin, 'worker.add', { id: workerId, region: one.posts[0]!.region, name: one.name, username: one.username, phone: phoneOf(write) }, office)
  const given = one.posts.map(held => givePost(write, book, admin, office, workerId, held, units))
  return given[0]!
}

function givePost(write: Pen, book: Book, admin: string, office: Region, workerId: Id, held: ExamplePost, units: Map<string, Id>): Id {
  const { role, region, pillar, rt, rw, unit, line = 'area', since = -400, until } = held
  const id = write.id(office)
  const letter = pillar ? `SK contoh ${book.day(since).slice(0, 4)}` : undefined
  write(admin, 'post.give', { id, workerId, role, region, line, pillar, rt, rw, ...(unit ? { unitId: units.get(unit) } : {}), from: book.day(since), letter }, office)
  if (until === undefined) return id
  // the end is written on the day it happens, so that history tells it
  book.write(admin, book.time(until, '07:10'), 'post.end', { postId: id, until: book.day(until), reason: role === 'psm' ? 'Mengundurkan diri, pindah tempat tinggal' : 'Mutasi ke Kecamatan Mpunda' }, CITY_HOME)
  return id
}

/** Telephone numbers of the example: 0812-0000-xxxx, which nobody holds. */
function phoneOf(write: Pen): string {
  write.hired.count += 1
  return `08120000${String(write.hired.count).padStart(4, '0')}`
}

function must<T>(map: Map<string, T>, key: string): T {
  const value = map.get(key)
  if (value === undefined) throw new Error(`the example knows no ${key}`)
  return value
}

/** The first minute at which the offices stand. */
export function openingTime(book: Book): number {
  return later(book.time(FIRST_DAY, '05:30'), 60)
}
