import type { Browser, BrowserContext, Response } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayFromToday, openHouse, openOffice, settle, type House, type Someone } from '../house.ts'
import { answersFromHome, answersReport, assigns, type Family, familyOf, joins, plansToday, readsAnswer, registers, reportsNeed, reportsVisit, seesTheDay, signsInFirst, startsPlan, triages } from './acts.ts'
import { type Hand, pointing, typing } from './hands.ts'
import { carry, DESKTOP, openBrowser, openProfile, PHONE, Screen } from './screen.ts'
import { words } from './words.ts'

const PARUGA = '52.72.01.1001'
const OWN_PASSWORD = 'padi ladang basah 77'
const ACT_MS = 120_000

let browser: Browser
let photo: Buffer
beforeAll(async () => {
  browser = await openBrowser()
  photo = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#7a5', noise: { type: 'gaussian', mean: 120, sigma: 20 } } }).jpeg().toBuffer()
})
afterAll(() => browser?.close())

describe.each([
  { way: 'on telephones', size: PHONE, family: familyOf('Kenanga'), hand: () => pointing(true) },
  { way: 'at desks', size: DESKTOP, family: familyOf('Cempaka'), hand: () => pointing(false) },
  { way: 'at desks by the keyboard alone', size: DESKTOP, family: familyOf('Dahlia'), hand: typing },
])('one family, one visit, one truth, $way', ({ size, family, hand }) => {
  const stage = openStage(size, hand)
  let rahma: Screen, nur: Screen, day: string

  test('the admin registers Rahma with a post and a first password; she must choose her own', async () => {
    const slip = await registers(await stage.enters('Ari', { role: 'admin', region: '52.72' }), 'Rahma', 'psm', 'Rasanae Barat', 'Paruga')
    rahma = await stage.arrives()
    await signsInFirst(rahma, slip, OWN_PASSWORD)
  }, ACT_MS)

  test('Rahma reports someone in need; the operator triages; Nur names lead and team', async () => {
    await reportsNeed(rahma, family)
    await triages(await stage.enters('Tari', { role: 'operator', region: '52.72' }), family)
    nur = await stage.enters('Nur Aini', { role: 'kabid', region: '52.72' })
    await stage.knows('Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' })
    await assigns(nur, family, 'Rahma', 'Budi')
  }, ACT_MS)

  test('Rahma plans; Budi plans the same family, sees who goes there, and goes along', async () => {
    day = dayFromToday(0)
    await plansToday(rahma, family)
    const budi = await stage.enters('Budi')
    await joins(budi, family, 'Rahma')
    expect(await budi.text()).toContain(words('trips.you'))
  }, ACT_MS)

  test('the lurah answers within two taps of home', async () => {
    const lurah = await stage.enters('Ahmad Fauzan', { role: 'lurah', region: PARUGA })
    await answersFromHome(lurah, 'Rahma')
    if ('taps' in lurah.hand) expect(lurah.hand.taps).toBeLessThanOrEqual(2)
    expect(await lurah.text()).not.toContain(family.story)
  }, ACT_MS)

  test('Rahma reports with a photo and a next step; Nur reads and answers; Rahma sees who read, who acts, by when', async () => {
    await reportsVisit(rahma, family, photo, 'Budi (TKSK)')
    await answersReport(nur, family)
    await readsAnswer(rahma, family, 'Nur Aini')
  }, ACT_MS)

  test('the head of the office sees the day', async () => {
    await seesTheDay(await stage.enters('Surya', { role: 'kepala_dinas', region: '52.72' }), day, 'Paruga', 'Rahma')
  }, ACT_MS)

  // the keyboard opens the same screens once more
  if (hand !== typing) test('a PSM of Kabupaten Bima and the head of another RT find nothing of it on any screen', async () => {
    const [file = '', visit = ''] = [nur, rahma].map(screen => new URL(screen.page.url()).pathname)
    const caseId = file.split('/').at(-1)
    const doors = ['/lapangan/kasus', `/lapangan/kasus/${caseId}`, '/lapangan/rencana', '/lapangan/rencana/baru', `/lapangan/rencana/baru?kasus=${caseId}`, '/lapangan/catat', `/lapangan/catat?kasus=${caseId}`, visit, `${visit}/lapor`, '/lapangan/lapor', '/lapangan/periksa', '/lapangan/saya']
    for (const stranger of [await stage.enters('Salma', { role: 'psm', region: '52.06.18.2001', pillar: 'psm' }), await stage.enters('Karim', { role: 'ketua_rt', region: PARUGA, rt: '009' })]) {
      const heard: Promise<string>[] = []
      // the live line never ends; live.test.ts listens to it
      stranger.page.on('response', (response: Response) => { if (response.url().includes('/api/') && !response.url().endsWith('/api/live')) heard.push(response.text().catch(() => '')) })
      const finds = async (path: string) => expect(canariesIn(await stranger.text(), family), path).toEqual([])
      await stranger.open('/lapangan/')
      await finds('/lapangan/')
      for (const door of doors) {
        await stranger.walk(door)
        await finds(door)
      }
      await stranger.open(file)
      await finds(file)
      const all = await Promise.all(heard)
      expect(canariesIn(all.join('\n'), family)).toEqual([])
      expect(all.filter(text => text.includes('"cursor"'))).not.toEqual([])
    }
  }, ACT_MS)

  test('no browser complained on the way', () => {
    // strangers asked for a case by its address and were told that there is none
    expect(stage.complaints().filter(complaint => !/^(Salma|Karim): .*404 .*\/file$/.test(complaint))).toEqual([])
  })
})

