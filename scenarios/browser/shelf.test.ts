import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayFromToday, type House, openHouse, openOffice, PASSWORD, settle, type Someone } from '../house.ts'
import { choosesPin } from './acts.ts'
import { pointing } from './hands.ts'
import { openPhone, PIN, Screen } from './screen.ts'
import { filesHolding } from './telephone.ts'
import { words } from './words.ts'

const PARUGA = '52.72.01.1001'
const ACT_MS = 60_000
const ANOTHER = 'tembikar-lontar-sembilan'
/** Twenty invented people; none of their names or numbers may lie readable on a telephone. */
const PEOPLE = Array.from({ length: 20 }, (_, nth) => ({ who: `Kenari${'abcdefghijklmnopqrst'[nth]}wati Sukmantara`, nik: `9999${String(700000000000 + nth * 7919)}`, story: `Cerita Mentaruang${'abcdefghijklmnopqrst'[nth]} tanpa beras` }))
const CANARIES = [...PEOPLE.flatMap(({ who, nik, story }) => [who.split(' ')[0]!, nik, story.split(' ')[1]!]), 'Sukmantara', 'Mentaruangnya', 'Bisikanrahasia']
/** Her own name and username, which the lock screen shows, lie readable in no file either. */
const OWN = ['Pandanwangi', 'pandanwangi']

let house: House
let rahma: Someone, sari: Someone, nur: Someone
let known = '', folder = ''
let phone: BrowserContext
let screen: Screen

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  rahma = await settle(house, 'Rahma Pandanwangi', { role: 'psm', region: PARUGA, pillar: 'psm' })
  sari = await settle(house, 'Sari', { role: 'psm', region: '52.72.01.1002', pillar: 'psm' })
  nur = await settle(house, 'Nur', { role: 'kabid', region: '52.72' })
  for (const { who, nik, story } of PEOPLE) known = await rahma.does('case.open', { who, name: who, nik, story, needs: ['lansia'], urgency: 'biasa', region: PARUGA, rt: '003', seal: 'tidak' }, 'case')
  folder = mkdtempSync(join(tmpdir(), 'pilar-phone-'))
}, 120_000)
afterAll(async () => {
  await phone?.close()
  rmSync(folder, { recursive: true, force: true })
  await house?.close()
})

async function opens(): Promise<void> {
  phone = await openPhone(folder, house)
  const page = phone.pages()[0] ?? await phone.newPage()
  screen = new Screen(page, pointing(true))
}

async function signsIn(someone: Someone, password = PASSWORD): Promise<void> {
  await screen.write('signin.login', someone.username)
  await screen.write('signin.password', password)
  await screen.press('signin.go')
}

const isHome = () => screen.page.getByRole('navigation').first().waitFor()

/** The browser's own list of sign-ins notes who typed a password, with or without the page's leave. */
const isOurs = (file: string) => !/Login Data/.test(file)
const found = (canaries: readonly string[]) => filesHolding(folder, canaries)

/** Fills in what a report of need lacks, and saves it. */
async function intake(who?: string): Promise<void> {
  if (who) {
    await screen.write('intake.who', who)
    await screen.tick('intake.needs', 'need.lansia')
  }
  await screen.tick('intake.urgency', 'urgency.biasa')
  await screen.tick('intake.seal', 'seal.tidak')
  await screen.write('intake.rt', '003')
  await screen.press('intake.send')
}

const shelves = () => screen.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).filter(name => name?.startsWith('pilar-')))
const unsent = () => screen.page.evaluate(() => JSON.parse(localStorage.getItem('pilar.rak') ?? '{}') as Record<string, number>)

