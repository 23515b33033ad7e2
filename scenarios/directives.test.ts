import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tasksOf } from '#server/tasks.ts'
import { JOB_ROLE } from '#src/rights.ts'
import { asSystem, dayFromToday, freshId, openHouse, openOffice, settle, Someone, type House } from './house.ts'

const KOTA = '52.72', RASANAE = '52.72.01', ASAKOTA = '52.72.02', PARUGA = '52.72.01.1001', FAR = '52.72.02.1004', DESA = '52.06.01.2005'
let house: House
let head: Someone, kabid: Someone, lurah: Someone, budi: Someone, rahma: Someone, sari: Someone, wati: Someone, rt: Someone, tagana: Someone, beside: Someone, headBeside: Someone, province: Someone, coordinator: Someone

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  const people: [string, Parameters<typeof settle>[2]][] = [
    ['Suryadi', { role: 'kepala_dinas', region: KOTA }], ['Nur', { role: 'kabid', region: KOTA }], ['Lurah Paruga', { role: 'lurah', region: PARUGA }], ['Budi', { role: 'tksk', region: RASANAE, pillar: 'tksk' }], ['Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' }],
    ['Sari', { role: 'psm', region: FAR, pillar: 'psm' }], ['Wati', { role: 'tksk', region: ASAKOTA, pillar: 'tksk' }], ['Ketua RT', { role: 'ketua_rt', region: PARUGA, rt: '005' }], ['Dedi', { role: 'tagana', region: KOTA, pillar: 'tagana' }], ['Hasan', { role: 'psm', region: DESA, pillar: 'psm' }],
    ['Kepala Bima', { role: 'kepala_dinas', region: '52.06' }], ['Herlina', { role: 'dinas_provinsi', region: '52' }], ['Koordinator PSM', { role: 'koordinator_pilar', region: KOTA, pillar: 'psm' }],
  ]
  const settled: Someone[] = []
  for (const [name, post] of people) settled.push(await settle(house, name, post))
  ;[head, kabid, lurah, budi, rahma, sari, wati, rt, tagana, beside, headBeside, province, coordinator] = settled as [Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone]
}, 120_000)
afterAll(() => house?.close())

const mine = async (who: Someone, directiveId: string) => (await who.get(`/api/v1/hearings?directiveId=${directiveId}&workerId=${who.id}`)).body.items[0]
const whole = async (who: Someone, hearingId: string) => (await who.get(`/api/v1/hearings/${hearingId}`)).body
const words = (who: Someone, directiveId: string) => mine(who, directiveId).then(one => whole(who, one.id))

/** Opens, and goes on as far as is said, on the wording that stands. */
async function goes(who: Someone, directiveId: string, ...acts: string[]): Promise<void> {
  const { id: hearingId, wording } = await mine(who, directiveId)
  for (const act of acts) await who.does(`hearing.${act}`, { hearingId, wording, ...(act === 'carry_out' ? { evidence: 'Sudah dikerjakan bersama RT' } : {}) })
}

