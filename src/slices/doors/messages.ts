const id = {
  'problem.door.no_phone': 'Nomor telepon pemegang tugas ini belum tercatat. Minta admin mencatatnya dahulu, karena tautan hanya dikirim ke nomor terdaftar.',
}

const en = {
  'problem.door.no_phone': 'The telephone number of this post is not on record. Ask the admin to record it first, because a link is sent to the registered number only.',
} satisfies Record<keyof typeof id, string>

/** The refusals about links for answers. */
export const messages = { id, en }
