import { expect, test } from 'vitest'
import { add, type Envelope, type Receipt, set } from '#kernel/action.ts'
import { flag, text } from '#kernel/fields.ts'
import { deriveId, mintId } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import { kind } from '#kernel/record.ts'
import { messages } from './messages.ts'
import { aboutIn } from './about.ts'
import type { Http } from './http.ts'
import { offline } from './http.ts'
import { createHandIn } from './handin.ts'
import { createMemory } from './memory.ts'
import { createOutbox } from './outbox.ts'
import { isUnsent, type Pending, toCheck } from './pending.ts'
import type { DecideAgain } from './rebase.ts'
import { keptNowhere, type StoredPending } from './shelf.ts'

const Note = kind('note', { table: 'notes', fields: { said: text(100), done: flag() }, trace: [], brief: [], list: [], filters: [], order: 'said' })
const REGION = '52.72.01.1005'
let minted = 0
const newId = () => mintId(5272, 1_800_000_000_000 + minted++, count => crypto.getRandomValues(new Uint8Array(count)))
const word = (id: string, said: string) => ({ kind: 'note', record: { id, region: REGION, said, done: false, depth: 'full' as const } })
const said = (memory: ReturnType<typeof createMemory>) => memory.all('note').map(record => record.said)

/** A server of which each test says how it answers a batch. */
function house(answer: (envelopes: Envelope[]) => Receipt[], decide?: DecideAgain, now = { ms: 0 }) {
  const sent: Envelope[][] = []
  const http = { post: async (_: string, body: { envelopes: Envelope[] }) => { sent.push(body.envelopes); return { receipts: answer(body.envelopes) } } } as unknown as Http
  const memory = createMemory()
  const saved: StoredPending[] = []
  const shelf = { ...keptNowhere(), savePending: async (items: readonly StoredPending[]) => { saved.push(...items) } }
  const outbox = createOutbox(() => http, memory, () => shelf, decide, () => now.ms)
  const write = async (text: string, record = newId()) => {
    const id = newId()
    await outbox.add('note.write', { id, at: '2026-11-21T01:00:00.000Z', input: { text }, changes: [add(Note, { id: record, region: REGION, said: text, done: false })] })
    return { id, record }
  }
  return { sent, saved, memory, outbox, write, handIn: createHandIn(() => http, outbox) }
}
const taken = (envelopes: Envelope[]): Receipt[] => envelopes.map(({ id }) => ({ id, received: '2026-11-21T01:00:01.000Z', refused: null, made: [] }))
const refused = (envelopes: Envelope[]): Receipt[] => envelopes.map(({ id }) => ({ id, received: '2026-11-21T01:00:01.000Z', refused: { code: 'forbidden', status: 403, details: {} }, made: [] }))

test('what is written shows at once, before anything is sent', async () => {
  const { memory, write } = house(taken)
  await write('atap bocor')
  expect(said(memory)).toEqual(['atap bocor'])
})

test('after a lost line the same envelope goes again under the same id', async () => {
  let down = true
  const { outbox, sent, write } = house(envelopes => { if (down) throw offline(); return taken(envelopes) })
  const { id } = await write('atap bocor')
  let told = 0
  outbox.subscribe(() => { told += 1 })
  await expect(outbox.send()).rejects.toThrow('offline')
  expect(outbox.get()[0]).toMatchObject({ state: 'waiting', envelope: { id } })
  // nothing has changed, so nobody is told who would wake the page to ask again
  expect(told).toBe(0)
  down = false
  await outbox.send()
  expect(sent.flat().map(envelope => envelope.id)).toEqual([id, id])
  expect(outbox.get()[0]).toMatchObject({ state: 'answered' })
})

