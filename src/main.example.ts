import type { Day } from '#kernel/day.ts'
import { type ExampleAct, openBook } from '#src/example/book.ts'
import { meetAtFamilies } from '#src/example/families.ts'
import { tellIncidents } from '#src/example/incidents.ts'
import { openProvincialHouse, takeIn } from '#src/example/institutions.ts'
import { openCases } from '#src/example/intake.ts'
import { lookFromOutside } from '#src/example/outside.ts'
import { liveNextDoor } from '#src/example/neighbour.ts'
import { keepLog } from '#src/example/houselog.ts'
import { writeLetters } from '#src/example/letters.ts'
import { setUpOffices } from '#src/example/office.ts'
import { nameOf, PROVINCE } from '#src/example/places.ts'
import { referPeople } from '#src/example/referrals.ts'
import { goRound } from '#src/example/round.ts'
import { keepSafe } from '#src/example/safety.ts'
import { keepSealed } from '#src/example/sealed.ts'
import { sendWords } from '#src/example/words.ts'
import { raiseVoices } from '#src/example/voices.ts'
import { meetTogether } from '#src/example/meetings.ts'
import { reportTheMonth } from '#src/example/monthly.ts'
import { openCounter } from '#src/example/services.ts'
import { newDiary } from '#src/example/trips.ts'
import { ROLES } from '#src/rights.ts'
import { ADMINS, LURAH, NEAR, OF_PROVINCIAL_HOUSE, OFFICE, PROVINCIAL, WIDE } from '#src/example/workers.ts'

/** The one password of every account of the example. */
export const EXAMPLE_PASSWORD = 'contoh-pilar-bima'

/** Makes the whole example, ending today: an invented fortnight in Kota Bima, its neighbour and the province, as acts to be dispatched one by one. */
export function exampleActs(today: Day): ExampleAct[] {
  const book = openBook(today)
  const offices = setUpOffices(book)
  const diary = newDiary()
  keepSafe(book, offices)
  meetAtFamilies(book, offices, diary)
  tellIncidents(book, offices, diary)
  keepSealed(book, offices, diary)
  liveNextDoor(book, offices, diary)
  goRound(book, offices, diary, openCases(book))
  lookFromOutside(book, offices, diary)
  sendWords(book, offices)
  raiseVoices(book)
  meetTogether(book, offices)
  writeLetters(book, offices)
  takeIn(book, offices)
  openProvincialHouse(book, offices)
  keepLog(book, offices)
  referPeople(book, offices)
  openCounter(book, offices)
  reportTheMonth(book, offices)
  return book.inOrder()
}

/** One account per role, and that of the house of the province, for the table that the start prints. */
export const exampleAccounts: readonly { username: string; name: string; role: string; place: string }[] = [...firstOfEachRole(), { username: OF_PROVINCIAL_HOUSE.username, name: OF_PROVINCIAL_HOUSE.name, role: 'kepala_upt', place: nameOf(PROVINCE) }]

function firstOfEachRole() {
  const held = [...NEAR, ...WIDE, ...LURAH, ...OFFICE, ...ADMINS, ...PROVINCIAL].flatMap(({ username, name, posts }) => posts.map(({ role, region }) => ({ username, name, role, place: nameOf(region), posts: posts.length })))
  const plainest = (role: string) => held.filter(account => account.role === role).toSorted((one, other) => one.posts - other.posts)
  return ROLES.flatMap(role => plainest(role).slice(0, 1)).map(({ username, name, role, place }) => ({ username, name, role, place }))
}
