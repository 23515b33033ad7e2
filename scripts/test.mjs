// npm test: everything that must hold, in order, each with its time; the last line says how many passed and failed.
import { spawn } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEmbedded } from '../src/server/embedded-postgres.ts'
import { build } from './build.mjs'
import { ensureChromium, ensureShell } from './chromium.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const REPORT = join(ROOT, `dist/test-${process.pid}.json`)
const wanted = process.argv.slice(2)
const bin = name => join(ROOT, 'node_modules', name)
let passed = 0
let failed = 0
let child
let database
let stopped = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
process.on('disconnect', end)
process.channel?.unref()

try {
  const env = { ...process.env, NODE_ENV: 'test' }
  await step('Persiapan', async () => {
    env.CHROMIUM_PATH = await ensureChromium(run)
    env.CHROMIUM_SHELL = await ensureShell(run, env.CHROMIUM_PATH)
    if (env.TEST_DATABASE_URL) return
    database = await startEmbedded({ dataDir: join(ROOT, '.pilar/test-pg'), log: console.log, fleeting: true })
    env.TEST_DATABASE_URL = database.url
  })
  if (failed === 0) {
    await step('Tipe', () => run([bin('typescript/bin/tsc'), '--noEmit', '-p', '.']))
    if (globSync('src/kernel/*.ts', { cwd: ROOT }).length > 0) await step('Tipe aturan, tanpa DOM dan Node', () => run([bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.rules.json']))
    if (existsSync(join(ROOT, 'scripts/guards.mjs'))) await step('Penjaga susunan', () => run([join(ROOT, 'scripts/guards.mjs')]))
    if (existsSync(join(ROOT, 'src/main.server.ts'))) await step('Bangun', () => build())
    await step('Uji', () => vitest(env))
  }
} finally {
  await database?.stop().catch(error => fault(error))
  rmSync(REPORT, { force: true })
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed > 0 || stopped ? 1 : 0)

/** One heading, one fault at most; the later steps still run, so that one look shows all that is wrong. */
async function step(title, work) {
  if (stopped) return
  console.log(`\n── ${title}`)
  const began = performance.now()
  try {
    await work()
  } catch (error) {
    fault(error)
  }
  console.log(`   ${((performance.now() - began) / 1000).toFixed(1)} detik`)
}

function fault(error) {
  failed++
  console.error(error.message)
}

function run([program, ...args], env = process.env) {
  const script = /\.m?js$|\/tsc$/.test(program)
  child = spawn(script ? process.execPath : program, script ? ['--disable-warning=ExperimentalWarning', program, ...args] : args, { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] })
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('exit', (code, signal) => (code === 0 ? done() : fail(new Error(`Langkah ini gagal (${signal ?? `kode ${code}`}).`))))
  })
}

/** Counts from vitest's own report; a file that could not even be read counts as one failure. */
async function vitest(env) {
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  const all = wanted.length === 0 ? ['--passWithNoTests'] : wanted
  let fell
  await run([bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`, ...all], env).catch(error => (fell = error))
  if (!existsSync(REPORT)) throw fell ?? new Error('Vitest tidak menulis laporan.')
  const report = JSON.parse(readFileSync(REPORT, 'utf8'))
  const unread = report.testResults.filter(file => file.status === 'failed' && !file.assertionResults.some(one => one.status === 'failed')).length
  passed += report.numPassedTests
  failed += report.numFailedTests + unread
  if (fell && report.numFailedTests + unread === 0) throw fell
}

function end() {
  stopped = true
  child?.kill('SIGTERM')
}
