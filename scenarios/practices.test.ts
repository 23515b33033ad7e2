import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem, dayFromToday, freshId, made, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

const KOTA = '52.72', PARUGA = '52.72.01.1001', TODAY = dayFromToday(0)
let house: House
let rahma: Someone, lina: Someone, tari: Someone, nur: Someone, hadi: Someone, sekar: Someone, lurah: Someone, ari: Someone, wulan: Someone, marni: Someone
let garden: string

const practice = (more: object = {}) => ({ region: PARUGA, heading: 'Kebun gizi di halaman posyandu', done: 'Warga menanam kelor bersama setiap Jumat.', brought: 'Delapan keluarga memetik sayur sendiri.', forNeed: 'makan', ...more })
const listOf = async (who: Someone, query = '') => (await who.get(`/api/v1/practices${query}`)).body.items as { id: string; heading: string }[]
const headingsOf = async (who: Someone, query?: string) => (await listOf(who, query)).map(({ heading }) => heading).toSorted()
const pulled = async (who: Someone) => (await who.ask('POST', '/api/pull', { have: [] })).text

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  const panti = made(await asSystem(house, 5272, 'unit.add', { region: KOTA, name: 'Panti Wredha', sort: 'panti' }), 'unit')!
  ;[rahma, lina, tari, nur, hadi, sekar, lurah, ari, wulan, marni] = await Promise.all([
    settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' }), settle(house, 'Lina', { role: 'petugas_panti', region: KOTA, unitId: panti }), settle(house, 'Tari', { role: 'front_office', region: KOTA }),
    settle(house, 'Nur Aini', { role: 'kabid', region: KOTA }), settle(house, 'Hadi', { role: 'kepala_dinas', region: KOTA }), settle(house, 'Sekar', { role: 'sekretaris', region: KOTA }), settle(house, 'Lurah Paruga', { role: 'lurah', region: PARUGA }),
    settle(house, 'Ari', { role: 'admin', region: KOTA }), settle(house, 'Wulan', { role: 'kepala_dinas', region: '52.06' }), settle(house, 'Marni', { role: 'psm', region: '52.06.01.2005', pillar: 'psm' }),
  ])
})
afterAll(() => house?.close())

test('Rahma, Lina of the panti and Tari at the desk write down what helped, each under the own pillar or role', async () => {
  garden = await rahma.does('practice.write', practice(), 'practice')
  await lina.does('practice.write', practice({ region: KOTA, heading: 'Kartu pagi', forNeed: 'lansia' }))
  await tari.does('practice.write', practice({ region: KOTA, heading: 'Antrean duduk', forNeed: null }))
  expect((await tari.get(`/api/v1/practices/${garden}`)).body).toMatchObject({ depth: 'full', ...practice(), day: TODAY, byName: 'Rahma', pillar: 'psm', commended: null, withdrawn: null })
  expect((await listOf(nur)).find(({ heading }) => heading === 'Kartu pagi')).toMatchObject({ byName: 'Lina', pillar: 'petugas_panti' })
})

test('everybody of the office reads all of them, on whatever telephone or desk', async () => {
  for (const who of [rahma, lina, tari, nur, hadi, lurah, ari]) expect(await headingsOf(who), who.name).toEqual(['Antrean duduk', 'Kartu pagi', 'Kebun gizi di halaman posyandu'])
  // the feed waits for whatever transaction is still running in the cluster
  for (const who of [rahma, lina, lurah]) await expect.poll(() => pulled(who), { message: who.name, timeout: 20_000 }).toMatch(/Kebun gizi[^]*Antrean duduk|Antrean duduk[^]*Kebun gizi/)
  expect([await headingsOf(nur, '?forNeed=lansia'), await headingsOf(nur, '?region=52.72.01')]).toEqual([['Kartu pagi'], ['Kebun gizi di halaman posyandu']])
})

