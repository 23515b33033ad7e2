const id = {
  'line.area': 'Wilayah tugas',
  'line.administrative': 'Atasan administratif',
  'field.username': 'Nama pengguna',
  'field.nip': 'NIP',
  'field.line': 'Garis penugasan',
  'fault.username': 'Gunakan 3 sampai 40 huruf kecil, angka, titik, garis bawah, atau tanda hubung; mulai dengan huruf atau angka.',
  'fault.level_of_role': 'Peran ini hanya dipegang di tingkat {limit}.',
  'fault.not_for_role': 'Kosongkan: peran ini tidak dibatasi pada bagian wilayah ini.',
  'fault.pillar_of_role': 'Pilar ini tidak cocok dengan peran. Pilih pilar milik peran itu, atau kosongkan.',
  'fault.no_such_pillar': 'Pilar ini belum terdaftar. Tambahkan dahulu di pengaturan pilar.',
  'action.worker.add': '{actor} mendaftarkan petugas.',
  'action.worker.edit': '{actor} memperbaiki data petugas.',
  'action.worker.end': '{actor} mengakhiri tugas petugas.',
  'action.post.give': '{actor} memberikan penugasan.',
  'action.post.end': '{actor} mengakhiri penugasan.',
  'fault.whole_period': 'Pilih satu minggu utuh (Senin sampai Minggu) atau satu bulan utuh.',
}

const en = {
  'line.area': 'Area of work',
  'line.administrative': 'Administrative superior',
  'field.username': 'Username',
  'field.nip': 'NIP (civil service number)',
  'field.line': 'Line of the post',
  'fault.username': 'Use 3 to 40 small letters, digits, dots, underscores or hyphens; start with a letter or digit.',
  'fault.level_of_role': 'This role is held at this level only: {limit}.',
  'fault.not_for_role': 'Leave it empty: this role is not narrowed to such a part.',
  'fault.pillar_of_role': 'This pillar does not go with the role. Choose a pillar of that role, or leave it empty.',
  'fault.no_such_pillar': 'This pillar is not registered. Add it first in the pillar settings.',
  'action.worker.add': '{actor} registered a worker.',
  'action.worker.edit': '{actor} corrected the details of a worker.',
  'action.worker.end': '{actor} ended the service of a worker.',
  'action.post.give': '{actor} gave a post.',
  'action.post.end': '{actor} ended a post.',
  'fault.whole_period': 'Choose one whole week (Monday to Sunday) or one whole month.',
} satisfies Record<keyof typeof id, string>

/** What the desk alone says of workers and posts; no device in the field carries it. */
export const messages = { id, en }