describe('a line that breaks', () => {
  const family = familyOf('Teratai')
  const stage = openStage(PHONE, () => pointing(true))

  test('Rahma plans while the line is cut: nothing is lost, and words tell it', async () => {
    const rahma = await stage.enters('Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
    await reportsNeed(rahma, family)
    await startsPlan(rahma, family)
    await rahma.tick('plan.purpose', 'purpose.bantuan')
    await rahma.page.context().setOffline(true)
    await rahma.hand.tick(rahma.page.getByRole('group', { name: words('plan.day'), exact: true }).getByRole('radio').first())
    await rahma.press('plan.send')
    await rahma.seesWords('trip.planned')
    await rahma.seesWords('sync.unsent', { count: 1 })
    await rahma.seesWords('sync.offline')
    await rahma.seesWords('purpose.bantuan')
    await rahma.page.context().setOffline(false)
    await rahma.seesWords('sync.idle')
    const lurah = await stage.enters('Ahmad Fauzan', { role: 'lurah', region: PARUGA })
    await lurah.open('/lapangan/')
    await lurah.seesWords('purpose.bantuan')
    expect((await lurah.text()).split(words('purpose.bantuan'))).toHaveLength(2)
  }, ACT_MS)

  test('a report half written without a line is still there after the page was opened anew', async () => {
    const rahma = await stage.enters('Rahma')
    await rahma.open('/lapangan/')
    await rahma.follow('trips.note')
    await rahma.hand.press(rahma.page.getByRole('link', { name: family.who }))
    await rahma.page.context().setOffline(true)
    await rahma.tick('report.outcome', 'outcome.bertemu')
    await rahma.write('report.findings', family.findings)
    await rahma.page.context().setOffline(false)
    await rahma.page.reload()
    await rahma.settled()
    expect(await rahma.field('report.findings').inputValue()).toBe(family.findings)
    expect(await rahma.answer('report.outcome', 'outcome.bertemu').isChecked()).toBe(true)
  }, ACT_MS)
})

/** The people of one telling, each with an own profile of the browser that lasts as long as it. */
function openStage(size: typeof PHONE, hand: (page: Screen['page']) => Hand) {
  const people = new Map<string, Someone>()
  const screens = new Map<string, Screen>()
  const profiles: BrowserContext[] = []
  let house: House
  beforeAll(async () => {
    house = await openHouse()
    await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
    await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  })
  afterAll(async () => {
    for (const profile of profiles) await profile.close()
    await house?.close()
  })
  const arrives = async (name = 'somebody new', someone?: Someone) => {
    const profile = await openProfile(browser, house, size)
    profiles.push(profile)
    if (someone) await carry(profile, someone)
    const page = await profile.newPage()
    const screen = new Screen(page, hand(page))
    screens.set(name, screen)
    return screen
  }
  type Posting = Parameters<typeof settle>[2]
  const knows = async (name: string, ...postings: Posting[]) => {
    const someone = people.get(name) ?? await settle(house, name, ...postings)
    people.set(name, someone)
    return someone
  }
  return {
    arrives, knows,
    enters: async (name: string, ...postings: Posting[]) => screens.get(name) ?? await arrives(name, await knows(name, ...postings)),
    complaints: () => [...screens].flatMap(([name, { complaints }]) => complaints.map(words => `${name}: ${words}`)),
  }
}

function canariesIn(text: string, family: Family): string[] {
  return [family.who, family.story, family.findings, family.next, family.answer, family.nextOfOffice].filter(canary => text.includes(canary))
}
