const id = {
  'office.units.lead': 'Bidang, UPT, panti, dan kantor kelurahan.', 'office.units.add': 'Tambah unit', 'office.units.end': 'Akhiri {name}',
  'office.units.none': 'Belum ada unit.',
  'office.pillars.lead': 'Jenis pilar yang dikenal instansi ini. Perannya menentukan haknya.', 'office.pillars.add': 'Tambah pilar',
  'office.pillars.none': 'Belum ada pilar.', 'office.pillars.as': 'Bekerja sebagai', 'office.pillars.as_hint': 'Anggota pilar mendapat hak peran ini.',
  'office.pillars.basis': 'Dasar hukum',
  'office.settings.lead': 'Berlaku untuk seluruh instansi mulai saat disimpan.', 'office.settings.phone_hint': 'Dicantumkan pada pesan kepada RT dan RW.',
  'office.settings.near_hint': 'Dua kunjungan ke satu keluarga dalam jarak hari ini dianggap bertepatan.',
  'office.settings.remind_hint': 'Orang yang sama boleh mengingatkan hal yang sama sekali dalam jarak ini, 1 sampai 30 hari.',
  'office.settings.dpo_hint': 'Tertulis pada pemberitahuan privasi yang dibaca umum.',
}

const en = {
  'office.units.lead': 'Divisions, UPT, care homes and kelurahan offices.', 'office.units.add': 'Add a unit', 'office.units.end': 'Close {name}',
  'office.units.none': 'There are no units yet.',
  'office.pillars.lead': 'The pillar types this office knows. The role decides the rights.', 'office.pillars.add': 'Add a pillar',
  'office.pillars.none': 'There are no pillars yet.', 'office.pillars.as': 'Works as', 'office.pillars.as_hint': 'Members of the pillar get the rights of this role.',
  'office.pillars.basis': 'Legal basis',
  'office.settings.lead': 'Holds for the whole office from the moment it is saved.', 'office.settings.phone_hint': 'Shown in messages to RT and RW.',
  'office.settings.near_hint': 'Two visits to one family within this many days count as overlapping.',
  'office.settings.remind_hint': 'One person may send the same reminder once in this many days, 1 to 30.',
  'office.settings.dpo_hint': 'Stands on the privacy notice that everybody reads.',
} satisfies Record<keyof typeof id, string>

/** The words of its screens at the desk. */
export const messages = { id, en }
