import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asSystem, dayFromToday, openHouse, openOffice, PASSWORD, settle, type House, type Someone } from '../house.ts'
import { pause } from '../keeper.ts'
import { layWire, type Wire } from '../wire.ts'
import { choosesPin, goes } from './acts.ts'
import type { Screen } from './screen.ts'
import { announced, buyPhone, type Phone, remembered, signsIn, takesPhotos, unlocks } from './telephone.ts'
import { words } from './words.ts'

const HOME = 5272
const PARUGA = '52.72.01.1001'
const NEW_PIN = '975310'
const JOURNEY_MS = 180_000
const WHO = 'Ibu Saodah Kenarimbang'
/** Everything the owner wrote; canaries for whoever else holds the telephone. */
const WRITTEN = { findings: 'Temuan Mentarasi: beras tinggal dua hari.', half: 'Bapak Setengahtulis', note: 'Catatan butagelap: atap rumah bocor.' }
const CANARIES = [WHO, ...Object.values(WRITTEN)]

let house: House
let wire: Wire
let rahma: Someone, ahmad: Someone, nur: Someone, neighbour: Someone
let phone: Phone | undefined
beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  const psm = { role: 'psm', pillar: 'psm' } as const
  ;[rahma, ahmad, nur, neighbour] = [await settle(house, 'Rahma', { ...psm, region: PARUGA }), await settle(house, 'Ahmad', { ...psm, region: '52.72.01.1002' }), await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' }), await settle(house, 'Kabid Tetangga', { role: 'kabid', region: '52.06' })]
  const caseId = await nur.does('case.open', { who: WHO, needs: ['lansia'], urgency: 'segera', region: PARUGA, rt: '005', seal: 'tidak', story: 'Cerita panjang.' }, 'case')
  await nur.does('case.assign', { caseId, leadId: rahma.id })
  await rahma.does('trip.plan', { caseIds: [caseId], day: dayFromToday(0), from: '00:30', to: '23:30', purpose: 'asesmen', basis: 'inisiatif', noInvite: 'cukup_petugas' }, 'trip')
  wire = await layWire(house.url)
}, JOURNEY_MS)
afterAll(async () => {
  await phone?.throwAway()
  await wire?.close()
  await house?.close()
})

type Held = { id: string; workerName: string; action: string; why: string; pictures: { sha256: string; whole: boolean }[] }
const held = async (by = nur) => (await by.get('/api/v1/quarantine')).body.items as Held[]

