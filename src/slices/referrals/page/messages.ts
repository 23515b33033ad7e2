const id = {
  'reply.title': 'Jawaban rujukan',
  'reply.pin_lead': 'Masukkan PIN yang disampaikan petugas Dinas Sosial secara langsung atau lewat telepon.',
  'reply.pin': 'PIN, enam angka', 'reply.pin_missing': 'Mohon isi PIN, enam angka.', 'reply.enter': 'Buka', 'reply.wrong': 'PIN tidak cocok', 'reply.wrong_hint': 'Periksa, lalu coba lagi. Sesudah sepuluh kali salah tautan ini ditutup.',
  'reply.too_many': 'Terlalu banyak percobaan', 'reply.too_many_hint': 'Coba lagi {minutes} menit lagi, atau jawab lewat telepon.', 'reply.failed': 'Belum dapat diproses', 'reply.failed_hint': 'Coba lagi sebentar lagi, atau jawab lewat telepon.',
  'reply.closed': 'Tautan ini tidak dapat dipakai', 'reply.closed_lead': 'Rujukannya sudah berakhir, atau tautannya diganti atau salah ketik. Hubungi kantor di bawah ini.',
  'reply.from': '{office}, oleh {name}', 'reply.due': 'Jawaban ditunggu sampai {day}.', 'reply.who': 'Yang dirujuk', 'reply.reason': 'Alasan rujukan', 'reply.stage': 'Keadaan sekarang: {stage}', 'reply.until': 'Yang tampil di sini hanya yang diizinkan pengirim, dan hilang saat rujukan berakhir.',
  'reply.accept': 'Terima rujukan', 'reply.refuse': 'Tidak dapat menerima', 'reply.refusal': 'Alasan', 'reply.serve': 'Mulai dilayani', 'reply.tell': 'Beri kabar', 'reply.final': 'Layanan sudah selesai', 'reply.text': 'Keterangan', 'reply.send': 'Kirim',
  'reply.saved': 'Jawaban tercatat. Terima kasih.', 'reply.changed': 'Keadaannya baru saja berubah. Periksa di bawah ini.', 'reply.fix': 'Ada isian yang perlu diperbaiki', 'reply.fix_reason': 'Pilih alasannya. Untuk alasan lain, tulis keterangannya.', 'reply.fix_text': 'Tulis kabarnya.', 'reply.leave': 'Tutup halaman ini',
  'reply.needs': 'Kebutuhan', 'reply.types': 'Jenis PPKS', 'reply.born': 'Tahun lahir', 'reply.sex': 'Jenis kelamin', 'reply.phone': 'Telepon', 'reply.address': 'Alamat', 'reply.assessment': 'Ringkasan asesmen', 'reply.goal': 'Tujuan', 'reply.documents': 'Dokumen',
}

const en = {
  'reply.title': 'Answering a referral',
  'reply.pin_lead': 'Enter the PIN that a worker of the office gave you in person or by telephone.',
  'reply.pin': 'PIN, six digits', 'reply.pin_missing': 'Please enter the PIN, six digits.', 'reply.enter': 'Open', 'reply.wrong': 'The PIN does not fit', 'reply.wrong_hint': 'Check it and try again. After ten wrong tries this link is closed.',
  'reply.too_many': 'Too many tries', 'reply.too_many_hint': 'Try again in {minutes} minute{/s}, or answer by telephone.', 'reply.failed': 'Not done yet', 'reply.failed_hint': 'Try again in a moment, or answer by telephone.',
  'reply.closed': 'This link cannot be used', 'reply.closed_lead': 'The referral is over, or the link was replaced or typed wrongly. Call the office below.',
  'reply.from': '{office}, by {name}', 'reply.due': 'An answer is awaited until {day}.', 'reply.who': 'Who is referred', 'reply.reason': 'Reason', 'reply.stage': 'Where it stands: {stage}', 'reply.until': 'Only what the sender allowed is shown here, and it is gone when the referral ends.',
  'reply.accept': 'Accept the referral', 'reply.refuse': 'Cannot accept', 'reply.refusal': 'Reason', 'reply.serve': 'Service begins', 'reply.tell': 'Send news', 'reply.final': 'The service is over', 'reply.text': 'Message', 'reply.send': 'Send',
  'reply.saved': 'Your answer is recorded. Thank you.', 'reply.changed': 'It has just changed. Please look below.', 'reply.fix': 'Some entries need to be corrected', 'reply.fix_reason': 'Choose the reason. For another reason write it down.', 'reply.fix_text': 'Please write a message.', 'reply.leave': 'Close this page',
  'reply.needs': 'Needs', 'reply.types': 'Types', 'reply.born': 'Year of birth', 'reply.sex': 'Sex', 'reply.phone': 'Telephone', 'reply.address': 'Address', 'reply.assessment': 'Summary of the assessment', 'reply.goal': 'Goal', 'reply.documents': 'Documents',
} satisfies Record<keyof typeof id, string>

/** The words of the page on which a body without an account answers. */
export const messages = { id, en }
