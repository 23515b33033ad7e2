import { type Action, faultsOf, type Change, type Desk, type Moment } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { deriveId, mintId, type Id } from '#kernel/id.ts'
import { forbidden, invalid } from '#kernel/problem.ts'
import { type Actor, postFor, type Sheet } from '#kernel/rights.ts'

/** What a local decision came to: the envelope that will travel and what it changes here. */
export type Decided = { id: Id; at: string; input: unknown; changes: Change[] }

/** Mints an id on this device. */
export function freshId(home: number): Id {
  return mintId(home, Date.now(), count => crypto.getRandomValues(new Uint8Array(count)))
}

/** Decides an action here, by the same pure function the server runs; throws the same Problems. */
export async function decideHere<I>(action: Action<string, I>, input: unknown, by: { actor: Actor; sheet: Sheet; desk: Desk; home: number }): Promise<Decided> {
  const parsed = action.input.safeParse(input)
  if (!parsed.success) throw invalid({ faults: faultsOf(parsed.error) })
  const id = freshId(by.home)
  const at = new Date().toISOString()
  const { changes, notices = [] } = await action.decide(momentOf(id, at, by), parsed.data)
  return { id, at, input, changes: [...changes, ...notices] }
}

function momentOf(envelope: Id, at: string, { actor, sheet, desk, home }: { actor: Actor; sheet: Sheet; desk: Desk; home: number }): Moment {
  let minted = 0
  return {
    actor, desk, envelope, home, at, now: at,
    today: place => dayAt(place, at),
    newId: () => deriveId(envelope, minted++),
    allow(verb, place, spot) {
      const post = postFor(sheet, actor, verb, place, spot)
      if (!post) throw forbidden({ verb })
      return post
    },
  }
}
