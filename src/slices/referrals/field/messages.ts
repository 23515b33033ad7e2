const id = {
  'referral.no_name': 'Tanpa nama', 'referral.none': 'Tidak ada rujukan', 'referral.none_hint': 'Rujukan yang dikirim ke panti ini muncul di sini.', 'referral.until': 'ditunggu sampai {day}', 'referral.overdue': 'lewat tenggat {day}', 'referral.gone': 'Data orangnya tidak diperlihatkan lagi.', 'referral.free': 'Tempat kosong', 'referral.waiting': '{count} rujukan menunggu jawaban',
  'referral.shown': 'Yang diperlihatkan pengirim', 'referral.why': 'Alasan rujukan', 'referral.assessment': 'Ringkasan asesmen', 'referral.goal': 'Tujuan', 'referral.documents': 'Dokumen', 'referral.sender': 'Pengirim', 'referral.case': 'Buka kasusnya', 'referral.answer': 'Jawaban',
  'referral.refusal': 'Alasan', 'referral.words': 'Keterangan', 'referral.to': 'Diteruskan ke', 'referral.takes_nobody': 'tidak menerima', 'referral.own_only': 'Tanpa sambungan hanya panti dinas sendiri yang terlihat.', 'referral.stays': 'Tinggal di panti ini', 'referral.case_waits': 'Kasusnya belum sampai di ponsel ini. Sambungkan ke jaringan, lalu ulangi.',
  'referral.no_bed': 'Rujukan layanan, tanpa tempat tinggal', 'referral.no_bed_hint': 'Bila ia perlu tinggal di sini, minta pengirim merujuk penanganannya.',
  'referral.step.terima': 'Terima', 'referral.step.tolak': 'Tolak', 'referral.step.teruskan': 'Teruskan', 'referral.step.layani': 'Mulai layani', 'referral.step.kabari': 'Beri kabar', 'referral.step.umpan_balik': 'Selesai melayani',
}

const en = {
  'referral.no_name': 'Without a name', 'referral.none': 'No referrals', 'referral.none_hint': 'Referrals sent to this house appear here.', 'referral.until': 'awaited by {day}', 'referral.overdue': 'overdue since {day}', 'referral.gone': 'Nothing of the person is shown any more.', 'referral.free': 'Free places', 'referral.waiting': '{count} referrals await an answer',
  'referral.shown': 'What the sender shows', 'referral.why': 'Why', 'referral.assessment': 'Summary of the assessment', 'referral.goal': 'Goal', 'referral.documents': 'Documents', 'referral.sender': 'Sender', 'referral.case': 'Open the case', 'referral.answer': 'Answer',
  'referral.refusal': 'Reason', 'referral.words': 'Words', 'referral.to': 'Passed on to', 'referral.takes_nobody': 'takes nobody in', 'referral.own_only': 'Without a line only houses of your own office are shown.', 'referral.stays': 'Lives in this house', 'referral.case_waits': 'The case has not reached this telephone yet. Go online and try again.',
  'referral.no_bed': 'Referred for a service, not to live here', 'referral.no_bed_hint': 'For somebody who needs to live here, ask the sender to refer the handling.',
  'referral.step.terima': 'Accept', 'referral.step.tolak': 'Refuse', 'referral.step.teruskan': 'Pass on', 'referral.step.layani': 'Begin to serve', 'referral.step.kabari': 'Send word', 'referral.step.umpan_balik': 'Service is over',
} satisfies Record<keyof typeof id, string>

/** The words of what comes into a house; on the phone they come with its screens. */
export const messages = { id, en }
