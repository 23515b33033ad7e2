import { createHash } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayFromToday, type House, openHouse, openOffice, settle, type Someone } from '../house.ts'
import { type Hand, pointing, typing } from './hands.ts'
import { faultsOf, openPage } from './looking.ts'
import { carry, DESKTOP, openBrowser, openProfile, PHONE, Screen } from './screen.ts'
import { words } from './words.ts'

const PARUGA = '52.72.01.1001'
const LOOKS = [{ size: PHONE, rules: 'all' }, { size: PHONE, dark: true, rules: 'colours' }, { size: DESKTOP, rules: 'all' }] as const
let house: House
let browser: Browser
let rahma: Someone, nur: Someone
let picture: Buffer
let caseId: string

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
  nur = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
  caseId = await rahma.does('case.open', { who: 'Ibu Halimah, lansia', needs: ['lansia'], urgency: 'segera', region: PARUGA, seal: 'tidak' }, 'case')
  await nur.does('case.assign', { caseId, leadId: rahma.id, teamIds: [] })
  browser = await openBrowser('--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream')
  const pixels = { create: { width: 1600, height: 1200, channels: 3 as const, background: '#7a5', noise: { type: 'gaussian' as const, mean: 120, sigma: 40 } } }
  picture = await sharp(pixels).jpeg().withExif({ IFD0: { Make: 'KameraContoh' }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '8/1 27/1 0/1' } }).toBuffer()
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

let day = 0
async function visitOf(of = caseId): Promise<string> {
  const tripId = await rahma.does('trip.plan', { caseIds: [of], day: dayFromToday(day += 1), from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif', keep: { reason: 'darurat', note: 'Uji' }, noInvite: 'cukup_petugas' }, 'trip')
  return (await rahma.get(`/api/v1/visits?tripId=${tripId}`)).body.items[0].id
}

async function phone(begin?: string, hand: (page: Page) => Hand = () => pointing(true)): Promise<{ profile: BrowserContext; page: Page; screen: Screen }> {
  const profile = await openProfile(browser, house, PHONE)
  await carry(profile, rahma)
  const page = await openPage(profile, 'id')
  if (begin) await page.addInitScript(begin)
  return { profile, page, screen: new Screen(page, hand(page)) }
}

/** Remembers what the phone announces and sends of its pictures. */
function listening(page: Page): { announced: string[]; parts: Map<string, Buffer> } {
  const [announced, parts] = [[] as string[], new Map<string, Buffer>()]
  page.on('request', request => {
    if (/\/uploads$/.test(request.url())) announced.push(request.postDataJSON().sha256)
    const [, sha256, offset] = /\/uploads\/(\w+)\?offset=(\d+)$/.exec(request.url()) ?? []
    if (offset) parts.set(`${sha256} ${offset.padStart(9, '0')}`, request.postDataBuffer()!)
  })
  return { announced, parts }
}

async function takesTwo(screen: Screen): Promise<void> {
  await screen.press('photo.camera')
  for (const count of [1, 2]) {
    await screen.dialog().press('camera.take')
    await screen.dialog().seesWords('camera.count', { count })
    // the picture of the device moves on
    await new Promise(done => { setTimeout(done, 300) })
  }
}

async function writes(screen: Screen): Promise<void> {
  await screen.tick('report.outcome', 'outcome.bertemu')
  await screen.write('report.findings', 'Atap bocor di dua tempat.')
}

test('Rahma reports with two photos; the line breaks between them and in the middle of one; all arrives once, each with the SHA-256 the phone announced', async () => {
  const visitId = await visitOf()
  const { profile, page, screen } = await phone()
  const { announced, parts } = listening(page)
  await screen.open(`/lapangan/kunjungan/${visitId}/lapor`)
  await writes(screen)
  await screen.press('photo.camera')
  await screen.dialog().press('camera.take')
  await screen.dialog().seesWords('camera.count', { count: 1 })
  expect(await faultsOf(page, LOOKS)).toEqual([])
  await page.setViewportSize(PHONE)
  await screen.dialog().press('camera.done')
  await screen.field('photo.choose').setInputFiles({ name: 'rumah.jpg', mimeType: 'image/jpeg', buffer: picture })
  await page.getByRole('img', { name: words('photo.taken', { nth: 2 }) }).waitFor()
  expect(await faultsOf(page, LOOKS)).toEqual([])
  await page.setViewportSize(PHONE)
  await profile.setOffline(true)
  await screen.press('report.send')
  await screen.seesWords('photo.held.report')
  await screen.seesWords('photo.unsent', { count: 2 })
  expect(await faultsOf(page, LOOKS)).toEqual([])
  let cuts = 0
  await page.route(/\/uploads\/\w+\?offset=(65536|131072)$/, route => (cuts++ < 2 ? route.abort('connectionreset') : route.continue()))
  await profile.setOffline(false)
  await expect.poll(async () => { await screen.press('sync.now').catch(() => undefined); return (await rahma.get(`/api/v1/photos?visitId=${visitId}`)).body.items.length }, { timeout: 40_000, interval: 700 }).toBe(2)
  expect(cuts).toBeGreaterThanOrEqual(2)
  await page.getByRole('img', { name: words('visit.photo', { nth: 2 }) }).waitFor()
  await expect.poll(() => page.getByText(words('photo.on_device')).or(page.getByRole('list', { name: words('photo.on_device') })).count()).toBe(0)
  const { items } = (await rahma.get(`/api/v1/photos?visitId=${visitId}`)).body
  const stored = await Promise.all(items.map(async ({ id }: { id: string }) => (await rahma.get(`/api/v1/photos/${id}`)).body.sha256))
  expect(stored.toSorted()).toEqual([...new Set(announced)].toSorted())
  for (const sha256 of stored) {
    const whole = Buffer.concat([...parts].filter(([key]) => key.startsWith(sha256)).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, bytes]) => bytes))
    expect(createHash('sha256').update(whole).digest('hex')).toBe(sha256)
    const { format, width, exif } = await sharp(whole).metadata()
    expect([format, exif, (width ?? 0) <= 1280]).toEqual(['webp', undefined, true])
    expect(whole.includes('KameraContoh')).toBe(false)
  }
  expect(screen.complaints.filter(line => !/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET/.test(line))).toEqual([])
  await profile.close()
}, 120_000)

