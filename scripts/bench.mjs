// npm run bench: how fast Pilar is beside a bare server on the same machine, in one run; writes docs/performance.md. BENCH_QUICK=1 looks only briefly and writes nothing. npm run bench -- public: the neighbours' page under attack instead; -- replay: four phones send months of work twice; -- sync: phones over a thin line, and a thousand of them.
import { fork, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { cloneStand, connect, dropStand, ensureStand, MASTER_KEY } from '../bench/stand.mjs'
import { plansOf } from '../bench/plans.mjs'
import { housed } from '../bench/houses.mjs'
import { attacked } from '../bench/public.mjs'
import { replayed } from '../bench/replay.mjs'
import { synced } from '../bench/sync.mjs'
import { cpuOf } from '../bench/line.mjs'
import { startEmbedded } from '../src/server/embedded-postgres.ts'
import { build } from './build.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const QUICK = process.env.BENCH_QUICK === '1'
const ROUNDS = QUICK ? 3 : 5
const SECONDS = QUICK ? 2 : 5
const IDLE_SECONDS = QUICK ? 10 : 60
const CONNECTIONS = 16
const POOL_SIZE = '12'
const PUBLIC = process.argv.includes('public')
const REPLAY = process.argv.includes('replay')
const SYNC = process.argv.includes('sync')
const only = PUBLIC || REPLAY || SYNC ? ['alone'] : process.env.BENCH_ONLY?.split(',')
const wants = name => !only || only.includes(name)
const log = console.log
const children = new Set()
const rows = []
let database

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => { for (const child of children) child.kill(); process.exit(1) })
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()

try {
  await build(log)
  if (PUBLIC) await publicPage()
  else if (REPLAY) await replays()
  else if (SYNC) await syncs()
  else if (only?.join() === 'houses') await houses()
  else await everything()
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  for (const child of children) child.kill()
  for (const name of ['bench_small', 'bench_large']) if (database) await dropStand(database.url, name)
  await database?.stop()
}
report()
process.exit(process.exitCode ?? 0)

/** The neighbours' page under attack, on the small stand. */
async function publicPage() {
  database = await startEmbedded({ dataDir: join(ROOT, '.pilar/bench-pg'), log })
  const url = await cloneStand(database.url, await ensureStand(database.url, 10_000, 4, log), 'bench_small')
  const plans = await plansOf(url)
  const server = await pilar(url)
  for (const row of await attacked({ url: server.url, databaseUrl: url, plans, guesses: QUICK ? 50_000 : 1_000_000, quiet: QUICK ? 15 : 45, log })) note(row)
  await server.stop()
}

/** What phones send again, on the small stand. */
async function replays() {
  database = await startEmbedded({ dataDir: join(ROOT, '.pilar/bench-pg'), log })
  const databaseUrl = await cloneStand(database.url, await ensureStand(database.url, 10_000, 4, log), 'bench_small')
  const server = await pilar(databaseUrl)
  for (const row of await replayed({ server, databaseUrl, many: QUICK ? 4_000 : 100_000, log })) note(row)
  await server.stop()
}

/** What phones ask day by day, on a stand whose kota has a field worker in every kelurahan. */
async function syncs() {
  database = await startEmbedded({ dataDir: join(ROOT, '.pilar/bench-pg'), log })
  const databaseUrl = await cloneStand(database.url, await ensureStand(database.url, 40_000, 40, log), 'bench_small')
  const plans = await plansOf(databaseUrl)
  const server = await pilar(databaseUrl)
  for (const row of await synced({ server, databaseUrl, postgres: database.pid, plans, devices: QUICK ? 100 : 1000, seconds: QUICK ? 60 : 600, log })) note(row)
  await server.stop()
}

/** What houses and referrals ask at a year's size, on the small stand. */
async function houses() {
  database ??= await startEmbedded({ dataDir: join(ROOT, '.pilar/bench-pg'), log })
  const databaseUrl = await cloneStand(database.url, await ensureStand(database.url, 10_000, 4, log), 'bench_small')
  const server = await pilar(databaseUrl)
  for (const row of await housed({ url: server.url, databaseUrl, log })) note(row)
  await server.stop()
}

async function everything() {
  database = await startEmbedded({ dataDir: join(ROOT, '.pilar/bench-pg'), log })
  const small = await ensureStand(database.url, 10_000, 4, log)
  const large = await ensureStand(database.url, 1_000_000, 1000, log)
  log('Menyalin kedua basis data …')
  const urls = { small: await cloneStand(database.url, small, 'bench_small'), large: await cloneStand(database.url, large, 'bench_large') }
  if (wants('start')) await starts(urls.large)
  await speeds(urls)
  if (wants('houses')) await houses()
  if (wants('npm')) await npmStart()
  if (wants('web')) pages()
}

