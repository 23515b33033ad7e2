// The neighbours' page under attack (issue 3, row "citizen spam"): 1,000 reports in 60 s from 50 addresses while staff work, then 1,000,000 guessed codes, then wrong passwords at the door. Asked by `npm run bench -- public`.
import { fork } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { connect as open } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { connect } from './stand.mjs'

const REPORTS = 1000
const SECONDS = 60
const SOURCES = 50
const PIPELINED = 40
const STAFF_EVERY_MS = 50
// fewer tries of a name than the door lets through
const NAMES = 8
const TRIES = 5
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
// Linux answers on all of 127.0.0.0/8, so each source is an address of its own, as the server counts them
const sourceOf = nth => `127.0.1.${1 + nth % SOURCES}`

/** Attacks a running server on a stand of the bench and gives the rows for the report. */
export async function attacked({ url, databaseUrl, plans, guesses, quiet, log }) {
  const database = await connect(databaseUrl)
  const { rows: [place] } = await database.query(`select region from posts where kab = '52.72' and role = 'psm' order by region limit 1`)
  // the stand has no office of its own: without one nobody takes reports
  await database.query(`insert into offices (home, id, prov, kab, kec, region, name, phone, near_days, example) select home, gen_random_uuid(), '52', '52.72', '52.72', '52.72', 'Dinas Sosial Kota Bima', '0374-000000', 7, false from homes where code = '52.72' and not exists (select from offices o where o.home = homes.home)`)
  const count = async () => Number((await database.query(`select count(*) as count from reports`)).rows[0].count)
  const staff = shuffled([...plans.list.requests, ...plans.file.requests.slice(0, 60), ...plans.search.requests.slice(0, 60)])
  await worked(url, staff, 5)
  log(`Petugas bekerja ${quiet} detik dalam keadaan tenang …`)
  const before = await worked(url, staff, quiet)
  log(`${REPORTS} laporan dalam ${SECONDS} detik dari ${SOURCES} alamat …`)
  const had = await count()
  const [flood, during] = await Promise.all([asked({ url, flood: { region: place.region } }), worked(url, staff, SECONDS)])
  const reached = await count() - had
  const after = await worked(url, staff, quiet)
  const [calm, busy] = [p95([...before.times, ...after.times]), p95(during.times)]
  log(`${guesses.toLocaleString('id')} kode tebakan …`)
  const began = performance.now()
  const guessed = await asked({ url, guesses })
  const seconds = (performance.now() - began) / 1000
  const { rows: [{ home }] } = await database.query(`select home from homes where code = '52.72'`)
  log('Kata sandi salah bagi nama yang ada dan yang tidak ada …')
  const [has, hasNot] = await doors(url, database)
  await database.end()
  const failed = before.failed + during.failed + after.failed
  const tries = list => Object.entries(list).map(([status, times]) => `${times.toLocaleString('en')} × ${status}`).join(', ')
  return [
    { name: '1,000 reports in 60 s from 50 addresses reach triage', figure: `${reached}`, bar: '≤ 100', met: reached <= 100 && !Object.keys(flood).some(status => !['200', '429', '503'].includes(status)), more: tries(flood) },
    { name: 'Staff pages meanwhile, p95', figure: `${busy.toFixed(1)} ms against ${calm.toFixed(1)} ms = ${(busy / calm).toFixed(2)}`, bar: '≤ 1.2', met: busy <= calm * 1.2 && failed === 0, more: `${during.times.length} pages${failed ? `, ${failed} failed` : ''}` },
    { name: `${guesses.toLocaleString('en')} guessed codes of home ${home}`, figure: `${guessed[200] ?? 0} hit`, bar: '0, throttled', met: !guessed[200] && (guessed[404] ?? 0) <= SOURCES * 20, more: `${tries(guessed)}; ${Math.round(guesses / seconds).toLocaleString('en')} a second` },
    { name: 'A wrong password for a name that nobody has, beside a name that somebody has', figure: `${hasNot.toFixed(1)} ms against ${has.toFixed(1)} ms = ${(hasNot / has).toFixed(2)}`, bar: '0.9 to 1.1', met: Math.abs(hasNot / has - 1) <= 0.1, more: `medians of ${NAMES * TRIES} each, by turns` },
  ]
}

