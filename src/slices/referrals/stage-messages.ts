const id = {
  'referral_stage.terkirim': 'Terkirim', 'referral_stage.dibaca': 'Sudah dibaca', 'referral_stage.diterima': 'Diterima', 'referral_stage.dilayani': 'Sedang dilayani', 'referral_stage.umpan_balik': 'Selesai dilayani', 'referral_stage.selesai': 'Ditutup', 'referral_stage.ditolak': 'Ditolak', 'referral_stage.diteruskan': 'Diteruskan', 'referral_stage.dicabut': 'Dicabut',
  'refusal.penuh': 'Penuh', 'refusal.bukan_kewenangan': 'Bukan kewenangan kami', 'refusal.syarat_kurang': 'Syarat belum lengkap', 'refusal.tidak_sesuai': 'Tidak sesuai layanan kami', 'refusal.tidak_ditemukan': 'Orangnya tidak ditemukan', 'refusal.lainnya': 'Alasan lain',
}

const en = {
  'referral_stage.terkirim': 'Sent', 'referral_stage.dibaca': 'Read', 'referral_stage.diterima': 'Accepted', 'referral_stage.dilayani': 'Being served', 'referral_stage.umpan_balik': 'Service is over', 'referral_stage.selesai': 'Closed', 'referral_stage.ditolak': 'Refused', 'referral_stage.diteruskan': 'Passed on', 'referral_stage.dicabut': 'Taken back',
  'refusal.penuh': 'Full', 'refusal.bukan_kewenangan': 'Not within our authority', 'refusal.syarat_kurang': 'Requirements are missing', 'refusal.tidak_sesuai': 'Does not fit our service', 'refusal.tidak_ditemukan': 'The person was not found', 'refusal.lainnya': 'Another reason',
} satisfies Record<keyof typeof id, string>

/** Where a referral stands and why somebody does not take it, as every screen says it. */
export const messages = { id, en }
