import type { Outbox } from './outbox.ts'
import { isStuck } from './pending.ts'
import { deviceId } from './shelf-witness.ts'

declare const PILAR_VERSION: string | undefined

/** The version of this app and the mark of its build, as the build wrote them in; the number is raised when what travels changes its shape. */
export const VERSION = typeof PILAR_VERSION === 'string' ? PILAR_VERSION : '0.2.0'

/** What this device tells of itself with each contact: its version, a number of its own that names nobody, how much waits, and its clock. */
export function told(outbox: Outbox): Record<string, string> {
  // how many wait is read by the office: what wants no name is not counted there
  const items = outbox.get().filter(({ envelope }) => !isUnnamed(envelope.input))
  return { 'x-pilar-version': VERSION.split(' ')[0]!, 'x-pilar-device': `${deviceId()}; waiting=${items.filter(({ state }) => state === 'waiting').length}; refused=${items.filter(isStuck).length}; at=${new Date().toISOString()}` }
}

function isUnnamed(input: unknown): boolean {
  const { anonymous, leader } = (input ?? {}) as { anonymous?: unknown; leader?: unknown }
  return !!anonymous || !!leader
}
