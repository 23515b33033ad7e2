import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advance, steps } from '#kernel/flow.ts'
import { caseFlow, CLOSED, STAGES, STEP_RULES, type CaseStep } from './stages.ts'

const anyStep = fc.constantFrom(...(Object.keys(STEP_RULES) as CaseStep[]))

test('the buttons are exactly the steps that are not refused', () => {
  fc.assert(fc.property(fc.constantFrom(...STAGES), anyStep, (stage, step) => {
    const offered = steps(caseFlow, stage).includes(step)
    if (offered) expect(STAGES).toContain(advance(caseFlow, stage, step))
    else expect(() => advance(caseFlow, stage, step)).toThrow('no_such_step')
  }))
})

test('whatever is done, a case never leaves its stages, can always be closed, and a closed one only be opened again', () => {
  fc.assert(fc.property(fc.array(anyStep, { maxLength: 40 }), path => {
    const end = path.reduce((stage, step) => (steps(caseFlow, stage).includes(step) ? advance(caseFlow, stage, step) : stage), 'masuk' as (typeof STAGES)[number])
    expect(reach(end).some(stage => CLOSED.includes(stage))).toBe(true)
    if (CLOSED.includes(end)) expect(steps(caseFlow, end)).toEqual(['buka_kembali'])
  }))
  expect(reach('masuk').toSorted()).toEqual([...STAGES].toSorted())
})

function reach(from: (typeof STAGES)[number]): (typeof STAGES)[number][] {
  const seen = new Set([from])
  for (const stage of seen) for (const step of steps(caseFlow, stage)) seen.add(advance(caseFlow, stage, step))
  return [...seen]
}