/** Cold start with the database up and migrated, then memory at rest. */
async function starts(url) {
  await (await pilar(url)).stop()
  const times = []
  for (let round = 0; round < ROUNDS; round++) {
    const server = await pilar(url)
    times.push(server.startedIn)
    if (round < ROUNDS - 1) { await server.stop(); continue }
    log(`Mengukur memori setelah ${IDLE_SECONDS} detik …`)
    await sleep(IDLE_SECONDS * 1000)
    note({ name: `Idle memory of the bundle after ${IDLE_SECONDS} s`, figure: `${server.megabytes().toFixed(0)} MB`, bar: '≤ 120 MB', met: server.megabytes() <= 120 })
    await server.stop()
  }
  note({ name: 'App cold start, process start → /api/health 200', figure: `${(median(times) / 1000).toFixed(2)} s`, bar: '≤ 1 s', met: median(times) <= 1000 })
}

/** Every question in turn: bare, Pilar, and Pilar on the small stand; then all again, so that a noisy minute falls on all alike. */
async function speeds(urls) {
  const plans = { small: await plansOf(urls.small), large: await plansOf(urls.large) }
  const servers = { bare: await bare(urls.large), pilar: await pilar(urls.large), small: await pilar(urls.small) }
  const names = Object.keys(plans.large).filter(wants)
  const seen = Object.fromEntries(names.map(name => [name, { bare: [], pilar: [], small: [] }]))
  for (const who of Object.keys(servers)) for (const name of names) await checked(servers[who].url, plans[who === 'small' ? 'small' : 'large'][name].requests[0])
  for (let round = 1; round <= ROUNDS; round++) {
    for (const name of names) {
      for (const who of ['bare', 'pilar', ...(name === 'list' ? ['small'] : [])]) {
        const plan = plans[who === 'small' ? 'small' : 'large'][name]
        seen[name][who].push(await load({ url: servers[who].url, requests: plan.requests, connections: CONNECTIONS, seconds: SECONDS, warm: round === 1 ? 3 : 1 }))
      }
      log(`putaran ${round} ${name.padEnd(7)} ${Object.entries(seen[name]).filter(([, runs]) => runs.length > 0).map(([who, runs]) => `${who} ${runs.at(-1).perSecond.toFixed(0)}/s p99 ${runs.at(-1).p99} ms`).join(', ')}`)
    }
  }
  for (const name of names) {
    const { title, ratio, least } = plans.large[name]
    const speed = who => median(seen[name][who].map(run => run.perSecond))
    const pair = median(seen[name].pilar.map((run, at) => run.perSecond / seen[name].bare[at].perSecond))
    const failed = Object.values(seen[name]).flat().reduce((sum, run) => sum + run.failed, 0)
    const [usual, worst] = ['p50', 'p99'].map(one => median(seen[name].pilar.map(run => run[one])))
    note({ name: title, figure: `${speed('pilar').toFixed(0)}/s of bare ${speed('bare').toFixed(0)}/s = ${pair.toFixed(2)}`, bar: `≥ ${ratio}${least ? `, ≥ ${least}/s` : ''}`, met: pair >= ratio && failed === 0 && speed('pilar') >= (least ?? 0), more: `p50 ${usual} ms, p99 ${worst} ms, ${median(seen[name].pilar.map(run => run.kilobytes)).toFixed(1)} kB${failed ? `, ${failed} failed` : ''}` })
    if (name === 'list') {
      const flat = median(seen.list.pilar.map((run, at) => run.perSecond / seen.list.small[at].perSecond))
      note({ name: 'The same list, 1,000,000 cases against 10,000', figure: `${speed('pilar').toFixed(0)}/s against ${speed('small').toFixed(0)}/s = ${flat.toFixed(2)}`, bar: 'flat: ≥ 0.8', met: flat >= 0.8 })
    }
  }
  if (wants('start')) note({ name: 'Memory of the bundle after the load', figure: `${servers.pilar.megabytes().toFixed(0)} MB`, bar: '', met: true })
  for (const server of Object.values(servers)) await server.stop()
}

/** npm start as a person meets it the second time: embedded PostgreSQL, example data there already. */
async function npmStart() {
  const folder = mkdtempSync(join(tmpdir(), 'pilar-bench-'))
  const times = []
  for (let round = 0; round < 2; round++) {
    const port = await freePort()
    const server = await started('npm', ['start'], { ...process.env, DATABASE_URL: '', DATA_DIR: folder, PORT: String(port), NODE_ENV: '' }, `http://127.0.0.1:${port}`)
    times.push(server.startedIn)
    await server.stop()
  }
  rmSync(folder, { recursive: true, force: true })
  note({ name: 'npm start, second time', figure: `${(times[1] / 1000).toFixed(1)} s (first, built already: ${(times[0] / 1000).toFixed(1)} s)`, bar: '≤ 5 s', met: times[1] <= 5000 })
}

