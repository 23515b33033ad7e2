/** A record's final name: a time-ordered UUID version 8 whose last 20 bits carry its home. */
export type Id = string

/** Makes random bytes; the caller brings it so that the kernel stays free of Node and DOM. */
export type RandomBytes = (count: number) => Uint8Array

const MAX_HOME = 0xfffff
const HOME_DIGITS = 5

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0').slice(-digits)

/** Mints an id for a record of `home` (0 to 1,048,575) at `now` (milliseconds); throws on a home out of range. */
export function mintId(home: number, now: number, random: RandomBytes): Id {
  if (!Number.isInteger(home) || home < 0 || home > MAX_HOME) throw new RangeError(`home ${home}`)
  const bytes = [...random(7)].map(byte => hex(byte, 2)).join('')
  return shape(hex(now, 12), bytes, home)
}

/** Derives the nth id that belongs to an envelope, the same on phone and server, at the envelope's home or another; not a secret. */
export function deriveId(envelope: Id, nth: number, home = homeOf(envelope)): Id {
  const digits = envelope.replaceAll('-', '')
  return shape(digits.slice(0, 12), scatter(`${digits}:${nth}`), home)
}

/** Tells the home a record belongs to, without any look-up. */
export function homeOf(id: Id): number {
  return Number.parseInt(id.slice(-HOME_DIGITS), 16)
}

/** Tells whether a text is an id as Pilar mints them. */
export function isId(text: unknown): text is Id {
  return typeof text === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text)
}

/** Tells whether a text is a UUID of any version, in small letters. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}

function shape(time: string, noise: string, home: number): Id {
  const variant = hex(0x8 | (Number.parseInt(noise[3] ?? '0', 16) & 0x3), 1)
  const tail = noise.slice(7, 14) + hex(home, HOME_DIGITS)
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-8${noise.slice(0, 3)}-${variant}${noise.slice(4, 7)}-${tail}`
}

// two 32-bit lanes with different multipliers and Murmur's finisher; no BigInt: every new record asks it
/** Spreads a text over sixteen hexadecimal digits; hides nothing. */
export function scatter(text: string): string {
  let one = 0xdeadbeef
  let two = 0x41c6ce57
  for (let at = 0; at < text.length; at += 1) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x9e3779b1)
    two = Math.imul(two ^ text.charCodeAt(at), 0x5f356495)
  }
  const high = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ Math.imul(two ^ (two >>> 13), 0xc2b2ae35)
  const low = Math.imul(two ^ (two >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35)
  return hex(high >>> 0, 8) + hex(low >>> 0, 8)
}