describe('an instruction to the pillars of two kecamatan and the lurah', () => {
  let directiveId: string

  test('it goes to those posted there today, and to nobody else; not a word of it is there for the kabupaten beside', async () => {
    directiveId = await head.does('directive.send', {
      sort: 'arahan', subject: 'Pendataan lansia sebelum Lebaran', text: 'Data setiap lansia yang tinggal sendiri, lalu laporkan kepada bidang.', due: dayFromToday(10), duty: 'Rehabilitasi sosial lanjut usia',
      audience: [{ pillar: 'psm', region: RASANAE }, { pillar: 'tksk', region: RASANAE }, { pillar: 'psm', region: ASAKOTA }, { pillar: 'tksk', region: ASAKOTA }, { role: 'lurah', region: PARUGA }], ownerIds: [budi.id, wati.id, lurah.id],
    }, 'directive')
    const { items } = (await head.get(`/api/v1/hearings?directiveId=${directiveId}`)).body
    expect(items.map((one: { workerName: string }) => one.workerName).toSorted()).toEqual(['Budi', 'Lurah Paruga', 'Rahma', 'Sari', 'Wati'])
    expect((await rahma.get(`/api/v1/hearings?directiveId=${directiveId}`)).body.items).toHaveLength(1)
    for (const outsider of [beside, headBeside, tagana, rt, kabid]) {
      expect((await outsider.get(`/api/v1/hearings?directiveId=${directiveId}`)).body.items).toEqual([])
      expect((await outsider.get(`/api/v1/hearings/${items[0].id}`)).text).toBe((await outsider.get(`/api/v1/hearings/${freshId(5272)}`)).text)
      expect((await outsider.get(`/api/v1/directives/${directiveId}`)).status).toBe(404)
      expect((await outsider.act('hearing.hear', { hearingId: items[0].id, wording: 0 })).status).toBe(404)
    }
    const { put } = (await beside.ask('POST', '/api/pull', { load: '' })).body as { put: { kind: string }[] }
    expect(put.filter(({ kind }) => ['directive', 'hearing', 'notice'].includes(kind))).toEqual([])
  })

  test('didengar, dimengerti, disetujui: each state with who and when, none is skipped, and the same tap from two telephones counts once', async () => {
    const { id: hearingId } = await mine(rahma, directiveId)
    expect((await rahma.act('hearing.agree', { hearingId, wording: 0 })).status).toBe(409)
    await goes(rahma, directiveId, 'hear', 'understand', 'understand', 'hear')
    const { trail, stage, heardAt, understoodAt, agreedAt } = await words(rahma, directiveId)
    expect(stage).toBe('dimengerti')
    expect(trail.map((one: { stage: string; byName: string }) => `${one.stage} ${one.byName}`)).toEqual(['didengar Rahma', 'dimengerti Rahma'])
    expect([heardAt, understoodAt, agreedAt].map(Boolean)).toEqual([true, true, false])
    expect((await rahma.act('hearing.carry_out', { hearingId, wording: 0, evidence: 'Sudah' })).status).toBe(409)
    expect((await sari.act('hearing.hear', { hearingId, wording: 0 })).status).toBe(404)
    await goes(sari, directiveId, 'hear')
  })

  test('named owners restate; the sender accepts one and clarifies to another', async () => {
    const { id: hearingId } = await mine(budi, directiveId)
    expect((await budi.act('hearing.understand', { hearingId, wording: 0 })).body.errors?.[0]?.rule ?? 'asked_of_you').toBe('asked_of_you')
    await budi.does('hearing.restate', { hearingId, wording: 0, restatement: 'Saya mendata lansia sebatang kara di Rasanae sampai tenggat.' })
    expect((await mine(budi, directiveId)).stage).toBe('didengar')
    expect((await wati.act('hearing.accept', { hearingId })).status).toBe(404)
    expect((await budi.act('hearing.accept', { hearingId })).status).toBe(403)
    await head.does('hearing.accept', { hearingId })
    expect((await mine(budi, directiveId)).stage).toBe('dimengerti')
    const other = await mine(wati, directiveId)
    await wati.does('hearing.restate', { hearingId: other.id, wording: 0, restatement: 'Saya menunggu data dari kelurahan.' })
    await head.does('hearing.clarify', { hearingId: other.id, clarification: 'Datangi sendiri, jangan menunggu.' })
    expect(await words(wati, directiveId)).toMatchObject({ stage: 'didengar', restated: 'dijelaskan', clarification: 'Datangi sendiri, jangan menunggu.' })
    await wati.does('hearing.restate', { hearingId: other.id, wording: 0, restatement: 'Saya datangi sendiri tiap rumah.' })
  })

  test('it is corrected after half have understood: all who had it get the new words, those who had gone on are asked anew, the old wording stays struck through', async () => {
    await head.does('directive.correct', { directiveId, wording: 0, text: 'Data setiap lansia yang tinggal sendiri dan yang merawat cucu, lalu laporkan kepada bidang.', reason: 'Lansia yang merawat cucu terlewat' })
    for (const who of [rahma, sari, budi, wati, lurah]) {
      const { wordings, stage, wording } = await words(who, directiveId)
      expect(wordings.map((one: { text: string }) => one.text.includes('cucu'))).toEqual([false, true])
      expect([stage, wording]).toEqual(['terkirim', 1])
    }
    expect((await words(rahma, directiveId)).anew).toBe(true)
    expect((await words(sari, directiveId)).anew).toBe(false)
    expect((await rahma.act('directive.correct', { directiveId, wording: 1, text: 'Lain', reason: 'Iseng' })).status).toBe(404)
    expect((await head.act('directive.correct', { directiveId, wording: 0, text: 'Dari layar lama', reason: 'Lupa' })).body.code).toBe('directive.newer')
  })

  test('an understanding of the old words that arrives from a telephone without signal is kept, and asks anew', async () => {
    const { id: hearingId } = await mine(sari, directiveId)
    const envelope = (action: string) => ({ id: freshId(5272), action, at: new Date(Date.now() - 3_600_000).toISOString(), input: { hearingId, wording: 0 } })
    const { receipts } = (await sari.ask('POST', '/api/push', { envelopes: [envelope('hearing.hear'), envelope('hearing.understand')] })).body
    expect(receipts.every((one: { refused?: unknown }) => !one.refused)).toBe(true)
    const { stage, anew, trail } = await words(sari, directiveId)
    expect([stage, anew]).toEqual(['terkirim', true])
    expect(trail.at(-1)).toMatchObject({ stage: 'dimengerti', wording: 0 })
  })

  test('what Wati restated of the old words without a line is not lost: she and the head read that it was for the old words, nobody waits for an answer to it, and she restates the new ones', async () => {
    const { id: hearingId } = await mine(wati, directiveId)
    await wati.does('hearing.restate', { hearingId, wording: 0, restatement: 'Saya mendata lansia yang sendiri.' })
    for (const who of [wati, head]) expect(await whole(who, hearingId)).toMatchObject({ restatement: 'Saya mendata lansia yang sendiri.', stage: 'terkirim', wording: 1, turn: 'penerima', anew: true })
    expect((await whole(head, hearingId)).restated ?? null).toBeNull()
    expect((await head.act('hearing.accept', { hearingId })).status).toBe(409)
    expect((await sari.get(`/api/v1/hearings/${hearingId}`)).status).toBe(404)
  })

  test('ada kendala is read by the sender alone; answered, it goes on', async () => {
    await goes(rahma, directiveId, 'hear', 'understand')
    const { id: hearingId } = await mine(rahma, directiveId)
    await rahma.does('hearing.object', { hearingId, wording: 1, objection: 'kendala', reason: 'Saya belum punya daftar RT 009.' })
    expect((await whole(head, hearingId)).reason).toBe('Saya belum punya daftar RT 009.')
    const secretary = await settle(house, 'Sekretaris', { role: 'sekretaris', region: KOTA })
    const seen = await whole(secretary, hearingId)
    expect([seen.depth, seen.reason, seen.objection]).toEqual(['brief', undefined, undefined])
    expect((await secretary.act('hearing.reply', { hearingId, outcome: 'jelas', reply: 'x' })).status).toBe(403)
    await head.does('hearing.reply', { hearingId, outcome: 'jelas', reply: 'Daftarnya ada di kelurahan.' })
    await goes(rahma, directiveId, 'agree', 'carry_out')
    const done = await words(rahma, directiveId)
    expect([done.stage, done.turn, done.evidence]).toEqual(['dilaksanakan', 'selesai', 'Sudah dikerjakan bersama RT'])
    expect(done.reviewDay).toBe(dayFromToday(90))
    await rahma.does('hearing.review', { hearingId, wording: 1, holds: 'ya' })
    expect((await mine(rahma, directiveId)).stage).toBe('dipelihara')
    await head.does('hearing.review', { hearingId, wording: 1, holds: 'tidak', note: 'Dua rumah terlewat' })
    expect((await mine(rahma, directiveId)).stage).toBe('disetujui')
  })

  test('whoever waits reminds courteously, upward too, once in so many days; a name that is not to be shown is nowhere', async () => {
    const { id: silent } = await mine(lurah, directiveId)
    await head.does('hearing.remind', { hearingId: silent, named: false })
    expect((await head.act('hearing.remind', { hearingId: silent, named: true })).body.code).toBe('reminder.too_soon')
    const reminder = (await lurah.get('/api/v1/notices?limit=50')).body.items.find((one: { code: string }) => one.code.startsWith('reminder.'))
    expect(reminder.code).toBe('reminder.unnamed')
    expect(JSON.stringify(reminder)).not.toContain(head.id)
    expect(JSON.stringify(reminder)).not.toContain('Suryadi')
    expect((await lurah.get('/api/v1/reminders')).body.items).toEqual([])
    const { id: waiting } = await mine(wati, directiveId)
    await wati.does('hearing.hear', { hearingId: waiting, wording: 1 })
    expect((await wati.act('hearing.remind', { hearingId: waiting, named: true })).body.code).toBe('reminder.nobody_waits')
    await wati.does('hearing.restate', { hearingId: waiting, wording: 1, restatement: 'Lansia dan yang merawat cucu, saya datangi sendiri.' })
    await wati.does('hearing.remind', { hearingId: waiting, named: true })
    expect((await head.get('/api/v1/notices?limit=50')).body.items.find((one: { code: string }) => one.code === 'reminder.named').told.otherName).toBe('Wati')
  })

  test('withdrawn with a reason, it asks nothing more of anybody, and stays to be read', async () => {
    await head.does('directive.withdraw', { directiveId, reason: 'Diganti surat edaran' })
    expect(await words(lurah, directiveId)).toMatchObject({ stage: 'dicabut', turn: 'selesai' })
    const { id: hearingId } = await mine(lurah, directiveId)
    expect((await lurah.act('hearing.hear', { hearingId, wording: 1 })).body.code).toBe('directive.withdrawn')
  })
})

