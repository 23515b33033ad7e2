import type { Id } from '#kernel/id.ts'
import { firstHome, placeOf, type Region } from '#kernel/region.ts'
import { type Book, offsetOf, taken } from './book.ts'
import { CARE } from './care.ts'
import { HARDSHIP } from './hardship.ts'
import { KELURAHAN, nameOf } from './places.ts'
import { capital, fill, inventName, LANDMARKS, SINCE, type Story, TELLERS } from './stories.ts'
import { STREET } from './street.ts'
import { LURAH, NEAR, WIDE } from './workers.ts'

/** A case of the example as its story goes on. */
export type Opened = {
  id: Id; region: Region; rt: string | null; at: number; by: string; story: Story; label: string
  householdId: Id | null; personId: Id | null; sealed: boolean
  /** Whom two visits share when they meet: the household, or the person. */
  family: Id
  lead?: string; team: readonly string[]
}
/** What the one who opens a case brings along; everything else is invented. */
export type Intake = {
  by: string; at: number; region: Region; story: Story; nth: number
  rt?: string; rw?: string; seal?: 'ya' | 'tidak' | 'tidak_yakin'; source?: string; name?: string; age?: number; who?: string
  /** Another case of a household that stands already. */
  beside?: Opened; tie?: string; household?: boolean; withNik?: boolean
}

const SPREAD = [-14, -13, -13, -12, -12, -11, -10, -9, -8, -7, -7, -6, -5, -5, -4, -3, -3, -2, -2, -1] as const
const CASES_BY_PLACE: Readonly<Record<Region, number>> = { '52.72.01.1001': 7, '52.72.01.1014': 7, '52.72.03.1001': 7, '52.72.04.1001': 6, '52.72.05.1001': 6, '52.72.02.1018': 4, '52.72.02.1021': 4, '52.72.03.1005': 4, '52.72.04.1006': 4 }
const CASES_ELSEWHERE = 6
const STORIES = [...HARDSHIP, ...CARE]

/** Opens the ordinary cases of the fortnight, in every kelurahan of the city. */
export function openCases(book: Book): Opened[] {
  const opened: Opened[] = []
  let nth = 0
  for (const { code } of KELURAHAN) {
    const count = CASES_BY_PLACE[code] ?? CASES_ELSEWHERE
    for (let turn = 0; turn < count; turn += 1) {
      nth += 1
      const offset = SPREAD[(nth * 7 + turn) % SPREAD.length]!
      const at = book.time(offset, '07:40') + book.draw(12 * 60) * 60_000
      const story = nth % 9 === 0 && isBusy(code) ? STREET[nth % STREET.length]! : STORIES[(nth * 11 + turn) % STORIES.length]!
      const one = open(book, { ...openerOf(book, code, offset), at, region: code, story, nth, withNik: nth % 14 === 0 })
      opened.push(one)
      if (one.householdId && nth % 10 === 0) opened.push(openBeside(book, one, nth))
    }
  }
  return opened
}

/** Opens one case; the ids of its household and person follow the order in which the rule takes them. */
export function open(book: Book, intake: Intake): Opened {
  const { by, at, region, story, nth, beside, seal = 'tidak' } = intake
  const home = firstHome(region)
  const id = book.id(at, home)
  const person = personOf(book, intake)
  const rt = intake.rt ?? beside?.rt ?? (story.nameless ? null : pad(1 + book.draw(7)))
  const values = { n: person.called, u: person.age, m: book.pick(LANDMARKS), w: book.pick(SINCE), s: book.pick(TELLERS), k: nameOf(region) }
  const withHousehold = !beside && !story.nameless && (intake.household ?? (story.family || nth % 4 === 0))
  const label = beside?.label ?? `Keluarga ${person.called}`
  const who = intake.who ?? fill(story.who, values)
  const envelope = book.write(by, at, 'case.open', {
    id, who, needs: story.needs, urgency: story.urgency, region, rt, rw: intake.rw ?? (rt ? pad(1 + (Number(rt) % 3)) : null), landmark: values.m, seal,
    story: capital(fill(story.tell[nth % story.tell.length]!, values)), source: intake.source ?? 'pilar', ...person.input,
    ...(withHousehold ? { household: { label, tie: 'kepala_keluarga' } } : {}), ...(beside ? { householdId: beside.householdId, household: { label, tie: intake.tie ?? 'anak' } } : {}),
  }, home)
  const householdId = beside?.householdId ?? (withHousehold ? taken(envelope, 0) : null)
  const personId = taken(envelope, withHousehold ? 1 : 0)
  return { id, region, rt, at, by, story, label, householdId, personId, sealed: seal !== 'tidak', family: householdId ?? personId, team: [] }
}

function personOf(book: Book, { story, nth, name, age: known, withNik, region }: Intake) {
  const age = known ?? story.age[0] + book.draw(story.age[1] - story.age[0] + 1)
  const called = name ?? inventName(story.sex, nth)
  const bornYear = Number(book.today.slice(0, 4)) - age
  const base = { sex: story.sex, bornYear }
  if (story.nameless && !name) return { called, age, input: { ...base, nameless: true, name: undefined } }
  return { called, age, input: { ...base, name: called, ...(withNik ? { nik: inventNik(book, story.sex, bornYear, region) } : {}), ...(nth % 5 === 0 ? { phone: `08120000${5000 + nth}` } : {}) } }
}

/** Invents a NIK that nobody can hold: no region code begins with 99. */
function inventNik(book: Book, sex: 'L' | 'P', bornYear: number, region: Region): string {
  const day = 1 + book.draw(28) + (sex === 'P' ? 40 : 0)
  const month = 1 + book.draw(12)
  return `99${placeOf(region).kec.replaceAll('.', '').slice(2)}${two(day)}${two(month)}${two(bornYear % 100)}9999`
}

function openBeside(book: Book, first: Opened, nth: number): Opened {
  const at = Math.min(first.at + (18 + book.draw(8)) * 3_600_000, book.time(-1, '20:30') + nth * 1000)
  return open(book, { by: book.pick(['front.office', 'operator', 'back.office']), at, region: first.region, story: CARE[(nth * 3) % CARE.length]!, nth: nth + 700, beside: first, tie: book.pick(['anak', 'orang_tua', 'cucu', 'famili_lain']), source: 'kantor' })
}

function openerOf(book: Book, region: Region, offset: number): { by: string; source: string } {
  const here = [...NEAR, ...WIDE].filter(one => one.posts.some(held => ['psm', 'tksk', 'puskesos', 'pendamping_sosial', 'fasilitator_slrt', 'penyuluh', 'karang_taruna'].includes(held.role)
    && !held.line && region.startsWith(held.region) && (held.since ?? -400) < offset && (held.until ?? 1) > offset))
  const lurah = LURAH.find(one => one.region === region && one.manner !== 'diam')
  const roll = book.draw(10)
  if (roll < 2) return { by: book.pick(['front.office', 'operator']), source: 'warga' }
  if (roll === 2 && lurah) return { by: lurah.username, source: 'kelurahan' }
  const psm = here.find(one => one.posts.some(held => held.role === 'psm' && held.region === region))
  return { by: psm && roll < 7 ? psm.username : book.pick(here).username, source: 'pilar' }
}

function isBusy(region: Region): boolean {
  return ['52.72.01', '52.72.03', '52.72.05'].some(kecamatan => region.startsWith(kecamatan))
}

/** The day, counted from today, on which a case was opened. */
export function openedOn(book: Book, one: Opened): number {
  return offsetOf(book, one.at)
}

const pad = (count: number) => String(count).padStart(3, '0')
const two = (count: number) => String(count).padStart(2, '0')
