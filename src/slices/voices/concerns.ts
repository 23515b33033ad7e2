import * as z from 'zod/mini'
import { action, set } from '#kernel/action.ts'
import { id, text } from '#kernel/fields.ts'
import { advance, flow } from '#kernel/flow.ts'
import { Concern } from './kinds.ts'

/** The way of what is said about a leader. */
export const hearing = flow({ terkirim: { tangani: 'ditangani', jawab: 'dijawab' }, ditangani: { jawab: 'dijawab' }, dijawab: { jawab: 'dijawab' } })

/** The inspectorate takes it up: its sender sees so. */
export const takeConcern = action('concern.take', z.strictObject({ concernId: id() }), async ({ allow, desk }, { concernId }) => {
  const concern = await desk.get(Concern, concernId)
  allow('concern.answer', concern.region)
  return { changes: [set(Concern, concern, { stage: advance(hearing, concern.stage, 'tangani') })] }
})

/** The inspectorate answers the sender, whom it does not know. */
export const answerConcern = action('concern.answer', z.strictObject({ concernId: id(), text: text(2000) }), async ({ actor, allow, desk, now }, { concernId, text: said }) => {
  const concern = await desk.get(Concern, concernId)
  allow('concern.answer', concern.region)
  return { changes: [set(Concern, concern, { stage: advance(hearing, concern.stage, 'jawab'), answer: said, answeredAt: now, answeredBy: actor.name })] }
})
