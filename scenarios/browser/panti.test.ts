import type { Browser, BrowserContext } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asSystem, dayFromToday, made, openHouse, openOffice, settle, type House, type Someone } from '../house.ts'
import { choosesPin } from './acts.ts'
import { pointing } from './hands.ts'
import { openBrowser, openProfile, PHONE, Screen } from './screen.ts'
import { signsIn } from './telephone.ts'
import { begins, words } from './words.ts'

const KOTA = '52.72', PARUGA = '52.72.01.1001'
const TEST_MS = 60_000

describe('the app of the houses', () => {
  let browser: Browser, house: House
  let lina: Someone, sari: Someone, dewi: Someone, ari: Someone
  let tablet: BrowserContext, phone: BrowserContext
  beforeAll(async () => {
    browser = await openBrowser()
    house = await openHouse()
    await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
    const [panti, shelter] = [made(await asSystem(house, 5272, 'unit.add', { region: KOTA, name: 'Panti Wredha', sort: 'panti' }), 'unit')!, made(await asSystem(house, 5272, 'unit.add', { region: KOTA, name: 'Rumah Singgah', sort: 'rumah_singgah' }), 'unit')!]
    ;[lina, sari, dewi, ari] = [
      await settle(house, 'Lina', { role: 'petugas_panti', region: KOTA, unitId: panti }),
      await settle(house, 'Sari', { role: 'psm', region: PARUGA, pillar: 'psm' }, { role: 'petugas_panti', region: KOTA, unitId: panti }),
      await settle(house, 'Dewi', { role: 'petugas_panti', region: KOTA, unitId: shelter }),
      await settle(house, 'Ari', { role: 'admin', region: KOTA }),
    ]
    tablet = await openProfile(browser, house, PHONE)
    phone = await openProfile(browser, house, PHONE)
  }, TEST_MS)
  afterAll(async () => { await browser?.close(); await house?.close() })

  const opened = async (context: BrowserContext, path: string) => { const screen = new Screen(await context.newPage(), pointing(true)); await screen.open(path); return screen }
  const aboard = (screen: Screen) => screen.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  /** Led to the other app, the telephone is locked once more. */
  const ledTo = async (screen: Screen, path: string) => { await screen.page.waitForURL(`**${path}`); await screen.page.locator('#lock-pin').waitFor(); await screen.unlock() }
  const at = (screen: Screen) => new URL(screen.page.url()).pathname
  const receives = async (screen: Screen, name: string) => {
    for (const [field, text] of [['field.name', name], ['guest.purpose', 'Menyerahkan bantuan'], ['field.met', 'Lina']] as const) await screen.write(field, text)
    await screen.press('guest.add')
    await screen.seesWords('guest.saved')
  }
  const guestsOf = async (who: Someone) => ((await who.get(`/api/v1/guests?day=${dayFromToday(0)}`)).body.items as { name: string }[]).map(({ name }) => name).toSorted()

  test('Lina of a panti signs in at the front door, chooses what the tablet keeps, and stands in her app, which may be installed beside the other', async () => {
    const screen = await opened(tablet, '/')
    await signsIn(screen, lina)
    await choosesPin(screen)
    await ledTo(screen, '/panti/')
    await screen.page.getByRole('heading', { name: 'Panti Wredha', level: 1 }).waitFor()
    await screen.sees(begins('sync.idle'))
    await aboard(screen)
    const { installabilityErrors } = await (await tablet.newCDPSession(screen.page)).send('Page.getInstallabilityErrors')
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
    expect(await screen.text()).not.toContain(words('app.new_version'))
    // nothing of the field's own lies in her app
    await screen.walk('/panti/rencana/baru')
    await screen.seesWords('app.not_here')
    await screen.page.close()
  }, TEST_MS)

  test('without a line it opens from cold by every door, and a guest she writes down goes out once the line is back; another house hears nothing', async () => {
    await tablet.setOffline(true)
    for (const door of ['/', '/panti/']) {
      const screen = new Screen(await tablet.newPage(), pointing(true))
      await screen.page.goto(door)
      await screen.page.waitForURL('**/panti/')
      await screen.page.locator('#lock-pin').waitFor()
      await screen.page.close()
    }
    const screen = await opened(tablet, '/panti/')
    await screen.page.getByRole('heading', { name: 'Panti Wredha', level: 1 }).waitFor()
    await screen.walk('/panti/tamu')
    await receives(screen, 'Bapak Yusuf Karim')
    expect(await guestsOf(lina)).toEqual([])
    await tablet.setOffline(false)
    await expect.poll(() => guestsOf(lina), { timeout: 20_000 }).toEqual(['Bapak Yusuf Karim'])
    expect(await guestsOf(dewi)).toEqual([])
    await tablet.close()
  }, TEST_MS)

  test('Sari has posts of both: a door leads from one to the other, and what she wrote in the panti without a line is sent from the field, once', async () => {
    const field = await opened(phone, '/')
    await signsIn(field, sari)
    await choosesPin(field)
    await field.page.getByRole('heading', { name: words('home.title'), level: 1 }).waitFor()
    expect(at(field)).toBe('/lapangan/')
    await aboard(field)
    await field.walk('/lapangan/saya')
    await field.follow('nav.app.panti')
    await ledTo(field, '/panti/')
    await field.sees(begins('sync.idle'))
    await aboard(field)
    await phone.setOffline(true)
    await field.walk('/panti/tamu')
    await receives(field, 'Ibu Marni')
    await field.open('/lapangan/')
    await field.sees(/1 /)
    await phone.setOffline(false)
    await expect.poll(() => guestsOf(sari), { timeout: 20_000 }).toEqual(['Bapak Yusuf Karim', 'Ibu Marni'])
    await field.sees(begins('sync.idle'))
  }, TEST_MS)

  test('in the field, without a line, her tasks lead her: she takes consent with a thumb, assesses, ends an action of her own and writes down what was given; once the line is back all is on record, and another house reads nothing', async () => {
    const caseId = await sari.does('case.open', { who: 'Bapak Tua Contoh', nameless: false, needs: ['sakit'], region: PARUGA, rt: '005', rw: '002', landmark: 'Dekat masjid', urgency: 'segera', seal: 'tidak', source: 'pilar' }, 'case')
    const nur = await settle(house, 'Nur', { role: 'kabid', region: KOTA })
    await nur.does('case.triage', { caseId, types: ['LUT'], bidang: 'rehsos', urgency: 'segera' })
    await nur.does('case.assign', { caseId, leadId: sari.id, teamIds: [] })
    await nur.does('case.step', { caseId, step: 'asesmen' })
    await sari.does('deed.add', { caseId, what: 'Antar beras ke rumah', of: 'petugas', ownerId: sari.id, due: dayFromToday(1) }, 'deed')
    const [screen] = phone.pages().map(page => new Screen(page, pointing(true)))
    await screen!.open('/lapangan/')
    await screen!.sees('Antar beras ke rumah')
    const task = (rule: string) => screen!.page.getByRole('link', { name: words(`task.${rule}`) })
    // the telephone works out what the server does
    expect(((await sari.get('/api/v1/tasks')).body.items as { caseId: string; rule: string }[]).filter(one => one.caseId === caseId).map(({ rule }) => rule).toSorted()).toEqual(['assess', 'consent', 'deed'])
    for (const rule of ['consent', 'assess']) await task(rule).waitFor()
    await phone.setOffline(true)
    await screen!.hand.press(task('consent'))
    await screen!.press('consent.ask')
    await screen!.sees(words('fault.explain_first'))
    await screen!.tick('field.purposes', 'consent_purpose.asesmen')
    await screen!.hand.tick(screen!.page.getByRole('checkbox', { name: words('consent.explained') }))
    const pad = screen!.page.getByRole('img', { name: words('field.mark') })
    await pad.scrollIntoViewIfNeeded()
    const { x, y } = (await pad.boundingBox())!
    await screen!.page.mouse.move(x + 40, y + 40)
    await screen!.page.mouse.down()
    for (let nth = 0; nth < 12; nth += 1) await screen!.page.mouse.move(x + 40 + nth * 8, y + 40 + (nth % 3) * 14)
    await screen!.page.mouse.up()
    await screen!.write('field.witness', 'Ketua RT 005')
    await screen!.press('consent.ask')
    await screen!.seesWords('consent.saved')
    await screen!.walk('/lapangan/')
    await task('consent').waitFor({ state: 'detached' })
    await screen!.hand.press(task('assess'))
    await screen!.write('field.conclusion', 'Perlu pangan')
    await screen!.press('care.assess')
    await screen!.sees(words('fault.one_side'))
    await screen!.write('field.biologis', 'Makan sekali sehari')
    await screen!.press('care.assess')
    await screen!.seesWords('consent.saved')
    await screen!.hand.press(screen!.page.locator('summary').filter({ hasText: words('care.give') }))
    await screen!.write('care.what', 'Beras')
    await screen!.write('field.quantity', '10')
    await screen!.press('care.give')
    await screen!.sees(words('fault.required'))
    await screen!.write('field.unitOf', 'kg')
    await screen!.page.locator('input[type=file][multiple]').setInputFiles({ name: 'tanda-terima.png', mimeType: 'image/png', buffer: await sharp({ create: { width: 40, height: 30, channels: 3, background: '#2a6' } }).png().toBuffer() })
    await screen!.sees(words('photo.drop'))
    await screen!.press('care.give')
    await screen!.sees('Beras 10 kg')
    await screen!.seesWords('photo.held.report')
    await screen!.walk('/lapangan/')
    // what was found asks for a plan
    await screen!.seesWords('task.plan')
    await screen!.hand.press(screen!.page.locator('summary').filter({ hasText: words('steps.done') }))
    await screen!.press('steps.done')
    await screen!.page.getByText('Antar beras ke rumah').waitFor({ state: 'detached' })
    const onRecord = async (who: Someone) => await Promise.all([['consents', 'manner'], ['assessments', 'byName'], ['deeds', 'state'], ['provisions', 'quantity']].map(async ([list, field]) => ((await who.get(`/api/v1/${list}?caseId=${caseId}`)).body.items as Record<string, string>[] | undefined)?.map(one => one[field!])))
    expect(await onRecord(sari)).toEqual([[], [], ['terbuka'], []])
    await phone.setOffline(false)
    await expect.poll(() => onRecord(sari), { timeout: 20_000 }).toEqual([['cap_jempol'], ['Sari'], ['selesai'], ['10']])
    for (const shown of await onRecord(dewi)) expect(shown ?? []).toEqual([])
    // the picture of the receipt follows, and is seen beside the aid
    const [{ id: provisionId }] = (await sari.get(`/api/v1/provisions?caseId=${caseId}`)).body.items
    const { pictures } = (await nur.get(`/api/v1/provisions/${provisionId}`)).body
    expect(pictures).toHaveLength(1)
    const picture = async (who: Someone) => (await fetch(`${house.url}/api/v1/provisions/${provisionId}/files/${pictures[0]}`, { headers: { authorization: `Bearer ${who.token}` } })).status
    await expect.poll(() => picture(nur), { timeout: 20_000 }).toBe(200)
    expect(await picture(dewi)).toBe(404)
    await screen!.open(`/lapangan/kasus/${caseId}/rencana`)
    await screen!.page.locator('button.thumb img').waitFor()
    expect((await dewi.get(`/api/v1/cases/${caseId}`)).status).toBe(404)
  }, TEST_MS)

  test('her post in the panti ends while she writes: in the field the act lies refused, called by its name, with the door to where its form is', async () => {
    const [screen] = phone.pages().map(page => new Screen(page, pointing(true)))
    await screen!.open('/panti/tamu')
    await phone.setOffline(true)
    await receives(screen!, 'Bapak Terlambat')
    const { id } = ((await ari.get(`/api/v1/posts?workerId=${sari.id}`)).body.items as { id: string; role: string }[]).find(({ role }) => role === 'petugas_panti')!
    await ari.does('post.end', { postId: id, reason: 'Pindah tugas' })
    await screen!.open('/lapangan/periksa')
    await phone.setOffline(false)
    await screen!.sees(words('action.guest.receive', { actor: 'Sari' }))
    await screen!.link('nav.app.panti').waitFor()
    expect(await guestsOf(lina)).not.toContain('Bapak Terlambat')
  }, TEST_MS)
})
