import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tasksHere } from '#slices/plans/field/held.ts'
import { dayFromToday, freshId, openHouse, openOffice, settle, type House, type Someone } from './house.ts'
import { openPhone } from './pocket.ts'

const KOTA = '52.72', PARUGA = '52.72.01.1001', TODAY = dayFromToday(0)
let house: House
let rahma: Someone, budi: Someone, dewi: Someone, nur: Someone, tari: Someone, salma: Someone, beside: Someone, wulan: Someone
let malik: string, aisyah: string, planId: string, goalId: string, closureId: string

type Row = Record<string, any>
const listOf = async (who: Someone, path: string) => ((await who.get(`/api/v1/${path}`)).body.items ?? []) as Row[]
const tasksOf = async (who: Someone, query = '') => ((await who.get(`/api/v1/tasks${query}`)).body.items as Row[]).filter(task => task.caseId === malik).map(({ rule }) => rule).toSorted()
const refusal = async (who: Someone, action: string, input: object) => { const { status, body } = await who.act(action, input); return status === 422 ? body.details.faults.map(({ at, rule }: Row) => `${at} ${rule}`).join(', ') : body.code as string }
const agreed = (caseId: string, purposes: string[]) => ({ caseId, purposes, givenBy: 'sendiri', day: TODAY, manner: 'lisan', witness: 'Ibu Ani', explained: true })

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  ;[rahma, budi, dewi, nur, tari, salma, beside, wulan] = await Promise.all([
    settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' }), settle(house, 'Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' }), settle(house, 'Dewi', { role: 'sakti_peksos', region: KOTA }), settle(house, 'Nur Aini', { role: 'kabid', region: KOTA }),
    settle(house, 'Tari', { role: 'peksos', region: KOTA }), settle(house, 'Salma', { role: 'lurah', region: PARUGA }), settle(house, 'Laila', { role: 'psm', region: '52.72.01.1002', pillar: 'psm' }), settle(house, 'Wulan', { role: 'kabid', region: '52.06' }),
  ])
  malik = await rahma.does('case.open', { who: 'Bapak Malik', name: 'Malik', bornYear: 1948, needs: ['lansia'], urgency: 'segera', region: PARUGA, rt: '005', rw: '002', seal: 'tidak' }, 'case')
  aisyah = await nur.does('case.open', { who: 'Aisyah, 9 tahun', name: 'Aisyah', needs: ['anak'], urgency: 'segera', region: PARUGA, seal: 'ya' }, 'case')
  for (const [caseId, types, leadId] of [[malik, ['LUT'], budi.id], [aisyah, ['AKTK'], dewi.id]] as const) {
    await nur.does('case.triage', { caseId, types, bidang: 'rehsos' })
    await nur.does('case.assign', { caseId, leadId, teamIds: [] })
    await nur.does('case.step', { caseId, step: 'asesmen' })
  }
})
afterAll(() => house?.close())

test('consent comes before the assessment: without it Budi is refused, and asked to get it', async () => {
  const found = { caseId: malik, day: TODAY, biologis: 'Sulit berjalan.', sosial: 'Hidup sendiri.', ekonomi: 'Tidak ada penghasilan.', risks: 'Jatuh, lapar.', conclusion: 'Perlu pendampingan.' }
  expect(await tasksOf(budi)).toEqual(['assess', 'consent'])
  expect(await refusal(budi, 'assessment.record', found)).toBe('consent.needed')
  await budi.does('consent.take', agreed(malik, ['asesmen', 'layanan']))
  expect(await refusal(budi, 'assessment.record', { caseId: malik, day: TODAY, conclusion: 'Kosong' })).toBe('biologis one_side')
  await budi.does('assessment.record', found)
  expect(await tasksOf(budi)).toEqual(['plan'])
})

test('Budi’s telephone works out the same tasks without a line, also past the days off of his office; that of Laila beside holds none of it', async () => {
  const sekar = await settle(house, 'Sekar', { role: 'sekretaris', region: KOTA })
  const asked = async () => ((await budi.get('/api/v1/tasks')).body.items as Row[]).map(({ key, from, to }) => [key, from, to])
  const before = await asked()
  await sekar.does('holiday.set', { region: KOTA, holidays: [1, 2, 3, 4].map(days => ({ day: dayFromToday(days), name: 'Libur contoh' })) })
  const phones = [budi, beside].map(who => openPhone(who))
  for (const phone of phones) await phone.sync.now()
  const [mine, theirs] = await Promise.all(phones.map(async ({ memory }, at) => { const me = [budi, beside][at]!; const { posts } = (await me.get('/api/session')).body; return tasksHere(memory, { workerId: me.id, posts }, TODAY).map(({ key, from, to }) => [key, from, to]) }))
  expect(mine).toEqual(await asked())
  expect(mine).not.toEqual(before)
  expect(theirs).toEqual([])
})

