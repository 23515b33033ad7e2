import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mintId, type Id } from '#kernel/id.ts'
import { buildHouse, type House } from '#src/example/house.ts'
import { DEMANDS, type Stage } from './flow.ts'
import type { Hearing, Reminder } from './kinds.ts'
import { funnelOf, stopsAt } from './ledger.ts'

const HOME = 5272, CITY = '52.72', START = Date.parse('2026-11-02T00:00:00Z'), HOUR = 3_600_000
const PEOPLE = ['rahma', 'budi', 'iwan'] as const
let minted = 0
const freshId = (): Id => mintId(HOME, START + minted, count => Uint8Array.from({ length: count }, (_, nth) => (minted += 1, (minted >> (8 * (nth % 3))) & 255)))

type Told = { house: House; act(by: string, action: string, input: Record<string, unknown>, hours?: number): Promise<boolean>; directiveId: Id; other: Id; hearing(who: string): Hearing; of(directive: Id): Hearing[] }

/** A head and three PSM, with two directives of the head: one to all, one to the first alone. */
async function told(sort: keyof typeof DEMANDS, owners: readonly string[] = []): Promise<Told> {
  const house = buildHouse()
  const ids = new Map<string, Id>()
  let hour = 0
  const act = async (by: string, action: string, input: Record<string, unknown>, hours = 1) => {
    hour += hours
    return await house.dispatch({ by, action, input, id: freshId(), at: new Date(START + hour * HOUR).toISOString() }).then(() => true, () => false)
  }
  await act('sistem', 'office.open', { region: CITY, name: 'Dinas Sosial', phone: '0374-000000' })
  await act('sistem', 'pillar.add', { region: CITY, code: 'psm', name: 'PSM', short: 'PSM', role: 'psm', level: 4 })
  for (const [username, role, region] of [['suryadi', 'kepala_dinas', CITY], ...PEOPLE.map(who => [who, 'psm', '52.72.01.1001'])] as const) {
    const id = freshId()
    ids.set(username, id)
    await act('sistem', 'worker.add', { id, region: CITY, name: username, username })
    await act('sistem', 'post.give', { workerId: id, role, region, line: 'area', from: '2024-01-01' })
  }
  const [directiveId, other] = [freshId(), freshId()]
  const send = (id: Id, people: readonly string[]) => act('suryadi', 'directive.send', { id, sort, subject: 'Uji', text: 'Kalimat pertama', audience: people.map(who => ({ worker: ids.get(who)! })), ...(owners.length ? { ownerIds: owners.map(who => ids.get(who)!) } : {}) })
  expect(await send(directiveId, PEOPLE) && await send(other, owners.length ? PEOPLE : ['rahma'])).toBe(true)
  const of = (directive: Id) => (house.all('hearing') as unknown as Hearing[]).filter(one => one.directiveId === directive && one.workerId !== one.fromId)
  return { house, act, directiveId, other, of, hearing: who => of(directiveId).find(one => one.workerId === ids.get(who))! }
}

const STEPS = ['hear', 'understand', 'agree', 'object', 'carry_out', 'review'] as const
const inputOf = (step: string) => ({ ...(step === 'object' ? { objection: 'kendala', reason: 'Belum bisa' } : {}), ...(step === 'carry_out' ? { evidence: 'Sudah' } : {}), ...(step === 'review' ? { holds: 'ya' } : {}) })
const moves = fc.array(fc.oneof(
  { weight: 8, arbitrary: fc.record({ who: fc.constantFrom(...PEOPLE), step: fc.constantFrom(...STEPS), behind: fc.constantFrom(0, 0, 0, 1, 2) }) },
  { weight: 1, arbitrary: fc.constant('correct' as const) },
), { minLength: 5, maxLength: 40 })

test.each(['arahan', 'disposisi', 'pengumuman', 'kesepakatan'] as const)('no recipient of an %s skips a state, on any wording, in any order of acts', async sort => {
  const seen = new Set<string>()
  await fc.assert(fc.asyncProperty(moves, async list => {
    const { act, directiveId, hearing, of } = await told(sort)
    for (const [nth, move] of list.entries()) {
      if (move === 'correct') await act('suryadi', 'directive.correct', { directiveId, wording: of(directiveId)[0]!.wording, text: `Kalimat ${nth}`, reason: 'Keliru' })
      else { const { id, wording } = hearing(move.who); await act(move.who, `hearing.${move.step}`, { hearingId: id, wording: Math.max(0, wording - move.behind), ...inputOf(move.step) }) }
    }
    for (const { trail, stage, wording, sort: kind } of of(directiveId)) {
      seen.add(stage)
      const here = trail.filter(one => one.wording === wording).map(one => one.stage as Stage)
      const reached = DEMANDS[kind].slice(0, DEMANDS[kind].indexOf(stage) + 1)
      // every demanded state up to where it stands is on the trail of this wording, in its order
      expect(here.filter((one, at) => here.indexOf(one) === at && reached.includes(one)).slice(0, reached.length)).toEqual(reached)
      expect(stage === 'terkirim' || DEMANDS[kind].includes(stage)).toBe(true)
    }
  }), { numRuns: 40 })
  expect(seen.size).toBeGreaterThan(2)
})

