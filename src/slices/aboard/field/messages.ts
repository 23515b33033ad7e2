const id = {
  'first.title': 'Masuk pertama kali',
  'first.lead': 'Tulis nama pengguna dan kode dari kertas yang Anda terima.',
  'first.login': 'Nama pengguna',
  'first.code': 'Kode sekali pakai',
  'first.check': 'Lanjut',
  'first.checking': 'Memeriksa…',
  'first.hello': 'Selamat datang, {name}',
  'first.hello_lead': 'Bukan Anda? Tutup halaman ini dan kembalikan kertasnya.',
  'first.choose': 'Buat kata sandi Anda sendiri. Nama pengguna Anda: {username}.',
  'first.go': 'Simpan dan masuk',
  'first.wrong': 'Kode ini salah, sudah dipakai, atau sudah lewat 72 jam. Minta kode baru kepada yang memberikannya.',
  'first.signin': 'Sudah punya kata sandi? Masuk di sini',

  'codes.title': 'Kode masuk',
  'codes.lead': 'Buat kode untuk petugas yang baru atau lupa kata sandi, lalu serahkan langsung. Kata sandi lama tidak berlaku lagi.',
  'codes.none': 'Tidak ada petugas yang boleh Anda beri kode',
  'codes.none_lead': 'Kode untuk petugas lain dibuat oleh admin Dinas Sosial.',
  'codes.make': 'Buat kode untuk {name}',
  'codes.make_short': 'Buat kode',
  'codes.show': 'Kode untuk {name}',
  'codes.hand': 'Tunjukkan kode ini agar dipindai, atau salin di kertas. Kode hanya tampil sekali dan berlaku sampai {when}.',
  'codes.qr': 'Kode QR untuk masuk pertama kali',
  'codes.done': 'Sudah diserahkan',
}

const en = {
  'first.title': 'First sign-in',
  'first.lead': 'Write the username and the code of the slip you were given.',
  'first.login': 'Username',
  'first.code': 'One-time code',
  'first.check': 'Go on',
  'first.checking': 'Checking…',
  'first.hello': 'Welcome, {name}',
  'first.hello_lead': 'Not you? Close this page and give the slip back.',
  'first.choose': 'Choose a password of your own. Your username: {username}.',
  'first.go': 'Save and sign in',
  'first.wrong': 'This code is wrong, used, or older than 72 hours. Ask whoever gave it to you for a new one.',
  'first.signin': 'Already have a password? Sign in here',

  'codes.title': 'Sign-in codes',
  'codes.lead': 'Make a code for a worker who is new or forgot the password, and hand it over in person. The old password ends.',
  'codes.none': 'There is no worker to whom you may give a code',
  'codes.none_lead': 'Codes for other workers are made by the admin of the office.',
  'codes.make': 'Make a code for {name}',
  'codes.make_short': 'Make a code',
  'codes.show': 'Code for {name}',
  'codes.hand': 'Show this code to be scanned, or copy it on paper. It is shown once and holds until {when}.',
  'codes.qr': 'QR code for the first sign-in',
  'codes.done': 'It is handed over',
} satisfies Record<keyof typeof id, string>

/** The words of the first sign-in and of handing out codes in the field. */
export const messages = { id, en }
