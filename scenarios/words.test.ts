import { createHash } from 'node:crypto'
import pg from 'pg'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tasksOf } from '#server/tasks.ts'
import { JOB_ROLE } from '#src/rights.ts'
import { asSystem, dayFromToday, freshId, made, openHouse, openOffice, settle, type Answer, type House, type Someone } from './house.ts'
import { mp4Of, oggOf, webmOf } from './sounds.ts'

const KOTA = '52.72', PARUGA = '52.72.01.1001', PART = 65_536
let house: House, owner: pg.Client
let head: Someone, kabid: Someone, lurah: Someone, budi: Someone, rahma: Someone, beside: Someone, headBeside: Someone, province: Someone, operator: Someone

beforeAll(async () => {
  house = await openHouse()
  owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  const people: [string, Parameters<typeof settle>[2]][] = [
    ['Suryadi', { role: 'kepala_dinas', region: KOTA }], ['Nur', { role: 'kabid', region: KOTA }], ['Lurah Paruga', { role: 'lurah', region: PARUGA }], ['Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' }], ['Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' }],
    ['Hasan', { role: 'psm', region: '52.06.01.2005', pillar: 'psm' }], ['Kepala Bima', { role: 'kepala_dinas', region: '52.06' }], ['Herlina', { role: 'dinas_provinsi', region: '52' }], ['Operator', { role: 'operator', region: KOTA }],
  ]
  const settled: Someone[] = []
  for (const [name, post] of people) settled.push(await settle(house, name, post))
  ;[head, kabid, lurah, budi, rahma, beside, headBeside, province, operator] = settled as [Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone]
}, 120_000)
afterAll(async () => { await owner?.end(); await house?.close() })

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const mine = async (who: Someone, directiveId: string) => (await who.get(`/api/v1/hearings?directiveId=${directiveId}&workerId=${who.id}`)).body.items[0]
const whole = async (who: Someone, hearingId: string) => (await who.get(`/api/v1/hearings/${hearingId}`)).body
const sends = (who: Someone, to: Someone[], more: object = {}) => who.does('directive.send', { sort: 'arahan', subject: 'Pendataan lansia', text: 'Data setiap lansia yang tinggal sendiri.', audience: to.map(({ id }) => ({ worker: id })), ...more }, 'directive')

