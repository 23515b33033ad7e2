import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openServices, makeApp } from '#src/main.server.ts'
import { envelopeOf, intake, patiently, push, settleMany } from './crowd.ts'
import { dayFromToday, freshId, openHouse, openOffice, settle, Someone, type House } from './house.ts'

const PARUGA = '52.72.01.1001'
const HOME = 5272
const ROUNDS = 50
const TWINS = 20
let house: House
let rahma: Someone, nur: Someone, sari: Someone

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
  sari = await settle(house, 'Sari', { role: 'psm', region: PARUGA, pillar: 'psm' })
  nur = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
})
afterAll(() => house?.close())

const count = async (sql: string, values: unknown[] = []): Promise<number> => {
  const client = await house.services.pool.connect()
  try {
    await client.query(`begin read only; set local app.kab = '{52.72}'; set local app.home = '{${HOME}}'; set local app.eyes = 'house'`)
    return Number((await client.query(`select count(*) as n from ${sql}`, values)).rows[0].n)
  } finally {
    await client.query('rollback')
    client.release()
  }
}
const openCase = (over: Record<string, unknown> = {}) => nur.does('case.open', intake(over), 'case')
const together = <T>(times: number, act: (nth: number) => Promise<T>) => Promise.all(Array.from({ length: times }, (_, nth) => act(nth)))

describe('an envelope has its effect once', () => {
  test('sent twice it gets the same receipt and counts once', async () => {
    const caseId = freshId(HOME)
    const envelope = envelopeOf(HOME, 'case.open', intake({ id: caseId, name: 'Umar', household: { label: 'Keluarga Umar' } }))
    const [first] = await push(rahma, envelope)
    const [second] = await push(rahma, envelope)
    expect(first!.refused).toBeUndefined()
    expect(second).toEqual(first)
    expect(await count('history where id = $1', [envelope.id])).toBe(1)
    expect(await count('trail where about = $1', [caseId])).toBe(1)
  })

  test(`sent ${TWINS} times at once, ${ROUNDS} rounds, every answer is the same and there is one record`, async () => {
    const caseId = await openCase()
    for (let round = 0; round < ROUNDS; round += 1) {
      const at = round % 2 === 0 ? envelopeOf(HOME, 'case.open', intake({ name: `Umar ${round}`, nik: `52720101${String(round).padStart(8, '0')}` })) : envelopeOf(HOME, 'case.note', { caseId, text: `catatan ${round}` })
      const answers = await together(TWINS, () => push(nur, at))
      expect(new Set(answers.map(([receipt]) => JSON.stringify(Object.entries({ ...receipt, made: receipt!.made.map(({ kind, id }) => `${kind}:${id}`) }).toSorted()))).size, `ronde ${round}`).toBe(1)
      expect(answers[0]![0]!.refused).toBeUndefined()
      expect(await count('history where id = $1', [at.id])).toBe(1)
    }
    expect(await count('remarks where case_id = $1', [caseId])).toBe(ROUNDS / 2)
    expect(await count(`cases where who = 'Bapak Umar, ±60 th' and not nameless`)).toBe(ROUNDS / 2 + 1)
  }, 400_000)

  test('twins of an act that a rule would refuse the second time are all told that it was done', async () => {
    const caseId = await openCase()
    await nur.does('case.assign', { caseId, leadId: nur.id })
    const stepId = await nur.does('step.add', { caseId, what: 'Antar permakanan', ownerId: nur.id, due: dayFromToday(3) }, 'next_step')
    const done = envelopeOf(HOME, 'step.do', { stepId, state: 'selesai' })
    const answers = (await together(TWINS, () => push(nur, done))).flat()
    expect(answers.filter(receipt => receipt.refused)).toEqual([])
    const triage = envelopeOf(HOME, 'case.triage', { caseId, types: ['LUT'], bidang: 'rehsos' })
    expect((await together(TWINS, () => push(nur, triage))).flat().filter(receipt => receipt.refused)).toEqual([])
    expect(await count(`trail where about = $1`, [caseId])).toBe(5)
  })

  test('it is known again after the server has been started anew', async () => {
    const envelope = envelopeOf(HOME, 'case.open', intake({ id: freshId(HOME) }))
    const [before] = await push(rahma, envelope)
    const services = await openServices(house.services.config)
    const app = await makeApp(services)
    const anew = Object.assign(new Someone({ ...house, url: await app.listen({ port: 0, host: '127.0.0.1' }) }, rahma), { token: rahma.token })
    expect(await push(anew, envelope)).toEqual([before])
    await app.close()
    await services.pool.end()
  })
})

describe('an envelope with a changed body', () => {
  test('is refused as envelope_differs and has no effect', async () => {
    const caseId = await openCase()
    await nur.does('case.assign', { caseId, leadId: rahma.id })
    const envelope = envelopeOf(HOME, 'case.note', { caseId, text: 'Ibu sakit' })
    const [first] = await push(rahma, envelope)
    const changed = [{ ...envelope, input: { caseId, text: 'Ibu sehat' } }, { ...envelope, input: { caseId } }, { ...envelope, action: 'step.do' }, { ...envelope, input: { caseId, text: 'Ibu sakit', lebih: [] } }]
    for (const other of changed) expect((await push(rahma, other))[0]!.refused, JSON.stringify(other.input)).toMatchObject({ code: 'envelope_differs', status: 409 })
    expect(await push(rahma, { ...envelope, input: { text: 'Ibu sakit', caseId } })).toEqual([first])
    expect(await count('remarks where case_id = $1', [caseId])).toBe(1)
  })
})

