import * as z from 'zod/mini'
import type { Moment } from '#kernel/action.ts'
import { flag, id, maybe, oneOf, region, secret, text } from '#kernel/fields.ts'
import { advance } from '#kernel/flow.ts'
import type { Id } from '#kernel/id.ts'
import type { Fault } from '#kernel/problem.ts'
import type { Case } from '#slices/cases/kinds.ts'
import { Institution } from '#slices/institutions/kinds.ts'
import type { Someone } from '#slices/institutions/places.ts'
import { admitted, type Done } from '#slices/institutions/stays.ts'
import { gone, isOver, receiving } from './flow.ts'
import { BODIES, type HEARD_VIA, Reception, REFUSALS } from './kinds.ts'

/** What whoever is asked does with a referral. */
export type Step = 'baca' | 'terima' | 'tolak' | 'teruskan' | 'layani' | 'kabari' | 'umpan_balik'
/** With which words, by whom, and whither it was passed on. */
export type Said = { refusal?: (typeof REFUSALS)[number] | null | undefined; text?: string | null | undefined; byName?: string | undefined; via?: (typeof HEARD_VIA)[number] | null | undefined; next?: { receptionId: Id; to: string } | undefined }

/** Where what is asked goes: a unit here or elsewhere, another office, or a body without an account. */
export const targetFields = { toUnitId: maybe(id()), toRegion: maybe(region()), toName: maybe(text(160)), body: maybe(oneOf(BODIES)) }
const words = () => maybe(secret(text(2000)))
/** Opening it. */
export const READ = z.strictObject({ receptionId: id() })
/** Taking it on; the whole case of another office is opened at a place of this one. */
export const ACCEPT = z.strictObject({ receptionId: id(), text: words(), region: maybe(region()) })
/** Not taking it on, and why. */
export const REFUSE = z.strictObject({ receptionId: id(), refusal: oneOf(REFUSALS), text: words() })
/** Passing it on, and why. */
export const FORWARD = z.strictObject({ receptionId: id(), ...targetFields, refusal: oneOf(REFUSALS), text: words() })
/** Beginning to serve; a house may name place, room and bed. */
export const SERVE = z.strictObject({ receptionId: id(), text: words(), stays: maybe(flag()), groupKey: maybe(text(12)), roomId: maybe(id()), bed: maybe(text(20)) })
/** How it goes; the last word says that the service is over. */
export const TELL_BACK = z.strictObject({ receptionId: id(), text: secret(text(2000)), final: maybe(flag()) })

/** Another reason is one in words. */
export function saysWhy({ refusal, text: said }: Said): Fault[] {
  return refusal === 'lainnya' && !said ? [{ at: 'text', rule: 'required' }] : []
}

/** Whoever passes it on says why and to whom. */
export function saysWhither(input: Partial<z.infer<typeof FORWARD>>): Fault[] {
  return [...saysWhy(input), ...!input.body && !input.toUnitId && !input.toRegion ? [{ at: 'toUnitId', rule: 'required' }] : [], ...input.body && !input.toName ? [{ at: 'toName', rule: 'required' }] : []]
}

/** What an answer makes of the entry of whoever is asked, all but its clock. */
export function answeredAs({ now, actor }: Pick<Moment, 'now' | 'actor'>, reception: Reception, step: Step, said: Said): Partial<Reception> & Pick<Reception, 'stage'> {
  const stage = advance(receiving, reception.stage, step)
  const told = step === 'baca' ? { readAt: now, takerId: actor.workerId } : {
    readAt: reception.readAt ?? now, answeredAt: now, answeredBy: said.byName ?? actor.name, refusal: said.refusal ?? null, ...said.text ? { answer: said.text } : {}, ...step === 'layani' ? { startedAt: now } : {}, ...step === 'terima' || step === 'layani' ? { takerId: actor.workerId } : {},
  }
  return { ...told, stage, stageAt: now, ...said.next ? { nextId: said.next.receptionId, nextTo: said.next.to } : {}, ...isOver({ stage }) ? gone({ now }, stage) : {} }
}

/** A house takes in whoever is given into its hands, if there is a place; nothing when nobody is to live there. */
export async function housed(moment: Moment, reception: Reception, { stays, text: _, ...place }: Omit<z.infer<typeof SERVE>, 'receptionId'>, born?: { record: Case; person: Someone }): Promise<Done | undefined> {
  const [house] = reception.unitId && reception.sort === 'penanganan' && stays !== false ? await moment.desk.findInHouse(Institution, { unitId: reception.unitId }) : []
  const caseId = born?.record.id ?? reception.caseId
  return house && caseId ? await admitted(moment, { caseId, unitId: house.unitId, referralId: reception.referralId, broughtBy: `${reception.fromName}, ${reception.fromOffice}`.slice(0, 160), ...place }, born) : undefined
}

/** The referral by which somebody who is admitted came to this very house, as long as nobody serves by it yet. */
export async function admitting({ desk }: Pick<Moment, 'desk'>, { caseId, unitId }: { caseId: Id; unitId: Id }): Promise<Reception | undefined> {
  return (await desk.findInHouse(Reception, { caseId, unitId, sort: 'penanganan', stage: ['terkirim', 'dibaca', 'diterima'] }))[0]
}
