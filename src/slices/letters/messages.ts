const id = {
  'action.letter.sign': '{actor} menandatangani surat dan menerbitkan nomornya.',
  'notice.letter.waits': 'Surat dari {otherName} menunggu tanda tangan Anda.',
  'notice.letter.returned': '{otherName} mengembalikan draf surat Anda untuk diperbaiki.',
  'notice.letter.signed': 'Surat Anda ditandatangani {otherName}.',
  'notice.letter.cancelled': '{otherName} membatalkan surat Anda; nomornya tetap tercatat.',
}

const en = {
  'action.letter.sign': '{actor} signed a letter and gave it its number.',
  'notice.letter.waits': 'A letter by {otherName} waits for your signature.',
  'notice.letter.returned': '{otherName} returned your draft letter for correction.',
  'notice.letter.signed': '{otherName} signed your letter.',
  'notice.letter.cancelled': '{otherName} made your letter void; its number stays in the register.',
} satisfies Record<keyof typeof id, string>

/** What is told about letters, to whoever carries a device as well. */
export const messages = { id, en }
