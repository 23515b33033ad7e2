const id = {
  'activity.own.bulan': 'Kirim laporan bulan ini', 'activity.own.hari': 'Laporan hari ini', 'activity.own.lines.bulan': 'Angka di atas sudah terhitung. Tulis kegiatan lain, satu baris satu kegiatan, boleh diawali tanggalnya: 12 Rapat RW. Jangan menulis nama atau NIK warga.', 'activity.own.lines.hari': 'Satu baris satu kegiatan. Jangan menulis nama atau NIK warga.',
  'activity.own.obstacles': 'Kendala', 'activity.own.hint': 'Satu baris satu kendala. Sesudah dikirim dapat diteruskan ke Suara Lapangan.', 'activity.own.send': 'Kirim laporan', 'activity.own.keep': 'Simpan draf', 'activity.own.raise': 'Sampaikan ke Suara Lapangan', 'activity.own.raised': 'Sudah disampaikan ke Suara Lapangan.',
  'activity.waiting': 'Perlu diperiksa', 'activity.none_waits': 'Tidak ada laporan yang menunggu.', 'activity.asked': 'Sudah diingatkan', 'activity.ask': 'Ingatkan dengan hormat ({count})', 'activity.told': 'kunjungan {visits}, laporan warga {opened}', 'activity.pass': 'Teruskan ke dinas', 'activity.give_back': 'Kembalikan',
}

const en = {
  'activity.own.bulan': 'Send the report of this month', 'activity.own.hari': 'Report of today', 'activity.own.lines.bulan': 'The numbers above are counted. Write other activities, one a line, maybe with the date first: 12 RW meeting. Write no name or NIK of anyone you serve.', 'activity.own.lines.hari': 'One activity a line. Write no name or NIK of anyone you serve.',
  'activity.own.obstacles': 'Obstacles', 'activity.own.hint': 'One obstacle a line. Once sent it can go on to Voices of the field.', 'activity.own.send': 'Send the report', 'activity.own.keep': 'Keep a draft', 'activity.own.raise': 'Carry on to Voices of the field', 'activity.own.raised': 'Carried on to Voices of the field.',
  'activity.waiting': 'To be looked at', 'activity.none_waits': 'No report waits.', 'activity.asked': 'Reminded', 'activity.ask': 'Remind with respect ({count})', 'activity.told': '{visits} visits, {opened} reports of residents', 'activity.pass': 'Pass on to the office', 'activity.give_back': 'Give back',
} satisfies Record<keyof typeof id, string>

/** The words of reports of activities on the phone. */
export const messages = { id, en }
