import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, clockAt } from '#kernel/day.ts'
import { dayWords } from '#web/when.ts'
import { shiftAt, USUAL } from '#slices/houselog/shifts.ts'
import { asSystem, dayFromToday, made, openHouse, openOffice, settle, type House, type Someone } from '../house.ts'
import { pointing } from './hands.ts'
import { carry, openBrowser, openProfile, PHONE, Screen } from './screen.ts'
import { words } from './words.ts'

const KOTA = '52.72'
const ACT_MS = 60_000
let house: House
let browser: Browser
let profile: BrowserContext
let tari: Someone, lina: Someone, dewi: Someone
let unitId: string

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  unitId = made(await asSystem(house, 5272, 'unit.add', { region: KOTA, name: 'Panti Wredha Contoh', sort: 'panti' }), 'unit')!
  tari = await settle(house, 'Tari', { role: 'petugas_panti', region: KOTA, unitId })
  lina = await settle(house, 'Lina', { role: 'kepala_upt', region: KOTA, unitId })
  dewi = await settle(house, 'Dewi', { role: 'petugas_panti', region: KOTA, unitId: made(await asSystem(house, 5272, 'unit.add', { region: KOTA, name: 'Rumah Singgah Contoh', sort: 'rumah_singgah' }), 'unit')! })
  browser = await openBrowser()
  profile = await openProfile(browser, house, PHONE)
  await carry(profile, tari)
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const notes = async () => (await tari.get(`/api/v1/log_notes?order=asc&dayFrom=${dayFromToday(-1)}`)).body.items as { nil: boolean; sort: string | null; served: number | null; present: number | null }[]

test('a quiet day is told in two taps from home (three would still do), a normal one in seven; the day stands on the home afterwards', async () => {
  const hand = pointing(true)
  const screen = new Screen(await profile.newPage(), hand)
  await screen.open('/panti/')
  await screen.follow('log.nil')
  await screen.press('log.nil_save')
  await screen.seesWords('day_state.nihil')
  expect(hand.taps).toBe(2)
  await expect.poll(notes).toMatchObject([{ nil: true }])

  const before = hand.taps
  await screen.follow('log.write')
  await screen.tick('log.sort', 'activity.permakanan')
  await screen.write('field.served', '24')
  await screen.write('log.line', 'Makan siang, sayur dan ikan')
  await screen.press('log.save')
  await screen.seesWords('log.saved')
  expect(hand.taps - before).toBeLessThanOrEqual(7)
  await expect.poll(notes).toMatchObject([{ nil: true }, { nil: false, sort: 'permakanan', served: 24 }])
}, ACT_MS)

test('without kind and number all is named at once, and what was typed stays', async () => {
  const screen = new Screen(await profile.newPage(), pointing(true))
  await screen.open('/panti/catatan')
  await screen.write('log.line', 'Senam pagi')
  await screen.press('log.save')
  await screen.page.getByRole('alert').filter({ hasText: '2' }).waitFor()
  expect(await screen.field('log.line').inputValue()).toBe('Senam pagi')
}, ACT_MS)

test('Tari hands her shift over, records an incident, and finds both again', async () => {
  const screen = new Screen(await profile.newPage(), pointing(true))
  await screen.open('/panti/sif')
  await screen.write('field.pending', 'Antar hasil laboratorium')
  await screen.press('log.hand')
  await screen.seesWords('log.handed_over')
  await screen.sees('Antar hasil laboratorium')
  await screen.open('/panti/kejadian')
  await screen.tick('log.event', 'event.jatuh')
  await screen.tick('field.namesStaff', 'log.no')
  await screen.write('log.story', 'Terpeleset di kamar mandi')
  await screen.press('log.raise')
  await screen.seesWords('log.raised')
  await screen.open('/panti/temuan')
  await screen.seesWords('log.findings_none')
}, ACT_MS)