describe('who sends to whom', () => {
  const send = (who: Someone, audience: unknown[], more: object = {}) => who.act('directive.send', { sort: 'arahan', subject: 'Uji', text: 'Uji kirim', audience, ...more })
  test('a coordinator within the pillar, a lurah to the kelurahan, a kabid not to RT heads, a PSM to nobody; upward goes a request', async () => {
    expect((await send(coordinator, [{ worker: rahma.id }])).status).toBe(200)
    expect((await send(coordinator, [{ worker: budi.id }])).body.code).toBe('invalid')
    expect((await send(lurah, [{ worker: rt.id }, { worker: rahma.id }])).status).toBe(200)
    expect((await send(lurah, [{ worker: sari.id }])).body.code).toBe('invalid')
    expect((await send(kabid, [{ worker: rt.id }])).body.code).toBe('invalid')
    expect((await send(rahma, [{ worker: sari.id }])).status).toBe(403)
    expect((await send(rt, [{ worker: rahma.id }])).status).toBe(403)
    expect((await send(rahma, [{ worker: kabid.id }], { sort: 'permintaan' })).status).toBe(200)
    expect((await send(rahma, [{ worker: sari.id }], { sort: 'permintaan' })).body.code).toBe('invalid')
    expect((await send(head, [{ region: KOTA }], { sort: 'pengumuman' })).status).toBe(200)
  })

  test('an announcement needs two states, an agreement both sides', async () => {
    const told = await head.does('directive.send', { sort: 'pengumuman', subject: 'Apel', text: 'Apel Senin pukul 07.30.', audience: [{ worker: rahma.id }] }, 'directive')
    await goes(rahma, told, 'hear', 'understand')
    expect(await mine(rahma, told)).toMatchObject({ stage: 'dimengerti' })
    expect((await rahma.act('hearing.agree', { hearingId: (await mine(rahma, told)).id, wording: 0 })).status).toBe(409)
    // understood is its end; whoever was told may still pass it on, until it is withdrawn
    const word = await head.does('directive.send', { sort: 'pengumuman', subject: 'Apel', text: 'Apel Senin pukul 07.30.', audience: [{ worker: lurah.id }] }, 'directive')
    await goes(lurah, word, 'hear', 'understand')
    const on = { hearingId: (await mine(lurah, word)).id, subject: 'Apel', text: 'Ajak ketua RT.', audience: [{ role: 'psm' }] }
    expect((await lurah.act('directive.pass', on)).status).toBe(200)
    await head.does('directive.withdraw', { directiveId: word, reason: 'Apel ditunda' })
    expect((await lurah.act('directive.pass', on)).body.code).toBe('directive.not_to_pass')
    const both = await kabid.does('directive.send', { sort: 'kesepakatan', subject: 'Jadwal bersama', text: 'Kunjungan bersama tiap Kamis.', audience: [{ worker: rahma.id }] }, 'directive')
    expect(await mine(kabid, both)).toMatchObject({ stage: 'disetujui' })
    await goes(rahma, both, 'hear', 'understand', 'agree')
    await goes(kabid, both, 'carry_out')
  })

  test('disposisi passes on with instructions, the chain in sight of all below; Plh. is shown', async () => {
    const first = await head.does('directive.send', { sort: 'disposisi', subject: 'Surat Dinkes', text: 'Tindak lanjuti surat Dinkes.', audience: [{ worker: kabid.id }] }, 'directive')
    const { id: hearingId } = await mine(kabid, first)
    expect((await kabid.act('directive.pass', { hearingId, subject: 'Surat Dinkes', text: 'Temui Puskesmas Paruga.', audience: [{ worker: budi.id }] })).body.code).toBe('directive.not_to_pass')
    await goes(kabid, first, 'hear')
    const second = await kabid.does('directive.pass', { hearingId, subject: 'Surat Dinkes', text: 'Temui Puskesmas Paruga.', audience: [{ worker: budi.id }] }, 'directive')
    expect((await words(budi, second)).chain).toMatchObject([{ fromName: 'Suryadi', text: 'Tindak lanjuti surat Dinkes.' }])
    const { items: [kabidPost] } = (await kabid.get(`/api/v1/posts?workerId=${kabid.id}`)).body
    const standIn = await settle(house, 'Aminah', { role: 'operator', region: KOTA })
    await asSystem(house, 5272, 'post.give', { workerId: standIn.id, role: 'kabid', region: KOTA, line: 'area', from: dayFromToday(-1), until: dayFromToday(7), delegation: 'plh', originId: kabidPost.id })
    await standIn.signIn()
    const third = await standIn.does('directive.send', { sort: 'arahan', subject: 'Selama kabid dinas luar', text: 'Laporan tetap masuk tiap Jumat.', audience: [{ worker: budi.id }] }, 'directive')
    expect(await mine(budi, third)).toMatchObject({ fromName: 'Aminah', fromRole: 'kabid', delegation: 'plh', forName: 'Nur' })
  })

  test('what the lurah passes on to all of a role stays in the kelurahan; only who sends may, and its wording is corrected by whoever passed it on', async () => {
    const first = await head.does('directive.send', { sort: 'arahan', subject: 'Sumur umum', text: 'Periksa sumur umum.', audience: [{ worker: lurah.id }, { worker: rahma.id }] }, 'directive')
    await goes(lurah, first, 'hear')
    const { id: hearingId } = await mine(lurah, first)
    const second = await lurah.does('directive.pass', { hearingId, subject: 'Sumur umum', text: 'Mulai dari RT 003.', audience: [{ role: 'psm' }, { role: 'ketua_rt' }] }, 'directive')
    expect(((await lurah.get(`/api/v1/hearings?directiveId=${second}`)).body.items as { workerName: string }[]).map(one => one.workerName).toSorted()).toEqual([rahma, rt].map(one => one.name).toSorted())
    await goes(rahma, first, 'hear')
    expect((await rahma.act('directive.pass', { hearingId: (await mine(rahma, first)).id, subject: 'Sumur umum', text: 'Mulai dari RT 003.', audience: [{ worker: rt.id }] })).status).toBe(403)
    for (const [who, status] of [[head, 403], [lurah, 200]] as const) expect((await who.act('directive.correct', { directiveId: second, wording: 0, text: 'Mulai dari RT 004.', reason: 'RT 003 sudah' })).status).toBe(status)
    expect((await words(rahma, second)).chain).toMatchObject([{ fromName: 'Suryadi', text: 'Periksa sumur umum.' }])
    for (const who of [sari, wati, beside]) expect((await who.get(`/api/v1/hearings?directiveId=${second}`)).body.items).toEqual([])
  })
})

