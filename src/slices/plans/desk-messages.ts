const id = {
  'plan_state.disusun': 'Disusun', 'plan_state.disepakati': 'Disepakati keluarga', 'plan_state.selesai': 'Selesai',
  'deed_of.petugas': 'Petugas sendiri', 'deed_of.unit': 'Unit dinas atau panti', 'deed_of.pilar': 'Pilar sosial', 'deed_of.lembaga': 'Lembaga luar (puskesmas, BAZNAS, Dukcapil, …)',
  'conference_state.diundang': 'Diundang', 'conference_state.selesai': 'Sudah berlangsung', 'conference_state.batal': 'Dibatalkan',

  'problem.closure.decided': 'Usul ini sudah diputuskan. Muat ulang halaman.', 'problem.closure.own': 'Usul sendiri diputuskan oleh orang lain.',
  'problem.plan.stands': 'Kasus ini sudah punya rencana. Tambahkan sasaran pada rencana itu.', 'problem.goal.over': 'Sasaran ini sudah tercapai atau dihentikan.', 'field.domain': 'Bidang kehidupan', 'field.aim': 'Yang hendak dicapai', 'field.sign': 'Tanda keberhasilan', 'domain.biologis': 'Biologis dan fisik', 'domain.psikologis': 'Psikologis', 'domain.sosial': 'Sosial', 'domain.spiritual': 'Spiritual', 'domain.ekonomi': 'Ekonomi',
  'problem.conference.over': 'Konferensi ini sudah dicatat atau dibatalkan.',

  'field.planId': 'Rencana', 'field.goalId': 'Sasaran', 'field.conferenceId': 'Konferensi kasus', 'field.closureId': 'Usul terminasi', 'field.goals': 'Sasaran',
  'field.progress': 'Kemajuan',
  'field.edits.domain': 'Bidang kehidupan', 'field.edits.aim': 'Yang hendak dicapai', 'field.edits.sign': 'Tanda keberhasilan', 'field.edits.state': 'Keadaan sasaran', 'field.of': 'Milik siapa', 'field.participants': 'Peserta', 'field.decisions': 'Keputusan', 'field.agenda': 'Yang dibahas',
  'task_when.nanti': 'Belum waktunya', 'task_when.sekarang': 'Sekarang', 'task_when.lewat': 'Lewat tenggat',
  'office.plan': 'Rencana intervensi', 'office.plan.page': 'Rencana dan layanan', 'office.plan.open': 'Buka', 'office.plan.brief': 'Rencana dibaca oleh tim kasus ini.', 'office.plan.open_deeds': 'Tindakan terbuka',
  'office.plan.assessment': 'Asesmen', 'office.plan.assess': 'Catat asesmen', 'office.plan.no_assessment': 'Belum ada asesmen', 'office.plan.no_assessment_hint': 'Persetujuan diminta lebih dahulu.',
  'office.plan.draw': 'Susun rencana', 'office.plan.goal': 'Tambah sasaran', 'office.plan.agree': 'Kata keluarga', 'office.plan.review': 'Tinjau', 'office.plan.none': 'Belum ada rencana', 'office.plan.none_hint': 'Susun sesudah asesmen, bersama keluarga.',
  'office.plan.draw_lead': 'Mulai dengan satu sasaran; yang lain dapat ditambahkan.', 'office.plan.aim_hint': 'Misalnya: makan tiga kali sehari.', 'office.plan.sign_hint': 'Misalnya: berat badan naik dua kilogram.', 'office.plan.agreed_hint': 'Yang bersangkutan, atau keluarga yang mewakili.',
  'office.plan.no_progress': 'Belum ditinjau', 'office.plan.unseen': 'Tidak ditinjau kali ini', 'office.plan.review_hint': 'Apa yang berubah sejak tinjauan lalu. Tersimpan di riwayat kasus.', 'office.plan.clash': 'Isi berbeda dari {name}. Pilih yang benar.',
  'office.plan.deed': 'Tambah tindakan', 'office.plan.do': 'Selesai', 'office.plan.move': 'Alihkan', 'office.plan.what': 'Apa', 'office.plan.body_hint': 'Misalnya: Puskesmas Paruga, BAZNAS Kota Bima, Dukcapil.', 'office.plan.owner_hint': 'Petugas yang memastikan tindakan ini terlaksana.',
  'office.plan.loose': 'Tindakan lain', 'office.plan.loose_lead': 'Tindakan yang tidak melayani satu sasaran saja, termasuk hasil konferensi.',
  'office.plan.conferences': 'Konferensi kasus', 'office.plan.no_conference': 'Belum ada konferensi kasus', 'office.plan.call': 'Undang', 'office.plan.hold': 'Catat hasil', 'office.plan.off': 'Batalkan', 'office.plan.talk': 'Hasil pembicaraan', 'office.plan.inside': 'Peserta dengan akun', 'office.plan.outside': 'Peserta lain', 'office.plan.outside_hint': 'Satu baris satu orang: nama, lembaga. Perlu persetujuan berbagi data.',
  'office.plan.decision': 'Keputusan', 'office.plan.decision_hint': 'Dengan tanggal, keputusan menjadi tindakan. Tanpa tanggal, ia tetap sebagai kalimat.', 'office.plan.another': 'Keputusan berikutnya',
  'office.plan.taken_back': 'Persetujuan layanan sudah ditarik', 'office.plan.taken_back_hint': 'Hanya yang tidak dapat menunggu demi keselamatan. Tulis alasannya, dan mintalah persetujuan lagi.',
  'office.plan.given': 'Layanan dan bantuan', 'office.plan.give': 'Catat pemberian', 'office.plan.none_given': 'Belum ada layanan atau bantuan', 'office.plan.what_hint': 'Misalnya: beras, kursi roda, konseling keluarga.', 'office.plan.measure_hint': 'kg, paket, kali, Rp', 'office.plan.carries_out': 'Melaksanakan tindakan', 'office.plan.proof': 'Bukti', 'office.plan.paper_hint': 'Bila ada kuitansi kertas, tulis di mana disimpan.',
  'office.plan.end': 'Terminasi dan bina lanjut', 'office.plan.propose': 'Usulkan terminasi', 'office.plan.no_end': 'Layanan masih berjalan', 'office.plan.decide': 'Putuskan', 'office.plan.approve': 'Setujui', 'office.plan.return': 'Kembalikan', 'office.plan.return_hint': 'Wajib bila dikembalikan.', 'office.plan.decided': 'Diputuskan oleh', 'office.plan.month': 'Bulan ke-{month}', 'office.plan.seen': 'Sudah dikunjungi', 'office.plan.summary_hint': 'Apa yang dicapai, apa yang masih perlu dijaga.',
  'office.tasks': 'Tugas', 'office.tasks.lead': 'Dihitung dari catatan kasus: tidak ada yang tertinggal saat petugas berganti.', 'office.tasks.view': 'Tampilkan', 'office.tasks.mine': 'Tugas saya', 'office.tasks.late': 'Lewat tenggat di wilayah', 'office.tasks.all': 'Semua di wilayah', 'office.tasks.none': 'Tidak ada tugas', 'office.tasks.none_hint': 'Semua yang diminta aturan dan rencana sudah dikerjakan.', 'office.tasks.what': 'Yang harus dilakukan', 'office.tasks.case': 'Untuk', 'office.tasks.whose': 'Penanggung jawab', 'office.tasks.office': 'Kantor', 'office.tasks.house': 'Panti yang dituju', 'office.tasks.more': 'Masih ada yang lain. Selesaikan yang paling mendesak dahulu.',
}