describe('a refusal', () => {
  test('is the same for ever, also when the reason has gone', async () => {
    const caseId = await openCase()
    const early = envelopeOf(HOME, 'case.note', { caseId, text: 'Saya bukan tim' })
    const [refusal] = await push(rahma, early)
    expect(refusal!.refused).toMatchObject({ code: 'case.not_on_team', status: 403 })
    await nur.does('case.assign', { caseId, leadId: rahma.id })
    expect(await push(rahma, early)).toEqual([refusal])
    expect((await push(rahma, { ...early, input: { caseId, text: 'lain' } }))[0]!.refused!.code).toBe('envelope_differs')
    expect((await push(rahma, { ...early, id: freshId(HOME) }))[0]!.refused).toBeUndefined()
    expect(await count('remarks where case_id = $1', [caseId])).toBe(1)
  })

  test('Idempotency-Key of an outside system does all of this as well', async () => {
    const key = randomUUID()
    const first = await together(TWINS, () => rahma.act('case.open', intake(), key))
    expect(new Set(first.map(answer => answer.status))).toEqual(new Set([200]))
    expect(new Set(first.map(answer => answer.body.id)).size).toBe(1)
    expect((await rahma.act('case.open', intake(), key.toUpperCase())).body).toEqual(first[0]!.body)
    expect(await rahma.act('case.open', intake({ who: 'Orang lain' }), key)).toMatchObject({ status: 409, body: { code: 'envelope_differs' } })
    expect((await sari.act('case.open', intake(), key)).body.id).not.toBe(first[0]!.body.id)
    const caseId = await openCase()
    const refusedKey = randomUUID()
    const refusal = await rahma.act('case.note', { caseId, text: 'x' }, refusedKey)
    await nur.does('case.assign', { caseId, leadId: rahma.id })
    expect(refusal).toMatchObject({ status: 403, body: { code: 'case.not_on_team' } })
    expect((await rahma.act('case.note', { caseId, text: 'x' }, refusedKey)).text).toBe(refusal.text)
  })
})

