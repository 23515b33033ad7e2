import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import { openOwner } from '#server/db.ts'
import { tasksOf } from '#server/tasks.ts'
import { emptyBoxes } from '#slices/voices/server.ts'
import { kinds } from '#src/main.contents.ts'
import { JOB_ROLE, UNNAMED_ROLE } from '#src/rights.ts'
import { dayFromToday, freshId, made, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

// Suara Lapangan in Kota Bima: what is said with a name and without one, what becomes of it, and what nobody can find out.

const [KOTA, PARUGA, KOLO, HOME] = ['52.72', '52.72.01.1001', '52.72.05.1001', 5272]
const SENDERS = ['Rahma', 'Aminah', 'Baiq', 'Citra', 'Dewi', 'Endang', 'Fatimah', 'Gita', 'Hasna', 'Ida']
let house: House
let owner: pg.Client
let psm: Someone[]
let rahma: Someone, aminah: Someone, kolo: Someone, budi: Someone, lurah: Someone, operator: Someone, admin: Someone, nur: Someone, tim: Someone, kadis: Someone, sri: Someone, inspektur: Someone, koordinator: Someone, tetangga: Someone, provinsi: Someone

beforeAll(async () => {
  house = await openHouse()
  owner = await openOwner(house.databaseUrl)
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  psm = await Promise.all(SENDERS.map(name => settle(house, name, { role: 'psm', region: PARUGA, pillar: 'psm' })))
  ;[rahma, aminah] = psm as [Someone, Someone]
  kolo = await settle(house, 'Kartini', { role: 'psm', region: KOLO, pillar: 'psm' })
  budi = await settle(house, 'Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' })
  lurah = await settle(house, 'Lurah Paruga', { role: 'lurah', region: PARUGA })
  koordinator = await settle(house, 'Koordinator PSM', { role: 'koordinator_pilar', region: KOTA, pillar: 'psm' })
  operator = await settle(house, 'Operator', { role: 'operator', region: KOTA })
  admin = await settle(house, 'Admin', { role: 'admin', region: KOTA })
  sri = await settle(house, 'Sri', { role: 'petugas_tepercaya', region: KOTA })
  inspektur = await settle(house, 'Inspektur', { role: 'inspektorat', region: KOTA })
  nur = await settle(house, 'Nur', { role: 'kabid', region: KOTA })
  tim = await settle(house, 'Tuti', { role: 'ketua_tim', region: KOTA })
  tetangga = await settle(house, 'Kabid Kabupaten', { role: 'kabid', region: '52.06' })
  provinsi = await settle(house, 'Petugas Provinsi', { role: 'dinas_provinsi', region: '52' })
  kadis = await settle(house, 'Kepala Dinas', { role: 'kepala_dinas', region: KOTA })
})
afterAll(async () => {
  await owner?.end()
  await house?.close()
})

const said = (more: object = {}) => ({ sort: 'kendala', category: 'air_sanitasi', text: 'Air bersih tidak mengalir ke rumah lansia.', region: PARUGA, ...more })
const unnamed = (who: Someone, more: object = {}) => who.does('voice.raise', said({ anonymous: true, ...more }))
const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
/** Some mornings from now, when everybody was in touch. */
async function morning(days = 1): Promise<number> {
  await owner.query('update sessions set seen_at = $1', [later(days)])
  return await emptyBoxes(house.services, UNNAMED_ROLE, later(days))
}
const inbox = async (who: Someone) => (await who.get('/api/v1/voices/inbox')).body.items as any[]
const mine = async (who: Someone) => (await who.get('/api/v1/voices/mine')).body.items as any[]
const peers = () => [budi, lurah, koordinator, operator, admin, nur, tim, kadis, psm[2]!, tetangga, provinsi, inspektur]
const LISTS = [...kinds.map(kind => `/api/v1/${kind.path ?? kind.table}`), '/api/v1/quarantine', '/api/v1/voices/inbox', '/api/v1/concerns/inbox']

