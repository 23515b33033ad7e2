const id = {
  'notice.referral.accepted': 'Rujukan diterima oleh {otherName}.',
  'notice.referral.refused': 'Rujukan ditolak oleh {otherName}. Lihat alasannya.',
  'notice.referral.served': 'Yang dirujuk mulai dilayani oleh {otherName}.',
  'notice.referral.word': 'Ada kabar dari {otherName} tentang yang dirujuk.',
  'notice.referral.feedback': '{otherName} selesai melayani. Baca umpan baliknya, lalu tutup rujukan.',
  'notice.referral.closed': 'Rujukan ke {otherName} ditutup.',
  'notice.referral.revoked': 'Rujukan ke {otherName} dicabut.',
  'notice.referral.forwarded': 'Rujukan diteruskan ke {otherName}. Jawaban ditunggu sampai {due}.',
  'notice.referral.late': 'Rujukan ke {otherName} lewat tenggat {due}. Hubungi mereka, atau rujuk ke tempat lain.',
  'notice.referral.yours': 'Rujukan ke {otherName} sekarang Anda yang mengikuti.',
  'notice.referral.area_accepted': 'Seorang warga yang ditangani {leadName} dirujuk, dan rujukannya diterima.',
  'notice.referral.area_refused': 'Rujukan seorang warga yang ditangani {leadName} belum dapat diterima.',
  'notice.referral.area_revoked': 'Rujukan seorang warga yang ditangani {leadName} dicabut.',
  'notice.referral.area_closed': 'Rujukan seorang warga yang ditangani {leadName} sudah selesai.',
  'notice.reception.arrived': 'Ada rujukan dari {otherName}. Jawab paling lambat {due}.',
  'notice.reception.revoked': 'Rujukan dari {otherName} dicabut oleh pengirimnya.',
  'notice.reception.late': 'Rujukan dari {otherName} belum dijawab sampai tenggat {due}.',
}

const en = {
  'notice.referral.accepted': 'The referral was accepted by {otherName}.',
  'notice.referral.refused': 'The referral was refused by {otherName}. See why.',
  'notice.referral.served': 'Whoever you referred is being served by {otherName}.',
  'notice.referral.word': 'There is word from {otherName} of whoever you referred.',
  'notice.referral.feedback': '{otherName} has ended the service. Read what they say, then close the referral.',
  'notice.referral.closed': 'The referral to {otherName} was closed.',
  'notice.referral.revoked': 'The referral to {otherName} was taken back.',
  'notice.referral.forwarded': 'The referral was passed on to {otherName}. An answer is awaited until {due}.',
  'notice.referral.late': 'The referral to {otherName} is past its day, {due}. Call them, or refer to another place.',
  'notice.referral.yours': 'The referral to {otherName} is yours to follow from now on.',
  'notice.referral.area_accepted': 'Somebody whom {leadName} looks after was referred, and the referral was accepted.',
  'notice.referral.area_refused': 'The referral of somebody whom {leadName} looks after could not be accepted yet.',
  'notice.referral.area_revoked': 'The referral of somebody whom {leadName} looks after was taken back.',
  'notice.referral.area_closed': 'The referral of somebody whom {leadName} looks after is over.',
  'notice.reception.arrived': 'There is a referral from {otherName}. Answer by {due}.',
  'notice.reception.revoked': 'The referral from {otherName} was taken back by its sender.',
  'notice.reception.late': 'The referral from {otherName} was not answered by {due}.',
} satisfies Record<keyof typeof id, string>

/** What is told of referrals, to whoever carries a device as well. */
export const messages = { id, en }
