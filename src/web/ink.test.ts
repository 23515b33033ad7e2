import { expect, test } from 'vitest'
import { drawn, pack, printed, unpack } from './ink.ts'

const picture = (width: number, height: number, dot: (x: number, y: number) => [number, number]) => ({ width, height, data: Uint8ClampedArray.from(Array.from({ length: width * height }, (_, at) => { const [grey, alpha] = dot(at % width, Math.floor(at / width)); return [grey, grey, grey, alpha] }).flat()) }) as unknown as ImageData

test('a mark comes out of its dots as it went in', () => {
  const ink = pack(9, 5, at => at % 3 === 0)
  const isInk = unpack(ink)
  expect(Array.from({ length: 45 }, (_, at) => isInk(at))).toEqual(Array.from({ length: 45 }, (_, at) => at % 3 === 0))
  expect(ink.dots.length).toBe(Math.ceil(Math.ceil(45 / 8) / 3) * 4)
})

test('an empty pad is no signature, one stroke is', () => {
  expect(drawn(picture(16, 8, () => [0, 0]))).toBeUndefined()
  expect(drawn(picture(16, 8, (x, y) => [0, x === y ? 255 : 0]))).toMatchObject({ w: 16, h: 8 })
})

test('a thumb on paper is read in a shadow as in the light', () => {
  const ridges = printed(picture(48, 48, (x, y) => [(y % 6 < 2 ? 40 : 180) + x, 255]))
  const isInk = unpack(ridges)
  const rows = Array.from({ length: 36 }, (_, y) => Array.from({ length: 48 }, (__, x) => isInk((y + 6) * 48 + x)).every(dot => dot === (y % 6 < 2)))
  expect(rows.every(Boolean)).toBe(true)
})
