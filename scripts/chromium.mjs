import { accessSync, constants, existsSync } from 'node:fs'

const USUAL = '/usr/bin/chromium'
const SHELL = '/usr/bin/chromium-headless-shell'
const PROGRESS_MS = 15_000

/** Gives the path of a Chromium for the browser tests; installs Debian's when we are root and there is none. */
export async function ensureChromium(run) {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (!runs(given)) throw new Error(`CHROMIUM_PATH menunjuk ${given}, tetapi tidak dapat dijalankan. Ubah atau kosongkan variabel itu.`)
    return given
  }
  if (runs(USUAL)) return USUAL
  const isRoot = process.getuid() === 0
  if (!isRoot || !existsSync('/usr/bin/apt-get'))
    throw new Error(`Chromium tidak ada di ${USUAL}. Pasang dengan "sudo apt-get install chromium", atau isi CHROMIUM_PATH dengan letaknya.`)
  console.log('Chromium belum ada; dipasang lewat apt-get (sekali saja, biasanya 1–2 menit) …')
  const began = Date.now()
  const progress = setInterval(() => console.log(`Masih memasang Chromium, sudah ${Math.round((Date.now() - began) / 1000)} detik …`), PROGRESS_MS)
  try {
    await install(run, 'chromium')
  } catch {
    throw new Error('Chromium tidak dapat dipasang; alasannya tertulis di atas. Periksa sambungan internet, atau isi CHROMIUM_PATH.')
  } finally {
    clearInterval(progress)
  }
  if (!runs(USUAL)) throw new Error(`Chromium terpasang, tetapi ${USUAL} tidak dapat dijalankan. Isi CHROMIUM_PATH dengan letaknya.`)
  console.log('Chromium terpasang.')
  return USUAL
}

/** Gives the same Chromium without a window, which looks at hundreds of screens in a fraction of the time; where it cannot be had, the whole browser does that too. */
export async function ensureShell(run, chromium) {
  if (process.env.CHROMIUM_PATH || runs(SHELL)) return runs(SHELL) ? SHELL : chromium
  if (process.getuid() !== 0 || !existsSync('/usr/bin/apt-get')) return chromium
  await install(run, 'chromium-headless-shell').catch(() => console.log('Chromium tanpa jendela tidak dapat dipasang; uji layar memakai Chromium biasa dan berjalan lebih lama.'))
  return runs(SHELL) ? SHELL : chromium
}

async function install(run, name) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run(['/usr/bin/apt-get', '-qq', 'update'], env)
  await run(['/usr/bin/apt-get', '-qq', 'install', '-y', '--no-install-recommends', name], env)
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
