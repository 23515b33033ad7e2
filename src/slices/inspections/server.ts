import type { FastifyInstance } from 'fastify'
import type { Kind } from '#kernel/record.ts'
import { forbidden } from '#kernel/problem.ts'
import { postWith, type Actor } from '#kernel/rights.ts'
import type { Client } from '#server/db.ts'
import { actorOf } from '#server/http.ts'
import { reading, readRecords } from '#server/lists.ts'
import { scopeOf, columnsWithin } from '#server/scope.ts'
import type { Services } from '#server/services.ts'
import { Case } from '#slices/cases/kinds.ts'
import { Visit } from '#slices/trips/kinds.ts'
import { Inspection } from './kinds.ts'

const MOST = 300
const object = { 200: { type: 'object', additionalProperties: true } } as const
const anyOf = (kind: unknown) => kind as Kind

/** Adds what an inspector reads: the own grants, the visits they cover with both clocks, names masked, and the acts behind them. */
export function addInspectionRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/v1/inspection', { schema: { operationId: 'inspection.read', summary: 'Visits and acts within your grants: device and server time, names masked', tags: ['office'], response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    if (!postWith(services.sheet, actor, 'inspection.unmask')) throw forbidden({ verb: 'inspection.unmask' })
    return await reading(services, actor, async client => ({
      grants: await readRecords(services, client, anyOf(Inspection), actor, 'not t.ended', 'order by t.at desc, t.id'), ...await visitsAndActs(services, client, actor),
    }))
  })
}

async function visitsAndActs(services: Services, client: Client, actor: Actor): Promise<{ visits: unknown[]; acts: unknown[]; cut: boolean }> {
  const scope = scopeOf(services.sheet, anyOf(Visit), actor)
  if (!scope?.atLeast.brief) return { visits: [], acts: [], cut: false }
  const fields = ['id', 'region', 'rt', 'rw', 'day', 'from', 'to', 'leadName', 'leadPillar', 'purpose', 'state', 'announced', 'caseId', 'reportedAt']
  const { rows } = await client.query(`select ${columnsWithin(anyOf(Visit), scope, fields)}, ${scope.depth} as depth, act.at as "deviceAt", act.received as "serverAt" from visits t
    left join lateral (select h.at, h.received from trail l join history h on h.home = l.home and h.xid = l.xid and h.seq = l.seq where l.home = t.home and l.about = t.case_id and h.action in ('visit.report', 'visit.report_unannounced') and h.refused is null
      and h.changed @> jsonb_build_array(jsonb_build_object('id', t.id)) order by h.seq limit 1) act on true
    where ${scope.atLeast.brief} order by t.day desc, t.id limit ${MOST + 1}`)
  const caseIds = [...new Set(rows.map(row => row.caseId).filter(Boolean))]
  const { rows: acts } = await client.query(`select distinct on (h.received, h.id) h.id, h.action, h.actor_name as "actorName", h.pillar as "actorPillar", h.at, h.received from trail l join history h on h.home = l.home and h.xid = l.xid and h.seq = l.seq
    where l.home = any(nullif(current_setting('app.home', true), '')::int[]) and l.about = any($1::uuid[]) and h.refused is null order by h.received desc, h.id limit ${MOST}`, [caseIds])
  const names = await named(services, client, actor, rows.filter(row => row.depth === 'full').map(row => row.id))
  return { visits: rows.slice(0, MOST).map(row => ({ ...row, ...names.get(row.id) })), acts, cut: rows.length > MOST }
}

/** What was unmasked, by visit: who it was about and what was written. */
async function named(services: Services, client: Client, actor: Actor, visitIds: readonly string[]): Promise<Map<string, object>> {
  if (visitIds.length === 0) return new Map()
  const open = await readRecords(services, client, anyOf(Visit), actor, `t.id = any('{${visitIds.join(',')}}'::uuid[])`)
  const cases = await readRecords(services, client, anyOf(Case), actor, `t.id = any('{${open.map(visit => visit.caseId).filter(Boolean).join(',')}}'::uuid[])`)
  return new Map(open.map(visit => [visit.id, { who: cases.find(one => one.id === visit.caseId)?.who ?? null, met: visit.met ?? null, findings: visit.findings ?? null, actions: visit.actions ?? null, obstacles: visit.obstacles ?? null }]))
}
