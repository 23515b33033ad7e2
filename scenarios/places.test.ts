import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Envelope } from '#kernel/action.ts'
import { asSystem, dayFromToday, freshId, made, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

const KOTA = '52.72', PARUGA = '52.72.01.1001', PEOPLE = 7
let house: House, owner: pg.Client
let hj: Someone, nur: Someone, tari: Someone
let panti: string, shelter: string, register: string, rooms: string[], cases: string[]

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  panti = made(await asSystem(house, 5272, 'unit.add', { region: KOTA, name: 'Panti Wredha', sort: 'panti' }), 'unit')!
  shelter = made(await asSystem(house, 5272, 'unit.add', { region: KOTA, name: 'Rumah Singgah', sort: 'rumah_singgah' }), 'unit')!
  ;[hj, nur, tari] = await Promise.all([settle(house, 'Hj. Ratna', { role: 'kepala_upt', region: KOTA, unitId: panti }), settle(house, 'Nur Aini', { role: 'kabid', region: KOTA }), settle(house, 'Tari', { role: 'operator', region: KOTA })]) as [Someone, Someone, Someone]
  register = await hj.does('institution.register', { unitId: panti, groups: groupsOf(2, 2) }, 'institution')
  await tari.does('institution.register', { unitId: shelter, groups: [{ key: 'a', sex: 'semua', categories: [], places: 2 }] })
  rooms = [await hj.does('room.add', { unitId: panti, name: 'Melati', sex: 'semua', beds: ['1', '2'] }, 'room'), await hj.does('room.add', { unitId: panti, name: 'Mawar', sex: 'semua', beds: ['1'] }, 'room')]
  cases = await Promise.all(Array.from({ length: PEOPLE }, (_, nth) => tari.does('case.open', { who: `Warga ${nth}`, name: `Warga ${nth}`, sex: nth % 2 ? 'P' : 'L', bornYear: 1950, needs: ['lansia'], urgency: 'biasa', region: PARUGA, seal: 'tidak' }, 'case')))
  owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
})
afterAll(async () => { await owner?.end(); await house?.close() })

function groupsOf(men: number, women: number) {
  return [{ key: 'lk', sex: 'L', ageFrom: 60, categories: [], places: men }, { key: 'pr', sex: 'P', categories: [], places: women }]
}

const Deed = fc.record({ device: fc.constantFrom(0 as const, 1 as const), what: fc.constantFrom('admit', 'admit', 'admit', 'leave', 'leave', 'return', 'move', 'discharge', 'discharge', 'capacity', 'elsewhere'), who: fc.nat(PEOPLE - 1), n: fc.nat(11), sends: fc.nat(3) })
type Deed = typeof Deed extends fc.Arbitrary<infer T> ? T : never

/** What a device writes down, knowing of stays only those that somebody named on any device. */
function written({ what, who, n }: Deed, stays: Map<number, string[]>): { action: string; input: Record<string, unknown> } {
  const stayId = stays.get(who)?.[n % stays.get(who)!.length] ?? freshId(5272)
  const bed = n % 3 === 0 ? {} : { roomId: rooms[n % 2]!, ...n % 4 ? { bed: n % 2 ? '1' : String(1 + (n % 2)) } : {} }
  if (what === 'capacity') return { action: 'institution.edit', input: { institutionId: register, groups: groupsOf(n % 4, (n * 7) % 4) } }
  if (what === 'leave') return { action: 'stay.leave', input: { stayId, until: dayFromToday(2), escort: 'Anak', keeps: n % 2 === 0 } }
  if (what === 'return') return { action: 'stay.return', input: { stayId, ...bed } }
  if (what === 'move') return { action: 'stay.move', input: { stayId, ...bed } }
  if (what === 'discharge') return { action: 'stay.discharge', input: { stayId, way: n % 3 ? 'mandiri' : 'melarikan_diri' } }
  const id = freshId(5272)
  stays.set(who, [id, ...stays.get(who) ?? []])
  return { action: 'stay.admit', input: { id, caseId: cases[who]!, unitId: what === 'elsewhere' ? shelter : panti, ...what === 'elsewhere' ? {} : bed } }
}

