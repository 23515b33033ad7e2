import { describe, expect, test } from 'vitest'
import { type Bytes, keyOf, makeLock, openByPin, openByServer, packed, roundsFor, seal, sealTo, toText, unpacked, unseal, unsealFrom } from './shelf-seal.ts'

const PIN = '246810'
const ROUNDS = 1_000
const LETTER = { who: 'Nenek Halimah', rt: '003' }
const random = () => crypto.getRandomValues(new Uint8Array(32))
const serverKey = () => toText(random())
const flipped = (bytes: Bytes, at: number) => bytes.map((byte, nth) => (nth === at ? byte ^ 1 : byte))

describe('what lies sealed on a telephone', () => {
  test('opens with its key and in its place, with no other key and in no other place', async () => {
    const key = await keyOf(random())
    const sealed = await seal(key, packed(LETTER), 'word/1')
    expect(unpacked(await unseal(key, sealed, 'word/1'))).toEqual(LETTER)
    await expect(unseal(await keyOf(random()), sealed, 'word/1')).rejects.toThrow()
    await expect(unseal(key, sealed, 'word/2')).rejects.toThrow()
  })

  test('does not open when a single bit was turned or its end is missing', async () => {
    const key = await keyOf(random())
    const sealed = await seal(key, packed(LETTER), 'word/1')
    for (let at = 0; at < sealed.length; at += 1) await expect(unseal(key, flipped(sealed, at), 'word/1')).rejects.toThrow()
    await expect(unseal(key, sealed.slice(0, -1), 'word/1')).rejects.toThrow()
  })

  test('is never the same twice, and shows nothing of what it holds', async () => {
    const key = await keyOf(random())
    const [one, two] = [await seal(key, packed(LETTER), 'word/1'), await seal(key, packed(LETTER), 'word/1')]
    expect(one).not.toEqual(two)
    expect(Buffer.from(one).includes('Halimah')).toBe(false)
  })
})

describe('what is written without a PIN', () => {
  test('is sealed by the public key, and read by the private one of the same shelf alone', async () => {
    const { keys } = await makeLock(PIN, serverKey(), ROUNDS)
    const { keys: others } = await makeLock(PIN, serverKey(), ROUNDS)
    const sealed = await sealTo(keys.write, packed(LETTER), 'pending/1')
    expect(unpacked(await unsealFrom(keys.read, sealed, 'pending/1'))).toEqual(LETTER)
    await expect(unsealFrom(others.read, sealed, 'pending/1')).rejects.toThrow()
    await expect(unsealFrom(keys.read, sealed, 'pending/2')).rejects.toThrow()
    await expect(unsealFrom(keys.write, sealed, 'pending/1')).rejects.toThrow()
    for (const at of [1, 64, 65, 76, 77, sealed.length - 1]) await expect(unsealFrom(keys.read, flipped(sealed, at), 'pending/1')).rejects.toThrow()
  })
})

describe('the lock of a shelf', () => {
  test('opens by its PIN, by no other PIN, and not when its rounds or its salt were changed', async () => {
    const { lock, keys } = await makeLock(PIN, serverKey(), ROUNDS)
    const sealed = await seal(keys.shelf, packed(LETTER), 'meta/session')
    expect(unpacked(await unseal((await openByPin(lock, PIN)).shelf, sealed, 'meta/session'))).toEqual(LETTER)
    await expect(openByPin(lock, '246811')).rejects.toThrow()
    await expect(openByPin({ ...lock, rounds: ROUNDS - 1 }, PIN)).rejects.toThrow()
    await expect(openByPin({ ...lock, salt: flipped(lock.salt, 0) }, PIN)).rejects.toThrow()
  })

  test('a forgotten PIN: the key of the server opens it under a new one, what was sealed before stays readable, and the old PIN opens nothing', async () => {
    const key = serverKey()
    const { lock, keys } = await makeLock(PIN, key, ROUNDS)
    const sealed = await sealTo(keys.write, packed(LETTER), 'pending/1')
    const renewed = await openByServer(lock, key, '975310', ROUNDS)
    expect(unpacked(await unsealFrom((await openByPin(renewed.lock, '975310')).read, sealed, 'pending/1'))).toEqual(LETTER)
    await expect(openByPin(renewed.lock, PIN)).rejects.toThrow()
    await expect(openByServer(lock, serverKey(), '975310', ROUNDS)).rejects.toThrow()
  })

  test('no key of an open shelf can be taken out of the browser', async () => {
    const { keys } = await makeLock(PIN, serverKey(), ROUNDS)
    expect([keys.shelf.extractable, keys.read.extractable]).toEqual([false, false])
    await expect(crypto.subtle.exportKey('pkcs8', keys.read)).rejects.toThrow()
  })

  test('a PIN costs at least the least and at most the most of rounds, whatever the device', async () => {
    expect(await roundsFor(0, [30_000, 60_000])).toBe(30_000)
    expect(await roundsFor(1_000_000, [30_000, 60_000])).toBe(60_000)
  })
})