test('a correction reaches exactly those who had the old text, whatever the order of sync', async () => {
  const acts = fc.array(fc.record({ who: fc.constantFrom(...PEOPLE), step: fc.constantFrom('hear', 'understand', 'agree') }), { maxLength: 12 })
  await fc.assert(fc.asyncProperty(acts, acts, async (before, late) => {
    const ends = []
    // the same late acts, done on the old wording, arrive before the correction or after it
    for (const first of [true, false]) {
      const { act, directiveId, other, hearing, of } = await told('arahan')
      for (const { who, step } of before) await act(who, `hearing.${step}`, { hearingId: hearing(who).id, wording: 0 })
      const arrive = async () => { for (const { who, step } of late) await act(who, `hearing.${step}`, { hearingId: hearing(who).id, wording: 0 }) }
      const untouched = JSON.stringify(of(other))
      if (first) await arrive()
      await act('suryadi', 'directive.correct', { directiveId, wording: 0, text: 'Kalimat kedua', reason: 'Keliru' })
      if (!first) await arrive()
      expect(of(directiveId).map(one => one.wordings.at(-1)!.text)).toEqual(PEOPLE.map(() => 'Kalimat kedua'))
      expect(of(directiveId).map(one => one.stage)).toEqual(PEOPLE.map(() => 'terkirim'))
      expect(JSON.stringify(of(other))).toBe(untouched)
      const understood = new Map(PEOPLE.map(who => [who, hearing(who).anew]))
      ends.push(JSON.stringify(PEOPLE.filter(who => before.some(one => one.who === who && one.step === 'understand') || late.some(one => one.who === who && one.step === 'understand')).map(who => understood.get(who))))
    }
    expect(ends[0]).toBe(ends[1])
  }), { numRuns: 40 })
})

test('reminders never exceed their limit, whoever sends them and however often', async () => {
  let all = 0
  const tries = fc.array(fc.record({ who: fc.constantFrom('suryadi', 'rahma', 'budi'), about: fc.constantFrom(...PEOPLE), hours: fc.integer({ min: 1, max: 60 }), named: fc.boolean() }), { minLength: 20, maxLength: 40 })
  await fc.assert(fc.asyncProperty(tries, async list => {
    const { act, hearing, house } = await told('arahan', ['rahma'])
    await act('rahma', 'hearing.restate', { hearingId: hearing('rahma').id, wording: 0, restatement: 'Saya paham' })
    for (const { who, about, hours, named } of list) await act(who, 'hearing.remind', { hearingId: hearing(about).id, named }, hours)
    const sent = house.all('reminder') as unknown as Reminder[]
    for (const same of Map.groupBy(sent, one => `${one.aboutId} ${one.byId}`).values()) {
      const at = same.map(one => Date.parse(one.at)).toSorted((a, b) => a - b)
      for (const [nth, one] of at.entries()) if (nth > 0) expect(one - at[nth - 1]!).toBeGreaterThanOrEqual(3 * 24 * HOUR)
    }
    all += sent.length
    // nobody reminds where it is nobody's move
    expect(sent.every(one => one.byId !== one.toId)).toBe(true)
  }), { numRuns: 40 })
  expect(all).toBeGreaterThan(40)
})

test('the funnel counts who reached each state, and says where most stay behind', () => {
  const of = (stage: Stage) => ({ sort: 'arahan' as const, stage, fromId: 'a', workerId: 'b' })
  const funnel = funnelOf('arahan', [of('terkirim'), of('didengar'), of('didengar'), of('dimengerti'), of('dilepas'), { ...of('disetujui'), workerId: 'a' }])
  expect(funnel.map(({ count }) => count)).toEqual([4, 3, 1, 0, 0, 0])
  expect(stopsAt(funnel)).toEqual({ stage: 'dimengerti', lost: 2 })
})
