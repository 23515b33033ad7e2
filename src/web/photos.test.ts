import { expect, test, vi } from 'vitest'
import type { Envelope } from '#kernel/action.ts'
import { deriveId, mintId, type Id } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import type { Http } from './http.ts'
import type { Outbox } from './outbox.ts'
import type { Pending } from './pending.ts'
import { createPhotos, type Photo } from './photos.ts'
import { keptNowhere, type Shelf } from './shelf.ts'
import { createSignal } from './signal.ts'

const RAHMA = 'rahma', VISIT = 'kunjungan', PART = 65_536
const report = (state: Pending['state'], id: Id = 'laporan') => ({ envelope: { id, action: 'visit.report', at: '', input: { visitId: VISIT } }, state, pulls: 0 }) as unknown as Pending

/** A phone with one picture on its shelf, and a server that takes parts until it is told otherwise. */
async function phone({ held = {}, acts = [], nowhere = false, locked = false }: { held?: Partial<Photo>; acts?: Pending[]; nowhere?: boolean; locked?: boolean }) {
  const opened = Promise.withResolvers<void>()
  const borne: [Id, number][] = []
  let told = async (_old: Envelope, _better: Envelope): Promise<void> => undefined
  if (!locked) opened.resolve()
  const files = keptNowhere()
  const disk: Shelf = { ...files, nowhere: undefined } as unknown as Shelf
  const photo = { key: 'a', owner: RAHMA, at: '2026-01-01', type: 'image/webp', size: PART + 5, sha256: 'a'.repeat(64), visitId: VISIT, after: 'laporan', offset: 0, state: 'waiting', ...held }
  await files.files.put('a', photo, new Blob([new Uint8Array(PART + 5)]))
  const list = createSignal<readonly Pending[]>(acts)
  const outbox = Object.assign(list, { owner: createSignal<Id | undefined>(RAHMA), opened: () => opened.promise, follow: (follower: typeof told) => { told = follower }, bears: (id: Id, pictures: number) => { borne.push([id, pictures]) } }) as unknown as Outbox
  const server = { at: 0, asked: 0, trouble: undefined as Problem | undefined }
  const progress = () => ({ offset: server.at, done: server.at === PART + 5, partBytes: PART })
  const http = {
    post: async () => { server.asked += 1; if (server.trouble) throw server.trouble; return progress() },
    part: async (_: string, bytes: Blob) => { if (server.trouble) throw server.trouble; server.at += bytes.size; return progress() },
  } as unknown as Http
  const shelf = createSignal<Shelf>(nowhere ? files : keptNowhere())
  const photos = createPhotos(() => http, outbox, shelf, async () => {})
  if (!nowhere) shelf.set(disk)
  await vi.waitFor(() => expect(photos.get().length + Number(nowhere)).toBe(1))
  const settled = async (done: () => void) => { await photos.send(); await vi.waitFor(done) }
  return { photos, borne, shelf, files, server, settled, acts: list, opened, replaced: (old: Pending, better: Pending) => told(old.envelope, better.envelope), first: () => photos.get()[0] }
}

test('a picture waits for its report, and goes when the report was answered, even when its word has come already', async () => {
  const { photos, server, settled, acts, first } = await phone({ acts: [report('waiting')] })
  await photos.send()
  expect([photos.heldBy(first()!), server.asked]).toEqual(['report', 0])
  acts.set([report('answered')])
  acts.set([])
  await settled(() => expect([server.at, first()]).toEqual([PART + 5, undefined]))
})

test('the picture of a refused report waits with it; sent again as another act, the report takes it along', async () => {
  const { photos, server, settled, acts, first } = await phone({ acts: [report('refused')] })
  await photos.send()
  expect([photos.heldBy(first()!), server.asked]).toEqual(['refused', 0])
  acts.set([report('waiting', 'laporan-baru')])
  expect(photos.heldBy(first()!)).toBe('report')
  acts.set([report('answered', 'laporan-baru')])
  await settled(() => expect(first()).toBeUndefined())
  expect(server.at).toBe(PART + 5)
})

test('a picture whose report was discarded is neither sent nor lost until somebody says which', async () => {
  const { photos, server, settled, acts, first } = await phone({ acts: [report('refused')] })
  acts.set([])
  await photos.send()
  expect([photos.heldBy(first()!), server.asked]).toEqual(['lost', 0])
  photos.again('a')
  await settled(() => expect(first()).toBeUndefined())
})

