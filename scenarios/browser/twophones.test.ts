import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayFromToday, openHouse, openOffice, settle, type House, type Someone } from '../house.ts'
import { pointing } from './hands.ts'
import { carry, openBrowser, openProfile, PHONE, Screen } from './screen.ts'
import { begins, words } from './words.ts'

const PARUGA = '52.72.01.1001'
const JOURNEY_MS = 120_000
let browser: Browser
let house: House
let nur: Someone, rahma: Someone, budi: Someone, neighbour: Someone

beforeAll(async () => {
  browser = await openBrowser()
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  nur = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
  rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
  budi = await settle(house, 'Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' })
  neighbour = await settle(house, 'Tetangga', { role: 'psm', region: '52.06.01.2005', pillar: 'psm' })
}, JOURNEY_MS)
afterAll(async () => { await browser?.close(); await house?.close() })

/** A telephone with the app open and everything on it, so that the line may go. */
async function telephone(who: Someone): Promise<{ context: BrowserContext; screen: Screen }> {
  const context = await openProfile(browser, house, PHONE)
  await carry(context, who)
  const screen = new Screen(await context.newPage(), pointing(true))
  await screen.open('/lapangan/')
  await screen.sees(begins('sync.idle'))
  await screen.page.waitForLoadState('networkidle')
  return { context, screen }
}

async function plansOffline(screen: Screen, caseId: string, days: number): Promise<void> {
  await screen.walk(`/lapangan/rencana/baru?kasus=${caseId}`)
  await screen.page.locator(`[id$="-day-${dayFromToday(days)}"]`).locator('xpath=ancestor::label').tap()
  await screen.press('plan.send')
  await screen.seesWords('trip.planned')
}

async function rewritesOffline(screen: Screen, caseId: string, who: string): Promise<void> {
  await screen.walk(`/lapangan/kasus/${caseId}`)
  await screen.hand.press(screen.page.locator('summary', { hasText: words('edit.title') }))
  await screen.write('field.who', who)
  await screen.press('edit.save')
  await screen.page.getByRole('heading', { name: who, level: 1 }).waitFor()
}

async function comesBack({ context, screen }: Awaited<ReturnType<typeof telephone>>): Promise<void> {
  await context.setOffline(false)
  await screen.press('sync.now')
  await screen.sees(begins('sync.idle'))
}

describe.each([{ first: 'Rahma' }, { first: 'Budi' }])('two telephones without signal, $first comes back first', ({ first }) => {
  test('both plans stand and both planners are asked; both values of the field wait for a choice; nothing is overwritten unseen', async () => {
    const caseId = await nur.does('case.open', { who: 'Ibu Siti, lansia', needs: ['lansia'], urgency: 'segera', region: PARUGA, rt: '005', rw: '002', seal: 'tidak', name: 'Siti Contoh', household: { label: 'Keluarga Ibu Siti' } }, 'case')
    await nur.does('case.assign', { caseId, leadId: rahma.id, teamIds: [budi.id] })
    const phones = { Rahma: await telephone(rahma), Budi: await telephone(budi) }
    for (const { context } of Object.values(phones)) await context.setOffline(true)
    await plansOffline(phones.Rahma.screen, caseId, 2)
    await rewritesOffline(phones.Rahma.screen, caseId, 'Ibu Siti, berpindah')
    await plansOffline(phones.Budi.screen, caseId, 3)
    await rewritesOffline(phones.Budi.screen, caseId, 'Ibu Siti, sakit')

    const [early, late] = first === 'Rahma' ? [phones.Rahma, phones.Budi] : [phones.Budi, phones.Rahma]
    await comesBack(early)
    await comesBack(late)
    await comesBack(early)

    const seen = (await nur.get(`/api/v1/cases/${caseId}/file`)).body
    expect(seen.visits.map((visit: { state: string }) => visit.state)).toEqual(['rencana', 'rencana'])
    expect(seen.case.who).toBe(first === 'Rahma' ? 'Ibu Siti, berpindah' : 'Ibu Siti, sakit')
    expect(seen.case.clashes).toMatchObject([{ field: 'who', mine: first === 'Rahma' ? 'Ibu Siti, sakit' : 'Ibu Siti, berpindah' }])

    for (const phone of [early, late]) {
      const { screen } = phone
      // somebody else's work in the same database may hold news back for a moment
      await expect.poll(async () => { await comesBack(phone); await screen.walk('/lapangan/periksa'); return await screen.text() }, { timeout: 40_000, interval: 1000 }).toContain(words('overlap.title'))
      const text = await screen.text()
      for (const told of [words('overlap.title'), words('overlap.keep'), 'Ibu Siti, sakit', 'Ibu Siti, berpindah', 'Rahma · hari ini', 'Budi · hari ini', `WITA · ${words('written.here')}`, 'WITA · dari perangkat ']) expect(text).toContain(told)
    }
    // the one settles the pair, the other the field; each is settled for both
    await late.screen.hand.tick(late.screen.page.getByLabel(words('keep.beda_tujuan')))
    await late.screen.press('overlap.keep.go')
    await late.screen.page.getByText(words('overlap.title')).waitFor({ state: 'detached' })
    await comesBack(late)
    await early.screen.press('settle_take.mine')
    await early.screen.seesWords('tray.empty')
    await comesBack(early)
    await comesBack(late)
    await late.screen.seesWords('tray.empty')
    const settled = (await nur.get(`/api/v1/cases/${caseId}`)).body
    expect(settled).toMatchObject({ who: first === 'Rahma' ? 'Ibu Siti, sakit' : 'Ibu Siti, berpindah', clashes: [] })
    for (const path of [`/api/v1/cases/${caseId}`, `/api/v1/overlaps?tripId=${seen.visits[0].tripId}`]) expect((await neighbour.get(path)).text).not.toContain('Siti')
    for (const { context } of [early, late]) await context.close()
  }, JOURNEY_MS)
})

test('Rahma writes down the same visit twice without a line: she is asked, opens the first, comes back to what she typed, and keeps it as another', async () => {
  const caseId = await rahma.does('case.open', { who: 'Ibu Sekali', needs: ['lansia'], urgency: 'biasa', region: PARUGA, rt: '005', seal: 'tidak' }, 'case')
  const phone = await telephone(rahma)
  const { context, screen } = phone
  await context.setOffline(true)
  const writes = async (findings: string) => {
    await screen.walk(`/lapangan/catat?kasus=${caseId}`)
    await screen.tick('report.untoldReason', 'untold.darurat')
    await screen.tick('report.outcome', 'outcome.bertemu')
    await screen.write('report.findings', findings)
    await screen.press('report.send')
  }
  await writes('Sehat.')
  await screen.seesWords('visit.kept')
  await writes('Sehat, makan sendiri.')
  await screen.sees('oleh Rahma')
  await screen.press('report.same')
  await screen.sees('Sehat.')
  await screen.walk(`/lapangan/catat?kasus=${caseId}`)
  await screen.press('report.send')
  await screen.press('report.another')
  await screen.sees('Sehat, makan sendiri.')
  await comesBack(phone)
  await expect.poll(async () => (await nur.get(`/api/v1/visits?caseId=${caseId}`)).body.items.length).toBe(2)
  await context.close()
}, JOURNEY_MS)
