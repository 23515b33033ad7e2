const id = {
  'consent.from_paper': 'Ambil cap jempol dari kertas:', 'consent.clear': 'Hapus dan ulangi', 'consent.explained': 'Sudah saya jelaskan untuk apa data dipakai, dan bahwa persetujuan boleh ditarik kapan saja.',
}

const en = {
  'consent.from_paper': 'Take a thumb print from paper:', 'consent.clear': 'Clear and take again', 'consent.explained': 'I explained what the data are for, and that consent may be withdrawn at any time.',
} satisfies Record<keyof typeof id, string>

/** The words of taking consent, on the telephone and at the desk. */
export const messages = { id, en }
