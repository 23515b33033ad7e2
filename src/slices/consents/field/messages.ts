const id = {
  'consent.from_paper': 'Potret dari kertas', 'consent.clear': 'Hapus dan ulangi', 'consent.explained': 'Sudah saya jelaskan untuk apa data dipakai, dan bahwa persetujuan boleh ditarik kapan saja.',
  'consent.title': 'Persetujuan', 'consent.none': 'Belum ada persetujuan. Mintalah sebelum asesmen.', 'consent.ask': 'Catat persetujuan', 'consent.saved': 'Tersimpan.', 'consent.over': 'Ditarik seluruhnya', 'consent.withdrawn': 'Ditarik: {purposes}', 'consent.takeback': 'Catat penarikan', 'consent.gone': 'Yang ditarik', 'consent.who': 'Siapa yang menarik',
  'consent.clock': 'Pemrosesan datanya harus berhenti dalam 3×24 jam.', 'consent.due': 'Hentikan pemrosesan paling lambat {when}.', 'consent.halt': 'Catat penghentian', 'consent.stopped': 'Apa yang dihentikan, dan bagaimana',
}

const en = {
  'consent.from_paper': 'Photograph the paper', 'consent.clear': 'Clear and take again', 'consent.explained': 'I explained what the data are for, and that consent may be withdrawn at any time.',
  'consent.title': 'Consent', 'consent.none': 'No consent yet. Ask before the assessment.', 'consent.ask': 'Record consent', 'consent.saved': 'Saved.', 'consent.over': 'Withdrawn altogether', 'consent.withdrawn': 'Withdrawn: {purposes}', 'consent.takeback': 'Record a withdrawal', 'consent.gone': 'What is withdrawn', 'consent.who': 'Who withdraws it',
  'consent.clock': 'From then on the processing of data for this must stop within 3×24 hours.', 'consent.due': 'Stop the processing by {when}.', 'consent.halt': 'Record that it stopped', 'consent.stopped': 'What was stopped, and how',
} satisfies Record<keyof typeof id, string>

/** The words of consent on the telephone; the desk shares those of taking it. */
export const messages = { id, en }
