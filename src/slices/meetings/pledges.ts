import * as z from 'zod/mini'
import { action, add, set } from '#kernel/action.ts'
import { flag, id, maybe, oneOf, region, text } from '#kernel/fields.ts'
import { Pledge, PLEDGE_SORTS } from './kinds.ts'

/** Enters a text that is read out together, in the office's own wording. */
export const addPledge = action('pledge.add', z.strictObject({ id: maybe(id()), region: region(), sort: oneOf(PLEDGE_SORTS), title: text(160), text: text(6000) }), async ({ allow, newId, now }, { id: given, ...input }) => {
  allow('pledge.manage', input.region)
  return { changes: [add(Pledge, { ...input, id: given ?? newId(), ended: false, at: now })] }
})

/** Changes the wording of a text, or takes it out of use; what was read out before stays in history. */
export const editPledge = action('pledge.edit', z.strictObject({ pledgeId: id(), title: maybe(text(160)), text: maybe(text(6000)), ended: maybe(flag()) }), async ({ allow, desk, now }, { pledgeId, ...input }) => {
  const pledge = await desk.get(Pledge, pledgeId)
  allow('pledge.manage', pledge.region)
  return { changes: [set(Pledge, pledge, { ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined && value !== null)), at: now })] }
})
