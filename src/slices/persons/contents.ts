import type { Contents } from '#kernel/contents.ts'
import { messages as words } from './messages.ts'
import { Household, Membership, Person } from './rules.ts'

/** People and families. */
export const contents: Contents = {
  kinds: [Person, Household, Membership],
  words: [words],
}
