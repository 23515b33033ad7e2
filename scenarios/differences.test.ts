import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { envelopeOf } from './crowd.ts'
import { openHouse, openOffice, settle, type House, type Someone } from './house.ts'

const PARUGA = '52.72.01.1001', FAR = '52.72.02.1004', DESA = '52.06.01.2005'
const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36'
let house: House
let nur: Someone, tari: Someone, rahma: Someone, budi: Someone, far: Someone, coordinator: Someone, beside: Someone, neighbour: Someone

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  nur = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
  tari = await settle(house, 'Tari', { role: 'operator', region: '52.72' })
  rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
  budi = await settle(house, 'Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' })
  far = await settle(house, 'Jauh', { role: 'psm', region: FAR, pillar: 'psm' })
  coordinator = await settle(house, 'Ratna', { role: 'koordinator_pilar', region: '52.72.01', pillar: 'psm' })
  beside = await settle(house, 'Yani', { role: 'koordinator_pilar', region: '52.72', pillar: 'tksk' })
  neighbour = await settle(house, 'Tetangga', { role: 'koordinator_pilar', region: '52.06', pillar: 'psm' })
}, 60_000)
afterAll(() => house?.close())

/** Says something from a telephone with a number of its own. */
async function from(who: Someone, phone: string, action: string, input: unknown, at = new Date().toISOString(), told = 'waiting=0; refused=0'): Promise<void> {
  const answer = await who.ask('POST', '/api/push', { envelopes: [envelopeOf(5272, action, input, at)] }, { 'x-pilar-version': '0.2.0', 'x-pilar-device': `${phone}; ${told}; at=${new Date().toISOString()}`, 'user-agent': ANDROID })
  expect(answer.body.receipts[0]).not.toHaveProperty('refused')
}
const opened = (urgency = 'segera') => rahma.does('case.open', { who: 'Ibu Siti', needs: ['lansia'], urgency, region: PARUGA, rt: '005', rw: '002', seal: 'tidak', landmark: 'Pasar' }, 'case')
const caseOf = async (id: string) => (await nur.get(`/api/v1/cases/${id}`)).body

describe('two answers in conflict', () => {
  test('of both it is known who wrote them, at what hour of their own clock and from which telephone; the neighbour hears nothing', async () => {
    const caseId = await opened()
    await nur.does('case.assign', { caseId, leadId: rahma.id, teamIds: [budi.id] })
    const [one, other] = [`3f2a${randomUUID().slice(4)}`, `b07c${randomUUID().slice(4)}`]
    const [early, late] = [2, 1].map(hours => new Date(Date.now() - hours * 3_600_000).toISOString()) as [string, string]
    for (const [field, was, becomes] of [['who', 'Ibu Siti', 'Ibu Siti, pindah'], ['landmark', 'Pasar', 'Masjid']] as const) {
      await from(budi, other, 'case.edit', { caseId, edits: { [field]: [was, becomes] } }, early)
      await from(rahma, one, 'case.edit', { caseId, edits: { [field]: [was, `${becomes}, sakit`] } }, late)
    }
    const { who, writers, clashes, reporterName } = await caseOf(caseId)
    expect([who, reporterName]).toEqual(['Ibu Siti, pindah', 'Rahma'])
    expect(writers).toEqual({ who: { byName: 'Budi', at: early, device: 'B07C · Chrome · Android' }, landmark: { byName: 'Budi', at: early, device: 'B07C · Chrome · Android' } })
    expect(clashes).toMatchObject([{ field: 'who', byName: 'Rahma', written: late, device: '3F2A · Chrome · Android', mine: 'Ibu Siti, pindah, sakit' }, { field: 'landmark', byName: 'Rahma', written: late, mine: null }])
    await nur.does('case.settle', { caseId, field: 'who', take: 'mine', at: clashes[0].at })
    expect((await caseOf(caseId)).writers.who).toEqual({ byName: 'Rahma', at: late, device: '3F2A · Chrome · Android' })
    // the brief of the area does not tell who wrote
    expect((await far.get(`/api/v1/cases/${caseId}`)).status).toBe(404)
    expect((await neighbour.get(`/api/v1/cases/${caseId}`)).text).not.toContain('Budi')
    expect((await coordinator.get(`/api/v1/cases/${caseId}`)).body).not.toHaveProperty('writers')
  })

  test('how urgent a report is, corrected while it was looked at, waits for a person: neither word overwrites the other', async () => {
    const caseId = await opened('biasa')
    await nur.does('case.edit', { caseId, edits: { urgency: ['biasa', 'segera'] } })
    await tari.does('case.triage', { caseId, types: ['LUT'], bidang: 'rehsos', urgency: ['biasa', 'darurat'] })
    const { urgency, stage, clashes } = await caseOf(caseId)
    expect({ urgency, stage }).toEqual({ urgency: 'segera', stage: 'ditelaah' })
    expect(clashes).toMatchObject([{ field: 'urgency', theirs: 'segera', mine: 'darurat', byName: 'Tari' }])
    await nur.does('case.settle', { caseId, field: 'urgency', take: 'mine', at: clashes[0].at })
    expect(await caseOf(caseId)).toMatchObject({ urgency: 'darurat', clashes: [] })
    // seen as it was, it becomes what was chosen, and one who tells no former value is believed to have seen it
    for (const told of [['biasa', 'segera'], 'segera']) {
      const other = await opened('biasa')
      await tari.does('case.triage', { caseId: other, types: ['LUT'], bidang: 'rehsos', urgency: told })
      expect(await caseOf(other)).toMatchObject({ urgency: 'segera', clashes: [], writers: { urgency: { byName: 'Tari' } } })
    }
    // a confidential type seals in the same breath: nobody outside the team hears that two words differ
    const sealed = await opened('biasa')
    await nur.does('case.edit', { caseId: sealed, edits: { urgency: ['biasa', 'segera'] } })
    await tari.does('case.triage', { caseId: sealed, types: ['KTK'], bidang: 'rehsos', urgency: ['biasa', 'darurat'] })
    expect((await tari.get('/api/v1/notices')).text).not.toContain(sealed)
    expect(await caseOf(sealed)).toMatchObject({ sealed: true, clashes: [{ field: 'urgency' }] })
  })
})