describe('how far words came', () => {
  test('the sender sees before sending whom they would reach, and after it who stands where; belum sampai ke ponsel stands apart; others see no ledger', async () => {
    const audience = [{ pillar: 'psm', region: KOTA }]
    const preview = (await head.ask('POST', '/api/v1/audience', { sort: 'arahan', audience })).body
    expect(preview.items.map((one: { workerName: string }) => one.workerName)).toEqual(expect.arrayContaining(['Rahma', 'Sari']))
    expect(preview.items.map((one: { workerName: string }) => one.workerName)).not.toContain('Hasan')
    expect((await rahma.ask('POST', '/api/v1/audience', { sort: 'arahan', audience })).status).toBe(403)
    const directiveId = await head.does('directive.send', { sort: 'arahan', subject: 'Uji sampai', text: 'Uji sampai di mana.', audience: [{ worker: rahma.id }, { worker: sari.id }] }, 'directive')
    await goes(rahma, directiveId, 'hear', 'understand')
    await sari.ask('POST', '/api/pull', { load: '' }, { 'x-pilar-version': '0.2.0', 'x-pilar-device': 'c0ffee00-0000-4000-8000-000000000001' })
    const { funnel, stopsAt, recipients } = (await head.get(`/api/v1/directives/${directiveId}/ledger`)).body
    expect(funnel.map((one: { count: number }) => one.count)).toEqual([2, 1, 1, 0, 0, 0])
    expect(stopsAt).toMatchObject({ lost: 1 })
    expect(recipients.map((one: { workerName: string; reached: string }) => [one.workerName, one.reached])).toEqual([['Rahma', 'dibuka'], ['Sari', 'belum_dibuka']])
    for (const other of [kabid, rahma, headBeside, beside]) expect((await other.get(`/api/v1/directives/${directiveId}/ledger`)).status).toBe(404)
  })

  test('how long somebody takes is told to that worker and to superiors, to nobody else', async () => {
    expect((await rahma.get('/api/v1/pace')).body).toMatchObject({ own: true, worker: rahma.id })
    expect((await coordinator.get(`/api/v1/pace?worker=${rahma.id}`)).body.understood).toBeGreaterThanOrEqual(0)
    for (const other of [sari, budi, lurah, headBeside]) expect((await other.get(`/api/v1/pace?worker=${rahma.id}`)).status).toBe(404)
  })

  test('whoever comes later gets no old words; what is open is handed over to the successor and begins anew', async () => {
    const directiveId = await head.does('directive.send', { sort: 'arahan', subject: 'Sebelum pindah', text: 'Selesaikan daftar RT.', audience: [{ worker: sari.id }] }, 'directive')
    await goes(sari, directiveId, 'hear', 'understand')
    const successor = await settle(house, 'Yuni', { role: 'psm', region: FAR, pillar: 'psm' })
    expect((await successor.get('/api/v1/hearings')).body.items).toEqual([])
    const { items: [post] } = (await successor.get(`/api/v1/posts?workerId=${successor.id}`)).body
    const { id: hearingId } = await mine(sari, directiveId)
    expect((await rahma.act('hearing.hand_over', { hearingId, postId: post.id })).status).toBe(404)
    await head.does('hearing.hand_over', { hearingId, postId: post.id })
    expect(await mine(successor, directiveId)).toMatchObject({ stage: 'terkirim' })
    expect(await mine(sari, directiveId)).toMatchObject({ stage: 'dilepas' })
  })
})

