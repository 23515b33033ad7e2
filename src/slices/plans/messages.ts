const id = {
  'deed_state.terbuka': 'Terbuka', 'deed_state.selesai': 'Selesai', 'deed_state.batal': 'Dibatalkan',

  'action.assessment.record': '{actor} mencatat hasil asesmen.', 'action.plan.draw': '{actor} menyusun rencana intervensi.', 'action.plan.agree': '{actor} mencatat kesepakatan keluarga atas rencana.', 'action.plan.review': '{actor} meninjau rencana.',
  'action.goal.add': '{actor} menambah sasaran.', 'action.goal.edit': '{actor} mengubah sasaran.', 'action.goal.settle': '{actor} memilih isi sasaran yang berbeda.', 'action.deed.add': '{actor} menambah tindakan.', 'action.deed.move': '{actor} mengalihkan tindakan.', 'action.deed.do': '{actor} menutup tindakan.',
  'action.conference.call': '{actor} mengundang konferensi kasus.', 'action.conference.hold': '{actor} mencatat konferensi kasus.', 'action.conference.cancel': '{actor} membatalkan konferensi kasus.', 'action.provision.record': '{actor} mencatat layanan atau bantuan yang diberikan.',
  'action.closure.propose': '{actor} mengusulkan terminasi.', 'action.closure.approve': '{actor} menyetujui terminasi.', 'action.closure.return': '{actor} mengembalikan usul terminasi.',

  'notice.deed.yours': 'Anda diminta melaksanakan sebuah tindakan rencana, paling lambat {due}.', 'notice.conference.called': 'Anda diundang ke konferensi kasus, {day} pukul {from} {zone}.', 'notice.conference.off': 'Konferensi kasus pada {day} dibatalkan.',
  'notice.closure.approved': '{otherName} menyetujui usul terminasi Anda.', 'notice.closure.returned': '{otherName} mengembalikan usul terminasi Anda. Baca alasannya di kasus.',

  'problem.deed.over': 'Tindakan ini sudah selesai atau dibatalkan. Muat ulang halaman.',

  'field.body': 'Lembaga',
  'agreement.setuju': 'Setuju', 'agreement.sebagian': 'Setuju sebagian', 'agreement.tidak': 'Tidak setuju',
  'goal_state.terbuka': 'Sedang diupayakan', 'goal_state.tercapai': 'Tercapai', 'goal_state.dihentikan': 'Dihentikan',

  'field.reviewDay': 'Tinjauan berikut', 'field.agreement': 'Kata keluarga',
}

const en = {
  'deed_state.terbuka': 'Open', 'deed_state.selesai': 'Done', 'deed_state.batal': 'Called off',

  'action.assessment.record': '{actor} recorded an assessment.', 'action.plan.draw': '{actor} drew up a plan.', 'action.plan.agree': '{actor} recorded what the family says to the plan.', 'action.plan.review': '{actor} reviewed the plan.',
  'action.goal.add': '{actor} added a goal.', 'action.goal.edit': '{actor} changed a goal.', 'action.goal.settle': '{actor} chose between two values of a goal.', 'action.deed.add': '{actor} added an action.', 'action.deed.move': '{actor} passed an action on.', 'action.deed.do': '{actor} ended an action.',
  'action.conference.call': '{actor} called a case conference.', 'action.conference.hold': '{actor} recorded a case conference.', 'action.conference.cancel': '{actor} called a case conference off.', 'action.provision.record': '{actor} recorded a service or aid delivered.',
  'action.closure.propose': '{actor} proposed to end the service.', 'action.closure.approve': '{actor} agreed to end the service.', 'action.closure.return': '{actor} gave the proposal to end the service back.',

  'notice.deed.yours': 'You are asked to carry out an action of a plan, by {due}.', 'notice.conference.called': 'You are invited to a case conference, {day} at {from} {zone}.', 'notice.conference.off': 'The case conference {day} is called off.',
  'notice.closure.approved': '{otherName} agreed to your proposal to end the service.', 'notice.closure.returned': '{otherName} gave your proposal to end the service back. Read the reason in the case.',

  'problem.deed.over': 'This action is done or called off already. Reload the page.',

  'field.body': 'Body',
  'agreement.setuju': 'Agrees', 'agreement.sebagian': 'Agrees in part', 'agreement.tidak': 'Does not agree',
  'goal_state.terbuka': 'Being worked on', 'goal_state.tercapai': 'Reached', 'goal_state.dihentikan': 'Given up',

  'field.reviewDay': 'Next review', 'field.agreement': 'What the family says',
} satisfies Record<keyof typeof id, string>

/** The words of plans that a telephone says too. */
export const messages = { id, en }
