import type { Browser, BrowserContext } from 'playwright-core'
import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tasksOf } from '#server/tasks.ts'
import { emptyBoxes } from '#slices/voices/server.ts'
import { JOB_ROLE, UNNAMED_ROLE } from '#src/rights.ts'
import { dayFromToday, openHouse, openOffice, settle, type House, type Someone } from '../house.ts'
import { pointing } from './hands.ts'
import { carry, DESKTOP, openBrowser, openProfile, PHONE, Screen } from './screen.ts'
import { begins, escaped, words } from './words.ts'

const KOTA = '52.72', RASANAE = '52.72.01', ASAKOTA = '52.72.02', PARUGA = '52.72.01.1001', FAR = '52.72.02.1004'
const JOURNEY_MS = 150_000
const FIRST = 'Data setiap lansia yang tinggal sendiri, lalu laporkan kepada bidang.'
const LAST = 'Data setiap lansia yang tinggal sendiri dan yang merawat cucu, lalu laporkan kepada bidang.'
const OBSTACLE = 'Saya belum punya daftar RT 009.'
const COMPLAINT = 'Air bersih di rumah lansia Paruga tidak mengalir sejak bulan lalu.'
const ANSWER = 'Dua sambungan dipasang minggu depan.'
const ABOVE = 'Mohon bantuan pipa untuk dua kelurahan.'

let browser: Browser, house: House
let head: Someone, kabid: Someone, lurah: Someone, budi: Someone, wati: Someone, rahma: Someone, sari: Someone, ani: Someone, beside: Someone, province: Someone, lurahBeside: Someone

beforeAll(async () => {
  browser = await openBrowser('--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream')
  house = await openHouse()
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  const people: [string, Parameters<typeof settle>[2]][] = [
    ['Suryadi', { role: 'kepala_dinas', region: KOTA }], ['Nur Aini', { role: 'kabid', region: KOTA }], ['Ibu Lurah', { role: 'lurah', region: PARUGA }], ['Budi', { role: 'tksk', region: RASANAE, pillar: 'tksk' }], ['Wati', { role: 'tksk', region: ASAKOTA, pillar: 'tksk' }],
    ['Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' }], ['Sari', { role: 'psm', region: FAR, pillar: 'psm' }], ['Ani', { role: 'psm', region: PARUGA, pillar: 'psm' }], ['Hasan', { role: 'psm', region: '52.06.01.2005', pillar: 'psm' }], ['Herlina', { role: 'dinas_provinsi', region: '52' }],
    ['Lurah Lampe', { role: 'lurah', region: '52.72.02.1008' }],
  ]
  const settled: Someone[] = []
  for (const [name, post] of people) settled.push(await settle(house, name, post))
  ;[head, kabid, lurah, budi, wati, rahma, sari, ani, beside, province, lurahBeside] = settled as [Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone]
}, JOURNEY_MS)
afterAll(async () => { await browser?.close(); await house?.close() })

async function before(who: Someone, size: typeof PHONE, path: string): Promise<{ context: BrowserContext; screen: Screen }> {
  const context = await openProfile(browser, house, size)
  await carry(context, who)
  const screen = new Screen(await context.newPage(), pointing(size === PHONE))
  await screen.open(path)
  if (size === PHONE) await screen.sees(begins('sync.idle'))
  return { context, screen }
}

const nameOf = async (code: string) => (await house.services.pool.query<{ name: string }>('select name from regions where code = $1', [code])).rows[0]!.name
const hearingOf = async (who: Someone) => (await who.get(`/api/v1/hearings?workerId=${who.id}&limit=1`)).body.items[0] as { id: string; wording: number; stage: string; anew: boolean; directiveId: string }
const says = async (who: Someone, acts: readonly string[], more: object = {}) => { const { id: hearingId, wording } = await hearingOf(who); for (const act of acts) await who.does(`hearing.${act}`, { hearingId, wording, ...more }) }
/** Comes back into the line and waits until everything is sent. */
async function comesBack({ context, screen }: { context: BrowserContext; screen: Screen }): Promise<void> {
  await context.setOffline(false)
  await screen.press('sync.now')
  await screen.sees(begins('sync.idle'))
}

