import type { Contents } from '#kernel/contents.ts'
import { messages as choiceWords } from './choice-messages.ts'
import { Choice, choose, prove } from './choices.ts'
import { messages as deliveryWords } from './delivery-messages.ts'
import { messages as words } from './messages.ts'
import { answer, ANSWERS, CHANNELS, Notice, NOTICE_STATES, open, recordAnswer, share } from './rules.ts'

/** The acts that a telephone carries. */
export const carried = [share, open, answer, recordAnswer]

/** Notices, and how one hears of them. */
export const contents: Contents = {
  kinds: [Notice, Choice],
  carried,
  desk: [choose, prove],
  words: [words],
  deskWords: [choiceWords, deliveryWords],
  lists: { notice_state: NOTICE_STATES, answer: ANSWERS, channel: CHANNELS },
  looks: {
    '/lapangan/saya/kabar': ['psm', 'tksk'],
    '/kantor/pengiriman': ['admin'],
    '/kantor/saya/kabar': ['admin'],
  },
}
