const id = {
  'action.activity.accept': '{actor} menerima laporan kegiatan.',
  'action.visit.letter': '{actor} menyusun laporan kunjungan sebagai surat.',
  'action.case.social_report': '{actor} menyusun laporan sosial.',
  'problem.activity.no_report': 'Kunjungan ini belum dilaporkan.',
}

const en = {
  'action.activity.accept': '{actor} accepted a report of activities.',
  'action.visit.letter': '{actor} drafted a visit report as a letter.',
  'action.case.social_report': '{actor} drafted a social report.',
  'problem.activity.no_report': 'This visit has no report yet.',
} satisfies Record<keyof typeof id, string>

/** The words of reports of activities that the desk alone needs. */
export const messages = { id, en }