/** What a telephone reads of the QR code on the wall. */
async function scanned(wall: Screen): Promise<string> {
  const picture = wall.page.getByRole('img', { name: words('office.screen.qr') })
  await picture.waitFor()
  const { data, info } = await sharp(await picture.screenshot()).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return decodeQR({ width: info.width, height: info.height, data: new Uint8ClampedArray(data) })
}

/** The head writes to all pillars of two kecamatan and to the lurah, and asks three to restate. */
async function writes(desk: Screen): Promise<void> {
  await desk.open('/kantor/arahan/baru')
  const places = { [RASANAE]: await nameOf(RASANAE), [ASAKOTA]: await nameOf(ASAKOTA) }
  for (const [kecamatan, role] of [[RASANAE, 'psm'], [RASANAE, 'tksk'], [ASAKOTA, 'psm'], [ASAKOTA, 'tksk'], [RASANAE, 'lurah']] as const) {
    await desk.choose('office.kecamatan', places[kecamatan]!)
    await desk.choose('office.directives.role', words(`role.${role}`))
    await desk.press('office.directives.add')
  }
  await desk.sees(begins('office.directives.preview', { count: 6 }))
  await desk.write('field.subject', 'Pendataan lansia')
  await desk.write('hear.new.text', FIRST)
  await desk.write('hear.due', dayFromToday(10))
  for (const owner of ['Budi', 'Wati', 'Ibu Lurah']) await desk.find('office.directives.owners', owner)
  await desk.press('office.directives.send')
  await desk.page.getByRole('heading', { name: 'Pendataan lansia', level: 1 }).waitFor()
}