describe('the telephones of a pillar', () => {
  test('a coordinator sees when those of the own pillar and area last spoke and how much waits there; nobody else\'s, and no word of any case', async () => {
    const phones = { rahma: randomUUID(), budi: randomUUID(), far: randomUUID() }
    const speak = (who: Someone, phone: string, told: string) => who.ask('POST', '/api/pull', {}, { 'x-pilar-version': '0.2.0', 'x-pilar-device': `${phone}; ${told}; at=${new Date().toISOString()}`, 'user-agent': ANDROID })
    await speak(rahma, phones.rahma, 'waiting=3; refused=1')
    await speak(budi, phones.budi, 'waiting=2; refused=0')
    await speak(far, phones.far, 'waiting=0; refused=0')
    const seenBy = async (who: Someone, query = '') => { const answer = await who.get(`/api/v1/devices${query}`); return answer.status === 200 ? answer.body.items.map((one: { id: string }) => one.id) : answer.status }
    expect((await coordinator.get('/api/v1/devices')).body.items.find((one: { id: string }) => one.id === phones.rahma)).toMatchObject({ workerName: 'Rahma', waiting: 3, refused: 1, version: '0.2.0', skewed: false })
    const mine = await seenBy(coordinator)
    expect([phones.rahma, phones.budi, phones.far].map(id => mine.includes(id))).toEqual([true, false, false])
    const theirs = await seenBy(beside)
    expect([phones.rahma, phones.budi, phones.far].map(id => theirs.includes(id))).toEqual([false, true, false])
    expect(await seenBy(neighbour)).toEqual([])
    expect(await Promise.all([rahma, budi, far].map(who => seenBy(who)))).toEqual([403, 403, 403])
    expect((await coordinator.get('/api/v1/devices')).text).not.toContain('Siti')
    // all of them spoke today
    expect(await seenBy(coordinator, '?silent=1')).toEqual([])
  })

  test('the list goes on page after page: no device is missing, none stands twice', async () => {
    await house.services.pool.query(`select device_seen(5272, gen_random_uuid(), $1, 'uji', '0.2.0', 0, 0, 0) from generate_series(1, 230)`, [rahma.id])
    for (const who of [nur, coordinator]) {
      const seen: string[] = []
      let after: string | undefined
      const sizes: number[] = []
      do {
        const { items, next } = (await who.get(`/api/v1/devices${after ? `?after=${encodeURIComponent(after)}` : ''}`)).body
        sizes.push(items.length)
        seen.push(...items.map((one: { id: string }) => one.id))
        after = next
      } while (after && sizes.length < 9)
      expect(sizes.slice(0, 2)).toEqual([100, 100])
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen.length).toBeGreaterThanOrEqual(231)
    }
    expect((await nur.get('/api/v1/devices?after=bukan')).body.details.faults).toEqual([{ at: 'after', rule: 'cursor' }])
    expect((await neighbour.get('/api/v1/devices')).body.items).toEqual([])
  })
})
