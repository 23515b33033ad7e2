const id = {
  'refer.title': 'Rujukan', 'refer.until': 'Jawaban ditunggu sampai {day}.', 'refer.to': 'Dirujuk ke', 'refer.free': '{name} · {count} tempat kosong', 'refer.name': 'Nama lembaga', 'refer.why': 'Alasan rujukan', 'refer.share': 'Yang boleh dilihat penerima', 'refer.share_hint': 'Hanya yang perlu, sampai rujukan berakhir.', 'refer.unconsented': 'Alasan tanpa persetujuan', 'refer.unconsented_hint': 'Hanya bila belum dapat diminta, misalnya darurat.', 'refer.send': 'Rujuk',
  'refer.share.identitas': 'Nama, umur, telepon', 'refer.share.alamat': 'Alamat', 'refer.share.kebutuhan': 'Kebutuhan', 'refer.share.asesmen': 'Ringkasan keadaan',
  'refer.body.puskesmas': 'Puskesmas', 'refer.body.rumah_sakit': 'Rumah sakit', 'refer.body.baznas': 'BAZNAS', 'refer.body.dukcapil': 'Dukcapil', 'refer.body.kepolisian': 'Kepolisian', 'refer.body.lks': 'LKS', 'refer.body.sekolah': 'Sekolah', 'refer.body.lainnya': 'Lembaga lain',
}

const en = {
  'refer.title': 'Referrals', 'refer.until': 'An answer is awaited until {day}.', 'refer.to': 'Refer to', 'refer.free': '{name} · {count} free places', 'refer.name': 'Name of the body', 'refer.why': 'Why', 'refer.share': 'What the receiver may see', 'refer.share_hint': 'Only what is needed, until the referral is over.', 'refer.unconsented': 'Why without consent', 'refer.unconsented_hint': 'Only when nobody could be asked yet, as in an emergency.', 'refer.send': 'Refer',
  'refer.share.identitas': 'Name, age, telephone', 'refer.share.alamat': 'Address', 'refer.share.kebutuhan': 'Needs', 'refer.share.asesmen': 'How they are',
  'refer.body.puskesmas': 'Community health centre', 'refer.body.rumah_sakit': 'Hospital', 'refer.body.baznas': 'BAZNAS', 'refer.body.dukcapil': 'Civil registry', 'refer.body.kepolisian': 'Police', 'refer.body.lks': 'LKS', 'refer.body.sekolah': 'School', 'refer.body.lainnya': 'Another body',
} satisfies Record<keyof typeof id, string>

/** The words of referring on the phone; they come with its screen. */
export const messages = { id, en }
