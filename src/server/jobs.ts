import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WorkerEvents } from 'graphile-worker'
import { openOwnerPool, type Pool } from './db.ts'

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
  const { Logger, runTaskList } = await import('graphile-worker')
  const { probe, sweep: every, grace, poll, again, stop: patience } = { ...USUAL, ...pace }
  const logger = new Logger(() => (level, message) => { if (level === 'error' && !stopping.signal.aborted) say(`Pekerjaan latar: ${message}`) })
  const stopping = new AbortController()
  const open = () => {
    const pool = openOwnerPool(databaseUrl, CONNECTIONS, error => { say(`Pekerjaan latar: ${error.message}`) })
    const events = new EventEmitter() as WorkerEvents
    // the name by which a job is locked is the name of these connections: a lock without one belongs to the dead
    events.once('pool:create', ({ workerPool }) => { Object.assign(pool.options, { application_name: workerPool.id }) })
    events.on('job:failed', ({ job, error }) => { say(`Pekerjaan latar ${job.task_identifier} nomor ${job.id} diparkir sesudah ${job.attempts} kali gagal: ${String(error)}`) })
    const worker = runTaskList({
      events, logger, pollInterval: poll, concurrency: 1, noHandleSignals: true,
      // a job whose end cannot be written stops this round instead of staying locked; the next round begins anew
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    }, { ...tasks, probe: async () => {} }, pool)
    return { pool, worker }
  }
  let now = open()
  const rounds = (async () => {
    for (;;) {
      await Promise.resolve(now.worker.promise).catch((error: Error) => { say(`Pekerjaan latar berhenti dan dimulai lagi: ${error.message}`) })
      await now.pool.end()
      await sleep(again, undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      now = open()
    }
  })()
  const sweep = async () => { await now.pool.query('select sweep($1::interval)', [`${grace} milliseconds`]) }
  const broom = setInterval(() => { sweep().catch((error: Error) => { say(`Sapuan pekerjaan latar gagal: ${error.message}`) }) }, every)
  const stop = async () => {
    clearInterval(broom)
    stopping.abort()
    void Promise.resolve(now.worker.gracefulShutdown()).catch(() => {})
    await Promise.race([rounds, sleep(patience, undefined, { ref: false })])
  }
  try {
    await proveRunning(now.pool, probe)
    await now.pool.query('select ring_again()')
  } catch (error) {
    await stop()
    throw new JobsError(`Pekerjaan latar belakang tidak berjalan (${(error as Error).message}). Periksa apakah peran di DATABASE_URL pemilik skema graphile_worker, lalu mulai lagi.`)
  }
  return { sweep, stop }
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