test('a refused act goes to the tray with its reason, its guess disappears, and only a person drops it', async () => {
  const { memory, outbox, write } = house(refused)
  const { id } = await write('atap bocor')
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

test('an act that waits cannot be dropped', async () => {
  const { outbox, write } = house(taken)
  const { id } = await write('atap bocor')
  outbox.drop(id)
  expect(outbox.get()).toHaveLength(1)
})

test('the guess stays until the server speaks of its record, then the server is right', async () => {
  const { memory, outbox, write } = house(taken)
  const { record } = await write('atap bocor')
  await outbox.send()
  expect(said(memory)).toEqual(['atap bocor'])
  memory.take([word(record, 'Atap bocor.')], [])
  outbox.pulled([word(record, 'Atap bocor.')], true)
  expect(said(memory)).toEqual(['Atap bocor.'])
  expect(outbox.get()).toHaveLength(0)
})

test('a guess about a record that never comes back ends after some pulls', async () => {
  const { memory, outbox, write } = house(taken)
  await write('untuk orang lain')
  await outbox.send()
  for (const _ of [1, 2, 3]) outbox.pulled([], true)
  expect(said(memory)).toEqual([])
})

test('a changed field is replayed over newer words of the server', async () => {
  const { memory, outbox } = house(taken)
  const id = newId()
  memory.take([word(id, 'satu')], [])
  await outbox.add('note.finish', { id: newId(), at: '2026-11-21T01:00:00.000Z', input: {}, changes: [set(Note, { id, region: REGION, said: 'satu', done: false }, { done: true })] })
  memory.take([word(id, 'dua')], [])
  expect(memory.get('note', id)).toMatchObject({ said: 'dua', done: true })
})

test('an envelope the server cannot read is refused alone; its neighbours arrive', async () => {
  const { outbox, write } = house(envelopes => {
    if (envelopes.some(({ input }) => (input as { text: string }).text === 'rusak')) throw new Problem('invalid', 422, { faults: [] })
    return taken(envelopes)
  })
  await write('baik')
  await write('rusak')
  await outbox.send()
  expect(outbox.get().map(({ state }) => state)).toEqual(['answered', 'refused'])
})

test('an ended session leaves everything waiting', async () => {
  const { outbox, write } = house(() => { throw new Problem('unknown', 401) })
  await write('atap bocor')
  await expect(outbox.send()).rejects.toThrow('unknown')
  expect(outbox.get()).toMatchObject([{ state: 'waiting' }])
})


/** A phone that decides again: a note may be written while nobody else wrote the same. */
const unique: DecideAgain = async ({ id, input }, over) => {
  const { text, record } = input as { text: string; record?: string }
  if (over.all('note').some(one => one.said === text)) throw new Problem('note.twice', 409)
  return [add(Note, { id: record ?? deriveId(id, 0), region: REGION, said: text, done: false })]
}

test('a guess that the newest word makes impossible disappears before the server says so, and returns when it can be again', async () => {
  const { memory, outbox, write } = house(taken, unique)
  await write('atap bocor')
  const other = word(newId(), 'atap bocor')
  memory.take([other], [])
  outbox.pulled([other], true)
  await outbox.rebased()
  expect(outbox.get()).toMatchObject([{ state: 'waiting', doubt: { code: 'note.twice' } }])
  expect(memory.all('note')).toHaveLength(1)
  memory.take([{ ...other, record: { ...other.record, said: 'lain' } }], [])
  outbox.pulled([other], true)
  await outbox.rebased()
  expect(outbox.get()[0]!.doubt).toBeUndefined()
  expect(said(memory).toSorted()).toEqual(['atap bocor', 'lain'])
})

test('decided again, an act makes the same records under the same ids', async () => {
  const { memory, outbox, write } = house(taken, unique)
  const { id } = await write('atap bocor', undefined)
  outbox.pulled([word(newId(), 'lain')], true)
  await outbox.rebased()
  const first = memory.all('note').map(note => note.id)
  outbox.pulled([], true)
  await outbox.rebased()
  expect(memory.all('note').map(note => note.id)).toEqual(first)
  expect(first).toEqual([deriveId(id, 0)])
})

test('an act on which the server fails harms no other, is tried ever more rarely, and is set aside with its reason', async () => {
  const clock = { ms: 0 }
  const ill = new Problem('server_error', 500)
  const { outbox, sent, write } = house(envelopes => {
    if (envelopes.some(({ input }) => (input as { text: string }).text === 'racun')) throw ill
    return taken(envelopes)
  }, undefined, clock)
  await write('racun')
  await write('baik')
  await outbox.send()
  expect(outbox.get().map(({ state }) => state)).toEqual(['waiting', 'answered'])
  const before = sent.length
  await outbox.send()
  expect(sent).toHaveLength(before)
  for (let round = 0; round < 5; round += 1) {
    clock.ms += 600_000
    await outbox.send()
    outbox.pulled([], true)
    await new Promise(done => { setTimeout(done) })
  }
  expect(outbox.get()).toMatchObject([{ state: 'refused', refused: { code: 'set_aside' } }])
})

test('a server that is ill altogether is not blamed on any act, and is left in peace for as long as it asks', async () => {
  const clock = { ms: 0 }
  const { outbox, sent, write } = house(() => { throw new Problem('overloaded', 503, { seconds: 30 }) }, undefined, clock)
  await write('atap bocor')
  await expect(outbox.send()).rejects.toMatchObject({ code: 'overloaded' })
  clock.ms += 29_000
  await expect(outbox.send()).rejects.toMatchObject({ code: 'overloaded' })
  expect(sent).toHaveLength(1)
  clock.ms += 30_000
  await expect(outbox.send()).rejects.toMatchObject({ code: 'overloaded' })
  expect(sent).toHaveLength(2)
  expect(outbox.get()).toMatchObject([{ state: 'waiting' }])
})

test('what is built on a refused act waits for it, and follows it under its new name', async () => {
  let mayWrite = false
  const { outbox, sent, write } = house(envelopes => (mayWrite ? taken(envelopes) : refused(envelopes)), unique)
  const { id } = await write('ibu baru')
  await outbox.send()
  await outbox.add('note.more', { id: newId(), at: '2026-11-21T02:00:00.000Z', input: { text: 'catatan', about: deriveId(id, 0) }, changes: [] })
  mayWrite = true
  await outbox.send()
  expect(sent).toHaveLength(1)
  expect(outbox.get().map(({ state }) => state)).toEqual(['refused', 'waiting'])
  await outbox.again(id)
  await outbox.send()
  const [first, second] = sent.at(-1)!
  expect(first!.id).not.toBe(id)
  expect(second!.input).toEqual({ text: 'catatan', about: deriveId(first!.id, 0) })
})

test('when the right has ended, what lies refused is handed to the office once, under a number that is always the same, and what was built on it follows', async () => {
  const quarantined = { code: 'quarantined', status: 409, details: { why: 'post_ended' } }
  let ended = false
  const { outbox, sent, write, handIn } = house(envelopes => (!ended ? refused(envelopes) : envelopes.map(({ id }) => ({ id, received: '2026-11-21T03:00:00.000Z', refused: quarantined, made: [] }))))
  const { id } = await write('atap bocor')
  await outbox.send()
  await outbox.add('note.more', { id: newId(), at: '2026-11-21T02:00:00.000Z', input: { text: 'catatan', about: deriveId(id, 0) }, changes: [] })
  expect(await handIn('psm')).toBe(false)
  expect(outbox.get().map(isUnsent)).toEqual([true, true])
  await handIn('psm')
  expect(sent, 'offered once under each scope').toHaveLength(2)
  ended = true
  expect(await handIn('nothing')).toBe(true)
  await outbox.send()
  const [offered, again, follower] = sent.slice(1).map(([envelope]) => envelope!)
  expect([again!.id, follower!.input]).toEqual([offered!.id, { text: 'catatan', about: deriveId(again!.id, 0) }])
  expect(outbox.get().map(({ state, refused }) => [state, refused?.code])).toEqual([['refused', 'quarantined'], ['refused', 'quarantined']])
  expect([outbox.get().filter(isUnsent), await handIn('later')]).toEqual([[], false])
})

test('what was answered is kept for a month and goes again to a restored server, which knows what it has not lost', async () => {
  const { memory, outbox, sent, write } = house(taken)
  const { record } = await write('atap bocor')
  await outbox.send()
  outbox.pulled([word(record, 'atap bocor')], true)
  expect(outbox.get()).toEqual([])
  outbox.replay()
  await outbox.send()
  expect(sent.map(batch => batch[0]!.id)).toEqual([sent[0]![0]!.id, sent[0]![0]!.id])
  expect(memory.all('note')).toEqual([])
})

test.each([
  ['a device without room says so', 'QuotaExceededError', 'not_kept', /penuh/],
  ['a device whose storage was deleted meanwhile says so, and not that it is full', 'InvalidStateError', 'shelf_gone', /terhapus/],
] as const)('%s, and shows nothing that it could not keep', async (_, thrown, code, said) => {
  const memory = createMemory()
  const outbox = createOutbox(() => ({}) as Http, memory, () => ({ ...keptNowhere(), savePending: async () => { throw new DOMException('x', thrown) } }))
  await expect(outbox.add('note.write', { id: newId(), at: '2026-11-21T01:00:00.000Z', input: {}, changes: [add(Note, { id: newId(), region: REGION, said: 'x', done: false })] })).rejects.toMatchObject({ code })
  expect(messages.id[`problem.${code}`]).toMatch(said)
  expect(outbox.get()).toEqual([])
  expect(memory.all('note')).toEqual([])
})

test('the header counts what Perlu diperiksa lists, one by one: what was refused, may be, builds on it, or lies at the office unread; differences; own pairs where they can be settled', () => {
  const [id, rahma, budi] = [newId(), newId(), newId()]
  const item = (state: Pending['state'], more: object = {}) => ({ envelope: { id: newId(), action: 'note.write', at: '2026-11-21T01:00:00.000Z', input: {} }, changes: [], pulls: 0, state, ...more }) as Pending
  const ground = item('refused', { envelope: { id, action: 'note.write', at: '', input: {} }, refused: { code: 'forbidden', status: 403, details: {} } })
  const built = item('waiting', { envelope: { id: newId(), action: 'note.write', at: '', input: { noteId: deriveId(id, 0) } } })
  const atOffice = item('refused', { refused: { code: 'quarantined', status: 409, details: {} } })
  const doubtful = item('waiting', { doubt: { code: 'not_found', status: 404, details: {} } })
  const memory = createMemory()
  const hold = (kind: string, more: object) => memory.take([{ kind, record: { id: newId(), region: REGION, depth: 'full', ...more } }], [])
  const lists = (...items: Pending[]) => { const { acts, count } = toCheck(items, memory, rahma, true); return [acts, count] }

  expect(lists(item('waiting'), item('answered'))).toEqual([[], 0])
  expect(lists(item('waiting'), atOffice)).toEqual([[atOffice], 1])
  expect(lists(ground, built, item('answered'), doubtful, atOffice)).toEqual([[ground, built, doubtful, atOffice], 4])
  hold('case', { clashes: [{ field: 'who' }, { field: 'landmark' }] })
  hold('case', { clashes: [] })
  hold('case', {})
  for (const [leadId, otherLeadId, choice] of [[rahma, budi, 'belum'], [budi, rahma, 'belum'], [rahma, budi, 'tetap'], [budi, budi, 'belum']]) hold('overlap', { leadId, otherLeadId, choice })
  const { clashing, pairs, count } = toCheck([atOffice], memory, rahma, true)
  expect([clashing.length, pairs.length, count]).toEqual([1, 2, 5])
  // the houses' app settles no pairs, lists none, and counts none
  expect(toCheck([atOffice], memory, rahma, false)).toMatchObject({ pairs: [], count: 3 })
})

test('where an act belongs and how many pictures it bears stay with it: on the shelf, when it goes again under another number, and when the office has it', async () => {
  const { outbox, saved } = house(refused)
  const id = newId()
  const about = { region: REGION, rt: '005', day: '2026-11-22' }
  await outbox.add('note.write', { id, at: '2026-11-21T01:00:00.000Z', input: {}, changes: [] }, about)
  outbox.bears(id, 2)
  await expect.poll(() => saved.at(-1)).toMatchObject({ state: 'waiting', about, pictures: 2 })
  await outbox.send()
  await outbox.again(id)
  expect(outbox.get()).toMatchObject([{ state: 'waiting', about, pictures: 2 }])
  expect(outbox.get()[0]!.refused).toBeUndefined()
  await outbox.send()
  const atOffice = house(envelopes => envelopes.map(({ id }) => ({ id, received: '', refused: { code: 'quarantined', status: 409, details: {} }, made: [] })))
  atOffice.outbox.restore(saved.slice(-1))
  await atOffice.handIn()
  expect(atOffice.outbox.get()).toMatchObject([{ state: 'refused', refused: { code: 'quarantined' }, about, pictures: 2 }])
  // nothing of it travels: the envelope alone is sent
  expect(JSON.stringify(atOffice.sent)).not.toContain('005')
})

test('an act is told with family, place and day as long as its records are here; what is kept beside it names nobody', () => {
  const memory = createMemory()
  const [caseId, otherId, visitId] = [newId(), newId(), newId()]
  const put = (kind: string, id: string, more: object) => memory.take([{ kind, record: { id, region: REGION, depth: 'full', ...more } }], [])
  put('case', caseId, { who: 'Ibu Saodah', rt: '005', rw: '002' })
  put('case', otherId, { who: 'Bapak Umar' })
  put('visit', visitId, { caseId, rt: '005', rw: '002', day: '2026-11-22' })
  expect(aboutIn(memory, { visitId, outcome: 'bertemu', met: 'Ibu dan anak' })).toEqual({ who: 'Ibu Saodah', region: REGION, rt: '005', rw: '002', day: '2026-11-22' })
  expect(aboutIn(memory, { caseIds: [caseId, otherId], day: '2026-11-23' })).toMatchObject({ who: 'Ibu Saodah, Bapak Umar', region: REGION, day: '2026-11-23' })
  expect(aboutIn(memory, { who: 'Ibu Baru', region: REGION, rt: '001' })).toMatchObject({ who: 'Ibu Baru', region: REGION, rt: '001' })
  expect(aboutIn(memory, { area: { region: REGION, rt: '003' }, day: '2026-11-24' })).toMatchObject({ region: REGION, rt: '003', day: '2026-11-24' })
  memory.clear()
  // her own words are hers; whose they were, the record said
  expect(aboutIn(memory, { visitId, outcome: 'bertemu', met: 'Ibu dan anak' })).toEqual({ who: 'Ibu dan anak', region: undefined, rt: undefined, rw: undefined, day: undefined })
})
