const id = {
  'member_role.lead': 'Penanggung jawab',
  'member_role.tim': 'Anggota tim',
  'member_role.terlibat': 'Terlibat, tidak boleh membuka kasus',
  'field.under': 'Jenis PPKS nasional',
  'action.subtype.add': '{actor} menambahkan subjenis PPKS.',
}

const en = {
  'member_role.lead': 'In charge',
  'member_role.tim': 'Team member',
  'member_role.terlibat': 'Involved, may not open the case',
  'field.under': 'National PPKS type',
  'action.subtype.add': '{actor} added a PPKS sub-type.',
} satisfies Record<keyof typeof id, string>

/** What the desk alone says of cases; no device in the field carries it. */
export const messages = { id, en }
