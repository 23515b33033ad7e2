import { say, type Language } from '#kernel/say.ts'
import { SORTS, sortOf } from '#slices/notices/sorts.ts'

const id = {
  'letter.subject': 'Ada kabar baru di Pilar',
  'letter.subject.urgent': 'Mendesak: buka Pilar sekarang',
  'letter.subject.digest': 'Ringkasan pagi Pilar',
  'letter.push': 'Ada kabar baru di Pilar',
  'letter.push.urgent': 'Ada kabar mendesak di Pilar. Buka sekarang.',
  'letter.greeting': 'Salam hormat,',
  'letter.lead': 'Ada {count} kabar untuk Anda yang belum dibuka di Pilar:',
  'letter.lead.urgent': 'Ada kabar mendesak untuk Anda di Pilar. Buka sekarang.',
  'letter.line': '- {sort}: {count}',
  'letter.open': 'Buka Pilar: {link}',
  'letter.open.bare': 'Buka Pilar untuk membacanya.',
  'letter.foot': 'Isi kabar hanya ada di dalam aplikasi, agar tidak terbaca orang lain. Ubah cara Anda diberi tahu di Saya, Cara diberi tahu. Surel ini dikirim otomatis; balasan tidak terbaca.',
  'letter.sort.darurat': 'Keadaan darurat',
  'letter.sort.kunjungan': 'Kunjungan',
  'letter.sort.kasus': 'Kasus dan langkah lanjutan',
  'letter.sort.arahan': 'Arahan dan kesepakatan',
  'letter.sort.suara': 'Suara dan isu lapangan',
  'letter.sort.rapat': 'Rapat',
  'letter.sort.lainnya': 'Lainnya',
  'letter.test.subject': 'Surel uji dari Pilar',
  'letter.test': 'Surel ini dikirim untuk menguji pengiriman. Bila Anda membacanya, surel dari Pilar sampai.',
  'letter.code.subject': 'Kode untuk alamat surel Anda di Pilar',
  'letter.code': 'Kode Anda: {code}\n\nKetik kode ini di Pilar, pada Cara diberi tahu, dalam setengah jam. Bila bukan Anda yang memintanya, abaikan surel ini; tidak ada yang dikirim ke alamat ini sebelum kode diketik.',
}
const en = {
  'letter.subject': 'There is news in Pilar',
  'letter.subject.urgent': 'Urgent: open Pilar now',
  'letter.subject.digest': 'Pilar this morning',
  'letter.push': 'There is news in Pilar',
  'letter.push.urgent': 'There is urgent news in Pilar. Open it now.',
  'letter.greeting': 'Greetings,',
  'letter.lead': 'There are {count} notices for you in Pilar that you have not opened:',
  'letter.lead.urgent': 'There is urgent news for you in Pilar. Open it now.',
  'letter.line': '- {sort}: {count}',
  'letter.open': 'Open Pilar: {link}',
  'letter.open.bare': 'Open Pilar to read them.',
  'letter.foot': 'What they say stands in the app alone, so that nobody else reads it. Change how you are told under Me, How I am told. This letter is sent by a machine; nobody reads answers.',
  'letter.sort.darurat': 'Emergencies',
  'letter.sort.kunjungan': 'Visits',
  'letter.sort.kasus': 'Cases and next steps',
  'letter.sort.arahan': 'Directives and agreements',
  'letter.sort.suara': 'Field voices and issues',
  'letter.sort.rapat': 'Meetings',
  'letter.sort.lainnya': 'Other',
  'letter.test.subject': 'Test letter of Pilar',
  'letter.test': 'This letter was sent to test the way. If you read it, letters of Pilar arrive.',
  'letter.code.subject': 'Code for your e-mail address in Pilar',
  'letter.code': 'Your code: {code}\n\nType it in Pilar, under How I am told, within half an hour. If you did not ask for it, ignore this letter; nothing is sent to this address before the code is typed.',
} satisfies Record<keyof typeof id, string>

/** The words that leave the house: how much of what, and never who, where or why. */
export const letters = { id, en }

/** Writes a letter from the codes of notices alone. */
export function letterOf(language: Language, { digest, urgent, codes }: { digest: boolean; urgent: boolean; codes: readonly string[] }, publicUrl: string): { subject: string; text: string; short: string } {
  const word = (key: keyof typeof id, values = {}) => say(letters, language, key, values)
  const sorts = SORTS.map(sort => ({ sort, count: codes.filter(code => sortOf(code) === sort).length })).filter(({ count }) => count > 0)
  return {
    subject: word(urgent ? 'letter.subject.urgent' : digest ? 'letter.subject.digest' : 'letter.subject'),
    short: word(urgent ? 'letter.push.urgent' : 'letter.push'),
    text: [
      word('letter.greeting'), '', ...urgent ? [word('letter.lead.urgent'), ''] : [], word('letter.lead', { count: codes.length }), ...sorts.map(({ sort, count }) => word('letter.line', { sort: word(`letter.sort.${sort}`), count })), '',
      publicUrl ? word('letter.open', { link: `${publicUrl}/` }) : word('letter.open.bare'), '', word('letter.foot'), '',
    ].join('\n'),
  }
}
