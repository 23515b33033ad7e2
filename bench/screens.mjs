// The times of the main screens on a slow telephone: 360 by 740, CPU slowed four times, a person who taps once a second and types a key in 150 ms.
// node bench/screens.mjs http://127.0.0.1:8080 — against a running server with the example data. Prints seconds beside the bars of the product; exits with 1 when one is missed.
import { chromium } from 'playwright-core'

const PASSWORD = 'contoh-pilar-bima'
const TAP_MS = 1000
const KEY_MS = 150
const SLOWER = 4
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
const WHO = `Pak Uji ${Date.now().toString(36)}`

const address = process.argv[2] ?? 'http://127.0.0.1:8080'
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: FLAGS })
const results = []
try {
  const psm = await phoneOf('rahma')
  await timed('Lapor orang yang membutuhkan (12 ketukan)', 60, 12, psm, async ({ link, radio, box, type, press, sees }) => {
    await link('Lapor orang yang membutuhkan')
    await type('Siapa kira-kira?', WHO)
    await box('Lanjut usia')
    await type('RT (bila tahu)', '5')
    await type('Patokan', 'Belakang terminal')
    await radio('Segera')
    await radio('Tidak perlu')
    await press('Kirim laporan')
    await sees('Laporan tercatat')
  })
  await timed('Rencanakan kunjungan', 45, undefined, psm, async ({ door, link, day, radio, press, sees }) => {
    await door('Kasus')
    await link(WHO)
    await link('Rencanakan kunjungan')
    await day(0)
    await radio('Asesmen')
    await press('Simpan dan beri tahu')
    await sees('Rencana tersimpan')
  })
  await timed('Lapor kunjungan', 60, undefined, psm, async ({ link, radio, type, press, sees }) => {
    await link('Catat kunjungan')
    await link(WHO)
    await radio('Bertemu')
    await type('Siapa yang ditemui?', 'Bapak dan tetangga')
    await type('Apa keadaannya?', 'Sehat, beras tinggal sedikit, atap bocor.')
    await type('Apa yang harus dilakukan?', 'Antar beras dan terpal')
    await press('Kirim laporan')
    await sees('Laporan terkirim')
  })
  await timed('Lurah menjawab (2 ketukan)', undefined, 2, await phoneOf('lurah.paruga'), async ({ press, page }) => {
    const waiting = page.getByRole('heading', { name: /^Menunggu jawaban Anda/ })
    const before = await waiting.innerText()
    await press('Diketahui')
    await page.waitForFunction(was => ![...document.querySelectorAll('h2')].some(one => one.innerText === was), before)
  })
  const house = await phoneOf('petugas.panti', '/panti/', strikeNotes)
  await timed('Panti: hari tenang, nihil (3 ketukan)', 20, 3, house, async ({ link, press, sees }) => {
    await link('Nihil: tidak ada kegiatan')
    await press('Simpan nihil')
    await sees('1 catatan tersimpan.')
  })
  await timed('Panti: hari biasa (12 ketukan)', 60, 12, house, async ({ link, radio, type, press, sees }) => {
    await link('Catat kegiatan')
    await radio('Permakanan')
    await type('Jumlah dilayani', '24')
    await type('Satu baris keterangan', 'Makan siang, sayur dan ikan')
    await press('Simpan catatan')
    await sees('Catatan tersimpan.')
  })
} finally {
  await browser.close()
}
console.log(`\nTelepon 360 × 740, CPU ${SLOWER} kali lebih lambat, ${TAP_MS} ms sebelum tiap ketukan, ${KEY_MS} ms tiap huruf:`)
for (const { what, seconds, machine, bar, taps } of results) console.log(`  ${what.padEnd(44)} ${seconds.toFixed(1).padStart(5)} detik${bar ? ` (batas ${bar})` : ''}, ${String(taps).padStart(2)} ketukan, ${machine.toFixed(1)} detik di antaranya menunggu mesin`)
process.exitCode = results.some(({ seconds, bar, taps, most }) => seconds > (bar ?? Infinity) || taps > (most ?? Infinity)) ? 1 : 0

/** Somebody of the example with a slow telephone in hand. */
async function phoneOf(login, home = '/lapangan/', before = async () => {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: 'id-ID', timezoneId: 'Asia/Makassar', baseURL: address })
  const answer = await context.request.post('/api/session', { data: { login, password: PASSWORD } })
  if (!answer.ok()) throw new Error(`${login} tidak dapat masuk di ${address}: ${answer.status()}. Jalankan server dengan data contoh.`)
  await before(context.request)
  const page = await context.newPage()
  await page.goto(home)
  await page.getByText('Semua terkirim').waitFor({ timeout: 60_000 })
  const debug = await context.newCDPSession(page)
  await debug.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  return page
}

/** Strikes what the house has told since yesterday, so that its day begins quiet at any hour: before seven in the morning the night shift of yesterday still runs. */
async function strikeNotes(request) {
  const yesterday = new Date(Date.now() - 40 * 3_600_000).toISOString().slice(0, 10)
  const { items } = await (await request.get(`/api/v1/log_notes?limit=100&dayFrom=${yesterday}`)).json()
  for (const { id } of items.filter(({ struckAt }) => !struckAt)) {
    const answer = await request.post('/api/v1/actions/log.strike', { headers: { 'idempotency-key': crypto.randomUUID() }, data: { logNoteId: id, reason: 'Uji waktu layar' } })
    if (!answer.ok()) throw new Error(`catatan tidak dapat dibatalkan: ${answer.status()} ${await answer.text()}`)
  }
}

/** Plays a task from home and keeps its seconds: those of the hand, and those spent waiting for the machine. */
async function timed(what, bar, most, page, task) {
  await page.getByRole('navigation').getByRole('link').first().click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  let taps = 0
  let hand = 0
  const pause = async ms => {
    hand += ms
    await page.waitForTimeout(ms)
  }
  const tap = async target => {
    await target.waitFor({ state: 'attached' })
    taps++
    await pause(TAP_MS)
    await target.tap()
  }
  const began = performance.now()
  await task({
    page,
    door: name => tap(page.getByRole('navigation').getByRole('link', { name })),
    link: name => tap(page.getByRole('main').getByRole('link', { name }).first()),
    press: name => tap(page.getByRole('button', { name, exact: true }).first()),
    radio: name => tap(choiceOf(page, 'radio', name)),
    box: name => tap(choiceOf(page, 'checkbox', name)),
    day: nth => tap(page.getByRole('group', { name: 'Hari', exact: true }).getByRole('radio').nth(nth).locator('xpath=ancestor::label')),
    async type(label, text) {
      const field = page.getByLabel(label).first()
      await tap(field)
      hand += KEY_MS * text.length
      await field.pressSequentially(text, { delay: KEY_MS })
    },
    sees: text => page.getByText(text).first().waitFor({ timeout: 60_000 }),
  })
  const seconds = (performance.now() - began) / 1000
  results.push({ what, seconds, machine: seconds - hand / 1000, bar, most, taps })
}

function choiceOf(page, role, name) {
  return page.getByRole(role, { name: new RegExp(`^${name}`) }).first().locator('xpath=ancestor::label')
}
