import type { Region } from '#kernel/region.ts'

/** One place of the national list; codes carry validity dates, names never identify. */
export type Place = { code: Region; name: string; level: number; validFrom: string; validUntil?: string | null }

/** Names the sort of a place from its code: kabupaten 01–69, kota 71–99; village 1 kelurahan, 2 desa, 3 desa adat. */
export function sortOf(code: Region): 'negara' | 'provinsi' | 'kabupaten' | 'kota' | 'kecamatan' | 'kelurahan' | 'desa' | 'desa_adat' {
  const [, kab, kec, village] = code.split('.')
  if (code === '00') return 'negara'
  if (!kab) return 'provinsi'
  if (!kec) return Number(kab) >= 71 ? 'kota' : 'kabupaten'
  if (!village) return 'kecamatan'
  return village.startsWith('1') ? 'kelurahan' : village.startsWith('3') ? 'desa_adat' : 'desa'
}
