import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayFromToday, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

const PARUGA = '52.72.01.1001'
let house: House
let rahma: Someone, budi: Someone, lurah: Someone, nur: Someone, rt: Someone, neighbour: Someone, operator: Someone
let caseId: string, tripId: string, visitId: string

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
  budi = await settle(house, 'Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' })
  lurah = await settle(house, 'Lurah Paruga', { role: 'lurah', region: PARUGA })
  nur = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
  rt = await settle(house, 'Ketua RT Lain', { role: 'ketua_rt', region: PARUGA, rt: '009' })
  operator = await settle(house, 'Operator', { role: 'operator', region: '52.72' })
  neighbour = await settle(house, 'Tetangga', { role: 'psm', region: '52.06.01.2005', pillar: 'psm' })
})
afterAll(() => house?.close())

describe('one family, one visit, one truth', () => {
  test('Rahma puts a woman in need on record with a place', async () => {
    caseId = await rahma.does('case.open', { who: 'Ibu Siti, lansia sendiri', needs: ['lansia'], urgency: 'segera', region: PARUGA, rt: '005', rw: '002', seal: 'tidak', name: 'Siti Contoh', story: 'Tinggal sendiri, tidak ada yang memasak.', household: { label: 'Keluarga Ibu Siti' } }, 'case')
    const seen = await rahma.get(`/api/v1/cases/${caseId}`)
    expect(seen.status).toBe(200)
    expect(seen.body).toMatchObject({ depth: 'brief', who: 'Ibu Siti, lansia sendiri', stage: 'masuk' })
    expect(seen.body.story).toBeUndefined()
  })

  test('the office triages it and gives it a lead and a team across pillars', async () => {
    await operator.does('case.triage', { caseId, types: ['LUT'], bidang: 'rehsos' })
    await nur.does('case.assign', { caseId, leadId: rahma.id, teamIds: [budi.id] })
    const file = await rahma.get(`/api/v1/cases/${caseId}/file`)
    expect(file.body.case).toMatchObject({ depth: 'full', leadName: 'Rahma', story: 'Tinggal sendiri, tidak ada yang memasak.' })
    expect(file.body.timeline.map((entry: { action: string }) => entry.action)).toEqual(['case.assign', 'case.triage', 'case.open'])
  })

  test('Rahma plans, the kelurahan and Budi are told at once', async () => {
    tripId = await rahma.does('trip.plan', { caseIds: [caseId], day: dayFromToday(1), from: '09:00', to: '10:00', purpose: 'penjangkauan', basis: 'inisiatif' }, 'trip')
    const toLurah = await lurah.get(`/api/v1/notices?tripId=${tripId}&toRole=lurah`)
    expect(toLurah.body.items).toMatchObject([{ code: 'trip.announced', state: 'dibagikan', told: { leadName: 'Rahma', households: 1, rts: ['005'] } }])
    expect(JSON.stringify(toLurah.body)).not.toContain('Siti')
    const toBudi = await budi.get(`/api/v1/notices?tripId=${tripId}`)
    expect(toBudi.body.items).toHaveLength(1)
  })

  test('Budi plans the same family, is told who goes, and joins', async () => {
    const clash = await budi.act('trip.plan', { caseIds: [caseId], day: dayFromToday(2), from: '10:00', to: '11:00', purpose: 'bantuan', basis: 'inisiatif' })
    expect(clash).toMatchObject({ status: 409, body: { code: 'trip.overlap', details: { others: [{ tripId, leadName: 'Rahma', leadPillar: 'psm' }] } } })
    await budi.does('trip.join', { tripId })
    const trip = await rahma.get(`/api/v1/trips/${tripId}`)
    expect(trip.body.joiners).toMatchObject([{ name: 'Budi', pillar: 'tksk' }])
  })

  test('the lurah answers, Rahma reports, the kabid reads and answers, Rahma sees by whom', async () => {
    const [notice] = (await lurah.get(`/api/v1/notices?tripId=${tripId}&toRole=lurah`)).body.items
    await lurah.does('notice.answer', { noticeId: notice.id, answer: 'mendampingi' })
    const [visit] = (await rahma.get(`/api/v1/visits?tripId=${tripId}`)).body.items
    visitId = visit.id
    await rahma.does('visit.report', { visitId, outcome: 'bertemu', met: 'Ibu Siti', findings: 'Butuh makan harian.', obstacles: 'Jalan rusak', next: { what: 'Antar permakanan', ownerId: budi.id, due: dayFromToday(3) } })
    await nur.does('visit.read', { visitId })
    await nur.does('visit.answer', { visitId, text: 'Terima kasih, permakanan disetujui.', next: { what: 'Setujui permakanan', ownerId: nur.id, due: dayFromToday(2) } })
    const file = (await rahma.get(`/api/v1/cases/${caseId}/file`)).body
    expect(file.readings).toMatchObject([{ workerName: 'Nur Aini', role: 'kabid' }])
    expect(file.remarks).toMatchObject([{ text: 'Terima kasih, permakanan disetujui.' }])
    expect(file.nextSteps.map((step: { ownerName: string }) => step.ownerName).toSorted()).toEqual(['Budi', 'Nur Aini'])
    expect(file.visits[0]).toMatchObject({ findings: 'Butuh makan harian.', state: 'selesai' })
  })

  test('the worker of Kabupaten Bima and the head of another RT see nothing of it', async () => {
    for (const stranger of [neighbour, rt]) {
      for (const path of [`/api/v1/cases/${caseId}`, `/api/v1/cases/${caseId}/file`, `/api/v1/trips/${tripId}`, `/api/v1/visits/${visitId}`]) {
        const there = await stranger.get(path)
        const nowhere = await stranger.get(path.replace(/[0-9a-f]{4}-8/, 'ffff-8'))
        expect([there.status, there.text]).toEqual([404, nowhere.text])
      }
      for (const table of ['cases', 'visits', 'trips', 'notices', 'persons', 'households', 'members', 'next_steps', 'remarks', 'overlaps']) expect((await stranger.get(`/api/v1/${table}`)).body.items, table).toEqual([])
      expect((await stranger.get('/api/v1/search?q=Siti')).body.items).toEqual([])
    }
  })

  test('a phone pulls its own world and nothing else', async () => {
    const first = await rahma.ask('POST', '/api/pull', {})
    expect(first.body.scopeChanged).toBe(true)
    const page = await rahma.ask('POST', '/api/pull', { cursor: first.body.cursor, scope: first.body.scope, have: [] })
    expect(page.body.put.map((one: { kind: string }) => one.kind)).toContain('case')
    await rahma.does('case.note', { caseId, text: 'Catatan baru' })
    // writers elsewhere in the same PostgreSQL hold news back for a moment
    const news = async () => (await rahma.ask('POST', '/api/pull', { cursor: page.body.cursor, scope: page.body.scope })).body.put
    await expect.poll(news, { timeout: 50_000 }).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'remark', record: expect.objectContaining({ text: 'Catatan baru' }) })]))
    const stranger = await neighbour.ask('POST', '/api/pull', { have: [] })
    expect(stranger.body.put.filter((one: { kind: string }) => !['office', 'pillar', 'post', 'worker'].includes(one.kind))).toEqual([])
  })

  test('a place that is not in the national list is refused', async () => {
    const nowhere = await rahma.act('case.open', { who: 'Seseorang', needs: ['makan'], urgency: 'biasa', region: '52.72.01.1001', seal: 'tidak' })
    expect(nowhere.status).toBe(200)
    const unknown = await operator.act('case.open', { who: 'Seseorang', needs: ['makan'], urgency: 'biasa', region: '52.72.01.9999', seal: 'tidak' }) // no such kelurahan
    expect(unknown).toMatchObject({ status: 422, body: { code: 'invalid', details: { faults: [{ at: 'region', rule: 'region' }] } } })
  })
})
