import type { Action, Decision } from '#kernel/action.ts'
import { deriveId, homeOf, type Id } from '#kernel/id.ts'
import type { Client } from './db.ts'
import { hasSecret } from './secrets.ts'

/** What must follow in another home, as history keeps it beside the act that asked for it. */
export type Effect = { id: Id; home: number; action: string; input: unknown }
/** What a job is told: where the effect stands in history, and nothing of what it says. */
export type Bell = { home: number; id: Id; nth: number }

/** Names the effects of a decision; the same envelope gives the same ids. A rule that asks for what cannot be done is a mistake and throws. */
export function effectsOf(actions: ReadonlyMap<string, Action>, envelope: Id, { derived = [] }: Decision): Effect[] {
  return derived.map(({ home, action, input }, nth) => {
    const wanted = actions.get(action)
    if (!wanted || home === homeOf(envelope)) throw new Error(`${action} at home ${home} cannot follow from an act at home ${homeOf(envelope)}`)
    if (hasSecret(wanted.input, input)) throw new Error(`${action} would carry a secret from home to home`)
    return { id: deriveId(envelope, nth, home), home, action, input }
  })
}

/** Rings for every effect within the writer's transaction: either both stand, or neither. */
export async function ring(client: Client, envelope: Id, effects: readonly Effect[]): Promise<void> {
  for (const [nth, { id }] of effects.entries()) {
    const bell: Bell = { home: homeOf(envelope), id: envelope, nth }
    await client.query({ name: 'enqueue', text: 'select enqueue_job($1, $2, $3, null)', values: ['effect', bell, `effect:${id}`] })
  }
}