test('the kepala dinas instructs all pillars of two kecamatan and the lurah; corrected after some have understood, restated, objected to, reminded; a field problem comes up, is decided in a rakor and goes back to all who raised it; the province sees its part alone', async () => {
  // telephones with and without a line
  const phone = await before(rahma, PHONE, '/lapangan/')
  const { screen: desk } = await before(head, DESKTOP, '/kantor/')
  await writes(desk)
  const mine = await hearingOf(rahma)
  // somebody else's work in the same database may hold news back for a moment
  await expect.poll(async () => { await comesBack(phone); await phone.screen.walk('/lapangan/arahan'); return await phone.screen.text() }, { timeout: 40_000, interval: 1000 }).toContain('Pendataan lansia')
  await phone.context.setOffline(true)
  await phone.screen.walk(`/lapangan/arahan/${mine.id}`)
  await phone.screen.sees(FIRST)
  await phone.screen.press('hear.understand')
  await phone.screen.sees(begins('hearing_stage.dimengerti'))
  await says(sari, ['hear', 'understand'])

  // corrected meanwhile: whoever had understood the old words, online or not, is asked anew
  await desk.press('office.directives.correct')
  const dialog = desk.dialog()
  await dialog.write('hear.new.text', LAST)
  await dialog.write('field.reason', 'Lansia yang merawat cucu terlewat')
  await dialog.press('office.directives.correct')
  await desk.page.locator('del', { hasText: FIRST }).waitFor()
  await comesBack(phone)
  await phone.screen.sees(LAST)
  await phone.screen.seesWords('hear.last')
  expect(await hearingOf(rahma)).toMatchObject({ stage: 'terkirim', anew: true, wording: 1 })
  await phone.screen.press('hear.understand')
  await phone.screen.press('hear.agree')

  // three owners say what they understand, one of them with his voice
  const tksk = await before(budi, PHONE, `/lapangan/arahan/${(await hearingOf(budi)).id}`)
  await tksk.screen.press('hear.record.start')
  await tksk.screen.seesWords('hear.record.running')
  await tksk.screen.page.waitForTimeout(1800)
  await tksk.screen.hand.press(tksk.screen.page.getByRole('button', { name: new RegExp(escaped(words('hear.record.stop', { seconds: '' })).slice(0, 12)) }))
  await tksk.screen.page.locator('audio').waitFor()
  await tksk.context.setOffline(true)
  await tksk.screen.press('hear.restate')
  await tksk.screen.seesWords('app.waits')
  // nobody is waited for who cannot have it yet
  expect(await tksk.screen.text()).not.toContain(words('hear.restate.waits', { name: 'Suryadi' }))
  await comesBack(tksk)
  await tksk.screen.seesWords('hear.restate.waits', { name: 'Suryadi' })
  for (const owner of [wati, lurah]) { await says(owner, ['hear']); await says(owner, ['restate'], { restatement: 'Saya data sendiri tiap rumah, juga yang merawat cucu.' }) }
  await desk.open(`/kantor/arahan/tanggapan/${(await hearingOf(budi)).id}`)
  await expect.poll(async () => { const { body } = await head.get(`/api/v1/hearings/${(await hearingOf(budi)).id}`); return (await head.get(`/api/v1/hearings/${body.id}/files/${body.voice}`)).headers['content-type'] }, { timeout: 15_000 }).toBe('audio/webm')
  await desk.press('hear.record.play')
  await desk.page.locator('audio').waitFor()
  await desk.press('hear.accept')
  for (const owner of [wati, lurah]) await head.does('hearing.accept', { hearingId: (await hearingOf(owner)).id })
  expect((await hearingOf(budi)).stage).toBe('dimengerti')

  // ada kendala, read by the sender alone; two stay silent and are reminded
  await phone.screen.hand.press(phone.screen.page.locator('summary', { hasText: words('hear.object') }))
  await phone.screen.write('field.reason', OBSTACLE)
  await phone.screen.press('hear.send')
  await phone.screen.seesWords('hear.object.waits', { name: 'Suryadi' })
  await desk.open(`/kantor/arahan/tanggapan/${mine.id}`)
  await desk.sees(OBSTACLE)
  expect((await kabid.get(`/api/v1/hearings/${mine.id}`)).status).toBe(404)
  await desk.open(`/kantor/arahan/tanggapan/${(await hearingOf(sari)).id}`)
  await desk.hand.press(desk.page.getByLabel(words('hear.remind.named')))
  await desk.press('hear.remind')
  await desk.seesWords('hear.remind.done')
  await head.does('hearing.remind', { hearingId: (await hearingOf(ani)).id, named: true })
  const told = (await sari.get('/api/v1/notices?limit=30')).body.items.find((one: { code: string }) => one.code.startsWith('reminder.'))
  expect(JSON.stringify(told)).not.toMatch(new RegExp(`Suryadi|${head.id}`))

  // a problem from a report, and twice without a name, becomes one issue at the head's desk
  const caseId = await kabid.does('case.open', { who: 'Ibu Halimah, lansia', needs: ['lansia'], urgency: 'segera', region: PARUGA, seal: 'tidak' }, 'case')
  await kabid.does('case.assign', { caseId, leadId: rahma.id })
  await rahma.does('visit.report_unannounced', { caseId, day: dayFromToday(0), from: '00:01', purpose: 'asesmen', untoldReason: 'darurat', outcome: 'bertemu', findings: 'Air mati', obstacles: COMPLAINT }, 'visit')
  const [{ id: visitId }] = (await rahma.get(`/api/v1/visits?caseId=${caseId}`)).body.items
  const voiceId = await rahma.does('voice.raise', { sort: 'kendala', category: 'air_sanitasi', text: COMPLAINT, region: PARUGA, visitId }, 'voice')
  for (const who of [sari, ani]) await who.does('voice.raise', { sort: 'kendala', category: 'air_sanitasi', text: 'Air bersih lansia tidak mengalir.', region: who === sari ? FAR : PARUGA, anonymous: true })
  expect(await emptyBoxes(house.services, UNNAMED_ROLE, undefined, true)).toBe(2)
  const unnamed = (await kabid.get('/api/v1/voices?anonymous=true')).body.items as { id: string; fromName: string | null }[]
  expect(unnamed.map(one => one.fromName)).toEqual([null, null])
  const issueId = await kabid.does('issue.open', { title: 'Air bersih di rumah lansia', category: 'air_sanitasi', region: KOTA, voiceIds: [voiceId], workerId: head.id }, 'issue')
  await kabid.does('issue.merge', { issueId, voiceIds: unnamed.map(one => one.id) })
  await comesBack(phone)
  await phone.screen.walk('/lapangan/suara')
  await phone.screen.press('voice.remind')
  // said to be sent once the house has it
  await phone.screen.page.getByRole('alert').getByText(words('photo.sent'), { exact: true }).waitFor()
  expect((await head.get('/api/v1/notices?limit=50')).body.items.some((one: { code: string; told: { otherName: string } }) => one.code === 'reminder.named' && one.told.otherName === 'Rahma')).toBe(true)
  // the head reads it at the desk, and marks it as read
  await desk.open('/kantor/')
  const reminded = desk.page.getByRole('table', { name: words('office.inbox.title') }).getByRole('row').filter({ hasText: words('notice.reminder.named', { otherName: 'Rahma' }) })
  await desk.hand.press(reminded.getByRole('button', { name: words('office.inbox.read') }))
  await reminded.getByRole('button').waitFor({ state: 'detached' })

  // a rakor whose list of attendance is on the wall: Rahma's telephone scans it; there it is decided: a task for two owners
  const meetingId = await head.does('meeting.plan', { region: KOTA, day: dayFromToday(0), from: '00:00', to: '23:59', title: 'Rakor air bersih', sort: 'rakor', place: 'Aula', leaderId: head.id, audience: [{ worker: rahma.id }, { worker: budi.id }, { worker: lurah.id }] }, 'meeting')
  await head.does('meeting.point', { meetingId, sort: 'isu', title: 'Air bersih di rumah lansia', issueId })
  await desk.open(`/kantor/rapat/${meetingId}`)
  await desk.press('office.meetings.start')
  await desk.follow('office.meetings.screen')
  await comesBack(phone)
  await phone.screen.walk(new URL(await scanned(desk)).href.slice(house.url.length))
  await phone.screen.press('meet.here.send')
  await phone.screen.seesWords('meet.here.done')
  await comesBack(phone)
  await desk.seesWords('office.screen.here', { present: 1, all: 4 })
  await desk.follow('office.screen.back')
  await desk.hand.press(desk.page.getByRole('button', { name: begins('office.agenda.decide') }).first())
  await desk.write('office.meetings.decision', 'Pasang dua sambungan air.')
  for (const owner of ['Budi', 'Ibu Lurah']) await desk.find('office.meetings.owners', owner)
  await desk.write('field.due', dayFromToday(7))
  await desk.dialog().press('office.agenda.decide')
  await desk.seesWords('office.agenda.decided')
  for (const owner of [budi, lurah]) expect((await owner.get('/api/v1/hearings?limit=20')).body.items.some((one: { subject: string; owner: boolean }) => one.subject === 'Air bersih di rumah lansia' && one.owner)).toBe(true)

  // the province is asked for its part, and sees that alone
  const escalated = await head.act('issue.escalate', { issueId, text: ABOVE })
  await tasksOf(house.services, JOB_ROLE).effect!({ home: 5272, id: escalated.body.id, nth: 0 })
  const above = (await province.get('/api/v1/issues')).body.items as { id: string; title: string; voices: number }[]
  expect(above).toMatchObject([{ title: 'Air bersih di rumah lansia', voices: 0 }])
  const file = (await province.get(`/api/v1/issues/${above[0]!.id}/file`)).text
  expect(file).toContain(ABOVE)
  for (const secret of [COMPLAINT, 'Rahma', 'Halimah', 'tidak mengalir']) expect(file).not.toContain(secret)
  expect((await province.get(`/api/v1/issues/${issueId}`)).status).toBe(404)

  // everybody who raised it has the answer, named or not
  await head.does('issue.answer', { issueId, text: ANSWER })
  await comesBack(phone)
  await phone.screen.walk('/lapangan/suara')
  await phone.screen.sees(ANSWER)
  for (const who of [sari, ani]) expect((await who.get('/api/v1/voices/mine')).body.items).toMatchObject([{ answer: ANSWER }])
  expect((await rahma.get('/api/v1/voices/mine')).body.items).toEqual([])
  const { put } = (await beside.ask('POST', '/api/pull', { load: '' })).body as { put: { kind: string }[] }
  expect(put.filter(({ kind }) => ['directive', 'hearing', 'voice', 'issue', 'meeting', 'notice', 'reminder'].includes(kind))).toEqual([])
  expect([...phone.screen.complaints, ...desk.complaints, ...tksk.screen.complaints].filter(line => !/offline|ERR_INTERNET_DISCONNECTED|Failed to load/i.test(line))).toEqual([])
}, JOURNEY_MS)

