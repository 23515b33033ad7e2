import { existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const POLL_MS = 50
const STOP_MS = 60_000

/** Tells the person at the terminal what goes on, one sentence at a time. */
export type Log = (sentence: string) => void

/** The main process of a running PostgreSQL and the port it serves. */
export type Postmaster = { pid: number; port: number }

/** Does the work while no other process on this machine does work of the same name; the Linux kernel lets go when we die. */
export async function holding<T>(name: string, work: () => Promise<T>): Promise<T> {
  const lock = createServer()
  while (!(await bound(lock, name))) await sleep(POLL_MS)
  try {
    return await work()
  } finally {
    await new Promise(done => lock.close(done))
  }
}

/** An abstract socket leaves no file behind, so there is no stale lock to clean up after kill -9. */
function bound(lock: ReturnType<typeof createServer>, name: string): Promise<boolean> {
  return new Promise((done, fail) => {
    lock.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? done(false) : fail(error)))
    lock.listen({ path: `\0pilar-${name}` }, () => {
      lock.removeAllListeners('error')
      done(true)
    })
  })
}

/** Tells two processes apart that were given the same number one after the other. */
export function birth(pid: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
    return fields[0] === 'Z' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

/** A PostgreSQL process works inside its data folder, so this never takes a stranger with a reused number for ours; a zombie has no folder. */
export function worksIn(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder && /^(postgres|postmaster)/.test(readFileSync(`/proc/${pid}/comm`, 'utf8'))
  } catch {
    return false
  }
}

/** Ends the backends that outlived their postmaster, gently first: a new one must not start beside them. */
export async function endOrphans(folder: string): Promise<number> {
  const orphans = () => readdirSync('/proc').map(Number).filter(pid => pid > 0 && worksIn(pid, folder))
  const found = orphans().length
  for (const [signal, waitMs] of [['SIGTERM', 3000], ['SIGQUIT', 3000], ['SIGKILL', 5000]] as const) {
    for (const pid of orphans()) send(pid, signal)
    if (await within(waitMs, () => orphans().length === 0)) return found
  }
  throw new Error(`Proses PostgreSQL lama di ${folder} tidak mau berhenti: ${orphans().join(', ')}. Hentikan dengan kill -9, lalu jalankan lagi.`)
}

/** Sends a signal to a process that may be gone already. */
export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Waits until something holds, and says whether it did in time. */
export async function within(ms: number, holds: () => boolean): Promise<boolean> {
  for (const end = Date.now() + ms; !holds(); await sleep(POLL_MS)) if (Date.now() > end) return false
  return true
}

/** Marks this process as a user of the database, so that the first one to stop does not take it from the others. */
export function enter(folder: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${process.pid}-${birth(process.pid)}`), '')
}

/** Takes our mark away and counts the living others; marks of the dead are swept. */
export function leave(folder: string): number {
  let others = 0
  for (const mark of readdirSync(folder)) {
    const [pid, born] = mark.split('-')
    const alive = Number(pid) !== process.pid && birth(Number(pid)) === born
    if (alive) others++
    else rmSync(join(folder, mark), { force: true })
  }
  return others
}

/** Reads who serves this data folder, if that process truly lives and works there. */
export function postmaster(pgdata: string): Postmaster | undefined {
  const file = join(pgdata, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const found = { pid: Number(lines[0]), port: Number(lines[3]) }
  return worksIn(found.pid, pgdata) && found.port > 0 ? found : undefined
}

/** Clears what a killed postmaster left: living backends first, then its number. */
export async function sweep(pgdata: string, log: Log): Promise<void> {
  const ended = await endOrphans(pgdata)
  if (ended > 0) log(`${ended} proses PostgreSQL yang tertinggal dihentikan.`)
  rmSync(join(pgdata, 'postmaster.pid'), { force: true })
}

/** Fast shutdown; harder when it does not listen, which costs a recovery but no data. */
export async function halt(pid: number, pgdata: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (worksIn(pid, pgdata)) send(pid, signal)
    if (await within(STOP_MS, () => !worksIn(pid, pgdata))) return
  }
}
