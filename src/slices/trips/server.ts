import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { addDays, dayAt, isDay, type Day } from '#kernel/day.ts'
import { homeOf, mintId } from '#kernel/id.ts'
import { faulty, forbidden, notFound, Problem } from '#kernel/problem.ts'
import type { Kind } from '#kernel/record.ts'
import { covers, isRegion, levelOf, type Region } from '#kernel/region.ts'
import { isLive, postFor, postWith, type Actor } from '#kernel/rights.ts'
import { gather, say, type Language } from '#kernel/say.ts'
import { literal, type Client } from '#server/db.ts'
import { dispatch } from '#server/dispatch.ts'
import { doorsOf } from '#server/doors.ts'
import { pictureOf, readStored, storeFile } from '#server/files.ts'
import { addressOf, languageOf } from '#server/forms.ts'
import { officeAt } from '#server/front.ts'
import { actorOf } from '#server/http.ts'
import { reading, readRecord } from '#server/lists.ts'
import { problemSchema } from '#server/openapi.ts'
import { scopeOf, withinSql } from '#server/scope.ts'
import type { Services } from '#server/services.ts'
import { Post } from '#slices/workers/rules.ts'
import { Invite, Photo, Trip, Visit } from './kinds.ts'
import { messages } from './page/messages.ts'
import { type Going, scheduleText } from './page/schedule.ts'

const UNINVOLVED_DAYS = 90
const MOST_UNINVOLVED = 300
const MOST_BYTES = 10 * 1024 * 1024
const byId = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] } as const

/** Adds photos: uploaded plainly, re-encoded without position, stored encrypted, served only through the visit's scope. */
export function addPhotoRoutes(app: FastifyInstance, services: Services): void {
  void app.register(async upload => { addUpload(upload, services) })
  app.get<{ Params: { id: string } }>('/api/v1/photos/:id/bytes', { schema: { operationId: 'photos.bytes', summary: 'The picture itself, within your scope', tags: ['photos'], params: byId, response: { 404: problemSchema[404] } } }, async (request, reply) => {
    const actor = actorOf(request)
    const photo = await reading(services, actor, client => readRecord(services, client, Photo as unknown as Kind, actor, request.params.id.toLowerCase()))
    if (photo.depth !== 'full') throw notFound()
    const bytes = await readStored(services.filesDir, services.vault, String(photo.visitId), String(photo.sha256)).catch(() => { throw notFound() })
    return reply.header('content-type', 'image/webp').header('cache-control', 'private, no-store').header('content-disposition', 'inline; filename="foto.webp"').header('x-content-type-options', 'nosniff').send(bytes)
  })
}

/** Adds the list of pillar workers who were on no joint or invited visit for 90 days; by place and name, never by merit. */
export function addInviteRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/uninvolved', { schema: { operationId: 'invites.uninvolved', summary: 'Pillar workers posted in your area who were on no joint or invited visit for 90 days, by place and name', tags: ['trips'], querystring: { type: 'object', properties: { region: { type: 'string' }, pillar: { type: 'string' } } }, response: { 200: { type: 'object', additionalProperties: true } } } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const post = postWith(services.sheet, actor, 'trip.plan_for')
    if (!post) throw forbidden({ verb: 'trip.plan_for' })
    const { region = post.region, pillar } = request.query
    const faults = [...isRegion(region) ? [] : [{ at: 'region', rule: 'region' }], ...!pillar || /^[a-z][a-z0-9_]{1,40}$/.test(pillar) ? [] : [{ at: 'pillar', rule: 'no_such_pillar' }]]
    if (faults.length > 0) throw faulty(...faults)
    return await reading(services, actor, client => uninvolved(services, client, actor, region, pillar))
  })
}

async function uninvolved(services: Services, client: Client, actor: Actor, region: Region, pillar: string | undefined): Promise<{ since: Day; items: unknown[]; more: boolean }> {
  const today = dayAt(actor.posts[0]!.region, new Date().toISOString())
  const since = addDays(today, -UNINVOLVED_DAYS)
  const within = (kind: unknown) => scopeOf(services.sheet, kind as Kind, actor)?.where ?? 'false'
  const posts = scopeOf(services.sheet, Post as unknown as Kind, actor)
  if (!posts?.atLeast.brief) return { since, items: [], more: false }
  const joint = `select t.lead_id, t.joiner_ids from trips t where t.day >= ${literal(since)} and t.state <> 'batal' and cardinality(t.joiner_ids) > 0 and ${within(Trip)}`
  const { rows } = await client.query(`
    with joint as (${joint}), involved as (select lead_id as worker from joint union select unnest(joiner_ids) from joint union select t.worker_id from invites t where t.day >= ${literal(since)} and t.state <> 'batal' and ${within(Invite)})
    select distinct on (t.region, t.worker_name, t.worker_id) t.worker_id as id, t.region, t.worker_name as "workerName", t.pillar, t.role, t."from"::text as "from" from posts t
     where t.line = 'area' and t.pillar is not null and t."from" <= ${literal(today)} and (t.until is null or t.until > ${literal(today)}) ${pillar ? `and t.pillar = ${literal(pillar)}` : ''} and ${withinSql(region)} and ${posts.atLeast.brief}
       and not exists (select from involved where involved.worker = t.worker_id) order by t.region, t.worker_name, t.worker_id limit ${MOST_UNINVOLVED + 1}`)
  return { since, items: rows.slice(0, MOST_UNINVOLVED), more: rows.length > MOST_UNINVOLVED }
}