test('photos alone wait for Wi-Fi when Rahma wants it so; the report does not; one press sends them', async () => {
  const visitId = await visitOf()
  const { profile, screen, page } = await phone(`Object.defineProperty(navigator, 'connection', { value: Object.assign(new EventTarget(), { type: 'cellular' }) })`)
  await screen.open('/lapangan/saya')
  await screen.hand.press(page.locator('label[for=photos-wifi]'))
  await screen.seesWords('photo.none_waiting')
  await screen.walk(`/lapangan/kunjungan/${visitId}/lapor`)
  await writes(screen)
  await takesTwo(screen)
  await screen.dialog().press('camera.done')
  await screen.press('report.send')
  await screen.seesWords('photo.for_wifi', { count: 2 })
  expect((await rahma.get(`/api/v1/visits/${visitId}`)).body.state).toBe('selesai')
  expect((await rahma.get(`/api/v1/photos?visitId=${visitId}`)).body.items).toEqual([])
  await screen.walk('/lapangan/saya')
  await screen.seesWords('photo.for_wifi', { count: 2 })
  expect(await faultsOf(page, LOOKS)).toEqual([])
  await page.setViewportSize(PHONE)
  // one is discarded after a question, the other is sent
  await screen.hand.press(page.getByRole('listitem').filter({ hasText: /^Foto 1/ }).getByRole('button', { name: words('photo.drop') }))
  await screen.dialog().press('photo.drop')
  await screen.press('photo.send_now')
  await expect.poll(async () => (await rahma.get(`/api/v1/photos?visitId=${visitId}`)).body.items.length, { timeout: 20_000 }).toBe(1)
  await screen.seesWords('photo.none_waiting')
  await profile.close()
}, 120_000)

test('for a confidential case nothing can be chosen from the device; whoever refuses the camera is told what to do, and the report goes without', async () => {
  const sealed = await nur.does('case.open', { who: 'Anak, tanpa nama', needs: ['anak'], urgency: 'segera', region: PARUGA, seal: 'ya' }, 'case')
  await nur.does('case.assign', { caseId: sealed, leadId: rahma.id, teamIds: [] })
  const visitId = await visitOf(sealed)
  const { profile, screen, page } = await phone(`navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))`)
  await screen.open(`/lapangan/kunjungan/${visitId}/lapor`)
  await screen.seesWords('photo.only_camera')
  expect(await page.locator('input[type=file]').count()).toBe(0)
  await screen.press('photo.camera')
  await screen.dialog().seesWords('camera.refused')
  expect(await faultsOf(page, LOOKS)).toEqual([])
  await page.setViewportSize(PHONE)
  await screen.dialog().press('app.cancel')
  await writes(screen)
  await screen.press('report.send')
  await screen.seesWords('visit.sent')
  await profile.close()
}, 120_000)

test('by the keyboard alone: the camera opens, takes, closes, and gives the focus back', async () => {
  const visitId = await visitOf()
  const { profile, screen, page } = await phone(undefined, typing)
  await screen.open(`/lapangan/kunjungan/${visitId}/lapor`)
  await screen.press('photo.camera')
  await screen.dialog().press('camera.take')
  await screen.dialog().seesWords('camera.count', { count: 1 })
  await page.keyboard.press('Escape')
  await page.getByRole('img', { name: words('photo.taken', { nth: 1 }) }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(words('photo.camera'))
  await screen.press('photo.drop_nth', { nth: 1 })
  await expect.poll(() => page.getByRole('img', { name: words('photo.taken', { nth: 1 }) }).count()).toBe(0)
  await profile.close()
}, 120_000)
