import * as z from 'zod/mini'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { int, oneOf } from '#kernel/fields.ts'
import { addDays, dayAt, isDay, type Day } from '#kernel/day.ts'
import { homeOf, isId, type Id } from '#kernel/id.ts'
import { faulty, forbidden, notFound, Problem, unknown } from '#kernel/problem.ts'
import type { Kind } from '#kernel/record.ts'
import { covers, isRegion, levelOf, type Region } from '#kernel/region.ts'
import { isLive, postFor, postWith, type Actor } from '#kernel/rights.ts'
import { gather, say, type Language } from '#kernel/say.ts'
import { attachPicture } from '#server/attach.ts'
import { literal, transact, type Client } from '#server/db.ts'
import { doorsOf } from '#server/doors.ts'
import { shownPicture } from '#server/files.ts'
import { addressOf, languageOf } from '#server/forms.ts'
import { officeAt } from '#server/front.ts'
import { actorOf } from '#server/http.ts'
import { reading, readRecord, readRecords } from '#server/lists.ts'
import { problemSchema, schemaOf } from '#server/openapi.ts'
import { placeForPictures } from '#server/quarantine.ts'
import { beginHeld, heldReport, takeHeld, type HeldAt } from '#server/quarantine-pictures.ts'
import { parsed } from '#server/routes.ts'
import { scopeOf, withinSql } from '#server/scope.ts'
import type { Services } from '#server/services.ts'
import { beginUpload, damaged, endUpload, findUpload, PART_BYTES, type Progress, takePart, type Upload, wholeOf } from '#server/uploads.ts'
import { Post } from '#slices/workers/rules.ts'
import { Invite, Photo, sha256, Trip, Visit } from './kinds.ts'
import { MOST_PHOTOS, tooManyPhotos } from './report.ts'
import { messages } from './page/messages.ts'
import { type Going, scheduleText } from './page/schedule.ts'

