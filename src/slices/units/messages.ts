const id = {
  'bidang.rehsos': 'Rehabilitasi Sosial',
  'bidang.linjamsos': 'Perlindungan dan Jaminan Sosial',
  'bidang.dayasos': 'Pemberdayaan Sosial',
  'bidang.pfm': 'Penanganan Fakir Miskin',

  'unit_sort.dinas': 'Dinas',
  'unit_sort.sekretariat': 'Sekretariat',
  'unit_sort.bidang': 'Bidang',
  'unit_sort.upt': 'UPT',
  'unit_sort.panti': 'Panti',
  'unit_sort.lks': 'Lembaga Kesejahteraan Sosial (LKS)',
  'unit_sort.rumah_singgah': 'Rumah singgah',
  'unit_sort.kelurahan': 'Kantor kelurahan atau desa',
  'unit_sort.kecamatan': 'Kantor kecamatan',

  'field.nearDays': 'Jarak hari yang dianggap bertepatan',
  'field.example': 'Data contoh',
  'field.officeId': 'Instansi',
  'field.tagline': 'Semboyan',
  'field.bidang': 'Bidang',
  'field.parentId': 'Unit induk',
  'field.unitId': 'Unit',
  'field.short': 'Singkatan',
  'field.level': 'Tingkat wilayah',

  'fault.kabupaten': 'Pilih kabupaten, kota, atau provinsi, bukan wilayah di bawahnya.',
  'fault.taken': 'Kode ini sudah dipakai. Pilih kode lain.',
  'fault.code': 'Mulai dengan huruf kecil; gunakan 2 sampai 31 huruf kecil, angka, atau garis bawah.',

  'action.office.open': '{actor} mendaftarkan instansi ini.',
  'action.office.set': '{actor} mengubah pengaturan instansi.',
  'action.unit.add': '{actor} menambahkan unit.',
  'action.unit.end': '{actor} mengakhiri unit.',
  'action.pillar.add': '{actor} menambahkan jenis pilar.',
}

const en = {
  'bidang.rehsos': 'Social Rehabilitation',
  'bidang.linjamsos': 'Social Protection and Security',
  'bidang.dayasos': 'Social Empowerment',
  'bidang.pfm': 'Care for the Poor',

  'unit_sort.dinas': 'Office of social affairs',
  'unit_sort.sekretariat': 'Secretariat',
  'unit_sort.bidang': 'Bidang (division)',
  'unit_sort.upt': 'UPT (technical unit)',
  'unit_sort.panti': 'Panti (care home)',
  'unit_sort.lks': 'Social welfare organisation (LKS)',
  'unit_sort.rumah_singgah': 'Shelter',
  'unit_sort.kelurahan': 'Kelurahan or village office',
  'unit_sort.kecamatan': 'Kecamatan office',

  'field.nearDays': 'Days within which visits overlap',
  'field.example': 'Example data',
  'field.officeId': 'Office',
  'field.tagline': 'Motto',
  'field.bidang': 'Division (bidang)',
  'field.parentId': 'Parent unit',
  'field.unitId': 'Unit',
  'field.short': 'Abbreviation',
  'field.level': 'Level of region',

  'fault.kabupaten': 'Choose a kabupaten, kota or province, not a region below it.',
  'fault.taken': 'This code is in use. Choose another one.',
  'fault.code': 'Start with a small letter; use 2 to 31 small letters, digits or underscores.',

  'action.office.open': '{actor} registered this office.',
  'action.office.set': '{actor} changed the settings of the office.',
  'action.unit.add': '{actor} added a unit.',
  'action.unit.end': '{actor} ended a unit.',
  'action.pillar.add': '{actor} added a type of pillar.',
} satisfies Record<keyof typeof id, string>

/** The words of offices, units and pillar types. */
export const messages = { id, en }