test('the lurah of Paruga passes an instruction of the head on to Rahma without a line; it goes out later, she hears it with the chain, he corrects his words and sees how far they came; the lurah beside sees nothing', async () => {
  const [asked, instruction, mended] = ['Periksa sumur umum di kelurahan Anda.', 'Mulai dari RT 003, catat yang keruh.', 'Mulai dari RT 004, catat yang keruh.']
  const phone = await before(lurah, PHONE, '/lapangan/')
  const first = await head.does('directive.send', { sort: 'arahan', subject: 'Sumur umum', text: asked, audience: [{ worker: lurah.id }] }, 'directive')
  const hearingIn = async (who: Someone, directiveId: string) => (await who.get(`/api/v1/hearings?workerId=${who.id}&directiveId=${directiveId}`)).body.items[0] as { id: string; stage: string; wording: number }
  await expect.poll(async () => { await comesBack(phone); await phone.screen.walk('/lapangan/arahan'); return await phone.screen.text() }, { timeout: 40_000, interval: 1000 }).toContain('Sumur umum')
  await phone.context.setOffline(true)
  await phone.screen.walk(`/lapangan/arahan/${(await hearingIn(lurah, first)).id}`)
  await phone.screen.follow('hear.pass')
  await phone.screen.hand.tick(phone.screen.page.getByLabel(/^Rahma/))
  await phone.screen.write('hear.new.text', instruction)
  await phone.screen.press('hear.send')
  await phone.screen.seesWords('app.waits')
  await phone.screen.follow('hear.funnel')
  await phone.screen.seesWords('hear.reach.offline')
  expect((await lurah.get(`/api/v1/directives?parentId=${first}`)).body.items).toEqual([])

  await comesBack(phone)
  const [{ id: second }] = (await lurah.get(`/api/v1/directives?parentId=${first}`)).body.items
  const psm = await before(rahma, PHONE, `/lapangan/arahan/${(await hearingIn(rahma, second)).id}`)
  for (const said of [asked, instruction]) await psm.screen.sees(said)
  await psm.screen.press('hear.understand')
  await expect.poll(async () => (await hearingIn(rahma, second)).stage, { timeout: 15_000 }).toBe('dimengerti')

  await phone.screen.hand.press(phone.screen.page.locator('summary', { hasText: words('hear.correct') }))
  await phone.screen.write('hear.new.text', mended)
  await phone.screen.write('field.reason', 'RT 003 sudah diperiksa')
  await phone.screen.press('hear.correct.send')
  await expect.poll(async () => await hearingIn(rahma, second), { timeout: 15_000 }).toMatchObject({ stage: 'terkirim', anew: true, wording: 1 })
  await phone.screen.sees(mended)
  await phone.screen.walk('/lapangan/arahan')
  await phone.screen.walk(`/lapangan/arahan/kirim/${second}`)
  await phone.screen.sees(new RegExp(`${escaped(words('reached.belum_sampai'))}|${escaped(words('reached.belum_dibuka'))}`))
  expect((await ani.get(`/api/v1/hearings?directiveId=${second}`)).body.items).toEqual([])
  for (const path of [`directives/${second}`, `directives/${second}/ledger`, `hearings/${(await hearingIn(rahma, second)).id}`]) expect((await lurahBeside.get(`/api/v1/${path}`)).status).toBe(404)

  // and whoever calls people together calls them from the telephone
  await phone.screen.walk('/lapangan/rapat/baru')
  await phone.screen.write('meet.plan.name', 'Rembuk sumur')
  await phone.screen.write('field.day', dayFromToday(3))
  await phone.screen.write('meet.plan.place', 'Balai kelurahan')
  await phone.screen.hand.tick(phone.screen.page.getByLabel(begins('app.all_of', { role: words('role.psm') })))
  await phone.screen.press('meet.plan.send')
  await phone.screen.seesWords('meet.plan.sent')
  const [meeting] = (await rahma.get('/api/v1/meetings?limit=20')).body.items.filter((one: { title: string }) => one.title === 'Rembuk sumur')
  expect(meeting).toMatchObject({ leaderName: 'Ibu Lurah', place: 'Balai kelurahan', invited: 3 })
  expect((await lurahBeside.get(`/api/v1/meetings/${meeting.id}`)).status).toBe(404)
  const { put } = (await lurahBeside.ask('POST', '/api/pull', { load: '' })).body as { put: { kind: string }[] }
  expect(put.filter(({ kind }) => ['directive', 'hearing', 'meeting', 'notice'].includes(kind))).toEqual([])
  expect([...phone.screen.complaints, ...psm.screen.complaints].filter(line => !/offline|ERR_INTERNET_DISCONNECTED|Failed to load/i.test(line))).toEqual([])
}, JOURNEY_MS)
