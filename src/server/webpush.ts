import { createCipheriv, createECDH, createPrivateKey, hkdfSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { NotCarried, type Carrier } from './carriers.ts'
import type { Config } from './config.ts'
import type { Vault } from './vault.ts'

/** Where a browser takes a push: its address and the keys that only it can open with, as it gives them. */
export type PushAddress = { endpoint: string; p256dh: string; auth: string }
/** What a push service is told beside the sealed words. */
export type Sealed = { body: Buffer; salt: Buffer }

const CURVE = 'prime256v1'
const POINT_BYTES = 65
const RECORD_BYTES = 4096
const TOKEN_HOURS = 12
const KEPT_SECONDS = 24 * 3600
const PATIENCE_MS = 20_000
const GONE = new Set([404, 410])
const LATER = new Set([408, 429])

/** Opens the way to the browsers' push services, if it is switched on. */
export function openPush({ webPush, pushHosts }: Pick<Config, 'webPush' | 'pushHosts'>, vault: Pick<Vault, 'pushKey'>): (Carrier<PushAddress> & { publicKey: string; takes(address: PushAddress): boolean }) | undefined {
  if (!webPush) return undefined
  const { publicKey, signer } = keysOf(vault.pushKey)
  return {
    publicKey,
    takes: address => mayPush(address, pushHosts),
    async send(to, { text, urgent }) {
      if (!mayPush(to, pushHosts)) throw new NotCarried('push_alamat', { gone: true })
      const answer = await fetch(to.endpoint, {
        method: 'POST', redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS), body: new Uint8Array(sealPush(to, Buffer.from(text)).body),
        headers: { 'content-encoding': 'aes128gcm', 'content-type': 'application/octet-stream', ttl: String(KEPT_SECONDS), urgency: urgent ? 'high' : 'normal', topic: 'pilar', authorization: vapid(to.endpoint, webPush, publicKey, signer) },
      }).catch(() => { throw new NotCarried('push_tak_terjangkau') })
      await answer.body?.cancel().catch(() => undefined)
      if (answer.ok) return { id: answer.headers.get('location') ?? '' }
      if (GONE.has(answer.status)) throw new NotCarried('push_berakhir', { gone: true })
      if (LATER.has(answer.status) || answer.status >= 500) throw new NotCarried('push_ditunda', { seconds: waitOf(answer.headers.get('retry-after')) })
      throw new NotCarried('push_ditolak', { final: true })
    },
  }
}

/** An address that a device gives is believed only at the push services this house speaks to, by TLS; without it on this very machine alone. */
function mayPush({ endpoint, p256dh, auth }: PushAddress, hosts: readonly string[]): boolean {
  if (!URL.canParse(endpoint) || endpoint.length > 1000) return false
  const { protocol, host, hostname, username, password } = new URL(endpoint)
  const known = hosts.some(one => host === one || hostname === one || hostname.endsWith(`.${one}`))
  return known && !username && !password && (protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1')) && isPoint(p256dh) && bytesOf(auth).length === 16
}

/** Seals words for one browser after RFC 8291 (aes128gcm); salt and sender's key are new for each, and given only to prove the standard's own example. */
export function sealPush({ p256dh, auth }: Pick<PushAddress, 'p256dh' | 'auth'>, words: Buffer, salt = randomBytes(16), own?: Buffer): Sealed {
  const theirs = bytesOf(p256dh)
  const sender = createECDH(CURVE)
  if (own) sender.setPrivateKey(own)
  else sender.generateKeys()
  const ours = sender.getPublicKey()
  const shared = hkdf(sender.computeSecret(theirs), bytesOf(auth), Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours]), 32)
  const key = hkdf(shared, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = hkdf(shared, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  // one record, the last: its padding begins with 2
  const sealed = Buffer.concat([cipher.update(Buffer.concat([words, Buffer.from([2])])), cipher.final(), cipher.getAuthTag()])
  const head = Buffer.alloc(5)
  head.writeUInt32BE(RECORD_BYTES, 0)
  head.writeUInt8(POINT_BYTES, 4)
  return { body: Buffer.concat([salt, head, ours, sealed]), salt }
}

function hkdf(secret: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info, length))
}

/** Says who sends, signed, for the next hours, after RFC 8292. */
function vapid(endpoint: string, contact: string, publicKey: string, signer: KeyObject): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const said = `${part({ typ: 'JWT', alg: 'ES256' })}.${part({ aud: new URL(endpoint).origin, exp: Math.floor(Date.now() / 1000) + TOKEN_HOURS * 3600, sub: contact })}`
  return `vapid t=${said}.${sign('sha256', Buffer.from(said), { key: signer, dsaEncoding: 'ieee-p1363' }).toString('base64url')}, k=${publicKey}`
}

function keysOf(secret: Buffer): { publicKey: string; signer: KeyObject } {
  const pair = createECDH(CURVE)
  pair.setPrivateKey(secret)
  const point = pair.getPublicKey()
  const signer = createPrivateKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', d: secret.toString('base64url'), x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') } })
  return { publicKey: point.toString('base64url'), signer }
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'base64url')
}

// a point that is none would be noticed only when a letter is due
function isPoint(text: string): boolean {
  try {
    const one = createECDH(CURVE)
    one.generateKeys()
    one.computeSecret(bytesOf(text))
    return true
  } catch {
    return false
  }
}

function waitOf(seconds: string | null): number {
  return /^\d{1,5}$/.test(seconds ?? '') ? Number(seconds) : 0
}
