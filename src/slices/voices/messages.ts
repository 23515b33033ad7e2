const id = {
  'action.voice.raise': '{actor} menyampaikan suara.',
  'action.voice.rate': '{actor} menilai jawaban kantor.',
  'action.voice.remind': '{actor} mengingatkan meja isu.',
  'problem.voice.nothing_awaited': 'Tidak ada yang ditunggu dari meja ini.',
  'notice.voice.answered': 'Suara Anda tentang "{reason}" dijawab oleh {otherName}.',
  'problem.voice.sealed_visit': 'Kunjungan ini rahasia. Tulis suara tanpa menautkannya.',
  'problem.voice.not_answered': 'Belum ada jawaban yang dapat dinilai.',
  'fault.names_you': 'Tautan ini menunjukkan siapa Anda. Sampaikan dengan nama, atau tanpa tautan.',
  'voice.title': 'Suara Lapangan', 'voice.from_report': 'Jadikan kendala ini Suara Lapangan',
  'field.category': 'Tentang',
  'field.anonymous': 'Tanpa nama',
  'field.leader': 'Tentang pimpinan',
  'field.voiceId': 'Suara',
  'field.helped': 'Membantu',
  'voice_sort.usul': 'Usul', 'voice_sort.saran': 'Saran', 'voice_sort.unek_unek': 'Unek-unek', 'voice_sort.kendala': 'Kendala',
  'category.layanan': 'Layanan dan rujukan', 'category.bantuan_data': 'Data dan bantuan', 'category.koordinasi': 'Koordinasi', 'category.sarana': 'Sarana dan jalan', 'category.air_sanitasi': 'Air dan sanitasi',
  'category.perlengkapan': 'Perlengkapan dan tali asih', 'category.pelatihan': 'Pelatihan', 'category.keamanan': 'Keamanan', 'category.aturan': 'Aturan', 'category.lainnya': 'Lainnya',
  'voice_stage.menunggu': 'Menunggu pagi', 'voice_stage.terkirim': 'Terkirim', 'voice_stage.ditangani': 'Ditangani', 'voice_stage.terbuka': 'Ditangani', 'voice_stage.usulan': 'Diusulkan menjadi kebijakan', 'voice_stage.diputuskan': 'Diputuskan', 'voice_stage.dijawab': 'Dijawab',
}

const en = {
  'action.voice.raise': '{actor} raised a voice.',
  'action.voice.rate': '{actor} said whether the answer helped.',
  'action.voice.remind': '{actor} reminded the desk of an issue.',
  'problem.voice.nothing_awaited': 'Nothing is awaited from this desk.',
  'notice.voice.answered': 'What you said about "{reason}" was answered by {otherName}.',
  'problem.voice.sealed_visit': 'This visit is confidential. Write without linking it.',
  'problem.voice.not_answered': 'There is no answer yet to be judged.',
  'fault.names_you': 'This link shows who you are. Send it with your name, or without the link.',
  'voice.title': 'Voices of the field', 'voice.from_report': 'Raise this obstacle as a voice',
  'field.category': 'About',
  'field.anonymous': 'Without a name',
  'field.leader': 'About a leader',
  'field.voiceId': 'Voice',
  'field.helped': 'Helped',
  'voice_sort.usul': 'Proposal', 'voice_sort.saran': 'Suggestion', 'voice_sort.unek_unek': 'What weighs on me', 'voice_sort.kendala': 'Obstacle',
  'category.layanan': 'Services and referrals', 'category.bantuan_data': 'Data and aid', 'category.koordinasi': 'Coordination', 'category.sarana': 'Facilities and roads', 'category.air_sanitasi': 'Water and sanitation',
  'category.perlengkapan': 'Equipment and allowances', 'category.pelatihan': 'Training', 'category.keamanan': 'Safety', 'category.aturan': 'Rules', 'category.lainnya': 'Other',
  'voice_stage.menunggu': 'Waits for the morning', 'voice_stage.terkirim': 'Sent', 'voice_stage.ditangani': 'Being handled', 'voice_stage.terbuka': 'Being handled', 'voice_stage.usulan': 'Proposed as policy', 'voice_stage.diputuskan': 'Decided', 'voice_stage.dijawab': 'Answered',
} satisfies Record<keyof typeof id, string>

/** The words of voices that a device in the field needs. */
export const messages = { id, en }
