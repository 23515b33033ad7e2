import type { Id } from '#kernel/id.ts'
import { type Book, later, offsetOf } from './book.ts'
import { assign, kabidOf, moveOn, teamFor, triage, workersAt } from './desk.ts'
import { type Opened, openedOn } from './intake.ts'
import type { Offices } from './office.ts'
import { afterTrip, answer, type Diary, moveTrip, type Plan, type Planned, planTrip, report } from './trips.ts'
import { LURAH } from './workers.ts'

/** Trips by day from today; the scenes add their own. */
const TRIPS: Readonly<Record<number, number>> = { [-11]: 4, [-10]: 6, [-9]: 6, [-8]: 7, [-7]: 7, [-6]: 8, [-5]: 8, [-4]: 8, [-3]: 9, [-2]: 9, [-1]: 10, 0: 11, 1: 9, 2: 5, 3: 4, 4: 3, 5: 3, 6: 2, 7: 2 }
const WINDOWS = [['08:00', '09:30'], ['09:00', '10:30'], ['10:00', '11:30'], ['13:30', '15:00'], ['15:30', '17:00'], ['16:00', '17:30']] as const
const NEXT_MORNING_READERS = ['nur', 'kabid.linjamsos', 'ketua.tim', 'peksos', 'sekretaris'] as const
const WORDS = [
  'Terima kasih, laporan jelas. Lanjutkan sesuai rencana; surat pengantar saya siapkan.', 'Mohon koordinasi dengan puskesmas sebelum kunjungan berikut. Terima kasih sudah mengajak kelurahan.',
  'Bagus. Ajukan alat bantunya lewat operator, saya teruskan ke kepala dinas.', 'Tolong pastikan keluarga setuju sebelum dirujuk. Kabari saya bila ada hambatan.',
] as const

/** The ordinary round of the fortnight: triage, teams, trips, answers, reports. */
export function goRound(book: Book, offices: Offices, diary: Diary, cases: readonly Opened[]): void {
  const waiting = cases.toSorted((one, other) => one.at - other.at)
  const done = new Set<Id>()
  const takeUntil = (offset: number, fits: (one: Opened) => boolean = () => true) => {
    const found = waiting.find(one => !done.has(one.id) && openedOn(book, one) <= offset && fits(one))
    if (found) done.add(found.id)
    return found
  }
  for (const [day, count] of Object.entries(TRIPS).toSorted(([one], [other]) => Number(one) - Number(other))) {
    for (let turn = 0; turn < count; turn += 1) {
      if (turn % 4 === 3) goUnasked(book, offices, diary, Number(day), turn, takeUntil)
      else goAsTeam(book, offices, diary, Number(day), takeUntil)
    }
  }
  lookAtTheRest(book, offices, waiting.filter(one => !done.has(one.id)))
}

type Take = (offset: number, fits?: (one: Opened) => boolean) => Opened | undefined

function goAsTeam(book: Book, offices: Offices, diary: Diary, day: number, take: Take): void {
  const one = take(Math.min(day - 1, -1) - 1, each => diary.free(each, day))
  if (!one) return
  const settled = Math.min(openedOn(book, one) + 1 + book.draw(2), Math.min(day - 1, -1))
  const lead = giveTeam(book, offices, one, settled)
  const planned = Math.max(settled, Math.min(day - 1, -1) - book.draw(3))
  const at = planned === settled ? book.time(planned, '15:30') + book.draw(240) * 60_000 : book.time(planned, '07:30') + book.draw(300) * 60_000
  const letter = book.draw(3) === 0 ? letterOf(book, planned) : undefined
  visit(book, offices, diary, [one], { by: lead, at, offset: day, letter, purpose: one.story.needs.includes('bencana') ? 'bantuan' : book.pick(['penjangkauan', 'asesmen', 'pendampingan']), ...windowOf(book, diary, lead, day) })
}