test('a broken line and a busy server leave it waiting where it was; a refusal is kept with its picture for a person', async () => {
  const { photos, files, server, settled, first } = await phone({ held: { ready: true, state: 'failed' } })
  photos.again('a')
  await settled(() => expect(first()).toBeUndefined())
  for (const [problem, state] of [[new Problem('offline', 0), 'waiting'], [new Problem('storage_away', 503), 'waiting'], [new Problem('unknown', 401), 'waiting'], [new Problem('not_found', 404), 'failed'], [new Problem('photo.too_many', 409, { most: 20 }), 'failed']] as const) {
    const other = await phone({ held: { ready: true, state: 'failed' } })
    other.server.trouble = problem
    other.photos.again('a')
    await other.settled(() => expect([other.first()?.state, other.server.asked]).toEqual([state, 1]))
    expect(await other.files.files.bytes('a')).toBeDefined()
    expect((await other.files.files.facts())[0]!.facts).toMatchObject({ state })
  }
  expect([server.at, await files.files.bytes('a'), photos.get()]).toEqual([PART + 5, undefined, []])
})

test('a server that does not get on is not asked for ever', async () => {
  const { server, settled, first, photos } = await phone({ held: { ready: true, state: 'failed' } })
  Object.defineProperty(server, 'at', { get: () => 0, set: () => {} })
  photos.again('a')
  await settled(() => expect(first()).toMatchObject({ state: 'waiting', problem: { code: 'server_error' } }))
  expect(server.asked).toBe(1)
})

test('what Rahma took before her shelf was opened moves onto it; what lies there of somebody else does not', async () => {
  for (const [owner, moved] of [[RAHMA, 1], ['orang-lain', 0]] as const) {
    const { photos, shelf, files } = await phone({ held: { owner, draft: 'report-1' }, nowhere: true })
    const disk = { ...keptNowhere(), nowhere: undefined } as unknown as Shelf
    shelf.set(disk)
    await vi.waitFor(async () => expect(await files.files.facts()).toEqual([]))
    await vi.waitFor(async () => expect((await disk.files.facts()).length).toBe(moved))
    await vi.waitFor(() => expect(photos.get().length).toBe(moved))
  }
})

test('a picture never goes before its report: not while the shelf is being opened, and not when the report goes anew under another number', async () => {
  const early = await phone({ held: { ready: true }, locked: true })
  void early.photos.send()
  await new Promise(resolve => { setTimeout(resolve, 20) })
  early.acts.set([report('waiting')])
  early.opened.resolve()
  await early.photos.send()
  expect([early.photos.heldBy(early.first()!), early.server.asked]).toEqual(['report', 0])

  const [old, better] = [1, 2].map(nth => mintId(5272, nth, count => new Uint8Array(count).fill(nth))) as [Id, Id]
  const free = (id: Id, state: Pending['state']) => ({ envelope: { id, action: 'visit.report_unannounced', at: '', input: { caseId: 'kasus' } }, state, pulls: 0 }) as unknown as Pending
  // a person pressed to send it although the report lay in the tray; the visit has its number from the report
  const { photos, server, settled, acts, replaced, first } = await phone({ held: { visitId: deriveId(old, 1), after: old, ready: true, state: 'failed' }, acts: [free(old, 'refused')] })
  await replaced(free(old, 'refused'), free(better, 'waiting'))
  acts.set([free(better, 'waiting')])
  await photos.send()
  expect([photos.heldBy(first()!), server.asked, first()]).toMatchObject(['report', 0, { visitId: deriveId(better, 1), after: better, state: 'waiting' }])
  acts.set([free(better, 'answered')])
  await settled(() => expect(first()).toBeUndefined())
})

test('an act is told how many pictures it bears, once they are its own: recordings are none', async () => {
  const { photos, borne } = await phone({ held: { draft: 'report-a', visitId: undefined, after: undefined }, locked: true })
  await photos.follow('report-a', VISIT, 'laporan')
  await photos.move('laporan', VISIT, 'laporan-baru')
  expect(borne).toEqual([['laporan', 1], ['laporan-baru', 1]])
  const voice = await phone({ held: { draft: 'restate-a', type: 'audio/webm' }, locked: true })
  await voice.photos.follow('restate-a', VISIT, 'ucapan', 'hearings')
  expect(voice.borne).toEqual([['ucapan', 0]])
})