const en = {
  'plan_state.disusun': 'Drawn up', 'plan_state.disepakati': 'Agreed with the family', 'plan_state.selesai': 'Over',
  'deed_of.petugas': 'The worker', 'deed_of.unit': 'A unit of the office or a panti', 'deed_of.pilar': 'A pillar', 'deed_of.lembaga': 'A body outside (puskesmas, BAZNAS, Dukcapil, …)',
  'conference_state.diundang': 'Called', 'conference_state.selesai': 'Held', 'conference_state.batal': 'Called off',

  'problem.closure.decided': 'This proposal was decided already. Reload the page.', 'problem.closure.own': 'Somebody else decides on your own proposal.',
  'problem.plan.stands': 'This case has a plan already. Add goals to it.', 'problem.goal.over': 'This goal was reached or given up.', 'field.domain': 'Side of life', 'field.aim': 'What is to be reached', 'field.sign': 'How one will see it', 'domain.biologis': 'Body and health', 'domain.psikologis': 'Psychological', 'domain.sosial': 'Social', 'domain.spiritual': 'Spiritual', 'domain.ekonomi': 'Economic',
  'problem.conference.over': 'This conference is on record or called off already.',

  'field.planId': 'Plan', 'field.goalId': 'Goal', 'field.conferenceId': 'Case conference', 'field.closureId': 'Proposal to end the service', 'field.goals': 'Goals',
  'field.progress': 'Progress',
  'field.edits.domain': 'Side of life', 'field.edits.aim': 'What is to be reached', 'field.edits.sign': 'How one will see it', 'field.edits.state': 'State of the goal', 'field.of': 'Whose', 'field.participants': 'Participants', 'field.decisions': 'Decisions', 'field.agenda': 'What it is about',
  'task_when.nanti': 'Not yet', 'task_when.sekarang': 'Now', 'task_when.lewat': 'Overdue',
  'office.plan': 'Plan', 'office.plan.page': 'Plan and services', 'office.plan.open': 'Open', 'office.plan.brief': 'The plan is read by the team of this case.', 'office.plan.open_deeds': 'Open actions',
  'office.plan.assessment': 'Assessment', 'office.plan.assess': 'Record an assessment', 'office.plan.no_assessment': 'No assessment yet', 'office.plan.no_assessment_hint': 'Consent is asked first.',
  'office.plan.draw': 'Draw up a plan', 'office.plan.goal': 'Add a goal', 'office.plan.agree': 'The family\'s word', 'office.plan.review': 'Review', 'office.plan.none': 'No plan yet', 'office.plan.none_hint': 'Draw it up after the assessment, with the family.',
  'office.plan.draw_lead': 'Begin with one goal; others can be added.', 'office.plan.aim_hint': 'For example: three meals a day.', 'office.plan.sign_hint': 'For example: two kilograms gained.', 'office.plan.agreed_hint': 'The person, or family who speak for them.',
  'office.plan.no_progress': 'Not reviewed yet', 'office.plan.unseen': 'Not reviewed this time', 'office.plan.review_hint': 'What changed since the last review. Kept in the story of the case.', 'office.plan.clash': 'Another value by {name}. Choose the right one.',
  'office.plan.deed': 'Add an action', 'office.plan.do': 'Done', 'office.plan.move': 'Pass on', 'office.plan.what': 'What', 'office.plan.body_hint': 'For example: Puskesmas Paruga, BAZNAS Kota Bima, Dukcapil.', 'office.plan.owner_hint': 'The worker who sees to it that this is done.',
  'office.plan.loose': 'Other actions', 'office.plan.loose_lead': 'Actions that serve no one goal alone, among them those of conferences.',
  'office.plan.conferences': 'Case conferences', 'office.plan.no_conference': 'No case conference yet', 'office.plan.call': 'Call', 'office.plan.hold': 'Record', 'office.plan.off': 'Call off', 'office.plan.talk': 'What was said', 'office.plan.inside': 'Participants with an account', 'office.plan.outside': 'Other participants', 'office.plan.outside_hint': 'One person a line: name, body. Consent to share data is needed.',
  'office.plan.decision': 'Decision', 'office.plan.decision_hint': 'With a day a decision becomes an action. Without one it stays a sentence.', 'office.plan.another': 'Next decision',
  'office.plan.taken_back': 'Consent to services was taken back', 'office.plan.taken_back_hint': 'Only what cannot wait for somebody’s safety. Say why, and ask for consent again.',
  'office.plan.given': 'Services and aid', 'office.plan.give': 'Record what was given', 'office.plan.none_given': 'No service or aid yet', 'office.plan.what_hint': 'For example: rice, a wheelchair, family counselling.', 'office.plan.measure_hint': 'kg, parcels, times, Rp', 'office.plan.carries_out': 'Carries out the action', 'office.plan.proof': 'Proof', 'office.plan.paper_hint': 'If there is a paper receipt, write where it is kept.',
  'office.plan.end': 'End of service and aftercare', 'office.plan.propose': 'Propose to end', 'office.plan.no_end': 'The service goes on', 'office.plan.decide': 'Decide', 'office.plan.approve': 'Agree', 'office.plan.return': 'Give back', 'office.plan.return_hint': 'Needed when it is given back.', 'office.plan.decided': 'Decided by', 'office.plan.month': 'Month {month}', 'office.plan.seen': 'Visited', 'office.plan.summary_hint': 'What was reached, what still needs care.',
  'office.tasks': 'Tasks', 'office.tasks.lead': 'Worked out from the records of cases: nothing is left behind when workers change.', 'office.tasks.view': 'Show', 'office.tasks.mine': 'My tasks', 'office.tasks.late': 'Overdue in the area', 'office.tasks.all': 'All of the area', 'office.tasks.none': 'No tasks', 'office.tasks.none_hint': 'All that rules and plans ask for is done.', 'office.tasks.what': 'What is to be done', 'office.tasks.case': 'For', 'office.tasks.whose': 'Falls to', 'office.tasks.office': 'The office', 'office.tasks.house': 'The house that was asked', 'office.tasks.more': 'There are more. Do the most pressing first.',
} satisfies Record<keyof typeof id, string>

/** The words of plans that the desk alone needs. */
export const messages = { id, en }
