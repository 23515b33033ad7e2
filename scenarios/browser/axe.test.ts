import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Contents } from '#kernel/contents.ts'
import { dayAt } from '#kernel/day.ts'
import type { Language } from '#kernel/say.ts'
import { daysOf } from '#slices/figures/period.ts'
import { SLICES } from '#src/main.contents.ts'
import { EXAMPLE_PASSWORD } from '#src/main.example.ts'
import { seedExample } from '#src/main.seed.ts'
import { openHouse, type House } from '../house.ts'
import { pointing, typing } from './hands.ts'
import { A_GLANCE, EVERY_LOOK, faultsOf, type Look, ONE_LOOK, openPage, speak } from './looking.ts'
import { DESKTOP, openBrowser, openProfile, PHONE, PIN, Screen } from './screen.ts'
import { begins, words } from './words.ts'

const ROLE_MS = 300_000
const LANGUAGES: readonly Language[] = ['id', 'en']
// what the apps themselves show; the slices tell theirs (`looks`)
const PHONE_FRAME = ['/lapangan/', '/lapangan/saya']
const WHOLE_FRAME = [...PHONE_FRAME, '/lapangan/periksa', '/lapangan/ponsel', '/lapangan/saya/sandi', '/lapangan/pasang', '/lapangan/tidak-ada']
const HOUSE_FRAME = ['/panti/', '/panti/saya', '/panti/periksa', '/panti/tidak-ada']
const DESK_FRAME = ['/kantor/']
const slices: readonly Contents[] = Object.values(SLICES)
const LOOKS = slices.flatMap(({ looks = {} }) => Object.entries(looks))

let house: House
let browser: Browser
/** A part that opens on a press: once on a telephone by day, once at a desk by night. */
const OPENED: readonly Look[] = [{ size: PHONE, rules: 'all' }, { size: DESKTOP, dark: true, rules: 'all' }]
const BY_KEYBOARD = ['kadis', 'pejabat.pdp', 'inspektorat']
/** How many have shown each screen so far. */
const seen = new Map<string, number>()
const LOOKS_IN_TURN = [EVERY_LOOK, ONE_LOOK]

beforeAll(async () => {
  house = await openHouse()
  await seedExample(house.services, () => undefined)
  browser = await openBrowser()
}, ROLE_MS)
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

