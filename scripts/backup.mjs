// npm run backup [folder]: writes the whole house into one sealed file, while the server goes on working.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { backup } from '../src/server/backup.ts'
import { readConfig } from '../src/server/config.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const log = sentence => console.log(sentence)
let database

try {
  const config = readConfig(process.env)
  const folder = resolve(process.env.INIT_CWD ?? ROOT, process.argv[2] ?? join(config.dataDir, 'cadangan'))
  if (!config.databaseUrl) {
    if (!existsSync(join(config.dataDir, 'where'))) throw new Error(`Di ${config.dataDir} belum ada basis data Pilar. Isi DATA_DIR atau DATABASE_URL seperti saat Pilar dijalankan.`)
    const { startEmbedded } = await import('../src/server/embedded-postgres.ts')
    database = await startEmbedded({ dataDir: config.dataDir, log })
  }
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const { path, tables, rows, files, bytes } = await backup({ databaseUrl: config.databaseUrl || database.url, filesDir: join(config.dataDir, 'files'), filesUrl: config.filesUrl, masterKey: config.masterKey }, folder, version, log)
  log(`Cadangan selesai: ${path}`)
  log(`Isinya ${tables} tabel, ${rows} baris, ${files} berkas (${(bytes / 1e6).toFixed(1)} MB), terkunci dengan kunci induk.`)
  log(`Simpan kunci induk (${process.env.MASTER_KEY ? 'isi MASTER_KEY' : join(config.dataDir, 'master.key')}) terpisah dari cadangan ini: kunci itu tidak ikut di dalamnya, dan tanpanya cadangan tidak dapat dibuka.`)
} catch (error) {
  console.error(['Error', 'ConfigError'].includes(error.name) && !error.code ? error.message : error.stack)
  process.exitCode = 1
} finally {
  await database?.stop().catch(() => {})
}