test('Budi draws the plan, the family agrees; one plan at a time, and a day of review that is still to come', async () => {
  const goals = [{ domain: 'biologis', aim: 'Makan tiga kali sehari', sign: 'Berat badan naik' }, { domain: 'sosial', aim: 'Tidak sendirian' }]
  expect(await refusal(budi, 'plan.draw', { caseId: malik, reviewDay: TODAY, goals })).toBe('reviewDay past_day')
  planId = await budi.does('plan.draw', { caseId: malik, reviewDay: dayFromToday(5), goals }, 'plan')
  expect(await refusal(budi, 'plan.draw', { caseId: malik, reviewDay: dayFromToday(5), goals })).toBe('plan.stands')
  goalId = (await listOf(budi, `goals?planId=${planId}`)).find(({ domain }) => domain === 'biologis')!.id
  expect(await tasksOf(budi)).toEqual(['agree', 'review'])
  expect(await refusal(budi, 'plan.agree', { planId, agreement: 'sebagian', agreedDay: TODAY, agreedBy: 'Bapak Malik' })).toBe('agreedView required')
  await budi.does('plan.agree', { planId, agreement: 'setuju', agreedDay: TODAY, agreedBy: 'Bapak Malik', agreedView: 'Ingin tetap di rumah.' })
  expect((await nur.get(`/api/v1/plans/${planId}`)).body).toMatchObject({ state: 'disepakati', agreedBy: 'Bapak Malik' })
  expect(await tasksOf(budi)).toEqual(['review'])
})

test('a conference with the puskesmas and BAZNAS needs consent to share data; each decision becomes an action with an owner', async () => {
  const participants = [{ name: 'Budi', org: 'TKSK', workerId: budi.id }, { name: 'dr. Sinta', org: 'Puskesmas Paruga' }, { name: 'Bapak Arif', org: 'BAZNAS Kota Bima' }]
  const called = { caseId: malik, day: dayFromToday(1), from: '09:00', place: 'Aula Dinsos', participants }
  expect(await refusal(tari, 'conference.call', called)).toBe('consent.needed')
  await budi.does('consent.take', agreed(malik, ['berbagi_data']))
  const conferenceId = await tari.does('conference.call', called, 'conference')
  expect((await listOf(budi, 'notices')).map(({ code }) => code)).toContain('conference.called')
  const held = { caseId: malik, conferenceId, day: TODAY, participants, summary: 'Semua setuju membagi tugas.', decisions: [{ text: 'Periksa kesehatan tiap bulan', of: 'lembaga', body: 'Puskesmas Paruga', ownerId: rahma.id, due: dayFromToday(10) }, { text: 'Bantuan beras', of: 'lembaga', ownerId: budi.id, due: dayFromToday(3) }, { text: 'Bertemu lagi bulan depan' }] }
  expect(await refusal(tari, 'conference.hold', held)).toBe('body required')
  await tari.does('conference.hold', { ...held, decisions: [held.decisions[0], { ...held.decisions[1], body: 'BAZNAS Kota Bima' }, held.decisions[2]] })
  const conference = (await budi.get(`/api/v1/conferences/${conferenceId}`)).body
  expect(conference.decisions.map(({ deedId }: Row) => !!deedId)).toEqual([true, true, false])
  expect(await refusal(tari, 'conference.cancel', { conferenceId, reason: 'x' })).toBe('conference.over')
  expect(await tasksOf(budi)).toEqual(['deed', 'review'])
})

