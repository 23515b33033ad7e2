// npm start: checks what it was told, builds what changed, brings up PostgreSQL when none was given, then runs the server until told to stop.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const SERVE = fileURLToPath(new URL('serve.mjs', import.meta.url))
const SAME_PRESS_MS = 1000
const PATIENCE_MS = 8000
const log = sentence => console.log(sentence)
let stopping = 0
let server
let database

try {
  // a person may press Ctrl-C at any moment, also while things are still being made
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop())
  process.on('disconnect', () => stop())
  process.channel?.unref()
  const { readConfig } = await import('../src/server/config.ts')
  const config = readConfig(process.env)
  await checkPort(config)
  const { build } = await import('./build.mjs')
  await build(log)
  const env = { ...process.env, DATA_DIR: config.dataDir, EXAMPLE_DATA: config.exampleData ? 'ya' : 'tidak' }
  if (!config.databaseUrl && !stopping) env.DATABASE_URL = await embedded(config.dataDir)
  const furnished = stopping ? 0 : await serve(env, 'furnish')
  const code = stopping || furnished !== 0 ? furnished : await serve(env)
  await database?.stop()
  process.exit(stopping ? 0 : code || 1)
} catch (error) {
  console.error(['Error', 'ConfigError'].includes(error.name) ? error.message : error.stack)
  await database?.stop().catch(() => {})
  process.exit(1)
}

/** Says at once, before anything is built, that the port is taken. */
function checkPort({ port, host }) {
  const probe = createServer()
  return new Promise((done, fail) => {
    probe.once('error', ({ code }) =>
      fail(
        new Error(
          code === 'EADDRINUSE'
            ? `Port ${port} sudah dipakai program lain. Hentikan program itu, atau pilih port lain, misalnya: PORT=${port + 1} npm start`
            : code === 'EACCES'
              ? `Port ${port} tidak boleh dipakai oleh pengguna ini. Pilih port di atas 1023, misalnya: PORT=8080 npm start`
              : `HOST ${host} tidak dapat dipakai di mesin ini (${code}). Ubah atau kosongkan variabel HOST.`,
        ),
      ),
    )
    probe.listen({ port, host, exclusive: true }, () => probe.close(done))
  })
}

/** Our own PostgreSQL; should it be killed, it is brought back at the same address while the server waits. */
async function embedded(dataDir) {
  const { startEmbedded } = await import('../src/server/embedded-postgres.ts')
  database = await startEmbedded({ dataDir, log })
  const { url } = database
  const watch = async () => {
    await database.ended
    if (stopping) return
    log('PostgreSQL berhenti tiba-tiba; dihidupkan kembali …')
    const port = Number(new URL(url).port)
    database = await startEmbedded({ dataDir, log, port })
    if (database.url !== url) throw new Error('PostgreSQL hidup di alamat lain.')
    log('PostgreSQL hidup kembali.')
    return watch()
  }
  watch().catch(error => {
    console.error(`PostgreSQL tidak dapat dihidupkan kembali: ${error.message}`)
    server?.kill('SIGTERM')
  })
  return url
}

/** The server has a group of its own, so that Ctrl-C reaches it once, from here; the channel tells it when we are killed. */
function serve(env, ...task) {
  server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SERVE, ...task], {
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return new Promise((done, fail) => {
    server.on('error', fail)
    server.on('exit', (code, signal) => {
      if (!stopping && task.length === 0) console.error(`Server berhenti sendiri (${signal ?? `kode ${code}`}).`)
      done(code ?? 1)
    })
  })
}

/** The first time in good order, with patience that ends before a supervisor's; again, a second or more later, at once. One press of Ctrl-C arrives here by several ways. */
function stop() {
  if (!stopping) {
    stopping = Date.now()
    log('Menghentikan Pilar dengan tertib …')
    server?.kill('SIGTERM')
    setTimeout(kill, PATIENCE_MS).unref()
  } else if (Date.now() - stopping > SAME_PRESS_MS) kill()
}

/** Answered writes are safe in PostgreSQL, so an unfinished request is all that can be lost. */
function kill() {
  if (server && server.exitCode === null && server.signalCode === null) {
    log('Server tidak berhenti sendiri; dihentikan paksa.')
    server.kill('SIGKILL')
  }
}
