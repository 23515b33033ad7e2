const id = {
  'voice.lead': 'Suara Anda sampai kepada yang memutuskan, dan Anda mendapat jawabannya.',
  'voice.new': 'Sampaikan suara', 'voice.mine': 'Suara saya', 'voice.none': 'Belum ada suara dari Anda.',
  'voice.sort': 'Apa yang ingin Anda sampaikan?', 'voice.text': 'Isi', 'voice.place': 'Wilayah', 'voice.who': 'Siapa yang boleh tahu?',
  'voice.who.nama': 'Dengan nama saya', 'voice.who.tanpa': 'Tanpa nama', 'voice.who.pimpinan': 'Tentang pimpinan',
  'voice.tells.nama': 'Nama Anda dilihat oleh kepala dinas, sekretaris, kepala bidang, ketua tim, peksos dinas, dan koordinator pilar Anda.',
  'voice.tells.tanpa': 'Tidak ada yang melihat nama Anda kecuali petugas tepercaya, dengan alasan yang dicatat dan diperlihatkan kepada Anda. Suara masuk daftar pagi hari bersama yang lain, tanpa jam, dan wilayahnya diperluas sampai sedikitnya sepuluh orang dapat menulisnya. Gaya bahasa dan isi dapat tetap menunjukkan siapa Anda.',
  'voice.tells.pimpinan': 'Hanya Inspektorat yang membaca isinya. Nama Anda tidak dilihat siapa pun kecuali petugas tepercaya, dengan alasan yang dicatat dan diperlihatkan kepada Anda.',
  'voice.report': 'Dari laporan kunjungan Anda, dengan nama Anda.', 'voice.send': 'Kirim suara',
  'voice.sent.tanpa': 'Suara Anda tersimpan. Kantor membacanya pagi hari, tanpa nama Anda.',
  'voice.waits': 'Tersimpan di ponsel', 'voice.unnamed': 'Tanpa nama', 'voice.leader': 'Untuk Inspektorat',
  'voice.desk': 'Ditangani {desk} sejak {since}', 'voice.issue': 'Menjadi isu: {title}', 'voice.answer': 'Jawaban {name}', 'voice.due': 'Paling lambat {day}',
  'voice.remind': 'Ingatkan', 'voice.remind.named': 'Sebutkan nama saya',
  'voice.helped': 'Apakah jawaban ini membantu?', 'voice.yes': 'Ya, membantu', 'voice.no': 'Belum membantu', 'voice.rated.yes': 'Anda menilai: membantu.', 'voice.rated.no': 'Anda menilai: belum membantu.',
  'voice.opened': 'Petugas tepercaya membuka nama Anda {when}. Alasannya: {reason}', 'voice.old': 'Suara tanpa nama menurut keadaan {when}.',
}

const en = {
  'voice.lead': 'Your voice reaches those who decide, and you get their answer.',
  'voice.new': 'Raise a voice', 'voice.mine': 'My voices', 'voice.none': 'You have not raised anything yet.',
  'voice.sort': 'What do you want to say?', 'voice.text': 'Text', 'voice.place': 'Area', 'voice.who': 'Who may know?',
  'voice.who.nama': 'With my name', 'voice.who.tanpa': 'Without a name', 'voice.who.pimpinan': 'About a leader',
  'voice.tells.nama': 'Your name is seen by the head, the secretary, heads of division, team leads, social workers of the office, and the coordinator of your pillar.',
  'voice.tells.tanpa': 'Nobody sees your name but the trusted officer, with a reason that is logged and shown to you. It arrives in the morning together with others, without an hour, and its area is widened until at least ten people could have written it. Style and content may still show who you are.',
  'voice.tells.pimpinan': 'The inspectorate alone reads it. Nobody sees your name but the trusted officer, with a reason that is logged and shown to you.',
  'voice.report': 'From your visit report, with your name.', 'voice.send': 'Send',
  'voice.sent.tanpa': 'Your voice is kept. The office reads it in the morning, without your name.',
  'voice.waits': 'Kept on this phone', 'voice.unnamed': 'Without a name', 'voice.leader': 'For the inspectorate',
  'voice.desk': 'Handled by {desk} since {since}', 'voice.issue': 'Became the issue: {title}', 'voice.answer': 'Answer of {name}', 'voice.due': 'By {day}',
  'voice.remind': 'Remind', 'voice.remind.named': 'Say my name',
  'voice.helped': 'Did this answer help?', 'voice.yes': 'Yes, it helped', 'voice.no': 'Not yet', 'voice.rated.yes': 'You said: it helped.', 'voice.rated.no': 'You said: not yet.',
  'voice.opened': 'The trusted officer opened your name {when}. The reason: {reason}', 'voice.old': 'Voices without a name as of {when}; without a signal they cannot be renewed.',
} satisfies Record<keyof typeof id, string>

/** The words of the voice screens; they come with those screens. */
export const messages = { id, en }
