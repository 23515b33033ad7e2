const id = {
  'service.dinsos_malam': 'Dinas Sosial, siang dan malam',
  'service.polsek': 'Polisi',
  'service.puskesmas': 'Puskesmas',
  'service.ambulans': 'Ambulans',
  'service.satpol_pp': 'Satpol PP',
  'service.pemadam': 'Pemadam kebakaran',
  'service.bpbd': 'BPBD (bencana)',
  'service.perlindungan': 'Perlindungan perempuan dan anak',
  'service.lainnya': 'Nomor lain',

  'shift.siang': 'Siang (07.00–19.00)',
  'shift.malam': 'Malam (19.00–07.00)',

  'cause.kerusuhan': 'Kerusuhan atau bentrokan',
  'cause.ancaman': 'Ancaman kekerasan',
  'cause.kejahatan': 'Kejahatan',
  'cause.banjir': 'Banjir',
  'cause.longsor': 'Tanah longsor',
  'cause.kebakaran': 'Kebakaran',
  'cause.bencana_lain': 'Bencana lain',
  'cause.wabah': 'Penyakit menular',
  'cause.jalan_putus': 'Jalan terputus',

  'notice.alarm.raised': 'Darurat, dicatat {otherName} ({otherPillar}). Tangani sebelum pukul {to} {zone}.',
  'notice.alarm.taken_by': '{otherName} ({otherPillar}) menangani darurat yang Anda catat.',
  'notice.area.unsafe': 'Tempat yang akan Anda kunjungi dinyatakan tidak aman sampai {day} pukul {to} {zone}. Baca halaman wilayah sebelum berangkat.',
  'notice.post.wrong_number': '{leadName} melaporkan nomor telepon {otherName} ({otherPillar}) salah. Perbaiki di daftar petugas.',

  'problem.alarm.taken': 'Darurat ini sudah ditangani orang lain, atau kasusnya sudah ditutup. Muat ulang halaman.',
  'problem.warning.over': 'Peringatan ini sudah berakhir.',

  'field.cause': 'Sebab',
  'field.ends': 'Tidak aman sampai',
  'field.need': 'Apa yang terjadi',
  'field.warningId': 'Peringatan',
  'field.alarmId': 'Darurat',

  'action.area.warn': '{actor} menyatakan wilayah tidak aman.',
  'action.area.lift': '{actor} mencabut peringatan wilayah.',
  'action.post.wrong_number': '{actor} melaporkan nomor telepon yang salah.',
  'action.case.alarm': '{actor} mencatat darurat.',
  'action.alarm.take': '{actor} menangani darurat ini.',
}

const en = {
  'service.dinsos_malam': 'Office of social affairs, day and night',
  'service.polsek': 'Police',
  'service.puskesmas': 'Health centre (Puskesmas)',
  'service.ambulans': 'Ambulance',
  'service.satpol_pp': 'Satpol PP (municipal police)',
  'service.pemadam': 'Fire brigade',
  'service.bpbd': 'BPBD (disasters)',
  'service.perlindungan': 'Protection of women and children',
  'service.lainnya': 'Another number',

  'shift.siang': 'Day (07.00–19.00)',
  'shift.malam': 'Night (19.00–07.00)',

  'cause.kerusuhan': 'Riot or clashes',
  'cause.ancaman': 'Threat of violence',
  'cause.kejahatan': 'Crime',
  'cause.banjir': 'Flood',
  'cause.longsor': 'Landslide',
  'cause.kebakaran': 'Fire',
  'cause.bencana_lain': 'Another disaster',
  'cause.wabah': 'Contagious disease',
  'cause.jalan_putus': 'Road cut off',

  'notice.alarm.raised': 'Emergency, recorded by {otherName} ({otherPillar}). Take it before {to} {zone}.',
  'notice.alarm.taken_by': '{otherName} ({otherPillar}) has taken the emergency you recorded.',
  'notice.area.unsafe': 'The place you are going to is declared unsafe until {day}, {to} {zone}. Read the page of the area before you leave.',
  'notice.post.wrong_number': '{leadName} reports that the telephone number of {otherName} ({otherPillar}) is wrong. Correct it in the list of workers.',

  'problem.alarm.taken': 'Somebody else has taken this emergency, or its case is closed. Reload the page to see who.',
  'problem.warning.over': 'This warning is over already.',

  'field.cause': 'Cause',
  'field.ends': 'Unsafe until',
  'field.need': 'What happened',
  'field.warningId': 'Warning',
  'field.alarmId': 'Emergency',

  'action.area.warn': '{actor} declared an area unsafe.',
  'action.area.lift': '{actor} lifted a warning.',
  'action.post.wrong_number': '{actor} reported a wrong telephone number.',
  'action.case.alarm': '{actor} recorded an emergency.',
  'action.alarm.take': '{actor} took this emergency.',
} satisfies Record<keyof typeof id, string>

/** The words of areas: numbers to call, duties, warnings, emergencies. */
export const messages = { id, en }
