const id = {
  'domain.biologis': 'Biologis dan fisik', 'domain.psikologis': 'Psikologis', 'domain.sosial': 'Sosial', 'domain.spiritual': 'Spiritual', 'domain.ekonomi': 'Ekonomi',
  'plan_state.disusun': 'Disusun', 'plan_state.disepakati': 'Disepakati keluarga', 'plan_state.selesai': 'Selesai', 'agreement.setuju': 'Setuju', 'agreement.sebagian': 'Setuju sebagian', 'agreement.tidak': 'Tidak setuju',
  'goal_state.terbuka': 'Sedang diupayakan', 'goal_state.tercapai': 'Tercapai', 'goal_state.dihentikan': 'Dihentikan', 'goal_progress.1': 'Memburuk', 'goal_progress.2': 'Belum berubah', 'goal_progress.3': 'Mulai membaik', 'goal_progress.4': 'Hampir tercapai', 'goal_progress.5': 'Tercapai',
  'deed_of.petugas': 'Petugas sendiri', 'deed_of.unit': 'Unit dinas atau panti', 'deed_of.pilar': 'Pilar sosial', 'deed_of.lembaga': 'Lembaga luar (puskesmas, BAZNAS, Dukcapil, …)',
  'conference_state.diundang': 'Diundang', 'conference_state.selesai': 'Sudah berlangsung', 'conference_state.batal': 'Dibatalkan',
  'closure_reason.tercapai': 'Sasaran tercapai', 'closure_reason.pindah': 'Pindah tempat tinggal', 'closure_reason.meninggal': 'Meninggal dunia', 'closure_reason.menolak': 'Tidak bersedia lagi', 'closure_reason.lembaga_lain': 'Ditangani lembaga lain', 'closure_reason.lainnya': 'Alasan lain',
  'closure_state.diajukan': 'Menunggu persetujuan', 'closure_state.disetujui': 'Disetujui', 'closure_state.dikembalikan': 'Dikembalikan',

  'problem.plan.stands': 'Kasus ini sudah punya rencana. Tambahkan sasaran pada rencana itu.', 'problem.plan.over': 'Rencana ini sudah selesai bersama layanannya.', 'problem.goal.over': 'Sasaran ini sudah tercapai atau dihentikan.',
  'problem.conference.over': 'Konferensi ini sudah dicatat atau dibatalkan.', 'problem.closure.decided': 'Usul ini sudah diputuskan. Muat ulang halaman.', 'problem.closure.own': 'Usul sendiri diputuskan oleh orang lain.',
  'fault.one_side': 'Isi sedikitnya satu bidang kehidupan.', 'fault.no_aftercare': 'Tidak ada bina lanjut sesudah meninggal. Kosongkan pilihan ini.', 'fault.proposed': 'Terminasi kasus ini sudah diusulkan dan menunggu keputusan.',

  'field.biologis': 'Biologis dan fisik', 'field.psikologis': 'Psikologis', 'field.sosial': 'Sosial', 'field.spiritual': 'Spiritual', 'field.ekonomi': 'Ekonomi', 'field.strengths': 'Kekuatan', 'field.risks': 'Risiko', 'field.conclusion': 'Kesimpulan',
  'field.planId': 'Rencana', 'field.goalId': 'Sasaran', 'field.conferenceId': 'Konferensi kasus', 'field.closureId': 'Usul terminasi', 'field.reviewDay': 'Tinjauan berikut', 'field.goals': 'Sasaran', 'field.domain': 'Bidang kehidupan', 'field.aim': 'Yang hendak dicapai', 'field.sign': 'Tanda keberhasilan',
  'field.agreement': 'Kata keluarga', 'field.agreedDay': 'Tanggal kesepakatan', 'field.agreedBy': 'Yang menyepakati', 'field.agreedView': 'Pandangan keluarga', 'field.progress': 'Kemajuan',
  'field.edits.domain': 'Bidang kehidupan', 'field.edits.aim': 'Yang hendak dicapai', 'field.edits.sign': 'Tanda keberhasilan', 'field.edits.state': 'Keadaan sasaran', 'field.of': 'Milik siapa', 'field.participants': 'Peserta', 'field.decisions': 'Keputusan', 'field.agenda': 'Yang dibahas', 'field.months': 'Bina lanjut (bulan)',
}

