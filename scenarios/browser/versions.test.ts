import { createServer, request as ask, type Server } from 'node:http'
import { once } from 'node:events'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse, openOffice, settle, type House, type Someone } from '../house.ts'
import { choosesPin } from './acts.ts'
import { pointing } from './hands.ts'
import { carry, openBrowser, openProfile, PHONE, Screen } from './screen.ts'
import { signsIn } from './telephone.ts'
import { bareKeys, begins, words } from './words.ts'

const PARUGA = '52.72.01.1001'
const TEST_MS = 60_000

describe('the app on the telephone', () => {
  let browser: Browser, house: House, front: Front, rahma: Someone, phone: BrowserContext
  beforeAll(async () => {
    browser = await openBrowser()
    house = await openHouse()
    await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
    rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
    front = await openFront(house.url)
    phone = await openProfile(browser, { ...house, url: front.url }, PHONE)
    await carry(phone, Object.assign(Object.create(rahma) as Someone, { url: front.url }))
  }, TEST_MS)
  afterAll(async () => { await browser?.close(); front?.server.close(); await house?.close() })
  const opens = async (path: string) => { const screen = new Screen(await phone.newPage(), pointing(true)); await screen.open(path); return screen }
  const aboard = (screen: Screen) => screen.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))

  test('may be installed, and offers it once the data has come; the steps stand in pictures', async () => {
    const screen = await opens('/lapangan/')
    await aboard(screen)
    const cdp = await phone.newCDPSession(screen.page)
    const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors')
    // a profile that lasts only as long as the test is not asked; all else must be right
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
    await screen.seesWords('install.offer')
    await screen.page.goto('/lapangan/pasang')
    await screen.seesWords('install.samsung.choose')
    await screen.open('/lapangan/')
    await screen.press('install.not_now')
    await screen.open('/lapangan/')
    await screen.seesWords('sync.idle')
    expect(await screen.text()).not.toContain(words('install.offer'))
    await screen.page.close()
  }, TEST_MS)

  test('opens without a line from cold by every door, every screen of it, and keeps no answer of the server in its store of files', async () => {
    await phone.setOffline(true)
    for (const path of ['/', '/lapangan/kasus', '/mulai']) {
      const screen = await opens(path)
      expect(await screen.page.title(), path).toContain('Pilar')
      await screen.page.close()
    }
    const screen = await opens('/lapangan/')
    const kept = await screen.page.evaluate(async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat())
    const listed = [...(await (await fetch(`${front.url}/lapangan/sw.js`)).text()).matchAll(/\/lapangan\/assets\/[\w.-]+/g)].map(([path]) => path)
    expect(listed.length).toBeGreaterThan(9)
    expect(kept).toEqual(expect.arrayContaining(listed))
    expect(kept.filter(path => path !== '/lapangan/' && !/^\/lapangan\/(assets\/[\w.-]+|ikon-[\w-]+\.png|manifest\.webmanifest)$/.test(path))).toEqual([])
    await screen.page.close()
    await phone.setOffline(false)
  }, TEST_MS)

  test('English is fetched by whoever chooses it: without a line it says so and all stays Indonesian; once here it opens from cold without a line', async () => {
    const screen = await opens('/lapangan/saya')
    const speaks = async (language: 'id' | 'en') => { await screen.sees(words('me.signout', {}, language)); expect(await screen.page.locator('html').getAttribute('lang')).toBe(language) }
    const choose = (language: 'id' | 'en') => screen.hand.tick(screen.page.getByRole('radio', { name: words(`me.language.${language}`), exact: true }))
    await phone.setOffline(true)
    await choose('en')
    await screen.seesWords('me.language.failed')
    await speaks('id')
    await phone.setOffline(false)
    await choose('en')
    await speaks('en')
    await phone.setOffline(true)
    const cold = await opens('/lapangan/')
    await cold.sees(words('signin.failed', {}, 'en'))
    expect([await cold.page.locator('html').getAttribute('lang'), bareKeys(await cold.text())]).toEqual(['en', []])
    expect(await cold.text()).not.toContain(words('app.retry'))
    await cold.page.close()
    await choose('id')
    await speaks('id')
    await screen.page.close()
    await phone.setOffline(false)
  }, TEST_MS)

  test('a newer version waits: told on quiet screens, never beside a form; taken by a press, while a page of the older one goes on with its own files', async () => {
    const older = await opens('/lapangan/lapor')
    const screen = await opens('/lapangan/')
    front.release()
    await screen.page.evaluate(() => navigator.serviceWorker.getRegistration('/').then(one => one!.update()))
    await screen.seesWords('app.new_version')
    // where English was once chosen, that of the newer version is here before it is offered
    expect(await screen.page.evaluate(path => caches.match(path).then(one => one?.ok), front.english())).toBe(true)
    expect(await older.text()).not.toContain(words('app.new_version'))
    await older.write('intake.who', 'Nenek di lorong masjid')
    const opened = screen.page.waitForEvent('load')
    await screen.press('app.apply')
    await opened
    expect(await screen.page.content()).toContain(NEWER)
    // the server no longer has the files of the older version, the telephone does
    expect(await older.field('intake.who').inputValue()).toBe('Nenek di lorong masjid')
    expect(await older.page.evaluate(path => fetch(path).then(answer => answer.status), front.goneFile())).toBe(200)
    expect((await (await fetch(front.url + front.goneFile())).text())).toBe('gone')
    expect(await older.page.content()).not.toContain(NEWER)
    await screen.page.close()
    await older.page.close()
  }, TEST_MS)

  describe('with a report that waits', () => {
    let own: BrowserContext, screen: Screen
    const known = async (who: string) => ((await rahma.get('/api/v1/cases?limit=100')).body.items as { who: string }[]).filter(one => one.who === who).length
    const packed = () => screen.page.evaluate(async worker => {
      const base = await new Promise<IDBDatabase>(done => { const asked = indexedDB.open(`pilar-${worker}`); asked.onsuccess = () => done(asked.result) })
      const bytes = await new Promise<Uint8Array | undefined>(done => { const asked = base.transaction('meta').objectStore('meta').get('tas'); asked.onsuccess = () => done(asked.result) })
      base.close()
      return bytes && new TextDecoder().decode(bytes)
    }, rahma.id)
    beforeAll(async () => {
      own = await openProfile(browser, house, PHONE)
      const page = await own.newPage()
      // slow timers of a page out of sight sleep
      await page.addInitScript(() => { const soon = setTimeout; window.setTimeout = ((work: () => void, ms = 0, ...rest: []) => (ms < 10_000 ? soon(work, ms, ...rest) : 0)) as typeof setTimeout })
      screen = new Screen(page, pointing(true))
      await screen.open('/lapangan/')
      await signsIn(screen, rahma)
      await choosesPin(screen)
      await screen.sees(begins('sync.idle'))
      await aboard(screen)
    }, TEST_MS)
    afterAll(() => own?.close())

    test('the browser wakes an open page when the line returns, also when its timers sleep', async () => {
      await screen.page.route('**/api/push', route => route.abort())
      await writesDown(screen, 'Kakek di dermaga')
      await screen.page.unroute('**/api/push')
      await lineReturns(own, house.url)
      await screen.seesWords('intake.saved')
      expect(await known('Kakek di dermaga')).toBe(1)
      await expect.poll(packed).toBeUndefined()
    }, TEST_MS)

    test('closed without a line, its service worker brings the report when the line returns; opened again, nothing is sent twice', async () => {
      await own.setOffline(true)
      await writesDown(screen, 'Nenek tanpa sinyal')
      await expect.poll(packed).toBeTruthy()
      expect(await packed()).not.toMatch(/Nenek|case.open/)
      await screen.page.close()
      await own.setOffline(false)
      expect(await known('Nenek tanpa sinyal')).toBe(0)
      await lineReturns(own, house.url)
      await expect.poll(() => known('Nenek tanpa sinyal'), { timeout: 15_000 }).toBe(1)
      await lineReturns(own, house.url)
      screen = new Screen(await own.newPage(), pointing(true))
      await screen.open('/lapangan/')
      await screen.sees(begins('sync.idle'))
      expect(await known('Nenek tanpa sinyal')).toBe(1)
      await expect.poll(packed).toBeUndefined()
    }, TEST_MS)
  })
})

