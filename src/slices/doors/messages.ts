const id = {
  'problem.door.no_phone': 'Nomor telepon pemegang tugas ini belum tercatat. Minta admin mencatatnya dahulu, karena tautan hanya dikirim ke nomor terdaftar.',
  'fault.no_door': 'Tautan jawaban hanya untuk lurah, kasi kesra, ketua RT, dan ketua RW yang sedang menjabat.',
}

const en = {
  'problem.door.no_phone': 'The telephone number of this post is not on record. Ask the admin to record it first, because a link is sent to the registered number only.',
  'fault.no_door': 'A link for answers is for a lurah, welfare officer, RT head or RW head in office only.',
} satisfies Record<keyof typeof id, string>

/** The refusals about links for answers. */
export const messages = { id, en }
