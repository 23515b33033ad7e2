import * as z from 'zod/mini'
import { action, add, set } from '#kernel/action.ts'
import { id, maybe, pattern, region, text } from '#kernel/fields.ts'
import { type Fault, faulty, problem } from '#kernel/problem.ts'
import { Service, serviceFields } from './kinds.ts'

/** The service is no longer offered. */
export const serviceEnded = problem('service.ended', 409)

/** Puts a service into the office's catalogue. */
export const addService = action('service.add', z.strictObject({ id: maybe(id()), region: region(), code: pattern(/^[A-Z][A-Z0-9-]{1,19}$/, 'service_code', words => words.toUpperCase()), ...serviceFields }), async ({ allow, desk, newId }, input) => {
  allow('service.manage', input.region)
  if ((await desk.findInHouse(Service, { code: input.code })).length > 0) throw faulty({ at: 'code', rule: 'taken' })
  return { changes: [add(Service, { ...input, id: input.id ?? newId(), ended: false, last: 0 })] }
}, limitFaults)

/** Changes what is told of a service; requests that stand keep the papers and the limit with which they came. */
export const editService = action('service.edit', z.strictObject({ serviceId: id(), ...serviceFields }), async ({ allow, desk }, { serviceId, ...says }) => {
  const service = await desk.get(Service, serviceId)
  allow('service.manage', service.region)
  if (service.ended) throw serviceEnded({ serviceId })
  return { changes: [set(Service, service, says)] }
}, limitFaults)

/** Takes a service out of the catalogue; its requests go on. */
export const endService = action('service.end', z.strictObject({ serviceId: id(), reason: text(300) }), async ({ allow, desk }, { serviceId }) => {
  const service = await desk.get(Service, serviceId)
  allow('service.manage', service.region)
  if (service.ended) throw serviceEnded({ serviceId })
  return { changes: [set(Service, service, { ended: true })] }
})

function limitFaults({ limit, limitUnit }: { limit?: number | null | undefined; limitUnit?: Service['limitUnit'] | undefined }): Fault[] {
  if (!limitUnit) return []
  return limitUnit === 'kondisional' ? limit ? [{ at: 'limit', rule: 'no_limit' }] : [] : limit ? [] : [{ at: 'limit', rule: 'required' }]
}
