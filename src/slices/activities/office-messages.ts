const id = {
  'activity.board': 'Laporan kegiatan pilar', 'activity.expected': 'ditunggu paling lambat {day}', 'activity.all': 'Semua', 'activity.by_pillar': 'Menurut pilar', 'activity.nobody': 'Belum ada anggota pilar di wilayah ini.', 'activity.none': 'Tidak ada laporan dengan pilihan ini.',
  'activity.col.people': 'Petugas', 'activity.col.sent': 'Sudah lapor', 'activity.col.accepted': 'Diterima', 'activity.col.returned': 'Perlu perbaikan', 'activity.col.missing': 'Belum lapor',
  'activity.total': 'Jumlah seluruhnya', 'activity.total_lead': 'Dari {count} laporan. Tiap laporan dan tiap kunjungan dihitung satu kali, walaupun dibaca dua atasan atau didatangi beberapa petugas.',
  'activity.sum.visits': 'Kunjungan ke keluarga', 'activity.sum.met': 'Bertemu', 'activity.sum.attended': 'Rapat yang dihadiri', 'activity.sum.given': 'Layanan dan bantuan yang diberikan', 'activity.sum.opened': 'Laporan warga yang dicatat', 'activity.sum.stepsMade': 'Tindak lanjut disepakati', 'activity.sum.stepsDone': 'Tindak lanjut selesai', 'activity.sum.obstacles': 'Kendala yang disebut',
  'activity.reports': 'Laporan per petugas', 'activity.worker': 'Petugas', 'activity.lines': 'Garis atasan', 'activity.line.area': 'wilayah', 'activity.line.administrative': 'administratif', 'activity.sent_at': 'Dikirim', 'activity.reminded': 'diingatkan {when}',
  'activity.chase': 'Ingatkan yang belum lapor ({count})', 'activity.chase_sure': 'Kirim salam pengingat kepada {count} petugas? Masing-masing hanya diingatkan sekali untuk bulan ini.', 'activity.chase_yes': 'Kirim pengingat', 'activity.chased': '{count} petugas diingatkan dengan hormat.',
  'activity.report_of': 'Laporan {period}', 'activity.accept': 'Terima laporan', 'activity.accepted': 'Laporan diterima.', 'activity.return': 'Kembalikan untuk diperbaiki', 'activity.return_lead': 'Sebutkan yang perlu diperbaiki. Petugas membacanya di ponsel.', 'activity.back': 'Ke daftar laporan', 'activity.returned_by': 'Dikembalikan {name}',
  'activity.checked': 'Diperiksa', 'activity.accepted_at': 'Diterima', 'activity.pillars': 'Pilar', 'activity.rounds': 'Kali dikembalikan', 'activity.added': 'Kegiatan lain yang ditulis petugas', 'activity.no_lines': 'Tidak ada kegiatan lain yang ditulis.', 'activity.obstacles': 'Kendala', 'activity.no_obstacles': 'Tidak ada kendala yang disebut.', 'activity.raised': 'diteruskan ke Suara Lapangan',
  'activity.numbers': 'Angka yang tercatat', 'activity.numbers_lead': 'Dihitung saat laporan dikirim, dari yang tercatat. Kunjungan rahasia tidak dihitung di sini.', 'activity.not_counted': 'Belum dihitung: laporan belum dikirim.',
  'activity.visit_letter': 'Surat laporan kunjungan', 'activity.social_report': 'Susun laporan sosial',
}

const en = {
  'activity.board': 'Activity reports of pillars', 'activity.expected': 'expected by {day}', 'activity.all': 'All', 'activity.by_pillar': 'By pillar', 'activity.nobody': 'No member of a pillar in this area yet.', 'activity.none': 'No report fits this choice.',
  'activity.col.people': 'Workers', 'activity.col.sent': 'Reported', 'activity.col.accepted': 'Accepted', 'activity.col.returned': 'To be corrected', 'activity.col.missing': 'Not reported',
  'activity.total': 'All together', 'activity.total_lead': 'From {count} report{/s}. Each report and each visit counts once, even if two superiors read it or several workers went.',
  'activity.sum.visits': 'Visits to households', 'activity.sum.met': 'Met', 'activity.sum.attended': 'Meetings attended', 'activity.sum.given': 'Services and aid given', 'activity.sum.opened': 'Reports of residents recorded', 'activity.sum.stepsMade': 'Next steps agreed', 'activity.sum.stepsDone': 'Next steps done', 'activity.sum.obstacles': 'Obstacles named',
  'activity.reports': 'Reports by worker', 'activity.worker': 'Worker', 'activity.lines': 'Line', 'activity.line.area': 'area', 'activity.line.administrative': 'administrative', 'activity.sent_at': 'Sent', 'activity.reminded': 'reminded {when}',
  'activity.chase': 'Remind those missing ({count})', 'activity.chase_sure': 'Send a courteous reminder to {count} worker{/s}? Each is reminded only once for this month.', 'activity.chase_yes': 'Send reminders', 'activity.chased': 'Courteously reminded: {count}.',
  'activity.report_of': 'Report of {period}', 'activity.accept': 'Accept the report', 'activity.accepted': 'The report is accepted.', 'activity.return': 'Return for correction', 'activity.return_lead': 'Say what is to be corrected. The worker reads it on the phone.', 'activity.back': 'To the list of reports', 'activity.returned_by': 'Given back by {name}',
  'activity.checked': 'Reviewed', 'activity.accepted_at': 'Accepted', 'activity.pillars': 'Pillars', 'activity.rounds': 'Times given back', 'activity.added': 'Other activities written by the worker', 'activity.no_lines': 'No other activity was written.', 'activity.obstacles': 'Obstacles', 'activity.no_obstacles': 'No obstacle was named.', 'activity.raised': 'taken on to Voices of the field',
  'activity.numbers': 'Numbers on record', 'activity.numbers_lead': 'Counted when the report was sent, from what is recorded. Confidential visits are not counted here.', 'activity.not_counted': 'Not counted yet: the report was not sent.',
  'activity.visit_letter': 'Letter of the visit report', 'activity.social_report': 'Write a social report',
} satisfies Record<keyof typeof id, string>

/** The words of the desk's screens of activity reports. */
export const messages = { id, en }
