const id = {
  'guest.lead': 'Siapa yang datang, dari mana, untuk apa, dan menemui siapa.', 'guest.left': 'Jam pulang tercatat.', 'guest.hours': 'Jam',
  'guest.by': 'Dicatat oleh', 'guest.place': 'Tempat', 'guest.office': 'Kantor', 'guest.open': 'Buka', 'guest.open_who': 'Buka catatan tamu: {name}',
  'guest.correct': 'Betulkan', 'guest.erase': 'Hapus data tamu', 'guest.erase_lead': 'Nama, instansi, nomor, keperluan, dan siapa yang ditemui dihapus dari semua salinan dan tidak dapat dikembalikan. Hari dan jamnya tetap. Jangan tulis nama dalam alasan.', 'guest.erased': 'Data dihapus',
}

const en = {
  'guest.lead': 'Who came, from where, what for, and whom they met.', 'guest.left': 'The time out is on record.', 'guest.hours': 'Hours',
  'guest.by': 'Recorded by', 'guest.place': 'Place', 'guest.office': 'Office', 'guest.open': 'Open', 'guest.open_who': 'Open the record of {name}',
  'guest.correct': 'Correct', 'guest.erase': 'Erase the data', 'guest.erase_lead': 'Name, institution, number, purpose and whom they met are erased from every copy and cannot be brought back. Day and hours stay. Write no name in the reason.', 'guest.erased': 'Data erased',
} satisfies Record<keyof typeof id, string>

/** The words of its page at the desk; those it shares with the phone are its field's. */
export const messages = { id, en }
