import * as z from 'zod/mini'
import { action, add, type Moment } from '#kernel/action.ts'
import { id, int, maybe, oneOf, region, text } from '#kernel/fields.ts'
import { homeOf } from '#kernel/id.ts'
import { NATION, type Region } from '#kernel/region.ts'
import { DELEGATIONS } from '#slices/workers/rules.ts'
import { ROLES } from '#src/rights.ts'
import { mayReach, recipients } from './audience.ts'
import { Directive, Hearing, SORTS } from './kinds.ts'
import { audienceField, directiveKey, hearingOf, told } from './send.ts'
import { toldBelow } from './upward.ts'

/** What a job carries from home to home. */
export const Delivery = z.strictObject({
  directiveId: id(), sort: oneOf(SORTS), role: oneOf(ROLES), region: region(), pillar: maybe(text(40)), fromRole: maybe(text(40)), delegation: maybe(oneOf(DELEGATIONS)), forName: maybe(text(120)), wordings: Directive.fields.wordings, reviewDays: maybe(int(1, 730)),
  duty: maybe(text(300)), basis: maybe(text(200)), sourceKind: maybe(text(40)), sourceId: maybe(id()), chain: Directive.fields.chain, attachments: Directive.fields.attachments, sentAt: Directive.fields.at, audience: audienceField(),
})

/** A delivery as it is read. */
export type Delivered = z.infer<typeof Delivery>

/** Delivers in this home what was sent from another one; only the job does it, and what came before it as a correction is not told twice. */
export const deliver = action('directive.deliver', Delivery, async (moment, input) => {
  const { desk } = moment
  moment.allow('directive.deliver', placeHere(moment))
  await desk.guard([directiveKey(input.directiveId)])
  if ((await desk.findInHouse(Hearing, { directiveId: input.directiveId })).length > 0) return { changes: [] }
  const hearings = await arriving(moment, input)
  const changes = hearings.map(one => add(Hearing, one))
  return { changes, notices: await told(moment, hearings, 'directive.sent'), derived: changes.flatMap(toldBelow) }
})

/** The place of this home, as the job that works in it stands for it. */
export function placeHere({ actor, home }: Pick<Moment, 'actor' | 'home'>): Region {
  return actor.posts.find(post => homeOf(post.id) === home)?.region ?? NATION
}

/** The hearings that a delivery makes here. */
export async function arriving(moment: Moment, { directiveId, audience: to, role, region: place, pillar, sentAt, ...rest }: Delivered): Promise<Hearing[]> {
  const { actor } = moment
  const last = rest.wordings.at(-1)!
  const directive = { ...rest, id: directiveId, region: place, fromId: actor.workerId, fromName: actor.name, subject: last.subject, due: last.due, caseId: null, visitId: null, sealed: false, at: sentAt }
  return (await recipients(moment, to, found => mayReach({ role, region: place, pillar }, rest.sort, found))).map(found => hearingOf(moment, directive, found, false))
}
