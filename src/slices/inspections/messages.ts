const id = {
  'action.inspection.grant': '{actor} mencatat surat tugas pemeriksaan.',
  'action.inspection.end': '{actor} mengakhiri izin pemeriksaan.',
  'action.inspection.unmask': '{actor} membuka nama yang ditutup, dengan alasan.',
  'notice.inspection.granted': '{otherName} mencatat surat tugas Anda. Izin berlaku sampai {day}.',
  'notice.inspection.unmasked': '{otherName} dari inspektorat membuka nama pada kunjungan {day}. Alasan: {reason}',
  'problem.inspection.not_granted': 'Surat tugas Anda tidak mencakup kunjungan ini lagi. Hubungi kepala dinas.',
  'fault.not_inspector': 'Orang ini tidak memegang penugasan inspektorat di wilayah itu. Pilih pemeriksa.',
  'field.about': 'Perihal',
  'field.inspectionId': 'Izin pemeriksaan',
}

const en = {
  'action.inspection.grant': '{actor} recorded an inspection by letter.',
  'action.inspection.end': '{actor} ended an inspection.',
  'action.inspection.unmask': '{actor} had a masked name opened, with a reason.',
  'notice.inspection.granted': '{otherName} recorded your letter of assignment. It holds until {day}.',
  'notice.inspection.unmasked': '{otherName} of the inspectorate opened the name on the visit of {day}. Reason: {reason}',
  'problem.inspection.not_granted': 'Your letter of assignment no longer covers this visit. Ask the head of the office.',
  'fault.not_inspector': 'This person holds no post of the inspectorate in that area. Choose an inspector.',
  'field.about': 'Subject',
  'field.inspectionId': 'Inspection',
} satisfies Record<keyof typeof id, string>

/** The words of inspections. */
export const messages = { id, en }
