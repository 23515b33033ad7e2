import * as z from 'zod/mini'
import { action, add, set } from '#kernel/action.ts'
import { day, id, maybe, region, text } from '#kernel/fields.ts'
import { faulty, type Fault, problem } from '#kernel/problem.ts'
import { covers } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { caseKey } from '#slices/cases/kinds.ts'
import { tell } from '#slices/notices/rules.ts'
import { Visit } from '#slices/trips/kinds.ts'
import { Unit } from '#slices/units/rules.ts'
import { Post } from '#slices/workers/rules.ts'
import { Inspection, Unmasking } from './kinds.ts'

/** No grant of one's own covers this visit any more. */
export const notGranted = problem('inspection.not_granted', 403)
/** Units whose own cases alone are looked at; a grant for any other unit is one for the whole area. */
const NARROW: readonly string[] = ['bidang', 'upt', 'panti', 'lks', 'rumah_singgah']

/** Records a surat tugas: who may look, at which area and unit, at which days, until when. The inspector sees nothing without one. */
export const grant = action('inspection.grant', z.strictObject({
  id: maybe(id()), workerId: id(), letter: text(120), about: text(300), region: region(), unitId: maybe(id()), from: day(), until: day(), ends: day(),
}), async (moment, input) => {
  moment.allow('inspection.grant', input.region)
  const unit = input.unitId ? await moment.desk.get(Unit, input.unitId) : undefined
  const posts = await moment.desk.findInHouse(Post, { workerId: input.workerId })
  const post = posts.find(one => one.role === 'inspektorat' && one.line === 'area' && isLive(one, moment.today(one.region)) && covers(one.region, input.region))
  const faults: Fault[] = []
  if (!post) faults.push({ at: 'workerId', rule: 'not_inspector' })
  if (unit?.ended) faults.push({ at: 'unitId', rule: 'not_a_referral' })
  if (faults.length > 0) throw faulty(...faults)
  const { workerId, letter, about, from, until, ends } = input
  return {
    changes: [add(Inspection, {
      id: input.id ?? moment.newId(), region: input.region, workerId, workerName: post!.workerName, letter, about, from, until, ends, unitId: unit?.id, unitName: unit?.name, bidang: unit?.bidang,
      narrow: !!unit && NARROW.includes(unit.sort), byId: moment.actor.workerId, byName: moment.actor.name, at: moment.now, ended: false,
    })],
    notices: [tell(moment, { worker: workerId, name: post!.workerName, region: input.region }, { code: 'inspection.granted', told: { otherName: moment.actor.name, day: ends } })],
  }
}, ({ region, from, until, ends }, { today }) => [
  ...from && until && until < from ? [{ at: 'until', rule: 'after_from' }] : [], ...region && ends && ends < today(region) ? [{ at: 'ends', rule: 'past_day' }] : [],
])

/** Takes a grant back before its day. */
export const endGrant = action('inspection.end', z.strictObject({ inspectionId: id(), reason: text(300) }), async (moment, input) => {
  const inspection = await moment.desk.get(Inspection, input.inspectionId)
  moment.allow('inspection.grant', inspection.region)
  return { changes: [set(Inspection, inspection, { ended: true })] }
})

/** Opens the masked names of one report, with a reason; the office is told at once who opened it and why. */
export const unmask = action('inspection.unmask', z.strictObject({ visitId: id(), reason: text(300) }), async (moment, input) => {
  const { desk, actor } = moment
  const [seen] = await desk.find(Visit, { id: input.visitId })
  if (seen?.caseId) await desk.guard([caseKey(seen.caseId)])
  const visit = await desk.get(Visit, input.visitId)
  moment.allow('inspection.unmask', visit.region)
  const grants = await desk.findInHouse(Inspection, { workerId: actor.workerId, ended: false })
  const held = grants.find(one => one.ends >= moment.today(visit.region) && covers(one.region, visit.region) && one.from <= visit.day && visit.day <= one.until)
  if (!held) throw notGranted({ visitId: visit.id })
  const before = await desk.findInHouse(Unmasking, { visitId: visit.id, byId: actor.workerId, inspectionId: held.id })
  if (before.length > 0) return { changes: [] }
  const heads = (await desk.findInHouse(Post, { role: ['kepala_dinas', 'sekretaris', 'kabid'] })).filter(post => post.line === 'area' && isLive(post, moment.today(post.region)))
  return {
    changes: [add(Unmasking, { id: moment.newId(), region: visit.region, inspectionId: held.id, visitId: visit.id, caseId: visit.caseId, byId: actor.workerId, byName: actor.name, reason: input.reason, at: moment.now, sealed: visit.sealed })],
    notices: [...new Map(heads.map(post => [post.workerId, post])).values()].map(post => tell(moment, { worker: post.workerId, name: post.workerName, region: visit.region }, {
      code: 'inspection.unmasked', visitId: visit.id, caseId: visit.caseId, day: visit.day, told: { otherName: actor.name, reason: input.reason, day: visit.day },
    })),
  }
})
