const id = {
  'activity.permakanan': 'Permakanan', 'activity.perawatan': 'Perawatan diri', 'activity.kesehatan': 'Kesehatan', 'activity.bimbingan_sosial': 'Bimbingan sosial', 'activity.bimbingan_mental': 'Bimbingan mental spiritual', 'activity.bimbingan_fisik': 'Bimbingan fisik',
  'activity.keterampilan': 'Keterampilan', 'activity.terapi': 'Terapi', 'activity.pendidikan': 'Pendidikan', 'activity.rekreasi': 'Rekreasi', 'activity.keluarga': 'Kunjungan keluarga', 'activity.lainnya': 'Kegiatan lain',
  'care.risiko': 'Perlu diawasi', 'care.obat': 'Obat', 'care.tugas': 'Yang harus dilakukan',

  'check.permakanan': 'Permakanan cukup dan layak', 'check.kebersihan': 'Kamar, dapur, dan kamar mandi bersih', 'check.obat': 'Obat tersimpan dan tercatat', 'check.berkas': 'Berkas penghuni lengkap', 'check.keamanan': 'Bangunan dan jalur keluar aman',
  'check.petugas': 'Jumlah petugas cukup di setiap sif', 'check.kegiatan': 'Kegiatan berjalan sesuai jadwal', 'check.pengaduan': 'Penghuni dapat mengadu', 'check.hak': 'Penghuni diperlakukan dengan hormat', 'check.izin': 'Izin dan akreditasi berlaku',
  'check_answer.baik': 'Baik', 'check_answer.sebagian': 'Sebagian', 'check_answer.kurang': 'Kurang',
  'supervision_state.rencana': 'Direncanakan', 'supervision_state.selesai': 'Selesai', 'supervision_state.batal': 'Dibatalkan',
  'finding_state.terbuka': 'Belum ditindaklanjuti', 'finding_state.dijawab': 'Menunggu pemeriksaan dinas', 'finding_state.selesai': 'Selesai',
  'measure.orang': 'Orang dilayani', 'measure.kegiatan': 'Kegiatan',
  'day_state.terisi': 'Terisi', 'day_state.nihil': 'Nihil', 'day_state.telat': 'Terlambat', 'day_state.menunggu': 'Belum batas waktu', 'day_state.belum': 'Belum lapor',

  'problem.log.struck': 'Catatan ini sudah dibatalkan.',
  'problem.log.reminded_today': 'Panti ini sudah diingatkan hari ini.',
  'problem.log.reported_already': 'Panti ini sudah melapor hari ini.',
  'problem.care.done': 'Sudah dilakukan atau sudah dihentikan.',
  'problem.shift.own': 'Serah terima dibaca oleh petugas sif berikutnya, bukan oleh yang menyerahkan.',
  'problem.shift.read': 'Serah terima ini sudah dibaca {by}.',

  'problem.supervision.over': 'Pembinaan ini sudah selesai atau dibatalkan.',
  'problem.finding.closed': 'Temuan ini sudah ditutup.',
  'problem.finding.open': 'Panti belum menjawab temuan ini.',

  'fault.no_house': 'Pilih panti, UPT, LKS, atau rumah singgah yang masih aktif.',
  'fault.no_shift': 'Pilih salah satu sif yang ditetapkan.',
  'fault.too_long_ago': 'Pilih tanggal paling lama {limit} hari yang lalu.',
  'fault.not_with_nil': 'Kosongkan: nihil berarti tidak ada kegiatan.',
  'fault.no_resident': 'Pilih penghuni panti ini.',
  'fault.not_named': 'Pilih Ya bila kejadian menyangkut petugas.',
  'fault.other_house': 'Pembinaan ini untuk panti lain.',
  'fault.one_only': 'Pilih panti atau bidang, bukan keduanya.',

  'field.nil': 'Nihil', 'field.served': 'Jumlah dilayani', 'field.present': 'Penghuni hadir', 'field.came': 'Masuk', 'field.gone': 'Keluar', 'field.pictures': 'Foto', 'field.cutoff': 'Batas waktu lapor', 'field.shifts': 'Sif', 'field.callMinutes': 'Menit menunggu jawaban',
  'field.logNoteId': 'Catatan', 'field.clock': 'Jam', 'field.daily': 'Setiap hari', 'field.careNoteId': 'Pesan untuk sif berikutnya', 'field.shiftHandoverId': 'Serah terima sif', 'field.pending': 'Yang belum selesai',
  'field.incidentId': 'Kejadian', 'field.namesStaff': 'Menyangkut petugas', 'field.namedIds': 'Petugas yang disebut', 'field.staff': 'Menyangkut petugas', 'field.calls': 'Panggilan',
  'field.supervisionId': 'Pembinaan', 'field.others': 'Yang ikut', 'field.checklist': 'Daftar periksa', 'field.findingId': 'Temuan', 'field.fix': 'Tindakan perbaikan', 'field.year': 'Tahun', 'field.measure': 'Yang dihitung', 'field.amount': 'Target', 'field.logTargetId': 'Target',

  'action.log.write': '{actor} menulis catatan kegiatan.', 'action.log.strike': '{actor} membatalkan catatan kegiatan.', 'action.log.rules': '{actor} mengubah aturan catatan kegiatan.', 'action.log.remind': '{actor} mengingatkan panti.', 'action.log.chase': '{actor} mengingatkan panti yang belum lapor.',
  'action.care.add': '{actor} menulis pesan untuk sif berikutnya.', 'action.care.do': '{actor} mencatat bahwa pesan sif sudah dilakukan.', 'action.care.end': '{actor} menghentikan pesan sif.', 'action.shift.hand': '{actor} menyerahkan sif.', 'action.shift.accept': '{actor} membaca serah terima sif.',
  'action.incident.raise': '{actor} mencatat kejadian.', 'action.incident.call': '{actor} memanggil petugas berikutnya.', 'action.incident.take': '{actor} menangani kejadian.', 'action.incident.close': '{actor} menutup kejadian.',
  'action.supervision.plan': '{actor} merencanakan pembinaan.', 'action.supervision.record': '{actor} mencatat hasil pembinaan.', 'action.supervision.cancel': '{actor} membatalkan pembinaan.',
  'action.finding.add': '{actor} menambah temuan.', 'action.finding.answer': '{actor} menindaklanjuti temuan.', 'action.finding.close': '{actor} menutup temuan.', 'action.finding.return': '{actor} mengembalikan temuan.', 'action.finding.hand': '{actor} mengalihkan temuan.', 'action.finding.remind': '{actor} mengingatkan temuan.',
  'action.target.set': '{actor} menetapkan target.', 'action.target.end': '{actor} mencabut target.',
}

