import { expect, test } from 'vitest'
import { mintId } from '#kernel/id.ts'
import type { Actor, HeldPost } from '#kernel/rights.ts'
import { Case } from '#slices/cases/kinds.ts'
import { Notice } from '#slices/notices/rules.ts'
import { Trip } from '#slices/trips/kinds.ts'
import { rights } from '#src/rights.ts'
import { createMemory, type Held } from './memory.ts'
import { whyHere } from './why.ts'

const id = (nth: number) => mintId(5272, 1_800_000_000_000 + nth, count => new Uint8Array(count).fill(nth))
const [RAHMA, BUDI, FAMILY, UNIT] = [id(1), id(2), id(3), id(4)]
const [KOLO, PARUGA] = ['52.72.01.1005', '52.72.01.1001']
const post = (role: string, region: string, rest: Partial<HeldPost> = {}): HeldPost => ({ id: id(9), role, region, line: 'area', from: '2026-01-01', ...rest })
const rahma = (...posts: HeldPost[]): Actor => ({ workerId: RAHMA, name: 'Rahma', posts, shut: [] })
const held = (rest: object): Held => ({ id: FAMILY, region: KOLO, depth: 'brief', ...rest })
const why = (kind: Parameters<typeof whyHere>[0], record: Held, actor: Actor, ...members: object[]) => {
  const memory = createMemory()
  memory.take(members.map((member, nth) => ({ kind: 'member', record: { id: id(20 + nth), region: KOLO, depth: 'full' as const, caseId: FAMILY, role: 'tim', ...member } })), [])
  return whyHere(kind, record, actor, rights, memory)
}

test('a family of Kolo lies on Rahma’s telephone because Kolo is her area; one of Paruga has no reason to', () => {
  expect(why(Case, held({}), rahma(post('psm', KOLO)))).toMatchObject({ reach: 'area', post: { role: 'psm', region: KOLO } })
  expect(why(Case, held({ region: PARUGA }), rahma(post('psm', KOLO)))).toBeUndefined()
})

test('a post of one RT gives no reason for another RT, nor does a post on the administrative line', () => {
  expect(why(Case, held({ rt: '002' }), rahma(post('psm', KOLO, { rt: '001' })))).toBeUndefined()
  expect(why(Case, held({}), rahma(post('psm', KOLO, { line: 'administrative' })))).toBeUndefined()
})

test('who is on the team is told so, also where the area would do; who has left it or is named as involved is not', () => {
  expect(why(Case, held({}), rahma(post('psm', KOLO)), { workerId: RAHMA })).toEqual({ reach: 'team' })
  expect(why(Case, held({}), rahma(post('tagana', KOLO)), { workerId: RAHMA, until: '2026-11-01' })).toBeUndefined()
  expect(why(Case, held({}), rahma(post('tagana', KOLO)), { workerId: RAHMA, role: 'terlibat' })).toBeUndefined()
  expect(why(Case, held({}), rahma(post('tagana', KOLO)), { workerId: BUDI })).toBeUndefined()
})

test('the lead of a case is told that it is hers to lead', () => {
  expect(why(Case, held({ leadId: RAHMA }), rahma(post('psm', PARUGA)), { workerId: RAHMA, role: 'lead' })).toEqual({ reach: 'lead' })
})

test('what Rahma reported or goes on is hers, wherever it lies', () => {
  expect(why(Case, held({ followerId: RAHMA, region: PARUGA }), rahma(post('psm', KOLO)))).toEqual({ reach: 'own' })
  expect(why(Trip, held({ leadId: BUDI, joinerIds: [RAHMA], region: PARUGA }), rahma(post('psm', KOLO)))).toEqual({ reach: 'own' })
})

test('a notice to the lurah is for the lurah and the kasi kesra of that place, and for nobody else', () => {
  const notice = held({ toRole: 'lurah' })
  for (const role of ['lurah', 'kasi_kesra']) expect(why(Notice, notice, rahma(post(role, KOLO)))).toEqual({ reach: 'addressed' })
  expect(why(Notice, notice, rahma(post('lurah', PARUGA)))).toBeUndefined()
  expect(why(Notice, held({ toWorker: BUDI, toRole: 'lurah' }), rahma(post('ketua_rt', KOLO)))).toBeUndefined()
})

test('a resident lies on the telephones of the staff of the unit alone', () => {
  expect(why(Case, held({ unitId: UNIT }), rahma(post('petugas_panti', '52.72', { unitId: UNIT })))).toMatchObject({ reach: 'unit', post: { unitId: UNIT } })
  expect(why(Case, held({ unitId: UNIT }), rahma(post('petugas_panti', '52.72', { unitId: id(5) })))).toBeUndefined()
})

test('a confidential case is never here for its place, only by hand', () => {
  expect(why(Case, held({ sealed: true }), rahma(post('psm', KOLO)))).toBeUndefined()
  expect(why(Case, held({ sealed: true }), rahma(post('psm', KOLO)), { workerId: RAHMA })).toEqual({ reach: 'team' })
})

test('what everybody of the office reads is here for the office', () => {
  expect(why({ name: 'unit' }, held({}), rahma(post('psm', KOLO)))).toMatchObject({ reach: 'home' })
})
