import { expect, test } from 'vitest'
import { mintId } from '#kernel/id.ts'
import { sumsOf } from '#kernel/sums.ts'
import type { Http } from './http.ts'
import { offline } from './http.ts'
import { createMemory } from './memory.ts'
import { createOutbox } from './outbox.ts'
import { keptNowhere } from './shelf.ts'
import { createSync } from './sync.ts'

type Asked = { cursor?: string; scope?: string; have?: string[]; parts?: string; load?: string }
const ids = Array.from({ length: 4 }, (_, nth) => mintId(5272, 1_800_000_000_000 + nth, count => new Uint8Array(count).fill(nth)))
const record = (nth: number, said = 'satu') => ({ kind: 'note', record: { id: ids[nth]!, region: '52.72.01.1005', said, depth: 'full' as const } })

/** A phone whose server answers pulls from a list of scripted answers. */
function phone(...answers: unknown[]) {
  const asked: Asked[] = []
  const http = { post: async (_: string, body: Asked) => { asked.push(body); const next = answers.shift(); if (next instanceof Error) throw next; return next } } as unknown as Http
  const memory = createMemory()
  const sync = createSync(() => http, memory, createOutbox(() => http, memory))
  return { asked, memory, sync }
}
const page = (cursor: string, more: boolean, put: unknown[] = [], rest: object = {}) => ({ cursor, scope: 's1', put, forget: [], more, ...rest })

test('the first load goes from place to place, keeps the cursor of its first page, then follows the news', async () => {
  const { asked, memory, sync } = phone(page('e:1:0', true, [record(0)], { load: 'p1', world: { total: 2, most: 3000, left: 1 } }), page('e:9:0', false, [record(1)], { world: { total: 0, most: 3000, left: 0 } }), page('e:2:0', false))
  await sync.now()
  expect(asked).toEqual([{ load: '' }, { cursor: 'e:1:0', scope: 's1', load: 'p1' }, { cursor: 'e:1:0', scope: 's1' }])
  expect(memory.all('note')).toHaveLength(2)
  expect(sync.get()).toMatchObject({ phase: 'idle', loaded: true, world: { total: 2, left: 0 } })
})

test('a first load that was broken off is never taken for whole, and goes on where it stood', async () => {
  const { asked, memory, sync } = phone(page('e:1:0', true, [record(0)], { load: 'p1' }), offline(), page('e:9:0', false, [record(1)]), page('e:2:0', false))
  await sync.now()
  expect(sync.get()).toMatchObject({ phase: 'offline', loaded: false })
  await sync.now()
  expect(asked.slice(2)).toEqual([{ cursor: 'e:1:0', scope: 's1', load: 'p1' }, { cursor: 'e:1:0', scope: 's1' }])
  expect([memory.all('note').length, sync.get().loaded]).toEqual([2, true])
})

test('when posts change in the middle of a first load, what came so far is compared', async () => {
  const { asked, sync } = phone(page('e:1:0', true, [record(0)], { load: 'p1' }), page('e:1:0', true, [], { scopeChanged: true, scope: 's2' }), page('e:1:0', false, [record(1)], { scope: 's2' }), page('e:2:0', false, [], { scope: 's2' }))
  await sync.now()
  expect(asked.slice(2)).toEqual([{ cursor: 'e:1:0', have: [`${ids[0]}/full`] }, { cursor: 'e:1:0', scope: 's2' }])
})

test('a changed scope brings what is new, forgets what is lost, and goes on from the old cursor', async () => {
  const { asked, memory, sync } = phone(
    page('e:1:0', false, [record(0)]), page('e:2:0', false),
    page('e:2:0', true, [], { scopeChanged: true, scope: 's2' }), page('e:2:0', false, [record(1)], { scope: 's2', forget: [{ kind: '', id: ids[0] }] }), page('e:3:0', false, [], { scope: 's2' }),
  )
  await sync.now()
  await sync.now()
  expect(asked.slice(3)).toEqual([{ cursor: 'e:2:0', have: [`${ids[0]}/full`] }, { cursor: 'e:2:0', scope: 's2' }])
  expect(memory.all('note').map(({ id }) => id)).toEqual([ids[1]])
})

test('a changed scope is compared by sums: only what differs is named, and nothing when nothing does', async () => {
  const sums = sumsOf([`${ids[0]}/full`, `${ids[1]}/full`])
  const changed = (scope: string) => page('e:2:0', true, [], { scopeChanged: true, scope, sums })
  const { asked, memory, sync } = phone(
    page('e:1:0', false, [record(0), record(2)]), page('e:2:0', false, [], { scope: 's1' }),
    changed('s2'), changed('s3'), page('e:2:0', false, [record(1)], { scope: 's3', forget: [{ kind: '', id: ids[2] }] }), page('e:3:0', false, [], { scope: 's3' }),
    { ...changed('s4'), cursor: 'e:3:0' }, page('e:4:0', false, [], { scope: 's4' }),
  )
  await sync.now()
  await sync.now()
  const named = { cursor: 'e:2:0', parts: '0102', have: [`${ids[2]}/full`] }
  expect(asked.slice(3)).toEqual([{ ...named, scope: 's2' }, { ...named, scope: 's3' }, { cursor: 'e:2:0', scope: 's3' }])
  expect(memory.all('note').map(({ id }) => id)).toEqual([ids[0], ids[1]])
  await sync.now()
  expect(asked.slice(6)).toEqual([{ cursor: 'e:3:0', scope: 's3' }, { cursor: 'e:3:0', scope: 's4' }])
})

