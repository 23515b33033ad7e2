const id = {
  'referral_sort.layanan': 'Rujukan layanan', 'referral_sort.penanganan': 'Rujukan penanganan', 'referral_sort.alih': 'Pengalihan kasus',
  'body.puskesmas': 'Puskesmas', 'body.rumah_sakit': 'Rumah sakit', 'body.baznas': 'BAZNAS', 'body.dukcapil': 'Dukcapil', 'body.kepolisian': 'Kepolisian', 'body.lks': 'LKS', 'body.sekolah': 'Sekolah', 'body.lainnya': 'Lembaga lain',
  'shared.identitas': 'Nama, jenis kelamin, tahun lahir, telepon', 'shared.nik': 'NIK', 'shared.alamat': 'Alamat', 'shared.kebutuhan': 'Kebutuhan dan jenis PPKS', 'shared.asesmen': 'Ringkasan asesmen', 'shared.rencana': 'Tujuan rencana', 'shared.dokumen': 'Daftar dokumen',
  'heard_via.telepon': 'Telepon', 'heard_via.whatsapp': 'WhatsApp', 'heard_via.surat': 'Surat', 'heard_via.tatap_muka': 'Tatap muka',
  'referral_step.terima': 'Terima rujukan', 'referral_step.tolak': 'Tolak', 'referral_step.teruskan': 'Teruskan', 'referral_step.layani': 'Mulai layani', 'referral_step.kabari': 'Beri kabar', 'referral_step.umpan_balik': 'Selesai melayani', 'referral_step.cabut': 'Cabut rujukan', 'referral_step.tutup': 'Tutup rujukan',

  'action.referral.hear': '{actor} mencatat jawaban lembaga.',
  'action.referral.revoke': '{actor} mencabut rujukan.',
  'action.referral.close': '{actor} menutup rujukan.',
  'action.referral.hand_over': '{actor} menyerahkan rujukan untuk diikuti petugas lain.',
  'action.referral.letter': '{actor} membuat draf surat untuk rujukan.',
  'action.referral.follow': '{actor} memberi kabar dari tempat rujukan.',
  'action.referral.escalate': '{actor}: rujukan lewat tenggat; atasan diberi tahu.',
  'fault.no_kelurahan': 'Seluruh kasus hanya beralih ke Dinas Sosial kabupaten atau kota lain. Untuk panti provinsi, pilih penanganan.',
  'action.reception.deliver': '{actor} mengirim rujukan ke sini.', 'action.reception.bring': 'Yang masih harus dikerjakan di kantor asal ikut ke sini sesudah {actor} menerima kasus.',
  'field.work': 'Yang masih harus dikerjakan', 'field.work.steps': 'Langkah berikutnya', 'field.work.deeds': 'Tindakan',
  'action.reception.end': '{actor} mengakhiri rujukan dari kantornya.',
  'action.reception.seal': '{actor} mengubah kerahasiaan kasus; rujukannya mengikuti.',
  'action.reception.escalate': '{actor}: rujukan masuk lewat tenggat; atasan diberi tahu.',
  'action.holiday.set': '{actor} mencatat hari libur.',
  'action.holiday.drop': '{actor} menghapus hari libur.',

  'problem.referral.answers_themselves': 'Yang dituju menjawab sendiri di Pilar. Tunggu jawabannya.',
  'problem.holiday.dropped': 'Hari ini sudah menjadi hari kerja.',

  'field.share': 'Yang boleh dilihat penerima', 'field.assessment': 'Ringkasan asesmen', 'field.goal': 'Tujuan rencana', 'field.documents': 'Dokumen yang disertakan',
  'field.unconsented': 'Alasan tanpa persetujuan', 'field.mayForward': 'Boleh diteruskan ke tempat lain', 'field.wanted': 'Diharapkan mulai', 'field.answerDays': 'Jawaban ditunggu (hari kerja)', 'field.feedbackDays': 'Kabar ditunggu (hari kerja)', 'field.receptionId': 'Rujukan masuk', 'field.referralId': 'Rujukan', 'field.refusal': 'Alasan', 'field.final': 'Layanan sudah selesai', 'field.stays': 'Tinggal di panti',
  'field.holidayId': 'Hari libur', 'field.holidays': 'Hari libur', 'field.byName': 'Oleh', 'field.snapshot': 'Yang diperlihatkan', 'field.fromName': 'Pengirim', 'field.fromPhone': 'Telepon pengirim', 'field.sealed': 'Rahasia',
  'field.snapshot.name': 'Nama', 'field.snapshot.sex': 'Jenis kelamin', 'field.snapshot.bornYear': 'Tahun lahir', 'field.snapshot.phone': 'Telepon', 'field.snapshot.address': 'Alamat', 'field.snapshot.needs': 'Kebutuhan', 'field.snapshot.types': 'Jenis PPKS', 'field.snapshot.assessment': 'Ringkasan asesmen', 'field.snapshot.goal': 'Tujuan rencana', 'field.snapshot.documents': 'Dokumen', 'field.snapshot.tasks': 'Tindak lanjut yang masih terbuka', 'field.next.receptionId': 'Rujukan di sana', 'field.next.to': 'Nama tempatnya',
}

