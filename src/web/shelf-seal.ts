/** Bytes as WebCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>

const IV = 12
const POINT = 65
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** What lies on disk beside the sealed rows: the shelf's key wrapped twice, and the pair by which one writes without reading. */
export type Lock = { salt: Bytes; rounds: number; byPin: Bytes; byServer: Bytes; publicKey: Bytes; privateKey: Bytes }
/** The keys of an open shelf; none of them can be taken out of the browser. */
export type Keys = { shelf: CryptoKey; write: CryptoKey; read: CryptoKey }

/** Makes a key out of 32 bytes. */
export function keyOf(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** Seals bytes; `place` binds them to where they lie, so that no row can be put in another's stead. */
export async function seal(key: CryptoKey, bytes: Bytes, place: string): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(IV))
  return joined(iv, new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: encoder.encode(place) }, key, bytes)))
}

/** Opens what `seal` made; throws when the key or the place is another. */
export async function unseal(key: CryptoKey, sealed: Bytes, place: string): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.subarray(0, IV), additionalData: encoder.encode(place) }, key, sealed.subarray(IV)))
}

/** Seals for whoever can read the shelf, by its public key alone: needs no PIN. */
export async function sealTo(write: CryptoKey, bytes: Bytes, place: string): Promise<Bytes> {
  const once = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']) as CryptoKeyPair
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', once.publicKey))
  return joined(point, await seal(await agreed(once.privateKey, write, point), bytes, place))
}

/** Opens what `sealTo` made. */
export async function unsealFrom(read: CryptoKey, sealed: Bytes, place: string): Promise<Bytes> {
  const point = sealed.slice(0, POINT)
  return await unseal(await agreed(read, await publicOf(point), point), sealed.slice(POINT), place)
}

/** Imports the public half, by which one writes. */
export function publicOf(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, CURVE, false, [])
}

/** Makes the lock of a new shelf, opened by a PIN or by the server's key. */
export async function makeLock(pin: string, serverKey: string, rounds: number): Promise<{ lock: Lock; keys: Keys }> {
  const raw = crypto.getRandomValues(new Uint8Array(32))
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']) as CryptoKeyPair
  const shelf = await keyOf(raw)
  const privateKey = await seal(shelf, new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)), 'private')
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const lock = { ...await pinned(raw, pin, rounds), byServer: await seal(await keyOf(fromText(serverKey)), raw, 'server'), publicKey, privateKey }
  return { lock, keys: await keysOf(lock, raw) }
}

/** Opens a lock by its PIN; throws when the PIN is wrong. */
export async function openByPin(lock: Lock, pin: string): Promise<Keys> {
  return await keysOf(lock, await unseal(await pinKey(pin, lock.salt, lock.rounds), lock.byPin, 'pin'))
}

/** Opens a lock by the server's key and gives it another PIN: what a forgotten PIN costs. */
export async function openByServer(lock: Lock, serverKey: string, pin: string, rounds: number): Promise<{ lock: Lock; keys: Keys }> {
  const raw = await unseal(await keyOf(fromText(serverKey)), lock.byServer, 'server')
  return { lock: { ...lock, ...await pinned(raw, pin, rounds) }, keys: await keysOf(lock, raw) }
}

/** Takes as many rounds as this device does in about as many milliseconds, within bounds. */
export async function roundsFor(ms: number, [least, most]: readonly [number, number]): Promise<number> {
  const tried = 20_000
  const from = performance.now()
  await pinKey('000000', new Uint8Array(16), tried)
  return Math.round(Math.min(most, Math.max(least, tried * ms / Math.max(1, performance.now() - from))))
}

/** A value as bytes. */
export const packed = (value: unknown): Bytes => encoder.encode(JSON.stringify(value) ?? 'null')
/** The value that `packed` made bytes of. */
export const unpacked = (bytes: Bytes): unknown => JSON.parse(decoder.decode(bytes))
/** Bytes as text. */
export const toText = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes))
/** The bytes that `toText` made text of. */
export const fromText = (text: string): Bytes => Uint8Array.from(atob(text), one => one.charCodeAt(0))

async function pinned(raw: Bytes, pin: string, rounds: number): Promise<Pick<Lock, 'salt' | 'rounds' | 'byPin'>> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  return { salt, rounds, byPin: await seal(await pinKey(pin, salt, rounds), raw, 'pin') }
}

async function pinKey(pin: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', encoder.encode(pin), 'PBKDF2', false, ['deriveKey'])
  return await crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

async function keysOf(lock: Lock, raw: Bytes): Promise<Keys> {
  const shelf = await keyOf(raw)
  const read = await crypto.subtle.importKey('pkcs8', await unseal(shelf, lock.privateKey, 'private'), CURVE, false, ['deriveBits'])
  return { shelf, read, write: await publicOf(lock.publicKey) }
}

/** The key two parties agree on, bound to this one sealing by its point. */
async function agreed(own: CryptoKey, other: CryptoKey, point: Bytes): Promise<CryptoKey> {
  const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256)
  const base = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey'])
  return await crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: point, info: encoder.encode('pilar shelf') }, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

function joined(...parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
