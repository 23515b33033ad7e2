import { set, type Change, type Moment } from '#kernel/action.ts'
import { isOptional } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import type { AnyRecord, Kind } from '#kernel/record.ts'
import { Member, NextStep } from '#slices/cases/kinds.ts'
import { Trip } from '#slices/trips/kinds.ts'

/** What stands where a name stood. */
export const BLANK = '–'
const SHORTEST_NAME = 3

/** Free texts of other records in which somebody may be named, and which an erasure may blank. */
export const BLANKABLE = [[Trip, ['purposeNote', 'cancelReason']], [NextStep, ['what', 'doneNote']], [Member, ['reason']]] as unknown as readonly (readonly [Kind, readonly string[]])[]
/** Their kinds by name. */
export const BLANKABLE_KINDS = ['trip', 'next_step', 'member'] as const

/** The words of a name by which texts are searched. */
export function namesIn(name: string | null | undefined): string[] {
  return (name ?? '').toLowerCase().split(/[^\p{L}]+/u).filter(word => word.length >= SHORTEST_NAME)
}

/** Tells whether a text speaks of somebody by a part of the name. */
export function mentions(text: string, names: readonly string[]): boolean {
  const words = text.toLowerCase().split(/[^\p{L}]+/u)
  return names.some(name => words.includes(name))
}

/** Blanks what of the chosen records names somebody; a record that names nobody stays as it is. */
export async function blankPlaces({ desk }: Moment, chosen: readonly { kind: string; id: Id }[], names: readonly string[]): Promise<Change[]> {
  const found = await Promise.all(BLANKABLE.map(async ([kind, fields]) => {
    const ids = chosen.filter(one => one.kind === kind.name).map(({ id }) => id)
    const records = ids.length > 0 ? await desk.findInHouse(kind as never, { id: ids }) as unknown as AnyRecord[] : []
    return records.flatMap(record => {
      const named = fields.filter(field => typeof record[field] === 'string' && mentions(record[field] as string, names))
      return named.length > 0 ? [set(kind as never, record as never, Object.fromEntries(named.map(field => [field, isOptional(kind.fields[field]!) ? null : BLANK])) as never)] : []
    })
  }))
  return found.flat()
}