function goUnasked(book: Book, offices: Offices, diary: Diary, day: number, turn: number, take: Take): void {
  const until = Math.min(day - 1, -1) - 1
  const quiet = (one: Opened) => diary.free(one, day) && !one.story.needs.includes('bencana')
  const first = take(until, quiet)
  if (!first) return
  const by = workersAt(first.region, until)[0]!
  const more = turn === 7 || day % 3 === 0 ? [take(until, one => quiet(one) && one.region === first.region && one.family !== first.family), take(until, one => quiet(one) && one.region === first.region && one.family !== first.family)] : []
  const families = new Map([first, ...more].filter(one => !!one).map(one => [one.family, one]))
  const at = book.time(Math.min(day - 1, -1), '07:30') + book.draw(480) * 60_000
  visit(book, offices, diary, [...families.values()], { by, at, offset: day, purpose: 'penjangkauan', ...windowOf(book, diary, by, day) })
}

const OLDEST = -7

function visit(book: Book, offices: Offices, diary: Diary, cases: readonly Opened[], plan: Plan): void {
  const planned = planTrip(book, offices, diary, cases, plan)
  hearOther(book, planned)
  const trip = hear(book, diary, planned)
  if (trip.offset >= 0) return
  if (book.draw(9) === 0 && trip.offset > -5) return // went, and has not written yet
  trip.cases.forEach((one, nth) => { tellOf(book, offices, diary, trip, one, nth) })
}

/** The other pillar on the case answers as well; with more than two on the team the order of notices is not foreseen. */
function hearOther(book: Book, trip: Planned): void {
  const [one] = trip.cases
  const other = one!.team.length === 2 && trip.lead === one!.team[0] ? one!.team[1] : undefined
  const at = later(trip.at, 9 + book.draw(90))
  if (!other || book.draw(2) === 0 || at > book.time(-1, '21:45')) return
  const said = book.draw(4) === 0 ? 'mendampingi' : 'diketahui'
  // of the oldest trips the other pillar said nothing: the example is to be loaded in seconds
  if (trip.offset <= OLDEST) book.id(at, trip.home)
  else answer(book, other, at, trip.teamNotice(0), said)
}

function hear(book: Book, diary: Diary, trip: Planned): Planned {
  const region = trip.cases[0]!.region
  const lurah = region === '52.72.01.1013' ? { username: 'kesra.pane', manner: 'menjawab' } : LURAH.find(one => one.region === region)
  const at = later(trip.at, 15 + book.draw(200))
  if (at > Math.min(book.time(-1, '21:30'), book.time(trip.offset, trip.from))) return trip
  if (!lurah) return reachKelurahan(book, trip, at)
  if (lurah.manner === 'membuka') book.write(lurah.username, at, 'notice.open', { noticeId: trip.lurahNotice(region) }, trip.home)
  if (lurah.manner !== 'menjawab' || (trip.offset >= 0 && book.draw(3) === 0)) return trip
  const roll = book.draw(8)
  if (roll > 1) answer(book, lurah.username, at, trip.lurahNotice(region), 'diketahui')
  if (roll === 1) answer(book, lurah.username, at, trip.lurahNotice(region), 'mendampingi', { note: 'Kasi Kesra ikut serta.' })
  if (roll !== 0) return trip
  answer(book, lurah.username, at, trip.lurahNotice(region), 'ditunda', { offset: trip.offset + 1, from: '09:00', note: 'Ada kerja bakti kelurahan, mohon digeser sehari.' })
  return trip.offset <= -2 ? moveTrip(book, diary, trip, later(at, 25), trip.offset + 1, '09:00', '10:30') : trip
}

function reachKelurahan(book: Book, trip: Planned, at: number): Planned {
  const noticeId = trip.lurahNotice(trip.cases[0]!.region)
  const roll = book.draw(10)
  if (roll < 3) book.write(trip.lead, at, 'notice.share', { noticeId, by: book.pick(['whatsapp', 'sms']) }, trip.home)
  if (roll === 3) book.write(trip.lead, at, 'notice.record', { noticeId, answer: 'diketahui', by: 'telepon', who: 'Staf kelurahan', note: 'Dijawab lewat telepon.' }, trip.home)
  return trip
}