async function part(who: Someone, base: string, sha256: string, offset: number, bytes: Buffer): Promise<Answer> {
  const response = await fetch(`${who.url}${base}/uploads/${sha256}?offset=${offset}`, { method: 'PATCH', headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${who.token}` }, body: new Uint8Array(bytes) })
  const text = await response.text()
  return { status: response.status, text, body: JSON.parse(text), headers: {} }
}

/** Sends a file part by part; gives the last answer. */
async function hands(who: Someone, base: string, bytes: Buffer, type: string): Promise<Answer> {
  const sha256 = hashOf(bytes)
  let at = await who.ask('POST', `${base}/uploads`, { sha256, size: bytes.length, type })
  while (at.status === 200 && !at.body.done) at = await part(who, base, sha256, at.body.offset, bytes.subarray(at.body.offset, at.body.offset + PART))
  return at
}

const fetched = async (who: Someone, path: string) => {
  const response = await fetch(who.url + path, { headers: { authorization: `Bearer ${who.token}` } })
  return { status: response.status, type: response.headers.get('content-type'), disposition: response.headers.get('content-disposition'), bytes: Buffer.from(await response.arrayBuffer()) }
}

describe('what one has understood, said with one\'s own voice', () => {
  let directiveId: string, hearing: { id: string }
  beforeAll(async () => {
    directiveId = await sends(head, [budi, rahma], { ownerIds: [budi.id] })
    hearing = await mine(budi, directiveId)
    await budi.does('hearing.hear', { hearingId: hearing.id, wording: 0 })
  })

  test('Budi says it in twelve seconds; the head hears it, nobody else does, and the same bytes lie in no folder in the clear', async () => {
    const voice = webmOf(12)
    expect((await hands(budi, `/api/v1/hearings/${hearing.id}`, voice, 'audio/webm')).body.code).toBe('file.not_announced')
    await budi.does('hearing.restate', { hearingId: hearing.id, wording: 0, voice: hashOf(voice) })
    const path = `/api/v1/hearings/${hearing.id}/files/${hashOf(voice)}`
    expect((await fetched(head, path)).status).toBe(404)
    expect((await hands(head, `/api/v1/hearings/${hearing.id}`, voice, 'audio/webm')).body.code).toBe('hearing.not_recipient')
    expect((await hands(budi, `/api/v1/hearings/${hearing.id}`, voice, 'audio/webm')).body).toMatchObject({ done: true })
    expect((await hands(budi, `/api/v1/hearings/${hearing.id}`, voice, 'audio/webm')).body).toMatchObject({ done: true })
    for (const who of [head, budi]) {
      const heard = await fetched(who, path)
      expect([heard.status, heard.type, heard.bytes.equals(voice)]).toEqual([200, 'audio/webm', true])
    }
    const nothing = await rahma.get(`/api/v1/hearings/${freshId(5272)}/files/${hashOf(voice)}`)
    for (const outsider of [rahma, kabid, lurah, beside, headBeside]) expect((await outsider.get(path)).text).toBe(nothing.text)
    expect((await head.does('hearing.accept', { hearingId: hearing.id }), await mine(budi, directiveId)).stage).toBe('dimengerti')
  })

  test('half a minute and no more, sound and nothing else, whatever it is called', async () => {
    const bases: [Buffer, string, string][] = [[oggOf(40), 'audio/ogg', 'sound.too_long'], [webmOf(5, [1]), 'audio/webm', 'not_a_sound'], [Buffer.from('<html><script>alert(1)</script></html>'), 'audio/webm', 'not_a_file'], [Buffer.concat([webmOf(5), Buffer.alloc(1_600_000)]), 'audio/webm', 'not_a_file']]
    for (const [bytes, type, code] of bases) {
      const again = await sends(head, [budi], { ownerIds: [budi.id] })
      const { id } = await mine(budi, again)
      await budi.does('hearing.restate', { hearingId: id, wording: 0, voice: hashOf(bytes) })
      expect((await hands(budi, `/api/v1/hearings/${id}`, bytes, type)).body.code).toBe(code)
      expect((await fetched(head, `/api/v1/hearings/${id}/files/${hashOf(bytes)}`)).status).toBe(404)
    }
  })

  test('a recording of words that were corrected meanwhile is not asked for any more', async () => {
    const again = await sends(head, [budi], { ownerIds: [budi.id] })
    const { id } = await mine(budi, again)
    const voice = mp4Of(9)
    await budi.does('hearing.restate', { hearingId: id, wording: 0, voice: hashOf(voice) })
    await head.does('directive.correct', { directiveId: again, wording: 0, text: 'Data juga yang merawat cucu.', reason: 'Terlewat' })
    expect((await hands(budi, `/api/v1/hearings/${id}`, voice, 'audio/mp4')).body.code).toBe('file.not_announced')
  })
})

describe('what shows that it was carried out, and what is attached', () => {
  test('Rahma shows it by a picture and a visit; the picture is drawn anew, the head of the city sees it, the head of the kabupaten beside does not', async () => {
    const directiveId = await sends(head, [rahma])
    const { id } = await mine(rahma, directiveId)
    for (const act of ['hear', 'understand', 'agree']) await rahma.does(`hearing.${act}`, { hearingId: id, wording: 0 })
    const picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#7a5' } }).jpeg().withExif({ IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '8/1 27/1 0/1' } }).toBuffer()
    expect((await rahma.act('hearing.carry_out', { hearingId: id, wording: 0 })).status).toBe(422)
    await rahma.does('hearing.carry_out', { hearingId: id, wording: 0, files: [hashOf(picture)] })
    expect((await hands(rahma, `/api/v1/hearings/${id}`, picture, 'image/jpeg')).body).toMatchObject({ done: true })
    const seen = await fetched(head, `/api/v1/hearings/${id}/files/${hashOf(picture)}`)
    expect([seen.status, seen.type, (await sharp(seen.bytes).metadata()).exif]).toEqual([200, 'image/webp', undefined])
    for (const outsider of [kabid, headBeside]) expect((await outsider.get(`/api/v1/hearings/${id}/files/${hashOf(picture)}`)).status).toBe(404)
    expect((await mine(rahma, directiveId)).stage).toBe('dilaksanakan')
  })

  test('a letter attached by the office is read by everybody it is for, also by those to whom it was passed on; a page in disguise is refused', async () => {
    const pdf = Buffer.from(`%PDF-1.7\n${'surat '.repeat(20_000)}\n%%EOF`)
    const page = Buffer.from('<html>bukan surat</html>')
    const attached = [pdf, page].map((bytes, nth) => ({ sha256: hashOf(bytes), name: `Surat ${nth}.pdf`, type: 'application/pdf', size: bytes.length }))
    expect((await head.act('directive.send', { sort: 'disposisi', subject: 'Surat', text: 'Tindak lanjuti.', audience: [{ worker: kabid.id }], attachments: [attached[0], attached[0]] })).body.details.faults).toMatchObject([{ at: 'attachments', rule: 'same_file' }])
    expect((await head.act('directive.send', { sort: 'disposisi', subject: 'Surat', text: 'Tindak lanjuti.', audience: [{ worker: kabid.id }], attachments: [{ ...attached[0], of: freshId(5272) }] })).status).toBe(422)
    const directiveId = await sends(head, [kabid], { sort: 'disposisi', subject: 'Surat Dinkes', attachments: attached })
    expect((await hands(kabid, `/api/v1/directives/${directiveId}`, pdf, 'application/pdf')).status).toBe(404)
    expect((await hands(head, `/api/v1/directives/${directiveId}`, pdf, 'application/pdf')).body).toMatchObject({ done: true })
    expect((await hands(head, `/api/v1/directives/${directiveId}`, page, 'application/pdf')).body.code).toBe('not_a_file')
    const { id } = await mine(kabid, directiveId)
    const read = await fetched(kabid, `/api/v1/hearings/${id}/files/${hashOf(pdf)}`)
    expect([read.status, read.type, read.bytes.equals(pdf)]).toEqual([200, 'application/pdf', true])
    expect(read.disposition).toMatch(/^attachment/)
    await kabid.does('hearing.hear', { hearingId: id, wording: 0 })
    const passed = await kabid.does('directive.pass', { hearingId: id, subject: 'Surat Dinkes', text: 'Temui Puskesmas.', audience: [{ worker: budi.id }] }, 'directive')
    const below = await mine(budi, passed)
    expect((await fetched(budi, `/api/v1/hearings/${below.id}/files/${hashOf(pdf)}`)).bytes.equals(pdf)).toBe(true)
    for (const outsider of [rahma, beside, headBeside]) expect((await outsider.get(`/api/v1/hearings/${below.id}/files/${hashOf(pdf)}`)).status).toBe(404)
    // corrected, the words are quoted below as they stand now; whoever was passed them is told and not asked anew
    await budi.does('hearing.understand', { hearingId: below.id, wording: 0 })
    await head.does('directive.correct', { directiveId, wording: 0, text: 'Tindak lanjuti sebelum Jumat.', reason: 'Hari ditambah' })
    expect(await whole(budi, below.id)).toMatchObject({ stage: 'dimengerti', chain: [{ text: 'Tindak lanjuti sebelum Jumat.', corrected: true }] })
    expect((await budi.get('/api/v1/notices?limit=30')).body.items.some((one: { code: string; told: { about: string } }) => one.code === 'directive.quoted' && one.told.about === below.id)).toBe(true)
  })
})

describe('a request that goes up', () => {
  const run = async (home: number, id: string, nth = 0) => { await tasksOf(house.services, JOB_ROLE).effect!({ home, id, nth }) }
  /** Does what followed from the acts of a home, in the order given by `turn`. */
  const follow = async (home: number, turn = (ids: { id: string; count: number }[]) => ids) => {
    const { rows } = await owner.query<{ id: string; count: number }>(`select id, jsonb_array_length(derived) as count from history where home = $1 and derived is not null and received > now() - interval '5 minutes' order by xid, seq`, [home])
    for (const { id, count } of turn(rows)) for (let nth = 0; nth < count; nth += 1) await run(home, id, nth)
  }

  test('the lurah asks the kabid, within the office; it comes back agreed and done', async () => {
    const directiveId = await lurah.does('directive.send', { sort: 'permintaan', subject: 'Kursi roda', text: 'Mohon satu kursi roda.', audience: [{ worker: kabid.id }] }, 'directive')
    const { id } = await mine(kabid, directiveId)
    for (const act of ['hear', 'understand', 'agree']) await kabid.does(`hearing.${act}`, { hearingId: id, wording: 0 })
    await kabid.does('hearing.carry_out', { hearingId: id, wording: 0, evidence: 'Diantar hari ini' })
    expect((await lurah.get('/api/v1/notices?limit=30')).body.items.map((one: { code: string }) => one.code)).toEqual(expect.arrayContaining(['hearing.agreed', 'hearing.done']))
  })

  test('the head of the city asks the province: she sees the request alone, her answers come back in whatever order, and the kabupaten beside sees nothing', async () => {
    const caseId = await rahma.does('case.open', { who: 'Ibu Halimah', needs: ['lansia'], urgency: 'segera', region: PARUGA, seal: 'tidak' }, 'case')
    expect((await kabid.act('directive.send', { sort: 'permintaan', subject: 'x', text: 'y', audience: [{ role: 'dinas_provinsi', region: '52' }] })).status).toBe(200)
    const asking = await head.act('directive.send', { sort: 'permintaan', subject: 'Tempat di panti lansia', text: 'Mohon dua tempat di panti.', caseId, audience: [{ role: 'dinas_provinsi', region: '52' }] })
    const directiveId = made(asking.body, 'directive')!
    await run(5272, asking.body.id)
    await follow(52)
    const above = await mine(province, directiveId)
    expect(above).toMatchObject({ subject: 'Tempat di panti lansia', stage: 'terkirim', fromName: 'Suryadi' })
    expect((await whole(province, above.id)).caseId).toBeNull()
    expect((await province.get(`/api/v1/cases/${caseId}`)).status).toBe(404)
    expect((await province.get(`/api/v1/directives/${directiveId}`)).status).toBe(404)
    for (const act of ['hear', 'understand']) await province.does(`hearing.${act}`, { hearingId: above.id, wording: 0 })
    await province.does('hearing.object', { hearingId: above.id, wording: 0, objection: 'kendala', reason: 'Hanya ada satu tempat.' })
    await follow(52, ids => ids.toReversed())
    const { items: [below] } = (await head.get(`/api/v1/hearings?directiveId=${directiveId}`)).body
    expect(below).toMatchObject({ workerName: 'Herlina', stage: 'dimengerti', mirrorOf: above.id })
    expect(await whole(head, below.id)).toMatchObject({ reason: 'Hanya ada satu tempat.', turn: 'pengirim' })
    expect((await province.get(`/api/v1/hearings/${below.id}`)).status).toBe(404)
    expect((await head.act('hearing.told', { hearingId: below.id, wording: 0, by: 'telepon' })).body.code).toBe('hearing.elsewhere')
    await head.does('hearing.reply', { hearingId: below.id, outcome: 'jelas', reply: 'Satu pun cukup.' })
    await follow(5272)
    expect(await whole(province, above.id)).toMatchObject({ reply: 'Satu pun cukup.', turn: 'penerima' })
    await head.does('hearing.remind', { hearingId: below.id, named: false })
    await follow(5272)
    const nudged = (await province.get('/api/v1/notices?limit=30')).body.items.filter((one: { code: string }) => one.code.startsWith('reminder.'))
    expect(nudged).toMatchObject([{ code: 'reminder.unnamed', told: { about: above.id } }])
    expect(JSON.stringify(nudged)).not.toMatch(new RegExp(`Suryadi|${head.id}`))
    await province.does('hearing.agree', { hearingId: above.id, wording: 0 })
    await province.does('hearing.carry_out', { hearingId: above.id, wording: 0, evidence: 'Satu tempat di Panti Mataram.' })
    await follow(52)
    expect(await whole(head, below.id)).toMatchObject({ stage: 'dilaksanakan', evidence: 'Satu tempat di Panti Mataram.' })
    expect((await head.get('/api/v1/notices?limit=30')).body.items.map((one: { code: string }) => one.code)).toEqual(expect.arrayContaining(['hearing.objected', 'hearing.agreed', 'hearing.done']))
    expect((await head.get(`/api/v1/directives/${directiveId}/ledger`)).body.recipients).toHaveLength(1)
    for (const outsider of [headBeside, beside, rahma, budi]) {
      expect((await outsider.get(`/api/v1/hearings?directiveId=${directiveId}`)).body.items).toEqual([])
      for (const id of [above.id, below.id]) expect((await outsider.get(`/api/v1/hearings/${id}`)).status).toBe(404)
    }
    expect((await rahma.act('directive.send', { sort: 'permintaan', subject: 'x', text: 'y', audience: [{ role: 'dinas_provinsi', region: '52' }] })).status).toBe(200)
  })
})

describe('reminders without a name, hand-over, and whoever has no account', () => {
  test('a reminder without a name stands on no timeline; about a confidential case it always bears the name', async () => {
    const caseId = await rahma.does('case.open', { who: 'Bapak Arsyad', needs: ['lansia'], urgency: 'segera', region: PARUGA, seal: 'tidak' }, 'case')
    await kabid.does('case.assign', { caseId, leadId: rahma.id, teamIds: [budi.id] })
    const directiveId = await sends(kabid, [rahma], { caseId })
    const { id } = await mine(rahma, directiveId)
    await kabid.does('hearing.remind', { hearingId: id, named: false })
    for (const who of [rahma, operator]) {
      const { body } = await who.get(`/api/v1/cases/${caseId}/file`)
      expect(JSON.stringify(body.timeline)).toContain('directive.send')
      expect(JSON.stringify(body.timeline)).not.toContain('hearing.remind')
      expect((await who.get('/api/v1/notices?limit=50')).text).toContain('reminder.unnamed')
    }
    await kabid.does('case.seal', { caseId, reason: 'Perlu dirahasiakan' })
    const sealed = await sends(kabid, [rahma], { caseId })
    const { id: hidden } = await mine(rahma, sealed)
    expect((await kabid.act('hearing.remind', { hearingId: hidden, named: false })).body.details.faults).toMatchObject([{ rule: 'sealed_named' }])
    expect((await kabid.act('hearing.remind', { hearingId: hidden, named: true })).status).toBe(200)
  })

  test('the head hands over what is open with somebody who has left, also words that another sent and that he reads in brief', async () => {
    const directiveId = await sends(kabid, [rahma])
    const { id: hearingId } = await mine(rahma, directiveId)
    const yuni = await settle(house, 'Yuni', { role: 'psm', region: PARUGA, pillar: 'psm' })
    const { items: [post] } = (await yuni.get(`/api/v1/posts?workerId=${yuni.id}`)).body
    expect((await operator.act('hearing.hand_over', { hearingId, postId: post.id })).status).toBe(404)
    await head.does('hearing.hand_over', { hearingId, postId: post.id })
    expect((await whole(yuni, (await mine(yuni, directiveId)).id)).wordings).toHaveLength(1)
  })

  test('an RT head without an account reads and answers behind the link in one press; looking changes nothing, and nobody else\'s words are there', async () => {
    const workerId = freshId(5272)
    await asSystem(house, 5272, 'worker.add', { id: workerId, region: KOTA, name: 'Karim Sulaiman', username: 'karim.x', phone: '081200000002' })
    const postId = made(await asSystem(house, 5272, 'post.give', { workerId, role: 'ketua_rt', region: PARUGA, rt: '005', line: 'area', from: '2024-01-01' }), 'post')!
    const directiveId = await head.does('directive.send', { sort: 'pengumuman', subject: 'Apel Senin', text: 'Apel pukul 07.30.', audience: [{ worker: workerId }, { worker: rahma.id }] }, 'directive')
    await head.does('directive.correct', { directiveId, wording: 0, text: 'Apel pukul 08.00.', reason: 'Hujan' })
    await sends(head, [rahma], { subject: 'Bukan untuk Pak Karim' })
    const { body: door } = await operator.ask('POST', `/api/v1/posts/${postId}/door`)
    const path = new URL(door.link).pathname
    const browse = async (method: string, at: string, form?: Record<string, string>, cookie = '') => {
      const response = await fetch(house.url + at, { method, redirect: 'manual', headers: { cookie, ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) }, ...(form ? { body: new URLSearchParams(form).toString() } : {}) })
      return { status: response.status, text: await response.text(), cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' }
    }
    const { cookie } = await browse('POST', path, { pin: door.pin })
    const before = (await owner.query('select (select count(*) from history) as h, (select json_agg(t order by id) from hearings t) as t')).rows[0]
    const page = await browse('GET', path, undefined, cookie)
    expect(page.text).toContain('Apel pukul 08.00.')
    expect(page.text).toContain('versi terakhir')
    expect(page.text).not.toContain('Bukan untuk Pak Karim')
    expect((await browse('GET', path)).text).not.toContain('Apel')
    expect((await owner.query('select (select count(*) from history) as h, (select json_agg(t order by id) from hearings t) as t')).rows[0]).toEqual(before)
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page.text)![1]!
    const form = { token: field('token'), hearing: field('hearing'), wording: field('wording'), said: 'understand' }
    expect((await browse('POST', `${path}/tanggap`, form)).status).toBe(303)
    expect((await owner.query('select stage from hearings where worker_id = $1', [workerId])).rows[0].stage).toBe('terkirim')
    const { id: foreign } = await mine(rahma, directiveId)
    await browse('POST', `${path}/tanggap`, { ...form, hearing: foreign }, cookie)
    expect((await mine(rahma, directiveId)).stage).toBe('terkirim')
    await browse('POST', `${path}/tanggap`, form, cookie)
    await browse('POST', `${path}/tanggap`, form, cookie)
    expect((await owner.query('select stage, wording from hearings where worker_id = $1', [workerId])).rows).toEqual([{ stage: 'dimengerti', wording: 1 }])
    expect((await browse('GET', `${path}?bahasa=en`, undefined, cookie)).text).toContain('Official messages for you')
  })

  test('the office says how often one may be reminded', async () => {
    const admin = await settle(house, 'Admin', { role: 'admin', region: KOTA })
    const { items: [office] } = (await admin.get('/api/v1/offices')).body
    await admin.does('office.set', { officeId: office.id, remindDays: 1 })
    const directiveId = await sends(head, [lurah], { due: dayFromToday(3) })
    const { id: hearingId } = await mine(lurah, directiveId)
    await head.does('hearing.remind', { hearingId, named: true })
    await owner.query(`update reminders set at = at - interval '25 hours' where about_id = $1`, [hearingId])
    expect((await head.act('hearing.remind', { hearingId, named: true })).status).toBe(200)
  })
})

describe('figures of talking with each other', () => {
  const today = dayFromToday(0), from = dayFromToday(-30)
  const ask = (who: Someone, path: string) => who.get(`/api/v1/talk${path}from=${from}&to=${today}`)

  test('each figure is as long as its list and equals what another question to the database counts; a bidang reads its own, the office beside nothing of it', async () => {
    const voice = await rahma.does('voice.raise', { sort: 'kendala', category: 'sarana', text: 'Tidak ada kursi roda.', region: PARUGA }, 'voice')
    const issueId = await kabid.does('issue.open', { title: 'Kursi roda', category: 'sarana', region: KOTA, voiceIds: [voice] }, 'issue')
    await head.does('issue.decide', { issueId, outcome: 'kebijakan', text: 'Beli dua.', task: { text: 'Beli dua kursi roda.', ownerIds: [budi.id, lurah.id] } })
    const task = (await budi.get('/api/v1/hearings?limit=100')).body.items.find((one: { subject: string }) => one.subject === 'Kursi roda')
    await budi.does('hearing.restate', { hearingId: task.id, wording: 0, restatement: 'Saya beli dua kursi roda.' })
    await head.does('hearing.accept', { hearingId: task.id })
    await budi.does('hearing.agree', { hearingId: task.id, wording: 0 })
    await budi.does('hearing.carry_out', { hearingId: task.id, wording: 0, evidence: 'Sudah dibeli' })
    await kabid.does('issue.answer', { issueId, text: 'Dua kursi roda sudah dibeli.' })
    const meetingId = await head.does('meeting.plan', { region: KOTA, day: today, from: '00:00', to: '23:59', title: 'Rakor', sort: 'rakor', place: 'Aula', leaderId: head.id, audience: [{ worker: rahma.id }] }, 'meeting')
    await head.does('meeting.finish', { meetingId })
    const { body: { figures, pillars } } = await ask(head, '?')
    const { body: { meetings } } = await head.get(`/api/v1/meetings/figures?from=${from}&to=${today}`)
    expect([figures.meetings, figures.meetings_held]).toEqual([meetings.planned, meetings.held])
    expect(figures.meetings_held).toBe(1)
    const counted = `not sealed and worker_id <> from_id and mirror_of is null and stage not in ('dilepas', 'dicabut') and kab = '52.72'`
    const { rows: [truth] } = await owner.query(`with h as (select *, case sort when 'pengumuman' then 2 when 'disposisi' then 4 when 'permintaan' then 4 else 5 end as asked, array_position(array['terkirim','didengar','dimengerti','disetujui','dilaksanakan','dipelihara'], stage) - 1 as far from hearings where ${counted})
      select count(*)::int as sent, count(*) filter (where far >= 1)::int as didengar, count(*) filter (where far >= 2)::int as dimengerti, count(*) filter (where far >= 3 and asked >= 3)::int as disetujui, count(*) filter (where far >= 4 and asked >= 4)::int as dilaksanakan, count(*) filter (where far >= 5 and asked = 5)::int as dipelihara, count(*) filter (where far = 0)::int as unheard,
        count(*) filter (where source_kind = 'issue')::int as decisions, count(*) filter (where source_kind = 'issue' and far >= 4)::int as decisions_done,
        round((percentile_cont(0.5) within group (order by extract(epoch from understood_at - (wordings->-1->>'at')::timestamptz) / 3600) filter (where far >= 2))::numeric, 1)::float as median,
        (select count(*) from issues where kab = '52.72')::int as issues, (select count(*) from issues where kab = '52.72' and answered_at is not null)::int as issues_answered, (select count(*) from issues where kab = '52.72' and (answered_at at time zone 'Asia/Makassar')::date <= due)::int as issues_in_time, (select count(*) from voices where kab = '52.72')::int as voices from h`)
    const { median, ...counts } = truth
    expect(figures).toMatchObject(counts)
    expect(figures.decisions_done).toBe(1)
    expect(figures.states.find((one: { stage: string }) => one.stage === 'dimengerti').medianHours).toBe(median)
    for (const [list, count] of Object.entries(counts)) {
      const { body } = await ask(head, `/rows?list=${list}&`)
      expect([list, body.count, body.items.length]).toEqual([list, count, count])
    }
    expect(pillars.find((one: { of: string }) => one.of === 'tksk')).toMatchObject({ people: 1 })
    expect(pillars.find((one: { of: string }) => one.of === 'psm').voices).toBe(1)
    const own = (await ask(kabid, '?')).body.figures
    expect(own.sent).toBeLessThan(figures.sent)
    expect((await ask(headBeside, '?')).body.figures).toMatchObject({ sent: 0, issues: 0, voices: 0 })
    for (const outsider of [rahma, lurah, operator, province]) expect((await ask(outsider, '?')).status).toBe(403)
    expect((await ask(head, '/rows?list=apa&')).status).toBe(422)
  })

  test('the province is told counts alone, nothing under five', async () => {
    for (const who of [head, rahma]) expect((await who.get('/api/v1/talk/province')).status).toBe(403)
    const { items } = (await province.get('/api/v1/talk/province')).body
    for (const item of items) for (const count of [item.sent, item.heard, item.understood, item.done]) expect(count === null || count % 5 === 0).toBe(true)
    expect(JSON.stringify(items)).not.toMatch(/Budi|Rahma|Kursi roda/)
    expect(items.find((one: { kab: string }) => one.kab === '52.72')?.sent).toBeGreaterThanOrEqual(5)
  })
})
