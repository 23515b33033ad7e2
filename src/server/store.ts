import { existsSync, readdirSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

/** Where sealed bytes lie under a name: a folder of this machine, or a bucket that speaks S3. What comes here is encrypted already. */
export type Store = {
  /** Durable before it returns. */
  put(name: string, bytes: Buffer): Promise<void>
  get(name: string): Promise<Buffer | undefined>
  remove(name: string): Promise<void>
  /** Lists what lies there, or below a folder whose name ends with a stroke. */
  names(folder?: string): AsyncIterable<string>
  /** Begins a whole new filling, as a restore brings it. */
  refill(): Promise<Filling>
}
/** A filling under way: beside what stands there until `settle`, taken back by `undo`. */
export type Filling = {
  put(name: string, bytes: Buffer): Promise<void>
  settle(): Promise<void>
  undo(): Promise<void>
  /** Forgets what stood there before, when `wiped`; otherwise tells where it lies. */
  done(wiped: boolean): Promise<string | undefined>
}

/** A file still being written by its writer. */
const HALF = /\.\d+\.[a-z0-9]+$/

/** Keeps files in a folder; each is whole or not there. */
export function folderStore(folder: string): Store {
  return {
    put: (name, bytes) => write(join(folder, name), bytes),
    get: name => readFile(join(folder, name)).catch((error: NodeJS.ErrnoException) => { if (error.code === 'ENOENT') return undefined; throw error }),
    remove: name => rm(join(folder, name), { force: true }),
    async* names(below = '') { yield* filesIn(join(folder, below)).map(name => join(below, name)) },
    refill: () => refill(folder),
  }
}

/** Lists the files of a folder by their path within it, leaving out those still being written. */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile() && !HALF.test(entry.name))
  return found.map(entry => relative(folder, join(entry.parentPath, entry.name))).toSorted()
}

async function write(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const half = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
  try {
    const file = await open(half, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(half, path)
    const place = await open(dirname(path), 'r')
    await place.sync().finally(() => place.close())
  } catch (error) {
    await rm(half, { force: true })
    throw error
  }
}

async function refill(folder: string): Promise<Filling> {
  const fresh = `${folder}.baru`
  let settled = false
  let aside: string | undefined
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { recursive: true, mode: 0o700 })
  return {
    put: (name, bytes) => write(join(fresh, name), bytes),
    async settle() {
      aside = filesIn(folder).length > 0 ? `${folder}.lama-${Date.now()}` : undefined
      if (aside) await rename(folder, aside)
      else await rm(folder, { recursive: true, force: true })
      await rename(fresh, folder)
      settled = true
    },
    async undo() {
      await rm(settled ? folder : fresh, { recursive: true, force: true })
      if (aside) await rename(aside, folder)
    },
    async done(wiped) {
      if (aside && wiped) await rm(aside, { recursive: true, force: true })
      return wiped ? undefined : aside
    },
  }
}
