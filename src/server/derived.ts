import type { Action, Decision } from '#kernel/action.ts'
import { deriveId, homeOf, type Id } from '#kernel/id.ts'
import type { Client } from './db.ts'
import { hasSecret, sealInput } from './secrets.ts'
import type { Keys, Vault } from './vault.ts'

/** What must follow in another home, as history keeps it beside the act that asked for it; `sealed` names whose key seals the secrets of its input. */
export type Effect = { id: Id; home: number; action: string; input: unknown; sealed?: Id }
/** What a job is told: where the effect stands in history, and nothing of what it says. */
export type Bell = { home: number; id: Id; nth: number }

/** Names the effects of a decision; the same envelope gives the same ids. A rule that asks for what cannot be done is a mistake and throws. */
export function effectsOf(actions: ReadonlyMap<string, Action>, envelope: Id, { derived = [] }: Decision): Effect[] {
  return derived.map(({ home, action, input }, nth) => {
    const wanted = actions.get(action)
    if (!wanted || home === homeOf(envelope)) throw new Error(`${action} at home ${home} cannot follow from an act at home ${homeOf(envelope)}`)
    return { id: deriveId(envelope, nth, home), home, action, input }
  })
}

/** Tells whether any effect carries a secret. */
export function carrySecrets(actions: ReadonlyMap<string, Action>, effects: readonly Effect[]): boolean {
  return effects.some(({ action, input }) => hasSecret(actions.get(action)!.input, input))
}

/** The effects as history keeps them: what is secret in them is sealed for whom the act is about. */
export function sealedEffects(actions: ReadonlyMap<string, Action>, vault: Vault, keys: Keys, effects: readonly Effect[], subject: Id): Effect[] {
  return effects.map(effect => {
    const { input: schema } = actions.get(effect.action)!
    return hasSecret(schema, effect.input) ? { ...effect, input: sealInput(vault, keys, schema, effect.input, subject), sealed: subject } : effect
  })
}

/** Rings for every effect within the writer's transaction: either both stand, or neither. */
export async function ring(client: Client, envelope: Id, effects: readonly Effect[]): Promise<void> {
  for (const [nth, { id }] of effects.entries()) {
    const bell: Bell = { home: homeOf(envelope), id: envelope, nth }
    await client.query({ name: 'enqueue', text: 'select enqueue_job($1, $2, $3, null)', values: ['effect', bell, `effect:${id}`] })
  }
}