test('whoever owns an action does it, also without being on the team; aid delivered closes the action it carries out', async () => {
  const [visit] = await listOf(rahma, 'deeds?state=terbuka')
  expect(await refusal(rahma, 'deed.do', { deedId: visit!.id, state: 'batal' })).toBe('note required')
  await rahma.does('deed.do', { deedId: visit!.id, state: 'selesai', note: 'Sudah diperiksa.' })
  expect(await refusal(rahma, 'deed.do', { deedId: visit!.id, state: 'selesai' })).toBe('deed.over')
  const rice = (await listOf(budi, 'deeds?state=terbuka'))[0]!
  const given = { caseId: malik, deedId: rice.id, day: TODAY, sort: 'permakanan', what: 'Beras', quantity: '10.5', unitOf: 'kg', programme: 'Zakat 2026', body: 'BAZNAS Kota Bima', receivedBy: 'Bapak Malik', mark: { w: 8, h: 8, dots: 'PEKBpYGZQjw=' } }
  expect(await refusal(budi, 'provision.record', { ...given, unitOf: undefined })).toBe('unitOf required')
  const provisionId = await budi.does('provision.record', given, 'provision')
  expect((await nur.get(`/api/v1/provisions/${provisionId}`)).body).toMatchObject({ what: 'Beras', quantity: '10,5', unitOf: 'kg', receivedBy: 'Bapak Malik' })
  expect(await tasksOf(budi)).toEqual(['review'])
})

