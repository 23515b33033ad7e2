const id = {
  'member_role.lead': 'Penanggung jawab',
  'member_role.tim': 'Anggota tim',
  'member_role.terlibat': 'Terlibat, tidak boleh membuka kasus',
  'fault.same_kelurahan': 'Kasus ini sudah berada di kelurahan ini. Ubah RT, RW, atau alamatnya lewat Perbaiki.',
  'fault.by_referral': 'Kelurahan ini di luar kabupaten atau kota Anda. Alihkan kasus lewat Rujukan.',
  'problem.case.not_sealed': 'Kasus ini tidak dirahasiakan, jadi tidak ada yang perlu dibuka. Muat ulang halaman.',
  'fault.no_such_subtype': 'Subjenis {limit} belum terdaftar. Pilih dari daftar.',
  'fault.is_lead': 'Petugas ini penanggung jawab kasus. Tunjuk penanggung jawab lain dahulu.',
  'fault.sealed_team': 'Kasus rahasia tidak dirujuk ke seluruh unit. Masukkan petugas panti ke tim kasus ini.',
  'field.under': 'Jenis PPKS nasional',
  'action.subtype.add': '{actor} menambahkan subjenis PPKS.',
}

const en = {
  'member_role.lead': 'In charge',
  'member_role.tim': 'Team member',
  'member_role.terlibat': 'Involved, may not open the case',
  'fault.same_kelurahan': 'This case is in this kelurahan already. Change its RT, RW or address with Correct.',
  'fault.by_referral': 'This kelurahan is outside your kabupaten or kota. Hand the case over by a referral.',
  'problem.case.not_sealed': 'This case is not confidential, so there is nothing to lift. Reload the page.',
  'fault.no_such_subtype': 'The sub-type {limit} is not registered. Choose from the list.',
  'fault.is_lead': 'This worker is in charge of the case. Put someone else in charge first.',
  'fault.sealed_team': 'A confidential case is not referred to a whole unit. Put a worker of the care home on its team.',
  'field.under': 'National PPKS type',
  'action.subtype.add': '{actor} added a PPKS sub-type.',
} satisfies Record<keyof typeof id, string>

/** What the desk alone says of cases; no device in the field carries it. */
export const messages = { id, en }
