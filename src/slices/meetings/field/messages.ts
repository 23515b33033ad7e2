const id = {
  'meet.title': 'Pertemuan', 'meet.none': 'Belum ada pertemuan untuk Anda.', 'meet.all': 'Semua pertemuan', 'meet.plan': 'Rencanakan pertemuan', 'meet.waits': 'Menunggu jawaban Anda', 'meet.ahead': 'Akan datang', 'meet.you_hold': 'Anda memimpin atau mencatat', 'meet.queue': 'menunggu tempat',
  'meet.queue.lead': 'Tempat pilar Anda penuh. Anda diberi tahu begitu ada tempat.',
  'meet.leader': 'Pemimpin', 'meet.notetaker': 'Notulis', 'meet.theme': 'Tema', 'meet.contact': 'Narahubung', 'meet.reply_by': 'Jawab paling lambat',
  'meet.reply.ask': 'Apakah Anda hadir?', 'meet.reply.send': 'Kirim jawaban', 'meet.reply.change': 'Ubah jawaban', 'meet.substitute.other': 'Orang lain, tulis namanya', 'meet.for': 'Mewakili {name}',
  'meet.here': 'Catat kehadiran', 'meet.here.lead': 'Ketik enam angka yang tampil di pertemuan. Tanpa sinyal pun bisa.', 'meet.code': 'Kode pertemuan', 'meet.here.send': 'Saya hadir', 'meet.here.done': 'Kehadiran dicatat.', 'meet.here.judged': 'Kode diperiksa saat itu.', 'meet.here.not': 'Anda tidak ada di daftar undangan di ponsel ini. Tunjukkan kode Anda kepada notulis.',
  'meet.scan': 'Pindai kode', 'meet.scan.lead': 'Arahkan kamera ke kode.', 'meet.scanned': 'Hadir: {name}',
  'meet.own': 'Kode saya', 'meet.own.lead': 'Tunjukkan kepada notulis bila ia memindai peserta.', 'meet.own.alt': 'Kode QR {name}', 'meet.own.none': 'Kode ini datang saat ada sinyal.',
  'meet.agenda': 'Agenda', 'meet.agenda.none': 'Agenda belum disusun.', 'meet.minutes': '{count} menit', 'meet.read_by': 'Dibacakan, dipimpin {name}', 'meet.pledge': 'Baca naskah',
  'meet.last_time': 'Keputusan pertemuan lalu', 'meet.said': 'Notulen', 'meet.no_point': 'Di luar agenda', 'meet.decision': 'Keputusan', 'meet.due': 'paling lambat {day}', 'meet.struck': 'Diralat {name}: {reason}',
  'meet.raise': 'Sampaikan suara',
  'meet.list': 'Daftar hadir', 'meet.count': '{here} dari {all} hadir', 'meet.not_yet': 'Kehadiran dicatat mulai satu jam sebelum pertemuan.', 'meet.find': 'Cari nama', 'meet.late': 'jawaban terlambat', 'meet.sure': 'Catat lagi, saya yakin',
  'meet.guest': 'Tamu tanpa akun', 'meet.guest.add': 'Catat tamu',
  'meet.write': 'Tulis notulen', 'meet.line': 'Yang dibicarakan', 'meet.line.add': 'Tambah ke notulen', 'meet.line.saved': 'Tercatat.', 'meet.correct': 'Ralat', 'meet.correct.text': 'Kalimat yang benar', 'meet.correct.send': 'Simpan ralat',
  'meet.photos': 'Foto', 'meet.photos.of': 'Foto {pillar}', 'meet.photos.pillar': 'Pilar di foto', 'meet.photos.all': 'Semua', 'meet.photos.consent': 'Yang difoto mengizinkan foto ini diperlihatkan', 'meet.photos.add': 'Simpan foto', 'meet.photos.wait': 'Foto menunggu di halaman ini sampai ada sinyal.', 'meet.photos.private': 'Tanpa izin: hanya penyelenggara yang melihat',
}
const en = {
  'meet.title': 'Meetings', 'meet.none': 'There is no meeting for you yet.', 'meet.all': 'All meetings', 'meet.plan': 'Plan a meeting', 'meet.waits': 'Waiting for your answer', 'meet.ahead': 'To come', 'meet.you_hold': 'You lead or take notes', 'meet.queue': 'waiting for a seat',
  'meet.queue.lead': 'The seats of your pillar are taken. You are told as soon as there is one.',
  'meet.leader': 'Led by', 'meet.notetaker': 'Notes by', 'meet.theme': 'Theme', 'meet.contact': 'Contact', 'meet.reply_by': 'Answer by',
  'meet.reply.ask': 'Will you come?', 'meet.reply.send': 'Send the answer', 'meet.reply.change': 'Change the answer', 'meet.substitute.other': 'Somebody else, write the name', 'meet.for': 'In place of {name}',
  'meet.here': 'Say that you are here', 'meet.here.lead': 'Type the six digits that the meeting shows. No signal is needed.', 'meet.code': 'Code of the meeting', 'meet.here.send': 'I am here', 'meet.here.done': 'Your presence is noted.', 'meet.here.judged': 'The code is checked then.', 'meet.here.not': 'You are not on the list of invited that this phone carries. Show your code to whoever takes notes.',
  'meet.scan': 'Scan the code', 'meet.scan.lead': 'Point the camera at the code.', 'meet.scanned': 'Here: {name}',
  'meet.own': 'My code', 'meet.own.lead': 'Show it to whoever takes notes when they scan those present.', 'meet.own.alt': 'QR code of {name}', 'meet.own.none': 'This code comes with a signal.',
  'meet.agenda': 'Agenda', 'meet.agenda.none': 'The agenda is not made yet.', 'meet.minutes': '{count} minute{/s}', 'meet.read_by': 'Read out, led by {name}', 'meet.pledge': 'Read the text',
  'meet.last_time': 'Decisions of the last meeting', 'meet.said': 'Minutes', 'meet.no_point': 'Beside the agenda', 'meet.decision': 'Decision', 'meet.due': 'by {day}', 'meet.struck': 'Corrected by {name}: {reason}',
  'meet.raise': 'Raise a voice',
  'meet.list': 'Attendance', 'meet.count': '{here} of {all} here', 'meet.not_yet': 'Presence is taken from one hour before the meeting.', 'meet.find': 'Find a name', 'meet.late': 'answered late', 'meet.sure': 'Write it again, I am sure',
  'meet.guest': 'A guest without an account', 'meet.guest.add': 'Add the guest',
  'meet.write': 'Write the minutes', 'meet.line': 'What was said', 'meet.line.add': 'Add to the minutes', 'meet.line.saved': 'Noted.', 'meet.correct': 'Correct', 'meet.correct.text': 'The right wording', 'meet.correct.send': 'Save the correction',
  'meet.photos': 'Photos', 'meet.photos.of': 'Photo of {pillar}', 'meet.photos.pillar': 'Pillar in the photo', 'meet.photos.all': 'All', 'meet.photos.consent': 'Those in it agree to its being shown', 'meet.photos.add': 'Save the photos', 'meet.photos.wait': 'The photos wait on this page for a signal.', 'meet.photos.private': 'Without consent: only those who hold the meeting see it',
} satisfies Record<keyof typeof id, string>

/** The words of the meeting screens of the field; they come with those screens. */
export const messages = { id, en }
