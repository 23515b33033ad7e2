import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clockFault, clockIsOut, trueAt, trueNow } from './clock.ts'
import { messages } from './messages.ts'
import { clockWords, contactWords } from './when.ts'
import type { Say } from './words.tsx'

const PARUGA = '52.72.01.1001'
const DAY_S = 86_400
const say: Say = (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, String(value)), (messages.id as Record<string, string>)[key] ?? key)

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => kept.set(key, text), removeItem: (key: string) => kept.delete(key) })
  vi.useFakeTimers({ now: new Date('2026-11-23T02:00:00.000Z') })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('on a telephone whose clock is three days fast, today is the day of the server, and it is said in words', () => {
  clockIsOut(3 * DAY_S)
  expect(trueNow()).toBe('2026-11-20T02:00:00.000Z')
  expect(trueAt('2026-11-23T01:00:00.000Z')).toBe('2026-11-20T01:00:00.000Z')
  expect(clockWords(say)).toBe('Jam ponsel Anda 3 hari lebih cepat dari yang benar')
})

test('one that is three days slow likewise; one that is out by four minutes is believed', () => {
  clockIsOut(-3 * DAY_S)
  expect(trueNow()).toBe('2026-11-26T02:00:00.000Z')
  expect(clockWords(say)).toBe('Jam ponsel Anda 3 hari lebih lambat dari yang benar')
  clockIsOut(240)
  expect([clockFault(), trueNow()]).toEqual([0, '2026-11-23T02:00:00.000Z'])
})

test('a clock that was set back since the last contact is believed again, and so is one of which nothing was heard for days', () => {
  clockIsOut(3 * DAY_S)
  vi.setSystemTime(new Date('2026-11-20T02:00:10.000Z'))
  expect(trueNow()).toBe('2026-11-20T02:00:10.000Z')
  vi.setSystemTime(new Date('2026-11-26T02:00:00.000Z'))
  expect(clockFault()).toBe(0)
})

test('a last contact of today is told by its hour, one of another day with the day', () => {
  const words = (at: string) => contactWords(say, 'id', PARUGA, at)
  expect(words('2026-11-23T01:53:00.000Z')).toBe('09.53 WITA')
  expect(words('2026-11-22T07:53:00.000Z')).toBe('kemarin 15.53 WITA')
  expect(words('2026-11-20T07:53:00.000Z')).toBe('Jum, 20 Nov 15.53 WITA')
})