describe('acts that meet', () => {
  test('two envelopes that make a record of the same id: one does, the others are told the id is taken, for ever', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = freshId(HOME)
      const rivals = Array.from({ length: 5 }, (_, nth) => envelopeOf(HOME, 'case.open', intake({ id, who: `Orang ke-${nth}` })))
      const receipts = (await Promise.all(rivals.map(rival => push(rahma, rival)))).flat()
      expect(receipts.filter(receipt => !receipt.refused)).toHaveLength(1)
      expect(new Set(receipts.filter(receipt => receipt.refused).map(receipt => receipt.refused!.code))).toEqual(new Set(['id_taken']))
      expect((await Promise.all(rivals.map(rival => push(rahma, rival)))).flat()).toEqual(receipts)
      expect(await count('cases where id = $1', [id])).toBe(1)
    }
  })

  test('one envelope that cannot be read never holds up the others', async () => {
    const good = () => envelopeOf(HOME, 'case.open', intake({ id: freshId(HOME) }))
    const poison = [{ ...good(), at: '0000-01-01T00:00:00Z' }, { ...good(), at: 'bukan waktu' }, { ...good(), id: randomUUID() }, { ...good(), action: 'case.tidak_ada' }, { ...good(), input: { who: 7 } }, { ...good(), lebih: true }, null, 'teks', envelopeOf(HOME, 'trip.plan', { area: { region: PARUGA }, day: '9999-12-31', from: '09:00', to: '10:00', purpose: 'monitoring', basis: 'inisiatif' })]
    const batch = poison.flatMap(bad => [good(), bad])
    const receipts = await push(rahma, ...batch)
    expect(receipts).toHaveLength(batch.length)
    expect(receipts.filter((_, nth) => nth % 2 === 0).every(receipt => !receipt.refused)).toBe(true)
    expect(receipts.filter((_, nth) => nth % 2 === 1).map(receipt => receipt.refused?.status)).toEqual([422, 422, 422, 404, 422, 422, 422, 422, 422])
    expect((await push(rahma, ...batch)).map(({ id, made }) => [id, made.length])).toEqual(receipts.map(({ id, made }) => [id, made.length]))
  })

  test('a device whose clock is years off works on: both times are kept, the order is the server\'s', async () => {
    const caseId = await openCase()
    await nur.does('case.assign', { caseId, leadId: rahma.id })
    const times = ['2037-05-01T00:00:00Z', '1970-01-01T00:00:01Z', new Date().toISOString(), '2029-12-31T23:59:59.123Z']
    for (const at of times) expect((await push(rahma, envelopeOf(HOME, 'case.note', { caseId, text: at }, at)))[0]!.refused).toBeUndefined()
    const ahead = envelopeOf(HOME, 'trip.plan', { caseIds: [caseId], day: dayFromToday(1), from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif' }, '2037-05-01T00:00:00Z')
    expect((await push(rahma, ahead))[0]!.refused).toBeUndefined()
    const { timeline } = (await rahma.get(`/api/v1/cases/${caseId}/file`)).body
    const notes = timeline.filter((entry: { action: string }) => entry.action === 'case.note').toReversed()
    expect(notes.map((entry: { at: string }) => Date.parse(entry.at))).toEqual(times.map(at => Date.parse(at)))
    for (const { received } of timeline) expect(Math.abs(Date.parse(received) - Date.now())).toBeLessThan(60_000)
  })

  test('two edits at once of different fields merge; of one field both words are kept', async () => {
    for (let round = 0; round < 10; round += 1) {
      const caseId = await openCase({ who: 'Semula', landmark: 'Pasar' })
      const edits = [{ who: ['Semula', 'Ibu Siti'] }, { rt: ['005', '007'] }, { urgency: ['segera', 'darurat'] }, { landmark: ['Pasar', 'Masjid'] }]
      const answers = await Promise.all(edits.map(edit => nur.act('case.edit', { caseId, edits: edit })))
      expect(answers.map(answer => answer.status)).toEqual([200, 200, 200, 200])
      expect((await nur.get(`/api/v1/cases/${caseId}`)).body).toMatchObject({ who: 'Ibu Siti', rt: '007', urgency: 'darurat', landmark: 'Masjid', clashes: [] })
      await together(3, nth => patiently(() => nur.act('case.edit', { caseId, edits: { who: ['Ibu Siti', `Kata ke-${nth}`] } })))
      const { who, clashes } = (await nur.get(`/api/v1/cases/${caseId}`)).body
      expect([who, ...clashes.map((clash: { mine: string }) => clash.mine)].toSorted()).toEqual(['Kata ke-0', 'Kata ke-1', 'Kata ke-2'])
    }
  })

  test('many steps at once: exactly one moves the case', async () => {
    for (let round = 0; round < 10; round += 1) {
      const caseId = await openCase()
      await nur.does('case.triage', { caseId, types: ['LUT'], bidang: 'rehsos' })
      await nur.does('case.assign', { caseId, leadId: nur.id })
      const answers = await together(8, nth => nur.act('case.step', { caseId, step: nth % 2 === 0 ? 'jangkau' : 'rujuk', reason: 'perlu' }))
      expect(answers.map(answer => answer.status).toSorted()).toEqual([200, 409, 409, 409, 409, 409, 409, 409])
      expect(answers.filter(answer => answer.status === 409).every(answer => answer.body.code === 'no_such_step')).toBe(true)
    }
  })

  test('ten join a trip at once and all of them are on it', async () => {
    const caseId = await openCase()
    const tripId = await nur.does('trip.plan', { caseIds: [caseId], day: dayFromToday(1), from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif', noInvite: 'sudah_dihubungi' }, 'trip')
    const goers = await settleMany(house, 10, nth => `Pendamping ${nth}`, () => ({ role: 'psm', region: PARUGA, pillar: 'psm' }))
    expect((await Promise.all(goers.map(goer => goer.act('trip.join', { tripId })))).map(answer => answer.status)).toEqual(goers.map(() => 200))
    const { joinerIds, joiners } = (await nur.get(`/api/v1/trips/${tripId}`)).body
    expect(joinerIds.toSorted()).toEqual(goers.map(goer => goer.id).toSorted())
    expect(joiners).toHaveLength(10)
    await Promise.all(goers.slice(0, 5).map(goer => goer.does('trip.leave', { tripId })))
    expect((await nur.get(`/api/v1/trips/${tripId}`)).body.joinerIds).toHaveLength(5)
  })
})

describe('bad input', () => {
  test('faults of shape and of rule are named together, in the order of the form, and nothing is kept', async () => {
    const faults = async (who: Someone, action: string, input: unknown) => ((await who.act(action, input)).body.details?.faults ?? []).map(({ at, rule }: { at: string; rule: string }) => `${at} ${rule}`)
    expect(await faults(rahma, 'trip.plan', { day: '2026-01-02', from: '10:00', to: '09:00', purpose: 'jalan-jalan', basis: 'surat_tugas' })).toEqual(['caseIds cases_or_area', 'day past_day', 'to after_from', 'purpose one_of', 'letter required'])
    expect(await faults(nur, 'case.open', { needs: ['lansia'], urgency: 'biasa', region: '52.72', seal: 'tidak', nik: '12' })).toEqual(['who required', 'region kelurahan', 'nik sixteen_digits'])
    expect(await faults(rahma, 'case.alarm', { need: 'sakit', who: 'Bapak Uji', region: '52.72' })).toEqual(['region kelurahan'])
    expect(await faults(nur, 'breach.record', { region: '52.72', knownAt: new Date(Date.now() + 86_400_000).toISOString(), data: [], how: 'x', whose: 'x' })).toEqual(['title required', 'knownAt future', 'data required'])
  })
})