const UNINVOLVED_DAYS = 90
const MOST_UNINVOLVED = 300
const MOST_BYTES = 10 * 1024 * 1024
const byId = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] } as const
const SHA256 = /^[0-9a-f]{64}$/
const bySha = { type: 'object', properties: { id: { type: 'string', format: 'uuid' }, sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' } }, required: ['id', 'sha256'] } as const
const Announced = z.strictObject({ sha256: sha256(), size: int(1, MOST_BYTES), type: oneOf(['image/webp', 'image/jpeg', 'image/png']) })

/** Adds photos: uploaded plainly, re-encoded without position, stored encrypted, served only through the visit's scope. */
export function addPhotoRoutes(app: FastifyInstance, services: Services): void {
  void app.register(async upload => { addUpload(upload, services) })
  void app.register(async parts => { addParts(parts, services) })
  app.get<{ Params: { id: string } }>('/api/v1/photos/:id/bytes', { schema: { operationId: 'photos.bytes', summary: 'The picture itself, within your scope', tags: ['photos'], params: byId, response: { 404: problemSchema[404] } } }, async (request, reply) => {
    const actor = actorOf(request)
    const photo = await reading(services, actor, client => readRecord(services, client, Photo as unknown as Kind, actor, request.params.id.toLowerCase()))
    if (photo.depth !== 'full') throw notFound()
    const bytes = await shownPicture(services, String(photo.visitId), String(photo.sha256))
    if (!bytes) throw notFound()
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

// pictures are taken by these routes alone: elsewhere ten megabytes of bytes would pass for an input
function addUpload(app: FastifyInstance, services: Services): void {
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_, body, done) => { done(null, body) })
  app.put<{ Params: { id: string } }>('/api/v1/visits/:id/photos', { bodyLimit: MOST_BYTES, schema: { operationId: 'visits.photo', summary: 'Adds a photo to a visit of yours', tags: ['visits'], consumes: ['image/jpeg', 'image/png', 'image/webp'], params: byId, response: problemSchema } }, async request => {
    const actor = actorOf(request)
    const visit = await goneTo(services, actor, request.params.id)
    return await attachPicture(services, actor, visit.id, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0))
  })
}

// a picture in parts: what a line lost is sent again, and nothing else
function addParts(app: FastifyInstance, services: Services): void {
  const settings = (actor: Actor) => services.homes.settingsFor(actor)
  const finished = async (actor: Actor, upload: Upload, { offset, size }: Progress) => {
    if (offset < size) return { sha256: upload.sha256, offset, size, partBytes: PART_BYTES, photoId: null, done: false }
    const whole = await wholeOf(services, settings(actor), upload).catch(async error => {
      // both of two that finish at once may find it done
      if (error instanceof Problem && error.code === damaged.code && await attachedAs(services, actor, upload)) return undefined
      throw error
    })
    if (whole) await attachPicture(services, actor, upload.record, whole).catch(async error => { if (error instanceof Problem && error.status === 422) await endUpload(services, settings(actor), upload); throw error })
    await endUpload(services, settings(actor), upload)
    return { sha256: upload.sha256, offset: size, size, partBytes: PART_BYTES, photoId: await attachedAs(services, actor, upload), done: true }
  }
  const uploadOf = async (actor: Actor, id: string, hash: string): Promise<Upload> => {
    const visit = await goneTo(services, actor, id)
    if (!SHA256.test(hash)) throw notFound()
    return { record: visit.id, region: visit.region, worker: actor.workerId, sha256: hash }
  }
  const answers = { 200: { type: 'object', properties: { sha256: { type: 'string' }, offset: { type: ['integer', 'null'] }, size: { type: ['integer', 'null'] }, partBytes: { type: 'integer' }, photoId: { type: ['string', 'null'], format: 'uuid' }, done: { type: 'boolean' }, held: { type: 'boolean' } } }, ...problemSchema } as const
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: PART_BYTES }, (_, body, done) => { done(null, body) })
  app.post<{ Params: { id: string } }>('/api/v1/visits/:id/uploads', { config: { handsIn: true }, schema: { operationId: 'visits.upload', summary: 'Begins to send a photo in parts, or asks how far it is', description: 'Send what begins at `offset`, `partBytes` at a time. When the last part is in, and its SHA-256 is the one announced here, the answer says `done`: only then may the sender forget the picture. Asking again is harmless at any time. Pictures of a report that came too late for its right, or from a device that was put out, are kept unread with it in quarantine, and told as `held`.', tags: ['visits'], params: byId, body: schemaOf(Announced), response: answers } }, async request => {
    const { sha256: hash, size } = parsed(Announced, request.body)
    const visitId = request.params.id.toLowerCase()
    const { visit, late } = await sentTo(services, request, visitId)
    if (late) return toldHeld(hash, await beginHeld(services, late.at, { worker: late.worker, visitId, sha256: hash, size, most: MOST_PHOTOS }, () => tooManyPhotos({ most: MOST_PHOTOS })))
    const actor = actorOf(request)
    const upload: Upload = { record: visit.id, region: visit.region, worker: actor.workerId, sha256: hash }
    const photoId = await attachedAs(services, actor, upload)
    if (photoId) return { sha256: hash, offset: size, size, partBytes: PART_BYTES, photoId, done: true }
    await reading(services, actor, client => refuseMore(client, visit.id))
    return await finished(actor, upload, await beginUpload(services, settings(actor), upload, size))
  })
  app.get<{ Params: { id: string; sha256: string } }>('/api/v1/visits/:id/uploads/:sha256', { schema: { operationId: 'visits.upload_status', summary: 'How far your upload of a photo is', tags: ['visits'], params: bySha, response: answers } }, async request => {
    const actor = actorOf(request)
    const upload = await uploadOf(actor, request.params.id, request.params.sha256)
    const photoId = await attachedAs(services, actor, upload)
    const found = photoId ? undefined : await findUpload(services, settings(actor), upload)
    if (!photoId && !found) throw notFound()
    return { sha256: upload.sha256, offset: found?.offset ?? null, size: found?.size ?? null, partBytes: PART_BYTES, photoId, done: !!photoId }
  })
  app.patch<{ Params: { id: string; sha256: string }; Querystring: Record<string, string | undefined> }>('/api/v1/visits/:id/uploads/:sha256', { bodyLimit: PART_BYTES, config: { handsIn: true }, schema: { operationId: 'visits.upload_part', summary: 'Sends one part of a photo, in any order, as often as needed', tags: ['visits'], consumes: ['application/octet-stream'], params: bySha, querystring: { type: 'object', properties: { offset: { type: 'integer', minimum: 0 } }, required: ['offset'] }, response: answers } }, async request => {
    const { sha256: hash } = request.params
    const { visit, late } = await sentTo(services, request, request.params.id.toLowerCase())
    if (!SHA256.test(hash)) throw notFound()
    const { offset: told = '' } = request.query
    const [offset, bytes] = [/^\d{1,9}$/.test(told) ? Number(told) : -1, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)]
    if (late) {
      const held = await takeHeld(services, late.at, hash, offset, bytes)
      if (!held) throw notFound()
      return toldHeld(hash, held)
    }
    const actor = actorOf(request)
    const upload: Upload = { record: visit.id, region: visit.region, worker: actor.workerId, sha256: hash }
    const progress = await takePart(services, settings(actor), upload, offset, bytes)
    if (progress) return await finished(actor, upload, progress)
    // its answer was lost on the way
    const photoId = await attachedAs(services, actor, upload)
    if (!photoId) throw notFound()
    return { sha256: upload.sha256, offset: null, size: null, partBytes: PART_BYTES, photoId, done: true }
  })
}

