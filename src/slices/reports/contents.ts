import type { Contents } from '#kernel/contents.ts'
import { Report } from './kinds.ts'
import { messages as words } from './messages.ts'
import { send } from './rules.ts'

/** Reports of neighbours. */
export const contents: Contents = {
  kinds: [Report],
  desk: [send],
  words: [words],
}
