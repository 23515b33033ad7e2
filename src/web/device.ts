import type { Outbox } from './outbox.ts'
import { deviceId } from './shelf-witness.ts'

declare const PILAR_VERSION: string | undefined

/** The version of this app and the mark of its build, as the build wrote them in; the number is raised when what travels changes its shape. */
export const VERSION = typeof PILAR_VERSION === 'string' ? PILAR_VERSION : '0.2.0'

/** What this device tells of itself with each contact: its version, a number of its own that names nobody, how much waits, and its clock. */
export function told(outbox: Outbox): Record<string, string> {
  const items = outbox.get()
  const count = (wanted: string) => items.filter(({ state }) => state === wanted).length
  return { 'x-pilar-version': VERSION.split(' ')[0]!, 'x-pilar-device': `${deviceId()}; waiting=${count('waiting')}; refused=${count('refused')}; at=${new Date().toISOString()}` }
}
