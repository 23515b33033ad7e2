import type { Contents } from '#kernel/contents.ts'
import { messages as words } from './messages.ts'

/** Places. */
export const contents: Contents = {
  words: [words],
}
