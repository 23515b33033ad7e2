import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { useOwnPlace, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useRecords } from '#web/hooks.ts'
import { Mark } from '#web/kit/band.tsx'
import { Select } from '#web/kit/fields.tsx'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Institution, Room, type Stay } from '../kinds.ts'

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

/** Chooses a bed that nobody lies in, room by room. */
export function BedChoice({ id, value, onValue, sex }: { id: string; value: string; onValue(value: string): void; sex?: string | null | undefined }) {
  const say = useSay()
  const { rooms } = useHouse()
  const options = rooms.filter(room => !room.closed && (room.sex === 'semua' || !sex || room.sex === sex)).flatMap(room => room.beds.filter(bed => !room.taken.includes(bed)).map(bed => ({ value: `${room.id}/${bed}`, label: `${room.name}, ${say('stay.bed', { bed })}` })))
  if (rooms.length === 0) return null
  return <Select id={id} label={say('field.bed')} optional empty="–" value={value} onValue={onValue} options={options} />
}

/** Reads a chosen bed. */
export function bedOf(value: string): { roomId: string | null; bed: string | null } {
  const at = value.indexOf('/')
  return at < 0 ? { roomId: null, bed: null } : { roomId: value.slice(0, at), bed: value.slice(at + 1) }
}
