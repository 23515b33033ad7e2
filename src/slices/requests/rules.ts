import * as z from 'zod/mini'
import { action, add, set } from '#kernel/action.ts'
import { id, instant, maybe, oneOf, region, secret, text } from '#kernel/fields.ts'
import { faulty } from '#kernel/problem.ts'
import { kind } from '#kernel/record.ts'

/** What somebody may ask about the own data (UU 27/2022). */
export const REQUEST_SORTS = ['akses', 'perbaikan', 'penghapusan', 'keberatan'] as const
/** How a request came in. */
export const REQUEST_CHANNELS = ['datang', 'surat', 'telepon', 'pesan'] as const
/** The law's answer time: three times twenty-four hours. */
export const REQUEST_HOURS = 72

/** A request of somebody about the own data, with its clock. */
export const DataRequest = kind('data_request', {
  table: 'data_requests',
  fields: {
    sort: oneOf(REQUEST_SORTS), asker: secret(text(120)), contact: maybe(secret(text(120))), what: secret(text(1000)), channel: oneOf(REQUEST_CHANNELS), receivedAt: instant(), due: instant(),
    state: oneOf(['diterima', 'dipenuhi', 'ditolak']), answer: maybe(secret(text(2000))), answeredAt: maybe(instant()), answeredBy: maybe(text(120)), byId: id(), byName: text(120),
  },
  trace: [], brief: ['sort', 'channel', 'receivedAt', 'due', 'state', 'answeredAt', 'answeredBy', 'byName'], list: ['sort', 'channel', 'receivedAt', 'due', 'state', 'answeredAt', 'answeredBy', 'byName'],
  filters: ['region', 'state'], order: 'receivedAt', subject: 'id', own: ['byId'], officeOnly: true,
})

/** Takes down what somebody asks about the own data; the clock runs from when it was received. */
export const recordRequest = action('request.record', z.strictObject({
  id: maybe(id()), region: region(), sort: oneOf(REQUEST_SORTS), asker: secret(text(120)), contact: maybe(secret(text(120))), what: secret(text(1000)), channel: oneOf(REQUEST_CHANNELS), receivedAt: maybe(instant()),
}), async (moment, { receivedAt = moment.now, ...input }) => {
  moment.allow('request.record', input.region)
  const at = receivedAt ?? moment.now
  const due = new Date(Date.parse(at) + REQUEST_HOURS * 3_600_000).toISOString()
  return { changes: [add(DataRequest, { ...input, id: input.id ?? moment.newId(), receivedAt: at, due, state: 'diterima', byId: moment.actor.workerId, byName: moment.actor.name })] }
}, ({ receivedAt }, { now }) => (receivedAt && receivedAt > now ? [{ at: 'receivedAt', rule: 'future_day' }] : []))

/** Answers a request: granted, or refused with a reason; the words stay. */
export const answerRequest = action('request.answer', z.strictObject({ requestId: id(), state: oneOf(['dipenuhi', 'ditolak']), answer: secret(text(2000)) }), async (moment, input) => {
  const request = await moment.desk.get(DataRequest, input.requestId)
  moment.allow('request.answer', request.region)
  if (request.state !== 'diterima') throw faulty({ at: 'requestId', rule: 'not_open' })
  return { changes: [set(DataRequest, request, { state: input.state, answer: input.answer, answeredAt: moment.now, answeredBy: moment.actor.name })] }
})
