import type { Contents } from '#kernel/contents.ts'
import { approve, giveBack, propose } from './close.ts'
import { call, callOff, hold } from './confer.ts'
import { addDeed, moveDeed } from './deeds.ts'
import { messages as deskWords } from './desk-messages.ts'
import { doDeed, provide } from './done.ts'
import { addGoal, agree, assess, draw, editGoal, review, settleGoal } from './draw.ts'
import { AGREEMENTS, Assessment, Closure, CLOSURE_REASONS, CLOSURE_STATES, Conference, CONFERENCE_STATES, Deed, DEED_OF, DEED_STATES, DOMAINS, Goal, GOAL_STATES, Plan, PLAN_STATES, Provision, PROVISION_SORTS } from './kinds.ts'
import { messages as listWords } from './list-messages.ts'
import { messages as words } from './messages.ts'
import { TASKS } from './tasks.ts'

/** The acts that a telephone carries. */
export const carried = [assess, agree, doDeed, provide, propose]

/** Plans: what an assessment found, goals and actions, conferences, what was delivered, how a service ends, and the tasks that come of it. */
export const contents: Contents = {
  kinds: [Assessment, Plan, Goal, Deed, Conference, Provision, Closure],
  carried,
  desk: [draw, addGoal, review, editGoal, settleGoal, addDeed, moveDeed, call, hold, callOff, approve, giveBack],
  words: [words, listWords],
  deskWords: [deskWords],
  lists: {
    domain: DOMAINS, plan_state: PLAN_STATES, agreement: AGREEMENTS, goal_state: GOAL_STATES, goal_progress: ['1', '2', '3', '4', '5'], deed_of: DEED_OF, deed_state: DEED_STATES, conference_state: CONFERENCE_STATES,
    provision_sort: PROVISION_SORTS, closure_reason: CLOSURE_REASONS, closure_state: CLOSURE_STATES, task: TASKS, task_when: ['nanti', 'sekarang', 'lewat'],
  },
  looks: {
    '/lapangan/kasus/{cases}/rencana': ['psm'],
    '/kantor/kasus/{cases}/rencana': ['kabid', 'operator'],
    '/kantor/tugas': ['kabid', 'operator'],
  },
}
