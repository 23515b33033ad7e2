import * as z from 'zod/mini'
import { action, set, type Moment } from '#kernel/action.ts'
import { flag, id, secret, text } from '#kernel/fields.ts'
import { notFound, problem } from '#kernel/problem.ts'
import { Case, caseKey } from '#slices/cases/kinds.ts'
import { mustReadFull } from '#slices/cases/work.ts'
import { Consent, Withdrawal } from './kinds.ts'

/** Processing was stopped already. */
export const stoppedAlready = problem('consent.stopped', 409)
/** Nothing about this consent is open. */
export const nothingOpen = problem('consent.nothing_open', 409)

/** Writes down that processing was stopped, and what was done for it; the clock stands. */
export const stop = action('consent.stop', z.strictObject({ withdrawalId: id(), note: secret(text(1000)) }), async (moment, { withdrawalId, note }) => {
  const withdrawal = await moment.desk.get(Withdrawal, withdrawalId)
  await responsible(moment, withdrawal.caseId)
  if (withdrawal.state !== 'menunggu') throw stoppedAlready({ withdrawalId, name: withdrawal.stoppedByName })
  return { changes: [set(Withdrawal, withdrawal, { state: 'dihentikan', stoppedAt: moment.now, stoppedByName: moment.actor.name, stoppedNote: note })] }
})

/** Says whether a consent that crossed with a withdrawal holds: asked of the person again, never settled by itself. */
export const settle = action('consent.settle', z.strictObject({ consentId: id(), stands: flag(), note: secret(text(500)) }), async (moment, { consentId, stands }) => {
  const [seen] = await moment.desk.find(Consent, { id: consentId })
  if (!seen) throw notFound()
  await moment.desk.guard([caseKey(seen.caseId)])
  const consent = await moment.desk.get(Consent, consentId)
  await responsible(moment, consent.caseId)
  if (consent.state !== 'ditinjau') throw nothingOpen({ consentId })
  return { changes: [set(Consent, consent, { state: 'berlaku', ...stands ? {} : { withdrawn: [...consent.purposes] } })] }
})

/** Whoever leads the case answers for it, or the office. */
async function responsible(moment: Moment, caseId: string): Promise<void> {
  const record = await moment.desk.get(Case, caseId)
  if (record.leadId !== moment.actor.workerId) moment.allow('consent.stop', record.region)
  mustReadFull(record)
}
