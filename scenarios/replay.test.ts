import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Envelope, Receipt } from '#kernel/action.ts'
import { monthsOf } from '../bench/phones.ts'
import { intake, push, settleMany } from './crowd.ts'
import { dayFromToday, freshId, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

const PARUGA = '52.72.01.1001'
const HOME = 5272
const PHONES = ['Rahma', 'Budi', 'Sari', 'Umi'] as const
const EACH = 500
const BATCH = 50
let house: House
let phones: Someone[]
let months: Envelope[][]

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  const nur = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
  phones = await settleMany(house, PHONES.length, nth => PHONES[nth]!, () => ({ role: 'psm', region: PARUGA, pillar: 'psm' }))
  months = await Promise.all(phones.map(async ({ id: workerId }) => {
    const cases = Array.from({ length: 5 }, () => freshId(HOME))
    for (const id of cases) {
      await nur.does('case.open', intake({ id, who: 'Ibu Contoh' }))
      await nur.does('case.assign', { caseId: id, leadId: workerId })
    }
    return monthsOf({ home: HOME, region: PARUGA, workerId, cases }, EACH, dayFromToday(3))
  }))
}, 60_000)
afterAll(() => house?.close())

const sendAll = () => Promise.all(phones.map(async (phone, nth) => {
  const receipts: Receipt[] = []
  for (let from = 0; from < EACH; from += BATCH) receipts.push(...await push(phone, ...months[nth]!.slice(from, from + BATCH)))
  return receipts
}))

/** A print of everything that acts change. */
async function print(): Promise<unknown> {
  const client = await house.services.pool.connect()
  try {
    await client.query(`begin read only; set local app.kab = '{52.72}'; set local app.home = '{${HOME}}'; set local app.eyes = 'house'`)
    const { rows } = await client.query(['history', 'trail', 'cases', 'remarks', 'next_steps', 'notices', 'members'].map(table => `select '${table}' as name, count(*)::int as count, md5(string_agg(t::text, '' order by t::text)) as print from ${table} t`).join(' union all '))
    return rows
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('four phones send their months of work again after a restore: every receipt is the same, nothing is done twice', async () => {
  const first = await sendAll()
  expect(first.flat().filter(receipt => receipt.refused)).toEqual([])
  expect(first.map(receipts => receipts.map(({ id }) => id))).toEqual(months.map(month => month.map(({ id }) => id)))
  const before = await print()
  expect(await sendAll()).toEqual(first)
  expect(await print()).toEqual(before)
})

test('a batch of known and new acts is answered in its order; a changed body among them is still refused', async () => {
  const [rahma] = phones as [Someone]
  const [one, two, three] = months[0]! as [Envelope, Envelope, Envelope]
  const fresh = { ...one, id: freshId(HOME) }
  const answers = await push(rahma, two, fresh, { ...one, input: { lain: true } }, three)
  expect(answers.map(({ id }) => id)).toEqual([two.id, fresh.id, one.id, three.id])
  expect(answers.map(({ refused }) => refused?.code)).toEqual([undefined, undefined, 'envelope_differs', undefined])
})
