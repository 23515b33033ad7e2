const id = {
  'action.report.send': '{actor} menyampaikan laporan.',
  'field.contact': 'Cara menghubungi',
  'field.codeHash': 'Kode laporan',
}

const en = {
  'action.report.send': '{actor} sent a report.',
  'field.contact': 'How to reach you',
  'field.codeHash': 'Code of the report',
} satisfies Record<keyof typeof id, string>

/** The words of neighbours' reports. */
export const messages = { id, en }
