const id = {
  'office.nav.month': 'Laporan bulan',
  'office.month.title': 'Laporan bulan: {name}', 'office.month.lead': 'Dibuat dari yang tercatat, tanpa nama siapa pun yang dikunjungi.', 'office.month.month': 'Bulan',
  'office.month.download': 'Unduh PDF (satu lembar A4)',
  'office.month.sealed_apart': 'Di samping itu ada {count} kunjungan rahasia. Angka ini hanya tampil untuk Anda dan tidak ada pada lembar.',
  'office.month.numbers_only': 'Anda melihat angkanya saja; kendala dengan kata-kata pelapor ada pada lembar milik petugas.',
}

const en = {
  'office.nav.month': 'Monthly report',
  'office.month.title': 'Monthly report: {name}', 'office.month.lead': 'Made from what was recorded, without the name of anyone visited.', 'office.month.month': 'Month',
  'office.month.download': 'Download the PDF (one A4 sheet)',
  'office.month.sealed_apart': 'Confidential visits besides: {count}. Only you see this number; it is not on the sheet.',
  'office.month.numbers_only': "You see numbers alone; obstacles in the reporter's words are on the worker's own sheet.",
} satisfies Record<keyof typeof id, string>

/** The words of its screens at the desk. */
export const messages = { id, en }
