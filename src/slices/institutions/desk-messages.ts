const id = {
  'institution_sort.upt': 'UPT',
  'institution_sort.panti': 'Panti',
  'institution_sort.lks': 'LKS',
  'institution_sort.rumah_singgah': 'Rumah singgah',
  'paper_sort.tanda_daftar': 'Tanda daftar',
  'paper_sort.stp': 'STP',
  'paper_sort.siop': 'SIOP',
  'paper_sort.akreditasi': 'Akreditasi',

  'problem.institution.registered': '{name} sudah ada di daftar.',
  'fault.not_a_house': 'Pilih panti, UPT, LKS, atau rumah singgah yang masih berjalan.',
  'fault.group_in_use': 'Masih ada penghuni di kelompok tempat yang dihapus. Biarkan kelompoknya; jumlahnya boleh 0.',
  'fault.same_entry': 'Isinya ada yang sama. Bedakan setiap baris.',
  'fault.age_order': 'Umur termuda harus di bawah umur tertua.',
  'fault.grade': 'Isi nilai akreditasi: A, B, atau C.',
  'fault.room_taken': 'Nama kamar ini sudah dipakai. Pilih nama lain.',
  'fault.bed_in_use': 'Masih ada penghuni di tempat tidur itu. Pindahkan dahulu.',
  'fault.has_residents': 'Unit ini masih mempunyai penghuni. Catat dahulu mereka keluar atau pindah.',

  'field.institutionId': 'Lembaga',
  'field.services': 'Layanan',
  'field.groups': 'Tempat',
  'field.papers': 'Surat izin dan akreditasi',
  'field.contactName': 'Narahubung',
  'field.accepts': 'Menerima penghuni baru',
  'field.beds': 'Tempat tidur',
  'field.closed': 'Tidak dipakai',

  'action.institution.register': '{actor} mendaftarkan lembaga.',
  'action.institution.edit': '{actor} mengubah keterangan lembaga.',
  'action.room.add': '{actor} menambahkan kamar.',
  'action.room.edit': '{actor} mengubah kamar.',
}

const en = {
  'institution_sort.upt': 'UPT',
  'institution_sort.panti': 'Panti (care home)',
  'institution_sort.lks': 'LKS (private welfare body)',
  'institution_sort.rumah_singgah': 'Shelter',
  'paper_sort.tanda_daftar': 'Registration',
  'paper_sort.stp': 'STP (registration letter)',
  'paper_sort.siop': 'SIOP (operating licence)',
  'paper_sort.akreditasi': 'Accreditation',

  'problem.institution.registered': '{name} is in the register already.',
  'fault.not_a_house': 'Choose a panti, UPT, LKS or shelter that is in use.',
  'fault.group_in_use': 'Somebody still lives in a group that was taken away. Leave the group; its number may be 0.',
  'fault.same_entry': 'Two entries are the same. Make each one different.',
  'fault.age_order': 'The youngest age must be below the oldest.',
  'fault.grade': 'Fill in the grade of the accreditation: A, B or C.',
  'fault.room_taken': 'This name of a room is in use. Choose another one.',
  'fault.bed_in_use': 'Somebody still lies in that bed. Move them first.',
  'fault.has_residents': 'This unit still has residents. Record first that they left or moved.',

  'field.institutionId': 'Institution',
  'field.services': 'Services',
  'field.groups': 'Places',
  'field.papers': 'Licences and accreditation',
  'field.contactName': 'Contact',
  'field.accepts': 'Takes people in',
  'field.beds': 'Beds',
  'field.closed': 'Closed',

  'action.institution.register': '{actor} put an institution into the register.',
  'action.institution.edit': '{actor} changed what the register says of an institution.',
  'action.room.add': '{actor} added a room.',
  'action.room.edit': '{actor} changed a room.',
} satisfies Record<keyof typeof id, string>

/** What the desk alone says of the register of panti, UPT, LKS and rumah singgah. */
export const messages = { id, en }
