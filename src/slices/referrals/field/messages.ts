const id = {
  'referral.no_name': 'Tanpa nama', 'referral.none': 'Tidak ada rujukan', 'referral.until': 'dijawab sampai {day}', 'referral.gone': 'Data orangnya tidak diperlihatkan lagi.', 'referral.shown': 'Yang diperlihatkan pengirim', 'referral.why': 'Alasan rujukan', 'referral.assessment': 'Ringkasan asesmen', 'referral.goal': 'Tujuan', 'referral.documents': 'Dokumen', 'referral.sender': 'Pengirim',
  'referral.refusal': 'Alasan', 'referral.words': 'Keterangan', 'referral.to': 'Diteruskan ke', 'referral.stays': 'Masuk ke daftar penghuni', 'referral.step.terima': 'Terima', 'referral.step.tolak': 'Tolak', 'referral.step.teruskan': 'Teruskan', 'referral.step.layani': 'Mulai layani', 'referral.step.kabari': 'Beri kabar', 'referral.step.umpan_balik': 'Selesai melayani',
}

const en = {
  'referral.no_name': 'Without a name', 'referral.none': 'No referrals', 'referral.until': 'answer by {day}', 'referral.gone': 'Nothing of the person is shown any more.', 'referral.shown': 'What the sender shows', 'referral.why': 'Why', 'referral.assessment': 'Summary of the assessment', 'referral.goal': 'Goal', 'referral.documents': 'Documents', 'referral.sender': 'Sender',
  'referral.refusal': 'Reason', 'referral.words': 'Words', 'referral.to': 'Passed on to', 'referral.stays': 'Comes onto the list of residents', 'referral.step.terima': 'Accept', 'referral.step.tolak': 'Refuse', 'referral.step.teruskan': 'Pass on', 'referral.step.layani': 'Begin to serve', 'referral.step.kabari': 'Send word', 'referral.step.umpan_balik': 'Service is over',
} satisfies Record<keyof typeof id, string>

/** The words of what comes into a house; on the phone they come with its screens. */
export const messages = { id, en }