const en = {
  'domain.biologis': 'Body and health', 'domain.psikologis': 'Psychological', 'domain.sosial': 'Social', 'domain.spiritual': 'Spiritual', 'domain.ekonomi': 'Economic',
  'plan_state.disusun': 'Drawn up', 'plan_state.disepakati': 'Agreed with the family', 'plan_state.selesai': 'Over', 'agreement.setuju': 'Agrees', 'agreement.sebagian': 'Agrees in part', 'agreement.tidak': 'Does not agree',
  'goal_state.terbuka': 'Being worked on', 'goal_state.tercapai': 'Reached', 'goal_state.dihentikan': 'Given up', 'goal_progress.1': 'Worse', 'goal_progress.2': 'No change yet', 'goal_progress.3': 'Getting better', 'goal_progress.4': 'Nearly reached', 'goal_progress.5': 'Reached',
  'deed_of.petugas': 'The worker', 'deed_of.unit': 'A unit of the office or a panti', 'deed_of.pilar': 'A pillar', 'deed_of.lembaga': 'A body outside (puskesmas, BAZNAS, Dukcapil, …)',
  'conference_state.diundang': 'Called', 'conference_state.selesai': 'Held', 'conference_state.batal': 'Called off',
  'closure_reason.tercapai': 'Goals reached', 'closure_reason.pindah': 'Moved away', 'closure_reason.meninggal': 'Died', 'closure_reason.menolak': 'Does not want it any more', 'closure_reason.lembaga_lain': 'In the hands of another body', 'closure_reason.lainnya': 'Another reason',
  'closure_state.diajukan': 'Waits for agreement', 'closure_state.disetujui': 'Agreed', 'closure_state.dikembalikan': 'Given back',

  'problem.plan.stands': 'This case has a plan already. Add goals to it.', 'problem.plan.over': 'This plan is over with its service.', 'problem.goal.over': 'This goal was reached or given up.',
  'problem.conference.over': 'This conference is on record or called off already.', 'problem.closure.decided': 'This proposal was decided already. Reload the page.', 'problem.closure.own': 'Somebody else decides on one\'s own proposal.',
  'fault.one_side': 'Fill in at least one side of life.', 'fault.no_aftercare': 'There is no aftercare after a death. Leave this empty.', 'fault.proposed': 'The end of this service is proposed already and waits for a decision.',

  'field.biologis': 'Body and health', 'field.psikologis': 'Psychological', 'field.sosial': 'Social', 'field.spiritual': 'Spiritual', 'field.ekonomi': 'Economic', 'field.strengths': 'Strengths', 'field.risks': 'Risks', 'field.conclusion': 'Conclusion',
  'field.planId': 'Plan', 'field.goalId': 'Goal', 'field.conferenceId': 'Case conference', 'field.closureId': 'Proposal to end the service', 'field.reviewDay': 'Next review', 'field.goals': 'Goals', 'field.domain': 'Side of life', 'field.aim': 'What is to be reached', 'field.sign': 'How one will see it',
  'field.agreement': 'What the family says', 'field.agreedDay': 'Day of agreement', 'field.agreedBy': 'Who agreed', 'field.agreedView': 'How the family sees it', 'field.progress': 'Progress',
  'field.edits.domain': 'Side of life', 'field.edits.aim': 'What is to be reached', 'field.edits.sign': 'How one will see it', 'field.edits.state': 'State of the goal', 'field.of': 'Whose', 'field.participants': 'Participants', 'field.decisions': 'Decisions', 'field.agenda': 'What it is about', 'field.months': 'Aftercare (months)',
} satisfies Record<keyof typeof id, string>

/** The words of plans that the desk alone needs. */
export const messages = { id, en }
