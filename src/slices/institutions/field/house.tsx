import { useEffect } from 'react'
import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import type { Fault, Problem } from '#kernel/problem.ts'
import { useOwnPlace, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { faultsIn, type Form, type Values } from '#web/form.ts'
import { useRecords } from '#web/hooks.ts'
import { Mark } from '#web/kit/band.tsx'
import { Select } from '#web/kit/fields.tsx'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Institution, Room, type Stay } from '../kinds.ts'
import { isForSex } from '../places.ts'

/** The house of whoever is here: its entry in the register, its rooms, and today there. */
export function useHouse(): { house: Read<typeof Institution> | undefined; rooms: readonly Read<typeof Room>[]; today: string; unitId: string | undefined } {
  const { posts } = useSession()
  const today = dayAt(useOwnPlace(), trueNow())
  const unitId = posts.find(post => post.line === 'area' && post.unitId)?.unitId ?? undefined
  const house = useRecords(Institution).find(one => one.unitId === unitId)
  const rooms = useRecords(Room).filter(one => one.unitId === unitId).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return { house, rooms, today, unitId }
}

/** Where a resident is, with leave that is over. */
export function StayMark({ stay, today }: { stay: Pick<Stay, 'state' | 'leaveUntil'>; today: string }) {
  const say = useSay()
  const [language] = useLanguage()
  if (stay.state !== 'cuti') return null
  const late = !!stay.leaveUntil && stay.leaveUntil < today
  return <Mark tone={late ? 'bata' : 'tembaga'}>{say(late ? 'stay.late' : 'stay.away_until', { day: stay.leaveUntil ? dayWords(language, stay.leaveUntil, true) : '' })}</Mark>
}

/** `Melati, tempat tidur 2` */
export function useBedWords(): (stay: Pick<Stay, 'roomId' | 'bed'>) => string {
  const say = useSay()
  const { rooms } = useHouse()
  return ({ roomId, bed }) => [rooms.find(({ id }) => id === roomId)?.name, bed && say('stay.bed', { bed })].filter(Boolean).join(', ')
}

/** Chooses a bed that nobody lies in, room by room; rooms for the other sex are not offered. */
export function BedChoice({ sex, ...field }: { id: string; value: string; onValue(value: string): void; fault?: Fault | undefined; sex?: string | null | undefined }) {
  const say = useSay()
  const { rooms } = useHouse()
  const options = rooms.filter(room => !room.closed && isForSex(room, sex)).flatMap(room => room.beds.filter(bed => !room.taken.includes(bed)).map(bed => ({ value: `${room.id}/${bed}`, label: `${room.name}, ${say('stay.bed', { bed })}` })))
  if (rooms.length === 0) return null
  return <Select {...field} label={say('field.bed')} optional empty="–" options={options} />
}

/** Shows the faults of a refusal in a form in which one field says room and bed. */
export function useBedFaults<V extends Values>({ fail }: Form<V>, problem: Problem | undefined): void {
  useEffect(() => { if (problem) fail(faultsIn(problem).map(fault => (fault.at === 'roomId' ? { ...fault, at: 'bed' } : fault))) }, [problem, fail])
}

/** Reads a chosen bed. */
export function bedOf(value: string): { roomId: string | null; bed: string | null } {
  const at = value.indexOf('/')
  return at < 0 ? { roomId: null, bed: null } : { roomId: value.slice(0, at), bed: value.slice(at + 1) }
}