test('a picture of the receipt lies beside the aid: laid there by whoever wrote it down, seen by the team and the office; Laila beside, the lurah and the neighbour find neither', async () => {
  const shot = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#a33' } }).webp().toBuffer()
  const hash = createHash('sha256').update(shot).digest('hex')
  const given = { caseId: malik, day: TODAY, sort: 'permakanan', what: 'Lauk', pictures: [hash] }
  expect(await refusal(budi, 'provision.record', { ...given, pictures: ['bukan'] })).toBe('pictures.0 sha256')
  expect(await refusal(budi, 'provision.record', { ...given, pictures: [1, 2, 3, 4].map(nth => String(nth).repeat(64)) })).toBe('pictures too_big')
  const id = await budi.does('provision.record', given, 'provision')
  const path = `/api/v1/provisions/${id}`
  const announced = (who: Someone, sha256 = hash) => who.ask('POST', `${path}/uploads`, { sha256, size: shot.length, type: 'image/webp' })
  const seen = async (who: Someone) => { const answer = await fetch(`${house.url}${path}/files/${hash}`, { headers: { authorization: `Bearer ${who.token}` } }); return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() } }
  expect((await seen(nur)).status).toBe(404)
  expect((await announced(tari)).status).toBe(403)
  expect((await announced(budi, '9'.repeat(64))).body.code).toBe('file.not_announced')
  expect((await announced(budi)).body).toMatchObject({ offset: 0, done: false })
  const sent = await fetch(`${house.url}${path}/uploads/${hash}?offset=0`, { method: 'PATCH', headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${budi.token}` }, body: new Uint8Array(shot) })
  expect(await sent.json()).toMatchObject({ done: true })
  for (const who of [budi, nur, tari]) expect(await seen(who), who.name).toMatchObject({ status: 200, type: 'image/webp' })
  for (const who of [beside, salma, wulan]) {
    const absent = await who.get(`/api/v1/provisions/${freshId(5272)}`)
    expect([(await seen(who)).text, (await announced(who)).text, (await who.get(path)).text], who.name).toEqual([absent.text, absent.text, absent.text])
  }
})

test('two edits of one goal both stand until a person chooses; a review says how far it has come', async () => {
  await budi.does('goal.edit', { goalId, edits: { aim: ['Makan tiga kali sehari', 'Makan dua kali sehari'] } })
  await tari.does('goal.edit', { goalId, edits: { aim: ['Makan tiga kali sehari', 'Makan bergizi tiga kali'], sign: ['Berat badan naik', 'Berat 50 kg'] } })
  expect((await budi.get(`/api/v1/goals/${goalId}`)).body).toMatchObject({ aim: 'Makan dua kali sehari', sign: 'Berat 50 kg', clashing: true, clashes: [{ field: 'aim', mine: 'Makan bergizi tiga kali', byName: 'Tari' }] })
  expect(await tasksOf(budi)).toContain('goal_check')
  await budi.does('goal.settle', { goalId, field: 'aim', take: 'mine' })
  await budi.does('plan.review', { planId, note: 'Sudah makan teratur.', nextDay: dayFromToday(30), progress: [{ goalId, progress: 3 }] })
  await tari.does('plan.review', { planId, note: 'Belum melihat catatan Budi.', nextDay: dayFromToday(40), progress: [{ goalId, progress: 2 }] })
  expect((await budi.get(`/api/v1/goals/${goalId}`)).body).toMatchObject({ aim: 'Makan bergizi tiga kali', progress: 3, clashing: true, clashes: [{ field: 'progress', theirs: 3, mine: 2 }] })
})

test('Budi leaves: what he had to do goes along, and nothing falls to nobody', async () => {
  await budi.does('deed.add', { caseId: malik, goalId, what: 'Ajak ke posyandu lansia', of: 'petugas', ownerId: budi.id, due: dayFromToday(2) })
  const stepId = await budi.does('step.add', { caseId: malik, what: 'Telepon keponakan', ownerId: budi.id, due: dayFromToday(2) }, 'next_step')
  const before = await tasksOf(nur, '?whose=all')
  await nur.does('work.hand_over', { fromId: budi.id, toId: rahma.id, caseIds: [malik] })
  expect(await tasksOf(budi)).toEqual([])
  expect(await tasksOf(nur, '?whose=all')).toEqual(before)
  expect(await tasksOf(rahma)).toEqual(before)
  expect((await listOf(rahma, 'deeds?state=terbuka'))[0]).toMatchObject({ ownerName: 'Rahma' })
  const theirs = await rahma.does('step.add', { caseId: malik, what: 'Antar surat', ownerId: tari.id, due: dayFromToday(4) }, 'next_step')
  expect((await listOf(nur, `next_steps?caseId=${malik}&state=terbuka`)).map(({ id, ownerName }) => `${id} ${ownerName}`).toSorted()).toEqual([`${stepId} Rahma`, `${theirs} Tari`].toSorted())
  // the lead may end what somebody else was to do; Salma and Laila, who do not lead it, may not
  expect(await Promise.all([salma, beside, wulan].map(who => refusal(who, 'step.do', { stepId: theirs, state: 'batal' })))).toEqual(['not_found', 'not_found', 'not_found'])
  await rahma.does('step.do', { stepId: theirs, state: 'batal', note: 'Sudah diambil keponakan.' })
  await rahma.does('step.do', { stepId, state: 'selesai' })
})

test('the end of the service is proposed by Rahma and agreed by the kabid, never by whoever proposed it, and leaves nothing open behind; then aftercare is due', async () => {
  const ending = { caseId: malik, reason: 'tercapai', summary: 'Makan teratur, ditemani keponakan.', months: [3, 1] }
  // one action is still open: either it is settled, or it is said why the service ends all the same
  expect(await refusal(tari, 'closure.propose', ending)).toBe('openReason open_work')
  closureId = await tari.does('closure.propose', { ...ending, openReason: 'Posyandu meneruskan.' }, 'closure')
  expect(await refusal(rahma, 'closure.approve', { closureId })).toBe('forbidden')
  await nur.does('closure.return', { closureId, note: 'Tunggu kunjungan bulan ini.' })
  expect((await nur.get(`/api/v1/cases/${malik}`)).body.stage).toBe('monitoring')
  expect((await listOf(rahma, 'deeds?state=terbuka')).length).toBe(1)
  const own = await nur.does('closure.propose', { caseId: malik, reason: 'tercapai', summary: 'x', openReason: 'x', months: [] }, 'closure')
  expect(await refusal(nur, 'closure.approve', { closureId: own })).toBe('closure.own')
  // nor does a step of the case end it past the four eyes
  for (const step of ['bina_lanjut', 'selesai']) expect((await nur.act('case.step', { caseId: malik, step, reason: 'tercapai' })).body.details.faults, step).toMatchObject([{ rule: 'proposed' }])
  await nur.does('closure.return', { closureId: own, note: 'Diajukan ulang oleh Rahma.' })
  // whoever was asked and has not ended, and a consent taken back, come first, and are named
  const referralId = await rahma.does('referral.send', { caseId: malik, sort: 'layanan', body: 'puskesmas', toName: 'Puskesmas Paruga', reason: 'Periksa.', share: ['kebutuhan'], unconsented: 'Uji.' }, 'referral')
  closureId = await rahma.does('closure.propose', { ...ending, openReason: 'x' }, 'closure')
  expect((await nur.act('closure.approve', { closureId })).body).toMatchObject({ code: 'case.referral_open', details: { name: 'Puskesmas Paruga' } })
  await rahma.does('referral.revoke', { referralId, text: 'Sudah diperiksa.' })
  const consentId = await rahma.does('consent.take', agreed(malik, ['publikasi']), 'consent')
  await rahma.does('consent.withdraw', { consentId, givenBy: 'sendiri' })
  expect(await refusal(nur, 'closure.approve', { closureId })).toBe('case.withdrawal_open')
  const [withdrawal] = await listOf(rahma, `withdrawals?state=menunggu`)
  await rahma.does('consent.stop', { withdrawalId: withdrawal!.id, note: 'Tidak ada yang terbit.' })
  await nur.does('closure.return', { closureId, note: 'Sekali lagi.' })
  const [deed] = await listOf(rahma, 'deeds?state=terbuka')
  await rahma.does('deed.do', { deedId: deed!.id, state: 'selesai' })
  closureId = await rahma.does('closure.propose', { ...ending, summary: 'Makan teratur.' }, 'closure')
  // what is added while it waits, whoever agrees says something of; it is called off in those words
  const added = await rahma.does('deed.add', { caseId: malik, what: 'Antar kursi', of: 'petugas', ownerId: rahma.id, due: dayFromToday(2) }, 'deed')
  const stepId = await rahma.does('step.add', { caseId: malik, what: 'Telepon keponakan', ownerId: rahma.id, due: dayFromToday(2) }, 'next_step')
  expect(await refusal(nur, 'closure.approve', { closureId })).toBe('note open_work')
  await nur.does('closure.approve', { closureId, note: 'Kursi dari keponakan.' })
  expect((await nur.get(`/api/v1/deeds/${added}`)).body).toMatchObject({ state: 'batal', doneNote: 'Kursi dari keponakan.' })
  expect((await nur.get(`/api/v1/next_steps/${stepId}`)).body).toMatchObject({ state: 'batal', doneNote: 'Layanan berakhir' })
  expect((await nur.get(`/api/v1/cases/${malik}`)).body.nextDay ?? null).toBeNull()
  expect((await nur.get(`/api/v1/cases/${malik}`)).body.stage).toBe('bina_lanjut')
  expect((await nur.get(`/api/v1/plans/${planId}`)).body.state).toBe('selesai')
  const due = ((await rahma.get('/api/v1/tasks')).body.items as Row[]).filter(({ rule }) => rule === 'aftercare')
  expect(due).toMatchObject([{ caseId: malik, who: 'Bapak Malik' }, { caseId: malik }])
  expect(due[0]!.from < due[1]!.from).toBe(true)
})

test('a sealed child has a plan too, and nobody outside the team meets a trace of it; nor does the neighbour of Bapak Malik', async () => {
  const guardian = { ...agreed(aisyah, ['asesmen']), givenBy: 'wali', giver: 'Ibu Halimah', relation: 'Ibu', childView: 'Ingin sekolah' }
  await dewi.does('consent.take', guardian)
  await dewi.does('assessment.record', { caseId: aisyah, day: TODAY, psikologis: 'Takut', conclusion: 'Perlu aman' })
  const hidden = await dewi.does('plan.draw', { caseId: aisyah, reviewDay: dayFromToday(7), goals: [{ domain: 'psikologis', aim: 'Merasa aman' }] }, 'plan')
  expect(await refusal(dewi, 'deed.add', { caseId: aisyah, what: 'x', of: 'petugas', ownerId: rahma.id, due: dayFromToday(2) })).toBe('ownerId not_on_team')
  await dewi.does('deed.add', { caseId: aisyah, what: 'Visum', of: 'petugas', ownerId: dewi.id, due: dayFromToday(-0) })
  for (const who of [rahma, budi, tari, salma, beside, wulan]) {
    for (const path of ['tasks?whose=all', 'plans', 'goals', 'deeds', 'assessments', 'consents']) expect((await who.get(`/api/v1/${path}`)).text, `${who.name} ${path}`).not.toMatch(new RegExp(`${hidden}|${aisyah}|Visum|aman`))
    expect((await who.get(`/api/v1/cases/${aisyah}/care`)).text).toBe((await who.get(`/api/v1/cases/${freshId(5272)}/care`)).text)
  }
  expect((await dewi.get(`/api/v1/cases/${aisyah}/care`)).body).toMatchObject({ plans: [{ id: hidden }], goals: [{ aim: 'Merasa aman' }], deeds: [{ what: 'Visum' }] })
  for (const who of [beside, wulan]) expect((await who.get('/api/v1/tasks?whose=all')).body.items, who.name).toEqual([])
  // the lurah reads that an aftercare visit is due, and nothing of the plan
  const seen = (await salma.get('/api/v1/tasks?whose=all')).body.items as Row[]
  expect([...new Set(seen.map(({ rule }) => rule))]).toEqual(['aftercare'])
  expect(await listOf(salma, 'plans')).toEqual([])
})
