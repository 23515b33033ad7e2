const id = {
  'notice.worker.invited': '{otherName} membuat kode masuk baru untuk Anda. Bila Anda tidak memintanya, hubungi admin dinas.',
  'notice.worker.welcomed': '{otherName} dipindahtugaskan ke kantor Anda. Periksa penugasannya, lalu setujui atau tolak.',
  'notice.post.approved': '{otherName} menyetujui penugasan Anda. Penugasan itu berlaku mulai sekarang.',
  'notice.post.refused': '{otherName} menolak penugasan Anda. Tanyakan kepada admin dinas.',
  'notice.work.trip_yours': 'Kunjungan {otherName} {day}, pukul {from}–{to}, diserahkan kepada Anda.',

  'approval.menunggu_kepala': 'Menunggu persetujuan kepala dinas',
  'approval.menunggu_kantor': 'Menunggu persetujuan admin kantor ini',
  'approval.disetujui': 'Disetujui',
  'approval.ditolak': 'Ditolak',

  'field.fromId': 'Petugas yang menyerahkan',
  'field.toId': 'Diserahkan kepada',
  'field.toRegion': 'Wilayah tugas yang baru',
  'field.tripIds': 'Kunjungan terencana',
  'field.stepIds': 'Tindak lanjut',

  'fault.number_taken': 'Nomor ini sudah tercatat pada petugas lain. Periksa nomornya, atau kosongkan.',
  'fault.not_waiting': 'Penugasan ini tidak sedang menunggu persetujuan. Muat ulang halaman.',
  'fault.other_office': 'Pilih wilayah kantor lain. Untuk pindah di dalam kantor ini, beri penugasan baru.',
  'fault.same_worker': 'Pilih petugas lain: pekerjaan ini sudah padanya.',
  'fault.not_theirs': 'Sebagian pekerjaan ini bukan lagi pada petugas itu. Muat ulang daftar.',

  'action.worker.invite': '{actor} membuat kode masuk untuk petugas.',
  'action.post.approve': '{actor} memutuskan penugasan yang menunggu.',
  'action.worker.transfer': '{actor} memindahkan petugas ke kantor lain.',
  'action.worker.welcome': '{actor} memindahkan petugas ke kantor ini.',
  'action.work.hand_over': '{actor} menyerahkan pekerjaan kepada petugas lain.',
}

const en = {
  'notice.worker.invited': '{otherName} made a new sign-in code for you. If you did not ask for it, call the admin of the office.',
  'notice.worker.welcomed': '{otherName} was transferred to your office. Look at the post, then agree or refuse.',
  'notice.post.approved': '{otherName} approved your post. It holds from now on.',
  'notice.post.refused': '{otherName} refused your post. Ask the admin of the office.',
  'notice.work.trip_yours': 'The visit of {otherName} on {day}, {from}–{to}, was handed to you.',

  'approval.menunggu_kepala': 'Waiting for the head of the office',
  'approval.menunggu_kantor': 'Waiting for the admin of this office',
  'approval.disetujui': 'Approved',
  'approval.ditolak': 'Refused',

  'field.fromId': 'Worker who hands over',
  'field.toId': 'Handed to',
  'field.toRegion': 'New area of work',
  'field.tripIds': 'Planned visits',
  'field.stepIds': 'Next steps',

  'fault.number_taken': 'Another worker has this number already. Check the number, or leave it empty.',
  'fault.not_waiting': 'This post does not wait for approval. Reload the page.',
  'fault.other_office': 'Choose a region of another office. To move within this office, give a new post.',
  'fault.same_worker': 'Choose another worker: the work is with this one already.',
  'fault.not_theirs': 'Some of this work is no longer with that worker. Reload the list.',

  'action.worker.invite': '{actor} made a sign-in code for a worker.',
  'action.post.approve': '{actor} decided on a waiting post.',
  'action.worker.transfer': '{actor} moved a worker to another office.',
  'action.worker.welcome': '{actor} moved a worker to this office.',
  'action.work.hand_over': '{actor} handed work to another worker.',
} satisfies Record<keyof typeof id, string>

/** The words of coming aboard, moving on and handing over. */
export const messages = { id, en }