describe('across homes', () => {
  const follow = async (id: string, nth = 0) => { await tasksOf(house.services, JOB_ROLE).effect!({ home: 52, id, nth }) }

  test('the province instructs a kabupaten by a derived act, in whatever order jobs arrive; it reads how far its words came, the city nothing', async () => {
    const sending = await province.act('directive.send', { sort: 'arahan', subject: 'Laporan triwulan', text: 'Kirim laporan triwulan.', audience: [{ role: 'kepala_dinas', region: '52.06' }] })
    expect(sending.status).toBe(200)
    const directiveId = sending.body.made[0].id
    const correcting = await province.act('directive.correct', { directiveId, wording: 0, text: 'Kirim laporan triwulan kedua.', reason: 'Triwulan salah tulis' })
    await follow(correcting.body.id)
    await follow(sending.body.id)
    await follow(correcting.body.id)
    const { items } = (await headBeside.get(`/api/v1/hearings?directiveId=${directiveId}`)).body
    expect(items).toHaveLength(1)
    const { wordings, stage } = await words(headBeside, directiveId)
    expect([wordings.at(-1).text, stage]).toEqual(['Kirim laporan triwulan kedua.', 'terkirim'])
    await goes(headBeside, directiveId, 'hear', 'understand')
    expect((await province.get(`/api/v1/hearings?directiveId=${directiveId}`)).body.items).toMatchObject([{ workerName: 'Kepala Bima', stage: 'dimengerti' }])
    const { id: hearingId } = items[0]
    await headBeside.does('hearing.object', { hearingId, wording: 1, objection: 'kendala', reason: 'Data belum lengkap' })
    await province.does('hearing.reply', { hearingId, outcome: 'jelas', reply: 'Kirim yang ada.' })
    for (const outsider of [head, kabid, beside]) expect((await outsider.get(`/api/v1/hearings/${hearingId}`)).status).toBe(404)
    const gone = await province.act('directive.withdraw', { directiveId, reason: 'Diganti aplikasi' })
    await follow(gone.body.id)
    expect(await mine(headBeside, directiveId)).toMatchObject({ stage: 'dicabut' })
  })
})
