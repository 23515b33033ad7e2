import type * as z from 'zod/mini'
import type { FastifyInstance } from 'fastify'
import { allFaults, clockOf, faultsOf, type Receipt } from '#kernel/action.ts'
import { homeOf, isId, isUuid, mintId } from '#kernel/id.ts'
import { faulty, invalid, notFound, Problem } from '#kernel/problem.ts'
import { randomBytes } from 'node:crypto'
import type { Actor } from '#kernel/rights.ts'
import { dispatch } from './dispatch.ts'
import { actorOf, envelopeIdFor } from './http.ts'
import { loggedReads, logRead } from './reads.ts'
import { listPage, reading, readRecord, type Query } from './lists.ts'
import { actionSchema, kindSchema, listSchema } from './openapi.ts'
import type { Kind } from '#kernel/record.ts'
import type { Services } from './services.ts'

/** Input keys that name a record by another word than `<kind>Id`. */
const SHORT_KEYS = ['caseId', 'caseIds', 'stepId', 'requestId', 'seriesId', 'pointId', 'lineId', 'photoId', 'registerId'] as const

/** The act whose region is where somebody comes from. */
const TAKES_IN = { verb: 'stay.admit_new' } as const

/** Adds the routes that every kind and every action has: acts, lists, single records. */
export function addHouseRoutes(app: FastifyInstance, services: Services): void {
  const keys = homeKeys(services.kinds)
  for (const action of services.actions.values()) {
    app.post(`/api/v1/actions/${action.name}`, { config: { quick: true }, schema: actionSchema(action, services.messages) }, async request => await act(services, keys, actorOf(request), action.name, request.body, request.headers['idempotency-key']))
  }
  for (const kind of services.kinds) {
    app.get(`/api/v1/${kind.path ?? kind.table}`, { config: { quick: true, readsQuery: true }, schema: listSchema(kind) }, async (request, reply) => {
      reply.header('content-type', 'application/json; charset=utf-8')
      return await listPage(services, kind, actorOf(request), request.query as Query)
    })
    app.get<{ Params: { id: string } }>(`/api/v1/${kind.path ?? kind.table}/:id`, { config: { quick: true }, schema: kindSchema(kind) }, async request => {
      const record = await reading(services, actorOf(request), client => readRecord(services, client, kind, actorOf(request), request.params.id.toLowerCase()))
      await logRead(services, actorOf(request), ...loggedReads(services.sheet, actorOf(request), [{ kind: kind.name, record }]))
      return record
    })
  }
  app.setNotFoundHandler(() => { throw notFound() })
}

/** Parses an input or refuses with every fault named. */
export function parsed<T extends z.ZodMiniType>(schema: T, value: unknown): z.infer<T> {
  const result = schema.safeParse(value ?? {}, { reportInput: true })
  if (!result.success) throw invalid({ faults: faultsOf(result.error) })
  return result.data
}

async function act(services: Services, keys: readonly string[], actor: Actor, name: string, body: unknown, key: string | string[] | undefined): Promise<Receipt> {
  if (key !== undefined && !isUuid(String(key).toLowerCase())) {
    const now = new Date().toISOString()
    const input = services.actions.get(name)!.input.safeParse(body ?? {}, { reportInput: true })
    throw faulty({ at: 'Idempotency-Key', rule: 'uuid' }, ...input.success ? [] : allFaults(services.actions.get(name) as never, body ?? {}, input.error, clockOf(now, now)))
  }
  const home = homeFor(services, keys, actor, name, body)
  const id = key ? envelopeIdFor(actor.workerId, key as string, home) : mintId(home, Date.now(), count => randomBytes(count))
  const receipt = await dispatch(services, actor, { id, action: name, at: new Date().toISOString(), input: body ?? {} })
  if (receipt.refused) throw new Problem(receipt.refused.code, receipt.refused.status, receipt.refused.details)
  return receipt
}

function homeFor(services: Services, keys: readonly string[], actor: Actor, name: string, body: unknown): number {
  const input = (body && typeof body === 'object' ? body : {}) as Record<string, unknown>
  const area = input.area as { region?: unknown } | undefined
  // whoever is taken into a house may come from anywhere: the house's home, before the place
  if (name === TAKES_IN.verb && isId(input.unitId)) return homeOf(input.unitId)
  for (const region of [input.region, area?.region]) {
    const home = typeof region === 'string' ? services.homes.homeAt(region) : undefined
    if (home !== undefined) return home
  }
  for (const key of keys) {
    const value = Array.isArray(input[key]) ? (input[key] as unknown[])[0] : input[key]
    if (isId(value)) return homeOf(value)
  }
  return actor.posts[0] ? homeOf(actor.posts[0].id) : 0
}

/** Input keys that name the record whose home an outside act belongs to, in the order they are looked at: a case before all, later kinds before those they stand on, and last the worker, who may be of another home. */
function homeKeys(kinds: readonly Kind[]): string[] {
  return [...SHORT_KEYS, ...kinds.map(({ name }) => name).filter(name => name !== 'worker').toReversed().map(fieldOf), 'workerId']
}

// data_request → dataRequestId
function fieldOf(kind: string): string {
  return `${kind.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())}Id`
}
