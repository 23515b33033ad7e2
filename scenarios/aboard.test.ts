import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asSystem, dayFromToday, freshId, nobody, openHouse, openOffice, settle, type House, type Someone } from './house.ts'
import { tasksOf } from '#server/tasks.ts'
import { JOB_ROLE } from '#src/rights.ts'

const KOTA = '52.72', PARUGA = '52.72.01.1001', TANJUNG = '52.72.01.1004'
let house: House
let admin: Someone, nur: Someone, rahma: Someone, budi: Someone, lurah: Someone, koordinator: Someone, psm: Someone, elsewhere: Someone, adminThere: Someone

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  ;[admin, nur, rahma, budi, lurah, koordinator, psm, elsewhere, adminThere] = await Promise.all([
    settle(house, 'Ari Admin', { role: 'admin', region: KOTA }), settle(house, 'Nur Kabid', { role: 'kabid', region: KOTA }), settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' }), settle(house, 'Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' }),
    settle(house, 'Lurah Paruga', { role: 'lurah', region: PARUGA }), settle(house, 'Koordinator', { role: 'koordinator_pilar', region: KOTA, pillar: 'psm' }), settle(house, 'Sari', { role: 'psm', region: TANJUNG, pillar: 'psm' }),
    settle(house, 'Tetangga', { role: 'psm', region: '52.06.01.2005', pillar: 'psm' }), settle(house, 'Admin Kabupaten', { role: 'admin', region: '52.06' }),
  ]) as [Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone]
})
afterAll(() => house?.close())

const faults = (answer: { body: any }) => answer.body?.details?.faults?.map(({ at, rule }: { at: string; rule: string }) => `${at} ${rule}`)

describe('a post fits its role', () => {
  test('a lurah of a kecamatan, a PSM under Tagana, an RT head without RT and a TKSK of a kelurahan are refused, each fault named', async () => {
    const give = async (input: Record<string, unknown>) => faults(await admin.act('post.give', { workerId: rahma.id, line: 'area', ...input }))
    expect(await give({ role: 'lurah', region: '52.72.01' })).toEqual(['region kelurahan'])
    expect(await give({ role: 'psm', region: TANJUNG, pillar: 'tagana' })).toEqual(['pillar pillar_of_role'])
    expect(await give({ role: 'ketua_rt', region: KOTA })).toEqual(['region kelurahan', 'rt required'])
    expect(await give({ role: 'tksk', region: PARUGA })).toEqual(['region level_of_role'])
    expect(await give({ role: 'lurah', region: PARUGA, rt: '001' })).toEqual(['rt not_for_role'])
  })
  test('one telephone number in two spellings belongs to one worker, and a corrected one signs in at once', async () => {
    const workerId = await admin.does('worker.add', { region: KOTA, name: 'Wati', username: 'wati.satu', phone: '0812-3456-7001' }, 'worker')
    expect(faults(await admin.act('worker.add', { region: KOTA, name: 'Lain', username: 'lain.satu', phone: '+62 812 3456 7001' }))).toEqual(['phone number_taken'])
    const { body: code } = await admin.ask('POST', `/api/workers/${workerId}/code`)
    const first = await nobody(house).ask('POST', '/api/first/password', { login: '6281234567001', code: code.password, new: 'kata-sandi-wati-1' })
    expect(first.status).toBe(200)
    await admin.does('worker.edit', { workerId, phone: '081234567002' })
    const signs = async (login: string) => (await nobody(house).ask('POST', '/api/session', { login, password: 'kata-sandi-wati-1' })).status
    expect([await signs('081234567001'), await signs('+6281234567002')]).toEqual([401, 200])
  })
})

describe('the head has a word', () => {
  test('a kabid given by the admin waits for the head, and gives no right until then', async () => {
    const kadis = await settle(house, 'Kepala Dinas', { role: 'kepala_dinas', region: KOTA })
    const joko = await settle(house, 'Joko')
    const postId = await admin.does('post.give', { workerId: joko.id, role: 'kabid', region: KOTA, line: 'area' }, 'post')
    expect((await joko.get('/api/session')).body.posts.filter((post: { role: string }) => post.role === 'kabid')).toEqual([])
    expect((await admin.act('post.approve', { postId, answer: 'setuju' })).status).toBe(403)
    expect((await kadis.get('/api/v1/posts?approval=menunggu_kepala')).body.items).toMatchObject([{ id: postId, workerName: 'Joko' }])
    await kadis.does('post.approve', { postId, answer: 'setuju' })
    expect((await joko.get('/api/session')).body.posts).toMatchObject([{ role: 'kabid' }])
    expect(faults(await kadis.act('post.approve', { postId, answer: 'tolak' }))).toEqual(['postId not_waiting'])
    expect((await elsewhere.act('post.approve', { postId, answer: 'setuju' })).status).toBe(404)
  })
})

