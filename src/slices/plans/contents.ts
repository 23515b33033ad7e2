import type { Contents } from '#kernel/contents.ts'
import { approve, giveBack, propose } from './close.ts'
import { call, callOff, hold } from './confer.ts'
import { addDeed, moveDeed } from './deeds.ts'
import { messages as deskWords } from './desk-messages.ts'
import { doDeed, provide } from './done.ts'
import { addGoal, agree, assess, draw, editGoal, review, settleGoal } from './draw.ts'
import { Assessment, Closure, Conference, Deed, Goal, Plan, Provision } from './kinds.ts'
import { messages as words } from './messages.ts'

/** The acts that a telephone carries. */
export const carried = [doDeed, provide]

/** Plans: what an assessment found, goals and actions, conferences, what was delivered, how a service ends, and the tasks that come of it. */
export const contents: Contents = {
  kinds: [Assessment, Plan, Goal, Deed, Conference, Provision, Closure],
  carried,
  desk: [assess, draw, addGoal, agree, editGoal, settleGoal, review, addDeed, moveDeed, call, hold, callOff, propose, approve, giveBack],
  deskWords: [words, deskWords],
}
