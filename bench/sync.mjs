// The phones' sync (issue 4): a first load over a thin line, a pull with nothing new, a month of reports, and a thousand phones while the office works. Asked by `npm run bench -- sync`.
import { fork } from 'node:child_process'
import { createHash, randomInt, randomUUID } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { dayAt } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { openVault } from '#server/vault.ts'
import { layWire } from '../scenarios/wire.ts'
import { VERSION } from '../src/web/device.ts'
import { createMemory } from '../src/web/memory.ts'
import { createOutbox } from '../src/web/outbox.ts'
import { createSync } from '../src/web/sync.ts'
import { phoneId } from './phones.ts'
import { connect, MASTER_KEY, tokenOf } from './stand.mjs'

const THIN_BYTES = 256_000 / 8
const REPORTS = 20
// a field worker's month: 22 days with the app in front for 20 minutes each, in the hand for five of them: a pull every 22 seconds until two minutes after the last touch, then every 62
const QUIET_PULLS = 700
const STAY_PULLS = 2
const STAY_MS = 22_000
const STAFF_EVERY_MS = 100
const FIRST_EVERY = 5
const HOME = 5272
const TICK_MS = 10
const WORDS = 'rumah,bocor,dinding,papan,lantai,tanah,ibu,bapak,anak,cucu,tetangga,sakit,demam,batuk,lumpuh,stroke,obat,puskesmas,rujukan,kartu,keluarga,hilang,sekolah,putus,kerja,buruh,tani,nelayan,kebun,ladang,sungai,banjir,angin,atap,seng,beras,telur,susu,popok,kursi,roda,tongkat,kasur,selimut,air,sumur,listrik,padam,utang,warung,janda,duda,yatim,lansia,difabel,bisu,tuli,buta,ingatan,marah,takut,menangis,tenang,makan,sekali,sehari,jarang,tidur,malam,pagi,sore,minggu,bulan,tahun,sudah,belum,akan,tidak,masih,sering,kadang,dengan,tanpa,karena,sejak,setelah,sebelum,di,ke,dari,untuk,oleh,dan,tetapi,lalu,membantu,mengantar,menunggu,mencari,menjual,meminjam,memasak,merawat,menolak,menerima,menyimpan,mengeluh,berharap,pindah,kembali,pergi,tinggal,sendiri,bersama,jauh,dekat,belakang,masjid,pasar,terminal,kantor,lurah,kelurahan,gang,jalan,nomor,sebelah,depan,pohon,asam,jembatan'.split(',')
const unpacked = promisify(brotliDecompress)

/** Measures a running server on a stand of the bench and gives the rows for the report. */
export async function synced({ server, databaseUrl, postgres, plans, devices, seconds, log }) {
  const db = await connect(databaseUrl)
  log('Menulis teks yang berbeda-beda dan mendaftarkan petugas …')
  await vary(db)
  const today = dayAt('52', new Date().toISOString())
  const { rows: [{ username: office }] } = await db.query(`select w.username from posts p join workers w on w.home = p.home and w.id = p.worker_id where p.home = $1 and p.role = 'kabid' limit 1`, [HOME])
  const { rows: places } = await db.query(`select region, array_agg(id order by id) as cases from cases where home = $1 and not sealed and stage in ('asesmen', 'perencanaan', 'intervensi', 'monitoring') group by region order by region`, [HOME])
  // one whose area is more than a phone carries, one of an ordinary kelurahan; the thousand come after, lest they fill a first load with their posts
  const [wide, narrow] = await joined(db, [{ username: 'relawan.kota', region: '52.72' }, { username: 'relawan.lurah', region: places[0].region }])
  const rows = [...await firstLoad(server, wide, log)]
  rows.push(await month(server, narrow, office, today, log), await month(server, { ...wide, region: places[0].region }, office, today, log))
  const thousand = await joined(db, Array.from({ length: devices }, (_, nth) => { const { region, cases } = places[nth % places.length]; return { username: `relawan.${nth}`, region, caseId: cases[Math.floor(nth / places.length) % cases.length] } }))
  rows.splice(1, 0, ...await quiet(server, thousand, postgres, log))
  rows.push(...await morning({ server, postgres, plans, today, thousand, seconds, log }))
  await db.end()
  return rows
}

