import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig } from '#server/config.ts'
import { startEmbedded, type Embedded } from '#server/embedded-postgres.ts'
import { openServices } from '#src/main.server.ts'
import type { Services } from '#server/services.ts'

const MAIN = fileURLToPath(new URL('../src/main.server.ts', import.meta.url))
const READY_MS = 30_000

/** A house of real processes, our own PostgreSQL and our own server, that a test may kill. */
export class Keeper {
  readonly dir: string
  readonly port: number
  readonly url: string
  database: Embedded
  private readonly env: Record<string, string>
  private server: ChildProcess | undefined
  private said = ''
  private constructor(dir: string, port: number, database: Embedded) {
    this.dir = dir
    this.port = port
    this.url = `http://127.0.0.1:${port}`
    this.database = database
    this.env = { DATABASE_URL: database.url, DATA_DIR: dir, EXAMPLE_DATA: 'tidak', PORT: String(port), LOG_LEVEL: 'fatal', NODE_ENV: 'production' }
  }

  /** Makes an empty house in a temporary folder. */
  static async start(): Promise<Keeper> {
    const dir = mkdtempSync(join(tmpdir(), 'pilar-mati-'))
    chmodSync(dir, 0o755)
    return new Keeper(dir, await freePort(), await startEmbedded({ dataDir: join(dir, 'pg-home') }))
  }

  /** Opens the services in the test's own process, to let people move in; close the pool afterwards. */
  services(): Promise<Services> {
    return openServices(readConfig(this.env))
  }

  /** Starts the server process and waits until it is well; gives the milliseconds it took. */
  async startServer(): Promise<number> {
    const began = Date.now()
    this.server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], { env: { PATH: process.env.PATH ?? '', ...this.env }, stdio: ['ignore', 'ignore', 'pipe'] })
    this.said = ''
    this.server.stderr!.on('data', (text: Buffer) => { this.said = (this.said + String(text)).slice(-4000) })
    await this.well()
    return Date.now() - began
  }

  /** Waits until the server says that it is well, the database included. */
  async well(): Promise<void> {
    for (const end = Date.now() + READY_MS; ; await pause(25)) {
      if ((await this.health()) === 200) return
      if (Date.now() > end) throw new Error(`the server did not get well: ${this.said}`)
    }
  }

  /** What the health route answers; 0 when nobody does. */
  health(): Promise<number> {
    return fetch(`${this.url}/api/health`).then(async response => { await response.text(); return response.status }, () => 0)
  }

  get serverPid(): number {
    return this.server!.pid!
  }

  get serverLives(): boolean {
    return this.server!.exitCode === null && this.server!.signalCode === null
  }

  /** Kills the server at once and starts it again; gives the milliseconds until it was well. */
  async killServer(): Promise<number> {
    const gone = new Promise(done => { this.server!.once('exit', done) })
    const began = Date.now()
    this.server!.kill('SIGKILL')
    await gone
    await this.startServer()
    return Date.now() - began
  }

  /** Kills the main process of PostgreSQL at once, as a power cut would. */
  async killDatabase(): Promise<void> {
    process.kill(this.database.pid, 'SIGKILL')
    await this.database.ended
  }

  /** Brings PostgreSQL back at its old address. */
  async reviveDatabase(): Promise<void> {
    this.database = await startEmbedded({ dataDir: join(this.dir, 'pg-home') })
  }

  async close(): Promise<void> {
    this.server?.kill('SIGKILL')
    await this.database.stop()
    rmSync(this.dir, { recursive: true, force: true })
  }
}

/** Waits some milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise(done => { setTimeout(done, ms) })
}

/** Finds a port that nobody uses. */
export function freePort(): Promise<number> {
  const probe = createServer()
  return new Promise(done => {
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => { done(port) })
    })
  })
}
