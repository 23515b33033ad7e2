const id = {
  'notice_state.belum_dibagikan': 'Belum dibagikan',
  'notice_state.dibagikan': 'Sudah dibagikan, belum dijawab',
  'notice_state.dibuka': 'Sudah dibuka, belum dijawab',
  'notice_state.dijawab': 'Sudah dijawab',
  'notice_cancelled': 'Pemberitahuan ditarik karena rencananya berubah',
  'notice_orally': 'Jawaban lisan',

  'notice_no_time': 'Belum tahu kapan',
  'fault.when_or_unknown': 'Usulkan tanggal, atau pilih Belum tahu kapan.',

  'answer.diketahui': 'Diketahui',
  'answer.ditunda': 'Mohon ditunda',
  'answer.mendampingi': 'Mendampingi',

  'channel.aplikasi': 'Aplikasi',
  'channel.whatsapp': 'WhatsApp',
  'channel.sms': 'SMS',
  'channel.telepon': 'Telepon',
  'channel.tatap_muka': 'Tatap muka',

  'notice.notice.answered': '{otherName} menjawab pemberitahuan kunjungan Anda: {answer}. Tanggal: {day}.',
  'notice_share_text': 'Salam hormat, {addressee}. {day}, pukul {from}–{to} {zone}, {leadName} ({leadPillar}) berkunjung ke {place}. Cukup balas OKE, TUNDA, atau IKUT; tidak perlu membuka tautan. Ragu? Telepon {office}: {phone}.',
  'notice_share_link': 'Bila ingin menjawab sendiri (perlu PIN): {link}',
  'notice_share_moved': 'Salam hormat, {addressee}. Waktu kunjungan {leadName} ({leadPillar}) ke {place} berubah menjadi {day}, pukul {from}–{to} {zone}. Cukup balas OKE, TUNDA, atau IKUT. Ragu? Telepon {office}: {phone}.',
  'notice_share_cancelled': 'Salam hormat, {addressee}. Kunjungan {leadName} ({leadPillar}) ke {place} pada {day} dibatalkan. Terima kasih. Ragu? Telepon {office}: {phone}.',

  'problem.notice.answered_already': 'Pemberitahuan ini sudah dijawab {name}, dicatat oleh {by}. Penerima masih dapat mengubahnya sendiri.',
  'problem.notice.not_yours': 'Hanya penerima yang menjawab pemberitahuan ini. Jawaban yang Anda dengar dapat dicatat dengan Catat jawaban lisan.',
  'problem.notice.asks_nothing': 'Pemberitahuan ini tidak meminta jawaban.',
  'problem.notice.cancelled': 'Pemberitahuan ini sudah ditarik karena rencananya berubah. Lihat pemberitahuan yang terbaru.',

  'field.noticeId': 'Pemberitahuan',
  'field.by': 'Disampaikan lewat',
  'field.givenAt': 'Waktu jawaban',
  'fault.not_yet': 'Waktu ini belum tiba. Isi waktu yang sudah lewat.',
  'fault.before_notice': 'Waktu ini lebih awal daripada pemberitahuannya. Periksa tanggal dan jam.',
  'field.answer': 'Jawaban',
  'field.proposedDay': 'Usul tanggal',
  'field.proposedFrom': 'Usul jam',

  'action.notice.share': '{actor} membagikan pemberitahuan.',
  'action.notice.open': '{actor} membuka pemberitahuan.',
  'action.notice.answer': '{actor} menjawab pemberitahuan.',
  'action.notice.record': '{actor} mencatat jawaban lisan atas pemberitahuan.',
}

const en = {
  'notice_state.belum_dibagikan': 'Not shared yet',
  'notice_state.dibagikan': 'Shared, not answered yet',
  'notice_state.dibuka': 'Opened, not answered yet',
  'notice_state.dijawab': 'Answered',
  'notice_cancelled': 'Taken back because the plan changed',
  'notice_orally': 'Spoken answer',

  'notice_no_time': 'No time known yet',
  'fault.when_or_unknown': 'Propose a day, or choose that no time is known yet.',

  'answer.diketahui': 'Noted',
  'answer.ditunda': 'Please postpone',
  'answer.mendampingi': 'Will come along',

  'channel.aplikasi': 'App',
  'channel.whatsapp': 'WhatsApp',
  'channel.sms': 'SMS',
  'channel.telepon': 'Telephone',
  'channel.tatap_muka': 'Face to face',

  'notice.notice.answered': '{otherName} answered your notice of a visit: {answer}. Date: {day}.',
  'notice_share_text': 'Greetings, {addressee}. {day}, {from}–{to} {zone}, {leadName} ({leadPillar}) will visit {place}. Just reply OKE, TUNDA (postpone) or IKUT (come along); there is no link to open. In doubt? Call {office}: {phone}.',
  'notice_share_link': 'To answer by yourself (needs the PIN): {link}',
  'notice_share_moved': 'Greetings, {addressee}. The visit of {leadName} ({leadPillar}) to {place} has moved to {day}, {from}–{to} {zone}. Just reply OKE, TUNDA (postpone) or IKUT (come along). In doubt? Call {office}: {phone}.',
  'notice_share_cancelled': 'Greetings, {addressee}. The visit of {leadName} ({leadPillar}) to {place} on {day} is called off. Thank you. In doubt? Call {office}: {phone}.',

  'problem.notice.answered_already': '{name} has answered this notice, as recorded by {by}. A spoken answer is recorded once; the person it is for may still change it.',
  'problem.notice.not_yours': 'Only the person this notice is for can answer it. Record an answer you have heard with Record a spoken answer.',
  'problem.notice.asks_nothing': 'This notice asks for no answer.',
  'problem.notice.cancelled': 'This notice has been taken back because the plan changed. See the newest notice.',

  'field.noticeId': 'Notice',
  'field.by': 'Given by',
  'field.givenAt': 'Time of the answer',
  'fault.not_yet': 'This time has not come yet. Enter one that has passed.',
  'fault.before_notice': 'This time is earlier than the notice itself. Check date and time.',
  'field.answer': 'Answer',
  'field.proposedDay': 'Proposed date',
  'field.proposedFrom': 'Proposed time',

  'action.notice.share': '{actor} shared the notice.',
  'action.notice.open': '{actor} opened the notice.',
  'action.notice.answer': '{actor} answered the notice.',
  'action.notice.record': '{actor} recorded a spoken answer.',
} satisfies Record<keyof typeof id, string>

/** The words of notices. A screen says `notice.<code>` with what was told put into words first: days, clocks, `pillar.*`, `purpose.*`, `answer.*`, `stage.*`. */
export const messages = { id, en }
