const id = {
  'fault.part_offset': 'Bagian foto dimulai pada kelipatan {limit} di dalam ukurannya. Tanyakan lagi sampai mana, lalu lanjutkan.',
  'fault.part_bytes': 'Bagian foto ini seharusnya {limit} bita. Kirim bagian itu sekali lagi.',
  'fault.month_to_come': 'Bulan ini belum tiba. Pilih bulan ini atau bulan yang sudah lewat.',
  'fault.month': 'Tulis bulan sebagai tahun dan bulan, misalnya 2026-11.',
  'fault.sha256': 'Sidik foto tidak terbaca. Kirim fotonya sekali lagi.',
  'field.sha256': 'Sidik foto',
  'field.bytes': 'Ukuran foto',
  'field.width': 'Lebar foto',
  'field.height': 'Tinggi foto',
}

const en = {
  'fault.part_offset': 'A part of a photo begins at a multiple of {limit} within its size. Ask again how far it is, then go on.',
  'fault.part_bytes': 'This part of the photo should have {limit} bytes. Send that part once more.',
  'fault.month_to_come': 'This month has not come yet. Choose this month or one that has passed.',
  'fault.month': 'Write the month as year and month, for example 2026-11.',
  'fault.sha256': 'The fingerprint of the photo cannot be read. Send the photo once more.',
  'field.sha256': 'Fingerprint of the photo',
  'field.bytes': 'Size of the photo',
  'field.width': 'Width of the photo',
  'field.height': 'Height of the photo',
} satisfies Record<keyof typeof id, string>

/** What of the rules of visits no telephone says: how a photo is told to the house, and faults that only other programs make. */
export const messages = { id, en }
