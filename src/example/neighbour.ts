import { firstHome } from '#kernel/region.ts'
import { type Book, later } from './book.ts'
import { CARE } from './care.ts'
import { assign, triage } from './desk.ts'
import { HARDSHIP } from './hardship.ts'
import { open, type Opened } from './intake.ts'
import type { Offices } from './office.ts'
import { DESA, NEIGHBOUR } from './places.ts'
import { afterTrip, answer, type Diary, planTrip, report } from './trips.ts'

const HOME = firstHome(NEIGHBOUR)
const PANDA = '52.06.18.2001'
const COUNT = 15

/** The neighbouring kabupaten: a few workers with cases of their own, of which the city sees nothing. */
export function liveNextDoor(book: Book, offices: Offices, diary: Diary): void {
  const cases = Array.from({ length: COUNT }, (_, nth) => openThere(book, nth))
  for (const one of cases.slice(0, 6)) triage(book, one, later(one.at, 300), 'operator.kabupaten')
  for (const one of cases.slice(0, 4)) assign(book, offices, one, later(one.at, 420), one.region === PANDA ? 'salma' : 'tksk.palibelo', one.region === PANDA ? ['tksk.palibelo'] : [], 'kabid.kabupaten')
  cases.slice(0, 4).forEach((one, nth) => {
    const offset = [-4, -2, 0, 1][nth]!
    const trip = planTrip(book, offices, diary, [one], { by: one.lead!, at: book.time(Math.min(offset - 1, -1), '09:30') + nth * 60_000, offset, from: '09:00', to: '10:30', purpose: 'asesmen' })
    if (one.region === PANDA && nth < 2) answer(book, 'kades.panda', later(trip.at, 80), trip.lurahNotice(PANDA), 'diketahui', {}, HOME)
    if (offset < 0) report(book, offices, trip, 0, { at: afterTrip(book, trip, 40) })
  })
}

function openThere(book: Book, nth: number): Opened {
  const region = nth % 4 === 0 || nth === 1 ? PANDA : DESA[nth % DESA.length]!.code
  const by = region === PANDA ? 'salma' : region.startsWith('52.06.18') && nth % 2 ? 'tksk.palibelo' : 'operator.kabupaten'
  // the neighbour has two sub-types only, so its stories carry none
  const { sub: _, ...story } = nth % 2 ? CARE[(nth * 3 + 1) % CARE.length]! : HARDSHIP[(nth * 3) % HARDSHIP.length]!
  return open(book, { by, at: book.time(-12 + Math.floor(nth * 0.7), '08:30') + nth * 900_000, region, story, nth: 900 + nth })
}
