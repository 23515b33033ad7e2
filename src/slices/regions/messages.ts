const id = {
  'place_sort.negara': 'Nasional',
  'place_sort.provinsi': 'Provinsi',
  'place_sort.kabupaten': 'Kabupaten',
  'place_sort.kota': 'Kota',
  'place_sort.kecamatan': 'Kecamatan',
  'place_sort.kelurahan': 'Kelurahan',
  'place_sort.desa': 'Desa',
  'place_sort.desa_adat': 'Desa adat',
}

const en = {
  'place_sort.negara': 'Nation',
  'place_sort.provinsi': 'Province',
  'place_sort.kabupaten': 'Kabupaten (regency)',
  'place_sort.kota': 'Kota (city)',
  'place_sort.kecamatan': 'Kecamatan (district)',
  'place_sort.kelurahan': 'Kelurahan (urban village)',
  'place_sort.desa': 'Desa (village)',
  'place_sort.desa_adat': 'Desa adat (customary village)',
} satisfies Record<keyof typeof id, string>

/** The words for sorts of places. */
export const messages = { id, en }
