const id = {
  'approval.menunggu_kepala': 'Menunggu persetujuan kepala dinas',
  'approval.menunggu_kantor': 'Menunggu persetujuan admin kantor ini',
  'approval.disetujui': 'Disetujui',
  'approval.ditolak': 'Ditolak',
  'field.fromId': 'Petugas yang menyerahkan',
  'field.toId': 'Diserahkan kepada',
  'field.toRegion': 'Wilayah tugas yang baru',
  'field.tripIds': 'Kunjungan terencana',
  'field.stepIds': 'Tindak lanjut',
  'field.deedIds': 'Tindakan rencana',
  'fault.number_taken': 'Nomor ini sudah tercatat pada petugas lain. Periksa nomornya, atau kosongkan.',
  'fault.not_waiting': 'Penugasan ini tidak sedang menunggu persetujuan. Muat ulang halaman.',
  'fault.other_office': 'Pilih wilayah kantor lain. Untuk pindah di dalam kantor ini, beri penugasan baru.',
  'fault.same_worker': 'Pilih petugas lain: pekerjaan ini sudah padanya.',
  'fault.not_theirs': 'Sebagian pekerjaan ini bukan lagi pada petugas itu. Muat ulang daftar.',
  'action.post.approve': '{actor} memutuskan penugasan yang menunggu.',
}

const en = {
  'approval.menunggu_kepala': 'Waiting for the head of the office',
  'approval.menunggu_kantor': 'Waiting for the admin of this office',
  'approval.disetujui': 'Approved',
  'approval.ditolak': 'Refused',
  'field.fromId': 'Worker who hands over',
  'field.toId': 'Handed to',
  'field.toRegion': 'New area of work',
  'field.tripIds': 'Planned visits',
  'field.stepIds': 'Next steps',
  'field.deedIds': 'Actions of plans',
  'fault.number_taken': 'Another worker has this number already. Check the number, or leave it empty.',
  'fault.not_waiting': 'This post does not wait for approval. Reload the page.',
  'fault.other_office': 'Choose a region of another office. To move within this office, give a new post.',
  'fault.same_worker': 'Choose another worker: the work is with this one already.',
  'fault.not_theirs': 'Some of this work is no longer with that worker. Reload the list.',
  'action.post.approve': '{actor} decided on a waiting post.',
} satisfies Record<keyof typeof id, string>

/** What the desk alone says of coming aboard, moving and leaving; no device in the field carries it. */
export const messages = { id, en }
