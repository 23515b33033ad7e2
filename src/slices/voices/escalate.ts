import * as z from 'zod/mini'
import { action, add, set } from '#kernel/action.ts'
import { addDays } from '#kernel/day.ts'
import { id, int, maybe, oneOf, region, text } from '#kernel/fields.ts'
import { problem } from '#kernel/problem.ts'
import { firstHome, levelOf, placeOf } from '#kernel/region.ts'
import { tell } from '#slices/notices/rules.ts'
import { Office } from '#slices/units/rules.ts'
import { CATEGORIES, Issue, OUTCOMES } from './kinds.ts'
import { entry, moved, USUAL_DAYS } from './issues.ts'

/** It has gone up already. */
export const escalatedAlready = problem('issue.escalated_already', 409)
/** Fewer than so many are not told to the province. */
const FEW = 5

/** Brings an issue up to the province: title, subject and what is written here go; no voice, no sender, and no count under five. */
export const escalate = action('issue.escalate', z.strictObject({ issueId: id(), text: text(2000) }), async (moment, { issueId, text: said }) => {
  const issue = await moment.desk.get(Issue, issueId)
  const post = moment.allow('issue.decide', issue.region)
  if (issue.escalated || levelOf(issue.region) < 2) throw escalatedAlready()
  const { prov, kab } = placeOf(issue.region)
  const [office] = await moment.desk.findInHouse(Office, { region: kab })
  const input = { originId: issue.id, region: prov, title: issue.title, category: issue.category, text: said, fromOffice: office?.name ?? kab, voices: issue.voices < FEW ? 0 : issue.voices }
  return { ...await moved(moment, issue, { escalated: 'dikirim' }, { sort: 'eskalasi', text: said }, post), derived: [{ home: firstHome(prov), action: receive.name, input }] }
})

/** Takes up at the province what an office brings before it. */
export const receive = action('issue.receive', z.strictObject({
  originId: id(), region: region(), title: text(160), category: oneOf(CATEGORIES), text: text(2000), fromOffice: text(160), voices: int(0, 100_000),
}), async (moment, { text: said, ...input }) => {
  moment.allow('issue.receive', input.region)
  const issue: Issue = { ...input, id: moment.newId(), stage: 'terbuka', openedAt: moment.now, deskRole: 'dinas_provinsi', since: moment.now, due: addDays(moment.today(input.region), USUAL_DAYS) }
  return { changes: [add(Issue, issue), entry(moment, issue, { sort: 'eskalasi', text: said }, { office: input.fromOffice, role: 'kepala_dinas' })] }
})

/** Lays what the province decided or answered into the thread it came from. */
export const returned = action('issue.returned', z.strictObject({ issueId: id(), sort: oneOf(['keputusan', 'jawaban']), text: text(2000), outcome: maybe(oneOf(OUTCOMES)) }), async (moment, { issueId, text: said }) => {
  const issue = await moment.desk.get(Issue, issueId)
  moment.allow('issue.receive', issue.region)
  const told = issue.deskId ? [tell(moment, { worker: issue.deskId, name: issue.deskName ?? '', region: issue.region }, { code: 'issue.returned', told: { reason: issue.title } })] : []
  return { changes: [set(Issue, issue, { escalated: 'dibalas' }), entry(moment, issue, { sort: 'balasan', text: said }, { office: 'Dinas Sosial Provinsi', role: 'dinas_provinsi' })], notices: told }
})
