import { beforeAll, expect, test } from 'vitest'
import { addDays, dayAt } from '#kernel/day.ts'
import { isLive } from '#kernel/rights.ts'
import { EXAMPLE_PASSWORD, exampleAccounts, exampleActs } from '#src/main.example.ts'
import { ROLES } from '#src/rights.ts'
import type { ExampleAct } from './book.ts'
import { buildHouse, type House } from './house.ts'
import { CITY, KELURAHAN } from './places.ts'

const TODAY = '2026-11-22'
type Row = Record<string, unknown> & { region: string }

let acts: ExampleAct[]
let house: House
const refused: string[] = []
const all = (kind: string, fits: (row: Row) => boolean = () => true) => (house.all(kind) as Row[]).filter(fits)
const inCity = (row: Row) => row.region.startsWith(CITY)

beforeAll(async () => {
  acts = exampleActs(TODAY)
  house = buildHouse()
  for (const act of acts) await house.dispatch(act).catch((problem: unknown) => refused.push(`${act.at} ${act.by} ${act.action}: ${String(problem)} ${JSON.stringify((problem as { details?: unknown }).details)}`))
})

test('no act is refused by the rules, and no record breaks its kind', () => {
  expect(refused).toEqual([])
  // trips/go.ts and trips/report.ts tell workers with an empty name
  expect([...house.breaches].filter(breach => breach !== 'notice.toName too_small')).toEqual([])
})

test('the same day makes the same acts, another day other ids', () => {
  expect(exampleActs(TODAY)).toEqual(acts)
  expect(exampleActs('2027-03-01')[0]!.id).not.toBe(acts[0]!.id)
})

test.each(['2027-03-01', '2028-02-29', '2027-01-03', '2026-12-31'])('no act is refused when the example ends on %s', async today => {
  const other = buildHouse()
  for (const act of exampleActs(today)) await other.dispatch(act)
})

test('acts lie in the past fortnight in rising order, and few enough to seed in seconds', () => {
  expect(acts.length).toBeLessThanOrEqual(1746)
  expect(new Set(acts.map(({ id }) => id)).size).toBe(acts.length)
  expect(acts.every((act, nth) => nth === 0 || act.at > acts[nth - 1]!.at)).toBe(true)
  expect(dayAt(CITY, acts[0]!.at)).toBe(addDays(TODAY, -14))
  expect(acts.at(-1)!.at < new Date(Date.parse(`${TODAY}T01:00:00Z`) - 8 * 3_600_000).toISOString()).toBe(true)
})

test('every role has an account with a live post', () => {
  const live = all('post', post => isLive(post as never, TODAY))
  for (const role of ROLES) {
    const account = exampleAccounts.find(one => one.role === role)
    const worker = all('worker', one => one.username === account?.username)[0]
    expect(live.some(post => post.role === role && post.workerId === worker?.id), role).toBe(true)
  }
  expect(EXAMPLE_PASSWORD.length).toBeGreaterThanOrEqual(12)
  expect(EXAMPLE_PASSWORD).toMatch(/contoh/)
})

test('the province has a house with places to which the city refers, and its head an account of his own', () => {
  const [unit] = all('unit', row => row.region === '52' && row.sort === 'upt')
  expect(all('institution', row => row.unitId === unit?.id)).toMatchObject([{ accepts: true, freeTotal: 45 }])
  const account = exampleAccounts.find(one => one.role === 'kepala_upt' && one.place === 'Nusa Tenggara Barat')
  const [worker] = all('worker', row => row.username === account?.username)
  expect(all('post', row => row.workerId === worker?.id)).toMatchObject([{ role: 'kepala_upt', unitId: unit!.id, region: '52' }])
})

test('workers hold posts as people do: two pillars, two regions, two lines, ended and moved', () => {
  const posts = all('post')
  const byWorker = Map.groupBy(posts, post => post.workerId as string)
  const held = [...byWorker.values()]
  const several = (field: string) => held.filter(own => new Set(own.filter(post => post[field]).map(post => post[field])).size > 1).length
  expect(several('pillar')).toBeGreaterThanOrEqual(2)
  expect(several('region')).toBeGreaterThanOrEqual(1)
  expect(several('line')).toBeGreaterThanOrEqual(1)
  expect(held.filter(own => own.every(post => post.until)).length).toBe(1)
  expect(held.filter(own => own.some(post => post.until) && own.some(post => !post.until)).length).toBe(1)
})

