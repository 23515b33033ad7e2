import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import { openOwner } from '#server/db.ts'
import { tasksOf } from '#server/tasks.ts'
import { escalateDue } from '#slices/referrals/server.ts'
import { JOB_ROLE } from '#src/rights.ts'
import { asSystem, dayFromToday, made, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

// Whatever people do or leave undone, in whichever order word of it travels between the homes, late or twice: nobody is lost between two desks.

const KOTA = '52.72', KAB = '52.06', DOMPU = '52.05', PROV = '52', PARUGA = '52.72.01.1001', DESA = '52.06.01.2005'
let house: House, owner: pg.Client
let nur: Someone, outsider: Someone, kabidBima: Someone
let receivers: Someone[]
let units: { id: string; name: string }[]

beforeAll(async () => {
  house = await openHouse()
  owner = await openOwner(house.databaseUrl)
  for (const [region, name] of [[KOTA, 'Kota'], [KAB, 'Kabupaten'], [DOMPU, 'Dompu'], [PROV, 'Provinsi']] as const) await openOffice(house, region, name)
  const unit = async (home: number, region: string, name: string) => ({ name, id: made(await asSystem(house, home, 'unit.add', { region, name, sort: 'panti' }), 'unit')! })
  units = [await unit(5272, KOTA, 'Rumah Singgah'), await unit(52, PROV, 'Panti Satu'), await unit(52, PROV, 'Panti Dua'), await unit(5206, KAB, 'LKS Kabupaten')]
  nur = await settle(house, 'Nur', { role: 'kabid', region: KOTA })
  kabidBima = await settle(house, 'Kabid Bima', { role: 'kabid', region: KAB })
  outsider = await settle(house, 'Kabid Dompu', { role: 'kabid', region: DOMPU })
  receivers = [await settle(house, 'Singgah', { role: 'kepala_upt', region: KOTA, unitId: units[0]!.id }), await settle(house, 'Satu', { role: 'kepala_upt', region: PROV, unitId: units[1]!.id }), await settle(house, 'Dua', { role: 'kepala_upt', region: PROV, unitId: units[2]!.id }), await settle(house, 'Kabupaten', { role: 'kepala_upt', region: KAB, unitId: units[3]!.id })]
}, 120_000)
afterAll(async () => { await owner?.end(); await house?.close() })

const rows = async (sql: string, ...values: unknown[]) => (await owner.query(sql, values)).rows
type Bell = { home: number; id: string; nth: string }
const effects = async (done: boolean) => await rows(`select h.home, h.id, n.nth - 1 as nth from history h, jsonb_array_elements(h.derived) with ordinality n(effect, nth) where ${done ? '' : 'not'} exists (select from history d where d.id = (n.effect ->> 'id')::uuid) order by h.xid, h.seq, n.nth`) as Bell[]
const ring = async ({ home, id, nth }: Bell) => await tasksOf(house.services, JOB_ROLE).effect!({ home, id, nth: Number(nth) })

const op = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('accept', 'serve', 'final'), at: fc.nat(3) }) }, { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('read', 'refuse', 'word', 'revoke', 'close'), at: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('forward'), at: fc.nat(3), to: fc.nat(3) }) }, { weight: 3, arbitrary: fc.record({ does: fc.constant('deliver'), at: fc.nat(5) }) }, { weight: 1, arbitrary: fc.record({ does: fc.constant('again'), at: fc.nat(9) }) }, { weight: 1, arbitrary: fc.record({ does: fc.constant('wait'), at: fc.nat(3) }) },
) as fc.Arbitrary<{ does: string; at: number; to?: number }>

