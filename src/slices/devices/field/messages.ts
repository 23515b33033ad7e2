const id = {
  'pillar_phones.lead': 'Kapan ponsel anggota terakhir terhubung, dan berapa catatan yang menunggu di sana. Isi catatan tidak terlihat di sini.',
  'pillar_phones.silent': 'Tidak menyamakan data',
  'pillar_phones.all': 'Semua ponsel',
  'pillar_phones.days': '{count} hari atau lebih',
  'pillar_phones.none': 'Tidak ada ponsel yang cocok.',
  'pillar_phones.seen': 'Terakhir terhubung',
  'pillar_phones.waiting': 'Belum terkirim',
  'pillar_phones.skewed': 'Jam ponsel meleset {minutes} menit',
  'pillar_phones.device': 'Ponsel',
}

const en: Record<keyof typeof id, string> = {
  'pillar_phones.lead': 'When the phones of members last had contact, and how many notes wait there. What notes say is not seen here.',
  'pillar_phones.silent': 'Has not synced for',
  'pillar_phones.all': 'All phones',
  'pillar_phones.days': '{count} day{/s} or more',
  'pillar_phones.none': 'No phone matches.',
  'pillar_phones.seen': 'Last contact',
  'pillar_phones.waiting': 'Not sent yet',
  'pillar_phones.skewed': 'Its clock is out by {minutes} minute{/s}',
  'pillar_phones.device': 'Phone',
}

/** The words of the phones of a coordinator's own pillar. */
export const messages = { id, en }
