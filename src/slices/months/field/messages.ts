import { messages as sheet } from '../sheet/messages.ts'

const id = {
  'month.lead': 'Dibuat dari yang sudah Anda catat, tanpa nama siapa pun yang dikunjungi.',
  'month.month': 'Bulan',
  'month.download': 'Unduh PDF (satu lembar A4)',
  'month.sealed_apart': 'Di samping itu ada {count} kunjungan rahasia. Angka ini hanya tampil untuk Anda dan tidak ada pada lembar.',
  'month.offline': 'Laporan dibuat oleh server. Sambungkan ponsel ke internet, lalu coba lagi.',
}

const en = {
  'month.lead': 'Made from what you recorded, without the name of anyone visited.',
  'month.month': 'Month',
  'month.download': 'Download the PDF (one A4 sheet)',
  'month.sealed_apart': 'Confidential visits besides: {count}. Only you see this number; it is not on the sheet.',
  'month.offline': 'The server makes this report. Connect to the internet, then try again.',
}

/** The words of a month on the phone, and those that its sheet says too. */
export const messages = { id: { ...sheet.id, ...id }, en: { ...sheet.en, ...en } }