describe('axe finds nothing grave, nothing scrolls sideways, every word is there, and the browser is content', () => {
  test.each([
    { who: 'Rahma, PSM', login: 'rahma', frame: WHOLE_FRAME }, { who: 'Budi, TKSK', login: 'budi', frame: PHONE_FRAME }, { who: 'Ilham, Tagana', login: 'tagana', frame: ['/lapangan/'] },
    { who: 'the lurah of Paruga', login: 'lurah.paruga', frame: PHONE_FRAME }, { who: 'the head of RT 001', login: 'rt001.paruga', frame: PHONE_FRAME },
    { who: 'the camat', login: 'camat.rasanaebarat', frame: PHONE_FRAME }, { who: 'the panti officer', login: 'petugas.panti', frame: HOUSE_FRAME }, { who: 'the head of the panti', login: 'kepala.panti', frame: [] },
    { who: 'Nur, kabid', login: 'nur', frame: [...DESK_FRAME, '/kantor/saya', '/kantor/tidak-ada', '/lapangan/'] }, { who: 'Tari, operator', login: 'operator', frame: DESK_FRAME }, { who: 'the head of the office', login: 'kadis', frame: DESK_FRAME },
    { who: 'Ari, admin', login: 'admin', frame: [...DESK_FRAME, '/kantor/saya'] }, { who: 'the data-protection officer', login: 'pejabat.pdp', frame: DESK_FRAME }, { who: 'the inspectorate', login: 'inspektorat', frame: DESK_FRAME }, { who: 'the trusted officer', login: 'petugas.tepercaya', frame: DESK_FRAME }, { who: 'the coordinator', login: 'koordinator.psm', frame: ['/lapangan/'] },
    { who: 'the province', login: 'provinsi', frame: DESK_FRAME },
  ])('$who', async ({ login, frame }) => {
    const profile = await enters(login)
    const all = [...frame, ...await pathsFor(profile)]
    const looks = all.map(path => ({ path, looks: LOOKS_IN_TURN[seen.get(sortOf(path)) ?? 0] ?? A_GLANCE }))
    const faults: Record<string, string[]> = {}
    const screen = new Screen(await openPage(profile, 'id'), pointing(false))
    for (const { path, looks: asked } of looks) {
      await (screen.page.url().includes(base(path)) ? screen.walk(path) : screen.open(path))
      for (const language of LANGUAGES.filter(each => asked[each].length > 0)) {
        await speak(screen.page, language)
        const found = await faultsOf(screen.page, asked[language])
        if (found.length) faults[`${language} ${path}`] = found
      }
      if (asked.en.length > 0) await speak(screen.page, 'id')
    }
    if (screen.complaints.length) faults.console = screen.complaints
    for (const sort of new Set(all.map(sortOf))) seen.set(sort, (seen.get(sort) ?? 0) + 1)
    await profile.close()
    expect(faults).toEqual({})
  }, ROLE_MS)

  test('the head finds in the log who opened data of Paruga last week, on whatever day the example is loaded', async () => {
    const profile = await enters('kadis')
    const { from, to } = daysOf('last_week', dayAt('52.72', new Date().toISOString()))
    expect((await (await profile.request.get(`/api/v1/reads?region=52.72.01.1001&from=${from}&to=${to}`)).json() as { items: unknown[] }).items.length).toBeGreaterThan(0)
    await profile.close()
  })

  test('a button without a name and pale words, planted on a screen, are found there', async () => {
    const profile = await enters('operator')
    const screen = new Screen(await openPage(profile, 'id'), pointing(false))
    await screen.open('/kantor/saya')
    await screen.page.evaluate(() => document.querySelector('main')!.insertAdjacentHTML('beforeend', '<button type="button"></button><p style="color:#999;background:#aaa">pucat</p>'))
    const found = (await faultsOf(screen.page, [{ size: DESKTOP, rules: 'all' }])).join()
    expect(found).toContain('button-name')
    expect(found).toContain('color-contrast')
    await profile.close()
  }, ROLE_MS)

  test('the door, before and after an empty sign-in', async () => {
    const profile = await openProfile(browser, house, DESKTOP)
    for (const language of LANGUAGES) {
      const screen = new Screen(await openPage(profile, language), pointing(false))
      await screen.open(`/privasi?bahasa=${language}`)
      expect(await faultsOf(screen.page, EVERY_LOOK[language])).toEqual([])
      await screen.open('/')
      expect(await faultsOf(screen.page, EVERY_LOOK[language])).toEqual([])
      await screen.page.getByRole('button', { name: words('signin.go', {}, language) }).click()
      expect(await faultsOf(screen.page, EVERY_LOOK[language])).toEqual([])
      await screen.open('/mulai')
      await screen.page.getByRole('button', { name: words('first.check', {}, language) }).click()
      expect(await faultsOf(screen.page, EVERY_LOOK[language])).toEqual([])
      expect(screen.complaints).toEqual([])
    }
    await profile.close()
  }, ROLE_MS)

  test('a telephone that keeps: the choice of a PIN and its faults, the lock, a wrong PIN, a note before it, a forgotten PIN, somebody else', async () => {
    const faults: Record<string, string[]> = {}
    for (const language of LANGUAGES) {
      const profile = await openProfile(browser, house, DESKTOP)
      const screen = new Screen(await openPage(profile, language), pointing(false))
      const { page } = screen
      const look = async (what: string) => { const found = await faultsOf(page, EVERY_LOOK[language]); if (found.length) faults[`${language} ${what}`] = found }
      const press = (key: string) => page.getByRole('button', { name: words(key, {}, language), exact: true }).click()
      await page.goto('/lapangan/')
      await page.locator('#signin-login').fill('rahma')
      await page.locator('#signin-password').fill(EXAMPLE_PASSWORD)
      await page.keyboard.press('Enter')
      await page.locator('#keep-pin').fill('111111')
      await look('the choice of a PIN')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').waitFor()
      await look('an easy PIN')
      for (const field of ['pin', 'again']) await page.locator(`#keep-${field}`).fill(PIN)
      await page.keyboard.press('Enter')
      await page.getByRole('navigation').first().waitFor()
      await page.reload()
      await page.locator('#lock-pin').waitFor()
      await look('the lock')
      await page.locator('#lock-pin').fill('135790')
      await page.getByRole('alert').waitFor()
      await look('a wrong PIN')
      await press('lock.note')
      await look('a note before the PIN')
      await press('app.back')
      await press('lock.forgot')
      await look('a forgotten PIN')
      await press('app.back')
      await press('lock.other')
      await look('who else')
      if (screen.complaints.length) faults[`${language} console`] = screen.complaints
      await profile.close()
    }
    expect(faults).toEqual({})
  }, ROLE_MS)

  test('the pages without script: a report, its faults and its progress, a link with its PIN, and a closed one', async () => {
    const profile = await enters('operator')
    const page = await openPage(profile, 'id')
    const { items } = await (await profile.request.get('/api/v1/doors?region=52.72.01.1001')).json() as { items: { postId: string }[] }
    const { link, pin } = await (await profile.request.post(`/api/v1/posts/${items[0]!.postId}/door`, { data: {} })).json() as { link: string; pin: string }
    for (const path of ['/lapor', '/lapor?wilayah=52.72', '/lapor?wilayah=52.72.01.1001', '/lapor/kemajuan?bahasa=en', '/j/42g-aaaaaaaaaaaaaaaaaaaaaa', '/s/tidak-ada', new URL(link).pathname]) {
      await page.goto(house.url + path)
      expect(await faultsOf(page, EVERY_LOOK.id), path).toEqual([])
    }
    await page.getByLabel('PIN').fill(pin)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Kunjungan yang akan datang' }).waitFor()
    expect(await faultsOf(page, EVERY_LOOK.id)).toEqual([])
    await page.goto(`${house.url}/lapor?wilayah=52.72.01.1001&bahasa=id`)
    await page.getByRole('button', { name: 'Kirim laporan' }).click()
    expect(await faultsOf(page, EVERY_LOOK.id)).toEqual([])
    await profile.close()
  }, ROLE_MS)

  type Opening = { what: string; login: string; path: string | ((ids: Ids) => string); opens(screen: Screen): Promise<unknown> }
  const openings: Opening[] = [
    { what: 'an intake with faults', login: 'rahma', path: '/lapangan/lapor', opens: screen => screen.press('intake.send') },
    { what: 'an emergency, sealed', login: 'rahma', path: '/lapangan/lapor', opens: async screen => { await screen.tick('intake.urgency', 'urgency.darurat'); await screen.tick('intake.seal', 'seal.ya') } },
    { what: 'an emergency with faults', login: 'rahma', path: '/lapangan/darurat', opens: screen => screen.press('danger.send') },
    { what: 'an emergency at the desk with faults', login: 'nur', path: '/kantor/darurat', opens: screen => screen.press('danger.send') },
    { what: 'a duty with faults', login: 'nur', path: '/kantor/piket', opens: screen => screen.press('duty.save') },
    { what: 'a number with faults', login: 'admin', path: '/kantor/nomor-darurat', opens: screen => screen.press('hotline.save') },
    { what: 'the choice of a place', login: 'budi', path: '/lapangan/lapor', opens: screen => screen.hand.press(screen.page.getByRole('button', { name: begins('intake.region') })) },
    { what: 'a plan with faults', login: 'budi', path: '/lapangan/rencana/baru', opens: screen => screen.press('plan.send') },
    { what: 'the choice of cases', login: 'budi', path: '/lapangan/rencana/baru', opens: screen => screen.press('plan.choose_cases') },
    { what: 'a plan beside another', login: 'budi', path: ({ theirs }) => `/lapangan/rencana/baru?kasus=${theirs}`, opens: screen => screen.seesWords('overlap.title') },
    { what: 'a report with faults', login: 'budi', path: ({ theirs }) => `/lapangan/catat?kasus=${theirs}`, opens: screen => screen.press('report.send') },
    { what: 'the timeline of a case', login: 'rahma', path: ({ caseId }) => `/lapangan/kasus/${caseId}`, opens: screen => screen.hand.press(screen.page.getByRole('tab', { name: words('casepage.story') })) },
    { what: 'the family of a case', login: 'rahma', path: ({ caseId }) => `/lapangan/kasus/${caseId}`, opens: screen => screen.hand.press(screen.page.getByRole('tab', { name: words('casepage.family') })) },
    { what: 'a triage with faults', login: 'nur', path: '/kantor/laporan-masuk', opens: async screen => { await screen.hand.press(screen.page.getByRole('button', { name: begins('office.triage.go') }).first()); await screen.press('office.triage.save') } },
    { what: 'the naming of a lead', login: 'nur', path: ({ caseId }) => `/kantor/kasus/${caseId}`, opens: screen => screen.hand.press(screen.page.getByRole('region', { name: words('office.team') }).getByRole('button', { name: words('office.change'), exact: true })) },
    { what: 'a note', login: 'nur', path: ({ caseId }) => `/kantor/kasus/${caseId}`, opens: screen => screen.press('office.file.note') },
    { what: 'a next step', login: 'nur', path: ({ caseId }) => `/kantor/kasus/${caseId}`, opens: screen => screen.press('office.steps.add') },
    { what: 'an incident with faults', login: 'nur', path: '/kantor/insiden', opens: async screen => { await screen.press('office.incidents.add'); await screen.press('office.incidents.save') } },
    { what: 'a letter with faults', login: 'nur', path: '/kantor/surat/baru', opens: screen => screen.press('office.letters.save_draft') },
    { what: 'the signing of a letter', login: 'nur', path: ({ letterId }) => `/kantor/surat/${letterId}`, opens: screen => screen.press('office.letters.step.tandatangani') },
    { what: 'an export', login: 'nur', path: '/kantor/kasus', opens: screen => screen.press('office.export') },
    { what: 'the correction of a case', login: 'nur', path: ({ caseId }) => `/kantor/kasus/${caseId}`, opens: screen => screen.press('office.file.edit') },
    { what: 'the shutting out of somebody, with faults', login: 'nur', path: ({ caseId }) => `/kantor/kasus/${caseId}`, opens: async screen => { await screen.press('office.team.shut_out'); await screen.dialog().press('office.team.shut_out') } },
    { what: 'a seal without a reason', login: 'nur', path: ({ caseId }) => `/kantor/kasus/${caseId}`, opens: async screen => { await screen.press('office.seal.put'); await screen.dialog().press('office.seal.put') } },
    { what: 'an answer by voice', login: 'nur', path: '/kantor/hari', opens: screen => screen.press('office.silent.record') },
    { what: 'the sharing of a notice', login: 'nur', path: '/kantor/hari', opens: screen => screen.press('office.silent.share') },
    { what: 'an intake at the desk with faults', login: 'nur', path: '/kantor/kasus/baru', opens: screen => screen.press('office.intake.check') },
    { what: 'a plan at the desk with faults', login: 'nur', path: '/kantor/rencana', opens: screen => screen.press('office.plan.save') },
    { what: 'a worker with faults', login: 'admin', path: '/kantor/petugas/baru', opens: screen => screen.press('office.workers.add_go') },
    { what: 'the giving of a post', login: 'admin', path: ({ workerId }) => `/kantor/petugas/${workerId}`, opens: screen => screen.press('office.posts.give') },
    { what: 'the first password', login: 'admin', path: ({ workerId }) => `/kantor/petugas/${workerId}`, opens: screen => screen.press('office.code.make') },
    { what: 'the end of a worker', login: 'admin', path: ({ workerId }) => `/kantor/petugas/${workerId}`, opens: screen => screen.press('office.worker.end') },
    { what: 'the correction of a worker', login: 'admin', path: ({ workerId }) => `/kantor/petugas/${workerId}`, opens: screen => screen.hand.press(screen.page.getByRole('region', { name: words('office.worker.contact') }).getByRole('button')) },
    { what: 'a transfer', login: 'admin', path: ({ workerId }) => `/kantor/petugas/${workerId}`, opens: screen => screen.press('office.transfer.go') },
    { what: 'the giving of a link', login: 'admin', path: '/kantor/tautan', opens: screen => screen.hand.press(screen.page.getByRole('main').getByRole('button').first()) },
    { what: 'a letter of inspection with faults', login: 'kadis', path: '/kantor/pemeriksaan', opens: async screen => { await screen.press('inspection.give'); await screen.dialog().press('inspection.give') } },
    { what: 'the decision on an erasure, with faults', login: 'kadis', path: '/kantor/', opens: async screen => { await screen.press('erasure.decide'); await screen.dialog().press('erasure.decide') } },
    { what: 'a letter about an incident', login: 'pejabat.pdp', path: '/kantor/insiden', opens: async screen => { await screen.hand.press(screen.page.locator('main a.row-link').first()); await screen.press('office.incidents.tell') } },
    { what: 'a request with faults', login: 'pejabat.pdp', path: '/kantor/', opens: async screen => { await screen.press('requests.add'); await screen.dialog().press('requests.add') } },
    { what: 'a request to be erased', login: 'pejabat.pdp', path: '/kantor/', opens: screen => screen.hand.press(screen.page.getByRole('button', { name: words('requests.sort.penghapusan') })) },
    { what: 'the opening of a name, without a reason', login: 'inspektorat', path: '/kantor/', opens: async screen => { await screen.hand.press(screen.page.getByRole('button', { name: begins('inspection.open') }).first()); await screen.dialog().press('inspection.open') } },
    { what: 'a register of letters', login: 'admin', path: '/kantor/pengaturan/surat', opens: screen => screen.press('office.letters.open_register') },
    { what: 'a new unit', login: 'admin', path: '/kantor/unit', opens: screen => screen.press('office.units.add') },
    { what: 'a new pillar', login: 'admin', path: '/kantor/pilar', opens: screen => screen.press('office.pillars.add') },
    { what: 'a new sub-type', login: 'admin', path: '/kantor/subjenis', opens: screen => screen.press('office.subtypes.add') },
  ]
  test.each(['rahma', 'budi', 'nur', 'admin', 'kadis', 'pejabat.pdp', 'inspektorat'])('what opens on a press, for %s', async login => {
    const profile = await enters(login)
    const ids = await idsFor(profile)
    const page = await openPage(profile, 'id')
    // some of them by the keyboard alone
    const screen = new Screen(page, BY_KEYBOARD.includes(login) ? typing(page) : pointing(false))
    const faults: Record<string, string[]> = {}
    for (const { what, path, opens } of openings.filter(opening => opening.login === login)) {
      await screen.open(typeof path === 'string' ? path : path(ids))
      await screen.page.evaluate(() => { sessionStorage.clear() })
      await opens(screen)
      await screen.settled()
      const found = await faultsOf(screen.page, OPENED)
      if (found.length) faults[what] = found
    }
    await profile.close()
    expect({ ...faults, ...(screen.complaints.length ? { console: screen.complaints } : {}) }).toEqual({})
  }, ROLE_MS)
})

