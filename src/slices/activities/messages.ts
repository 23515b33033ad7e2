const id = {
  'activity.check': 'Laporan pilar',
  'activity_stage.belum': 'Belum lapor', 'activity_stage.draf': 'Draf', 'activity_stage.diajukan': 'Diajukan', 'activity_stage.diperiksa': 'Menunggu dinas', 'activity_stage.dikembalikan': 'Perlu perbaikan', 'activity_stage.diterima': 'Diterima',

  'notice.activity.submitted': '{otherName} mengirim laporan kegiatan. Mohon diperiksa.',
  'notice.activity.returned': '{otherName} mengembalikan laporan kegiatan Anda untuk diperbaiki.',
  'notice.activity.accepted': 'Laporan kegiatan Anda diterima {otherName}. Terima kasih.',
  'notice.activity.reminded_hari': 'Salam hormat dari {otherName}. Laporan kegiatan hari {day} belum kami terima. Bila sempat, mohon dikirim; angkanya sudah terisi.',
  'notice.activity.reminded_bulan': 'Salam hormat dari {otherName}. Laporan bulan Anda belum kami terima. Bila sempat, mohon dikirim; angkanya sudah terisi.',

  'problem.activity.raised_already': 'Kendala ini sudah diteruskan ke Suara Lapangan.',
  'problem.activity.coordinator_first': 'Laporan ini menunggu koordinator pilar. Dinas dapat menerimanya langsung mulai {day}.',
  'problem.activity.nobody_missing': 'Semua yang disebut sudah mengirim laporan atau sudah diingatkan untuk masa ini.',
  'problem.activity.own': 'Laporan sendiri diperiksa orang lain.',

  'field.period': 'Masa laporan', 'field.lines': 'Kegiatan', 'field.nth': 'Kendala', 'field.activityId': 'Laporan kegiatan', 'field.workerIds': 'Petugas',
  'fault.first_of_month': 'Pilih bulan: tanggal pertama bulan itu.',
  'fault.outside_period': 'Tanggal ini di luar masa laporan.',
  'fault.no_such_obstacle': 'Kendala ini tidak ada pada laporan.',

  'action.activity.write': '{actor} menyimpan draf laporan kegiatan.',
  'action.activity.submit': '{actor} mengirim laporan kegiatan.',
  'action.activity.raise': '{actor} meneruskan kendala ke Suara Lapangan.',
  'action.activity.pass': '{actor} meneruskan laporan kegiatan ke dinas.',
  'action.activity.return': '{actor} mengembalikan laporan kegiatan untuk diperbaiki.',
  'action.activity.remind': '{actor} mengingatkan dengan hormat tentang laporan kegiatan.',
}

const en = {
  'activity.check': 'Reports of the pillar',
  'activity_stage.belum': 'Not reported', 'activity_stage.draf': 'Draft', 'activity_stage.diajukan': 'Submitted', 'activity_stage.diperiksa': 'With the office', 'activity_stage.dikembalikan': 'To be corrected', 'activity_stage.diterima': 'Accepted',

  'notice.activity.submitted': '{otherName} sent an activity report. Please review it.',
  'notice.activity.returned': '{otherName} returned your activity report for correction.',
  'notice.activity.accepted': 'Your activity report was accepted by {otherName}. Thank you.',
  'notice.activity.reminded_hari': 'With respect from {otherName}: your report of {day} has not come yet. Please send it when you find the time; its numbers are filled in.',
  'notice.activity.reminded_bulan': 'With respect from {otherName}: your report of the month has not come yet. Please send it when you find the time; its numbers are filled in.',

  'problem.activity.raised_already': 'This obstacle went to Voices of the field already.',
  'problem.activity.coordinator_first': 'This report waits for the coordinator of the pillar. The office may accept it directly from {day}.',
  'problem.activity.nobody_missing': 'All of those named have sent their report or were reminded for this period.',
  'problem.activity.own': 'Your own report is reviewed by somebody else.',

  'field.period': 'Period', 'field.lines': 'Activities', 'field.nth': 'Obstacle', 'field.activityId': 'Activity report', 'field.workerIds': 'Workers',
  'fault.first_of_month': 'Choose a month: its first day.',
  'fault.outside_period': 'This day lies outside the period of the report.',
  'fault.no_such_obstacle': 'The report has no such obstacle.',

  'action.activity.write': '{actor} kept a draft of a report of activities.',
  'action.activity.submit': '{actor} sent a report of activities.',
  'action.activity.raise': '{actor} carried an obstacle on to Voices of the field.',
  'action.activity.pass': '{actor} passed a report of activities on to the office.',
  'action.activity.return': '{actor} returned an activity report for correction.',
  'action.activity.remind': '{actor} reminded courteously of a report of activities.',
} satisfies Record<keyof typeof id, string>

/** The words of reports of activities that a telephone needs. */
export const messages = { id, en }
