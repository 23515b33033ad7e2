import { noSuchStep } from './problem.ts'

/** A table stage → step → next stage. */
export type Flow<Stage extends string = string, Step extends string = string> = Readonly<Record<Stage, Readonly<Partial<Record<Step, Stage>>>>>

/** Declares a flow and keeps its stage and step names as types. */
export function flow<const Stage extends string, const Step extends string>(table: Flow<Stage, Step>): Flow<Stage, Step> {
  return table
}

/** Gives the stage that a step leads to; refuses with no_such_step when the table has no such step. */
export function advance<Stage extends string, Step extends string>(table: Flow<Stage, Step>, stage: Stage, step: Step): Stage {
  const next = Object.hasOwn(table[stage] ?? {}, step) ? table[stage][step] : undefined
  if (next === undefined) throw noSuchStep({ stage, step })
  return next
}

/** Lists the steps open at a stage; screens make their buttons from it. */
export function steps<Stage extends string, Step extends string>(table: Flow<Stage, Step>, stage: Stage): Step[] {
  return Object.keys(table[stage] ?? {}) as Step[]
}
