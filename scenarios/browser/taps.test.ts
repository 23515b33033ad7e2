import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '#kernel/day.ts'
import { dispatch } from '#server/dispatch.ts'
import { signedBy } from '#server/session.ts'
import { daysOf } from '#slices/figures/period.ts'
import { dayFromToday, freshId, openHouse, openOffice, settle, type House, type Someone } from '../house.ts'
import { goes } from './acts.ts'
import { pointing } from './hands.ts'
import { carry, DESKTOP, openBrowser, openProfile, PHONE, Screen } from './screen.ts'
import { words } from './words.ts'

const PARUGA = '52.72.01.1001'
const ACT_MS = 60_000
const WHO = 'Ibu Melati, lansia sendiri'
let house: House
let browser: Browser
let rahma: Someone, lurah: Someone, nur: Someone, head: Someone, admin: Someone
const profiles: BrowserContext[] = []

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
  lurah = await settle(house, 'Lurah Paruga', { role: 'lurah', region: PARUGA })
  nur = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
  head = await settle(house, 'Surya Pranata', { role: 'kepala_dinas', region: '52.72' })
  admin = await settle(house, 'Ari', { role: 'admin', region: '52.72' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

describe('few taps, each text counted as one', () => {
  test('Rahma puts someone in need on record in nine taps from home, with RT and landmark (twelve would be too many)', async () => {
    const { screen, hand } = await phoneOf(rahma)
    await screen.open('/lapangan/')
    await screen.follow('home.report')
    await screen.write('intake.who', WHO)
    await screen.tick('intake.needs', 'need.lansia')
    await screen.tick('intake.needs', 'need.makan')
    await screen.write('intake.rt', '5')
    await screen.write('intake.landmark', 'Belakang terminal Dara')
    await screen.tick('intake.urgency', 'urgency.segera')
    await screen.tick('intake.seal', 'seal.tidak')
    await screen.press('intake.send')
    await screen.seesWords('intake.saved.lead')
    expect(hand.taps).toBe(9)
  }, ACT_MS)

  test('she plans a visit in four taps from home', async () => {
    const { screen, hand } = await phoneOf(rahma)
    await screen.open('/lapangan/')
    await goes(screen, 'nav.cases')
    await screen.hand.press(screen.page.getByRole('link', { name: WHO }))
    await screen.follow('trips.plan')
    await screen.press('plan.send')
    await screen.seesWords('trip.planned')
    expect(hand.taps).toBe(4)
  }, ACT_MS)

  test('the lurah answers in one tap from home', async () => {
    const { screen, hand } = await phoneOf(lurah)
    await screen.open('/lapangan/')
    await screen.press('answer.diketahui')
    await screen.seesWords('notices.waiting.none')
    expect(hand.taps).toBe(1)
  }, ACT_MS)

  test('she reports the visit with a next step of her own in six taps from home', async () => {
    const { screen, hand } = await phoneOf(rahma)
    await screen.open('/lapangan/')
    await screen.follow('trips.note')
    await screen.hand.press(screen.page.getByRole('link', { name: WHO }))
    await screen.tick('report.outcome', 'outcome.bertemu')
    await screen.write('report.findings', 'Sehat, beras cukup.')
    await screen.write('report.what', 'Antar beras')
    await screen.press('report.send')
    await screen.seesWords('visit.sent')
    expect(hand.taps).toBe(6)
  }, ACT_MS)

  test.each(['kepala dinas', 'kabid'])('the %s asks of last week who went, what was double, what is unanswered, who opened her data: three taps each', async role => {
    await lastWeek()
    await nur.get(`/api/v1/cases/${(await nur.get('/api/v1/cases?limit=1')).body.items[0].id}/file`)
    for (const [question, sees] of [['figures.ask.visits', 'Rahma'], ['figures.ask.pairs', words('figures.none')], ['figures.ask.silent', words('pillar.lurah')]] as const) {
      const { screen, hand } = await deskOf(role === 'kabid' ? nur : head)
      await screen.open('/kantor/')
      await screen.follow(question)
      await screen.choose('office.kelurahan', 'Paruga · Rasanae Barat')
      await screen.sees(sees)
      expect(hand.taps).toBe(3)
    }
    const { screen, hand } = await deskOf(role === 'kabid' ? nur : head)
    await screen.open('/kantor/')
    await screen.follow('figures.ask.opened')
    await screen.find('office.log.find', WHO)
    await screen.sees(words('office.log.opened_of', { who: WHO }))
    expect(hand.taps).toBe(3)
    // and all of it for one kelurahan on one sheet of A4
    await screen.open('/kantor/angka?periode=this_week&wilayah=' + PARUGA)
    for (const title of [words('figures.who_went', { place: 'Paruga' }), words('figures.which_double'), words('figures.which_silent'), words('figures.who_opened', { place: 'Paruga' })]) await screen.page.getByRole('heading', { name: title }).waitFor()
    await screen.settled()
    const pages = (await screen.page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)
    expect(pages).toHaveLength(1)
  }, ACT_MS)
})

describe('a form tells all its faults together, leads to each field, and keeps what was typed', () => {
  test('the intake of the field', async () => {
    const { screen } = await phoneOf(rahma)
    await screen.open('/lapangan/lapor')
    await screen.write('intake.landmark', 'Dekat pasar')
    await screen.press('intake.send')
    await tellsAll(screen, ['intake.who', 'intake.needs', 'intake.urgency', 'intake.seal'])
    expect(await screen.field('intake.landmark').inputValue()).toBe('Dekat pasar')
  }, ACT_MS)

  test('a NIK of wrong length, refused by the rule, is led to in its folded part', async () => {
    const { screen } = await phoneOf(rahma)
    await screen.open('/lapangan/lapor')
    await screen.write('intake.who', 'Pak Dul')
    await screen.tick('intake.needs', 'need.sakit')
    await screen.tick('intake.urgency', 'urgency.biasa')
    await screen.tick('intake.seal', 'seal.tidak')
    await screen.hand.press(screen.page.locator('summary', { hasText: words('intake.more') }))
    await screen.write('intake.nik', '12345')
    await screen.write('intake.bornYear', '99')
    await screen.hand.press(screen.page.locator('summary', { hasText: words('intake.more') }))
    await screen.press('intake.send')
    await tellsAll(screen, ['intake.nik', 'intake.bornYear'])
    expect(await screen.field('intake.who').first().inputValue()).toBe('Pak Dul')
    expect(await screen.field('intake.nik').inputValue()).toBe('12345')
  }, ACT_MS)

  test('the plan and the report', async () => {
    const { screen } = await phoneOf(rahma)
    await screen.open('/lapangan/rencana/baru')
    await screen.field('plan.from').fill('')
    await screen.press('plan.send')
    await tellsAll(screen, ['plan.caseIds', 'plan.from'])
    const caseId = (await rahma.get('/api/v1/cases?limit=1')).body.items[0].id
    await screen.open(`/lapangan/catat?kasus=${caseId}`)
    await screen.write('report.findings', 'Sehat')
    await screen.press('report.send')
    await tellsAll(screen, ['report.untoldReason', 'report.outcome'])
    expect(await screen.field('report.findings').inputValue()).toBe('Sehat')
  }, ACT_MS)

  test('the intake and the plan at the desk, and the password', async () => {
    const { screen } = await deskOf(nur)
    await screen.open('/kantor/kasus/baru')
    await screen.press('office.intake.check')
    await tellsAll(screen, ['field.who', 'field.needs', 'field.region', 'field.urgency', 'field.seal'])
    await screen.open('/kantor/rencana')
    await screen.press('office.plan.save')
    await tellsAll(screen, ['field.leadId', 'field.caseIds'])
    await screen.open('/kantor/saya')
    await screen.press('password.save')
    await tellsAll(screen, ['password.old', 'password.new', 'password.again'])
  }, ACT_MS)

  test('a new worker: a username the rule refuses keeps the name that was typed', async () => {
    const { screen } = await deskOf(admin)
    await screen.open('/kantor/petugas/baru')
    await screen.press('office.workers.add_go')
    await tellsAll(screen, ['field.name', 'field.username'])
    await screen.write('field.name', 'Baharuddin')
    await screen.write('field.username', 'B')
    await screen.write('field.phone', '12')
    await screen.press('office.workers.add_go')
    await tellsAll(screen, ['field.username', 'field.phone'])
    expect(await screen.field('field.name').first().inputValue()).toBe('Baharuddin')
  }, ACT_MS)
})

/** The summary has the focus, names every one of these fields, and each of its links leads to a field. */
async function tellsAll({ page }: Screen, fields: readonly string[]): Promise<void> {
  const summary = page.getByRole('alert').filter({ hasText: fields.length === 1 ? /isian/ : words('form.faults.many', { count: fields.length }) })
  await summary.waitFor()
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'alert')
  const links = summary.getByRole('link')
  const told = await links.allInnerTexts()
  for (const field of fields) expect(told.filter(text => text.startsWith(`${words(field)}:`)), `${words(field)} in ${told.join(' | ')}`).not.toEqual([])
  for (const link of await links.all()) {
    const id = (await link.getAttribute('href'))!.slice(1)
    await link.click()
    expect(await focused(page), id).toBe(id)
  }
}

function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.id)
}

async function phoneOf(someone: Someone) {
  return await sits(someone, PHONE)
}

/** On Monday of last week Rahma planned to walk through Paruga on Tuesday; the lurah has not answered yet. */
async function lastWeek(): Promise<void> {
  const { actor } = await signedBy(house.services.pool, house.services.remembered, rahma.token)
  const { from } = daysOf('last_week', dayFromToday(0))
  const now = `${from}T01:00:00.000Z`
  await dispatch(house.services, actor, { id: freshId(5272), action: 'trip.plan', at: now, input: { area: { region: PARUGA }, day: addDays(from, 1), from: '09:00', to: '10:00', purpose: 'penjangkauan', basis: 'inisiatif' } }, { now })
}

async function deskOf(someone: Someone) {
  return await sits(someone, DESKTOP)
}

async function sits(someone: Someone, size: typeof PHONE) {
  for (const profile of profiles.splice(0)) await profile.close()
  const profile = await openProfile(browser, house, size)
  profiles.push(profile)
  await carry(profile, someone)
  const hand = pointing(size === PHONE)
  return { screen: new Screen(await profile.newPage(), hand), hand }
}