/** A new phone's first load, by the app's own sync, over a thin line. */
async function firstLoad(server, { username }, log) {
  const wire = await layWire(server.url)
  wire.slow(THIN_BYTES)
  const line = lineTo(wire.url, tokenOf(username))
  const memory = createMemory()
  const http = { post: line.post }
  const outbox = createOutbox(() => http, memory)
  const sync = createSync(() => http, memory, outbox)
  const began = performance.now()
  await sync.now()
  const took = (performance.now() - began) / 1000
  const { loaded, problem, world } = sync.get()
  if (!loaded) throw problem
  const held = memory.held().length
  const kinds = ['case', 'visit', 'trip', 'person', 'household', 'membership', 'remark', 'worker', 'post'].map(kind => `${memory.all(kind).length} ${kind}`).join(', ')
  log(`Muat pertama: ${held} data, ${took.toFixed(1)} detik.`)
  const bytes = line.bytes()
  await wire.close()
  return [{ name: `First sync of ${held.toLocaleString('en')} records (of ${world.total.toLocaleString('en')}) over 256 kbit/s`, figure: `${took.toFixed(1)} s`, bar: '≤ 60 s', met: took <= 60 && held >= 3000, more: `${kilo(bytes)} over the wire in ${line.asked()} requests, headers counted; ${kinds}` }]
}

/** Phones ask again and again while nothing happens. */
async function quiet(server, workers, postgres, log) {
  const lines = []
  for (const { username } of workers.slice(0, 10)) {
    const line = lineTo(server.url, tokenOf(username))
    lines.push({ line, at: await standing(line) })
  }
  const round = async times => { for (let nth = 0; nth < times; nth++) for (const { line, at } of lines) await told(line, at) }
  await round(30)
  const before = { bytes: lines.map(({ line }) => line.bytes()), node: server.cpu(), postgres: cpuOf(postgres) }
  await round(100)
  const pulls = lines.length * 100
  const [node, database] = [(server.cpu() - before.node) / pulls, (cpuOf(postgres) - before.postgres) / pulls]
  const bytes = Math.max(...lines.map(({ line }, nth) => (line.bytes() - before.bytes[nth]) / 100))
  log(`Tarikan kosong: ${bytes.toFixed(0)} byte, ${(node + database).toFixed(1)} ms.`)
  for (const { line } of lines) line.close()
  return [
    { name: 'Pull with nothing new, both ways with headers', figure: `${bytes.toFixed(0)} B`, bar: '≤ 2 kB', met: bytes <= 2000, more: 'HTTP/1.1 with a browser’s headers, TLS not counted' },
    { name: 'Pull with nothing new, processor time', figure: `${(node + database).toFixed(1)} ms: server ${node.toFixed(1)}, PostgreSQL ${database.toFixed(1)}`, bar: '≤ 10 ms', met: node + database <= 10, more: `mean of ${pulls.toLocaleString('en')}` },
  ]
}

