import type { Contents } from '#kernel/contents.ts'
import { askErasure, decideErasure, erase, Erasure } from './erase.ts'
import { messages as deskWords } from './messages.ts'
import { answerRequest, DataRequest, recordRequest } from './rules.ts'

/** What people ask about their own data. */
export const contents: Contents = {
  kinds: [DataRequest, Erasure],
  desk: [recordRequest, answerRequest, askErasure, decideErasure, erase],
  deskWords: [deskWords],
}
