const id = {
  'action.inspection.grant': '{actor} mencatat surat tugas pemeriksaan.',
  'action.inspection.end': '{actor} mengakhiri izin pemeriksaan.',
  'action.inspection.unmask': '{actor} membuka nama yang ditutup, dengan alasan.',
  'problem.inspection.not_granted': 'Surat tugas Anda tidak mencakup kunjungan ini lagi. Hubungi kepala dinas.',
  'fault.not_inspector': 'Orang ini tidak memegang penugasan inspektorat di wilayah itu. Pilih pemeriksa.',
  'field.about': 'Perihal',
  'field.inspectionId': 'Izin pemeriksaan',
}

const en = {
  'action.inspection.grant': '{actor} recorded an inspection by letter.',
  'action.inspection.end': '{actor} ended an inspection.',
  'action.inspection.unmask': '{actor} had a masked name opened, with a reason.',
  'problem.inspection.not_granted': 'Your letter of assignment no longer covers this visit. Ask the head of the office.',
  'fault.not_inspector': 'This person holds no post of the inspectorate in that area. Choose an inspector.',
  'field.about': 'Subject',
  'field.inspectionId': 'Inspection',
} satisfies Record<keyof typeof id, string>

/** What the desk alone says of inspections; no device in the field carries it. */
export const messages = { id, en }
