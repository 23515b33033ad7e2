const id = {
  'guest.lead': 'Siapa yang datang, dari mana, untuk apa, dan menemui siapa.', 'guest.left': 'Jam pulang tercatat.', 'guest.hours': 'Jam',
  'guest.by': 'Dicatat oleh', 'guest.place': 'Tempat', 'guest.office': 'Kantor', 'guest.open': 'Buka', 'guest.open_who': 'Buka catatan tamu: {name}',
}

const en = {
  'guest.lead': 'Who came, from where, what for, and whom they met.', 'guest.left': 'The time out is on record.', 'guest.hours': 'Hours',
  'guest.by': 'Recorded by', 'guest.place': 'Place', 'guest.office': 'Office', 'guest.open': 'Open', 'guest.open_who': 'Open the record of {name}',
} satisfies Record<keyof typeof id, string>

/** The words of its page at the desk; those it shares with the phone are its field's. */
export const messages = { id, en }
