import type { Region } from '#kernel/region.ts'

/** A place of the example; codes and names are the public ones of idn-area-data. */
export type ExamplePlace = { code: Region; name: string }

/** The city in which the example plays. */
export const CITY: Region = '52.72'
/** The neighbouring kabupaten. */
export const NEIGHBOUR: Region = '52.06'
/** The province above both. */
export const PROVINCE: Region = '52'

/** The five kecamatan of Kota Bima. */
export const KECAMATAN: readonly ExamplePlace[] = [
  { code: '52.72.01', name: 'Rasanae Barat' },
  { code: '52.72.02', name: 'Rasanae Timur' },
  { code: '52.72.03', name: 'Asakota' },
  { code: '52.72.04', name: 'Raba' },
  { code: '52.72.05', name: 'Mpunda' },
]

/** All 41 kelurahan of Kota Bima. */
export const KELURAHAN: readonly ExamplePlace[] = [
  { code: '52.72.01.1001', name: 'Paruga' },
  { code: '52.72.01.1002', name: 'Nae' },
  { code: '52.72.01.1003', name: 'Sarae' },
  { code: '52.72.01.1004', name: 'Tanjung' },
  { code: '52.72.01.1013', name: 'Pane' },
  { code: '52.72.01.1014', name: 'Dara' },
  { code: '52.72.02.1004', name: 'Kumbe' },
  { code: '52.72.02.1008', name: 'Lampe' },
  { code: '52.72.02.1009', name: 'Dodu' },
  { code: '52.72.02.1011', name: 'Nungga' },
  { code: '52.72.02.1018', name: 'Kodo' },
  { code: '52.72.02.1019', name: 'Oi Fo\'o' },
  { code: '52.72.02.1020', name: 'Lelamase' },
  { code: '52.72.02.1021', name: 'Oimbo' },
  { code: '52.72.03.1001', name: 'Melayu' },
  { code: '52.72.03.1002', name: 'Jatiwangi' },
  { code: '52.72.03.1003', name: 'Jatibaru' },
  { code: '52.72.03.1004', name: 'Kolo' },
  { code: '52.72.03.1005', name: 'Jatibaru Timur' },
  { code: '52.72.03.1006', name: 'Ule' },
  { code: '52.72.04.1001', name: 'Penaraga' },
  { code: '52.72.04.1002', name: 'Rontu' },
  { code: '52.72.04.1003', name: 'PenanaE' },
  { code: '52.72.04.1004', name: 'Kendo' },
  { code: '52.72.04.1005', name: 'Ntobo' },
  { code: '52.72.04.1006', name: 'Nitu' },
  { code: '52.72.04.1007', name: 'Rabangodu Selatan' },
  { code: '52.72.04.1008', name: 'Rabadompu Timur' },
  { code: '52.72.04.1009', name: 'Rite' },
  { code: '52.72.04.1010', name: 'Rabadompu Barat' },
  { code: '52.72.04.1011', name: 'Rabangodu Utara' },
  { code: '52.72.05.1001', name: 'Monggonao' },
  { code: '52.72.05.1002', name: 'Sadia' },
  { code: '52.72.05.1003', name: 'Santi' },
  { code: '52.72.05.1004', name: 'Sambinae' },
  { code: '52.72.05.1005', name: 'Penatoi' },
  { code: '52.72.05.1006', name: 'Lewirato' },
  { code: '52.72.05.1007', name: 'Mande' },
  { code: '52.72.05.1008', name: 'Panggi' },
  { code: '52.72.05.1009', name: 'Manggemaci' },
  { code: '52.72.05.1010', name: 'Matakando' },
]

/** Some desa of Kabupaten Bima near the city. */
export const DESA: readonly ExamplePlace[] = [
  { code: '52.06.18.2001', name: 'Panda' },
  { code: '52.06.18.2002', name: 'Belo' },
  { code: '52.06.18.2005', name: 'Teke' },
  { code: '52.06.18.2008', name: 'Dore' },
  { code: '52.06.03.2003', name: 'Tente' },
  { code: '52.06.03.2011', name: 'Talabiu' },
  { code: '52.06.05.2006', name: 'Maria' },
]

/** Gives the name of a place of the example. */
export function nameOf(code: Region): string {
  return [...KELURAHAN, ...DESA, ...KECAMATAN].find(place => place.code === code)?.name ?? { [CITY]: 'Kota Bima', [NEIGHBOUR]: 'Kabupaten Bima', [PROVINCE]: 'Nusa Tenggara Barat' }[code] ?? code
}
