import { expect, test } from 'vitest'
import { add, type Envelope, type Receipt, set } from '#kernel/action.ts'
import { flag, text } from '#kernel/fields.ts'
import { mintId } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import { kind } from '#kernel/record.ts'
import type { Http } from './http.ts'
import { offline } from './http.ts'
import { createMemory } from './memory.ts'
import { createOutbox } from './outbox.ts'

const Note = kind('note', { table: 'notes', fields: { said: text(100), done: flag() }, trace: [], brief: [], list: [], filters: [], order: 'said' })
const REGION = '52.72.01.1005'
let minted = 0
const newId = () => mintId(5272, 1_800_000_000_000 + minted++, count => crypto.getRandomValues(new Uint8Array(count)))
const word = (id: string, said: string) => ({ kind: 'note', record: { id, region: REGION, said, done: false, depth: 'full' as const } })
const said = (memory: ReturnType<typeof createMemory>) => memory.all('note').map(record => record.said)

/** A server of which each test says how it answers a batch. */
function house(answer: (envelopes: Envelope[]) => Receipt[]) {
  const sent: Envelope[][] = []
  const http = { post: async (_: string, body: { envelopes: Envelope[] }) => { sent.push(body.envelopes); return { receipts: answer(body.envelopes) } } } as unknown as Http
  const memory = createMemory()
  const outbox = createOutbox(() => http, memory)
  const write = (text: string, record = newId()) => {
    const id = newId()
    outbox.add('note.write', { id, at: '2026-11-21T01:00:00.000Z', input: { text }, changes: [add(Note, { id: record, region: REGION, said: text, done: false })] })
    return { id, record }
  }
  return { sent, memory, outbox, write }
}
const taken = (envelopes: Envelope[]): Receipt[] => envelopes.map(({ id }) => ({ id, received: '2026-11-21T01:00:01.000Z', refused: null, made: [] }))
const refused = (envelopes: Envelope[]): Receipt[] => envelopes.map(({ id }) => ({ id, received: '2026-11-21T01:00:01.000Z', refused: { code: 'forbidden', status: 403, details: {} }, made: [] }))

test('what is written shows at once, before anything is sent', () => {
  const { memory, write } = house(taken)
  write('atap bocor')
  expect(said(memory)).toEqual(['atap bocor'])
})

test('after a lost line the same envelope goes again under the same id', async () => {
  let down = true
  const { outbox, sent, write } = house(envelopes => { if (down) throw offline(); return taken(envelopes) })
  const { id } = write('atap bocor')
  await expect(outbox.send()).rejects.toThrow('offline')
  expect(outbox.get()[0]).toMatchObject({ state: 'waiting', envelope: { id } })
  down = false
  await outbox.send()
  expect(sent.flat().map(envelope => envelope.id)).toEqual([id, id])
  expect(outbox.get()[0]).toMatchObject({ state: 'answered' })
})

test('a refused act goes to the tray with its reason, its guess disappears, and only a person drops it', async () => {
  const { memory, outbox, write } = house(refused)
  const { id } = write('atap bocor')
  await outbox.send()
  expect(said(memory)).toEqual([])
  expect(outbox.get()).toMatchObject([{ state: 'refused', refused: { code: 'forbidden' } }])
  outbox.pulled([], true)
  outbox.pulled([], true)
  outbox.pulled([], true)
  outbox.pulled([], true)
  expect(outbox.get()).toHaveLength(1)
  outbox.drop(id)
  expect(outbox.get()).toHaveLength(0)
})

test('an act that waits cannot be dropped', () => {
  const { outbox, write } = house(taken)
  const { id } = write('atap bocor')
  outbox.drop(id)
  expect(outbox.get()).toHaveLength(1)
})

test('the guess stays until the server speaks of its record, then the server is right', async () => {
  const { memory, outbox, write } = house(taken)
  const { record } = write('atap bocor')
  await outbox.send()
  expect(said(memory)).toEqual(['atap bocor'])
  memory.take([word(record, 'Atap bocor.')], [])
  outbox.pulled([word(record, 'Atap bocor.')], true)
  expect(said(memory)).toEqual(['Atap bocor.'])
  expect(outbox.get()).toHaveLength(0)
})

test('a guess about a record that never comes back ends after some pulls', async () => {
  const { memory, outbox, write } = house(taken)
  write('untuk orang lain')
  await outbox.send()
  for (const _ of [1, 2, 3]) outbox.pulled([], true)
  expect(said(memory)).toEqual([])
})

test('a changed field is replayed over newer words of the server', () => {
  const { memory, outbox } = house(taken)
  const id = newId()
  memory.take([word(id, 'satu')], [])
  outbox.add('note.finish', { id: newId(), at: '2026-11-21T01:00:00.000Z', input: {}, changes: [set(Note, { id, region: REGION, said: 'satu', done: false }, { done: true })] })
  memory.take([word(id, 'dua')], [])
  expect(memory.get('note', id)).toMatchObject({ said: 'dua', done: true })
})

test('an envelope the server cannot read is refused alone; its neighbours arrive', async () => {
  const { outbox, write } = house(envelopes => {
    if (envelopes.some(({ input }) => (input as { text: string }).text === 'rusak')) throw new Problem('invalid', 422, { faults: [] })
    return taken(envelopes)
  })
  write('baik')
  write('rusak')
  await outbox.send()
  expect(outbox.get().map(({ state }) => state)).toEqual(['answered', 'refused'])
})

test('an ended session leaves everything waiting', async () => {
  const { outbox, write } = house(() => { throw new Problem('unknown', 401) })
  write('atap bocor')
  await expect(outbox.send()).rejects.toThrow('unknown')
  expect(outbox.get()).toMatchObject([{ state: 'waiting' }])
})

