const id = {
  'notice.worker.invited': '{otherName} membuat kode masuk baru untuk Anda. Bila Anda tidak memintanya, hubungi admin dinas.',
  'notice.worker.welcomed': '{otherName} dipindahtugaskan ke kantor Anda. Periksa penugasannya, lalu setujui atau tolak.',
  'notice.post.approved': '{otherName} menyetujui penugasan Anda. Penugasan itu berlaku mulai sekarang.',
  'notice.post.refused': '{otherName} menolak penugasan Anda. Tanyakan kepada admin dinas.',
  'notice.work.trip_yours': 'Kunjungan {otherName} {day}, pukul {from}–{to} {zone}, diserahkan kepada Anda.',

  'action.worker.invite': '{actor} membuat kode masuk untuk petugas.',
  'action.worker.transfer': '{actor} memindahkan petugas ke kantor lain.',
  'action.worker.welcome': '{actor} memindahkan petugas ke kantor ini.',
  'action.work.hand_over': '{actor} menyerahkan pekerjaan kepada petugas lain.',
}

const en = {
  'notice.worker.invited': '{otherName} made a new sign-in code for you. If you did not ask for it, call the admin of the office.',
  'notice.worker.welcomed': '{otherName} was transferred to your office. Look at the post, then agree or refuse.',
  'notice.post.approved': '{otherName} approved your post. It holds from now on.',
  'notice.post.refused': '{otherName} refused your post. Ask the admin of the office.',
  'notice.work.trip_yours': 'The visit of {otherName} {day}, {from}–{to} {zone}, was handed to you.',

  'action.worker.invite': '{actor} made a sign-in code for a worker.',
  'action.worker.transfer': '{actor} moved a worker to another office.',
  'action.worker.welcome': '{actor} moved a worker to this office.',
  'action.work.hand_over': '{actor} handed work to another worker.',
} satisfies Record<keyof typeof id, string>

/** The words of coming aboard, moving on and handing over. */
export const messages = { id, en }