test('a comparison that was cut begins anew with fresh sums at the next opening', async () => {
  const sums = sumsOf([`${ids[0]}/full`])
  const { asked, memory, sync } = phone(page('e:1:0', true, [], { scopeChanged: true, scope: 's2', sums }), page('e:1:0', false, [record(0)], { scope: 's2' }), page('e:2:0', false, [], { scope: 's2' }))
  sync.resume({ first: 'e:1:0', scope: 's1', loaded: true })
  await sync.now()
  expect(asked).toEqual([{ cursor: 'e:1:0' }, { cursor: 'e:1:0', scope: 's2', parts: '00', have: [] }, { cursor: 'e:1:0', scope: 's2' }])
  expect(memory.all('note')).toHaveLength(1)
})

test('what comes back with another scope is told as come back; what was here at another depth, and what a first load brings, is not', async () => {
  const back: string[] = []
  const answers: unknown[] = [page('e:1:0', false, [record(0)]), page('e:2:0', false), page('e:2:0', true, [], { scopeChanged: true, scope: 's2' }), page('e:2:0', false, [record(0), record(1)], { scope: 's2' }), page('e:3:0', false, [record(2)], { scope: 's2' })]
  const http = { post: async () => answers.shift() } as unknown as Http
  const memory = createMemory()
  const sync = createSync(() => http, memory, createOutbox(() => http, memory), undefined, { returns: records => back.push(...records.map(one => one.record.id)) })
  await sync.now()
  await sync.now()
  expect(back).toEqual([ids[1]])
})

test('a restored database, known by its epoch, makes the device start anew', async () => {
  const { memory, sync } = phone(page('e:1:0', false, [record(0, 'lebih baru')]), page('e:2:0', false), page('f:1:0', true, [], { scopeChanged: true }), page('f:1:0', false, [record(0, 'lebih lama')]), page('f:2:0', false))
  await sync.now()
  await sync.now()
  expect(memory.get('note', ids[0]!)).toMatchObject({ said: 'lebih lama' })
})

test('a lost line is told as such and the next round goes on', async () => {
  const { sync } = phone(offline(), page('e:1:0', false), page('e:2:0', false))
  await sync.now()
  expect(sync.get()).toMatchObject({ phase: 'offline', loaded: false })
  await sync.now()
  expect(sync.get()).toMatchObject({ phase: 'idle', loaded: true })
})

test('calls during a round are answered by one more round', async () => {
  const { asked, sync } = phone(page('e:1:0', false), page('e:2:0', false), page('e:3:0', false))
  await Promise.all([sync.now(), sync.now(), sync.now()])
  expect(asked).toHaveLength(3)
})

test('a first load opened again after a cut still knows how much there is', async () => {
  const marks: object[] = []
  const { memory, http, outbox } = (() => {
    const answers: unknown[] = [page('e:1:0', true, [record(0)], { load: 'p1', world: { total: 2000, most: 3000, left: 1600 } }), offline(), page('e:9:0', true, [record(1)], { load: 'p2', world: { total: 0, most: 3000, left: 1200 } }), offline()]
    const http = { post: async () => { const next = answers.shift(); if (next instanceof Error) throw next; return next } } as unknown as Http
    const memory = createMemory()
    return { memory, http, outbox: createOutbox(() => http, memory) }
  })()
  const shelf = { ...keptNowhere(), takeWord: async (_: unknown, __: unknown, mark: object) => { marks.push(mark) } }
  await createSync(() => http, memory, outbox, () => shelf).now()
  const reopened = createSync(() => http, memory, outbox, () => shelf)
  reopened.resume(marks.at(-1)!)
  expect(reopened.get()).toMatchObject({ loaded: false, world: { total: 2000, left: 1600 } })
  await reopened.now()
  expect(reopened.get()).toMatchObject({ phase: 'offline', world: { total: 2000, left: 1200 } })
})

test('a restored office is told once, before anything is loaded anew', async () => {
  const answers: unknown[] = [page('e:1:0', false, [record(0)]), page('e:2:0', false), page('f:1:0', true, [], { scopeChanged: true }), page('f:1:0', false), page('f:2:0', false)]
  const http = { post: async () => answers.shift() } as unknown as Http
  const memory = createMemory()
  const told: number[] = []
  const sync = createSync(() => http, memory, createOutbox(() => http, memory), keptNowhere, { restored: () => { told.push(memory.all('note').length) } })
  await sync.now()
  await sync.now()
  expect(told).toEqual([1])
})
