import type { FastifyInstance } from 'fastify'
import { dayAt, type Day } from '#kernel/day.ts'
import { deriveId, mintId, type Id } from '#kernel/id.ts'
import { forbidden, Problem } from '#kernel/problem.ts'
import { placeOf, type Region } from '#kernel/region.ts'
import { type Actor, postWith } from '#kernel/rights.ts'
import { literal, planned, transact } from '#server/db.ts'
import { dispatch } from '#server/dispatch.ts'
import { actorOf } from '#server/http.ts'
import { reading } from '#server/lists.ts'
import { everywhere } from '#server/live.ts'
import type { Services } from '#server/services.ts'
import { warnPaper } from './dates.ts'
import { alertsOf, WARN_DAYS } from './places.ts'
import { type Paper, PAPER_SORTS } from './shapes.ts'

/** Any of these brings somebody into a house, or answers for those that do. */
const ASKING = ['stay.record', 'case.step', 'province.read'] as const

/** Adds the list of houses with free places in the whole province, in numbers: for referrals beyond the own office. */
export function addInstitutionRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/v1/free-places', { schema: { operationId: 'institutions.free_places', summary: 'Houses of your province with their free places, in numbers', tags: ['institutions'], response: { 200: { type: 'object', additionalProperties: true } } } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const post = ASKING.map(verb => postWith(services.sheet, actor, verb)).find(found => found)
    if (!post) throw forbidden({ verb: ASKING[0] })
    const items = await reading(services, actor, async client => (await client.query(
      `select f.home, f.unit_id as "unitId", f.region, f.kab, coalesce(r.name, f.kab) as "kabName", f.name, f.sort, f.services, f.groups, f.free, f.free_total as "freeTotal", f.places, f.phone, f.accepts from free_places($1) f left join regions r on r.code = f.kab`, [placeOf(post.region).prov])).rows)
    return { items }
  })
}

type Ending = { home: number; id: Id; region: Region; papers: Paper[] }

/** Tells of papers that end: once for each of the warned days and once when they have ended, by whatever process comes first. Gives how many were told. */
export async function watchPapers(services: Services, role: string, now = new Date().toISOString()): Promise<number> {
  const wanted = await transact(services.pool, { ...everywhere(services), eyes: 'house' }, async client => {
    const { rows } = await planned<Ending>(client, `select t.home, t.id, t.region, t.papers from institutions t where t.next_date <= ${literal(now.slice(0, 10))}::date + ${WARN_DAYS[0] + 1}`)
    const acts = rows.flatMap(({ home, id, region, papers }) => alertsOf(papers, dayAt(region, now)).map(({ paper, within }) => ({ home, id: nameOf(home, id, paper, within), input: { institutionId: id, sort: paper.sort, until: paper.until! } })))
    const { rows: done } = acts.length === 0 ? { rows: [] } : await planned<{ id: Id }>(client, `select t.id from history t where t.home = any(${literal([...new Set(acts.map(({ home }) => home))])}::int[]) and t.id = any(${literal(acts.map(({ id }) => id))}::uuid[])`)
    const known = new Set(done.map(({ id }) => id))
    return acts.filter(({ id }) => !known.has(id))
  }, true)
  let told = 0
  for (const { home, id, input } of wanted) {
    const region = services.homes.regionOf(home)
    if (!region) continue
    const none = mintId(home, 0, count => new Uint8Array(count))
    const actor: Actor = { workerId: none, name: 'Pilar', shut: [], posts: [{ id: none, role, region, line: 'area', from: '2000-01-01' }] }
    const receipt = await dispatch(services, actor, { id, action: warnPaper.name, at: now, input }, { now }).catch((error: unknown) => { if (error instanceof Problem) return undefined; throw error })
    if (receipt && !receipt.refused) told += 1
  }
  return told
}

// made of what is told, so that nothing is told twice
function nameOf(home: number, id: Id, { sort, until }: Paper, within: number): Id {
  return deriveId(id, Number((until as Day).replaceAll('-', '')) * 1000 + PAPER_SORTS.indexOf(sort) * 100 + within, home)
}
