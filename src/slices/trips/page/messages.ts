const id = {
  'schedule.title': 'Salam hormat. Kunjungan sosial ke {place}, {day}:',
  'schedule.line': '{number}. Pukul {from}–{to} {zone}: {goers}, {where}{households}',
  'schedule.households': ', {count} keluarga',
  'schedule.none': 'Salam hormat. Belum ada kunjungan sosial yang direncanakan ke {place} pada {day}. Ragu? Telepon {office}: {phone}.',
  'schedule.end': 'Cukup balas OKE, TUNDA, atau IKUT beserta nomornya; tidak perlu membuka tautan. Ragu? Telepon {office}: {phone}.',
  'schedule.link': 'Bila ingin menjawab sendiri (perlu PIN): {link}',
  'schedule.and': 'dan',
  'schedule.whole': 'wilayah kelurahan',
}

const en = {
  'schedule.title': 'Greetings. Social visits to {place}, {day}:',
  'schedule.line': '{number}. {from}–{to} {zone}: {goers}, {where}{households}',
  'schedule.households': ', {count} household{/s}',
  'schedule.none': 'Greetings. No social visit to {place} is planned for {day} yet. In doubt? Call {office}: {phone}.',
  'schedule.end': 'Just reply OKE, TUNDA (postpone) or IKUT (come along) with its number; there is no need to open a link. In doubt? Call {office}: {phone}.',
  'schedule.link': 'To answer by yourself (needs the PIN): {link}',
  'schedule.and': 'and',
  'schedule.whole': 'the whole kelurahan',
} satisfies Record<keyof typeof id, string>

/** The words of the text that lists all visits of a kelurahan on one day. */
export const messages = { id, en }
