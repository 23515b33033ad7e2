import * as z from 'zod/mini'
import { action, add } from '#kernel/action.ts'
import { maybe, named, oneOf, secret, someOf, text } from '#kernel/fields.ts'
import { open } from '#slices/cases/intake.ts'
import { type Case, placeFields, URGENCIES } from '#slices/cases/kinds.ts'
import { NEEDS } from '#slices/cases/needs.ts'
import type { Stage } from '#slices/cases/stages.ts'
import { codeHash, Report } from './kinds.ts'

/** The four words by which a neighbour follows a report. */
export const PROGRESS = ['diterima', 'ditelaah', 'ditangani', 'selesai'] as const
const CLOSED: readonly Stage[] = ['selesai', 'selesai_info', 'ditolak', 'duplikat', 'tidak_ditemukan']

/** Brings a neighbour's four answers into the office's triage as a case of source warga; violence is kept confidential from the first moment. */
export const send = action('report.send', z.strictObject({
  who: named(text(160)), needs: someOf(NEEDS, 12).check(z.minLength(1)), urgency: oneOf(URGENCIES), ...placeFields, story: maybe(secret(text(2000))), name: maybe(secret(text(120))), contact: maybe(secret(text(120))), codeHash: codeHash(),
}), async (moment, { name, contact, codeHash: hash, ...seen }) => {
  moment.allow('report.send', seen.region)
  const violent = seen.needs.includes('kekerasan')
  const opened = await open.decide(moment, { ...seen, seal: violent ? 'tidak_yakin' : 'tidak', source: 'warga', nameless: true })
  const record = opened.changes.find(change => change.op === 'add' && change.kind.name === 'case')!.record as unknown as Case
  const report = add(Report, { id: moment.newId(), region: record.region, caseId: record.id, codeHash: hash, name, contact, at: moment.now, sealed: record.sealed })
  return { changes: [...opened.changes, report], notices: opened.notices ?? [] }
})

/** Tells how far a report has come, and no more. */
export function progressOf(stage: Stage): (typeof PROGRESS)[number] {
  if (stage === 'masuk') return 'diterima'
  if (stage === 'ditelaah' || stage === 'dibuka_kembali') return 'ditelaah'
  return CLOSED.includes(stage) ? 'selesai' : 'ditangani'
}