// pictures are taken by this one route: elsewhere ten megabytes of bytes would pass for an input
function addUpload(app: FastifyInstance, services: Services): void {
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_, body, done) => { done(null, body) })
  app.put<{ Params: { id: string } }>('/api/v1/visits/:id/photos', { bodyLimit: MOST_BYTES, schema: { operationId: 'visits.photo', summary: 'Adds a photo to a visit of yours', tags: ['visits'], consumes: ['image/jpeg', 'image/png', 'image/webp'], params: byId, response: problemSchema } }, async request => {
    const actor = actorOf(request)
    const visitId = request.params.id.toLowerCase()
    const visit = await reading(services, actor, client => readRecord(services, client, Visit as unknown as Kind, actor, visitId))
    if (visit.depth !== 'full' || (visit.leadId !== actor.workerId && !(visit.joinerIds as string[]).includes(actor.workerId))) throw forbidden({ verb: 'visit.report' })
    const picture = await pictureOf(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0))
    await storeFile(services.filesDir, services.vault, visitId, picture.sha256, picture.bytes)
    const receipt = await dispatch(services, actor, {
      id: mintId(homeOf(visitId), Date.now(), count => randomBytes(count)), action: 'photo.attach', at: new Date().toISOString(),
      input: { visitId, sha256: picture.sha256, bytes: picture.bytes.length, width: picture.width, height: picture.height },
    })
    if (receipt.refused) throw new Problem(receipt.refused.code, receipt.refused.status, receipt.refused.details)
    return { id: receipt.made[0]?.id ?? null, sha256: picture.sha256 }
  })
}

/** Adds the text that lists all announced visits of a kelurahan on a day, tomorrow unless asked otherwise. */
export function addScheduleRoute(app: FastifyInstance, services: Services): void {
  const all = gather([services.messages, messages])
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/schedule', { schema: { operationId: 'trips.schedule', summary: 'One text with all announced visits of a kelurahan on a day, to be sent to those who have no account', tags: ['trips'], querystring: { type: 'object', properties: { region: { type: 'string' }, day: { type: 'string', format: 'date' }, bahasa: { type: 'string', enum: ['id', 'en'] } }, required: ['region'] }, response: { 200: { type: 'object', additionalProperties: true }, ...problemSchema } } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const { region = '', day: asked } = request.query
    const faults = [...isRegion(region) && levelOf(region) === 4 ? [] : [{ at: 'region', rule: 'kelurahan' }], ...asked === undefined || isDay(asked) ? [] : [{ at: 'day', rule: 'day' }]]
    if (faults.length > 0) throw faulty(...faults)
    if (!actor.posts.some(post => covers(post.region, region) && !post.rt && !post.rw && services.sheet[post.role]?.reads.visit?.[services.sheet[post.role]!.reads.visit!.brief ? 'brief' : 'full']?.includes('area'))) throw notFound()
    const day = asked ?? addDays(dayAt(region, new Date().toISOString()), 1)
    const office = await officeAt(services, services.homes.homeAt(region)) ?? { name: '', phone: '' }
    const language: Language = languageOf(request)
    const { goings, placeName, link } = await reading(services, actor, async client => ({
      goings: await goingsOf(services, client, actor, region, day), placeName: (await client.query<{ name: string }>('select name from regions where code = $1', [region])).rows[0]?.name ?? region,
      link: postFor(services.sheet, actor, 'door.give', region) ? await linkOf(services, client, region) : undefined,
    }))
    const text = scheduleText((key, values) => say(all, language, key, values), { language, region, placeName, day, goings, office, link: link && `${addressOf(services.config.publicUrl, request)}/j/${link}` })
    return { region, day, visits: goings.length, text }
  })
}

// a sealed visit, and one that is not announced, is in no text for anybody
async function goingsOf(services: Services, client: Client, actor: Actor, region: Region, day: string): Promise<Going[]> {
  const scope = scopeOf(services.sheet, Visit as unknown as Kind, actor)?.atLeast.brief
  if (!scope) return []
  const { rows } = await client.query<{ from: string; to: string; leadName: string; leadPillar: string | null; joiners: { name: string; pillar?: string | null }[]; rts: string[]; households: number }>(`
    select min(t."from")::text as from, max(t."to")::text as to, p.lead_name as "leadName", p.lead_pillar as "leadPillar", p.joiners, coalesce(array_agg(distinct t.rt order by t.rt) filter (where t.rt is not null), '{}') as rts, count(distinct coalesce(t.household_id, t.case_id))::int as households
    from visits t join trips p on p.home = t.home and p.id = t.trip_id where t.region = ${literal(region)} and t.day = ${literal(day)} and t.state = 'rencana' and t.announced and not t.sealed and not p.sealed and ${scope} group by p.id, p.lead_name, p.lead_pillar, p.joiners order by 1, 3 limit 60`)
  const { rows: pillars } = await client.query<{ code: string; short: string }>('select code, short from pillars where kab = any($1)', [actor.posts.map(post => post.region.split('.').slice(0, 2).join('.'))])
  const short = (code: string | null | undefined) => pillars.find(pillar => pillar.code === code)?.short ?? (code ? say(services.messages, 'id', `pillar.${code}`) : '')
  return rows.map(row => ({ ...row, goers: [{ name: row.leadName, pillar: short(row.leadPillar) }, ...row.joiners.map(goer => ({ name: goer.name, pillar: short(goer.pillar) }))] }))
}

async function linkOf(services: Services, client: Client, region: Region): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string; from: string; until: string | null }>(`select id, "from", until from posts where region = $1 and role in ('lurah', 'kasi_kesra') and line = 'area' order by role desc`, [region])
  const live = rows.filter(post => isLive(post, dayAt(region, new Date().toISOString())))
  const doors = live.length > 0 ? await doorsOf(services, homeOf(live[0]!.id), live.map(post => post.id)) : []
  return doors.find(door => !door.locked && !door.over)?.link
}