describe('baterai habis', () => {
  test('the battery dies before the open camera, the disk is full, the PIN is forgotten, a colleague borrows the telephone, the post ends that morning: every word is kept, the visit lies at the office once, with its pictures', async () => {
    phone = buyPhone(wire)
    const first = await phone.opens()
    await signsIn(first, rahma)
    await choosesPin(first)
    await goes(first, 'nav.cases')
    await first.sees(WHO)
    await first.seesWords('sync.idle')
    await first.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    wire.cut()

    // before the open camera the battery is empty
    await goes(first, 'nav.home')
    await first.follow('trips.note')
    await first.hand.press(first.page.getByRole('link', { name: WHO }))
    await first.tick('report.outcome', 'outcome.bertemu')
    await first.write('report.findings', WRITTEN.findings)
    await takesPhotos(first, 1)
    await first.press('photo.camera')
    await pause(1_200) // the camera of the device begins its picture anew; the same one twice would count as one
    await first.dialog().press('camera.take')
    await first.dialog().seesWords('camera.count', { count: 1 })
    await phone.dies()

    // the form and both pictures are there again; then the disk takes no further picture, and every word
    const second = await phone.opens()
    await second.field('lock.pin').waitFor()
    await fills(second)
    await unlocks(second)
    await second.seesWords('sync.offline.lead')
    await second.press('shelf.left_go')
    await expect.poll(() => second.field('report.findings').inputValue()).toBe(WRITTEN.findings)
    await second.page.getByRole('img', { name: words('photo.taken', { nth: 2 }) }).waitFor()
    await second.press('photo.camera')
    await pause(600)
    await second.dialog().press('camera.take')
    await second.seesWords('problem.not_kept')
    await second.dialog().press('app.cancel')
    await second.press('report.send')
    await second.seesWords('photo.unsent', { count: 2 })
    await goes(second, 'nav.report')
    await second.write('intake.who', WRITTEN.half)
    await second.seesWords('shelf.full')
    await pause(300)
    await phone.dies()

    // the number is forgotten; what must be written is written all the same
    const third = await phone.opens()
    const pictures = announced(third)
    await third.write('lock.pin', NEW_PIN)
    await third.seesWords('problem.wrong_pin')
    await third.press('lock.note')
    await third.write('lock.note_text', WRITTEN.note)
    await third.press('lock.note_save')
    await third.seesWords('lock.note_saved')
    wire.mend()

    // a colleague signs in on the same telephone: nothing of hers is on a screen, in memory, or readable in any file
    await third.press('app.back')
    await third.press('lock.other')
    await third.press('lock.somebody_else')
    await signsIn(third, ahmad)
    await choosesPin(third)
    await third.seesWords('sync.idle')
    for (const door of ['nav.home', 'nav.cases', 'nav.trips', 'nav.report', 'nav.me']) {
      await goes(third, door)
      await third.settled()
      const text = await third.text()
      for (const canary of [...CANARIES, rahma.username]) expect(text, door).not.toContain(canary)
    }
    expect(await remembered(third, [...CANARIES, ahmad.username])).toEqual([ahmad.username])
    expect(phone.holding(CANARIES)).toEqual([])
    expect((await ahmad.get('/api/v1/quarantine')).status).toBe(403)
    expect(pictures.size).toBe(0)
    await third.press('kept.lock')

    // her post ended this morning; her password opens the shelf under a new number
    const { posts } = (await rahma.get('/api/session')).body
    await asSystem(house, HOME, 'post.end', { postId: posts[0].id, until: dayFromToday(0), reason: 'Mutasi' })
    await third.hand.press(third.page.getByRole('button', { name: /^Rahma/ }))
    await third.press('lock.forgot')
    await third.write('signin.password', PASSWORD)
    await third.press('signin.go')
    await choosesPin(third, NEW_PIN)
    await expect.poll(async () => (await held()).flatMap(row => row.pictures.filter(({ whole }) => whole)).length, { timeout: 30_000 }).toBe(2)

    // every word is there, the post is said to have ended, and nobody's data are
    await third.page.getByRole('navigation', { name: words('nav.label') }).getByRole('link').first().tap()
    await third.seesWords('ended.kept')
    await third.seesWords('sync.check', { count: 1 })
    const home = await third.text()
    for (const told of [WRITTEN.note, WRITTEN.half, words('ended.call', { office: 'Dinas Sosial Kota Bima' })]) expect(home).toContain(told)
    expect(home).not.toContain(WHO)
    // all is at the office, and never said alone while it waits to be looked at
    expect(home).toContain(words('sync.idle'))
    await third.follow('ended.see')
    await third.seesWords('problem.quarantined')
    // the page lists what the header counts; which one it is, is told without the name of whom she may not read any more
    const rows = third.page.getByRole('main').getByRole('listitem')
    expect(await rows.count()).toBe(1)
    for (const told of ['Paruga · RT 005', longDay(dayFromToday(0)), words('camera.count', { count: 2 }), WRITTEN.findings]) expect(await third.text()).toContain(told)
    expect(await rows.innerText()).not.toContain(WHO)
    // what the office has is unsent nowhere: not in the bar, and not before the PIN; a page that stood open says why it is gone
    await third.seesWords('tray.kept')
    await third.seesWords('sync.idle')
    await third.walk('/lapangan/kasus/yang-tadi')
    await third.seesWords('ended.kept')
    // it asks nothing of her: read, it is gone from here
    await third.walk('/lapangan/periksa')
    await third.press('told.seen')
    await third.seesWords('tray.empty')
    await goes(third, 'nav.me')
    await third.press('kept.lock')
    await third.page.getByRole('button', { name: /^Rahma/ }).waitFor()
    expect(await third.text()).not.toMatch(/belum terkirim/)

    // at the office the visit lies once, with its pictures as they were announced; nobody next door sees it
    const [late, ...others] = await held()
    expect([late!.workerName, late!.action, late!.why, others]).toEqual(['Rahma', 'visit.report', 'post_ended', []])
    expect(late!.pictures.map(({ sha256 }) => sha256).toSorted()).toEqual([...pictures].toSorted())
    expect((await nur.get(`/api/v1/quarantine/${late!.id}`)).body.input.findings).toBe(WRITTEN.findings)
    expect(await held(neighbour)).toEqual([])
    expect((await neighbour.get(`/api/v1/quarantine/${late!.id}`)).status).toBe(404)
    expect((await nur.ask('POST', `/api/v1/quarantine/${late!.id}/take`, {})).status).toBe(200)
    const { items } = (await nur.get('/api/v1/visits?limit=50')).body as { items: { id: string }[] }
    expect(items).toHaveLength(1)
    expect((await nur.get(`/api/v1/visits/${items[0]!.id}`)).body).toMatchObject({ findings: WRITTEN.findings, reportedByName: 'Rahma', state: 'selesai' })
    expect((await nur.get('/api/v1/photos?limit=50')).body.items).toHaveLength(2)
    expect((await neighbour.get('/api/v1/photos?limit=50')).body.items).toEqual([])
  }, JOURNEY_MS)
})

const longDay = (day: string) => new Intl.DateTimeFormat('id-ID', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** From here on the disk takes nothing more than it holds; a browser that has just been opened looks at once how much room there is. */
async function fills(screen: Screen): Promise<void> {
  const debug = await screen.page.context().newCDPSession(screen.page)
  const { usage } = await debug.send('Storage.getUsageAndQuota', { origin: wire.url })
  await debug.send('Storage.overrideQuotaForOrigin', { origin: wire.url, quotaSize: usage })
}
