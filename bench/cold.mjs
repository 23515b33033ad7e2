// How the field app opens without a line: from cold (a browser just started) at a CPU six times slower, and what a start and a tab cost in thread time.
// node bench/cold.mjs http://127.0.0.1:8080 [3000] — against a running server with the example data; with a number the telephone carries so many records. Prints the figures beside their bars; exits with 1 when one is missed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const PASSWORD = 'contoh-pilar-bima'
const PIN = '246810'
const SLOWER = 6
const ROUNDS = 5
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
const address = process.argv[2] ?? 'http://127.0.0.1:8080'
const carries = Number(process.argv[3] ?? 0)
const folder = mkdtempSync(join(tmpdir(), 'pilar-dingin-'))
const came = []
const figures = { shown: [], opened: [], start: [], tab: [] }

try {
  await furnish()
  for (let round = 0; round < ROUNDS; round += 1) await cold()
  await warm()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const rows = [
  [`Terbuka tanpa sinyal dari mati, CPU ${SLOWER} kali lebih lambat (ms)`, figures.shown, 2000],
  [`PIN sampai Beranda, CPU ${SLOWER} kali lebih lambat (ms)`, figures.opened, undefined],
  ['Mulai hangat, waktu utas utama (ms)', figures.start, 220],
  ['Pindah tab, waktu utas utama (ms)', figures.tab, 70],
]
let missed = false
for (const [what, values, bar] of rows) {
  if (!values.length) continue
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]
  missed ||= bar !== undefined && middle > bar
  console.log(`  ${what.padEnd(64)} ${String(Math.round(middle)).padStart(5)}${bar ? ` (batas ${bar})` : ''}, terlama ${Math.round(sorted.at(-1))}`)
}
process.exitCode = missed ? 1 : 0

function phone() {
  return chromium.launchPersistentContext(folder, { executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: FLAGS, viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: 'id-ID', timezoneId: 'Asia/Makassar', baseURL: address })
}

/** Signs Rahma in once; the telephone takes app and data aboard, under a PIN where it asks for one. */
async function furnish() {
  const context = await phone()
  const page = await context.newPage()
  if (carries) await context.route('**/api/pull', fill)
  await page.goto('/')
  await page.locator('#signin-login').fill('rahma')
  await page.locator('#signin-password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  const pin = page.locator('#keep-pin')
  await pin.or(page.getByText('Semua terkirim')).first().waitFor({ timeout: 60_000 })
  if (await pin.count()) {
    await pin.fill(PIN)
    await page.locator('#keep-again').fill(PIN)
    await page.getByRole('button', { name: 'Simpan di ponsel ini' }).click()
  }
  await page.getByText('Semua terkirim').waitFor({ timeout: 60_000 })
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await context.close()
}

/** Answers the first load with copies of what came, as if of months ago, so that the telephone carries as much as it may. */
async function fill(route) {
  // the page that asked may be gone by now
  const answer = await route.fetch().catch(() => undefined)
  if (!answer) return route.abort().catch(() => undefined)
  const body = await answer.json()
  const asked = route.request().postDataJSON()
  came.push(...body.put ?? [])
  if (asked.load === undefined || body.more || !came.length) return route.fulfill({ response: answer, json: body }).catch(() => undefined)
  const copies = came.filter(({ kind }) => ['case', 'visit', 'trip', 'notice', 'remark', 'next_step', 'member', 'person', 'household'].includes(kind))
  for (let nth = 0; came.length + nth < carries; nth += 1) {
    const { kind, record } = copies[nth % copies.length]
    const past = new Date(Date.now() - (20 + nth % 150) * 86_400_000).toISOString()
    const over = { ...record.day && { day: past.slice(0, 10) }, ...record.state === 'rencana' && { state: 'selesai' }, ...kind === 'notice' && { openedAt: past, at: past } }
    body.put.push({ kind, record: { ...record, ...over, id: (nth + 1).toString(16).padStart(8, '0') + record.id.slice(8) } })
  }
  await route.fulfill({ response: answer, json: body })
}

/** One opening from cold. */
async function cold() {
  const context = await phone()
  const page = await context.newPage()
  await context.setOffline(true)
  const debug = await context.newCDPSession(page)
  await debug.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const began = performance.now()
  await page.goto('/lapangan/', { waitUntil: 'commit' })
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  figures.shown.push(performance.now() - began)
  const pin = page.locator('#lock-pin')
  if (await pin.count()) {
    const typed = performance.now()
    await pin.fill(PIN)
    await page.getByRole('navigation').first().waitFor()
    figures.opened.push(performance.now() - typed)
  }
  await context.close()
}

/** What a start with all in the browser's memory, and going from tab to tab, ask of the main thread. */
async function warm() {
  const context = await phone()
  const page = await context.newPage()
  const debug = await context.newCDPSession(page)
  await debug.send('Performance.enable', { timeDomain: 'threadTicks' })
  const spent = async () => (await debug.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value * 1000
  await page.goto('/lapangan/')
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.reload()
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    figures.start.push(await spent())
    if (await page.locator('#lock-pin').count()) await page.locator('#lock-pin').fill(PIN)
    const doors = page.getByRole('navigation').getByRole('link')
    await doors.first().waitFor()
    await page.waitForTimeout(1500)
    for (const nth of [1, 2, 0]) {
      const before = await spent()
      await doors.nth(nth).tap()
      await page.waitForTimeout(400)
      figures.tab.push(await spent() - before)
    }
  }
  await context.close()
}
