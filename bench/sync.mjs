// The phones' sync (issue 4): a first load over a thin line, a pull with nothing new, a month of reports, and a thousand phones while the office works. Asked by `npm run bench -- sync`.
import { setTimeout as sleep } from 'node:timers/promises'
import { dayAt } from '#kernel/day.ts'
import { layWire } from '../scenarios/wire.ts'
import { createMemory } from '../src/web/memory.ts'
import { createOutbox } from '../src/web/outbox.ts'
import { createSync } from '../src/web/sync.ts'
import { accepted, cpuOf, kilo, lineTo, standing, told } from './line.mjs'
import { act, HOME, joined, reportWords, text, vary } from './people.mjs'
import { phoneId } from './phones.ts'
import { connect, tokenOf } from './stand.mjs'
import { morning } from './thousand.mjs'

const THIN_BYTES = 256_000 / 8
const REPORTS = 20
// a field worker's month: 22 days with the app in front for 20 minutes each, in the hand for five of them: a pull every 22 seconds until two minutes after the last touch, then every 62
const QUIET_PULLS = 700

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
