const id = {
  'office.nav.unowned': 'Tanpa penanggung jawab',
  'office.approval.title': 'Menunggu persetujuan', 'office.approval.lead': 'Penugasan ini belum memberi hak apa pun sampai diputuskan.',
  'office.approval.agree': 'Setujui', 'office.approval.refuse': 'Tolak',
  'office.unowned.title': 'Tanpa penanggung jawab', 'office.unowned.lead': 'Pekerjaan terbuka yang petugasnya tidak lagi punya penugasan. Serahkan kepada petugas lain.',
  'office.unowned.none': 'Semua pekerjaan terbuka ada penanggung jawabnya',
  'office.work.of': 'Pekerjaan {name}', 'office.work.case': 'Kasus', 'office.work.case_helped': 'Kasus (anggota tim)', 'office.work.trip': 'Kunjungan terencana',
  'office.work.step': 'Tindak lanjut', 'office.work.what': 'Pekerjaan', 'office.work.about': 'Tentang', 'office.work.choose': 'Pilih {what}',
  'office.work.all': 'Pilih semua', 'office.work.hand': 'Serahkan', 'office.work.hand_count': 'Serahkan {count} pekerjaan', 'office.work.to': 'Diserahkan kepada',
  'office.work.handed': 'Pekerjaan diserahkan.',
  'office.transfer.go': 'Pindahkan ke kantor lain', 'office.transfer.title': 'Mutasi {name}',
  'office.transfer.lead': 'Semua penugasan di kantor ini berakhir hari ini. Di kantor tujuan dibuat petugas dan penugasan baru yang menunggu persetujuan admin di sana. Kasus, nomor telepon, dan kata sandi tidak ikut; pekerjaan terbuka masuk daftar Tanpa penanggung jawab.',
  'office.transfer.province': 'Provinsi tujuan', 'office.transfer.done': 'Mutasi dicatat. Admin kantor tujuan diberi tahu.',
  'office.waiting.title': 'Belum pernah masuk',
  'office.waiting.lead': 'Petugas dengan tugas yang berlaku dan belum pernah masuk ke Pilar. Buat kodenya lagi kapan saja, untuk semua atau untuk satu berkas.',
  'office.waiting.import': 'Dari berkas', 'office.waiting.none': 'Semua petugas sudah pernah masuk',
  'office.waiting.codes_lead': 'Kode baru membatalkan kode lama yang belum dipakai, berlaku 72 jam, dan hanya ditampilkan sekali: cetak di kertas A4, gunting, lalu serahkan langsung kepada orangnya.',
  'office.waiting.take': 'Pilih', 'office.waiting.take_who': 'Buat kode untuk {name}',
}

const en = {
  'office.nav.unowned': 'Nobody in charge',
  'office.approval.title': 'Waiting for approval', 'office.approval.lead': 'These posts give no right until they are decided on.', 'office.approval.agree': 'Agree',
  'office.approval.refuse': 'Refuse',
  'office.unowned.title': 'Nobody in charge', 'office.unowned.lead': 'Open work whose worker holds no post any more. Hand it to another worker.',
  'office.unowned.none': 'All open work has somebody in charge',
  'office.work.of': 'Work of {name}', 'office.work.case': 'Case', 'office.work.case_helped': 'Case (team member)', 'office.work.trip': 'Planned visit',
  'office.work.step': 'Next step', 'office.work.what': 'Work', 'office.work.about': 'About', 'office.work.choose': 'Choose {what}', 'office.work.all': 'Choose all',
  'office.work.hand': 'Hand over', 'office.work.hand_count': 'Hand over {count}', 'office.work.to': 'Handed to', 'office.work.handed': 'The work was handed over.',
  'office.transfer.go': 'Move to another office', 'office.transfer.title': 'Transfer of {name}',
  'office.transfer.lead': 'All posts at this office end today. The other office gets a new worker and a post that waits for its admin. Cases, telephone number and password stay behind; open work joins the list Nobody in charge.',
  'office.transfer.province': 'Province', 'office.transfer.done': 'The transfer is recorded. The admin of the other office is told.',
  'office.waiting.title': 'Never signed in',
  'office.waiting.lead': 'Workers with a live post who have never signed in to Pilar. Make their codes again at any time, for all or for one file.',
  'office.waiting.import': 'From the file', 'office.waiting.none': 'Everybody has signed in',
  'office.waiting.codes_lead': 'A new code ends an older one that has not been used, holds for 72 hours and is shown once: print on A4, cut, and hand it over in person.',
  'office.waiting.take': 'Choose', 'office.waiting.take_who': 'Make a code for {name}',
} satisfies Record<keyof typeof id, string>

/** The words of its screens at the desk. */
export const messages = { id, en }