/** Does one thing if it can be done now; what is refused changes nothing. */
async function happens(referralId: string, { does, at, to }: { does: string; at: number; to?: number }): Promise<void> {
  const mine = async (who: Someone) => ((await who.get(`/api/v1/receptions?referralId=${referralId}`)).body.items as { id: string; stage: string }[])[0]?.id
  if (does === 'deliver' || does === 'again') {
    const waiting = await effects(does === 'again')
    if (waiting.length > 0) await ring(waiting[at % waiting.length]!).catch(error => { if (!/has not arrived/.test(String(error))) throw error })
    return
  }
  if (does === 'wait') return void await escalateDue(house.services, JOB_ROLE, new Date(Date.now() + (at + 1) * 10 * 86_400_000).toISOString())
  if (does === 'revoke') return void await nur.act('referral.revoke', { referralId, text: 'Tidak jadi.' })
  if (does === 'close') return void await nur.act('referral.close', { referralId })
  const who = receivers[at]!
  const receptionId = await mine(who)
  if (!receptionId) return
  const inputs: Record<string, [string, object]> = {
    read: ['referral.read', {}], accept: ['referral.accept', {}], refuse: ['referral.refuse', { refusal: 'penuh' }], serve: ['referral.serve', {}], word: ['referral.tell_back', { text: 'Baik.' }], final: ['referral.tell_back', { text: 'Selesai.', final: true }],
    forward: ['referral.forward', { toUnitId: units[to ?? 0]!.id, toName: units[to ?? 0]!.name, refusal: 'penuh' }],
  }
  await who.act(inputs[does]![0], { receptionId, ...inputs[does]![1] })
}

test('a referral never ends without an answer or an escalation, and where it ended nothing of anybody is shown', async () => {
  await fc.assert(fc.asyncProperty(fc.nat(3), fc.array(op, { minLength: 1, maxLength: 14 }), async (to, path) => {
    const caseId = await nur.does('case.open', { who: 'Pak Rahasiawan', name: 'Rahasiawan Contoh', needs: ['lansia'], urgency: 'segera', region: PARUGA, seal: 'tidak', source: 'kantor' }, 'case')
    const id = await nur.does('referral.send', { caseId, sort: 'penanganan', toUnitId: units[to]!.id, toName: units[to]!.name, reason: 'Sendiri.', share: ['identitas', 'kebutuhan'], unconsented: 'Uji.' }, 'referral')
    for (const one of path) await happens(id, one)
    // word of everything arrives at last, the clocks run out, and the days go by
    for (let waiting = await effects(false); waiting.length > 0; waiting = await effects(false)) for (const bell of waiting) await ring(bell)
    for (const days of [400, 800]) await escalateDue(house.services, JOB_ROLE, new Date(Date.now() + days * 86_400_000).toISOString())
    const { stage, late, chain } = (await nur.get(`/api/v1/referrals/${id}`)).body
    const over = ['selesai', 'ditolak', 'dicabut'].includes(stage)
    expect(over || late > 0, `${stage} ${late}`).toBe(true)
    const places = await rows('select id, stage, late, snapshot, who, reason from receptions where referral_id = $1', id)
    const last = places.find(one => one.id === chain.at(-1).receptionId)
    const lastOver = ['selesai', 'ditolak', 'dicabut', 'diteruskan'].includes(last?.stage)
    expect(lastOver, `${stage} here, ${last?.stage} there`).toBe(over)
    for (const one of places) {
      const ended = ['selesai', 'ditolak', 'dicabut', 'diteruskan'].includes(one.stage)
      expect([one.snapshot, one.who, one.reason].every(value => value === null), one.stage).toBe(ended)
      if (!ended && one.stage !== 'umpan_balik') expect(one.late, one.stage).toBeGreaterThan(0)
    }
    const chainless = places.filter(one => !['selesai', 'ditolak', 'dicabut', 'diteruskan'].includes(one.stage))
    expect(chainless.length).toBeLessThanOrEqual(1)
    for (const path of ['receptions', 'referrals', 'referral_steps', 'cases', 'notices']) expect((await outsider.get(`/api/v1/${path}?limit=100`)).body.items, path).toEqual([])
  }), { numRuns: 25 })
}, 120_000)

const todo = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom('step.add', 'deed.add'), at: fc.nat(6) }) }, { weight: 4, arbitrary: fc.record({ does: fc.constantFrom('step.do', 'deed.do'), at: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('deliver'), at: fc.nat(5) }) }, { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('accept', 'again'), at: fc.nat(9) }) }, { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('revoke', 'seal'), at: fc.nat(3) }) },
)

