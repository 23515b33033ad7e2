import type { Contents } from '#kernel/contents.ts'
import { messages as bastWords } from './bast-messages.ts'
import { messages as deskWords } from './desk-messages.ts'
import { draft, drop, edit, giveBack, submit } from './draft.ts'
import { messages as findingWords } from './findings-messages.ts'
import { Letter, LETTER_STAGES, Letterhead, LetterNumber, LetterTemplate, Register, SECURITIES } from './kinds.ts'
import { messages as words } from './messages.ts'
import { messages as personWords } from './person-messages.ts'
import { editRegister, openRegister, setLetterhead, setTemplate } from './settings.ts'
import { cancelLetter, sendLetter, sign } from './sign.ts'
import { LETTER_SORTS, PRESENT_BY } from './sorts.ts'

/** Letters and their numbers. */
export const contents: Contents = {
  kinds: [Letterhead, Register, LetterTemplate, Letter, LetterNumber],
  desk: [setLetterhead, openRegister, editRegister, setTemplate, draft, edit, submit, giveBack, drop, sign, sendLetter, cancelLetter],
  words: [words],
  deskWords: [deskWords, bastWords, personWords, findingWords],
  lists: { letter_sort: LETTER_SORTS, letter_stage: LETTER_STAGES, letter_security: SECURITIES, present_by: PRESENT_BY },
  samples: { pattern: '{klasifikasi}/{urut}/{kode_unit}/{bulan}/{tahun}', classification: '400.9', unitCode: 'DS.03', logo: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==' },
  looks: {
    '/kantor/surat': ['kabid'],
    '/kantor/surat/baru': ['kabid'],
    '/kantor/surat/nomor': ['kabid'],
    '/kantor/surat/{letters?stage=ditinjau}': ['kabid'],
    '/kantor/surat/{letters?stage=draf}/ubah': ['kabid'],
    '/kantor/pengaturan/surat': ['admin'],
  },
}