const en = {
  'activity.permakanan': 'Meals', 'activity.perawatan': 'Personal care', 'activity.kesehatan': 'Health', 'activity.bimbingan_sosial': 'Social guidance', 'activity.bimbingan_mental': 'Mental and spiritual guidance', 'activity.bimbingan_fisik': 'Physical guidance',
  'activity.keterampilan': 'Skills', 'activity.terapi': 'Therapy', 'activity.pendidikan': 'Education', 'activity.rekreasi': 'Recreation', 'activity.keluarga': 'Family visit', 'activity.lainnya': 'Other activity',
  'care.risiko': 'To be watched', 'care.obat': 'Medicine', 'care.tugas': 'To be done',

  'check.permakanan': 'Meals are enough and decent', 'check.kebersihan': 'Rooms, kitchen and bathrooms are clean', 'check.obat': 'Medicine is kept and recorded', 'check.berkas': 'Files of residents are complete', 'check.keamanan': 'Building and exits are safe',
  'check.petugas': 'Enough staff in every shift', 'check.kegiatan': 'Activities follow the schedule', 'check.pengaduan': 'Residents can complain', 'check.hak': 'Residents are treated with respect', 'check.izin': 'Licence and accreditation are valid',
  'check_answer.baik': 'Good', 'check_answer.sebagian': 'In part', 'check_answer.kurang': 'Poor',
  'supervision_state.rencana': 'Planned', 'supervision_state.selesai': 'Done', 'supervision_state.batal': 'Called off',
  'finding_state.terbuka': 'Not acted on yet', 'finding_state.dijawab': 'Waits for the office to look', 'finding_state.selesai': 'Closed',
  'measure.orang': 'People served', 'measure.kegiatan': 'Activities',
  'day_state.terisi': 'Reported', 'day_state.nihil': 'Nothing to report', 'day_state.telat': 'Late', 'day_state.menunggu': 'Not due yet', 'day_state.belum': 'Not reported',

  'problem.log.struck': 'This note has been struck already.',
  'problem.log.reminded_today': 'This panti has been reminded today already.',
  'problem.log.reported_already': 'This panti has reported today.',
  'problem.care.done': 'It has been done, or is asked for no more.',
  'problem.shift.own': 'A hand-over is read by the next shift, not by whoever hands over.',
  'problem.shift.read': 'This hand-over has been read by {by}.',

  'problem.supervision.over': 'This supervision is over or was called off.',
  'problem.finding.closed': 'This finding is closed.',
  'problem.finding.open': 'The panti has not answered this finding yet.',

  'fault.no_house': 'Choose a panti, UPT, LKS or shelter that is still active.',
  'fault.no_shift': 'Choose one of the shifts that are set.',
  'fault.too_long_ago': 'Choose a day at most {limit} day{/s} ago.',
  'fault.not_with_nil': 'Leave this empty: nothing to report means that there was no activity.',
  'fault.no_resident': 'Choose a resident of this panti.',
  'fault.not_named': 'Choose Yes if the incident concerns staff.',
  'fault.other_house': 'This supervision is of another panti.',
  'fault.one_only': 'Choose a panti or a division, not both.',

  'field.nil': 'Nothing to report', 'field.served': 'Number served', 'field.present': 'Residents present', 'field.came': 'In', 'field.gone': 'Out', 'field.pictures': 'Photos', 'field.cutoff': 'Report by', 'field.shifts': 'Shifts', 'field.callMinutes': 'Minutes to wait for an answer',
  'field.logNoteId': 'Note', 'field.clock': 'Time', 'field.daily': 'Every day', 'field.careNoteId': 'Note for the next shift', 'field.shiftHandoverId': 'Shift hand-over', 'field.pending': 'Still to be done',
  'field.incidentId': 'Incident', 'field.namesStaff': 'Concerns staff', 'field.namedIds': 'Staff it names', 'field.staff': 'Concerns staff', 'field.calls': 'Calls',
  'field.supervisionId': 'Supervision', 'field.others': 'Who comes along', 'field.checklist': 'Checklist', 'field.findingId': 'Finding', 'field.fix': 'Corrective action', 'field.year': 'Year', 'field.measure': 'What is counted', 'field.amount': 'Target', 'field.logTargetId': 'Target',

  'action.log.write': '{actor} wrote a note of activity.', 'action.log.strike': '{actor} struck a note of activity.', 'action.log.rules': '{actor} changed how the log is kept.', 'action.log.remind': '{actor} reminded the panti.', 'action.log.chase': '{actor} reminded the panti that has not reported.',
  'action.care.add': '{actor} wrote a word for the next shift.', 'action.care.do': '{actor} recorded that it was done.', 'action.care.end': '{actor} ended a word for the next shift.', 'action.shift.hand': '{actor} handed the shift over.', 'action.shift.accept': '{actor} read the hand-over.',
  'action.incident.raise': '{actor} recorded an incident.', 'action.incident.call': '{actor} called the next officer.', 'action.incident.take': '{actor} sees to the incident.', 'action.incident.close': '{actor} closed the incident.',
  'action.supervision.plan': '{actor} planned a supervision.', 'action.supervision.record': '{actor} recorded a supervision.', 'action.supervision.cancel': '{actor} called a supervision off.',
  'action.finding.add': '{actor} added a finding.', 'action.finding.answer': '{actor} acted on a finding.', 'action.finding.close': '{actor} closed a finding.', 'action.finding.return': '{actor} gave a finding back.', 'action.finding.hand': '{actor} gave a finding to somebody else.', 'action.finding.remind': '{actor} reminded of a finding.',
  'action.target.set': '{actor} set a target.', 'action.target.end': '{actor} took a target back.',
} satisfies Record<keyof typeof id, string>

/** The words of the log of a house: its closed lists, notices, refusals, fields and acts. */
export const messages = { id, en }
