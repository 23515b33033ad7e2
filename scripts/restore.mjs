// npm run restore -- <file> [--ganti]: brings a whole house back from a backup, into an empty database unless asked to replace.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig } from '../src/server/config.ts'
import { restore } from '../src/server/restore.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const log = sentence => console.log(sentence)
let database

try {
  const args = process.argv.slice(2)
  const [name, ...others] = args.filter(arg => !arg.startsWith('--'))
  // npm keeps for itself what stands before `--`
  const replace = args.includes('--ganti') || process.env.npm_config_ganti === 'true'
  const strange = args.filter(arg => arg.startsWith('--') && arg !== '--ganti')
  if (!name || others.length > 0 || strange.length > 0) throw new Error('Sebutkan satu berkas cadangan: npm run restore -- <berkas> [--ganti]')
  const file = resolve(process.env.INIT_CWD ?? ROOT, name)
  if (!existsSync(file)) throw new Error(`Berkas cadangan ${file} tidak ada.`)
  const dataDir = resolve(process.env.DATA_DIR?.trim() || '.pilar')
  // readConfig would make a fresh key here, which opens nothing
  if (!process.env.MASTER_KEY?.trim() && !existsSync(join(dataDir, 'master.key'))) throw new Error(`Kunci induk tidak ada. Salin berkas master.key yang dipakai saat cadangan dibuat ke ${dataDir}, atau isi MASTER_KEY dengannya, lalu jalankan lagi.`)
  const config = readConfig(process.env)
  if (!config.databaseUrl) {
    const { startEmbedded } = await import('../src/server/embedded-postgres.ts')
    database = await startEmbedded({ dataDir: config.dataDir, log })
  }
  const stock = { databaseUrl: config.databaseUrl || database.url, filesDir: join(config.dataDir, 'files'), filesUrl: config.filesUrl, masterKey: config.masterKey }
  log('Memulihkan; tidak ada yang berubah sebelum semuanya selesai diperiksa …')
  const { at, tables, rows, files, aside } = await restore(stock, { file, migrations: join(ROOT, 'migrations'), replace, tell: log })
  log(`Pulih: keadaan ${at}, ${tables} tabel, ${rows} baris, ${files} berkas; semua cocok dengan jumlah pemeriksanya.`)
  if (aside) log(`Berkas yang sebelumnya ada dipindahkan ke ${aside}. Hapus bila tidak diperlukan.`)
  log('Jalankan npm start. Ponsel petugas menyelaraskan diri kembali; yang belum terkirim tetap terkirim.')
} catch (error) {
  const known = ['Error', 'ConfigError'].includes(error.name) && !error.code
  console.error(error.code === '42501' ? `Peran di DATABASE_URL tidak boleh mengerjakan ini (${error.message}). Pakai peran pemilik basis data.` : known ? error.message : error.stack)
  process.exitCode = 1
} finally {
  await database?.stop().catch(() => {})
}
