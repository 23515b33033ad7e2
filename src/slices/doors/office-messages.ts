const id = {
  'office.doors.title': 'Tautan jawaban', 'office.doors.lead': 'Lurah, kasi kesra, RT, dan RW menjawab pemberitahuan lewat tautan pribadi dan PIN, tanpa akun.',
  'office.doors.posts': 'Pemegang tugas', 'office.doors.none': 'Belum ada lurah, RT, atau RW di sini.',
  'office.doors.none_hint': 'Admin menambahkan petugas dan penugasannya lebih dahulu.', 'office.doors.no_phone': 'Nomor belum tercatat',
  'office.doors.state.tanpa': 'Belum ada tautan', 'office.doors.state.berlaku': 'Berlaku', 'office.doors.state.terkunci': 'Tertutup: PIN salah sepuluh kali',
  'office.doors.state.berakhir': 'Berakhir', 'office.doors.until': 'sampai {day}', 'office.doors.last': 'Terakhir dibuka {day}', 'office.doors.make': 'Buat tautan',
  'office.doors.renew': 'Buat ulang', 'office.doors.again': 'Kirim lagi', 'office.doors.shut': 'Cabut',
  'office.doors.shut_lead': 'Tautan ini tidak dapat dipakai lagi. Jawaban yang sudah tercatat tetap ada.',
  'office.doors.warn': 'Pesan dengan tautan dikirim ke nomor terdaftar {phone}. PIN ditampilkan satu kali dan disampaikan langsung, tidak lewat pesan. Tautan sebelumnya tidak berlaku lagi.',
  'office.doors.step_message': '1. Kirim pesan ini ke {phone}', 'office.doors.step_pin': '2. Sampaikan PIN ini langsung, bukan lewat pesan',
  'office.doors.slip': 'Simpan PIN ini sendiri. Lupa PIN? Telepon kantor: {phone}.', 'office.doors.once': 'PIN tidak dapat ditampilkan lagi sesudah jendela ini ditutup.',
  'office.doors.print': 'Cetak PIN',
}

const en = {
  'office.doors.title': 'Links for answers',
  'office.doors.lead': 'Lurah, welfare officers, RT and RW heads answer notices by a personal link and a PIN, without an account.', 'office.doors.posts': 'Holders',
  'office.doors.none': 'There is no lurah, RT or RW head here yet.', 'office.doors.none_hint': 'The admin adds workers and their posts first.',
  'office.doors.no_phone': 'No number on record', 'office.doors.state.tanpa': 'No link yet', 'office.doors.state.berlaku': 'Valid',
  'office.doors.state.terkunci': 'Closed: ten wrong PINs', 'office.doors.state.berakhir': 'Expired', 'office.doors.until': 'until {day}',
  'office.doors.last': 'Last opened {day}', 'office.doors.make': 'Make a link', 'office.doors.renew': 'Make anew', 'office.doors.again': 'Send again',
  'office.doors.shut': 'Take back', 'office.doors.shut_lead': 'The link cannot be used any more. Answers already recorded stay.',
  'office.doors.warn': 'The message with the link goes to the registered number {phone}. The PIN is shown once and told in person, not by message. The old link stops working.',
  'office.doors.step_message': '1. Send this message to {phone}', 'office.doors.step_pin': '2. Tell this PIN in person, not by message',
  'office.doors.slip': 'Keep this PIN to yourself. Forgotten? Call the office: {phone}.',
  'office.doors.once': 'The PIN cannot be shown again once this window is closed.', 'office.doors.print': 'Print the PIN',
} satisfies Record<keyof typeof id, string>

/** The words of its screens at the desk. */
export const messages = { id, en }