type Late = { worker: Id; at: HeldAt }
const toldHeld = (sha256: string, { offset, size }: Progress) => ({ sha256, offset, size, partBytes: PART_BYTES, photoId: null, done: offset >= size, held: true })

/** The visit to which a picture is sent; or, when the sender's right or device came to an end, the envelope in quarantine beside which it is kept. */
async function sentTo(services: Services, request: FastifyRequest, id: string): Promise<{ visit: { id: Id; region: Region }; late?: undefined } | { visit?: undefined; late: Late }> {
  const { revoked } = request
  const refusal = revoked ? unknown({ wipe: true }) : await goneTo(services, actorOf(request), id).catch((error: unknown) => error as Problem)
  if (!(refusal instanceof Error)) return { visit: refusal }
  if (!(refusal instanceof Problem) || ![401, 403, 404].includes(refusal.status) || !isId(id)) throw refusal
  const sender = revoked ? { id: revoked.worker, name: revoked.name } : { id: actorOf(request).workerId, name: actorOf(request).name }
  const at = await heldReport(services, sender.id, id) ?? (await reportedBy(services, sender, id, !!revoked) ? await heldReport(services, sender.id, id) : undefined)
  if (!at) throw refusal
  return { late: { worker: sender.id, at } }
}

/** Whether this worker went on the visit and reported it while that was still a right: then its pictures have a place. */
async function reportedBy(services: Services, worker: { id: Id; name: string }, id: Id, isPutOut: boolean): Promise<boolean> {
  const region = services.homes.regionOf(homeOf(id))
  const [visit] = await transact(services.pool, { kab: region ? [region] : [], home: [homeOf(id)], worker: worker.id, eyes: 'house' }, async client => (await client.query<{ id: Id; region: Region; reportedAt: string }>(
    `select id, region, reported_at as "reportedAt" from visits where home = $1 and id = $2 and reported_at is not null and (lead_id = $3 or $3 = any(joiner_ids))`, [homeOf(id), id, worker.id])).rows, true)
  return !!visit && await placeForPictures(services, worker, visit, isPutOut)
}

/** Gives a visit whose full record the actor reads and on which they went. */
async function goneTo(services: Services, actor: Actor, id: string): Promise<{ id: Id; region: Region }> {
  const visit = await reading(services, actor, client => readRecord(services, client, Visit as unknown as Kind, actor, id.toLowerCase()))
  if (visit.depth !== 'full' || (visit.leadId !== actor.workerId && !(visit.joinerIds as string[]).includes(actor.workerId))) throw forbidden({ verb: 'visit.report' })
  return { id: visit.id, region: visit.region }
}

/** Says before the bytes come what the act would say after them. */
async function refuseMore(client: Client, visitId: Id): Promise<void> {
  const { rows: [photos] } = await client.query<{ count: number }>('select count(*)::int as count from photos where home = $1 and visit_id = $2', [homeOf(visitId), visitId])
  if (photos!.count >= MOST_PHOTOS) throw tooManyPhotos({ most: MOST_PHOTOS })
}

async function attachedAs(services: Services, actor: Actor, { record, sha256: hash }: Upload): Promise<Id | null> {
  const [photo] = await reading(services, actor, client => readRecords(services, client, Photo as unknown as Kind, actor, `t.home = ${literal(homeOf(record))} and t.visit_id = ${literal(record)} and t.sha256 = ${literal(hash)}`))
  return photo?.id ?? null
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