test('no open task is orphaned when a whole case goes to another office: what is added, done or called off until it was taken on counts, in any order of word, and nothing twice', async () => {
  let nth = 0
  await fc.assert(fc.asyncProperty(fc.array(todo, { minLength: 3, maxLength: 16 }), async path => {
    const caseId = await nur.does('case.open', { who: 'Pak Rahasiawan', name: 'Rahasiawan Contoh', needs: ['lansia'], urgency: 'segera', region: PARUGA, seal: 'tidak', source: 'kantor' }, 'case')
    const owed = new Map<string, { id: string; act: string }>()
    const adds = async (act: 'step.add' | 'deed.add', days: number) => {
      const what = `Titipan ${act} ${nth++}`
      const answer = await nur.act(act, { caseId, what, ownerId: nur.id, due: dayFromToday(days), ...act === 'deed.add' ? { of: 'lembaga', body: 'BAZNAS' } : {} })
      if (answer.status === 200) owed.set(what, { id: made(answer.body, act === 'step.add' ? 'next_step' : 'deed')!, act })
    }
    const ends = async (act: 'step.do' | 'deed.do', at: number) => {
      const mine = [...owed].filter(([, one]) => one.act === (act === 'step.do' ? 'step.add' : 'deed.add'))
      const [what, one] = mine[at % mine.length] ?? []
      if (one && (await nur.act(act, { [act === 'step.do' ? 'stepId' : 'deedId']: one.id, state: at % 2 ? 'selesai' : 'batal', note: 'Uji.' })).status === 200) owed.delete(what!)
    }
    for (const act of ['step.add', 'deed.add', 'step.add', 'deed.add'] as const) await adds(act, 3)
    const id = await nur.does('referral.send', { caseId, sort: 'alih', toRegion: KAB, toName: 'Kabupaten', reason: 'Pindah.', share: ['identitas', 'kebutuhan'], unconsented: 'Uji.' }, 'referral')
    let there: string | undefined
    for (const { does, at } of path) {
      if (does === 'step.add' || does === 'deed.add') await adds(does, at)
      else if (does === 'step.do' || does === 'deed.do') await ends(does, at)
      else if (does === 'seal') await nur.act('case.seal', { caseId, reason: 'Ada ancaman.' })
      else if (does === 'accept') {
        const [row] = (await kabidBima.get(`/api/v1/receptions?referralId=${id}`)).body.items as { id: string }[]
        const answer = row && await kabidBima.act('referral.accept', { receptionId: row.id, region: DESA })
        if (answer?.status === 200) there = made(answer.body, 'case')!
      } else await happens(id, { does, at })
    }
    for (let waiting = await effects(false); waiting.length > 0; waiting = await effects(false)) for (const bell of waiting) await ring(bell)
    const openIn = async (who: Someone, at: string) => {
      const { nextSteps } = (await who.get(`/api/v1/cases/${at}/file`)).body as { nextSteps: { what: string; state: string }[] }
      const { deeds } = (await who.get(`/api/v1/cases/${at}/care`)).body as { deeds: { what: string; state: string }[] }
      return [...nextSteps, ...deeds].filter(one => one.state === 'terbuka').map(one => one.what).toSorted()
    }
    const all = [...owed.keys()].toSorted()
    expect([await openIn(nur, caseId), there ? await openIn(kabidBima, there) : []]).toEqual(there ? [[], all] : [all, []])
    expect((await nur.get(`/api/v1/referrals/${id}`)).body.stage === 'selesai').toBe(!!there)
    // an action stays an action: its words lie sealed, there as here, and history says none of either
    expect(await rows(`select from next_steps where what like 'Titipan deed%'`)).toEqual([])
    expect(await rows(`select action from history where concat(input, derived, changed) like '%Titipan%'`)).toEqual([])
    for (const path of ['next_steps', 'deeds', 'cases', 'receptions']) expect((await outsider.get(`/api/v1/${path}?limit=100`)).body.items, path).toEqual([])
  }), { numRuns: 20 })
}, 120_000)