/** What stands in the tables against what the house says of itself. */
async function amiss(): Promise<string[]> {
  const { rows: houses } = await owner.query<{ unit_id: string; groups: { key: string; places: number }[]; taken: Record<string, number>; free: Record<string, number>; free_total: number; over: boolean }>('select unit_id, groups, taken, free, free_total, over from institutions')
  const { rows: living } = await owner.query<{ unit_id: string; person_id: string; group_key: string; room_id: string | null; bed: string | null; holds: boolean }>(`select unit_id, person_id, group_key, room_id, bed, state = 'di_panti' or coalesce(keeps_place, false) as holds from stays where state <> 'keluar'`)
  const { rows: places } = await owner.query<{ id: string; name: string; taken: string[] }>('select id, name, taken from rooms')
  const { rows: hands } = await owner.query<{ id: string; unit_id: string | null; lives: string | null }>(`select c.id, c.unit_id, s.unit_id as lives from cases c left join stays s on s.case_id = c.id and s.state <> 'keluar'`)
  const twice = (keys: string[]) => keys.filter((key, at) => keys.indexOf(key) !== at)
  return [
    ...houses.flatMap(one => one.groups.flatMap(({ key, places: most }) => {
      const there = living.filter(stay => stay.unit_id === one.unit_id && stay.group_key === key && stay.holds).length
      const free = one.free[key]!
      return [...(one.taken[key] ?? 0) === there ? [] : [`${key}: ${one.taken[key]} counted, ${there} there`], ...free === Math.max(0, most - there) ? [] : [`${key}: ${free} free of ${most} with ${there}`], ...free < 0 || free > most ? [`${key}: ${free} free is impossible`] : []]
    })),
    ...houses.filter(one => one.free_total !== Object.values(one.free).reduce((sum, n) => sum + n, 0)).map(({ unit_id }) => `${unit_id}: the sum is wrong`),
    ...twice(living.map(({ person_id }) => person_id)).map(id => `${id} lives twice`), ...twice(living.filter(({ bed }) => bed).map(({ room_id, bed }) => `${room_id}/${bed}`)).map(id => `two lie in ${id}`),
    ...places.filter(({ id, taken }) => JSON.stringify(taken.toSorted()) !== JSON.stringify(living.filter(stay => stay.room_id === id && stay.bed).map(({ bed }) => bed!).toSorted())).map(({ name }) => `${name}: beds said to be taken differ`),
    ...hands.filter(({ unit_id, lives }) => (unit_id ?? null) !== (lives ?? null)).map(({ id }) => `${id}: in the hands of another house than the one lived in`),
  ]
}

test('whoever comes and goes in any order, from two devices that send late and at once: never below zero, never above the capacity, nobody twice, one bed one person, nothing lost', async () => {
  let [done, full, refused] = [0, 0, 0]
  await fc.assert(fc.asyncProperty(fc.array(Deed, { minLength: 12, maxLength: 26 }), async deeds => {
    // each history begins in an empty house of two and two
    for (const { id } of (await owner.query<{ id: string }>(`select id from stays where state <> 'keluar'`)).rows) await tari.does('stay.discharge', { stayId: id, way: 'mandiri' })
    await hj.does('institution.edit', { institutionId: register, groups: groupsOf(2, 2) })
    const stays = new Map<number, string[]>()
    const outboxes: [Envelope[], Envelope[]] = [[], []]
    const flush = async () => {
      const sent = await Promise.all([tari, nur].map(async (who, nth) => (outboxes[nth]!.length > 0 ? (await who.ask('POST', '/api/push', { envelopes: outboxes[nth]!.splice(0) })).body.receipts : [])))
      for (const receipt of sent.flat() as { refused?: { code: string; status: number; details: Record<string, unknown> } }[]) {
        done += receipt.refused ? 0 : 1
        refused += receipt.refused ? 1 : 0
        full += receipt.refused?.code === 'stay.no_place' ? 1 : 0
        if (receipt.refused) expect([404, 409, 422], JSON.stringify(receipt.refused)).toContain(receipt.refused.status)
      }
      expect(await amiss()).toEqual([])
    }
    for (const [nth, deed] of deeds.entries()) {
      outboxes[deed.device].push({ id: freshId(5272), at: new Date(Date.now() - (deeds.length - nth) * 60_000).toISOString(), ...written(deed, stays) })
      if (deed.sends === 0) await flush()
    }
    await flush()
  }), { numRuns: 14, endOnFailure: true })
  // the histories were worth the while
  expect([done > 40, refused > 20, full > 0], `${done} done, ${refused} refused, ${full} of them full`).toEqual([true, true, true])
}, 60_000)

test('twenty are admitted at the same moment to two places: two live there, eighteen hear that it is full', async () => {
  const unitId = made(await asSystem(house, 5272, 'unit.add', { region: KOTA, name: 'Panti Sempit', sort: 'panti' }), 'unit')!
  await tari.does('institution.register', { unitId, groups: [{ key: 'a', sex: 'semua', categories: [], places: 2 }] })
  const people = await Promise.all(Array.from({ length: 20 }, (_, nth) => tari.does('case.open', { who: `Tamu ${nth}`, needs: ['telantar'], urgency: 'biasa', region: PARUGA, seal: 'tidak' }, 'case')))
  const answers = await Promise.all(people.map((caseId, nth) => [tari, nur][nth % 2]!.act('stay.admit', { caseId, unitId })))
  expect(answers.map(({ status, body }) => (status === 200 ? 'in' : body.code)).toSorted()).toEqual(['in', 'in', ...Array.from({ length: 18 }, () => 'stay.no_place')])
  expect((await amiss())).toEqual([])
})
