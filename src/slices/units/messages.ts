const id = {
  'bidang.rehsos': 'Rehabilitasi Sosial',
  'bidang.linjamsos': 'Perlindungan dan Jaminan Sosial',
  'bidang.dayasos': 'Pemberdayaan Sosial',
  'bidang.pfm': 'Penanganan Fakir Miskin',

  'field.bidang': 'Bidang',
  'field.unitId': 'Unit',
}

const en = {
  'bidang.rehsos': 'Social Rehabilitation',
  'bidang.linjamsos': 'Social Protection and Security',
  'bidang.dayasos': 'Social Empowerment',
  'bidang.pfm': 'Care for the Poor',

  'field.bidang': 'Division (bidang)',
  'field.unitId': 'Unit',
} satisfies Record<keyof typeof id, string>

/** The words of offices, units and pillar types. */
export const messages = { id, en }