test('a day that was forgotten is told from the home, as quiet or with what was done; it stays late, the home asks for it no more, and the house beside sees none of it', async () => {
  const running = shiftAt(KOTA, new Date().toISOString(), USUAL.shifts).day
  const [one, two] = [addDays(running, -1), addDays(running, -2)]
  const screen = new Screen(await profile.newPage(), pointing(true))
  const home = async () => { await screen.open('/panti/'); await screen.seesWords('log.missed_lead') }
  const asked = screen.page.locator('.band a[href*="hari="]')
  await home()
  expect(await asked.count()).toBe(7)
  // after midnight the day of the shift is not that of the calendar: it is told by name and date
  await screen.follow('log.tell_day', { day: running === dayFromToday(0) ? words('when.yesterday') : dayWords('id', one, true) })
  await screen.seesWords('log.late')
  await screen.follow('log.nil')
  await screen.seesWords('log.nil_late')
  await screen.press('log.nil_save')
  await screen.seesWords('log.missed', { count: 6 })
  await screen.page.locator(`.band a[href$="hari=${two}"]`).click()
  await screen.tick('log.sort', 'activity.terapi')
  await screen.write('field.served', '3')
  await screen.press('log.save')
  await screen.seesWords('log.saved')
  await home()
  await screen.seesWords('log.missed', { count: 5 })
  await expect.poll(async () => ((await tari.get('/api/v1/log_notes?limit=100')).body.items as { day: string; nil: boolean; late: boolean; sort: string | null }[]).filter(({ day }) => day < running).map(({ day, nil, late, sort }) => [day, nil, late, sort])).toEqual([[one, true, true, null], [two, false, true, 'terapi']])
  for (const day of [one, two]) expect((await lina.get(`/api/v1/houses?month=${day.slice(0, 7)}`)).body.items[0].days[Number(day.slice(8)) - 1]).toBe('telat')
  expect((await dewi.get('/api/v1/log_notes')).body.items).toEqual([])
  expect((await dewi.get('/api/v1/houses')).body.items.map(({ name }: { name: string }) => name)).toEqual(['Rumah Singgah Contoh'])
}, ACT_MS)

test('how many are there comes from the register: two were taken in, one went on leave, and the notes of the day have not told it yet; a note that says otherwise stands', async () => {
  await lina.does('institution.register', { unitId, groups: [{ key: 'a', sex: 'semua', categories: [], places: 10 }] })
  const taken = async (who: string) => await tari.does('stay.admit_new', { unitId, region: '52.72.01.1001', who, needs: ['lansia'], urgency: 'biasa', seal: 'tidak', source: 'lembaga' }, 'stay')
  await taken('Nenek Aminah')
  const gone = await taken('Kakek Umar')
  await tari.does('stay.leave', { stayId: gone, until: dayFromToday(2), escort: 'Anaknya' })
  const screen = new Screen(await profile.newPage(), pointing(true))
  await screen.open('/panti/catatan/nihil')
  const counts = () => Promise.all(['field.present', 'field.came', 'field.gone'].map(key => screen.field(key).inputValue()))
  expect(await counts()).toEqual(['1', '2', '1'])
  await screen.write('field.present', '4')
  await screen.press('log.nil_save')
  await expect.poll(async () => (await notes()).at(-1)).toMatchObject({ nil: true, present: 4 })
  await screen.open('/panti/catatan')
  await screen.page.locator('summary').filter({ hasText: '4' }).first().click()
  expect(await counts()).toEqual(['4', '0', '0'])
}, ACT_MS)

