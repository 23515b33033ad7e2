const id = {
  'guest.add': 'Catat tamu', 'guest.saved': 'Tamu tercatat.', 'guest.none': 'Belum ada tamu pada tanggal ini.',
  'guest.purpose': 'Keperluan', 'guest.here': 'Masih di sini', 'guest.leave': 'Tamu pulang',
}

const en = {
  'guest.add': 'Record a guest', 'guest.saved': 'The guest is on record.', 'guest.none': 'No guest on this day yet.',
  'guest.purpose': 'Purpose', 'guest.here': 'Still here', 'guest.leave': 'Guest leaves',
} satisfies Record<keyof typeof id, string>

/** The words of the guest book's screens; on the phone they come with them. */
export const messages = { id, en }