/** Somebody of the example, signed in on an own profile. */
async function enters(login: string): Promise<BrowserContext> {
  const profile = await openProfile(browser, house, DESKTOP)
  const answer = await profile.request.post('/api/session', { data: { login, password: EXAMPLE_PASSWORD } })
  if (!answer.ok()) throw new Error(`${login}: ${await answer.text()}`)
  return profile
}

type Ids = { caseId?: string; theirs?: string; workerId?: string; letterId?: string }
type Row = { id: string; caseId?: string; depth: string; leadId?: string }

/** Records that somebody may read, so that the screens of one record have something to show. */
async function idsFor(profile: BrowserContext): Promise<Ids> {
  const rows = async (path: string) => (((await (await profile.request.get(path)).json()) as { items?: Row[] }).items ?? [])
  const { worker } = await (await profile.request.get('/api/session')).json() as { worker: { id: string } }
  const done = (await rows('/api/v1/visits?state=selesai&limit=100')).filter(({ caseId }) => caseId)
  const planned = (await rows('/api/v1/visits?state=rencana&limit=100')).filter(({ caseId }) => caseId)
  const whole = new Set((await rows('/api/v1/cases?limit=100')).filter(({ depth }) => depth === 'full').map(({ id }) => id))
  const told = done.find(({ caseId, depth }) => depth === 'full' && whole.has(caseId!)) ?? done.find(({ depth }) => depth === 'full') ?? done[0]
  const [colleague] = await rows('/api/v1/workers?limit=1')
  const [letter] = await rows('/api/v1/letters?stage=ditinjau&limit=1')
  return { caseId: told?.caseId, theirs: planned.find(({ leadId }) => leadId !== worker.id)?.caseId, workerId: colleague?.id, letterId: letter?.id }
}