function tellOf(book: Book, offices: Offices, diary: Diary, trip: Planned, one: Opened, nth: number): void {
  const at = afterTrip(book, trip, 12 + nth * 9 + book.draw(120))
  if (trip.offset >= -4 && book.draw(6) === 0) {
    const again = book.draw(2) === 0 ? 1 + book.draw(3) : undefined
    if (again !== undefined) diary.note(one, again)
    report(book, offices, trip, nth, { at, missed: { again } })
    return
  }
  const owner = book.draw(4) === 0 ? book.pick(['operator', 'back.office']) : trip.lead
  const due = trip.offset + 2 + book.draw(6)
  const next = book.draw(2) === 0 ? { id: book.id(at, trip.home), owner, offset: due } : undefined
  report(book, offices, trip, nth, { at, next })
  const done = next && due <= -1 && book.draw(3) > 0 ? book.time(due, '10:10') + book.draw(300) * 60_000 : undefined
  const closing = one.lead ? goOn(book, one, at, trip.offset) : undefined
  // what is still open when a case is closed is called off
  if (next && done) book.write(owner, closing && closing <= done ? closing - 60_000 : done, 'step.do', { stepId: next.id, state: 'selesai', note: 'Sudah dikerjakan.' }, trip.home)
  readIt(book, offices, one, trip, nth)
}

function goOn(book: Book, one: Opened, at: number, offset: number): number | undefined {
  const reach = offset < -7 ? 6 : offset < -4 ? 4 : 2
  const wanted = ['jangkau', 'asesmen', 'rencana', 'intervensi', 'monitor', 'tutup'].slice(0, 1 + book.draw(reach))
  const last = moveOn(book, one, at, wanted)
  if (wanted.length < 6 || last === at) return
  const closing = later(last, 300)
  if (closing >= book.time(-1, '21:00')) return
  book.write(kabidOf(one), closing, 'case.step', { caseId: one.id, step: 'selesai', reason: 'Layanan selesai, keluarga mandiri' })
  return closing
}

function readIt(book: Book, offices: Offices, one: Opened, trip: Planned, nth: number): void {
  const at = book.time(trip.offset + 1, '07:45') + book.draw(90) * 60_000
  if (offsetOf(book, at) >= 0 || book.draw(3) > 0) return
  const reader = book.draw(2) === 0 ? kabidOf(one) : book.pick(NEXT_MORNING_READERS)
  book.write(reader, at, 'visit.read', { visitId: trip.visits[nth] }, trip.home)
  if (book.draw(3) > 0 || reader === 'ketua.tim') return
  const next = one.lead && book.draw(2) === 0 ? { what: 'Laporkan perkembangan kepada bidang', ownerId: offices.who(one.lead), due: book.day(trip.offset + 5) } : undefined
  book.write(reader, later(at, 6), 'visit.answer', { visitId: trip.visits[nth], text: book.pick(WORDS), next }, trip.home)
}

function lookAtTheRest(book: Book, offices: Offices, rest: readonly Opened[]): void {
  rest.forEach((one, nth) => {
    const settled = openedOn(book, one) + 1
    if (settled > -1) return
    if (nth % 5 === 3 || one.story.urgency === 'darurat') giveTeam(book, offices, one, settled)
    else if (nth % 5 === 4) triage(book, one, book.time(settled, '08:30') + book.draw(180) * 60_000)
  })
}

/** Triage and team: within two hours for darurat, else on the day given; gives the lead. */
function giveTeam(book: Book, offices: Offices, one: Opened, settled: number): string {
  const soon = one.story.urgency === 'darurat' ? later(one.at, 25 + book.draw(40)) : undefined
  const seen = soon ?? book.time(settled, '08:05') + book.draw(150) * 60_000
  triage(book, one, seen)
  const { lead, team } = teamFor(book, one, openedOn(book, one))
  assign(book, offices, one, soon ? later(soon, 20) : book.time(settled, '11:00') + book.draw(120) * 60_000, lead, team)
  return lead
}

function windowOf(book: Book, diary: Diary, worker: string, offset: number): { from: string; to: string } {
  const open = WINDOWS.filter(([from, to]) => diary.hasTime(worker, offset, from, to))
  const [from, to] = book.pick(open.length > 0 ? open : WINDOWS)
  return { from, to }
}

/** Invents the number of a letter of assignment. */
export function letterOf(book: Book, offset: number): string {
  return `094/${100 + book.draw(800)}/Dinsos/${book.day(offset).slice(0, 4)}`
}
