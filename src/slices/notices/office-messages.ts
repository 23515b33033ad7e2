const id = {
  'office.silent.title': 'Pemberitahuan belum dijawab', 'office.silent.lead': 'Kunjungan tetap boleh dilakukan. Telepon bila perlu, lalu catat jawabannya.',
  'office.silent.none': 'Semua pemberitahuan sudah dijawab.', 'office.silent.to': 'Kepada', 'office.silent.visit': 'Tentang kunjungan',
  'office.silent.since': 'Diam selama', 'office.silent.record': 'Catat jawaban', 'office.silent.share': 'Bagikan', 'office.silent.shared': 'Sudah saya bagikan',
  'office.silent.who': 'Siapa yang menjawab', 'office.silent.given_from': 'Jam dijawab', 'office.silent.whatsapp_to': 'WhatsApp ke {phone}',
  'office.inbox.title': 'Pesan untuk saya', 'office.inbox.message': 'Pesan', 'office.inbox.read': 'Sudah saya baca', 'office.inbox.mark': 'Tandai',
  'office.unshared.title': 'Belum dibagikan kepada siapa pun',
  'office.unshared.lead': 'Penerimanya belum memakai aplikasi. Bagikan lewat pesan atau telepon; sebelum itu tidak ada yang dianggap diam.',
}

const en = {
  'office.silent.title': 'Unanswered notices', 'office.silent.lead': 'Visits may go on. Call if needed and record the answer.',
  'office.silent.none': 'Every notice has been answered.', 'office.silent.to': 'To', 'office.silent.visit': 'About the visit', 'office.silent.since': 'Silent for',
  'office.silent.record': 'Record answer', 'office.silent.share': 'Share', 'office.silent.shared': 'I have shared it', 'office.silent.who': 'Who answered',
  'office.silent.given_from': 'Time of the answer', 'office.silent.whatsapp_to': 'WhatsApp to {phone}',
  'office.inbox.title': 'Messages for me', 'office.inbox.message': 'Message', 'office.inbox.read': 'I have read it', 'office.inbox.mark': 'Mark',
  'office.unshared.title': 'Not shared with anyone yet',
  'office.unshared.lead': 'They do not use the app yet. Share by message or telephone; until then nobody counts as silent.',
} satisfies Record<keyof typeof id, string>

/** The words of its screens at the desk. */
export const messages = { id, en }