describe("a telephone that keeps Rahma's work", () => {
  test('she chooses a PIN after her password; an easy one is refused in words; everything she may read comes', async () => {
    await opens()
    await screen.open('/')
    await signsIn(rahma)
    await choosesPin(screen, '123456')
    await screen.sees(words('fault.easy_pin'))
    await choosesPin(screen)
    await isHome()
    await screen.walk('/lapangan/kasus')
    await screen.sees(PEOPLE[3]!.who)
    expect(await phone.cookies()).toEqual([])
  }, ACT_MS)

  test('without a line she writes; the browser is killed in the middle of a form; after the PIN she goes on where she was', async () => {
    await phone.setOffline(true)
    await screen.walk('/lapangan/lapor')
    await screen.write('intake.who', 'Nenek Mentaruangnya')
    await screen.tick('intake.needs', 'need.lansia')
    await screen.page.waitForTimeout(300)
    // no farewell: the battery is empty
    await phone.close()
    await opens()
    await screen.open('/lapangan/')
    await screen.seesWords('shelf.left')
    await screen.seesWords('shelf.left_about', { who: 'Nenek Mentaruangnya' })
    await screen.press('shelf.left_go')
    expect(await screen.field('intake.who').inputValue()).toBe('Nenek Mentaruangnya')
    expect(await screen.answer('intake.needs', 'need.lansia').isChecked()).toBe(true)
  }, ACT_MS)

  test('before and after the lock nothing of twenty people stands readable in any file of the browser, nor who she is herself; a planted name is found', async () => {
    await screen.walk('/lapangan/kasus')
    await screen.page.getByRole('link', { name: PEOPLE[3]!.who }).first().tap()
    await screen.seesWords('app.back')
    expect(found(CANARIES), 'unlocked').toEqual([])
    expect(found(OWN).filter(isOurs), 'unlocked').toEqual([])
    await screen.open('/lapangan/saya')
    await screen.press('kept.lock')
    await screen.seesWords('lock.lead')
    await screen.sees('Rahma Pandanwangi')
    expect(await screen.text()).not.toMatch(/Sukmantara|Mentaruang/)
    await screen.press('lock.note')
    await screen.write('lock.note_text', 'Bisikanrahasia: Pak RT minta dikunjungi.')
    await screen.press('lock.note_save')
    await screen.seesWords('lock.note_saved')
    await phone.close()
    expect(found(CANARIES), 'locked').toEqual([])
    expect(found(OWN).filter(isOurs), 'locked').toEqual([])
    await opens()
    await screen.page.goto('/lapangan/')
    await screen.page.evaluate(() => new Promise<void>((done, fail) => {
      const asked = indexedDB.open('terbuka', 1)
      asked.onupgradeneeded = () => asked.result.createObjectStore('x').put({ who: 'Kenariplantwati' }, 1)
      asked.onsuccess = () => { asked.result.close(); done() }
      asked.onerror = () => fail(asked.error)
    }))
    await phone.close()
    expect(found(['Kenariplantwati'])).not.toEqual([])
  }, ACT_MS)

  test('a name that an earlier version wrote readable is sealed when it is first read', async () => {
    await opens()
    await screen.page.goto('/lapangan/')
    await screen.sees('Rahma Pandanwangi')
    const rows = (older?: object) => screen.page.evaluate(older => new Promise<Record<string, unknown>[]>((done, fail) => {
      const asked = indexedDB.open('pilar')
      asked.onsuccess = () => {
        const store = asked.result.transaction('owners', 'readwrite').objectStore('owners')
        const all = store.getAll()
        all.onsuccess = () => {
          const { key: _key, who: _who, ...facts } = all.result[0]
          if (older) store.put({ ...facts, ...older })
          store.transaction.oncomplete = () => { asked.result.close(); done(all.result.map((row: object) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value])))) }
        }
      }
      asked.onerror = () => fail(asked.error)
    }), older)
    expect((await rows({ name: 'Rahma Lama', username: rahma.username }))[0]).not.toHaveProperty('name')
    await screen.page.reload()
    await screen.sees('Rahma Lama')
    expect((await rows())[0]).toMatchObject({ who: 'object', key: 'object' })
    expect((await rows())[0]).not.toHaveProperty('name')
    await phone.close()
  }, ACT_MS)

  test('a note written before the PIN is read after it; five wrong PINs make a thief wait, also after the page was opened anew', async () => {
    await opens()
    await screen.open('/lapangan/')
    await screen.sees('Bisikanrahasia: Pak RT minta dikunjungi.')
    await screen.page.reload()
    for (let tries = 1; tries <= 5; tries += 1) {
      await screen.write('lock.pin', `11111${tries}`)
      await screen.page.getByText(words('problem.wrong_pin')).or(screen.page.getByText(/Tunggu/)).waitFor()
      await screen.page.waitForFunction(() => document.querySelector<HTMLInputElement>('#lock-pin')?.value === '')
      if (tries < 5) await screen.page.reload()
    }
    await screen.page.reload()
    await screen.write('lock.pin', PIN)
    await screen.sees(/Tunggu \d+ detik/)
    expect(await screen.text()).not.toContain('Sukmantara')
  }, ACT_MS)

  test('a colleague on the same telephone sees that two people use it, and nothing of hers; keeping nothing, he leaves nothing', async () => {
    await screen.page.goto(`/lapangan/kasus/${known}`)
    await screen.press('lock.other')
    await screen.press('lock.somebody_else')
    await signsIn(sari)
    await screen.press('keep.borrowed')
    await isHome()
    expect(new URL(screen.page.url()).pathname, 'not where somebody else stood').toBe('/lapangan/')
    await screen.walk('/lapangan/kasus')
    expect(await screen.text()).not.toMatch(/Sukmantara|Mentaruang|Bisikan/)
    expect(Object.keys(await unsent())).toEqual([rahma.id])
    await screen.walk('/lapangan/saya')
    await screen.press('me.signout')
    await screen.field('signin.login').waitFor()
  }, ACT_MS)

  test('a forgotten PIN loses nothing: her password opens the shelf under a new one, with what she wrote without a line', async () => {
    await screen.page.goto('/lapangan/')
    await screen.press('lock.forgot')
    await screen.write('signin.password', PASSWORD)
    await screen.press('signin.go')
    await screen.seesWords('keep.new_pin')
    await choosesPin(screen, '975310')
    await isHome()
    await screen.sees('Bisikanrahasia: Pak RT minta dikunjungi.')
    await screen.walk('/lapangan/lapor')
    expect(await screen.field('intake.who').inputValue()).toBe('Nenek Mentaruangnya')
  }, ACT_MS)

  test('her session ends because she chose another password elsewhere: she reads and writes on, and signs in again to send', async () => {
    await phone.setOffline(true)
    await intake()
    await screen.seesWords('intake.kept.lead')
    expect((await rahma.ask('POST', '/api/password', { old: PASSWORD, new: ANOTHER })).status).toBe(204)
    await phone.setOffline(false)
    await screen.walk('/lapangan/kasus')
    await screen.seesWords('shelf.ended')
    await screen.sees(PEOPLE[3]!.who)
    await screen.walk('/lapangan/saya')
    await screen.press('me.signout')
    await screen.dialog().seesWords('kept.leave_lead', { count: 1 })
    await screen.dialog().press('app.cancel')
    await screen.press('shelf.again')
    await screen.dialog().write('signin.password', ANOTHER)
    await screen.dialog().press('signin.go')
    await expect.poll(async () => Object.values(await unsent()), { timeout: 15_000 }).toEqual([0])
    const { items } = (await rahma.get('/api/v1/cases?limit=100')).body as { items: { who: string }[] }
    expect(items.filter(({ who }) => who === 'Nenek Mentaruangnya')).toHaveLength(1)
  }, ACT_MS)

  test('what another window of the telephone wrote meanwhile is not deleted with a sign-out, and that window is locked as well', async () => {
    await phone.setOffline(true)
    const first = screen
    screen = new Screen(await phone.newPage(), pointing(true))
    await screen.page.goto('/lapangan/lapor')
    await screen.page.locator('#lock-pin').waitFor()
    await screen.unlock('975310')
    await intake('Kakek Jendela Lain')
    await screen.seesWords('intake.kept.lead')
    const other = screen.page
    screen = first
    await screen.walk('/lapangan/saya')
    await screen.press('me.signout')
    await screen.hand.press(screen.dialog().root.getByRole('button', { name: words('me.signout'), exact: true }))
    await screen.seesWords('lock.unsent', { count: 1 })
    await other.locator('#lock-pin').waitFor()
    await other.close()
    await phone.setOffline(false)
    await screen.unlock('975310')
    await screen.press('shelf.again')
    await screen.dialog().write('signin.password', ANOTHER)
    await screen.dialog().press('signin.go')
    await expect.poll(async () => Object.values(await unsent()), { timeout: 15_000 }).toEqual([0])
  }, ACT_MS)

  test('signed out with nothing unsent, the telephone is empty', async () => {
    await screen.walk('/lapangan/saya')
    await screen.press('me.signout')
    await screen.hand.press(screen.dialog().root.getByRole('button', { name: words('me.signout'), exact: true }))
    await screen.field('signin.login').waitFor()
    expect(await shelves()).toEqual([])
    expect(await unsent()).toEqual({})
  }, ACT_MS)

  test('put out by herself from another device, the telephone hands in what it has not sent, is empty, and says why', async () => {
    await screen.page.goto('/')
    await signsIn(rahma, ANOTHER)
    await choosesPin(screen)
    await isHome()
    await screen.walk('/lapangan/kasus')
    await screen.sees(PEOPLE[3]!.who)
    await phone.setOffline(true)
    await screen.walk('/lapangan/lapor')
    await intake('Kakek Mentaruangnya')
    await screen.seesWords('intake.kept.lead')
    for (const { id, current } of (await rahma.get('/api/sessions')).body.items as { id: string; current: boolean }[]) if (!current) await rahma.ask('DELETE', `/api/sessions/${id}`)
    await phone.setOffline(false)
    await screen.seesWords('gone.wiped')
    expect(await screen.text()).not.toMatch(/Sukmantara|Mentaruang/)
    await expect.poll(shelves).toEqual([])
    expect(await unsent()).toEqual({})
    const { items } = (await nur.get('/api/v1/quarantine')).body as { items: { action: string }[] }
    expect(items.map(({ action }) => action)).toEqual(['case.open'])
    await screen.page.reload()
    await screen.field('signin.login').waitFor()
  }, ACT_MS)

  test('put out while it is locked, the telephone is empty at the next contact, before anybody opened it', async () => {
    await signsIn(rahma, ANOTHER)
    await choosesPin(screen)
    await isHome()
    await screen.walk('/lapangan/kasus')
    await screen.sees(PEOPLE[3]!.who)
    await screen.walk('/lapangan/saya')
    await screen.press('kept.lock')
    await screen.seesWords('lock.lead')
    for (const { id, kept } of (await rahma.get('/api/sessions')).body.items as { id: string; kept: boolean }[]) if (kept) await rahma.ask('DELETE', `/api/sessions/${id}`)
    await screen.page.reload()
    await screen.seesWords('gone.wiped')
    expect(await shelves()).toEqual([])
    expect(await unsent()).toEqual({})
  }, ACT_MS)

  test('what the system of a telephone took away is told in words', async () => {
    await screen.page.goto('/')
    await signsIn(sari)
    await choosesPin(screen)
    await isHome()
    // deleted under the hand: it is not called a full telephone, and what is typed stays on the screen
    await screen.walk('/lapangan/lapor')
    await (await phone.newCDPSession(screen.page)).send('Storage.clearDataForOrigin', { origin: house.url, storageTypes: 'indexeddb' })
    await screen.seesWords('gone.evicted')
    await intake('Nenek Lontarbaru')
    await screen.seesWords('problem.shelf_gone')
    expect(await screen.text()).not.toContain(words('shelf.full'))
    expect(await screen.field('intake.who').inputValue()).toBe('Nenek Lontarbaru')
    await screen.page.goto('/api/health')
    await screen.page.evaluate(async () => { for (const { name } of await indexedDB.databases()) await new Promise(done => { indexedDB.deleteDatabase(name!).onsuccess = done }) })
    await screen.page.goto('/lapangan/')
    await screen.seesWords('gone.evicted')
  }, ACT_MS)

  test('a telephone whose clock is three days fast says so in words; its forms begin with the day and the hour of the server', async () => {
    await screen.page.addInitScript(ahead => {
      const Real = Date
      globalThis.Date = class extends Real {
        constructor(...given: [] | [number]) { super(...(given.length ? given : [Real.now() + ahead]) as [number]) }
        static override now() { return Real.now() + ahead }
      } as DateConstructor
    }, 3 * 86_400_000)
    await screen.page.goto('/')
    await signsIn(rahma, ANOTHER)
    await screen.press('keep.borrowed')
    await isHome()
    await screen.seesWords('clock.fast', { time: words('when.days', { count: 3 }) })
    await screen.walk(`/lapangan/catat?kasus=${known}`)
    const day = screen.field('report.day')
    expect([await day.inputValue(), await day.getAttribute('max')]).toEqual([dayFromToday(0), dayFromToday(0)])
    const [hours, minutes] = (await screen.field('report.from').inputValue()).split(':').map(Number)
    const [now, written] = [Math.floor((Date.now() + 8 * 3_600_000) / 60_000) % 1440, hours! * 60 + minutes!]
    expect(minutes! % 5).toBe(0)
    expect((now - written + 1440) % 1440).toBeLessThan(10)
  }, ACT_MS)
})
