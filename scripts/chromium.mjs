import { accessSync, constants, existsSync } from 'node:fs'

const USUAL = '/usr/bin/chromium'
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
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    await run(['/usr/bin/apt-get', '-qq', 'update'], env)
    await run(['/usr/bin/apt-get', '-qq', 'install', '-y', '--no-install-recommends', 'chromium'], env)
  } catch {
    throw new Error('Chromium tidak dapat dipasang; alasannya tertulis di atas. Periksa sambungan internet, atau isi CHROMIUM_PATH.')
  } finally {
    clearInterval(progress)
  }
  if (!runs(USUAL)) throw new Error(`Chromium terpasang, tetapi ${USUAL} tidak dapat dijalankan. Isi CHROMIUM_PATH dengan letaknya.`)
  console.log('Chromium terpasang.')
  return USUAL
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
