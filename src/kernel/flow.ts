import { noSuchStep } from './problem.ts'

/** A table stage → step → next stage. */
export type Flow<Stage extends string = string, Step extends string = string> = Readonly<Record<Stage, Readonly<Partial<Record<Step, Stage>>>>>

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>
type StepOf<T extends Table> = { [S in keyof T]: keyof T[S] }[keyof T] & string

/** Declares a flow and keeps its stage and step names as types; every stage led to must stand in the table. */
export function flow<const T extends Table>(table: T & { [S in keyof T]: { [P in keyof T[S]]: keyof T } }): Flow<keyof T & string, StepOf<T>> {
  return table as unknown as Flow<keyof T & string, StepOf<T>>
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