test('all that is missing is named at once; the lurah and the admin read and do not write', async () => {
  const { status, body } = await rahma.act('practice.write', { region: PARUGA, forNeed: 'kebun' })
  expect([status, body.details.faults.map((fault: { at: string; rule: string }) => `${fault.at} ${fault.rule}`)]).toEqual([422, ['heading required', 'done required', 'brought required', 'forNeed one_of']])
  for (const who of [lurah, ari]) expect((await who.act('practice.write', practice())).status, who.name).toBe(403)
})

test('Nur marks the garden as worth following, once; neither the secretary nor its writer does', async () => {
  for (const who of [rahma, tari, sekar]) expect((await who.act('practice.commend', { practiceId: garden, sentence: 'Bagus.' })).status, who.name).toBe(403)
  await nur.does('practice.commend', { practiceId: garden, sentence: 'Murah dan bertahan tanpa kita.' })
  expect((await rahma.get(`/api/v1/practices/${garden}`)).body).toMatchObject({ commended: 'Murah dan bertahan tanpa kita.', commendedByName: 'Nur Aini', commendedDay: TODAY })
  expect(await hadi.act('practice.commend', { practiceId: garden, sentence: 'Ya.' })).toMatchObject({ status: 409, body: { code: 'practice.commended' } })
})

test('Rahma alone takes it back, with a reason; it stays to be read and is marked no more', async () => {
  expect(await hadi.act('practice.withdraw', { practiceId: garden, reason: 'Tidak cocok.' })).toMatchObject({ status: 403, body: { code: 'practice.not_writer' } })
  expect((await rahma.act('practice.withdraw', { practiceId: garden })).body.details.faults).toMatchObject([{ at: 'reason', rule: 'required' }])
  await rahma.does('practice.withdraw', { practiceId: garden, reason: 'Kebunnya pindah tangan.' })
  expect((await tari.get(`/api/v1/practices/${garden}`)).body).toMatchObject({ done: practice().done, withdrawn: 'Kebunnya pindah tangan.', withdrawnDay: TODAY, commendedByName: 'Nur Aini' })
  expect(await rahma.act('practice.withdraw', { practiceId: garden, reason: 'Lagi.' })).toMatchObject({ status: 409, body: { code: 'practice.withdrawn' } })
  const cards = (await listOf(nur)).find(({ heading }) => heading === 'Kartu pagi')!.id
  await lina.does('practice.withdraw', { practiceId: cards, reason: 'Ditulis ulang.' })
  expect(await hadi.act('practice.commend', { practiceId: cards, sentence: 'Ya.' })).toMatchObject({ status: 409, body: { code: 'practice.withdrawn' } })
})

test('the neighbouring kabupaten sees nothing of it: no list, no feed, not there with the same bytes', async () => {
  for (const who of [wulan, marni]) {
    expect(await listOf(who), who.name).toEqual([])
    expect((await who.get(`/api/v1/practices/${garden}`)).text, who.name).toBe((await who.get(`/api/v1/practices/${freshId(5272)}`)).text)
    for (const [act, input] of [['practice.commend', { sentence: 'Ya.' }], ['practice.withdraw', { reason: 'Tidak.' }]] as const) expect((await who.act(act, { practiceId: garden, ...input })).status, `${who.name} ${act}`).toBe(404)
    expect((await who.act('practice.write', practice())).status, who.name).toBe(403)
    expect(await pulled(who), who.name).not.toMatch(/Kebun gizi|Kartu pagi|Antrean duduk/)
  }
})

test('nothing is deleted: the database keeps all three, and history every act', async () => {
  const owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
  const [rows, acts] = [(await owner.query('select heading from practices')).rowCount, (await owner.query(`select distinct action from history where action like 'practice.%' order by action`)).rows.map(({ action }) => action)]
  await owner.end()
  expect([rows, acts]).toEqual([3, ['practice.commend', 'practice.withdraw', 'practice.write']])
})
