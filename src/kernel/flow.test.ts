import { expect, test } from 'vitest'
import { advance, flow, steps } from './flow.ts'
import { Problem } from './problem.ts'

const door = flow({ tutup: { buka: 'terbuka' }, terbuka: { tutup: 'tutup', lepas: 'lepas' }, lepas: {} })

test('a step leads where the table says, and one that is not there is refused', () => {
  expect(advance(door, 'tutup', 'buka')).toBe('terbuka')
  expect(() => advance(door, 'tutup', 'lepas')).toThrow(Problem)
  for (const step of ['toString', 'constructor', '__proto__', 'hasOwnProperty']) expect(() => advance(door, 'tutup', step as never), step).toThrow('no_such_step')
  expect(() => advance(door, '__proto__' as never, 'buka')).toThrow('no_such_step')
  expect(steps(door, 'lepas')).toEqual([])
})
