const id = {
  'problem.quarantine.only_maker': 'Ini hanya dapat dilakukan {name} sendiri, jadi tidak dapat diambil alih. Sisihkan dengan alasan; isinya tetap dapat dibaca di sini.',
  'problem.quarantine.not_found': 'Yang dimaksud catatan ini belum ada, sudah tidak ada, atau tidak terbuka bagi Anda. Bila ada catatan {name} yang lebih dulu di sini, ambil alih itu dahulu. Bila tidak, sisihkan dengan alasan; isinya tetap dapat dibaca di sini.',
  'problem.quarantine.not_yours': 'Tugas Anda tidak mencakup ini, jadi Anda tidak dapat mengambilnya alih. Minta rekan kantor yang berwenang, atau sisihkan dengan alasan; isinya tetap dapat dibaca di sini.',
}

const en = {
  'problem.quarantine.only_maker': 'Only {name} can do this, so it cannot be taken over. Set it aside with a reason; it can still be read here.',
  'problem.quarantine.not_found': 'What this note speaks of is not there yet, is gone, or is not open to you. If an earlier note of {name} waits here, take that over first. Otherwise set this one aside with a reason; it can still be read here.',
  'problem.quarantine.not_yours': 'Your post does not cover this, so you cannot take it over. Ask a colleague whose post does, or set it aside with a reason; it can still be read here.',
} satisfies Record<keyof typeof id, string>

/** Refusals to whoever takes something over. */
export const messages = { id, en }