describe('the first code', () => {
  test('a lurah hands a code to the PSM of the kelurahan; the PSM sees the own name, chooses a password and is in; the code works once', async () => {
    const made = await lurah.ask('POST', `/api/workers/${rahma.id}/code`)
    expect(made.status).toBe(200)
    const { username, password: code, expires } = made.body
    expect(Date.parse(expires) - Date.now()).toBeGreaterThan(71 * 3_600_000)
    const stranger = nobody(house)
    expect((await stranger.ask('POST', '/api/first', { login: username, code })).body).toEqual({ name: 'Rahma', username })
    expect((await stranger.ask('POST', '/api/first', { login: username, code })).status).toBe(200)
    expect(faults(await stranger.ask('POST', '/api/first/password', { login: username, code, new: 'rahasia-123' }))).toEqual(['new too_common'])
    const all = await Promise.all(['satu', 'dua'].map(word => stranger.ask('POST', '/api/first/password', { login: username, code, new: `sandi-baru-${word}` })))
    expect(all.map(({ status }) => status).toSorted()).toEqual([200, 401])
    rahma.token = all.find(({ status }) => status === 200)!.body.token
    expect((await rahma.get('/api/session')).body).toMatchObject({ worker: { name: 'Rahma' }, mustChangePassword: false })
    expect((await stranger.ask('POST', '/api/first', { login: username, code })).status).toBe(401)
    expect((await rahma.get('/api/v1/notices')).body.items).toMatchObject([{ code: 'worker.invited', told: { otherName: 'Lurah Paruga' } }])
  })
  test('who may hand codes: the coordinator within the pillar; never for somebody who holds more', async () => {
    const asks = async (by: Someone, of: Someone) => (await by.ask('POST', `/api/workers/${of.id}/code`)).status
    expect(await asks(koordinator, await settle(house, 'Iwan', { role: 'psm', region: TANJUNG, pillar: 'psm' }))).toBe(200)
    expect(await asks(koordinator, budi)).toBe(403)
    expect(await asks(lurah, psm)).toBe(403)
    expect(await asks(rahma, psm)).toBe(403)
    expect(await asks(adminThere, psm)).toBe(404)
    expect(await asks(elsewhere, rahma)).toBe(404)
    const both = await settle(house, 'Ketua Sekaligus', { role: 'ketua_rt', region: PARUGA, rt: '003' }, { role: 'operator', region: KOTA })
    expect(await asks(lurah, both)).toBe(403)
  })
  test('wrong codes are counted and then refused for a while', async () => {
    const stranger = nobody(house)
    const statuses = []
    for (let tries = 0; tries < 10; tries += 1) statuses.push((await stranger.ask('POST', '/api/first', { login: 'tak.dikenal', code: 'aaaa-bbbb-cccc' })).status)
    expect(statuses.at(-1)).toBe(429)
  })
})

