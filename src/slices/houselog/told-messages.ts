const id = {
  'notice.log.missing': 'Catatan kegiatan {otherName} untuk {day} belum kami terima. Bila tidak ada kegiatan, cukup tekan Nihil.',
  'notice.log.reminded': 'Dinas Sosial mengingatkan: catatan kegiatan {otherName} hari ini belum diterima. Bila tidak ada kegiatan, cukup tekan Nihil.',
  'notice.log.silent': '{otherName} tidak mengirim catatan kegiatan tiga hari berturut-turut.',
  'notice.shift.asked': '{otherName} membaca serah terima sif Anda dan bertanya. Buka serah terima untuk menjawab.',
  'notice.incident.called': 'Ada kejadian di panti yang menunggu Anda. Buka, lalu tekan Saya tangani. Bila sampai pukul {to} {zone} belum dijawab, petugas berikutnya dipanggil.',
  'notice.incident.answered': '{otherName} menangani kejadian yang Anda catat.',
  'notice.supervision.planned': '{otherName} akan datang untuk pembinaan pada {day}.',
  'notice.supervision.done': 'Hasil pembinaan {day} sudah dicatat. Buka Temuan pembinaan untuk menindaklanjuti.',
  'notice.supervision.cancelled': 'Pembinaan pada {day} dibatalkan.',
  'notice.finding.yours': '{otherName} meminta Anda menindaklanjuti satu temuan pembinaan, paling lambat {due}.',
  'notice.finding.answered': '{otherName} sudah menindaklanjuti satu temuan pembinaan. Mohon diperiksa.',
  'notice.finding.returned': '{otherName} mengembalikan satu temuan pembinaan untuk dilengkapi, paling lambat {day}.',
  'notice.finding.due': 'Satu temuan pembinaan harus selesai pada {day}.',
}

const en = {
  'notice.log.missing': 'The log of {otherName} for {day} has not reached us yet. If there was no activity, pressing Nothing to report is enough.',
  'notice.log.reminded': 'The office of social affairs reminds you: the log of {otherName} for today has not arrived. If there was no activity, pressing Nothing to report is enough.',
  'notice.log.silent': '{otherName} has sent no log for three days in a row.',
  'notice.shift.asked': '{otherName} has read your hand-over and asks something. Open the hand-over to answer.',
  'notice.incident.called': 'An incident at a panti waits for you. Open it and press I see to it. If it is not answered by {to} {zone}, the next officer is called.',
  'notice.incident.answered': '{otherName} sees to the incident that you recorded.',
  'notice.supervision.planned': '{otherName} will come for supervision {day}.',
  'notice.supervision.done': 'The supervision of {day} is on record. Open Findings of supervision to act on it.',
  'notice.supervision.cancelled': 'The supervision {day} is called off.',
  'notice.finding.yours': '{otherName} asks you to act on a finding of a supervision by {due}.',
  'notice.finding.answered': '{otherName} has acted on a finding of a supervision. Please look at it.',
  'notice.finding.returned': '{otherName} gave a finding of a supervision back to be completed by {day}.',
  'notice.finding.due': 'A finding of a supervision is due {day}.',
} satisfies Record<keyof typeof id, string>

/** What notices about houses say, on every telephone. */
export const messages = { id, en }
