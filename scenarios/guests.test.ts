import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem, dayFromToday, freshId, made, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

const KOTA = '52.72', TODAY = dayFromToday(0), YESTERDAY = dayFromToday(-1)
let house: House
let tari: Someone, nur: Someone, lina: Someone, hasan: Someone, dewi: Someone, rahma: Someone, ari: Someone, wulan: Someone, yanti: Someone
let office: string, panti: string

const guest = (more: object = {}) => ({ region: KOTA, day: TODAY, arrived: '09:10', name: 'Bapak Yusuf Karim', instansi: 'Baznas Kota Bima', phone: '0812-9900-0001', purpose: 'Menyerahkan bantuan', met: 'Nur Aini', ...more })
const listOf = async (who: Someone, query = `?day=${TODAY}`) => (await who.get(`/api/v1/guests${query}`)).body.items as { id: string; name: string; departed: string | null }[]
const namesOf = async (who: Someone, query?: string) => (await listOf(who, query)).map(({ name }) => name).toSorted()
const pulled = async (who: Someone) => (await who.ask('POST', '/api/pull', { have: [] })).text

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  panti = made(await asSystem(house, 5272, 'unit.add', { region: KOTA, name: 'Panti Wredha', sort: 'panti' }), 'unit')!
  const shelter = made(await asSystem(house, 5272, 'unit.add', { region: KOTA, name: 'Rumah Singgah', sort: 'rumah_singgah' }), 'unit')!
  ;[tari, nur, lina, hasan, dewi, rahma, ari, wulan, yanti] = await Promise.all([
    settle(house, 'Tari', { role: 'front_office', region: KOTA }), settle(house, 'Nur Aini', { role: 'kabid', region: KOTA }),
    settle(house, 'Lina', { role: 'petugas_panti', region: KOTA, unitId: panti }), settle(house, 'Hasan', { role: 'petugas_panti', region: KOTA, unitId: panti }), settle(house, 'Dewi', { role: 'petugas_panti', region: KOTA, unitId: shelter }),
    settle(house, 'Rahma', { role: 'psm', region: '52.72.01.1001', pillar: 'psm' }), settle(house, 'Ari', { role: 'admin', region: KOTA }), settle(house, 'Wulan', { role: 'kepala_dinas', region: '52.06' }), settle(house, 'Yanti', { role: 'operator', region: '52.06' }, { role: 'operator', region: KOTA }),
  ])
})
afterAll(() => house?.close())

test('Tari writes down who came to the office; the whole desk finds him on that day, and his number when the record is opened', async () => {
  office = await tari.does('guest.receive', guest(), 'guest')
  await tari.does('guest.receive', guest({ day: YESTERDAY, name: 'Ibu Marni', phone: null, instansi: null }))
  expect(await listOf(nur)).toMatchObject([{ id: office, name: 'Bapak Yusuf Karim', instansi: 'Baznas Kota Bima', arrived: '09:10', departed: null, met: 'Nur Aini', unitId: null, byName: 'Tari' }])
  expect(await namesOf(nur, `?day=${YESTERDAY}`)).toEqual(['Ibu Marni'])
  expect((await nur.get(`/api/v1/guests?day=${TODAY}`)).text).not.toContain('0812')
  expect((await nur.get(`/api/v1/guests/${office}`)).body).toMatchObject({ depth: 'full', phone: '081299000001' })
})

test('he goes at eleven; nobody writes it twice, nor before he came', async () => {
  expect((await nur.act('guest.leave', { guestId: office, departed: '09:00' })).body.details.faults).toMatchObject([{ at: 'departed', rule: 'after_from' }])
  await nur.does('guest.leave', { guestId: office, departed: '11:00' })
  expect(await listOf(tari)).toMatchObject([{ id: office, departed: '11:00' }])
  expect(await tari.act('guest.leave', { guestId: office, departed: '12:00' })).toMatchObject({ status: 409, body: { code: 'guest.left' } })
})

test('Yanti works at both offices: each guest goes out of the book in which he stands', async () => {
  const [here, there] = [await yanti.does('guest.receive', guest({ name: 'Pak Jufri', day: YESTERDAY }), 'guest'), await yanti.does('guest.receive', guest({ name: 'Ibu Ina', region: '52.06', day: YESTERDAY }), 'guest')]
  for (const guestId of [here, there]) await yanti.does('guest.leave', { guestId, departed: '10:00' })
  expect([await namesOf(nur, `?day=${YESTERDAY}`), await namesOf(wulan, `?day=${YESTERDAY}`)]).toEqual([['Ibu Marni', 'Pak Jufri'], ['Ibu Ina']])
})

test('all that is missing is named at once, and nobody comes tomorrow', async () => {
  const { status, body } = await tari.act('guest.receive', { region: KOTA, day: dayFromToday(2), arrived: 'pagi', phone: 'tidak ada' })
  expect([status, body.details.faults.map((fault: { at: string; rule: string }) => `${fault.at} ${fault.rule}`)]).toEqual([422, ['day future_day', 'arrived clock', 'name required', 'phone phone', 'purpose required', 'met required']])
})

