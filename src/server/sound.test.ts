import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Problem } from '#kernel/problem.ts'
import { mp4Of, oggOf, webmOf } from '../../scenarios/sounds.ts'
import { soundOf, soundType } from './sound.ts'

const refused = (bytes: Buffer) => { try { return soundOf(bytes) } catch (error) { return error instanceof Problem ? error.code : error } }

test('the recordings of three sorts of telephone are known by their content, with their length', () => {
  expect(soundOf(webmOf(12))).toEqual({ type: 'audio/webm', seconds: 11.9 })
  expect(soundOf(oggOf(29))).toEqual({ type: 'audio/ogg', seconds: 29 })
  expect(soundOf(mp4Of(30))).toEqual({ type: 'audio/mp4', seconds: 30 })
  expect(soundOf(mp4Of(7, 'soun', true))).toEqual({ type: 'audio/mp4', seconds: 7 })
})

test('a film, several tracks, an empty recording, a picture and a page are no recordings', () => {
  for (const bytes of [webmOf(5, [1]), webmOf(5, [2, 1]), webmOf(0), oggOf(4, 2), oggOf(0), mp4Of(4, 'vide'), mp4Of(0), Buffer.from('<script>alert(1)</script>'), Buffer.alloc(0), Buffer.from('RIFFxxxxWEBP')]) expect(refused(bytes)).toBe('not_a_sound')
})

test('whatever is cut off or spoilt is refused in words, or told a length; it never breaks', () => {
  fc.assert(fc.property(fc.constantFrom(webmOf(3), oggOf(3), mp4Of(3), mp4Of(3, 'soun', true)), fc.nat(400), fc.nat(255), fc.boolean(), (bytes, at, value, cut) => {
    const spoilt = cut ? bytes.subarray(0, at) : Buffer.from(bytes)
    if (!cut && at < spoilt.length) spoilt[at] = value
    const found = refused(spoilt)
    expect(found === 'not_a_sound' || (typeof found === 'object' && found !== null && 'seconds' in found && Number(found.seconds) > 0)).toBe(true)
    soundType(spoilt)
  }), { numRuns: 400 })
})
