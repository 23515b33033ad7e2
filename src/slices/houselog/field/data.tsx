import type { Day } from '#kernel/day.ts'
import type { Id } from '#kernel/id.ts'
import { useSession } from '#web/app.tsx'
import { useNow, useRecords } from '#web/hooks.ts'
import { CLOSED } from '#slices/cases/stages.ts'
import { Case } from '#slices/cases/kinds.ts'
import { Stay } from '#slices/institutions/kinds.ts'
import { Unit } from '#slices/units/rules.ts'
import { isHouse, servesUnder, SERVING } from '#slices/houselog/houses.ts'
import { LogNote, LogRule } from '#slices/houselog/kinds.ts'
import { type DayState, lastDue, rulesFor, shiftAt, stateOf, stripOf } from '#slices/houselog/shifts.ts'

/** The house in which somebody works, its running shift, its notes of the day and how the days stand. */
export function useHouse() {
  const { posts } = useSession()
  const now = useNow(60_000)
  const units = useRecords(Unit)
  const mine = posts.filter(post => servesUnder(post, SERVING.write.verb)).map(({ unitId }) => unitId)
  const house = units.find(unit => mine.includes(unit.id) && isHouse(unit))
  const rules = rulesFor(useRecords(LogRule), house?.id ?? '')
  const notes = useRecords(LogNote, { unitId: house?.id ?? '' })
  if (!house) return undefined
  const running = shiftAt(house.region, now, rules.shifts)
  const today = notes.filter(note => note.day === running.day).toSorted((a, b) => (a.at < b.at ? 1 : -1))
  const state: DayState = stateOf(today, running.day <= lastDue(house.region, now, rules))
  return { house, rules, running, notes, today, state, now, strip: stripOf(notes, running.day.slice(0, 7), house.region, now, rules) }
}
/** The house with all that its screens ask. */
export type House = NonNullable<ReturnType<typeof useHouse>>

/** Those who live in the house, as far as one reads their cases. */
export function useResidents(unitId: Id) {
  return useRecords(Case, { unitId }).filter(({ stage, depth }) => !CLOSED.includes(stage) && depth === 'full')
}

/** How many are there, came and went on a day, to begin with: the newest note says it, else who lives there by the register. */
export function useCounts({ house, notes }: Pick<House, 'house' | 'notes'>, day: Day): { present: string; came: string; gone: string } {
  const stays = useRecords(Stay, { unitId: house.id })
  const last = notes.filter(note => !note.struckAt && typeof note.present === 'number').toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]
  const here = stays.filter(({ state }) => state === 'di_panti').length
  const present = here > 0 ? here : last?.present
  const count = (many: number) => String(many)
  return { present: typeof present === 'number' ? count(Math.max(present, last?.day === day ? last.present! : 0)) : '', came: count(stays.filter(({ admittedDay }) => admittedDay === day).length), gone: count(stays.filter(({ leftDay }) => leftDay === day).length) }
}

/** Reads a number as people type it; what is none stays for the rule to refuse. */
export function numberOf(typed: string): number | null {
  const text = typed.trim()
  return text === '' ? null : Number(text)
}
