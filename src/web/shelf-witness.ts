import { type Id, scatter } from '#kernel/id.ts'

/** Whose shelf lies on this device, as the lock screen may tell it before anybody opened it. */
export type Owner = { worker: Id; name: string; username: string; device: string; madeAt: string; fails: number; until: number }
/** An owner with what waits there. */
export type Waiting = Owner & { unsent: number }
/** Whose shelves lie here, and how much was unsent on those that are gone. */
export type Lie = { owners: Waiting[]; evicted: number | undefined }

/** The register of the shelves of this device. */
export const REGISTER = 'pilar'
const RAK = 'pilar.rak'
const DEVICE = 'pilar.perangkat'
const LAST = 'pilar.terakhir'

/** Whose shelves should lie here and how much was unsent; kept apart from them, so that their loss is noticed. Names nobody. */
export function witnessed(): Record<string, number> {
  try {
    return JSON.parse(localStorage.getItem(RAK) ?? '{}') as Record<string, number>
  } catch {
    return {}
  }
}

/** Whether a shelf lies here or should; a browser that dies may have forgotten the witness of the last seconds. */
export async function mayLieHere(): Promise<boolean> {
  if (Object.keys(witnessed()).length) return true
  if (!globalThis.indexedDB?.databases) return !!globalThis.indexedDB
  return (await indexedDB.databases().catch(() => [])).some(({ name }) => name === REGISTER)
}

/** Notes what lies on a shelf, or that it is gone. */
export function witness(worker: string, unsent: number | undefined): void {
  const { [worker]: _, ...rest } = witnessed()
  try {
    localStorage.setItem(RAK, JSON.stringify(unsent === undefined ? rest : { ...rest, [worker]: unsent }))
  } catch {
    return
  }
}

/** Whether somebody else was here before, whose addresses are not for this worker; from now on this worker is the last. Keeps a mark that names nobody. */
export function isAnother(worker: Id): boolean {
  try {
    const [mark, before] = [scatter(worker), localStorage.getItem(LAST)]
    localStorage.setItem(LAST, mark)
    return before ? before !== mark : Object.keys(witnessed()).some(one => one !== worker)
  } catch {
    return false
  }
}

/** A number of this device's own, made when first needed: the server's key to a shelf belongs to it and to the worker. */
export function deviceId(): string {
  try {
    const known = localStorage.getItem(DEVICE)
    if (known) return known
    const made = crypto.randomUUID()
    localStorage.setItem(DEVICE, made)
    return made
  } catch {
    return crypto.randomUUID()
  }
}

/** Gives this device back the number under which its shelves were made. */
export function isDevice(id: string): void {
  localStorage.setItem(DEVICE, id)
}
