const id = {
  'tasks.mine': 'Tugas saya', 'care.plan': 'Rencana', 'care.no_plan': 'Belum ada rencana. Susun sesudah asesmen, bersama keluarga.', 'care.not_agreed': 'Belum disepakati',
  'care.deeds': 'Tindakan', 'care.no_deeds': 'Tidak ada tindakan yang terbuka.', 'care.over': '{count} lainnya', 'care.assess': 'Catat asesmen', 'care.agree': 'Catat kata keluarga', 'care.not_reviewed': 'Belum ditinjau',
  'care.given': 'Layanan dan bantuan', 'care.none_given': 'Belum ada yang diberikan.', 'care.give': 'Catat pemberian', 'care.what': 'Apa yang diberikan', 'care.measure': 'kg, paket, kali, Rp', 'care.receipt': 'Tanda terima: tanda tangan atau cap jempol', 'care.signed': 'bertanda terima',
  'care.end': 'Akhir layanan', 'care.propose': 'Usulkan terminasi', 'tasks.desk': 'di meja kantor',
}

const en = {
  'tasks.mine': 'My tasks', 'care.plan': 'Plan', 'care.no_plan': 'No plan yet. Draw it up after the assessment, with the family.', 'care.not_agreed': 'Not agreed yet',
  'care.deeds': 'Actions', 'care.no_deeds': 'No open action.', 'care.over': '{count} more', 'care.assess': 'Record an assessment', 'care.agree': 'Record what the family says', 'care.not_reviewed': 'Not reviewed yet',
  'care.given': 'Services and aid', 'care.none_given': 'Nothing was given yet.', 'care.give': 'Record what was given', 'care.what': 'What was given', 'care.measure': 'kg, parcels, times, Rp', 'care.receipt': 'Receipt: signature or thumb print', 'care.signed': 'receipt signed',
  'care.end': 'End of service', 'care.propose': 'Propose to end the service', 'tasks.desk': 'at the desk',
} satisfies Record<keyof typeof id, string>

/** The words of plans and tasks on the telephone. */
export const messages = { id, en }
