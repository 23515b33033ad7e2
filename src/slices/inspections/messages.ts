const id = {
  'notice.inspection.granted': '{otherName} mencatat surat tugas Anda. Izin berlaku sampai {day}.',
  'notice.inspection.unmasked': '{otherName} dari inspektorat membuka nama pada kunjungan {day}. Alasan: {reason}',
}

const en = {
  'notice.inspection.granted': '{otherName} recorded your letter of assignment. It holds until {day}.',
  'notice.inspection.unmasked': '{otherName} of the inspectorate opened the name on the visit of {day}. Reason: {reason}',
} satisfies Record<keyof typeof id, string>

/** The words of inspections. */
export const messages = { id, en }