/** The screens that the slices show to the roles of whoever is here, each with a record that there is. */
async function pathsFor(profile: BrowserContext): Promise<string[]> {
  const { worker, posts } = await (await profile.request.get('/api/session')).json() as { worker: { id: string }; posts: { role: string }[] }
  const paths = LOOKS.filter(([, roles]) => posts.some(({ role }) => roles.includes(role))).map(([path]) => path)
  return (await Promise.all(paths.map(path => filled(profile, path, worker.id)))).filter(path => path !== undefined)
}

/** A path whose `{list.field?query}` has become that of a record read whole, if there is one. */
async function filled(profile: BrowserContext, path: string, me: string): Promise<string | undefined> {
  const [hole, list, field = 'id', query = ''] = /\{(\w+)(?:\.(\w+))?(?:\?([^}]*))?\}/.exec(path) ?? []
  if (!hole) return path
  const { items = [] } = await (await profile.request.get(`/api/v1/${list}?${[query.replace('=me', `=${me}`), 'limit=100'].filter(Boolean).join('&')}`)).json() as { items?: (Row & Record<string, string>)[] }
  const row = items.find(({ caseId, depth }) => caseId && depth === 'full') ?? items.find(({ depth }) => depth === 'full') ?? items[0]
  return row && path.replace(hole, row[field]!)
}

function base(path: string): string {
  return path.split('/').slice(0, 2).join('/')
}

function sortOf(path: string): string {
  // a screen that stands in both apps is the same
  return path.replace(/[0-9a-f-]{36}/, ':id').replace(/^\/panti\//, '/lapangan/')
}
