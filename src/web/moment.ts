import { type Action, allFaults, clockOf, type Change, type Desk, type Envelope, type Moment } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { deviceLine } from '#kernel/device.ts'
import { deriveId, homeOf, mintId, type Id } from '#kernel/id.ts'
import { forbidden, invalid } from '#kernel/problem.ts'
import { type Actor, postFor, type Sheet } from '#kernel/rights.ts'
import { trueAt } from './clock.ts'
import { deviceId } from './shelf-witness.ts'

/** What a local decision came to: the envelope that will travel and what it changes here. */
export type Decided = { id: Id; at: string; input: unknown; changes: Change[] }

/** Mints an id on this device. */
export function freshId(home: number): Id {
  return mintId(home, Date.now(), count => crypto.getRandomValues(new Uint8Array(count)))
}

/** On whose behalf, by which sheet and over which records something is decided here. */
export type By = { actor: Actor; sheet: Sheet; desk: Desk }

/** Decides an action here, by the same pure function the server runs; throws the same Problems. */
export async function decideHere<I>(action: Action<string, I>, input: unknown, by: By & { home: number }): Promise<Decided> {
  const id = freshId(by.home)
  const at = new Date().toISOString()
  return { id, at, input, changes: await changesOf(action, { id, action: action.name, at, input }, by) }
}

/** What an act changes over the records of a desk; decided again with the same envelope it makes the same ids. */
export async function changesOf<I>(action: Action<string, I>, envelope: Envelope, by: By): Promise<Change[]> {
  const parsed = action.input.safeParse(envelope.input, { reportInput: true })
  if (!parsed.success) throw invalid({ faults: allFaults(action as never, envelope.input, parsed.error, clockOf(trueAt(envelope.at), trueAt(envelope.at))) })
  const { changes, notices = [] } = await action.decide(momentOf(envelope, by), parsed.data)
  return [...changes, ...notices]
}

function momentOf({ id: envelope, at: told, later = false }: Envelope, { actor, sheet, desk }: By): Moment {
  let minted = 0
  // as the server does: nothing is done later than it is there
  const now = trueAt(told)
  const at = told < now ? told : now
  return {
    actor, desk, envelope, home: homeOf(envelope), at, now, later, device: deviceLine(deviceId(), globalThis.navigator?.userAgent),
    today: place => dayAt(place, now),
    newId: () => deriveId(envelope, minted++),
    allow(verb, place, spot) {
      const post = postFor(sheet, actor, verb, place, spot)
      if (!post) throw forbidden({ verb })
      return post
    },
  }
}
