import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem, dayFromToday, made, openHouse, openOffice, settle, type House, type Someone } from '../house.ts'
import { pointing } from './hands.ts'
import { carry, openBrowser, openProfile, PHONE, Screen } from './screen.ts'

const KOTA = '52.72'
const ACT_MS = 60_000
let house: House
let browser: Browser
let profile: BrowserContext
let tari: Someone

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  const unitId = made(await asSystem(house, 5272, 'unit.add', { region: KOTA, name: 'Panti Wredha Contoh', sort: 'panti' }), 'unit')!
  tari = await settle(house, 'Tari', { role: 'petugas_panti', region: KOTA, unitId })
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
