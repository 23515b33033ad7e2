import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Envelope } from '#kernel/action.ts'
import { steps } from '#kernel/flow.ts'
import type { Id } from '#kernel/id.ts'
import { same } from '#kernel/merge.ts'
import { firstHome } from '#kernel/region.ts'
import { type Case, type Clash } from '#slices/cases/kinds.ts'
import { readBack } from '#slices/cases/clash.ts'
import { caseFlow } from '#slices/cases/stages.ts'
import { groundOf } from '#web/pending.ts'
import { settleMany } from './crowd.ts'
import { Device, FAULTS } from './devices.ts'
import { dayFromToday, freshId, openHouse, openOffice, type House, type Someone } from './house.ts'

const HISTORIES = Number(process.env.OFFLINE_HISTORIES ?? 2_000)
const seed = Number(process.env.OFFLINE_SEED ?? Date.now() % 2_147_483_647)
/** Kabupaten and kota side by side, each with its own office: histories of one are nothing to the people of another. */
const LANES = ['52.72', '52.06', '52.71', '52.05'] as const
const PER_COHORT = 50
const MINUTE_MS = 60_000
let house: House
beforeAll(async () => { house = await openHouse() })
afterAll(() => house?.close())

const DEEDS = ['note', 'edit', 'edit', 'edit', 'edit', 'edit', 'secret', 'secret', 'plan', 'plan', 'join', 'move', 'cancel', 'report', 'step', 'settle', 'keep', 'open', 'sync', 'sync', 'sync', 'kill', 'seal'] as const
const Deed = fc.record({ device: fc.nat(2), deed: fc.constantFrom(...DEEDS), n: fc.nat(5_000), online: fc.nat(3).map(nth => nth === 0), fault: fc.oneof({ weight: 3, arbitrary: fc.constant('none' as const) }, { weight: 2, arbitrary: fc.constantFrom(...FAULTS) }) })
const History = fc.record({ third: fc.constantFrom('none', 'second phone', 'outsider'), skews: fc.tuple(fc.integer({ min: -90, max: 90 }), fc.integer({ min: -90, max: 90 })), deeds: fc.array(Deed, { minLength: 4, maxLength: 9 }) })
type Deed = typeof Deed extends fc.Arbitrary<infer T> ? T : never
type History = typeof History extends fc.Arbitrary<infer T> ? T : never

/** People of one kelurahan and cases prepared for them; each history takes the next case. */
type Cohort = { kabid: Someone; devices: { rahma: Device; second: Device; budi: Device; sari: Device }; cases: Id[] }
const NOTHING = { rt: '001', who: 'Ibu Contoh', urgency: 'biasa', landmark: null }
const MINE = { edit: ['rt', 'urgency'], secret: ['landmark'] } as const
const VALUES: Record<string, unknown[]> = { rt: ['001', '002', '003'], urgency: ['biasa', 'segera'], landmark: [null, 'dekat masjid', 'dekat pasar'] }

async function cohortOf(lane: string, nth: number): Promise<Cohort> {
  const home = firstHome(lane)
  const { rows } = await house.services.pool.query<{ code: string }>(`select code from regions where code like $1 and length(code) = 13 order by code offset $2 limit 1`, [`${lane}.%`, nth])
  const region = rows[0]!.code
  const posting = (role: string, at: string) => ({ role, region: at, ...(role === 'kabid' ? {} : { pillar: role }) })
  const [kabid, rahma, budi, sari] = await settleMany(house, 4, who => ['Nur Aini', 'Rahma', 'Budi', 'Sari'][who]!, who => [posting('kabid', lane), posting('psm', region), posting('tksk', region.slice(0, 8)), posting('psm', region)][who]!) as [Someone, Someone, Someone, Someone]
  const cases: Id[] = []
  for (let made = 0; made < PER_COHORT; made += 1) {
    const id = freshId(home)
    await acts(kabid, ['case.open', { id, who: NOTHING.who, needs: ['lansia'], urgency: 'biasa', region, rt: '001', rw: '001', seal: 'tidak', name: `Contoh ${made}`, household: { label: `Keluarga ${made}` } }],
      ['case.triage', { caseId: id, types: ['LUT'], bidang: 'rehsos' }], ['case.assign', { caseId: id, leadId: rahma.id, teamIds: [budi.id] }])
    cases.push(id)
  }
  const [one, second, two, three] = [await Device.of(house, rahma), await Device.of(house, rahma), await Device.of(house, budi), await Device.of(house, sari)]
  return { kabid, devices: { rahma: one, second, budi: two, sari: three }, cases }
}