/** What a browser must fetch before the first screen: the page, and the scripts and styles it names. */
function pages() {
  for (const [part, title, most] of [['kantor', 'Office', 350], ['lapangan', 'Field', 120], ['panti', 'House', 120]]) {
    const folder = join(ROOT, 'dist/web', part)
    if (!existsSync(join(folder, 'index.html'))) { log(`Halaman ${part} belum ada; dilewati.`); continue }
    const page = readFileSync(join(folder, 'index.html'), 'utf8')
    const files = [...page.matchAll(/(?:src|href)="[^"]*\/assets\/([^"]+\.(?:js|css))"/g)].map(match => match[1])
    const size = [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, 'assets', file)), { level: 9 }).length, gzipSync(page).length) / 1024
    const fonts = readdirSync(join(folder, 'assets')).filter(name => name.endsWith('.woff2')).length
    note({ name: `${title} first load, gzip`, figure: `${size.toFixed(0)} KiB`, bar: `≤ ${most} KiB`, met: size <= most, more: `page, ${files.length} scripts and styles; ${fonts} font files not counted` })
  }
}

async function pilar(url) {
  const port = await freePort()
  const dataDir = mkdtempSync(join(tmpdir(), 'pilar-bench-'))
  const env = { PATH: process.env.PATH, DATABASE_URL: url, MASTER_KEY, DATA_DIR: dataDir, PORT: String(port), POOL_SIZE, EXAMPLE_DATA: 'tidak', NODE_ENV: 'production', LOG_LEVEL: 'warn' }
  return started(process.execPath, [...(process.env.BENCH_NODE?.split(' ') ?? []), '--disable-warning=ExperimentalWarning', join(ROOT, 'scripts/serve.mjs')], env, `http://127.0.0.1:${port}`, () => rmSync(dataDir, { recursive: true, force: true }))
}

async function bare(url) {
  const port = await freePort()
  return started(process.execPath, [join(ROOT, 'bench/bare.mjs')], { PATH: process.env.PATH, DATABASE_URL: url, POOL_SIZE, PORT: String(port), NODE_ENV: 'production' }, `http://127.0.0.1:${port}`)
}

/** Starts a server and waits until it answers; stop waits until it has gone. */
async function started(program, args, env, url, after = () => {}) {
  const began = performance.now()
  const child = spawn(program, args, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] })
  children.add(child)
  const ended = new Promise(done => child.on('exit', code => { children.delete(child); done(code) }))
  let gone = false
  void ended.then(() => (gone = true))
  while (!gone && !(await answers(url))) await sleep(5)
  if (gone) throw new Error(`${program} ${args.at(-1)} tidak mau hidup.`)
  return { url, startedIn: performance.now() - began, megabytes: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024, cpu: () => cpuOf(child.pid), stop: async () => { child.kill('SIGTERM'); await ended; after() } }
}

async function answers(url) {
  try {
    const response = await fetch(`${url}/api/health`)
    await response.arrayBuffer()
    return true
  } catch {
    return false
  }
}

/** A wrong answer is fast; nothing is measured before each server has answered rightly. */
async function checked(url, { method, path, headers, body }) {
  const response = await fetch(url + path, { method, headers, body })
  const text = await response.text()
  if (response.status !== 200 || text.length < 200) throw new Error(`${method} ${path} → ${response.status} ${text.slice(0, 300)}`)
}

function load(plan) {
  const child = fork(join(ROOT, 'bench/load.mjs'))
  children.add(child)
  child.send(plan)
  return new Promise((done, fail) => {
    child.once('message', done)
    child.once('exit', code => { children.delete(child); if (code) fail(new Error(`autocannon berhenti dengan kode ${code}.`)) })
  })
}

function freePort() {
  const probe = createServer()
  return new Promise(done => probe.listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => done(port)) }))
}

function median(values) {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

function note(row) {
  rows.push(row)
  if (!row.met) process.exitCode = 1
}

function report() {
  const lines = rows.map(({ name, figure, bar, met, more = '' }) => [name, figure, bar, met ? '' : 'MISSED', more])
  log('')
  for (const [name, figure, bar, met, more] of lines) log(`${name.padEnd(58)} ${figure.padEnd(36)} ${bar.padEnd(16)} ${met.padEnd(7)} ${more}`)
  log('')
  if (QUICK || only) return
  const text = readFileSync(join(ROOT, 'bench/performance.md'), 'utf8')
    .replace('{date}', new Date().toISOString().slice(0, 10)).replace('{machine}', `${cpus().length} × ${cpus()[0].model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}, PostgreSQL 18 as shipped (fsync and synchronous_commit on, shared_buffers 128 MB)`)
    .replace('{table}', ['| What | Measured | Bar | | |', '|---|---|---|---|---|', ...lines.map(line => `| ${line.join(' | ')} |`)].join('\n'))
  writeFileSync(join(ROOT, 'docs/performance.md'), text)
}
