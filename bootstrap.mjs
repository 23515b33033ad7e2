// The first step of every command. Plain JavaScript for any Node >= 18: it installs what is missing, then goes on with a Node that can run the rest.
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = dirname(fileURLToPath(import.meta.url))
const LOCK = join(ROOT, 'package-lock.json')
const STAMP = join(ROOT, 'node_modules/.pilar-lock')
const NEED = [22, 18]
const COMMANDS = ['start', 'test', 'bench', 'renew', 'backup', 'restore']
const PROGRESS_MS = 15_000
const PARENT_MS = 500

const enough = version => {
  const [major, minor] = version.replace('v', '').split('.').map(Number)
  return major > NEED[0] || (major === NEED[0] && minor >= NEED[1])
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

/** True when someone ran npm ci or npm install with exactly this lock; spares them a second installation. */
function installedByHand(lock) {
  try {
    const has = JSON.parse(readFileSync(join(ROOT, 'node_modules/.package-lock.json'), 'utf8')).packages
    const mine = ({ os, cpu, libc }) => (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch)) && (!libc || libc.includes('glibc'))
    return Object.entries(lock.packages).every(([path, one]) => !path || one.link || has[path]?.version === one.version || (one.optional && !mine(one)))
  } catch {
    return false
  }
}

async function install() {
  const text = readFileSync(LOCK)
  const hash = createHash('sha256').update(text).digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8').trim() === hash) return
  if (!installedByHand(JSON.parse(text))) {
    console.log('Memasang pustaka yang diperlukan (sekali saja, biasanya 1–3 menit) …')
    const began = Date.now()
    const progress = setInterval(() => console.log(`Masih memasang pustaka, sudah ${Math.round((Date.now() - began) / 1000)} detik …`), PROGRESS_MS)
    // development packages too, whatever NODE_ENV says: the build needs them
    const code = await run('ignore', ...npm(), 'ci', '--include=optional', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error')
    clearInterval(progress)
    if (code !== 0) fail('Pustaka tidak dapat dipasang; alasannya tertulis di atas. Periksa sambungan internet, lalu jalankan lagi.')
    console.log(`Pustaka terpasang dalam ${Math.round((Date.now() - began) / 1000)} detik.`)
  }
  writeFileSync(STAMP, hash + '\n')
}

function npm() {
  const script = process.env.npm_execpath
  return script?.endsWith('npm-cli.js') && existsSync(script) ? [process.execPath, script] : ['npm']
}

function chooseNode() {
  if (enough(process.version)) return process.execPath
  const packed = join(ROOT, `node_modules/node-${process.platform}-${process.arch}/bin/node`)
  let version = ''
  try {
    version = execFileSync(packed, ['--version'], { encoding: 'utf8' }).trim()
  } catch {}
  if (!enough(version || 'v0.0.0'))
    fail(`Pilar memerlukan Node ${NEED.join('.')} ke atas; mesin ini memakai ${process.version} dan paket Node untuk ${process.platform}-${process.arch} tidak dapat dijalankan. Pasang Node 24, lalu jalankan lagi.`)
  return packed
}

/** Runs a program in our place: same terminal, our signals handed on, its end is our end. The channel tells it when we are killed. */
function run(channel, program, ...args) {
  const child = spawn(program, args, { cwd: ROOT, stdio: ['inherit', 'inherit', 'inherit', channel] })
  const hand = signal => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, hand)
  // npm hands its signals to a shell that dies of them and tells nobody: a new parent means that we were asked to stop
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || hand('SIGTERM'), PARENT_MS).unref()
  return new Promise(done => {
    child.on('error', error => fail(`${program} tidak dapat dijalankan: ${error.message}.`))
    child.on('exit', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, hand)
      done(code ?? 128 + ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 0))
    })
  })
}

const [command = '', ...rest] = process.argv.slice(2)
if (!COMMANDS.includes(command)) fail(`Perintah "${command}" tidak dikenal. Yang ada: ${COMMANDS.map(name => `npm run ${name}`).join(', ')}.`)
const script = join(ROOT, `scripts/${command}.mjs`)
if (!existsSync(script)) fail(`Perintah ${command} belum tersedia: ${script} tidak ada.`)
await install()
process.exit(await run('ipc', chooseNode(), '--disable-warning=ExperimentalWarning', script, ...rest))
