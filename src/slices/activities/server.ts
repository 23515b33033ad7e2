import type { FastifyInstance } from 'fastify'
import { dayAt, type Day } from '#kernel/day.ts'
import { homeOf, isId } from '#kernel/id.ts'
import { type Fault, faulty, forbidden, notFound } from '#kernel/problem.ts'
import type { Kind } from '#kernel/record.ts'
import { covers } from '#kernel/region.ts'
import { isLive, ownPlace, type Actor, type HeldPost } from '#kernel/rights.ts'
import { literal, type Client } from '#server/db.ts'
import { actorOf } from '#server/http.ts'
import { reading } from '#server/lists.ts'
import { logRead } from '#server/reads.ts'
import { columnsWithin, scopeOf } from '#server/scope.ts'
import type { Services } from '#server/services.ts'
import { daysOfMonth } from '#slices/months/rules.ts'
import { Post } from '#slices/workers/rules.ts'
import { boardOf, type BoardPost, type BoardReport } from './board.ts'
import { Activity } from './kinds.ts'

const anyOf = (kind: unknown) => kind as Kind
const object = { 200: { type: 'object', additionalProperties: true } } as const
const MOST = 20_000
type Query = Record<string, string | undefined>

/** Adds the board of reports: who has reported a month, who has not, and what it comes to, each report and each visit once. */
export function addActivityRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Querystring: Query }>('/api/v1/activity_board', { schema: { operationId: 'activities.board', summary: 'Who has sent the report of a month and who has not, by pillar, within your scope; of the numbers each report counts once, however many superiors read it', tags: ['activities'], querystring: { type: 'object', properties: { month: { type: 'string' }, pillar: { type: 'string' } } }, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const over = actor.posts.filter(post => post.line === 'area' && ['activity.accept', 'activity.check', 'activity.follow'].some(verb => services.sheet[post.role]?.verbs.includes(verb)))
    if (over.length === 0) throw forbidden({ verb: 'activity.accept' })
    const today = dayAt(ownPlace(actor), new Date().toISOString())
    const month = request.query.month ?? today.slice(0, 7)
    const days = daysOfMonth(month)
    const faults: Fault[] = !days ? [{ at: 'month', rule: 'month' }] : month > today.slice(0, 7) ? [{ at: 'month', rule: 'month_to_come' }] : []
    if (faults.length > 0) throw faulty(...faults)
    const board = await reading(services, actor, async client => boardOf({ posts: await postsOf(services, client, actor, today), reports: await reportsOf(services, client, actor, `t.period = 'bulan' and t.day = ${literal(days!.from)}`), over, pillar: request.query.pillar ?? null }))
    await logRead(services, actor, { what: 'activity.board', reason: month })
    return { month, ...board }
  })
  app.get<{ Params: { id: string } }>('/api/v1/activities/:id/figures', { schema: { operationId: 'activities.figures', summary: 'The numbers of one report as they were counted when it was sent; to readers outside the office rounded down to fives', tags: ['activities'], params: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] }, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const id = request.params.id.toLowerCase()
    const [report] = isId(id) ? await reading(services, actor, client => reportsOf(services, client, actor, `t.home = ${homeOf(id)} and t.id = ${literal(id)}`)) : []
    if (!report) throw notFound()
    return { figures: report.figures ?? report.told ?? null, rounded: !report.figures }
  })
}

// who should report: the pillars' posts of the area line that live today, within the reader's scope
async function postsOf(services: Services, client: Client, actor: Actor, today: Day): Promise<BoardPost[]> {
  const scope = scopeOf(services.sheet, anyOf(Post), actor)
  if (!scope) return []
  const roles = Object.keys(services.sheet).filter(role => services.sheet[role]!.verbs.includes('activity.write'))
  const { rows } = await client.query<BoardPost & HeldPost>(`select ${columnsWithin(anyOf(Post), scope, ['id', 'region', 'workerId', 'workerName', 'role', 'pillar', 'line', 'from', 'until', 'approval'])} from posts t where t.line = 'area' and t.role = any(${literal(roles)}::text[]) and ${scope.where} order by t.worker_name, t.id limit ${MOST}`)
  return rows.filter(row => isLive(row, today))
}

// the numbers themselves are for the worker and the office; whoever stands outside is told fives
async function reportsOf(services: Services, client: Client, actor: Actor, condition: string): Promise<BoardReport[]> {
  const scope = scopeOf(services.sheet, anyOf(Activity), actor)
  if (!scope) return []
  const fields = ['id', 'region', 'workerId', 'workerName', 'role', 'pillar', 'pillars', 'unitId', 'lineRegion', 'stage', 'figures', 'told', 'submittedAt', 'checkedByName', 'acceptedAt', 'remindedAt']
  const { rows } = await client.query<BoardReport>(`select ${columnsWithin(anyOf(Activity), scope, fields)} from activities t where ${condition} and ${scope.where} order by t.worker_name, t.id limit ${MOST}`)
  const inside = actor.posts.filter(post => post.line === 'area' && services.sheet[post.role]?.verbs.includes('activity.accept'))
  return rows.map(row => (row.workerId === actor.workerId || inside.some(post => covers(post.region, row.region)) ? row : { ...row, figures: null }))
}
