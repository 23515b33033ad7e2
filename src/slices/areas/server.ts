import type { FastifyInstance } from 'fastify'
import { addDays, dayAt } from '#kernel/day.ts'
import { faulty, notFound } from '#kernel/problem.ts'
import type { AnyRecord, Kind } from '#kernel/record.ts'
import { covers, isRegion, levelOf, placeOf } from '#kernel/region.ts'
import type { Actor } from '#kernel/rights.ts'
import { literal, type Client } from '#server/db.ts'
import { numbersNear, openFronts } from '#server/front.ts'
import { actorOf } from '#server/http.ts'
import { rawRows, reading } from '#server/lists.ts'
import { present } from '#server/present.ts'
import { columnsWithin, scopeOf } from '#server/scope.ts'
import type { Services } from '#server/services.ts'
import { Trip, Visit } from '#slices/trips/kinds.ts'
import { Office } from '#slices/units/rules.ts'
import { Post } from '#slices/workers/rules.ts'
import { latelyHere, servingHere } from './contacts.ts'
import { Duty, Hotline, Warning } from './kinds.ts'
import { warningsAt } from './warnings.ts'

const anyOf = (kind: unknown) => kind as Kind
const LATELY_DAYS = 30
const MOST = 200

/** Adds the page of an area: who serves there and may be called, who is on duty, what is in force, who was there lately, each at the depth of its reader. */
export function addAreaRoutes(app: FastifyInstance, services: Services): void {
  const fronts = openFronts(services)
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/area', { schema: { operationId: 'area.page', summary: 'Halaman wilayah: who serves a kelurahan, kecamatan or the whole office, who is on duty, warnings, numbers to call, who was there lately', tags: ['areas'], querystring: { type: 'object', properties: { region: { type: 'string' } }, required: ['region'] }, response: { 200: { type: 'object', additionalProperties: true } } } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const region = request.query.region ?? ''
    if (!isRegion(region) || levelOf(region) < 2) throw faulty({ at: 'region', rule: isRegion(region) ? 'kabupaten' : 'region' })
    return await reading(services, actor, client => areaPage(services, client, actor, region))
  })
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/calls', { schema: { operationId: 'area.calls', summary: 'Whom to call at any place of Indonesia: its office and the numbers that office keeps for the public', tags: ['areas'], querystring: { type: 'object', properties: { region: { type: 'string' } }, required: ['region'] }, response: { 200: { type: 'object', additionalProperties: true } } } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const region = request.query.region ?? ''
    if (!isRegion(region) || levelOf(region) < 2) throw faulty({ at: 'region', rule: isRegion(region) ? 'kabupaten' : 'region' })
    const office = (await fronts.all()).find(one => one.home === services.homes.homeAt(region))
    return { region, office: office ? { name: office.name, phone: office.phone, region: office.region } : null, hotlines: office ? await numbersNear(services, office, region) : [] }
  })
}

async function areaPage(services: Services, client: Client, actor: Actor, region: string) {
  const now = new Date().toISOString()
  const today = dayAt(region, now)
  const { rows: [place] } = await client.query<{ name: string; above: string }>('select r.name, k.name as above from regions r join regions k on k.code = r.parent where r.code = $1', [region])
  const near = actor.posts.some(post => post.line === 'area' && (covers(post.region, region) || placeOf(post.region).kab === placeOf(region).kab))
  if (!place || !near) throw notFound()
  const { kab } = placeOf(region)
  const above = literal([...new Set(Object.values(placeOf(region)))])
  const here = `t.kab = any(${above}::text[]) and t.region = any(${above}::text[])`
  const sets = await Promise.all([
    rawRows(services, client, anyOf(Post), actor, `${here} and t.line = 'area' and t."from" <= ${literal(today)} and (t.until is null or t.until > ${literal(today)})`, `limit ${MOST}`),
    rawRows(services, client, anyOf(Duty), actor, `${here} and not t.ended and t.day between ${literal(addDays(today, -1))} and ${literal(addDays(today, 7))}`, `order by t.day, t.shift limit ${MOST}`),
    rawRows(services, client, anyOf(Warning), actor, `t.kab = ${literal(kab)} and t.ends > ${literal(now)} and t.lifted_at is null`, `limit ${MOST}`),
    rawRows(services, client, anyOf(Hotline), actor, `${here} and not t.ended`, `limit ${MOST}`),
    rawRows(services, client, anyOf(Office), actor, `t.region = any(${above}::text[])`),
  ])
  const [posts, duties, warnings, hotlines, offices] = await present(services.vault, client, sets)
  return {
    region, name: place.name, above: place.above, today, office: offices!.toSorted((a, b) => b.region.length - a.region.length)[0] ?? null,
    lines: servingHere(posts as never, region, today), duties, warnings: warningsAt(warnings as never, region, now), hotlines, visits: await lately(services, client, actor, region, today),
  }
}

// a sealed visit is no part of an area's page, not even for its team: the page may be looked at by others over a shoulder
async function lately(services: Services, client: Client, actor: Actor, region: string, today: string) {
  const been = async (kind: Kind, fields: string[]) => {
    const scope = scopeOf(services.sheet, kind, actor)
    if (!scope) return []
    const { rows } = await client.query<AnyRecord>(`select ${columnsWithin(kind, scope, ['id', 'region', 'day', 'from', 'to', 'leadName', 'leadPillar', 'state', ...fields])} from ${kind.table} t
      where t.region = ${literal(region)} and t.day between ${literal(addDays(today, -LATELY_DAYS))} and ${literal(today)} and t.state in ('selesai', 'tidak_bertemu') and not t.sealed and ${scope.where} order by t.day desc, t.id desc limit ${MOST}`)
    return rows
  }
  // whoever reads the going-out and not the visit (Tagana) learns who, of which pillar and when, and of no case
  const [trips, visits] = [await been(anyOf(Trip), []), await been(anyOf(Visit), ['tripId'])]
  return latelyHere([...trips.map(trip => ({ ...trip, tripId: trip.id })), ...visits] as never, region, today)
}
