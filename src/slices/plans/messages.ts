const id = {
  'provision_sort.permakanan': 'Permakanan', 'provision_sort.sandang': 'Sandang', 'provision_sort.tempat_tinggal': 'Tempat tinggal', 'provision_sort.alat_bantu': 'Alat bantu', 'provision_sort.kesehatan': 'Perbekalan dan layanan kesehatan', 'provision_sort.bimbingan': 'Bimbingan fisik, mental, spiritual, sosial', 'provision_sort.keluarga': 'Bimbingan keluarga dan masyarakat',
  'provision_sort.dokumen': 'Dokumen kependudukan', 'provision_sort.pendidikan': 'Akses pendidikan', 'provision_sort.uang': 'Bantuan uang', 'provision_sort.usaha': 'Usaha ekonomi produktif', 'provision_sort.penelusuran': 'Penelusuran keluarga dan reunifikasi', 'provision_sort.lainnya': 'Lainnya',
  'deed_state.terbuka': 'Terbuka', 'deed_state.selesai': 'Selesai', 'deed_state.batal': 'Dibatalkan',
  'task.consent': 'Mintakan persetujuan', 'task.consent_check': 'Pastikan persetujuan', 'task.stop': 'Hentikan pemrosesan data', 'task.assess': 'Lakukan asesmen', 'task.plan': 'Susun rencana intervensi', 'task.agree': 'Sepakati rencana dengan keluarga', 'task.review': 'Tinjau rencana', 'task.goal_check': 'Pilih isi sasaran yang berbeda',
  'task.deed': 'Laksanakan tindakan', 'task.minutes': 'Catat hasil konferensi kasus', 'task.decide': 'Putuskan usul terminasi', 'task.aftercare': 'Kunjungan bina lanjut', 'task.finish': 'Tutup kasus sesudah bina lanjut', 'task.referral': 'Tindak lanjuti rujukan', 'task.answer': 'Jawab rujukan',

  'action.assessment.record': '{actor} mencatat hasil asesmen.', 'action.plan.draw': '{actor} menyusun rencana intervensi.', 'action.plan.agree': '{actor} mencatat kesepakatan keluarga atas rencana.', 'action.plan.review': '{actor} meninjau rencana.',
  'action.goal.add': '{actor} menambah sasaran.', 'action.goal.edit': '{actor} mengubah sasaran.', 'action.goal.settle': '{actor} memilih isi sasaran yang berbeda.', 'action.deed.add': '{actor} menambah tindakan.', 'action.deed.move': '{actor} mengalihkan tindakan.', 'action.deed.do': '{actor} menutup tindakan.',
  'action.conference.call': '{actor} mengundang konferensi kasus.', 'action.conference.hold': '{actor} mencatat konferensi kasus.', 'action.conference.cancel': '{actor} membatalkan konferensi kasus.', 'action.provision.record': '{actor} mencatat layanan atau bantuan yang diberikan.',
  'action.closure.propose': '{actor} mengusulkan terminasi.', 'action.closure.approve': '{actor} menyetujui terminasi.', 'action.closure.return': '{actor} mengembalikan usul terminasi.',

  'notice.deed.yours': 'Anda diminta melaksanakan sebuah tindakan rencana, paling lambat {due}.', 'notice.conference.called': 'Anda diundang ke konferensi kasus, {day} pukul {from} {zone}.', 'notice.conference.off': 'Konferensi kasus pada {day} dibatalkan.',
  'notice.closure.approved': '{otherName} menyetujui usul terminasi Anda.', 'notice.closure.returned': '{otherName} mengembalikan usul terminasi Anda. Baca alasannya di kasus.',

  'problem.deed.over': 'Tindakan ini sudah selesai atau dibatalkan. Muat ulang halaman.',
  'fault.amount': 'Tulis jumlah dengan angka, misalnya 10 atau 2,5.',
  'field.deedId': 'Tindakan', 'field.quantity': 'Jumlah', 'field.unitOf': 'Satuan', 'field.programme': 'Program', 'field.body': 'Lembaga', 'field.receivedBy': 'Diterima oleh',
}

const en = {
  'provision_sort.permakanan': 'Food', 'provision_sort.sandang': 'Clothing', 'provision_sort.tempat_tinggal': 'Shelter', 'provision_sort.alat_bantu': 'Assistive device', 'provision_sort.kesehatan': 'Health supplies and care', 'provision_sort.bimbingan': 'Physical, mental, spiritual, social guidance', 'provision_sort.keluarga': 'Guidance of family and community',
  'provision_sort.dokumen': 'Civil documents', 'provision_sort.pendidikan': 'Access to schooling', 'provision_sort.uang': 'Cash', 'provision_sort.usaha': 'Livelihood', 'provision_sort.penelusuran': 'Tracing and reunification', 'provision_sort.lainnya': 'Other',
  'deed_state.terbuka': 'Open', 'deed_state.selesai': 'Done', 'deed_state.batal': 'Called off',
  'task.consent': 'Ask for consent', 'task.consent_check': 'Confirm a consent', 'task.stop': 'Stop the processing of data', 'task.assess': 'Do the assessment', 'task.plan': 'Draw up the plan', 'task.agree': 'Agree the plan with the family', 'task.review': 'Review the plan', 'task.goal_check': 'Choose between two values of a goal',
  'task.deed': 'Carry out an action', 'task.minutes': 'Record the case conference', 'task.decide': 'Decide on the end of service', 'task.aftercare': 'Aftercare visit', 'task.finish': 'Close the case after aftercare', 'task.referral': 'Follow up a referral', 'task.answer': 'Answer a referral',

  'action.assessment.record': '{actor} recorded an assessment.', 'action.plan.draw': '{actor} drew up a plan.', 'action.plan.agree': '{actor} recorded what the family says to the plan.', 'action.plan.review': '{actor} reviewed the plan.',
  'action.goal.add': '{actor} added a goal.', 'action.goal.edit': '{actor} changed a goal.', 'action.goal.settle': '{actor} chose between two values of a goal.', 'action.deed.add': '{actor} added an action.', 'action.deed.move': '{actor} passed an action on.', 'action.deed.do': '{actor} ended an action.',
  'action.conference.call': '{actor} called a case conference.', 'action.conference.hold': '{actor} recorded a case conference.', 'action.conference.cancel': '{actor} called a case conference off.', 'action.provision.record': '{actor} recorded a service or aid delivered.',
  'action.closure.propose': '{actor} proposed to end the service.', 'action.closure.approve': '{actor} agreed to end the service.', 'action.closure.return': '{actor} gave the proposal to end the service back.',

  'notice.deed.yours': 'You are asked to carry out an action of a plan, by {due}.', 'notice.conference.called': 'You are invited to a case conference, {day} at {from} {zone}.', 'notice.conference.off': 'The case conference {day} is called off.',
  'notice.closure.approved': '{otherName} agreed to your proposal to end the service.', 'notice.closure.returned': '{otherName} gave your proposal to end the service back. Read the reason in the case.',

  'problem.deed.over': 'This action is done or called off already. Reload the page.',
  'fault.amount': 'Write the quantity in figures, for example 10 or 2,5.',
  'field.deedId': 'Action', 'field.quantity': 'Quantity', 'field.unitOf': 'Unit of measure', 'field.programme': 'Programme', 'field.body': 'Body', 'field.receivedBy': 'Received by',
} satisfies Record<keyof typeof id, string>

/** The words of plans that a telephone says too. */
export const messages = { id, en }
