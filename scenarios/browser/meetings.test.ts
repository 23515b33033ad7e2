import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCodes } from '#slices/meetings/window.ts'
import { dayFromToday, openHouse, openOffice, settle, type House, type Someone } from '../house.ts'
import { pointing } from './hands.ts'
import { carry, openBrowser, openProfile, PHONE, Screen } from './screen.ts'
import { begins, words } from './words.ts'

// A rakor in Kota Bima, in a hall without signal: a Tagana and a lurah answer and say that they are here, the operator keeps the list.

const [KOTA, PARUGA, TITLE] = ['52.72', '52.72.01.1001', 'Rakor kesiapsiagaan Paruga']
const WHEN = { day: dayFromToday(0), from: '00:00', to: '23:59' }
const JOURNEY_MS = 120_000
let browser: Browser
let house: House
let nur: Someone, operator: Someone, tono: Someone, lurah: Someone, neighbour: Someone
let rakor: string

beforeAll(async () => {
  browser = await openBrowser()
  house = await openHouse()
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  nur = await settle(house, 'Nur Aini', { role: 'kabid', region: KOTA })
  operator = await settle(house, 'Operator Dinas', { role: 'operator', region: KOTA })
  tono = await settle(house, 'Tono', { role: 'tagana', region: KOTA, pillar: 'tagana' })
  lurah = await settle(house, 'Lurah Paruga', { role: 'lurah', region: PARUGA })
  neighbour = await settle(house, 'Tetangga', { role: 'tagana', region: '52.06', pillar: 'tagana' })
  rakor = await nur.does('meeting.plan', { title: TITLE, sort: 'rakor', region: KOTA, place: 'Aula Dinas Sosial', ...WHEN, leaderId: nur.id, notetakerId: operator.id, audience: [{ pillar: 'tagana' }, { role: 'lurah', region: PARUGA }] }, 'meeting')
  await nur.does('meeting.point', { meetingId: rakor, sort: 'bebas', title: 'Jalur evakuasi' })
  await nur.does('meeting.start', { meetingId: rakor, codes: makeCodes({ region: KOTA, ...WHEN }, count => crypto.getRandomValues(new Uint32Array(count))) })
}, JOURNEY_MS)
afterAll(async () => { await browser?.close(); await house?.close() })

type Phone = { context: BrowserContext; screen: Screen }
/** A telephone with the app open and everything on it, so that the line may go. */
async function telephone(who: Someone): Promise<Phone> {
  const context = await openProfile(browser, house, PHONE)
  await carry(context, who)
  const screen = new Screen(await context.newPage(), pointing(true))
  await screen.open('/lapangan/')
  await screen.sees(begins('sync.idle'))
  await screen.page.waitForLoadState('networkidle')
  return { context, screen }
}

async function comesBack({ context, screen }: Phone): Promise<void> {
  await context.setOffline(false)
  await screen.press('sync.now')
  await screen.sees(begins('sync.idle'))
}

/** Answers from the list, types the code that the hall shows, and is told that it waits and will be judged. */
async function answersAndAttends({ screen }: Phone, code: string): Promise<void> {
  await screen.walk('/lapangan/rapat')
  await screen.hand.press(screen.page.getByRole('link', { name: TITLE }))
  await screen.hand.press(screen.page.getByLabel(words('reply.hadir')).locator('xpath=ancestor::label'))
  await screen.press('meet.reply.send')
  await screen.seesWords('reply.hadir')
  await screen.write('meet.code', code)
  await screen.press('meet.here.send')
  await screen.seesWords('app.waits')
  await screen.seesWords('meet.here.judged')
  expect(await screen.text()).not.toContain(words('meet.here.done'))
}

test('a Tagana and a lurah answer and attend without signal; the list shows both, and the telephone next door holds nothing of it', async () => {
  const [hall, kelurahan, desk, next] = [await telephone(tono), await telephone(lurah), await telephone(operator), await telephone(neighbour)]
  const { code } = (await nur.get(`/api/v1/meetings/${rakor}/code`)).body
  for (const { context } of [hall, kelurahan, desk]) await context.setOffline(true)
  await answersAndAttends(hall, code)
  await answersAndAttends(kelurahan, code)
  // the notetaker has no signal either: a guest by hand, a sentence beneath its point
  await desk.screen.walk(`/lapangan/rapat/${rakor}/daftar`)
  await desk.screen.write('field.guestName', 'Pak Camat Contoh')
  await desk.screen.write('field.guestOffice', 'Kecamatan Rasanae Barat')
  await desk.screen.press('meet.guest.add')
  await desk.screen.sees('Pak Camat Contoh')
  await desk.screen.walk(`/lapangan/rapat/${rakor}/catat`)
  await desk.screen.choose('field.pointId', '1. Jalur evakuasi')
  await desk.screen.write('meet.line', 'Jalur lewat tepi sungai ditutup saat hujan.')
  await desk.screen.press('meet.line.add')
  await desk.screen.seesWords('meet.line.saved')

  for (const phone of [hall, kelurahan, desk]) await comesBack(phone)
  // accepted, and so it says, without a word of what is still to come
  for (const { screen } of [hall, kelurahan]) {
    await screen.seesWords('meet.here.done')
    for (const word of ['app.waits', 'meet.here.judged']) expect(await screen.text()).not.toContain(words(word))
  }
  await comesBack(desk)
  await desk.screen.walk(`/lapangan/rapat/${rakor}/daftar`)
  await desk.screen.sees(words('meet.count', { here: 4, all: 5 }))
  const { attendances, lines } = (await nur.get(`/api/v1/meetings/${rakor}/file`)).body
  expect(attendances.filter((row: any) => row.presence === 'hadir').map((row: any) => [row.workerName ?? row.guestName, row.reply, row.via]).toSorted()).toEqual([['Lurah Paruga', 'hadir', 'kode'], ['Nur Aini', 'hadir', 'tangan'], ['Pak Camat Contoh', 'hadir', 'tangan'], ['Tono', 'hadir', 'kode']])
  expect(lines.map((line: any) => line.text)).toEqual(['Jalur lewat tepi sungai ditutup saat hujan.'])

  await comesBack(next)
  await next.screen.walk('/lapangan/rapat')
  await next.screen.seesWords('meet.none')
  expect(await next.screen.text()).not.toContain(TITLE)
  await next.screen.walk(`/lapangan/rapat/${rakor}`)
  await next.screen.seesWords('app.not_here')
  expect((await neighbour.ask('POST', '/api/pull', { have: [] })).text).not.toMatch(/Rakor kesiapsiagaan|Jalur evakuasi|tepi sungai/)
  for (const { screen } of [hall, kelurahan, desk, next]) expect(screen.complaints.filter(complaint => !/ERR_INTERNET_DISCONNECTED/.test(complaint))).toEqual([])
}, JOURNEY_MS)