async function acts(who: Someone, ...list: [string, unknown][]): Promise<void> {
  const envelopes = list.map(([action, input]) => ({ id: freshId(who.home), action, at: new Date().toISOString(), input }))
  const answer = await house.app.inject({ method: 'POST', url: '/api/push', headers: { authorization: `Bearer ${who.token}` }, payload: { envelopes } })
  const refused = answer.statusCode === 200 ? (answer.json() as { receipts: { refused?: unknown }[] }).receipts.filter(receipt => receipt.refused) : [answer.body]
  if (refused.length > 0) throw new Error(JSON.stringify(refused))
}

/** What somebody does with a case on a phone, by what the phone shows. */
async function deedOn(device: Device, caseId: Id, { deed, n }: Deed, took: Map<Id, Clash>): Promise<void> {
  const { memory, who } = device
  const record = memory.get('case', caseId) as (Case & { depth: string }) | undefined
  if (!record) return
  const visits = memory.all('visit').filter(visit => visit.caseId === caseId)
  const trips = visits.flatMap(visit => memory.get('trip', visit.tripId as Id) ?? []).filter(trip => trip.state === 'rencana')
  const [own, foreign] = [trips.filter(trip => trip.leadId === who.id), trips.filter(trip => trip.leadId !== who.id)]
  const one = <T>(of: readonly T[]) => of[n % of.length]
  const when = { day: dayFromToday(1 + n % 9), from: '09:00', to: '10:00' }
  const reason = n % 3 === 0 ? { reason: 'beda_tujuan' } : null
  if (deed === 'note') await device.act('case.note', { caseId, text: `catatan ${device.id()}` })
  if (deed === 'edit' || deed === 'secret') {
    const field = one<string>(MINE[deed])!
    const becomes = VALUES[field]![(n >> 3) % VALUES[field]!.length]
    const was = (record as unknown as Record<string, unknown>)[field] ?? null
    if (!same(was, becomes)) await device.act('case.edit', { caseId, edits: { [field]: [was, becomes] } })
  }
  if (deed === 'plan') await device.act('trip.plan', { id: device.id(), caseIds: [caseId], ...when, purpose: 'monitoring', basis: 'inisiatif', keep: reason })
  if (deed === 'join' && foreign.length) await device.act('trip.join', { tripId: one(foreign)!.id, insteadOf: n % 2 ? own[0]?.id : null })
  if (deed === 'move' && own.length) await device.act('trip.move', { tripId: one(own)!.id, ...when, keep: reason })
  if (deed === 'cancel' && own.length) await device.act('trip.cancel', { tripId: one(own)!.id, reason: 'uji' })
  if (deed === 'report') {
    const visit = one(visits.filter(({ state, leadId }) => state === 'rencana' && leadId === who.id))
    if (visit) await device.act('visit.report', { visitId: visit.id, outcome: 'bertemu', findings: `temuan ${device.id()}` })
  }
  if (deed === 'step') {
    const step = one(steps(caseFlow, record.stage).filter(each => ['jangkau', 'asesmen', 'rencana', 'intervensi', 'monitor'].includes(each)))
    if (step) await device.act('case.step', { caseId, step, was: record.stage })
  }
  if (deed === 'settle' && record.clashes?.length) {
    const clash = one(record.clashes)!
    const envelope = await device.act('case.settle', { caseId, field: clash.field, take: n % 2 ? 'mine' : 'theirs', at: clash.touched ?? clash.at })
    if (envelope) took.set(envelope.id, clash)
  }
  if (deed === 'keep') {
    const pair = memory.all('overlap').find(each => each.choice === 'belum' && each.caseId === caseId)
    if (pair) await device.act('overlap.keep', { overlapId: pair.id, reason: 'beda_tujuan' })
  }
  if (deed === 'open') await device.act('case.open', { id: device.id(), who: 'Bapak Baru', needs: ['lansia'], urgency: 'biasa', region: record.region, rt: '004', rw: '001', seal: 'tidak' })
}

