const id = {
  'sex.L': 'Laki-laki',
  'sex.P': 'Perempuan',

  'tie.kepala_keluarga': 'Kepala keluarga',
  'tie.suami': 'Suami',
  'tie.istri': 'Istri',
  'tie.anak': 'Anak',
  'tie.menantu': 'Menantu',
  'tie.cucu': 'Cucu',
  'tie.orang_tua': 'Orang tua',
  'tie.mertua': 'Mertua',
  'tie.famili_lain': 'Famili lain',
  'tie.pembantu': 'Pembantu',
  'tie.lainnya': 'Lainnya',

  'nik.sixteen_digits': 'NIK terdiri atas 16 angka.',
  'nik.birth_date': 'Tanggal lahir di dalam NIK ini tidak ada. Periksa angka ke-7 sampai ke-12.',
  'nik.sex': 'Jenis kelamin tidak cocok dengan NIK. Periksa keduanya.',
  'nik.birth_year': 'Tahun lahir tidak cocok dengan NIK. Periksa keduanya.',
  'nik.serial': 'Empat angka terakhir NIK tidak lazim (0000). Periksa kartunya.',

  'field.personId': 'Orang',
  'field.householdId': 'Keluarga',
  'field.household': 'Keluarga',
  'field.household.label': 'Sebutan keluarga',
  'field.household.kk': 'Nomor KK',
  'field.household.tie': 'Hubungan dalam keluarga',
  'field.sex': 'Jenis kelamin',
  'field.bornYear': 'Tahun lahir',
  'field.nik': 'NIK',
}

const en = {
  'sex.L': 'Male',
  'sex.P': 'Female',

  'tie.kepala_keluarga': 'Head of household',
  'tie.suami': 'Husband',
  'tie.istri': 'Wife',
  'tie.anak': 'Child',
  'tie.menantu': 'Son- or daughter-in-law',
  'tie.cucu': 'Grandchild',
  'tie.orang_tua': 'Parent',
  'tie.mertua': 'Parent-in-law',
  'tie.famili_lain': 'Other relative',
  'tie.pembantu': 'Domestic worker',
  'tie.lainnya': 'Other',

  'nik.sixteen_digits': 'A NIK has 16 digits.',
  'nik.birth_date': 'The date of birth within this NIK does not exist. Check digits 7 to 12.',
  'nik.sex': 'The sex does not match the NIK. Check both.',
  'nik.birth_year': 'The year of birth does not match the NIK. Check both.',
  'nik.serial': 'The last four digits of the NIK are unusual (0000). Check the card.',

  'field.personId': 'Person',
  'field.householdId': 'Household',
  'field.household': 'Household',
  'field.household.label': 'What the household is called',
  'field.household.kk': 'Family card number (KK)',
  'field.household.tie': 'Tie within the household',
  'field.sex': 'Sex',
  'field.bornYear': 'Year of birth',
  'field.nik': 'NIK',
} satisfies Record<keyof typeof id, string>

/** The words of persons, households and their identity numbers. */
export const messages = { id, en }