/** Makes the browser tell the worker of an address that the line has returned, as Background Sync does. */
async function lineReturns(phone: BrowserContext, url: string): Promise<void> {
  const page = await phone.newPage()
  const debug = await phone.newCDPSession(page)
  const found = new Promise<string>(resolve => { debug.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => { const own = registrations.find(({ scopeURL, isDeleted }) => scopeURL.startsWith(url) && !isDeleted); if (own) resolve(own.registrationId) }) })
  await debug.send('ServiceWorker.enable')
  await debug.send('ServiceWorker.dispatchSyncEvent', { origin: url, registrationId: await found, tag: 'kirim', lastChance: false })
  await page.close()
}

async function writesDown(screen: Screen, who: string): Promise<void> {
  await screen.walk('/lapangan/')
  await screen.walk('/lapangan/lapor')
  await screen.write('intake.who', who)
  for (const [question, answer] of [['intake.needs', 'need.lansia'], ['intake.urgency', 'urgency.biasa'], ['intake.seal', 'seal.tidak']] as const) await screen.tick(question, answer)
  await screen.press('intake.send')
  await screen.seesWords('intake.kept')
}

const NEWER = '<meta name="versi" content="berikutnya">'
type Front = { url: string; server: Server; release(): void; goneFile(): string; english(): string }

