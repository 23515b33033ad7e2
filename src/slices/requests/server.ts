import type { FastifyInstance } from 'fastify'
import type * as z from 'zod/mini'
import { homeOf, type Id } from '#kernel/id.ts'
import { faulty, forbidden } from '#kernel/problem.ts'
import { columnOf, columnType, type AnyRecord, type Kind } from '#kernel/record.ts'
import { postFor, type Actor } from '#kernel/rights.ts'
import { withHouseEyes, type Client } from '#server/db.ts'
import { actorOf } from '#server/http.ts'
import { reading, readRecord } from '#server/lists.ts'
import { problemSchema } from '#server/openapi.ts'
import { logRead } from '#server/reads.ts'
import type { Services } from '#server/services.ts'
import { Erasure } from './erase.ts'
import { BLANKABLE, namesIn } from './places.ts'

const byId = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] } as const
const answers = { 200: { type: 'object', additionalProperties: true }, ...problemSchema } as const
/** From this length on a text is written freely; what is shorter is a name of a place, a letter, a number. */
const FREE_FROM = 200
const MOST = 200

/** Adds what belongs to an erasure beside the act: where else the name stands before it, and afterwards what went and what stays. */
export function addErasureRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { id: string } }>('/api/v1/erasures/:id/places', { schema: { operationId: 'erasures.places', summary: 'Where else the name of somebody stands who is to be erased: which records, never their words', description: 'Found in free texts outside the own cases. Those that can be blanked come with their id, to be handed to `person.erase`; of history and the log of access, which are never changed, the number alone.', tags: ['trust'], params: byId, response: answers } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const erasure = await erasureOf(services, actor, request.params.id)
    if (erasure.state !== 'disetujui') throw faulty({ at: 'erasureId', rule: 'erasure_state' })
    await logRead(services, actor, { what: 'erasure.places', record: erasure.id, region: erasure.region, each: true })
    return await reading(services, actor, client => withHouseEyes(client, () => placesOf(services, client, homeOf(erasure.id), erasure.personId!)))
  })
  app.get<{ Params: { id: string } }>('/api/v1/erasures/:id/receipt', { schema: { operationId: 'erasures.receipt', summary: 'What an erasure took away, pictures included, and what stays and why', tags: ['trust'], params: byId, response: answers } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const erasure = await erasureOf(services, actor, request.params.id)
    if (erasure.state !== 'dihapus') throw faulty({ at: 'erasureId', rule: 'erasure_state' })
    const { rows: [pictures] } = await reading(services, actor, client => client.query('select * from removals_of($1, $2)', [homeOf(erasure.id), erasure.id]))
    return { erasedAt: erasure.erasedAt, erasedBy: erasure.erasedBy, pictures, stays: ['history', 'log', 'backups', 'counts'] }
  })
}

type Asked = AnyRecord & Pick<Erasure, 'state' | 'personId' | 'erasedAt' | 'erasedBy'>

async function erasureOf(services: Services, actor: Actor, id: string): Promise<Asked> {
  const erasure = await reading(services, actor, client => readRecord(services, client, Erasure as unknown as Kind, actor, id.toLowerCase())) as Asked
  if (!postFor(services.sheet, actor, 'person.erase', erasure.region)) throw forbidden({ verb: 'person.erase' })
  return erasure
}

async function placesOf(services: Services, client: Client, home: number, personId: Id) {
  const { rows: [person] } = await client.query<{ name: string | null }>('select name from persons where home = $1 and id = $2', [home, personId])
  const words = namesIn(person?.name)
  if (words.length === 0) return { items: [], more: false, history: 0, log: 0 }
  const named = `\\m(${words.join('|')})\\M`
  const own = (await client.query<{ id: Id }>('select id from cases where home = $1 and person_id = $2', [home, personId])).rows.map(({ id }) => id)
  const items: { kind: string; field: string; id?: Id }[] = []
  for (const kind of services.kinds) for (const field of freeTexts(kind)) {
    const apart = kind.names.includes('caseId') ? 'and (t.case_id is null or t.case_id <> all($3))' : ''
    const { rows } = await client.query<{ id: Id }>(`select t.id from ${kind.table} t where t.home = $1 and t."${columnOf(field)}" ~* $2 ${apart} limit ${MOST}`, apart ? [home, named, own] : [home, named])
    const canBlank = BLANKABLE.some(([one, fields]) => one.name === kind.name && fields.includes(field))
    items.push(...rows.map(({ id }) => ({ kind: kind.name, field, ...(canBlank ? { id } : {}) })))
  }
  const count = async (sql: string, ...values: unknown[]) => (await client.query<{ count: number }>(sql, values)).rows[0]!.count
  return {
    items: items.slice(0, MOST), more: items.length > MOST,
    history: await count('select count(distinct h.id)::int as count from trail l join history h on h.home = l.home and h.xid = l.xid and h.seq = l.seq where l.home = $1 and l.about = any($3) and (h.input::text ~* $2 or h.changed::text ~* $2)', home, named, own),
    log: await count('select count(*)::int as count from reads where home = $1 and record = any($3) and reason ~* $2', home, named, [...own, personId]),
  }
}

/** The fields of a kind in which anything may be written, readable in the database and not a name by themselves. */
function freeTexts(kind: Kind): string[] {
  return Object.keys(kind.fields).filter(field => !kind.secrets.has(field) && !kind.named.has(field) && columnType(kind, field).type === 'text' && longestOf(kind.fields[field]!) >= FREE_FROM)
}

function longestOf(schema: z.core.$ZodType): number {
  const { innerType, checks } = schema._zod.def as { innerType?: z.core.$ZodType; checks?: { _zod: { def: { check: string; maximum?: number } } }[] }
  return innerType ? longestOf(innerType) : checks?.find(({ _zod }) => _zod.def.check === 'max_length')?._zod.def.maximum ?? 0
}