test('overlaps of each kind are there', () => {
  const choices = new Set(all('overlap').map(pair => pair.choice))
  for (const choice of ['tetap', 'gabung', 'geser', 'batal']) expect(choices).toContain(choice)
  const reasons = new Set(all('overlap', pair => pair.choice === 'tetap').map(pair => pair.reason))
  expect(reasons.size).toBeGreaterThanOrEqual(3)
  expect(all('overlap', pair => pair.choice === 'tetap' && String(pair.day) >= TODAY && String(pair.otherDay) >= TODAY).length).toBeGreaterThan(2)
  expect(all('trip', trip => (trip.joinerIds as string[]).length > 0).length).toBeGreaterThanOrEqual(4)
  expect(all('notice', notice => notice.code === 'trip.overlaps_sealed').length).toBe(1)
})

test('some 300 cases fill all 41 kelurahan, and the neighbour has his own', () => {
  const cases = all('case', inCity)
  expect(cases.length).toBeGreaterThan(280)
  expect(new Set(cases.map(one => one.region))).toEqual(new Set(KELURAHAN.map(place => place.code)))
  expect(all('case', one => !inCity(one)).length).toBe(15)
  const stages = new Set(cases.map(one => one.stage))
  for (const stage of ['masuk', 'ditelaah', 'penjangkauan', 'asesmen', 'perencanaan', 'intervensi', 'dirujuk', 'selesai', 'ditolak', 'duplikat', 'tidak_ditemukan', 'dibuka_kembali']) expect(stages).toContain(stage)
  expect(cases.filter(one => (one.suspects as string[]).length > 0).length).toBeGreaterThanOrEqual(3)
  expect([...Map.groupBy(cases.filter(one => one.householdId), one => one.householdId).values()].filter(own => own.length > 1).length).toBeGreaterThan(5)
})

test('the sealed child is sealed with all that hangs on it, and its team is small', () => {
  const child = all('case', one => one.sealed === true && one.region === '52.72.01.1001')[0]!
  expect(child.types).toEqual(['AKTK'])
  for (const kind of ['visit', 'member', 'next_step', 'remark', 'reading', 'notice']) expect(all(kind, row => row.caseId === child.id).every(row => row.sealed), kind).toBe(true)
  expect(all('visit', visit => visit.caseId === child.id).length).toBe(2)
  expect(all('notice', notice => notice.sealed === true && !!notice.toRole && !notice.cancelled)).toEqual([])
  expect(all('member', row => row.caseId === child.id && !row.until && row.role !== 'terlibat').map(row => row.workerName).toSorted()).toEqual(['Gita Anjani', 'Nur Aini', 'Ratna Sari', 'Surya Pranata'])
})

test('all identity numbers and telephones are such as nobody can hold', () => {
  const numbers = [...all('person').map(one => one.nik), ...all('household').map(one => one.kk)].filter(number => !!number)
  expect(numbers.length).toBeGreaterThan(5)
  expect(numbers.every(number => /^99\d{14}$/.test(String(number)))).toBe(true)
  const phones = [...all('worker'), ...all('person')].map(one => one.phone).filter(phone => !!phone)
  expect(phones.every(phone => /^08120000\d{4}$/.test(String(phone)))).toBe(true)
})

test('today is lively: many trips, several kelurahan, answers of every kind and silence', () => {
  const trips = all('trip', trip => trip.day === TODAY && inCity(trip) && trip.state === 'rencana')
  expect(trips.length).toBeGreaterThanOrEqual(12)
  expect(new Set(trips.map(trip => trip.region)).size).toBeGreaterThanOrEqual(8)
  expect(all('trip', trip => trip.day === addDays(TODAY, 1)).length).toBeGreaterThanOrEqual(8)
  const asked = all('notice', notice => notice.asks === true)
  for (const said of ['diketahui', 'ditunda', 'mendampingi']) expect(asked.some(notice => notice.answer === said), said).toBe(true)
  for (const state of ['belum_dibagikan', 'dibagikan', 'dibuka', 'dijawab']) expect(asked.some(notice => notice.state === state), state).toBe(true)
  expect(asked.some(notice => notice.answeredOrally)).toBe(true)
  expect(asked.some(notice => notice.day === TODAY && notice.toRole === 'lurah' && !notice.answer)).toBe(true)
})

test('visits end in every way: reported, missed, untold, corrected, read, with steps overdue', () => {
  const visits = all('visit')
  expect(visits.some(visit => visit.state === 'tidak_bertemu')).toBe(true)
  expect(visits.filter(visit => visit.untoldReason && visit.announced === false).length).toBeGreaterThanOrEqual(3)
  expect(visits.some(visit => (visit.corrections as unknown[]).length > 0)).toBe(true)
  expect(visits.some(visit => visit.sort === 'pertemuan' && visit.state === 'selesai')).toBe(true)
  expect(all('reading').length).toBeGreaterThan(15)
  expect(all('next_step', step => step.state === 'terbuka' && String(step.due) < TODAY).length).toBeGreaterThanOrEqual(4)
  expect(all('case', one => (one.clashes as unknown[]).length > 0).length).toBe(1)
})
