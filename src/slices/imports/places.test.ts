import { expect, test } from 'vitest'
import { placeIn } from './places.ts'

const places = [
  { code: '52.72.01', name: 'Rasanae Barat' }, { code: '52.72.01.1001', name: 'Paruga' }, { code: '52.72.01.1002', name: 'Tanjung' },
].map(place => ({ ...place, code: place.code as never }))

test('a cell that names two kelurahan is refused, never half believed', () => {
  expect(placeIn('Paruga, Tanjung', places, 4)).toEqual({ rule: 'import_two_places', limit: 'Paruga, Tanjung' })
  expect(placeIn('Paruga (Kel. Tanjung)', places, 4)).toMatchObject({ rule: 'import_two_places' })
})

test('a kecamatan or the kota behind the kelurahan only helps', () => {
  for (const text of ['Paruga, Rasanae Barat', 'Kel. Paruga, Kec. Rasanae Barat', 'Paruga, Kota Bima', 'PARUGA ']) expect(placeIn(text, places, 4)).toEqual({ value: '52.72.01.1001' })
})
