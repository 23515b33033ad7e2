const id = {
  'office.devices.title': 'Perangkat',
  'office.devices.lead': 'Kapan tiap perangkat terakhir bicara dengan server, dan apa yang menunggu di sana. Isi catatan tidak terlihat di sini.',
  'office.devices.none': 'Tidak ada perangkat yang cocok.', 'office.devices.silent': 'Tidak menyamakan data', 'office.devices.all': 'Semua perangkat',
  'office.devices.days': '{count} hari atau lebih', 'office.devices.seen': 'Terakhir terhubung', 'office.devices.waiting': 'Belum terkirim',
  'office.devices.refused': 'Perlu diperiksa', 'office.devices.device': 'Perangkat', 'office.devices.clock': 'Jam', 'office.devices.clock_well': 'tepat',
  'office.devices.skewed': 'meleset {minutes} menit',
  'office.quarantine.title': 'Karantina',
  'office.quarantine.lead': 'Catatan yang tiba sesudah tugas pembuatnya berakhir, atau dari perangkat yang dikeluarkan. Tidak ada yang hilang: ambil alih atau sisihkan.',
  'office.quarantine.waiting': '{count} catatan menunggu diambil alih atau disisihkan.', 'office.quarantine.none': 'Tidak ada catatan di karantina.',
  'office.quarantine.none_hint': 'Catatan masuk ke sini bila tugas pembuatnya berakhir sebelum catatan tiba.', 'office.quarantine.state': 'Keadaan',
  'office.quarantine.state.menunggu': 'Menunggu', 'office.quarantine.state.diambil': 'Diambil alih', 'office.quarantine.state.disisihkan': 'Disisihkan',
  'office.quarantine.settled': 'Diputuskan oleh', 'office.quarantine.unknown': 'Isi yang tidak dikenali, dari {actor}.', 'office.quarantine.case': 'Kasus',
  'office.quarantine.empty': 'Isinya tidak dapat ditampilkan.', 'office.quarantine.what': 'Catatan', 'office.quarantine.done': 'Dibuat', 'office.quarantine.why': 'Sebab',
  'office.quarantine.why.post_ended': 'Tugas berakhir sebelum catatan tiba', 'office.quarantine.why.team_left': 'Keluar dari tim sebelum catatan tiba',
  'office.quarantine.why.moved': 'Kasus berpindah tempat sebelum catatan tiba', 'office.quarantine.why.device_revoked': 'Perangkat dikeluarkan',
  'office.quarantine.open': 'Buka', 'office.quarantine.take': 'Ambil alih',
  'office.quarantine.take_lead': 'Bila diambil alih, catatan dilakukan atas penugasan Anda dengan nama pembuatnya disebut.', 'office.quarantine.aside': 'Sisihkan',
  'office.quarantine.pictures': '{count} foto', 'office.quarantine.coming': '{count} foto masih dikirim dari ponsel.', 'office.quarantine.join': 'Tambahkan ke kunjungan',
}

const en = {
  'office.devices.title': 'Devices', 'office.devices.lead': 'When each device last spoke with the server, and what waits there. What notes say is not seen here.',
  'office.devices.none': 'No device matches.', 'office.devices.silent': 'Has not synced for', 'office.devices.all': 'All devices',
  'office.devices.days': '{count} day{/s} or more', 'office.devices.seen': 'Last contact', 'office.devices.waiting': 'Unsent', 'office.devices.refused': 'To be checked',
  'office.devices.device': 'Device', 'office.devices.clock': 'Clock', 'office.devices.clock_well': 'correct', 'office.devices.skewed': 'out by {minutes} minute{/s}',
  'office.quarantine.title': 'Quarantine',
  'office.quarantine.lead': 'Notes that arrived after the post of their maker had ended, or from a device that was signed out. Nothing is lost: take over or set aside.',
  'office.quarantine.waiting': '{count} note{/s} to be taken over or set aside.', 'office.quarantine.none': 'No note is in quarantine.',
  'office.quarantine.none_hint': 'A note comes here when the post of its maker ended before the note arrived.', 'office.quarantine.state': 'State',
  'office.quarantine.state.menunggu': 'Waiting', 'office.quarantine.state.diambil': 'Taken over', 'office.quarantine.state.disisihkan': 'Set aside',
  'office.quarantine.settled': 'Settled by', 'office.quarantine.unknown': 'Something not recognised, from {actor}.', 'office.quarantine.case': 'Case',
  'office.quarantine.empty': 'Its content cannot be shown.', 'office.quarantine.what': 'Note', 'office.quarantine.done': 'Made', 'office.quarantine.why': 'Cause',
  'office.quarantine.why.post_ended': 'The post ended before the note arrived', 'office.quarantine.why.team_left': 'Left the team before the note arrived',
  'office.quarantine.why.moved': 'The case went elsewhere before the note arrived', 'office.quarantine.why.device_revoked': 'Device signed out by the office',
  'office.quarantine.open': 'Open', 'office.quarantine.take': 'Take over',
  'office.quarantine.take_lead': 'When taken over, the note is done under your own post, with its maker named.', 'office.quarantine.aside': 'Set aside',
  'office.quarantine.pictures': '{count} photo{/s}', 'office.quarantine.coming': '{count} photo{/s} still to come from the phone.',
  'office.quarantine.join': 'Add to the visit',
} satisfies Record<keyof typeof id, string>

/** The words of its screens at the desk. */
export const messages = { id, en }
