import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { Id } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import { countUnsent, createDiskShelf, isFull, type DiskShelf, type Main, nameOf, openMain, readWord, type SealedWord, wordNameOf } from './shelf-disk.ts'
import { type Bytes, type Keys, makeLock, openByPin, openByServer, packed, roundsFor, seal, unpacked, unseal } from './shelf-seal.ts'
import { deviceId, isDevice, type Lie, type Owner, REGISTER, type Waiting, witness, witnessed } from './shelf-witness.ts'

/** An owner as the disk has it: who it is lies sealed under a key that no page can take out of this browser (decisions/0038). */
type Row = Omit<Owner, 'name' | 'username'> & { key: CryptoKey; who: Bytes }
interface Register extends DBSchema { owners: { key: Id; value: Row } }

/** About what a cheap telephone does in a second; never fewer, whatever the clock of a busy device says. */
const ROUNDS_MS = 700
const ROUNDS = [150_000, 1_200_000] as const
const FREE_TRIES = 5
const WAITS_S = [30, 60, 300, 900, 3600]
const TRIES = 'pilar.pin.'
/** Binds a sealed name to its row. */
const WHO = 'owners/'

const register = async <T>(work: (base: IDBPDatabase<Register>) => Promise<T>): Promise<T> => {
  const base = await openDB<Register>(REGISTER, 1, { upgrade: made => { made.createObjectStore('owners', { keyPath: 'worker' }) } })
  try {
    return await work(base)
  } finally {
    base.close()
  }
}

/** Tells whose shelves lie here; of those that should and do not, the system of the device has taken the room back. */
export async function ownersHere(): Promise<Lie> {
  const rows = await Promise.all((await register(base => base.getAll('owners'))).map(named))
  const there = await Promise.all(rows.map(async owner => {
    const main = await openMain(owner.worker)
    const [lock, unsent] = await Promise.all([main.get('lock', 'lock'), countUnsent(main)])
    main.close()
    return lock ? { ...owner, unsent } : undefined
  }))
  const owners = there.filter(one => one !== undefined)
  // the number of this device may be lost where the shelves are not: without it the server's key would be another
  if (owners[0]) isDevice(owners[0].device)
  const gone = Object.entries(witnessed()).filter(([worker]) => !owners.some(owner => owner.worker === worker))
  for (const { worker } of rows) if (!owners.some(owner => owner.worker === worker)) await erase(worker)
  for (const [worker] of gone) witness(worker, undefined)
  for (const { worker, unsent } of owners) witness(worker, unsent)
  return { owners, evicted: gone.length ? gone.reduce((sum, [, unsent]) => sum + unsent, 0) : undefined }
}

/** Makes somebody's shelf on this device, or opens the one that lies here by the server's key, with a PIN chosen anew. */
export async function keepHere(who: { id: Id; name: string; username: string }, pin: string, serverKey: string): Promise<DiskShelf> {
  const main = await openMain(who.id)
  const known = await main.get('lock', 'lock')
  const rounds = await roundsFor(ROUNDS_MS, ROUNDS)
  const { lock, keys } = known ? await openByServer(known, serverKey, pin, rounds).catch(() => { throw new Problem('shelf_stuck', 409) }) : await makeLock(pin, serverKey, rounds)
  await main.put('lock', lock, 'lock')
  await note({ worker: who.id, name: who.name, username: who.username, device: deviceId(), madeAt: new Date().toISOString(), fails: 0, until: 0 })
  return shelfOf(who.id, main, await readWord(who.id), keys)
}

/** Deletes what the server sent to a locked shelf; what its owner wrote and nobody else has stays, sealed. */
export async function eraseWord(worker: Id): Promise<void> {
  await deleteDB(wordNameOf(worker))
}

/** Tells whether a worker's shelf lies here. */
export async function isHere(worker: Id): Promise<boolean> {
  return (await register(base => base.get('owners', worker))) !== undefined
}

