import { expect, test } from 'vitest'
import { createCarried, ownKelurahan } from './carried.ts'
import { keptNowhere } from './shelf.ts'
import { createSignal } from './signal.ts'

const [KOLO, PARUGA] = ['52.72.01.1005', '52.72.01.1001']
const record = (kind: string, nth: number, region: string) => ({ kind, record: { id: `id-${nth}`, region, depth: 'brief' as const, who: 'Keluarga Contoh' } })

test('what leaves is told by place and reason, counted, and names nobody', async () => {
  const shelf = createSignal(keptNowhere())
  const carried = createCarried(shelf)
  await carried.leaves([record('case', 1, KOLO), record('case', 2, KOLO), record('case', 3, PARUGA), record('person', 4, KOLO)], [PARUGA])
  expect(carried.get().left).toMatchObject([{ kind: 'case', region: KOLO, why: 'post', count: 2 }, { kind: 'case', region: PARUGA, why: 'other', count: 1 }])
  expect(JSON.stringify(await shelf.get().drafts.get('ponsel'))).not.toMatch(/Contoh|id-\d/)
})

test('what was here by hand did not go with a post; a plan that is over or off is no plan that left', async () => {
  const carried = createCarried(createSignal(keptNowhere()))
  const trip = (nth: number, state: string) => { const one = record('trip', nth, KOLO); return { ...one, record: { ...one.record, state } } }
  const whole = record('case', 1, KOLO)
  await carried.leaves([{ ...whole, record: { ...whole.record, depth: 'full' as const } }, trip(2, 'rencana'), trip(3, 'selesai'), trip(4, 'batal')], [PARUGA])
  expect(carried.get().left).toMatchObject([{ kind: 'case', why: 'other', count: 1 }, { kind: 'trip', why: 'post', count: 1 }])
})

test('what is here again after a change of role has not left; what left at the same contact is told', async () => {
  const carried = createCarried(createSignal(keptNowhere()))
  await carried.leaves([record('case', 1, KOLO), record('case', 2, KOLO), record('case', 3, PARUGA)], [])
  await Promise.all([carried.returns([record('case', 1, KOLO), record('case', 3, PARUGA)]), carried.leaves([record('case', 5, PARUGA)], [KOLO])])
  expect(carried.get().left.map(({ region, count, why }) => [region, count, why])).toEqual([[PARUGA, 1, 'post'], [KOLO, 1, 'post']])
})

test('an RW that was not chosen is told as not chosen; a record without one is not', async () => {
  const carried = createCarried(createSignal(keptNowhere()))
  await carried.change({ rws: ['001'] })
  const at = (nth: number, rw?: string) => { const one = record('case', nth, PARUGA); return { ...one, record: { ...one.record, ...(rw ? { rw } : {}) } } }
  await carried.leaves([at(1, '002'), at(2)], [PARUGA])
  expect(carried.get().left.map(({ why }) => why).toSorted()).toEqual(['chosen', 'other'])
})

test('a place that was not chosen is told as not chosen', async () => {
  const carried = createCarried(createSignal(keptNowhere()))
  await carried.change({ areas: [PARUGA] })
  await carried.leaves([record('case', 1, KOLO)], ['52.72.01'])
  expect(carried.get().left).toMatchObject([{ region: KOLO, why: 'chosen' }])
})

test('another worker’s shelf has another choice; the first one’s comes back with it', async () => {
  const [rahma, budi] = [keptNowhere(), keptNowhere()]
  const shelf = createSignal(rahma)
  const carried = createCarried(shelf)
  await carried.change({ areas: [KOLO] })
  shelf.set(budi)
  expect((await carried.ready()).areas).toEqual([])
  shelf.set(rahma)
  expect((await carried.ready()).areas).toEqual([KOLO])
})

test('only kelurahan of one’s own posts on the area line may be chosen', () => {
  const places = { '52.72.01': 'Rasanae Barat', [KOLO]: 'Kolo', [PARUGA]: 'Paruga', '52.72.02.1001': 'Lain' }
  expect(ownKelurahan([{ line: 'area', region: '52.72.01' }, { line: 'administrative', region: '52.72.02' }], places)).toEqual([KOLO, PARUGA])
})