/** How long the door takes to refuse names that there are and names that there are not, in turn: two medians in ms. */
async function doors(url, database) {
  const { rows } = await database.query(`update credentials set salt = $1, hash = $2 where username in (select username from credentials order by username limit ${NAMES}) returning username`, [randomBytes(16), randomBytes(32)])
  const times = [[], []]
  for (let turn = 0; turn < NAMES * TRIES; turn++) {
    for (const which of turn % 2 ? [0, 1] : [1, 0]) {
      const login = which ? `tidak.ada.${turn % NAMES}` : rows[turn % NAMES].username
      const start = performance.now()
      const response = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.8.${turn}.${1 + which}` }, body: JSON.stringify({ login, password: 'bukan-kata-sandinya' }) })
      if (response.status !== 401) throw new Error(`pintu menjawab ${response.status}: ${await response.text()}`)
      await response.arrayBuffer()
      times[which].push(performance.now() - start)
    }
  }
  return times.map(list => list.toSorted((one, other) => one - other)[Math.floor(list.length / 2)])
}

/** Staff turn pages at a steady pace, whoever else knocks: how long each page takes. */
async function worked(url, requests, seconds) {
  const times = []
  let failed = 0
  const one = async ({ method, path, headers, body }) => {
    const start = performance.now()
    const response = await fetch(url + path, { method, headers, body })
    await response.arrayBuffer()
    if (response.status === 200) times.push(performance.now() - start)
    else failed += 1
  }
  const turns = Math.round(seconds * 1000 / STAFF_EVERY_MS)
  const began = performance.now()
  const all = []
  for (let turn = 0; turn < turns; turn++) {
    await sleep(Math.max(0, began + turn * STAFF_EVERY_MS - performance.now()))
    all.push(one(requests[turn % requests.length]).catch(() => { failed += 1 }))
  }
  await Promise.all(all)
  return { times, failed }
}

/** Lets a process of its own attack, so that it shares no thread with those who measure. */
function asked(task) {
  const child = fork(fileURLToPath(import.meta.url))
  child.send(task)
  return new Promise((done, fail) => {
    child.once('message', done)
    child.once('exit', code => { if (code) fail(new Error(`penyerang berhenti dengan kode ${code}.`)) })
  })
}

async function flooded(url, region) {
  const agents = Array.from({ length: SOURCES }, (_, nth) => new Agent({ keepAlive: true, localAddress: sourceOf(nth) }))
  const began = performance.now()
  const seen = {}
  const all = []
  for (let nth = 0; nth < REPORTS; nth++) {
    await sleep(Math.max(0, began + nth * SECONDS * 1000 / REPORTS - performance.now()))
    const form = new URLSearchParams({ wilayah: region, n: randomUUID(), who: 'lansia', needs: 'makan', landmark: `Rumah nomor ${nth}`, urgency: 'biasa', story: 'Sudah lama sakit dan tinggal sendiri. '.repeat(20) }).toString()
    all.push(sent(`${url}/lapor`, agents[nth % SOURCES], form).then(status => { seen[status] = (seen[status] ?? 0) + 1 }))
  }
  await Promise.all(all)
  return seen
}

function sent(url, agent, form) {
  return new Promise(done => {
    const asking = request(url, { method: 'POST', agent, headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(form) } }, answer => { answer.resume(); answer.on('end', () => done(answer.statusCode)) })
    asking.on('error', error => done(error.code ?? 'error'))
    asking.end(form)
  })
}

/** Guesses codes as fast as the server answers: one connection a source, many questions under way on each. */
async function guessed(url, guesses) {
  const { hostname, port } = new URL(url)
  const seen = {}
  let left = guesses
  await Promise.all(Array.from({ length: SOURCES }, async (_, nth) => {
    while (left > 0) {
      const batch = Math.min(PIPELINED, left)
      left -= batch
      await onceThrough(hostname, Number(port), sourceOf(nth), batch, seen)
    }
  }))
  return seen
}

const lines = new Map()

function onceThrough(hostname, port, localAddress, batch, seen) {
  const line = lines.get(localAddress) ?? lineTo(hostname, port, localAddress)
  lines.set(localAddress, line)
  line.socket.write(Array.from({ length: batch }, () => { const body = `kode=${code()}`; return `POST /lapor/kemajuan HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}` }).join(''))
  return new Promise((done, fail) => { Object.assign(line, { wanted: batch, seen, done, fail }) })
}

function lineTo(hostname, port, localAddress) {
  const line = { socket: open({ host: hostname, port, localAddress }), rest: '' }
  line.socket.setEncoding('latin1')
  line.socket.on('data', text => {
    const all = line.rest + text
    let end = 0
    for (const found of all.matchAll(/HTTP\/1\.1 (\d{3}) /g)) {
      line.seen[found[1]] = (line.seen[found[1]] ?? 0) + 1
      line.wanted -= 1
      end = found.index + found[0].length
    }
    line.rest = all.slice(Math.max(end, all.length - 13))
    if (line.wanted <= 0) line.done()
  })
  line.socket.on('error', error => line.fail(error))
  line.socket.on('close', () => { lines.delete(localAddress); if (line.wanted > 0) line.fail(new Error('sambungan ditutup')) })
  return line
}

// as the real ones: the office first, then 26 signs of chance
function code() {
  const home = 5272
  const place = [15, 10, 5, 0].map(shift => SIGNS[(home >> shift) & 31]).join('')
  return place + [...randomBytes(26)].map(byte => SIGNS[byte & 31]).join('')
}

function shuffled(list) {
  return list.map(one => [Math.random(), one]).sort(([a], [b]) => a - b).map(([, one]) => one)
}

function p95(times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]
}

process.on('message', async ({ url, flood, guesses }) => {
  const seen = flood ? await flooded(url, flood.region) : await guessed(url, guesses)
  process.send(seen, () => process.exit(0))
})