/** A gate before the house that can release a next version of the app: another worker, another page, one file under a new name and its old name gone, English under a new name. */
async function openFront(to: string): Promise<Front> {
  const target = new URL(to)
  const script = await (await fetch(`${to}/lapangan/sw.js`)).text()
  const old = /\/lapangan\/assets\/around-[\w-]+\.js/.exec(script)![0]
  const fresh = old.replace('around-', 'around-baru-')
  const english = /english-\w+\.json/.exec(script)![0]
  const englishNow = english.replace('english-', 'english-baru-')
  let released = false
  const server = createServer((incoming, outgoing) => {
    if (released && incoming.url === old) return void outgoing.writeHead(404).end('gone')
    const path = incoming.url === fresh ? old : incoming.url?.replace(englishNow, english)
    // a newer server knows nothing of the older worker's tag
    const { 'if-none-match': tag, ...heads } = incoming.headers
    const through = ask({ host: target.hostname, port: target.port, method: incoming.method, path, headers: { ...heads, ...(tag && !released ? { 'if-none-match': tag } : {}), 'accept-encoding': 'identity' } }, answer => {
      const type = answer.headers['content-type'] ?? ''
      if (!released || !(incoming.url === '/lapangan/sw.js' || type.startsWith('text/html'))) return void answer.pipe(outgoing.writeHead(answer.statusCode!, answer.headers))
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => { text += part }).on('end', () => {
        const { 'content-length': _, ...headers } = answer.headers
        outgoing.writeHead(answer.statusCode!, headers).end(type.startsWith('text/html') ? text.replace('</head>', `${NEWER}</head>`) : text.replace(old, fresh).replace(english, englishNow).replace(/"[0-9a-f]{16}"/g, '"00000000aaaaaaaa"'))
      })
    })
    through.on('error', () => outgoing.destroy())
    incoming.pipe(through)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as { port: number }).port}`, server, release: () => { released = true }, goneFile: () => old, english: () => `/lapangan/assets/${englishNow}` }
}