describe('moving on', () => {
  test('what Sari leaves open stands without an owner until the kabid hands it over, all at once', async () => {
    const caseId = await psm.does('case.open', { who: 'Ibu Siti', needs: ['lansia'], urgency: 'biasa', region: TANJUNG, seal: 'tidak' }, 'case')
    await nur.does('case.triage', { caseId, types: ['LUT'], bidang: 'rehsos' })
    await nur.does('case.assign', { caseId, leadId: psm.id })
    const tripId = await psm.does('trip.plan', { caseIds: [caseId], day: dayFromToday(2), from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif' }, 'trip')
    await psm.does('step.add', { caseId, what: 'Antar permakanan', ownerId: psm.id, due: dayFromToday(3) })
    const [post] = (await admin.get(`/api/v1/posts?workerId=${psm.id}`)).body.items
    expect((await nur.get('/api/v1/unowned')).body).toEqual({ cases: [], trips: [], steps: [], deeds: [] })
    // before the post ends the admin hears how much is open, never what; a sealed case is in no number
    expect((await admin.get(`/api/v1/workers/${psm.id}/load`)).body).toEqual({ cases: 1, trips: 1, steps: 1, handers: expect.arrayContaining([nur.name]) })
    const hidden = await nur.does('case.open', { who: 'Anak', needs: ['anak'], urgency: 'biasa', region: post.region, seal: 'ya' }, 'case')
    await nur.does('case.assign', { caseId: hidden, leadId: psm.id, teamIds: [] })
    expect((await admin.get(`/api/v1/workers/${psm.id}/load`)).body.cases).toBe(1)
    for (const stranger of [elsewhere, adminThere]) expect((await stranger.get(`/api/v1/workers/${psm.id}/load`)).status).toBe(404)
    expect((await psm.get(`/api/v1/workers/${psm.id}/load`)).status).toBe(403)
    await nur.does('case.assign', { caseId: hidden, leadId: nur.id, teamIds: [] })
    await admin.does('post.end', { postId: post.id, reason: 'Pindah rumah' })
    const { body: left } = await nur.get('/api/v1/unowned')
    expect(left).toMatchObject({ cases: [{ id: caseId, role: 'lead', workerName: 'Sari' }], trips: [{ id: tripId }], steps: [{ what: 'Antar permakanan' }] })
    expect((await nur.get(`/api/v1/workers/${psm.id}/work`)).body).toEqual(left)
    for (const stranger of [elsewhere, adminThere]) expect((await stranger.get(`/api/v1/workers/${psm.id}/work`)).status).toBe(404)
    expect((await admin.get('/api/v1/unowned')).status).toBe(403)
    await nur.does('work.hand_over', { fromId: psm.id, toId: budi.id, caseIds: [caseId], tripIds: [tripId], stepIds: [left.steps[0].id] })
    expect((await nur.get('/api/v1/unowned')).body).toEqual({ cases: [], trips: [], steps: [], deeds: [] })
    expect((await budi.get(`/api/v1/cases/${caseId}`)).body).toMatchObject({ leadName: 'Budi', leadPillar: 'tksk', depth: 'full' })
    expect((await budi.get(`/api/v1/trips/${tripId}`)).body).toMatchObject({ leadName: 'Budi' })
    expect((await psm.get(`/api/v1/cases/${caseId}`)).status).toBe(404)
  })
  test('mutasi: Budi goes to the kabupaten with a post that waits for its admin; his cases stay', async () => {
    expect(faults(await admin.act('worker.transfer', { workerId: budi.id, role: 'tksk', toRegion: '52.72.02' }))).toEqual(['toRegion other_office'])
    expect((await adminThere.act('worker.transfer', { workerId: budi.id, role: 'tksk', toRegion: '52.06.18' })).status).toBe(404)
    const receipt = await admin.act('worker.transfer', { workerId: budi.id, role: 'tksk', toRegion: '52.06.18', pillar: 'tksk', letter: 'SK 12/2026' })
    expect(receipt.status).toBe(200)
    await tasksOf(house.services, JOB_ROLE).effect!({ home: 5272, id: receipt.body.id, nth: 0 })
    const [waiting] = (await adminThere.get('/api/v1/posts?approval=menunggu_kantor')).body.items
    expect(waiting).toMatchObject({ workerName: 'Budi', role: 'tksk', region: '52.06.18', pillar: 'tksk' })
    expect((await admin.act('post.approve', { postId: waiting.id, answer: 'setuju' })).status).toBe(404)
    await adminThere.does('post.approve', { postId: waiting.id, answer: 'setuju' })
    const { body: code } = await adminThere.ask('POST', `/api/workers/${waiting.workerId}/code`)
    const there = nobody(house)
    there.token = (await there.ask('POST', '/api/first/password', { login: code.username, code: code.password, new: 'kata-baru-di-sana' })).body.token
    expect((await there.get('/api/session')).body.posts).toMatchObject([{ role: 'tksk', region: '52.06.18' }])
    expect((await there.get('/api/v1/cases')).body.items).toEqual([])
    expect((await budi.get('/api/session')).status).toBe(401)
    expect((await nur.get('/api/v1/unowned')).body.cases).toMatchObject([{ workerName: 'Budi' }])
    expect((await adminThere.act('worker.welcome', { name: 'Siapa', role: 'kabid', region: '52.06' })).status).toBe(403)
  })
})

test('who holds a post and has never signed in is listed for the admin, until the first password is chosen', async () => {
  const id = freshId(5272)
  await asSystem(house, 5272, 'worker.add', { id, region: KOTA, name: 'Zainab Baru', username: 'zainab.baru' })
  const waiting = async (who: Someone) => { const { status, body } = await who.get('/api/v1/waiting_workers'); return [status, (body.items ?? []).map((one: { name: string }) => one.name)] as const }
  expect((await waiting(admin))[1]).not.toContain('Zainab Baru')
  await asSystem(house, 5272, 'post.give', { workerId: id, role: 'psm', region: '52.72.01.1001', pillar: 'psm', line: 'area' })
  expect((await waiting(admin))[1]).toContain('Zainab Baru')
  expect((await waiting(adminThere))[1]).not.toContain('Zainab Baru')
  expect((await waiting(nur))[0]).toBe(403)
  // a second code ends the first
  const [old, code] = [(await admin.ask('POST', `/api/workers/${id}/code`)).body, (await admin.ask('POST', `/api/workers/${id}/code`)).body]
  const choose = (password: string) => nobody(house).ask('POST', '/api/first/password', { login: code.username, code: password, new: 'kunci-baru-yang-panjang' })
  expect([(await choose(old.password)).status, (await choose(code.password)).status]).toEqual([401, 200])
  expect((await waiting(admin))[1]).not.toContain('Zainab Baru')
})

test('the founding of an office waits for nobody', async () => {
  const id = freshId(5272)
  await asSystem(house, 5272, 'worker.add', { id, region: KOTA, name: 'Kabid Lain', username: 'kabid.lain' })
  await asSystem(house, 5272, 'post.give', { workerId: id, role: 'kabid', region: KOTA, line: 'area' })
  expect((await admin.get(`/api/v1/posts?workerId=${id}`)).body.items).toMatchObject([{ role: 'kabid', approval: null }])
})