/** All that somebody can read, path by path; the clock of devices apart. */
/** One after the other: all at once would be more than a server takes. */
async function views(): Promise<Map<string, string>[]> {
  const seen: Map<string, string>[] = []
  for (const peer of peers()) seen.push(await viewOf(peer))
  return seen
}

async function viewOf(who: Someone): Promise<Map<string, string>> {
  const pull = await who.ask('POST', '/api/pull', {})
  const { now: _now, ...news } = pull.body
  return new Map([['pull', JSON.stringify(news)], ...await Promise.all(LISTS.map(async path => [path, (await who.get(path)).text.replaceAll(/"at":"[^"]+"|"seenAt":"[^"]+"/g, '')] as const))])
}

// what grows by itself while one looks: who is signed in, and the log of those who looked
const NOISE = ['sessions', 'reads']
/** Every row of every table, as somebody with a dump of the database reads it. */
async function dump(): Promise<Map<string, Set<string>>> {
  const { rows: tables } = await owner.query<{ name: string }>(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all('{regions,homes}') order by 1`)
  const found = new Map<string, Set<string>>()
  for (const { name } of tables) found.set(name, new Set((await owner.query<{ it: string }>(`select t::text as it from ${name} t`)).rows.map(({ it }) => it)))
  return found
}

function fresh(before: Map<string, Set<string>>, after: Map<string, Set<string>>): Record<string, string[]> {
  return Object.fromEntries([...after].map(([name, rows]) => [name, [...rows].filter(row => !before.get(name)!.has(row))] as const).filter(([, rows]) => rows.length > 0))
}

test('what Rahma says with her name reaches those who work on issues, and nobody beside them or next door', async () => {
  const id = await rahma.does('voice.raise', said({ text: 'Jalan ke Kolo rusak, kami terlambat.', category: 'sarana' }), 'voice')
  expect((await inbox(nur)).find(voice => voice.id === id)).toMatchObject({ fromName: 'Rahma', pillar: 'psm', text: 'Jalan ke Kolo rusak, kami terlambat.' })
  expect((await rahma.get(`/api/v1/voices/${id}`)).body).toMatchObject({ stage: 'terkirim', depth: 'full' })
  expect((await koordinator.get(`/api/v1/voices/${id}`)).status).toBe(200)
  for (const other of [budi, lurah, aminah, operator, admin, tetangga, provinsi, inspektur]) expect((await other.get(`/api/v1/voices/${id}`)).status, other.name).toBe(404)
  expect(await inbox(tetangga)).toEqual([])
  expect((await budi.get('/api/v1/voices/inbox')).status).toBe(403)
  const pulled = await rahma.ask('POST', '/api/pull', { have: [] })
  expect(pulled.body.put.filter((one: any) => one.kind === 'voice')).toHaveLength(1)
})

test('a word without a name is seen by nobody before the morning, changes nothing that anybody can read, and bears no name in any table', async () => {
  // others' transactions hold the feed's horizon back for a moment
  const last = String((await owner.query('select seq from history where home = $1 order by xid desc, seq desc limit 1', [HOME])).rows[0].seq)
  await expect.poll(async () => (await budi.ask('POST', '/api/pull', {})).body.cursor.split(':')[2], { timeout: 20_000 }).toBe(last)
  const before = await views()
  const rows = await dump()
  await unnamed(rahma)
  for (const [nth, after] of (await views()).entries()) for (const [path, text] of after) expect(text, `${peers()[nth]!.name} ${path}`).toBe(before[nth]!.get(path))
  const written = fresh(rows, await dump())
  expect(Object.keys(written).filter(name => !NOISE.includes(name)).toSorted()).toEqual(['unnamed', 'unnamed_seen'])
  for (const row of [...written.unnamed!, ...written.unnamed_seen!]) for (const trace of [rahma.id, 'Rahma', PARUGA, 'Air bersih']) expect(row).not.toContain(trace)
  expect((await mine(rahma))).toMatchObject([{ stage: 'menunggu', text: said().text }])
  expect(await mine(aminah)).toEqual([])
  // before six in the morning nothing goes out
  expect(await emptyBoxes(house.services, UNNAMED_ROLE, new Date().toISOString())).toBe(0)
  expect(await morning()).toBe(1)
  const sent = fresh(rows, await dump())
  for (const [table, texts] of Object.entries(sent)) for (const row of texts) if (!NOISE.includes(table)) for (const trace of [rahma.id, 'Rahma', 'Air bersih']) expect(row, table).not.toContain(trace)
  expect(sent.history).toHaveLength(1)
  const [voice] = (await inbox(nur)).filter(one => one.anonymous)
  expect(voice).toMatchObject({ region: PARUGA, text: said().text, anonymous: true })
  expect([voice.fromId, voice.fromName, voice.pillar, voice.at, voice.visitId, voice.caseId]).toEqual([null, null, null, null, undefined, undefined])
  expect(await mine(rahma)).toMatchObject([{ id: voice.id, stage: 'terkirim' }])
  expect(await mine(aminah)).toEqual([])
})

test('two senders cannot be told apart: whoever it was, the same words leave the same record, with an id and an hour that say only which morning', async () => {
  const words = fc.record({ who: fc.nat(9), text: fc.stringMatching(/^[A-Za-z][A-Za-z ]{4,200}[a-z]$/), sort: fc.constantFrom('usul', 'saran', 'unek_unek', 'kendala'), category: fc.constantFrom('layanan', 'keamanan') })
  let round = 2
  await fc.assert(fc.asyncProperty(fc.array(words, { minLength: 2, maxLength: 5 }), async batch => {
    const marked = batch.map((one, nth) => ({ ...one, text: `${nth} ${one.text}` }))
    const rows = await dump()
    for (const { who, ...rest } of marked) await unnamed(psm[who]!, rest)
    const waiting = fresh(rows, await dump())
    // neither length nor place nor transaction of what lies in the box differs
    expect(new Set(waiting.unnamed!.map(row => row.length)).size).toBe(1)
    expect((await owner.query('select count(distinct xmin::text)::int as n from unnamed')).rows[0].n).toBe(1)
    round += 1
    expect(await morning(round)).toBe(marked.length)
    const found = fresh(rows, await dump())
    const { rows: history } = await owner.query(`select id, actor, actor_name, post, pillar, at, received, skew, origin, input from history where action = 'voice.deliver' order by seq desc limit ${marked.length}`)
    expect(new Set(history.map(row => JSON.stringify([row.id.slice(0, 13), row.actor, row.actor_name, row.post, row.pillar, row.at, row.received, row.skew, row.origin]))).size).toBe(1)
    for (const { id, name } of psm) for (const [table, texts] of Object.entries(found)) if (!NOISE.includes(table)) for (const row of texts) { expect(row, table).not.toContain(id); expect(row, table).not.toContain(name) }
    const arrived = (await inbox(kadis)).filter(voice => marked.some(({ text }) => text.trim() === voice.text))
    const plain = ({ id: _id, issues: _issues, voices: _voices, text, sort, category, ...rest }: any) => JSON.stringify(rest)
    expect(new Set(arrived.map(plain)).size).toBe(1)
    expect(new Set(arrived.map(({ id }) => id.slice(0, 13))).size).toBe(1)
    // each sender knows the own ones, by the own telephone alone
    for (const [nth, { who, text }] of marked.entries()) for (const [other, one] of psm.entries()) if (other < 3 || other === who) expect((await mine(one)).some(item => item.text === text.trim()), `${nth} ${one.name}`).toBe(other === who)
  }), { numRuns: 3, endOnFailure: true })
})

test('a place that fewer than ten could have written from is not shown: the kecamatan or the city stands for it', async () => {
  await unnamed(kolo, { region: KOLO, text: 'Perahu kami bocor sejak lama.' })
  expect(await morning(30)).toBe(1)
  expect((await inbox(nur)).find(voice => voice.text.startsWith('Perahu'))).toMatchObject({ region: KOTA })
})

test('where fewer than ten were in touch the box stays shut for a week', async () => {
  await owner.query('update sessions set seen_at = case when worker = $1 then now() else $2 end', [kolo.id, later(-3)])
  await owner.query('update unnamed_rounds set at = $1', [later(-1)])
  await unnamed(kolo, { region: KOLO, text: 'Hanya saya yang terhubung hari ini.' })
  expect(await emptyBoxes(house.services, UNNAMED_ROLE, later(1))).toBe(0)
  expect(await emptyBoxes(house.services, UNNAMED_ROLE, later(9))).toBe(1)
})

test('the same envelope sent again counts once and hears the same; with other words it is refused', async () => {
  const envelope = { id: freshId(HOME), action: 'voice.raise', at: new Date().toISOString(), input: said({ anonymous: true, text: 'Dikirim dua kali.' }) }
  const push = (input: object) => aminah.ask('POST', '/api/push', { envelopes: [{ ...envelope, input }] })
  const first = await push(envelope.input)
  expect(first.body.receipts[0]).toMatchObject({ id: envelope.id, made: [] })
  expect(first.body.receipts[0].refused).toBeUndefined()
  expect((await push(envelope.input)).body).toEqual(first.body)
  expect((await push({ ...envelope.input, text: 'Lain.' })).body.receipts[0].refused).toMatchObject({ code: 'envelope_differs' })
  expect(await morning(40)).toBe(1)
  expect((await push(envelope.input)).body).toEqual(first.body)
  expect(await morning(41)).toBe(0)
})

test('whoever may not raise is refused without a line in history; a link that names the sender is refused in words', async () => {
  const count = async () => Number((await owner.query(`select count(*) from history`)).rows[0].count)
  const was = await count()
  expect((await rahma.act('voice.raise', said({ anonymous: true, region: KOLO }))).status).toBe(403)
  expect((await inspektur.act('voice.raise', said({ anonymous: true, region: KOTA }))).status).toBe(403)
  const named = await rahma.act('voice.raise', said({ anonymous: true, visitId: freshId(HOME) }))
  expect(named.body).toMatchObject({ code: 'invalid', details: { faults: [{ at: 'visitId', rule: 'names_you' }] } })
  expect(await count()).toBe(was)
  expect((await rahma.act('voice.deliver', { sort: 'usul', category: 'aturan', text: 'x', region: PARUGA })).status).toBe(403)
})

test('a device that was put out hands in what its owner says without a name, and no quarantine tells of it', async () => {
  const hasna = psm[8]!
  await admin.ask('DELETE', `/api/workers/${hasna.id}/sessions`)
  const handed = await hasna.ask('POST', '/api/push', { envelopes: [{ id: freshId(HOME), action: 'voice.raise', at: new Date().toISOString(), input: said({ anonymous: true, text: 'Dari ponsel yang hilang.' }) }] })
  expect(handed.status).toBe(202)
  expect((await owner.query('select count(*)::int as n from quarantine')).rows[0].n).toBe(0)
  expect(await morning(42)).toBe(1)
  expect((await inbox(nur)).some(voice => voice.text === 'Dari ponsel yang hilang.')).toBe(true)
  await hasna.signIn()
})

test('the trusted officer alone learns who, with a reason that head and sender read', async () => {
  const voice = (await inbox(nur)).find(one => one.text === said().text)
  for (const other of peers()) expect([403, 404], other.name).toContain((await other.ask('POST', `/api/v1/voices/${voice.id}/sender`, { reason: 'Ingin tahu siapa.' })).status)
  expect((await sri.ask('POST', `/api/v1/voices/${voice.id}/sender`, { reason: '' })).status).toBe(422)
  const answer = await sri.ask('POST', `/api/v1/voices/${voice.id}/sender`, { reason: 'Ada ancaman terhadap pengirim.' })
  expect(answer.body).toEqual({ name: 'Rahma', role: 'psm', region: PARUGA })
  const log = await kadis.get('/api/v1/reads')
  expect(log.body.items.filter((line: any) => line.what === 'voice.sender')).toMatchObject([{ workerName: 'Sri', reason: 'Ada ancaman terhadap pengirim.' }])
  expect(log.text).not.toContain(rahma.id)
  expect((await mine(rahma)).find(one => one.id === voice.id).openings).toMatchObject([{ reason: 'Ada ancaman terhadap pengirim.' }])
})

test('what is said about a leader goes to the inspectorate and past that leader, even in the log of the trusted officer', async () => {
  await rahma.does('voice.raise', said({ leader: true, text: 'Tali asih kami dipotong.' }))
  expect(await morning(43)).toBe(1)
  const { items: [concern] } = (await inspektur.get('/api/v1/concerns/inbox')).body
  expect(concern).toMatchObject({ text: 'Tali asih kami dipotong.', stage: 'terkirim' })
  for (const other of [kadis, nur, tim, operator, admin, koordinator, lurah, budi, tetangga, provinsi]) {
    expect((await other.get('/api/v1/concerns')).body.items, other.name).toEqual([])
    expect((await other.get(`/api/v1/concerns/${concern.id}`)).status, other.name).toBe(404)
    expect((await other.get('/api/v1/voices')).text).not.toContain('dipotong')
  }
  expect((await inspektur.ask('POST', `/api/v1/voices/${concern.id}/sender`, { reason: 'Ingin bertanya.' })).status).toBe(403)
  await sri.ask('POST', `/api/v1/voices/${concern.id}/sender`, { reason: 'Pemeriksaan khusus.' })
  expect((await kadis.get('/api/v1/reads')).text).not.toMatch(/concern\.sender|Pemeriksaan khusus/)
  expect((await inspektur.get('/api/v1/concerns/inbox')).body.items[0].openings).toMatchObject([{ reason: 'Pemeriksaan khusus.' }])
  await inspektur.does('concern.take', { concernId: concern.id })
  await inspektur.does('concern.answer', { concernId: concern.id, text: 'Sudah diperiksa dan dikembalikan.' })
  expect((await mine(rahma)).find(one => one.leader)).toMatchObject({ stage: 'dijawab', answer: 'Sudah diperiksa dan dikembalikan.', answeredBy: 'Inspektur' })
  expect((await kadis.act('concern.answer', { concernId: concern.id, text: 'x' })).status).toBe(404)
})

test('an issue from a report and two words without a name: merged, proposed, decided by the head, answered to all three, who say whether it helped', async () => {
  const caseId = await rahma.does('case.open', { who: 'Inaq Sahnim', needs: ['lansia'], urgency: 'biasa', region: PARUGA, rt: '005', seal: 'tidak', source: 'pilar' }, 'case')
  const visitId = freshId(HOME)
  await rahma.does('visit.report_unannounced', { id: visitId, caseId, day: dayFromToday(0), from: '00:00', purpose: 'pendampingan', untoldReason: 'darurat', outcome: 'bertemu', findings: 'Sumur kering.', obstacles: 'Air bersih jauh dari rumah lansia.' })
  const fromReport = await rahma.does('voice.raise', said({ text: 'Air bersih jauh dari rumah lansia.', visitId }), 'voice')
  expect((await nur.get(`/api/v1/voices/${fromReport}`)).body).toMatchObject({ from: 'laporan' })
  expect((await nur.get(`/api/v1/voices/${fromReport}`)).text).not.toContain(visitId)
  await unnamed(aminah, { text: 'Rumah lansia di Kolo tanpa air bersih.' })
  await unnamed(psm[3]!, { text: 'Air bersih untuk lansia belum ada.' })
  expect(await morning(44)).toBe(2)
  const listed = await inbox(nur)
  const main = listed.find(voice => voice.id === fromReport)
  const others = listed.filter(voice => /tanpa air bersih|belum ada/.test(voice.text)).map(({ id }) => id)
  expect(main.voices).toEqual(expect.arrayContaining(others))

  const issueId = await nur.does('issue.open', { title: 'Air bersih untuk lansia', category: 'air_sanitasi', region: KOTA, voiceIds: [fromReport], due: dayFromToday(10) }, 'issue')
  expect((await nur.get(`/api/v1/issues/${issueId}/file`)).body.alike.map((voice: any) => voice.id)).toEqual(expect.arrayContaining(others))
  await nur.does('issue.merge', { issueId, voiceIds: others })
  expect((await nur.act('issue.open', { title: 'Lagi', category: 'lainnya', region: KOTA, voiceIds: others })).body.code).toBe('issue.merged_already')
  expect((await rahma.get(`/api/v1/voices/${fromReport}`)).body).toMatchObject({ stage: 'terbuka', issueTitle: 'Air bersih untuk lansia', desk: 'kabid', due: dayFromToday(10) })
  expect((await mine(aminah)).find(one => one.text.includes('Kolo'))).toMatchObject({ stage: 'terbuka', desk: 'kabid' })
  expect((await nur.get(`/api/v1/issues/${issueId}/file`)).body).toMatchObject({ cases: 1, issue: { voices: 3 } })

  // the desk is seen by all who work on issues, the name at it by its superior alone
  expect((await tim.get(`/api/v1/issues/${issueId}`)).body).toMatchObject({ deskRole: 'kabid', depth: 'brief' })
  expect((await tim.get(`/api/v1/issues/${issueId}/file`)).text).not.toContain('"deskName":"Nur"')
  expect((await kadis.get(`/api/v1/issues/${issueId}`)).body).toMatchObject({ deskName: 'Nur' })
  for (const other of [rahma, budi, operator, admin, lurah, tetangga, provinsi]) expect((await other.get(`/api/v1/issues/${issueId}`)).status, other.name).toBe(404)

  await kadis.does('issue.ask', { issueId, text: 'Berapa rumah yang belum teraliri?' })
  await nur.does('issue.propose', { issueId, text: 'Anggarkan pipa dari sumber Kolo.' })
  expect((await nur.act('issue.decide', { issueId, outcome: 'kebijakan', text: 'Setuju.' })).status).toBe(403)
  // the sender reminds the desk, courteously, without learning who sits there, and not every day
  expect((await rahma.act('voice.remind', { voiceId: fromReport, named: true })).status).toBe(200)
  expect((await rahma.act('voice.remind', { voiceId: fromReport, named: true })).body.code).toBe('reminder.too_soon')
  expect((await nur.get('/api/v1/notices')).text).toContain('reminder.named')
  for (const path of ['/api/v1/reminders', '/api/v1/notices', '/api/v1/voices']) expect((await rahma.get(path)).text, path).not.toContain(nur.id)
  expect((await aminah.act('voice.remind', { voiceId: fromReport, named: true })).status).toBe(404)
  // the decision is a directive to two owners
  const decided = await kadis.act('issue.decide', { issueId, outcome: 'kebijakan', text: 'Pipa dianggarkan tahun ini.', task: { text: 'Siapkan tangki air dua kali sepekan.', ownerIds: [tim.id, lurah.id], due: dayFromToday(20) } })
  expect(decided.status, decided.text).toBe(200)
  expect((await kadis.get(`/api/v1/directives/${made(decided.body, 'directive')}`)).body).toMatchObject({ subject: 'Air bersih untuk lansia', sourceKind: 'issue', sourceId: issueId, total: 2 })
  await nur.does('issue.answer', { issueId, text: 'Pipa dianggarkan tahun ini; mulai bulan depan.' })
  for (const voice of [(await rahma.get(`/api/v1/voices/${fromReport}`)).body, (await mine(aminah)).find(one => one.text.includes('Kolo')), (await mine(psm[3]!)).find(one => one.text.includes('belum ada'))]) expect(voice).toMatchObject({ stage: 'dijawab', answer: 'Pipa dianggarkan tahun ini; mulai bulan depan.', answeredBy: 'Nur' })
  // whoever has a name is written to; whoever has none is written to by nobody
  const { rows: notices } = await owner.query(`select to_worker from notices where code = 'voice.answered'`)
  expect(notices.map(row => row.to_worker)).toEqual([rahma.id])

  await rahma.does('voice.rate', { voiceId: fromReport, helped: true })
  const hers = (await mine(aminah)).find(one => one.text.includes('Kolo'))
  await aminah.does('voice.rate', { voiceId: hers.id, helped: false, anonymous: true })
  // nobody rates in another's name
  await psm[5]!.does('voice.rate', { voiceId: hers.id, helped: true, anonymous: true })
  await morning(45)
  const file = (await kadis.get(`/api/v1/issues/${issueId}/file`)).body
  expect(file.voices.map((voice: any) => voice.helped).toSorted()).toEqual([false, null, true].toSorted())
  expect(file.entries.map((line: any) => line.sort)).toEqual(['dibuka', 'digabung', 'penjelasan', 'usulan', 'keputusan', 'jawaban'])
  await nur.does('issue.reopen', { issueId, reason: 'Satu pengirim belum terbantu.' })
  expect((await mine(aminah)).find(one => one.id === hers.id)).toMatchObject({ stage: 'terbuka', answer: null })
})

test('brought up to the province the thread goes on: the province reads what was brought, decides, and the office reads its reply', async () => {
  const voiceId = await budi.does('voice.raise', said({ region: '52.72.01', category: 'aturan', text: 'Honor TKSK diatur provinsi.' }), 'voice')
  const issueId = await nur.does('issue.open', { title: 'Honor TKSK', category: 'aturan', region: KOTA, voiceIds: [voiceId] }, 'issue')
  const receipt = await nur.act('issue.escalate', { issueId, text: 'Mohon aturan honor TKSK ditinjau.' })
  expect(receipt.status).toBe(200)
  expect((await nur.act('issue.escalate', { issueId, text: 'Lagi.' })).body.code).toBe('issue.escalated_already')
  await tasksOf(house.services, JOB_ROLE).effect!({ home: HOME, id: receipt.body.id, nth: 0 })
  const [up] = (await provinsi.get('/api/v1/issues')).body.items
  expect(up).toMatchObject({ title: 'Honor TKSK', fromOffice: 'Dinas Sosial Kota Bima', deskRole: 'dinas_provinsi', voices: 0 })
  const file = await provinsi.get(`/api/v1/issues/${up.id}/file`)
  expect(file.body.entries).toMatchObject([{ sort: 'eskalasi', text: 'Mohon aturan honor TKSK ditinjau.', byName: 'Dinas Sosial Kota Bima' }])
  for (const trace of ['Nur', 'Budi', nur.id, budi.id, voiceId]) expect(file.text).not.toContain(trace)
  expect((await tetangga.get(`/api/v1/issues/${up.id}`)).status).toBe(404)
  const decided = await provinsi.act('issue.decide', { issueId: up.id, outcome: 'ditolak', text: 'Aturan tetap; ajukan tahun depan.' })
  expect(decided.status).toBe(200)
  await tasksOf(house.services, JOB_ROLE).effect!({ home: 52, id: decided.body.id, nth: 0 })
  const back = (await nur.get(`/api/v1/issues/${issueId}/file`)).body
  expect(back.issue).toMatchObject({ escalated: 'dibalas', stage: 'terbuka' })
  expect(back.entries.at(-1)).toMatchObject({ sort: 'balasan', text: 'Aturan tetap; ajukan tahun depan.', byRole: 'dinas_provinsi' })
  expect(made(receipt.body, 'issue')).toBeUndefined()
})

test('the head of an RT is heard as well: with a name, and without one; of another kelurahan he says nothing', async () => {
  const karim = await settle(house, 'Karim', { role: 'ketua_rt', region: PARUGA, rt: '005', rw: '002' })
  const id = await karim.does('voice.raise', said({ text: 'Lampu gang tiga mati.', category: 'sarana' }), 'voice')
  expect((await inbox(nur)).find(voice => voice.id === id)).toMatchObject({ fromName: 'Karim', pillar: 'ketua_rt' })
  expect((await karim.get(`/api/v1/voices/${id}`)).body).toMatchObject({ stage: 'terkirim', depth: 'full' })
  await unnamed(karim, { text: 'Iuran warga dipakai tanpa musyawarah.' })
  expect(await mine(karim)).toMatchObject([{ stage: 'menunggu' }])
  expect((await karim.act('voice.raise', said({ region: KOLO }))).status).toBe(403)
})