const en = {
  'referral_sort.layanan': 'Referral for a service', 'referral_sort.penanganan': 'Referral of the handling', 'referral_sort.alih': 'Transfer of the case',
  'body.puskesmas': 'Community health centre', 'body.rumah_sakit': 'Hospital', 'body.baznas': 'BAZNAS', 'body.dukcapil': 'Civil registry', 'body.kepolisian': 'Police', 'body.lks': 'LKS', 'body.sekolah': 'School', 'body.lainnya': 'Another body',
  'shared.identitas': 'Name, sex, year of birth, telephone', 'shared.nik': 'NIK', 'shared.alamat': 'Address', 'shared.kebutuhan': 'Needs and types', 'shared.asesmen': 'Summary of the assessment', 'shared.rencana': 'Goal of the plan', 'shared.dokumen': 'List of documents',
  'heard_via.telepon': 'Telephone', 'heard_via.whatsapp': 'WhatsApp', 'heard_via.surat': 'Letter', 'heard_via.tatap_muka': 'Face to face',
  'referral_step.terima': 'Accept the referral', 'referral_step.tolak': 'Refuse', 'referral_step.teruskan': 'Pass on', 'referral_step.layani': 'Begin to serve', 'referral_step.kabari': 'Send news', 'referral_step.umpan_balik': 'Service is over', 'referral_step.cabut': 'Take back', 'referral_step.tutup': 'Close the referral',

  'action.referral.hear': '{actor} took down what a body answered.',
  'action.referral.revoke': '{actor} took the referral back.',
  'action.referral.close': '{actor} closed the referral.',
  'action.referral.hand_over': '{actor} gave the referral to somebody else to follow.',
  'action.referral.letter': '{actor} drafted a letter for the referral.',
  'action.referral.follow': '{actor} sent word from where the referral went.',
  'action.referral.escalate': '{actor}: the referral is past its day; superiors were told.',
  'fault.no_kelurahan': 'A whole case goes to the office of another kabupaten or kota only. For a panti of the province choose care.',
  'action.reception.deliver': '{actor} sent a referral here.', 'action.reception.bring': 'What was still to be done at the other office came here after {actor} took the case.',
  'field.work': 'What is still to be done', 'field.work.steps': 'Next steps', 'field.work.deeds': 'Actions',
  'action.reception.end': '{actor} ended a referral of that office.',
  'action.reception.seal': '{actor} changed the seal of the case; the referral follows.',
  'action.reception.escalate': '{actor}: a referral lies here past its day; superiors were told.',
  'action.holiday.set': '{actor} entered days off.',
  'action.holiday.drop': '{actor} took a day off out.',

  'problem.referral.answers_themselves': 'Whoever was asked answers in Pilar themselves. Wait for the answer.',
  'problem.holiday.dropped': 'It is a working day already.',

  'field.share': 'What the receiver may see', 'field.assessment': 'Summary of the assessment', 'field.goal': 'Goal of the plan', 'field.documents': 'Documents that go along',
  'field.unconsented': 'Why without consent', 'field.mayForward': 'May be passed on', 'field.wanted': 'Wished to begin', 'field.answerDays': 'Answer awaited (working days)', 'field.feedbackDays': 'News awaited (working days)', 'field.receptionId': 'Incoming referral', 'field.referralId': 'Referral', 'field.refusal': 'Reason', 'field.final': 'The service is over', 'field.stays': 'Lives in the house',
  'field.holidayId': 'Day off', 'field.holidays': 'Days off', 'field.byName': 'By', 'field.snapshot': 'What is shown', 'field.fromName': 'Sender', 'field.fromPhone': 'Telephone of the sender', 'field.sealed': 'Confidential',
  'field.snapshot.name': 'Name', 'field.snapshot.sex': 'Sex', 'field.snapshot.bornYear': 'Year of birth', 'field.snapshot.phone': 'Telephone', 'field.snapshot.address': 'Address', 'field.snapshot.needs': 'Needs', 'field.snapshot.types': 'Types', 'field.snapshot.assessment': 'Summary of the assessment', 'field.snapshot.goal': 'Goal of the plan', 'field.snapshot.documents': 'Documents', 'field.snapshot.tasks': 'Next steps still open', 'field.next.receptionId': 'The referral there', 'field.next.to': 'Name of the place',
} satisfies Record<keyof typeof id, string>

/** The words of referrals that the desk needs. */
export const messages = { id, en }
