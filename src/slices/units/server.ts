import type { FastifyInstance } from 'fastify'
import { homeOf, type Id } from '#kernel/id.ts'
import { forbidden } from '#kernel/problem.ts'
import { postWith } from '#kernel/rights.ts'
import { literal, transact } from '#server/db.ts'
import { officeAt } from '#server/front.ts'
import { actorOf } from '#server/http.ts'
import { reading, readRecords } from '#server/lists.ts'
import type { Services } from '#server/services.ts'
import type { Kind } from '#kernel/record.ts'
import { levelOf, placeOf, type Region } from '#kernel/region.ts'
import { Office } from './rules.ts'

const HUNDRED_MB = 100 * 1_048_576

/** Adds the technical health of the house for its admin: sizes and queues, never a record. */
export function addHealthRoute(app: FastifyInstance, services: Services): void {
  app.get('/api/v1/health', { schema: { operationId: 'house.health', summary: 'Technical health: database, files, jobs, sessions', tags: ['office'], response: { 200: { type: 'object', additionalProperties: true } } } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    if (!postWith(services.sheet, actor, 'office.set')) throw forbidden({ verb: 'office.set' })
    const health = await reading(services, actor, async client => (await client.query<{ health: { bytes: number } }>('select house_health() as health')).rows[0]!.health)
    const { bytes, ...rest } = health
    // in hundreds of megabytes: a closer look would tell when somebody writes
    return { version: services.version, mode: services.config.mode, ...rest, bytes: Math.ceil(bytes / HUNDRED_MB) * HUNDRED_MB }
  })
}

/** Adds the route by which an app learns who signed in, with posts, offices and the names of their places. */
export function addSessionRoute(app: FastifyInstance, services: Services): void {
  app.get('/api/session', { config: { duringFirstPassword: true }, schema: { summary: 'Who is signed in: worker, posts, offices, names of places', tags: ['session'], response: { 200: { type: 'object', additionalProperties: true } } } }, async (request, reply) => {
    const actor = actorOf(request)
    const homes = [...new Set(actor.posts.map(post => homeOf(post.id)))]
    const codes = actor.posts.map(post => post.region)
    const above = codes.flatMap(code => code.split('.').map((_, at, parts) => parts.slice(0, at).join('.')))
    // every place of the kabupaten is called by its name: work goes beyond one's own, and so does what left
    const kabs = [...new Set([...codes, services.homes.regionOf(homeOf(actor.workerId)) ?? ''].map(code => placeOf(code).kab))].filter(code => levelOf(code) === 2)
    const { offices, places } = await reading(services, actor, async client => ({
      offices: await readRecords(services, client, Office as unknown as Kind, actor, `t.home = any(${literal(homes)}::int[])`),
      places: (await client.query<{ code: string; name: string }>('select code, name from regions where code in (select unnest($1::text[]) union select code from regions where parent = any($2) union select code from regions where parent = any($3) union select code from regions where parent in (select code from regions where parent = any($3)))', [[...codes, ...above], codes, kabs])).rows,
    }))
    const last = actor.posts.length === 0 ? await lastPost(services, actor.workerId) : undefined
    reply.header('cache-control', 'no-store')
    // whom a record is shut from is told of no record: a device never holds it, so nothing has to be named
    return {
      worker: { id: actor.workerId, name: actor.name, username: request.signed.username }, mustChangePassword: request.signed.mustChange, posts: actor.posts, shut: [], draftKey: services.vault.draftKey(actor.workerId), pouchKey: services.vault.pouchKey,
      offices: offices.map(office => ({ ...office, home: homeOf(office.id) })), places: Object.fromEntries(places.map(place => [place.code, place.name])), ...(last ? { last } : {}),
    }
  })
}

/** The post that ended last, for somebody who holds none: which it was, since when, and whom to call. */
async function lastPost(services: Services, worker: Id): Promise<unknown> {
  const region = services.homes.regionOf(homeOf(worker))
  const { rows: [post] } = await transact(services.pool, { kab: region ? [region] : [], home: [homeOf(worker)], worker, eyes: 'house' }, client => client.query<{ role: string; region: Region; place: string; until: string }>(
    `select p.role, p.region, r.name as place, p.until::text as until from posts p left join regions r on r.code = p.region where p.home = $1 and p.worker_id = $2 and p.line = 'area' and p.until is not null order by p.until desc, p.id desc limit 1`, [homeOf(worker), worker]), true)
  const office = await officeAt(services, homeOf(worker))
  return { ...post, office: office && { name: office.name, phone: office.phone } }
}