/** A month: the office opens and gives cases, the worker plans, goes and reports; between that the app stands in front and asks. All pulls by the app's own sync, a changed scope with what is held included. */
async function month(server, phone, office, today, log) {
  const [mine, theirs] = [lineTo(server.url, tokenOf(phone.username)), lineTo(server.url, tokenOf(office))]
  let pulls = 0
  let compared = 0
  const http = { post: (path, body) => { pulls += 1; if (body.have) compared += 1; return mine.post(path, body) } }
  const memory = createMemory()
  const outbox = createOutbox(() => http, memory)
  const sync = createSync(() => http, memory, outbox)
  const pulled = async () => { await sync.now(); const { phase, problem } = sync.get(); if (phase !== 'idle') throw problem }
  const until = async (kind, fits) => {
    for (let turn = 0; turn < 200; turn++) {
      await pulled()
      const found = memory.all(kind).find(fits)
      if (found) return found
      await sleep(20)
    }
    throw new Error(`no ${kind} in the news`)
  }
  await pulled()
  const [start, held] = [mine.bytes(), memory.held().length]
  pulls = 0
  for (let nth = 0; nth < REPORTS; nth++) {
    const [caseId, tripId] = [phoneId(HOME), phoneId(HOME)]
    await accepted(theirs, [act('case.open', { id: caseId, who: `Ibu Contoh ${nth}`, needs: ['lansia'], urgency: 'biasa', region: phone.region, rt: '001', rw: '001', seal: 'tidak', story: text(40) }), act('case.assign', { caseId, leadId: phone.id })])
    await until('case', record => record.id === caseId && record.leadId === phone.id)
    await accepted(mine, [act('trip.plan', { id: tripId, caseIds: [caseId], day: today, from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif' })])
    const visit = await until('visit', record => record.tripId === tripId)
    await accepted(mine, [act('visit.report', { visitId: visit.id, ...reportWords() })])
    await until('visit', record => record.id === visit.id && record.state === 'selesai')
    while (pulls < (nth + 1) * QUIET_PULLS / REPORTS) await pulled()
  }
  const bytes = mine.bytes() - start
  log(`Satu bulan dengan ${held} data: ${kilo(bytes)}.`)
  mine.close()
  theirs.close()
  return { name: `A month: ${REPORTS} cases given, planned, reported without photos; ${held.toLocaleString('en')} records held`, figure: `${(bytes / 1e6).toFixed(2)} MB`, bar: '≤ 2 MB', met: bytes <= 2e6, more: `${pulls.toLocaleString('en')} pulls (22 days, the app in front for 20 minutes each, in the hand for five), of them ${compared} comparing all that is held` }
}

/** A thousand phones wake up and report while the office turns its pages. */
async function morning({ server, postgres, plans, today, thousand, seconds, log }) {
  const devices = []
  for (const [nth, { username, caseId }] of thousand.entries()) {
    const token = tokenOf(username)
    const line = lineTo(server.url, token)
    devices.push({ token, caseId, ...(nth % FIRST_EVERY === 0 ? {} : { at: await standing(line) }) })
    line.close()
  }
  const clerks = plans.list.requests.map(({ headers }) => headers).filter((headers, nth, all) => all.findIndex(one => one.authorization === headers.authorization) === nth)
  const pages = [...plans.list.requests, ...plans.file.requests.slice(0, 80), ...Array.from({ length: 40 }, (_, nth) => ({ method: 'GET', path: `/api/v1/day?day=${today}&region=52.72`, headers: plans.file.requests[nth % 5].headers }))]
  log(`${devices.length} ponsel dalam ${seconds} detik, ${clerks.length} petugas melihat halaman …`)
  const before = { node: server.cpu(), postgres: cpuOf(postgres) }
  const began = performance.now()
  const [phones, office] = await Promise.all([asked({ url: server.url, devices, seconds, today }), worked(server.url, pages, seconds)])
  const lasted = (performance.now() - began) / 1000
  const spent = [(server.cpu() - before.node) / 1000, (cpuOf(postgres) - before.postgres) / 1000].map(one => one / lasted)
  const whole = phones.times.length === devices.length && phones.failed === 0 && phones.reports === devices.length
  return [
    { name: `${devices.length.toLocaleString('en')} phones within ${lasted.toFixed(0)} s, each one report`, figure: `${phones.reports.toLocaleString('en')} reports, ${phones.failed} failed`, bar: '≤ 600 s, all', met: whole && lasted <= 600, more: `${phones.loads} first loads, ${phones.records.toLocaleString('en')} records, ${phones.pulls.toLocaleString('en')} pulls; a phone's sync p50 ${p(phones.times, 0.5)}, p95 ${p(phones.times, 0.95)}; ${kilo(phones.bytes / devices.length)} a phone` },
    { name: 'Office meanwhile: list, file, day, p95', figure: p(office.times, 0.95), bar: '≤ 1 s', met: office.times.toSorted((a, b) => a - b)[Math.floor(office.times.length * 0.95)] <= 1000 && office.failed === 0, more: `${office.times.length} pages, p50 ${p(office.times, 0.5)}, worst ${p(office.times, 1)}${office.failed ? `, ${office.failed} failed` : ''}; cores busy: server ${spent[0].toFixed(2)}, PostgreSQL ${spent[1].toFixed(2)}` },
  ]
}

/** One phone, once the app is opened: what is missing, the report, the news, and it stays in front for a while. */
async function wakes(url, { token, caseId, at: known }, today, seen) {
  const line = lineTo(url, token)
  const at = known ?? {}
  const began = performance.now()
  if (!known) {
    for (let load = ''; ;) {
      const answer = await line.post('/api/pull', { ...(at.cursor ? at : {}), load })
      if (answer.scopeChanged) throw new Error('scope changed')
      seen.records += answer.put.length
      at.cursor ??= answer.cursor
      at.scope = answer.scope
      load = answer.load
      seen.pulls += 1
      if (!answer.more) break
    }
    seen.loads += 1
  }
  const follow = async () => { for (;;) { const answer = await told(line, at); seen.pulls += 1; seen.records += answer.put.length; if (!answer.more) return } }
  await accepted(line, [act('visit.report_unannounced', { id: phoneId(HOME), caseId, day: today, from: '08:00', purpose: 'pendampingan', untoldReason: 'tanpa_sinyal', ...reportWords() })])
  seen.reports += 1
  await follow()
  seen.times.push(performance.now() - began)
  for (let nth = 0; nth < STAY_PULLS; nth++) { await sleep(STAY_MS); await follow() }
  seen.bytes += line.bytes()
  line.close()
}

async function opened({ url, devices, seconds, today }) {
  const seen = { times: [], records: 0, pulls: 0, loads: 0, reports: 0, bytes: 0, failed: 0, why: '' }
  const began = performance.now()
  await Promise.all(devices.map(async (device, nth) => {
    await sleep(Math.max(0, began + nth * seconds * 1000 / devices.length - performance.now()))
    await wakes(url, device, today, seen).catch(error => { seen.failed += 1; seen.why ||= String(error.code ?? error) })
  }))
  if (seen.why) console.error(seen.why)
  return seen
}

/** A line as a browser holds it: one connection kept alive, its headers, its packed answers; counts every byte both ways. */
function lineTo(url, token) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const sockets = new Set()
  const device = randomUUID()
  let requests = 0
  const post = (path, body) => new Promise((done, fail) => {
    const sent = JSON.stringify(body)
    requests += 1
    const asking = request(url + path, { method: 'POST', agent, headers: {
      'content-length': Buffer.byteLength(sent), 'sec-ch-ua-platform': '"Android"', authorization: `Bearer ${token}`, 'x-pilar-version': VERSION, 'x-pilar-device': `${device}; waiting=0; refused=0; at=${new Date().toISOString()}`,
      'user-agent': 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36', accept: 'application/json', 'sec-ch-ua': '"Chromium";v="140", "Not=A?Brand";v="24", "Google Chrome";v="140"', 'content-type': 'application/json', 'sec-ch-ua-mobile': '?1',
      origin: url, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty', referer: `${url}/lapangan/`, 'accept-encoding': 'gzip, deflate, br, zstd', 'accept-language': 'id-ID,id;q=0.9,en-US;q=0.8,en;q=0.7',
    } }, async answer => {
      try {
        const parts = []
        for await (const part of answer) parts.push(part)
        const bytes = Buffer.concat(parts)
        const told = JSON.parse(answer.headers['content-encoding'] === 'br' ? await unpacked(bytes) : bytes)
        if (answer.statusCode !== 200) throw new Problem(told.code ?? 'server_error', answer.statusCode, told)
        done(told)
      } catch (error) { fail(error) }
    })
    asking.on('socket', socket => sockets.add(socket))
    asking.on('error', fail)
    asking.end(sent)
  })
  return { post, bytes: () => [...sockets].reduce((sum, socket) => sum + socket.bytesRead + socket.bytesWritten, 0), asked: () => requests, close: () => agent.destroy() }
}

/** Where a phone stands that holds all there is. */
async function standing(line) {
  const { cursor, scope } = await line.post('/api/pull', {})
  return { cursor, scope }
}

/** Asks for the news since where the phone stands, and moves it on. */
async function told(line, at) {
  const answer = await line.post('/api/pull', at)
  if (answer.scopeChanged) throw new Error('scope changed')
  at.cursor = answer.cursor
  return answer
}

async function accepted(line, envelopes) {
  const { receipts } = await line.post('/api/push', { envelopes })
  const refused = receipts.find(receipt => receipt.refused)
  if (refused || receipts.length < envelopes.length) throw new Error(JSON.stringify(refused ?? 'no receipt'))
}

function act(action, input) {
  return { id: phoneId(HOME), action, at: new Date().toISOString(), input, later: true }
}

function reportWords() {
  return { outcome: 'bertemu', met: text(3), findings: text(60), actions: text(25), position: { lat: -8.46, lon: 118.73, accuracy: 20 } }
}

/** Words of chance, so that nothing packs better than what people write. */
function text(words) {
  return Array.from({ length: words }, () => WORDS[randomInt(WORDS.length)]).join(' ')
}

/** Everything sealed in Kota Bima gets words of its own: the stand's few would pack too well. */
async function vary(db) {
  const vault = openVault(Buffer.from(MASTER_KEY, 'hex'))
  const nobody = '00000000-0000-8000-8000-000000000000'
  const { keys, statement } = vault.newKeys([nobody])
  await db.query('update keys set wrapped = $1 where home = $2', [statement.values[2][0], HOME])
  const parts = { households: { address: 6, landmark: 4 }, cases: { address: 6, landmark: 4, story: 35 }, visits: { met: 3, findings: 40, actions: 20 }, remarks: { text: 20 } }
  for (const [table, columns] of Object.entries(parts)) {
    for (const [column, words] of Object.entries(columns)) {
      const { rows } = await db.query(`select id from ${table} where home = $1 and "${column}" is not null`, [HOME])
      await db.query(`update ${table} t set "${column}" = s.sealed from unnest($2::uuid[], $3::bytea[]) s (id, sealed) where t.home = $1 and t.id = s.id`, [HOME, rows.map(row => row.id), rows.map(() => vault.seal(keys.get(nobody), text(Math.ceil(words * (0.5 + Math.random())))))])
    }
  }
  const { rows } = await db.query('select id from persons where home = $1 and nik is not null', [HOME])
  await db.query('update persons t set nik = s.sealed from unnest($2::uuid[], $3::bytea[]) s (id, sealed) where t.home = $1 and t.id = s.id', [HOME, rows.map(row => row.id), rows.map(() => vault.seal(keys.get(nobody), `527299${randomInt(10 ** 10 - 1).toString().padStart(10, '0')}`))])
  await db.query('vacuum analyze')
}

/** Adds volunteers to the office, signed in. */
async function joined(db, people) {
  const all = people.map(one => ({ ...one, id: phoneId(HOME) }))
  const from = `from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::bytea[]) s (id, region, username, post, token)`
  const lists = [HOME, all.map(one => one.id), all.map(one => one.region), all.map(one => one.username), all.map(() => phoneId(HOME)), all.map(one => createHash('sha256').update(tokenOf(one.username)).digest())]
  for (const insert of [
    `into workers (home, id, prov, kab, kec, region, name, username, ended) select $1, id, '52', '52.72', '52.72', '52.72', 'Relawan Contoh', username, false`,
    `into posts (home, id, prov, kab, kec, region, worker_id, worker_name, role, pillar, line, "from") select $1, post, '52', '52.72', case when length(region) > 8 then left(region, 8) else region end, region, id, 'Relawan Contoh', 'psm', 'psm', 'area', '2020-01-01'`,
    `into credentials (home, worker, username, salt, hash, must_change) select $1, id, username, '', '', false`,
    `into sessions (home, token, worker, agent, ends_at) select $1, token, id, 'bench', now() + interval '400 days'`,
  ]) await db.query(`insert ${insert} ${from}`, lists)
  return all
}

/** Staff turn pages at a steady pace, whatever the phones do: how long each page takes. */
async function worked(url, requests, seconds) {
  const times = []
  let failed = 0
  const one = async ({ method, path, headers }) => {
    const start = performance.now()
    const response = await fetch(url + path, { method, headers })
    await response.arrayBuffer()
    if (response.status === 200) times.push(performance.now() - start)
    else failed += 1
  }
  const began = performance.now()
  const all = []
  for (let turn = 0; turn < seconds * 1000 / STAFF_EVERY_MS; turn++) {
    await sleep(Math.max(0, began + turn * STAFF_EVERY_MS - performance.now()))
    all.push(one(requests[randomInt(requests.length)]).catch(() => { failed += 1 }))
  }
  await Promise.all(all)
  return { times, failed }
}

/** Processor time of a process and all its children, living and gone, in milliseconds. */
export function cpuOf(pid) {
  const fields = of => { const stat = readFileSync(`/proc/${of}/stat`, 'utf8'); return stat.slice(stat.lastIndexOf(')') + 2).split(' ') }
  let sum = 0
  for (const of of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      const all = fields(of)
      if (Number(of) === pid) sum += Number(all[11]) + Number(all[12]) + Number(all[13]) + Number(all[14])
      else if (Number(all[1]) === pid) sum += Number(all[11]) + Number(all[12])
    } catch { /* gone meanwhile */ }
  }
  return sum * TICK_MS
}

/** Lets phones live in a process of their own, so that they share no thread with those who measure. */
function asked(task) {
  const child = fork(fileURLToPath(import.meta.url))
  child.send(task)
  return new Promise((done, fail) => {
    child.once('message', done)
    child.once('exit', code => { if (code) fail(new Error(`ponsel berhenti dengan kode ${code}.`)) })
  })
}

function kilo(bytes) {
  return `${Math.round(bytes / 1000).toLocaleString('en')} kB`
}

function p(times, share) {
  const sorted = times.toSorted((a, b) => a - b)
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)} ms`
}

if (process.send) process.on('message', async task => { if (task.devices) process.send(await opened(task), () => process.exit(0)) })