test('while the night of yesterday runs, today is nowhere called today on the screens of a panti: the day of the shift stands there by name and date', async () => {
  const nur = await settle(house, 'Nur Aini', { role: 'kabid', region: KOTA })
  // whatever the hour of this test: the only shift begins in an hour, so that the one of yesterday runs
  const later = new Date(Date.now() + 60 * 60_000)
  const hour = clockAt(KOTA, later.toISOString()).replace('.', ':')
  if (hour < '01:00') return
  await nur.does('log.rules', { region: KOTA, unitId, cutoff: '20:00', shifts: [{ name: 'Seharian', from: hour }], callMinutes: 10 })
  const day = addDays(dayFromToday(0), -1)
  await tari.does('log.write', { unitId, nil: true })
  const screen = new Screen(await profile.newPage(), pointing(true))
  await screen.open('/panti/')
  await screen.seesWords('log.of_day', { day: dayWords('id', day) })
  await screen.open('/panti/catatan')
  await screen.sees(`${dayWords('id', day, true)} · Seharian · Tari`)
  for (const word of ['when.today', 'when.yesterday']) expect(await screen.page.locator('#daftar').innerText()).not.toContain(words(word))
}, ACT_MS)

test('a man is offered no bed among women, known or new; a room that closes meanwhile is told at its bed, in words', async () => {
  const nur = await settle(house, 'Nur Hayati', { role: 'kabid', region: KOTA })
  const caseId = await nur.does('case.open', { who: 'Kakek Ismail', name: 'Ismail', sex: 'L', needs: ['lansia'], urgency: 'biasa', region: '52.72.01.1001', rt: '001', seal: 'tidak' }, 'case')
  await nur.does('case.triage', { caseId, types: ['LUT'], bidang: 'rehsos' })
  await nur.does('case.step', { caseId, step: 'rujuk', reason: 'Perlu tempat tinggal', unitId })
  const [, men] = [await lina.does('room.add', { unitId, name: 'Melati', sex: 'P', beds: ['1'] }), await lina.does('room.add', { unitId, name: 'Mawar', sex: 'L', beds: ['1', '2'] }, 'room')]
  const screen = new Screen(await profile.newPage(), pointing(true))
  const beds = async () => await screen.field('field.bed').locator('option').allTextContents()
  await screen.open('/panti/penghuni/terima')
  await screen.field('field.bed').waitFor()
  expect((await beds()).join()).toMatch(/Melati/)
  await screen.tick('field.sex', 'sex.L')
  expect((await beds()).join()).toMatch(/^–,Mawar[^M]+Mawar[^M]+$/)
  await screen.open(`/panti/penghuni/terima/${caseId}`)
  await screen.field('field.bed').waitFor()
  expect((await beds()).join()).not.toMatch(/Melati/)
  await screen.field('field.bed').selectOption({ index: 1 })
  await profile.setOffline(true)
  await lina.does('room.edit', { roomId: men, closed: true })
  await profile.setOffline(false)
  await screen.press('stay.admit')
  const told = screen.page.getByRole('alert').filter({ hasText: words('fault.room_closed') })
  await told.waitFor()
  expect(await told.innerText()).toContain(`${words('field.bed')}: ${words('fault.room_closed')}`)
  expect(await told.innerText()).not.toContain('roomId')
}, ACT_MS)

test('the head of the panti signs the berita acara on her telephone, and its number stands there at once', async () => {
  const ari = await settle(house, 'Ari', { role: 'admin', region: KOTA })
  const registerId = await ari.does('letter_register.open', { name: 'Berita acara', digits: 3 }, 'letter_register')
  await ari.does('letter_template.set', { sort: 'bast', registerId, pattern: '{urut}/BAST/{tahun}' })
  const [{ id: stayId }] = (await tari.get('/api/v1/stays?state=di_panti')).body.items
  const letterId = await tari.does('stay.discharge', { stayId, way: 'keluarga', toName: 'Ibu Contoh', condition: 'Sehat' }, 'letter')
  const phone = await openProfile(browser, house, PHONE)
  await carry(phone, lina)
  const screen = new Screen(await phone.newPage(), pointing(true))
  await screen.open(`/panti/berita-acara/${letterId}`)
  await screen.press('stay.letter_sign')
  await screen.seesWords('stay.letter_number', { number: `001/BAST/${dayFromToday(0).slice(0, 4)}` })
  await screen.seesWords('stay.letter_signed')
  expect((await dewi.get(`/api/v1/letters/${letterId}`)).status).toBe(404)
}, ACT_MS)