type Row = Record<string, unknown>
type Truth = { case: Row; trips: Row[]; visits: Row[]; remarks: Row[]; overlaps: Row[]; history: { id: Id; action: string; refused: Row | null }[]; passed: boolean }

/** What the database holds of a case, seen with the eyes of the house; and of some envelopes, in the order in which they were decided. */
async function truthOf(home: number, caseId: Id, envelopes: readonly Id[]): Promise<Truth> {
  const client = await house.services.pool.connect()
  try {
    await client.query(`begin read only; set local app.kab = '{${LANES.join(',')}}'; set local app.home = '{${home}}'; set local app.eyes = 'house'`)
    const { rows } = await client.query<{ truth: Truth }>(`select json_build_object(
      'case', (select row_to_json(c) from cases c where c.home = $1 and c.id = $2),
      'trips', (select coalesce(json_agg(t order by t.id), '[]') from trips t where t.home = $1 and t.id in (select trip_id from visits where home = $1 and case_id = $2)),
      'visits', (select coalesce(json_agg(v order by v.id), '[]') from visits v where v.home = $1 and v.case_id = $2),
      'remarks', (select coalesce(json_agg(json_build_object('id', r.id) order by r.id), '[]') from remarks r where r.home = $1 and r.case_id = $2),
      'overlaps', (select coalesce(json_agg(json_build_object('id', o.id, 'choice', o.choice) order by o.id), '[]') from overlap_pairs o where o.home = $1 and o.case_id = $2),
      'history', (select coalesce(json_agg(json_build_object('id', h.id, 'action', h.action, 'refused', h.refused) order by h.seq), '[]') from history h where h.home = $1 and h.id = any($3)),
      'passed', (select coalesce(max(xid::text::bigint), 0) from history where home = $1)::text::xid8 < pg_snapshot_xmin(pg_current_snapshot())) as truth`, [home, caseId, envelopes])
    return rows[0]!.truth
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** All come back to the line, and hear each other out: requests that strayed arrive, everything waiting is sent, everything said is heard. */
async function comeHome(devices: readonly Device[], home: number, caseId: Id): Promise<Truth> {
  for (const device of devices) await device.arrive()
  for (const device of devices) {
    device.fault = 'none'
    await device.outbox.send()
    expect(device.outbox.get().filter((item, _, all) => item.state === 'waiting' && !groundOf(item, all)), 'nothing waits once the line is back').toEqual([])
  }
  const envelopes = devices.flatMap(device => device.acts.map(({ id }) => id))
  let truth = await truthOf(home, caseId, envelopes)
  while (!truth.passed) {
    await new Promise(done => { setTimeout(done, 3) })
    truth = await truthOf(home, caseId, envelopes)
  }
  for (const device of devices) await device.sync.now()
  return truth
}

const FIELDS: Record<string, readonly string[]> = { case: ['who', 'rt', 'urgency', 'stage', 'sealed'], trip: ['day', 'state', 'leadId', 'households'], visit: ['day', 'state', 'tripId', 'sealed'], overlap: ['choice'] }
const columnOf = (field: string) => field.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

/** What a phone shows is what the server says: the same records, the same values. */
function showsTruth(device: Device, caseId: Id, truth: Truth, full: boolean): void {
  const { memory } = device
  const check = (kind: string, rows: readonly Row[], all = full) => {
    for (const row of rows) {
      const shown = memory.get(kind, row.id as Id)
      if (!shown && !all) continue
      expect(shown, `${device.who.name} shows ${kind}`).toBeDefined()
      for (const field of FIELDS[kind]!.filter(each => each in shown!)) expect(shown![field], `${device.who.name}: ${kind}.${field}`).toEqual(row[columnOf(field)])
    }
    const ids = new Set(rows.map(row => row.id))
    expect(memory.word.all(kind).filter(one => (one.caseId === caseId || one.id === caseId) && !ids.has(one.id)), `${device.who.name} holds no ${kind} that is not there`).toEqual([])
  }
  check('case', [truth.case])
  check('visit', truth.visits)
  if (full) expect(memory.word.all('remark').filter(one => one.caseId === caseId).map(({ id }) => id).toSorted()).toEqual(truth.remarks.map(({ id }) => id))
  check('overlap', truth.overlaps, false)
  check('trip', truth.trips, false)
}

/** No envelope twice, none missing: each was done, or lies refused with its reason before the person who made it. */
function accounted(devices: readonly Device[], truth: Truth): Map<Id, Envelope> {
  const done = new Map<Id, Envelope>()
  for (const device of devices) {
    for (const envelope of device.acts) {
      const told = truth.history.filter(({ id }) => id === envelope.id)
      const item = device.outbox.get().find(one => one.envelope.id === envelope.id)
      if (told.length === 1 && !told[0]!.refused) done.set(envelope.id, envelope)
      else expect(item, `${envelope.action} was refused and lies in the tray`).toBeDefined()
      if (done.has(envelope.id)) expect(item?.state ?? 'answered', `${envelope.action} was done and is not in the tray`).toBe('answered')
      expect(told.length).toBeLessThanOrEqual(1)
    }
  }
  return done
}

/** Every write of a field either stands, was overwritten by somebody who saw it, or is a difference that waits for a choice. */
function noSilentLoss(caseId: Id, truth: Truth, done: ReadonlyMap<Id, Envelope>, took: ReadonlyMap<Id, Clash>, device: Device): void {
  const state: Record<string, unknown> = { ...NOTHING }
  let lost: { field: string; mine: unknown }[] = []
  const remarks = new Map(device.memory.word.all('remark').map(remark => [remark.id, String(remark.text)]))
  const mineOf = ({ field, mine, remarkId }: Clash) => (remarkId ? readBack(field, remarks.get(remarkId) ?? '?') : mine ?? null)
  for (const { id } of truth.history.filter(({ refused }) => !refused)) {
    const { action, input } = done.get(id)! as { action: string; input: Record<string, any> }
    if (input.caseId !== caseId) continue
    if (action === 'case.edit') {
      for (const [field, [was, becomes]] of Object.entries(input.edits as Record<string, [unknown, unknown]>)) {
        if (same(state[field] ?? null, becomes)) continue
        if (same(state[field] ?? null, was)) state[field] = becomes
        else lost.push({ field, mine: becomes })
      }
    }
    if (action === 'case.settle') {
      const mine = mineOf(took.get(id)!)
      const at = lost.findIndex(one => one.field === input.field && same(one.mine, mine))
      expect(at, 'what was settled was a difference').toBeGreaterThanOrEqual(0)
      lost = lost.toSpliced(at, 1)
      if (input.take === 'mine') state[input.field] = mine
    }
  }
  const shown = device.memory.word.get('case', caseId)! as unknown as Case
  for (const field of Object.keys(state)) expect((shown as unknown as Row)[field] ?? null, field).toEqual(state[field])
  const told = (list: readonly { field: string; mine: unknown }[]) => list.map(({ field, mine }) => JSON.stringify([field, mine])).toSorted()
  expect(told((shown.clashes ?? []).map(clash => ({ field: clash.field, mine: mineOf(clash) }))), 'every lost write is a visible difference').toEqual(told(lost))
}

async function play(lane: string, cohort: Cohort, caseId: Id, { third, skews, deeds }: History): Promise<void> {
  const { rahma, budi, second, sari } = cohort.devices
  const devices = [rahma, budi, ...(third === 'second phone' ? [second] : third === 'outsider' ? [sari] : [])]
  rahma.skewMs = skews[0] * MINUTE_MS
  budi.skewMs = skews[1] * MINUTE_MS
  const took = new Map<Id, Clash>()
  let sealed = false
  for (const device of devices) {
    device.acts.length = 0
    // those who were there last time are in step already
    if (device !== rahma && device !== budi) await device.sync.now()
  }
  for (const one of deeds) {
    const device = devices[one.device % devices.length]!
    if (one.deed === 'kill') await device.open()
    else if (one.deed === 'seal') {
      // rarely: it changes the scope of everybody
      if (one.n % 8 || sealed) continue
      sealed = true
      await acts(cohort.kabid, ['case.seal', { caseId, reason: 'uji' }])
    } else if (one.deed !== 'sync') await deedOn(device, caseId, one, took)
    if (one.deed === 'sync' || (one.online && one.deed !== 'kill')) {
      device.fault = one.fault
      await device.sync.now()
      if (one.n % 4 === 0) await device.arrive()
    }
  }
  const truth = await comeHome(devices, firstHome(lane), caseId)
  const done = accounted(devices, truth)
  for (const device of devices) if (device !== sari) showsTruth(device, caseId, truth, true)
  noSilentLoss(caseId, truth, done, took, rahma)
  noSilentLoss(caseId, truth, done, took, budi)
  if (third !== 'outsider') return
  if (!sealed) showsTruth(sari, caseId, truth, false)
  else expect(JSON.stringify(['case', 'visit', 'trip', 'remark', 'overlap', 'member', 'notice'].flatMap(kind => sari.memory.word.all(kind))), 'nothing of a sealed case lies on a phone outside the team').not.toContain(caseId)
}

/** Plays its share of histories in one kabupaten, each with a family of its own. */
async function runLane(lane: string, nth: number): Promise<Cohort[]> {
  const cohorts: Cohort[] = []
  let left: Id[] = []
  await fc.assert(fc.asyncProperty(History, async history => {
    if (left.length === 0) {
      cohorts.push(await cohortOf(lane, cohorts.length))
      left = [...cohorts.at(-1)!.cases]
    }
    await play(lane, cohorts.at(-1)!, left.pop()!, history)
  }), { numRuns: Math.ceil(HISTORIES / LANES.length), seed: seed + nth, endOnFailure: process.env.OFFLINE_SEED === undefined })
  return cohorts
}

describe(`phones without signal, ${HISTORIES} histories, seed ${seed}`, () => {
  test('whatever the line does, all phones come to the server\'s word, no act is lost or done twice, and no write disappears unseen', async () => {
    console.log(`OFFLINE_SEED=${seed}`)
    for (const lane of LANES) await openOffice(house, lane, `Dinas Sosial ${lane}`)
    const lanes = await Promise.all(LANES.map(runLane))
    for (const [nth, cohorts] of lanes.entries()) {
      const home = firstHome(LANES[nth]!)
      const { devices } = cohorts.at(-1)!
      for (const device of Object.values(devices)) {
        const fresh = await Device.of(house, device.who)
        await fresh.sync.now()
        await device.sync.now()
        const word = ({ memory }: Device) => ['case', 'visit', 'trip', 'remark', 'overlap', 'member', 'person', 'household', 'next_step'].flatMap(kind => memory.word.all(kind)).toSorted((one, other) => (one.id < other.id ? -1 : 1))
        expect(word(device), 'a phone that went through all of it holds what a new one gets').toEqual(word(fresh))
        expect(word(fresh).filter(({ id }) => Number.parseInt(id.slice(-5), 16) !== home), 'nothing of a neighbour').toEqual([])
      }
    }
  }, 600_000)
})
