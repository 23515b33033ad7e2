/** About ten plain kinds of need, asked at intake; the national types are set later at ditelaah. */
export const NEEDS = ['makan', 'tempat_tinggal', 'sakit', 'jiwa', 'disabilitas', 'lansia', 'anak', 'kekerasan', 'telantar', 'bencana', 'dokumen', 'lainnya'] as const

/** The 26 national PPKS types (Permensos 8/2012, repeated by Permensos 5/2019); `sealed` marks the confidential class. Codes are ours: no official letter codes exist. */
export const PPKS_TYPES = [
  { code: 'ABT', name: 'Anak balita telantar' }, { code: 'AT', name: 'Anak telantar' }, { code: 'ABH', name: 'Anak berhadapan dengan hukum', sealed: true },
  { code: 'AJ', name: 'Anak jalanan' }, { code: 'ADK', name: 'Anak dengan kedisabilitasan' }, { code: 'AKTK', name: 'Anak korban tindak kekerasan atau diperlakukan salah', sealed: true },
  { code: 'AMPK', name: 'Anak yang memerlukan perlindungan khusus', sealed: true }, { code: 'LUT', name: 'Lanjut usia telantar' }, { code: 'PD', name: 'Penyandang disabilitas' },
  { code: 'TS', name: 'Tuna susila', sealed: true }, { code: 'GEL', name: 'Gelandangan' }, { code: 'PGM', name: 'Pengemis' }, { code: 'PML', name: 'Pemulung' },
  { code: 'KM', name: 'Kelompok minoritas' }, { code: 'BWBLP', name: 'Bekas warga binaan lembaga pemasyarakatan' }, { code: 'ODHA', name: 'Orang dengan HIV/AIDS', sealed: true },
  { code: 'NAPZA', name: 'Korban penyalahgunaan NAPZA', sealed: true }, { code: 'KTR', name: 'Korban trafficking', sealed: true }, { code: 'KTK', name: 'Korban tindak kekerasan', sealed: true },
  { code: 'PMBS', name: 'Pekerja migran bermasalah sosial' }, { code: 'KBA', name: 'Korban bencana alam' }, { code: 'KBS', name: 'Korban bencana sosial' },
  { code: 'PRSE', name: 'Perempuan rawan sosial ekonomi' }, { code: 'FM', name: 'Fakir miskin' }, { code: 'KBSP', name: 'Keluarga bermasalah sosial psikologis' }, { code: 'KAT', name: 'Komunitas adat terpencil' },
] as const satisfies readonly { code: string; name: string; sealed?: true }[]

/** Type codes of the national list. */
export const TYPE_CODES = PPKS_TYPES.map(type => type.code) as [string, ...string[]]

/** Tells whether any of the types belongs to the confidential class. */
export function hasSealedType(types: readonly string[]): boolean {
  return PPKS_TYPES.some(type => 'sealed' in type && types.includes(type.code))
}
