const id = {
  'event.sakit': 'Sakit mendadak', 'event.jatuh': 'Jatuh', 'event.luka': 'Luka', 'event.pergi': 'Pergi tanpa izin', 'event.meninggal': 'Meninggal dunia', 'event.kekerasan': 'Kekerasan', 'event.kebakaran': 'Kebakaran', 'event.bencana': 'Bencana', 'event.kehilangan': 'Kehilangan', 'event.lainnya': 'Kejadian lain',
  'incident_state.menunggu': 'Menunggu jawaban', 'incident_state.ditangani': 'Ditangani', 'incident_state.selesai': 'Selesai',
  'problem.incident.taken': 'Kejadian ini sudah ditangani {by}.', 'problem.incident.over': 'Kejadian ini sudah selesai.', 'problem.incident.waits': 'Tekan Saya tangani lebih dahulu.',
  'log.no_names': 'Jangan menulis nama.', 'log.incidents': 'Kejadian terakhir', 'log.incidents_none': 'Tidak ada kejadian.', 'log.taken_by': 'Ditangani {name}', 'log.take': 'Saya tangani', 'log.outcome': 'Bagaimana akhirnya', 'log.close': 'Tutup kejadian',
}

const en = {
  'event.sakit': 'Sudden illness', 'event.jatuh': 'Fall', 'event.luka': 'Injury', 'event.pergi': 'Left without leave', 'event.meninggal': 'Death', 'event.kekerasan': 'Violence', 'event.kebakaran': 'Fire', 'event.bencana': 'Disaster', 'event.kehilangan': 'Loss or theft', 'event.lainnya': 'Other incident',
  'incident_state.menunggu': 'Waiting for an answer', 'incident_state.ditangani': 'In hand', 'incident_state.selesai': 'Over',
  'problem.incident.taken': '{by} sees to this incident already.', 'problem.incident.over': 'This incident is over.', 'problem.incident.waits': 'Press I see to it first.',
  'log.no_names': 'Write no names.', 'log.incidents': 'Last incidents', 'log.incidents_none': 'No incidents.', 'log.taken_by': 'Seen to by {name}', 'log.take': 'I see to it', 'log.outcome': 'How it ended', 'log.close': 'Close the incident',
} satisfies Record<keyof typeof id, string>

/** The words of an incident: in the app of the houses, at the desk, and beside the app of the field by a line. */
export const messages = { id, en }
