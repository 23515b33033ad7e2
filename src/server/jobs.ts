import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WorkerEvents, WorkerPool } from 'graphile-worker'
import { openOwner, openOwnerPool, type Pool } from './db.ts'

/** Jobs do not run, in words for the person at the terminal. */
export class JobsError extends Error {}

/** What jobs do, by name. */
export type Tasks = Readonly<Record<string, (payload: unknown) => Promise<void>>>
/** The running jobs. */
export type Jobs = { /** Frees jobs of dead workers and deletes what has run out; done every 30 seconds by itself. */ sweep(): Promise<void>; stop(): Promise<void> }
/** How often and how long, in milliseconds; `grace` is how long a lock is left alone although its worker has no connection. */
export type Pace = { probe: number; sweep: number; grace: number; poll: number; again: number; stop: number }

const USUAL: Pace = { probe: 20_000, sweep: 30_000, grace: 30_000, poll: 10_000, again: 2000, stop: 5000 }
const LOOK_MS = 50
// one listens for new jobs, one takes and finishes them
const CONNECTIONS = 2

/** Brings the queue's own schema up to date, as the owner; our migrations come first. */
export async function migrateJobs(databaseUrl: string): Promise<void> {
  // loaded only here and below: the rules and their tests never pay for it
  const { Logger, runMigrations } = await import('graphile-worker')
  const pool = openOwnerPool(databaseUrl, 1, () => {})
  try {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) })
  } finally {
    await pool.end()
  }
}

/** Starts the jobs and proves by one that they run; goes on when PostgreSQL goes away and comes back. */
export async function startJobs(databaseUrl: string, tasks: Tasks, say: (line: string) => void, pace: Partial<Pace> = {}): Promise<Jobs> {
  const kept = { ...USUAL, ...pace }
  const stopping = new AbortController()
  const told = (line: string) => { if (!stopping.signal.aborted) say(`Pekerjaan latar: ${line}`) }
  let round = await begin(databaseUrl, tasks, told, kept.poll)
  const rounds = (async () => {
    for (;;) {
      await Promise.resolve(round.worker.promise).catch((error: Error) => { told(error.message) })
      await round.pool.end()
      for (let fresh: Round | undefined; !fresh;) {
        await sleep(kept.again, undefined, { signal: stopping.signal }).catch(() => {})
        if (stopping.signal.aborted) return
        fresh = await begin(databaseUrl, tasks, told, kept.poll).catch(() => undefined)
        round = fresh ?? round
      }
    }
  })()
  const sweep = async () => { if (!round.pool.ending) await round.pool.query('select sweep($1::interval), sweep_uploads(), sweep_deliveries(), ring_removals()', [`${kept.grace} milliseconds`]) }
  const broom = setInterval(() => { sweep().catch((error: Error) => { told(error.message) }) }, kept.sweep)
  const stop = async () => {
    clearInterval(broom)
    stopping.abort()
    void Promise.resolve(round.worker.gracefulShutdown()).catch(() => {})
    await Promise.race([rounds, sleep(kept.stop, undefined, { ref: false })])
  }
  try {
    await proveRunning(round.pool, kept.probe)
    await round.pool.query('select ring_again()')
  } catch (error) {
    await stop()
    throw new JobsError(`Pekerjaan latar belakang tidak berjalan (${(error as Error).message}). Periksa apakah peran di DATABASE_URL pemilik skema graphile_worker, lalu mulai lagi.`)
  }
  return { sweep, stop }
}

type Round = { pool: Pool; worker: WorkerPool }

/** Begins one round of the queue, which ends when PostgreSQL goes away: graphile_worker, started while it is away, would listen for ever and take nothing. */
async function begin(databaseUrl: string, tasks: Tasks, told: (line: string) => void, pollInterval: number): Promise<Round> {
  const { Logger, runTaskList } = await import('graphile-worker')
  await (await openOwner(databaseUrl)).end()
  const pool = openOwnerPool(databaseUrl, CONNECTIONS, () => {})
  const events = new EventEmitter() as WorkerEvents
  // the name by which a job is locked is the name of the connections opened from here on: a lock without one belongs to the dead
  events.once('pool:create', ({ workerPool }) => { Object.assign(pool.options, { application_name: workerPool.id }) })
  events.once('worker:getJob:error', ({ error, worker }) => {
    told(String(error))
    setImmediate(() => { void Promise.resolve(worker.workerPool.gracefulShutdown()).catch(() => {}) })
  })
  events.on('job:failed', ({ job, error }) => { told(`${job.task_identifier} nomor ${job.id} diparkir sesudah ${job.attempts} kali gagal: ${String(error)}`) })
  const logger = new Logger(() => (level, message) => { if (level === 'error') told(message) })
  const worker = runTaskList({
    events, logger, pollInterval, concurrency: 1, noHandleSignals: true,
    // a job whose end cannot be written ends the round too, instead of staying locked by the living
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  }, { ...tasks, probe: async () => {} }, pool)
  return { pool, worker }
}

/** Puts one job into the queue and waits until it was taken and done. */
async function proveRunning(pool: Pool, patience: number): Promise<void> {
  const key = `probe:${randomUUID()}`
  const until = Date.now() + patience
  await pool.query(`select enqueue_job('probe', '{}', $1, null)`, [key])
  for (;;) {
    const { rows } = await pool.query('select from graphile_worker.jobs where key = $1', [key])
    if (rows.length === 0) return
    if (Date.now() > until) throw new Error(`pekerjaan uji tidak diambil dalam ${patience / 1000} detik`)
    await sleep(LOOK_MS)
  }
}
