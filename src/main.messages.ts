import type { Contents } from '#kernel/contents.ts'
import { messages as kernel } from '#kernel/messages.ts'
import { gather } from '#kernel/say.ts'
import { SLICES } from './main.contents.ts'

const all: readonly Contents[] = Object.values(SLICES)

/** The words of the rules that a device in the field needs; what only the desk says are each slice's `deskWords`. */
export const carried = gather([kernel, ...all.flatMap(slice => slice.words ?? [])])

/** The words of every closed list, action, field, refusal and notice of the rules; the shell brings the words of the screens. */
export const messages = gather([carried, ...all.flatMap(slice => slice.deskWords ?? [])])
