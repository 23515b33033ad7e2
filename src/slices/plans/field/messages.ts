const id = {
  'tasks.mine': 'Tugas saya', 'care.plan': 'Rencana', 'care.no_plan': 'Belum ada rencana. Susun sesudah asesmen, bersama keluarga.', 'care.not_agreed': 'Belum disepakati',
  'care.deeds': 'Tindakan', 'care.no_deeds': 'Tidak ada tindakan yang terbuka.', 'care.over': '{count} lainnya', 'care.done': 'Selesaikan',
}

const en = {
  'tasks.mine': 'My tasks', 'care.plan': 'Plan', 'care.no_plan': 'No plan yet. Draw it up after the assessment, with the family.', 'care.not_agreed': 'Not agreed yet',
  'care.deeds': 'Actions', 'care.no_deeds': 'No open action.', 'care.over': '{count} more', 'care.done': 'Finish',
} satisfies Record<keyof typeof id, string>

/** The words of plans and tasks on the telephone. */
export const messages = { id, en }
