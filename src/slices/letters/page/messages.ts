const id = {
  'genuine.title': 'Keaslian surat',
  'genuine.yes': 'Surat ini asli',
  'genuine.yes_hint': 'Bandingkan nomor dan tanggal di bawah ini dengan yang tercetak di surat. Bila berbeda, surat itu bukan yang diterbitkan kantor ini.',
  'genuine.void': 'Surat ini asli, tetapi sudah dibatalkan',
  'genuine.void_hint': 'Surat ini pernah diterbitkan kantor di bawah ini, lalu dibatalkan. Jangan dipakai lagi.',
  'genuine.number': 'Nomor',
  'genuine.day': 'Tanggal',
  'genuine.office': 'Kantor',
  'genuine.secret': 'Isi surat, nama orang, dan jenis suratnya tidak ditampilkan di sini.',
  'genuine.no': 'Kode ini tidak dikenal',
  'genuine.no_hint': 'Tidak ada surat yang terbit dengan kode ini. Pindai ulang kode di surat; bila tetap tidak dikenal, tanyakan kepada kantor yang tertulis di surat itu.',
  'genuine.too_many': 'Terlalu banyak pemeriksaan',
  'genuine.too_many_hint': 'Coba lagi {minutes} menit lagi.',
  'genuine.failed': 'Belum dapat diperiksa',
  'genuine.failed_hint': 'Coba lagi sebentar lagi, atau tanyakan kepada kantor yang tertulis di surat itu.',
}

const en = {
  'genuine.title': 'Is this letter genuine?',
  'genuine.yes': 'This letter is genuine',
  'genuine.yes_hint': 'Compare the number and day below with those printed on the letter. If they differ, it is not the letter that this office issued.',
  'genuine.void': 'This letter is genuine, but void',
  'genuine.void_hint': 'The office below issued this letter and then made it void. Do not use it any more.',
  'genuine.number': 'Number',
  'genuine.day': 'Day',
  'genuine.office': 'Office',
  'genuine.secret': 'What the letter says, who it names and its sort are not shown here.',
  'genuine.no': 'This code is not known',
  'genuine.no_hint': 'No letter was issued with this code. Scan the code on the letter again; if it is still not known, ask the office that the letter names.',
  'genuine.too_many': 'Too many requests',
  'genuine.too_many_hint': 'Try again in {minutes} minute{/s}.',
  'genuine.failed': 'This cannot be checked just now',
  'genuine.failed_hint': 'Try again in a moment, or ask the office that the letter names.',
} satisfies Record<keyof typeof id, string>

/** The words of the page that tells whether a letter is genuine. */
export const messages = { id, en }