test('at the panti Lina writes and Hasan of the next shift sees the guest go; the shelter beside sees no guest of theirs', async () => {
  const visitor = await lina.does('guest.receive', guest({ name: 'Siti Hawa', instansi: null, purpose: 'Menjenguk', met: 'Nenek Aminah' }), 'guest')
  expect(await listOf(hasan)).toMatchObject([{ id: visitor, unitId: panti, byName: 'Lina' }])
  expect(await pulled(hasan)).toContain('Siti Hawa')
  expect(await listOf(dewi)).toEqual([])
  expect((await dewi.act('guest.leave', { guestId: visitor, departed: '15:00' })).status).toBe(404)
  expect(await pulled(dewi)).not.toContain('Siti Hawa')
  await hasan.does('guest.leave', { guestId: visitor, departed: '15:00' })
  expect(await namesOf(lina)).toEqual(['Siti Hawa'])
  expect(await namesOf(nur)).toEqual(['Bapak Yusuf Karim', 'Siti Hawa'])
})

test('the neighbouring kabupaten, a volunteer and the admin see no guest: not there, same bytes', async () => {
  for (const who of [wulan, rahma, ari]) {
    expect((await listOf(who, '')).filter(({ name }) => name !== 'Ibu Ina'), who.name).toEqual([])
    expect((await who.get(`/api/v1/guests/${office}`)).text, who.name).toBe((await who.get(`/api/v1/guests/${freshId(5272)}`)).text)
    expect((await who.act('guest.leave', { guestId: office, departed: '16:00' })).status, who.name).toBe(404)
    expect((await who.act('guest.receive', guest())).status, who.name).toBe(403)
    expect(await pulled(who), who.name).not.toMatch(/Yusuf Karim|Siti Hawa|081299000001/)
  }
})

test('Tari mends a name that she misheard; every fault is named at once, and history keeps who did it', async () => {
  const right = { day: TODAY, arrived: '09:10', departed: '11:00', name: 'Bapak Yusuf Karimun', instansi: 'Baznas Kota Bima', phone: '0812-9900-0001', purpose: 'Menyerahkan bantuan', met: 'Nur Aini' }
  expect((await tari.act('guest.correct', { guestId: office, ...right, day: dayFromToday(1), departed: '08:00' })).body.details.faults.map((fault: { at: string; rule: string }) => `${fault.at} ${fault.rule}`)).toEqual(['day future_day', 'departed after_from'])
  await tari.does('guest.correct', { guestId: office, ...right })
  expect((await nur.get(`/api/v1/guests/${office}`)).body).toMatchObject({ name: 'Bapak Yusuf Karimun', phone: '081299000001', byName: 'Tari' })
  for (const who of [wulan, rahma, ari, lina]) expect((await who.act('guest.correct', { guestId: office, ...right })).status, who.name).toBe(404)
})

test('a guest asks to be forgotten: the kabid erases who it was, on the telephones of the panti too; that somebody came stays, and nobody writes it again', async () => {
  const visitor = await lina.does('guest.receive', guest({ name: 'Ibu Salmah Hapus', met: 'Nenek Aminah', day: YESTERDAY }), 'guest')
  expect((await lina.act('guest.erase', { guestId: visitor, reason: 'Diminta' })).status).toBe(403)
  expect((await wulan.act('guest.erase', { guestId: visitor, reason: 'Diminta' })).status).toBe(404)
  await nur.does('guest.erase', { guestId: visitor, reason: 'Diminta yang bersangkutan' })
  const left = await nur.get(`/api/v1/guests/${visitor}`)
  expect(left.body).toMatchObject({ name: '–', met: '–', phone: null, instansi: null, arrived: '09:10', byName: 'Lina', erasedAt: expect.any(String) })
  expect(await pulled(lina)).not.toContain('Salmah Hapus')
  for (const [action, more] of [['guest.erase', { reason: 'Lagi' }], ['guest.leave', { departed: '15:00' }], ['guest.correct', { ...guest(), region: undefined }]] as const) expect((await nur.act(action, { guestId: visitor, ...more })).body.code, action).toBe('guest.erased')
})

test('in the database the number is sealed, and history keeps neither name nor number nor whom they met', async () => {
  const owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
  const kept = async (sql: string) => JSON.stringify((await owner.query(sql)).rows)
  const [numbers, copies] = [await kept(`select encode(phone, 'escape') as phone from guests`), await kept('select action, input, changed from history')]
  await owner.end()
  expect([numbers, copies.includes('guest.leave')]).toEqual([expect.not.stringMatching(/0812|9900/), true])
  expect(copies).not.toMatch(/Yusuf Karim|Salmah|Siti Hawa|Nenek Aminah|81299000001|9900-0001/)
})
