const id = {
  'activity.own.bulan': 'Kirim laporan bulan ini', 'activity.own.hari': 'Laporan hari ini', 'activity.own.lines.bulan': 'Angka di atas sudah terhitung. Tulis kegiatan lain, satu baris satu kegiatan, boleh diawali tanggalnya: 12 Rapat RW. Jangan menulis nama atau NIK warga.', 'activity.own.lines.hari': 'Satu baris satu kegiatan. Jangan menulis nama atau NIK warga.',
  'activity.own.hint': 'Satu baris satu kendala. Sesudah dikirim dapat diteruskan ke Suara Lapangan.', 'activity.own.send': 'Kirim laporan', 'activity.own.keep': 'Simpan draf', 'activity.own.kept': 'Draf tersimpan.', 'activity.own.raise': 'Sampaikan ke Suara Lapangan', 'activity.own.raised': 'Sudah disampaikan ke Suara Lapangan.',
  'activity.waiting': 'Perlu diperiksa', 'activity.none_waits': 'Tidak ada laporan yang menunggu.', 'activity.all_sent': 'Semua sudah mengirim laporan bulan ini.', 'activity.asked': 'Sudah diingatkan', 'activity.ask': 'Ingatkan dengan hormat ({count})', 'activity.told': 'kunjungan {visits}, laporan warga {opened}', 'activity.pass': 'Teruskan ke dinas', 'activity.give_back': 'Kembalikan',
}

const en = {
  'activity.own.bulan': 'Send the report of this month', 'activity.own.hari': 'Report of today', 'activity.own.lines.bulan': 'The numbers above are counted already. Write other activities, one a line, with the date first if you like: 12 RW meeting. Do not write names or NIK of residents.', 'activity.own.lines.hari': 'One activity a line. Do not write names or NIK of residents.',
  'activity.own.hint': 'One obstacle a line. Once the report is sent you can pass them on to Voices of the field.', 'activity.own.send': 'Send the report', 'activity.own.keep': 'Save draft', 'activity.own.kept': 'Draft saved.', 'activity.own.raise': 'Pass on to Voices of the field', 'activity.own.raised': 'Passed on to Voices of the field.',
  'activity.waiting': 'To review', 'activity.none_waits': 'No report is waiting.', 'activity.all_sent': 'Everybody has sent the report of this month.', 'activity.asked': 'Reminded', 'activity.ask': 'Send a courteous reminder ({count})', 'activity.told': 'visits {visits}, reports of residents {opened}', 'activity.pass': 'Pass on to the office', 'activity.give_back': 'Return',
} satisfies Record<keyof typeof id, string>

/** The words of activity reports on the phone; they come by the line that the reports need anyway. */
export const messages = { id, en }
