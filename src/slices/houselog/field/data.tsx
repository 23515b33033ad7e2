import { useSearchParams } from 'wouter'
import { addDays, type Day, dayAt, isDay } from '#kernel/day.ts'
import type { Id } from '#kernel/id.ts'
import { useSession } from '#web/app.tsx'
import { useNow, useRecords } from '#web/hooks.ts'
import { dayWords, nearDay } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { CLOSED } from '#slices/cases/stages.ts'
import { Case } from '#slices/cases/kinds.ts'
import { Institution, Stay } from '#slices/institutions/kinds.ts'
import { Unit } from '#slices/units/rules.ts'
import { MOST_DAYS_BACK } from '#slices/houselog/notes.ts'
import { isHouse, servesUnder, SERVING } from '#slices/houselog/houses.ts'
import { headsOn } from '#slices/houselog/counts.ts'
import { LogNote, LogRule } from '#slices/houselog/kinds.ts'
import { type DayState, lastDue, missedDays, rulesFor, shiftAt, stateOf, stripOf } from '#slices/houselog/shifts.ts'

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
  return { house, rules, running, notes, today, state, now, missed: missedDays(notes, house.region, now, rules), strip: stripOf(notes, running.day.slice(0, 7), house.region, now, rules) }
}
/** The house with all that its screens ask. */
export type House = NonNullable<ReturnType<typeof useHouse>>

/** Those who live in the house, as far as one reads their cases. */
export function useResidents(unitId: Id) {
  return useRecords(Case, { unitId }).filter(({ stage, depth }) => !CLOSED.includes(stage) && depth === 'full')
}

/** How many are there, came and went on a day, to begin with; as text for a form. */
export function useCounts({ house, notes, rules, now }: House): (day: Day) => { present: string; came: string; gone: string } {
  const [register] = useRecords(Institution, { unitId: house.id })
  const residents = useRecords(Stay, { unitId: house.id })
  return day => {
    const { present, came, gone } = headsOn(day, now, { region: house.region, shifts: rules.shifts, register, residents, notes })
    return { present: present === null ? '' : String(present), came: String(came), gone: String(gone) }
  }
}

/** Tells whether the night shift of yesterday runs: its day is no longer that of the calendar. */
export function isNight({ house, running, now }: Pick<House, 'house' | 'running' | 'now'>): boolean {
  return dayAt(house.region, now) !== running.day
}

/** Says days as the shift counts them: `hari ini`, `kemarin`; after midnight, when that would be another day than the calendar's, by name and date. */
export function useDayWords(of: Pick<House, 'house' | 'running' | 'now'>): (day: Day) => string {
  const say = useSay()
  const [language] = useLanguage()
  return day => (isNight(of) ? dayWords(language, day, true) : nearDay(say, language, day, of.running.day))
}

/** The day that is told: the one of the address, when it is past and not too long ago, else the running one. */
export function useToldDay({ running }: Pick<House, 'running'>): Day {
  const [search] = useSearchParams()
  const asked = search.get('hari') ?? ''
  return isDay(asked) && asked < running.day && asked >= addDays(running.day, -MOST_DAYS_BACK) ? asked : running.day
}

/** Reads a number as people type it; what is none stays for the rule to refuse. */
export function numberOf(typed: string): number | null {
  const text = typed.trim()
  return text === '' ? null : Number(text)
}
