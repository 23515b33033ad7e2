// A thousand phones wake up and report while the office works; the phones live in a process of their own.
import { fork } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { accepted, cpuOf, kilo, lineTo, p, standing, told } from './line.mjs'
import { act, HOME, reportWords } from './people.mjs'
import { phoneId } from './phones.ts'
import { tokenOf } from './stand.mjs'

const STAY_PULLS = 2
const STAY_MS = 22_000
const SYNC_MS = 2_000
const STAFF_EVERY_MS = 100
const FIRST_EVERY = 5

/** A thousand phones wake up and report while the office turns its pages. */
export async function morning({ server, postgres, plans, today, thousand, seconds, log }) {
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

/** Lets phones live in a process of their own, so that they share no thread with those who measure. */
function asked(task) {
  const child = fork(fileURLToPath(import.meta.url))
  child.send(task)
  return new Promise((done, fail) => {
    child.once('message', done)
    child.once('exit', code => { if (code) fail(new Error(`ponsel berhenti dengan kode ${code}.`)) })
  })
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
  await accepted(line, [act('visit.report_unannounced', { id: phoneId(HOME), caseId, day: today, from: '00:00', purpose: 'pendampingan', untoldReason: 'tanpa_sinyal', ...reportWords() })])
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
    // the last one has its stay in front too before the time is over
    await sleep(Math.max(0, began + nth * (seconds * 1000 - STAY_PULLS * STAY_MS - SYNC_MS) / devices.length - performance.now()))
    await wakes(url, device, today, seen).catch(error => { seen.failed += 1; seen.why ||= String(error.code ?? error) })
  }))
  if (seen.why) console.error(seen.why)
  return seen
}

if (process.send) process.on('message', async task => { if (task.devices) process.send(await opened(task), () => process.exit(0)) })
