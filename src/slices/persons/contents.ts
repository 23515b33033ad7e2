import { type Contents, optionsOf } from '#kernel/contents.ts'
import { messages as words } from './messages.ts'
import { Household, Membership, Person, TIES } from './rules.ts'

/** People and families. */
export const contents: Contents = {
  kinds: [Person, Household, Membership],
  words: [words],
  lists: { sex: optionsOf(Person.fields.sex), tie: TIES },
}
