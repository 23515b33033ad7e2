import type { Change, Envelope, Receipt } from '#kernel/action.ts'
import { deriveId, type Id } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import type { View } from './memory.ts'
import type { StoredPending } from './shelf.ts'

/** Why an act did not, or may not, come about. */
export type Refused = { code: string; status: number; details: Record<string, unknown> }
/** An act on its way: waiting to be sent, answered but its word not yet pulled, or refused and waiting for a person. */
export type Pending = StoredPending & {
  changes: readonly Change[]
  /** What this device expects by the latest word of the server; the act goes all the same, for the server decides. */
  doubt?: Refused
}
/** A guess whose records never come back (they are addressed to others) lies at most this many pulls. */
export const MAX_PULLS = 3
const KEPT_DAYS = 30
const DAY_MS = 86_400_000

/** Sorts what an earlier opening left: acts long told of, which go; acts told of, kept for a replay; and those still to be shown. */
export function sorted(items: readonly StoredPending[], now: number): { gone: Id[]; told: StoredPending[]; left: Pending[] } {
  const isTold = ({ state, pulls }: StoredPending) => state === 'answered' && pulls >= MAX_PULLS
  const isOld = ({ envelope }: StoredPending) => now - Date.parse(envelope.at) > KEPT_DAYS * DAY_MS
  const told = items.filter(isTold)
  return { gone: told.filter(isOld).map(({ envelope }) => envelope.id), told: told.filter(item => !isOld(item)), left: items.filter(item => !isTold(item)).map(item => ({ ...item, changes: [] })) }
}

/** Refusals that the server keeps with the envelope: the same envelope would hear the same for ever. */
export function isKept({ status }: Refused): boolean {
  return [403, 404, 409].includes(status)
}

/** Beyond what any act makes: the number of the copy under which a refused act is handed in. */
const LAST = 999

/** Whether the office has it: it lies in quarantine, and is the office's to go on with. */
export function isHanded({ refused }: Pick<StoredPending, 'refused'>): boolean {
  return refused?.code === 'quarantined'
}

/** Whether a refused act waits for a person here. */
export function isStuck(item: Pick<StoredPending, 'state' | 'refused'>): boolean {
  return item.state === 'refused' && !isHanded(item)
}

/** Whether an act lies nowhere but on this device. */
export function isUnsent(item: Pick<StoredPending, 'state' | 'refused'>): boolean {
  return item.state === 'waiting' || isStuck(item)
}

/** Under which number a refused act is handed in: always the same, so that it lies at the office once. */
export function handedUnder({ envelope, refused }: Pick<StoredPending, 'envelope' | 'refused'>): Id {
  return refused && isKept(refused) ? deriveId(envelope.id, LAST) : envelope.id
}

/** An act as it is kept. */
export function storedOf({ changes: _, doubt: __, ...kept }: Pending): StoredPending {
  return kept
}

/** An act after its receipt; the first answer stands. */
export function settledBy(item: Pending, receipt: Receipt | undefined): Pending {
  if (!receipt || item.state !== 'waiting') return item
  return receipt.refused ? { ...item, state: 'refused', refused: receipt.refused, doubt: undefined } : { ...item, state: 'answered', doubt: undefined, pulls: 0 }
}

/** An act on which the server failed too often: it waits for a person from now on. */
export function setAside(item: Pending, count: number): Pending {
  return { ...item, state: 'refused', refused: { code: 'set_aside', status: 500, details: { count } }, doubt: undefined }
}

/** Whether what lay on this device was deleted while the page stood open: its database is shut. */
export function isGone(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError'
}

/** Saves, or refuses in a way that a screen can say: the device has no room, or what lay there was deleted. */
export async function keeping(save: () => Promise<void>): Promise<void> {
  try {
    await save()
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(isGone(error) ? 'shelf_gone' : 'not_kept', 507)
  }
}

/** More ids than any act makes. */
const MOST_MADE = 80

/** The refused act on whose records another is built, if one lies before it; what the office has holds up nothing. */
export function groundOf(item: Pending, all: readonly Pending[], stuck: readonly Pending[] = all.filter(isStuck)): Pending | undefined {
  if (!stuck.length) return undefined
  const text = JSON.stringify(item.envelope.input ?? null)
  return stuck.find(ground => ground !== item && all.indexOf(ground) < all.indexOf(item) && madeBy(ground.envelope).some(id => text.includes(id)))
}

/** Every id that an envelope may have made: the one that its input names, and those derived from it. */
function madeBy({ id, input }: Envelope): Id[] {
  const named = (input as { id?: unknown } | null)?.id
  return [...typeof named === 'string' ? [named] : [], ...Array.from({ length: MOST_MADE }, (_, nth) => deriveId(id, nth))]
}

/** What may be sent, in its order: nothing that waits for a person or rests after failures, nor what is built on it. */
export function readyOf(items: readonly Pending[], rests: (id: Id) => boolean): Pending[] {
  const stuck = items.filter(item => isStuck(item) || (item.state === 'waiting' && rests(item.envelope.id)))
  return items.filter(item => item.state === 'waiting' && !stuck.includes(item) && !groundOf(item, items, stuck))
}

/** Gives what waits as it reads when the records of an envelope bear the names of its better twin. */
export function renamer(old: Envelope, better: Envelope): (item: Pending) => Pending {
  const rename = renaming(old, better)
  return item => {
    const input = item.state === 'waiting' ? rename(item.envelope.input) : item.envelope.input
    return input === item.envelope.input ? item : { ...item, envelope: { ...item.envelope, input } }
  }
}

/** Calls the records of an envelope by the names that its better twin gives them. */
export function renaming(old: Envelope, better: Envelope): (input: unknown) => unknown {
  const [from, to] = [madeBy(old), madeBy(better)]
  if (from.length !== to.length || from.every((id, nth) => id === to[nth])) return input => input
  return input => {
    const text = JSON.stringify(input ?? null)
    const found = from.flatMap((id, nth) => (text.includes(id) ? [nth] : []))
    return found.length ? JSON.parse(found.reduce((sofar, nth) => sofar.replaceAll(from[nth]!, to[nth]!), text)) : input
  }
}

/** All that Perlu diperiksa lists, and therefore all that the header counts: own acts that were refused, may be, wait for a refused one, or lie at the office unread; fields that two people wrote; and pairs of visits, where the app can settle them. */
export function toCheck(items: readonly Pending[], view: View, me: Id, settles: boolean) {
  const acts = items.filter(item => item.state === 'refused' || item.doubt || (item.state === 'waiting' && groundOf(item, items)))
  const clashing = view.all('case').filter(({ clashes }) => (clashes as unknown[] | null | undefined)?.length)
  const pairs = view.all('overlap').filter(({ choice, leadId, otherLeadId }) => settles && choice === 'belum' && [leadId, otherLeadId].includes(me))
  return { acts, clashing, pairs, count: acts.length + pairs.length + clashing.flatMap(({ clashes }) => clashes).length }
}