/** Opens a shelf by its PIN; wrong ones make the next try wait, also after the page was opened anew. */
export async function unlock(worker: Id, pin: string): Promise<DiskShelf> {
  const known = await register(base => base.get('owners', worker))
  if (!known) throw new Problem('not_found', 404)
  const owner = { ...known, ...triesElsewhere(worker) }
  refuseHasty(owner)
  // counted before it is looked at, so that a page closed in between has used up its try
  await noteTry(owner, owner.fails + 1)
  // what lies sealed is read while the PIN is worked out
  const reading = readWord(worker)
  const main = await openMain(worker)
  const lock = (await main.get('lock', 'lock'))!
  const keys = await openByPin(lock, pin).catch(() => undefined)
  if (!keys) {
    main.close()
    void reading.then(({ base }) => base.close())
    throw new Problem('wrong_pin', 401, { seconds: waitAfter(owner.fails + 1) })
  }
  await noteTry(owner, 0)
  return shelfOf(worker, main, await reading, keys)
}

/** Deletes all that a worker keeps on this device. */
export async function erase(worker: Id): Promise<void> {
  witness(worker, undefined)
  localStorage.removeItem(TRIES + worker)
  // emptied first: a page or worker that still has it open may hold up the deleting until the browser is closed, and then it is forgotten
  await emptied(worker).catch(() => undefined)
  await Promise.all([deleteDB(nameOf(worker)), deleteDB(wordNameOf(worker)), register(base => base.delete('owners', worker))])
}

async function emptied(worker: Id): Promise<void> {
  const main = await openMain(worker)
  for (const store of main.objectStoreNames) await main.clear(store)
  main.close()
}

/** Writes an owner down; nothing of who it is can be read in the files of the browser. */
async function note({ name, username, ...facts }: Owner): Promise<void> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const row = { ...facts, key, who: await seal(key, packed({ name, username }), WHO + facts.worker) }
  await register(base => base.put('owners', row))
}

async function named(row: Row | Owner): Promise<Owner> {
  if ('name' in row) {
    // an earlier version wrote names readable
    await note(row)
    return row
  }
  const { key, who, ...facts } = row
  const sealed = await unseal(key, who, WHO + row.worker).catch(() => packed({ name: '…', username: '' }))
  return { ...facts, ...unpacked(sealed) as Pick<Owner, 'name' | 'username'> }
}

function shelfOf(worker: Id, main: IDBPDatabase<Main>, word: SealedWord, keys: Keys): DiskShelf {
  void countUnsent(main).then(unsent => witness(worker, unsent))
  return createDiskShelf(worker, main, word, keys, unsent => witness(worker, unsent))
}

function waitAfter(fails: number): number {
  return fails < FREE_TRIES ? 0 : WAITS_S[Math.min(fails - FREE_TRIES, WAITS_S.length - 1)]!
}

function refuseHasty({ until }: Row): void {
  const seconds = Math.ceil((until - Date.now()) / 1000)
  // a clock put back does not lengthen the wait beyond its longest
  if (seconds > 0) throw new Problem('pin_wait', 429, { seconds: Math.min(seconds, WAITS_S.at(-1)!) })
}

/** A full disk must not shut its owner out, nor let a finder try for ever: then the count lies where little always fits. */
async function noteTry(owner: Row, fails: number): Promise<void> {
  const tries = { fails, until: fails ? Date.now() + waitAfter(fails) * 1000 : 0 }
  const place = TRIES + owner.worker
  try {
    await register(base => base.put('owners', { ...owner, ...tries }))
    localStorage.removeItem(place)
  } catch (error) {
    if (!isFull(error)) throw error
    localStorage.setItem(place, JSON.stringify(tries))
  }
}

function triesElsewhere(worker: Id): Partial<Row> {
  return JSON.parse(localStorage.getItem(TRIES + worker) ?? '{}') as Partial<Row>
}
