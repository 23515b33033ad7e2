import * as z from 'zod/mini'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import encodeQR from 'qr'
import { randomBytes } from 'node:crypto'
import { addDays, dayAt, isDay, type Day } from '#kernel/day.ts'
import { flag, maybe, region, text } from '#kernel/fields.ts'
import { homeOf, mintId, type Id } from '#kernel/id.ts'
import { faulty, forbidden, notFound, Problem } from '#kernel/problem.ts'
import type { AnyRecord, Kind } from '#kernel/record.ts'
import { postFor, postWith, type Actor } from '#kernel/rights.ts'
import { literal, planned, type Client } from '#server/db.ts'
import { deskOf } from '#server/desk.ts'
import { dispatch } from '#server/dispatch.ts'
import { keepPicture, shownPicture } from '#server/files.ts'
import { addressOf } from '#server/forms.ts'
import { actorOf } from '#server/http.ts'
import { reading, readRecord, readRecords } from '#server/lists.ts'
import { problemSchema, schemaOf } from '#server/openapi.ts'
import { parsed } from '#server/routes.ts'
import { scopeOf } from '#server/scope.ts'
import type { Services } from '#server/services.ts'
import { recipients } from '#slices/directives/audience.ts'
import type { Stage } from '#slices/directives/flow.ts'
import { Directive, Part } from '#slices/directives/kinds.ts'
import { Issue } from '#slices/voices/kinds.ts'
import { becameOf, carriedOut, heldAgainstPlan, planOf } from './figures.ts'
import { hostsOf } from './hosts.ts'
import { mayInvite } from './invite.ts'
import { Attendance, Line, Meeting, MeetingPhoto, Pledge, Point, Series } from './kinds.ts'
import { attachMeeting, MOST_MEETING_PHOTOS, tooManyMeetingPhotos } from './photos.ts'
import { codeAt, windowOf } from './window.ts'

const anyOf = (kind: unknown) => kind as Kind
const object = { 200: { type: 'object', additionalProperties: true }, ...problemSchema } as const
const byId = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] } as const
const MOST_BYTES = 10 * 1024 * 1024
const MOST = 2000
const FIGURE_DAYS = 90
const Asked = z.strictObject({ region: region(), audience: z.array(Part).check(z.minLength(1), z.maxLength(60)) })
const Shown = z.strictObject({ pillar: maybe(text(40)), caption: maybe(text(200)), consent: flag() })
type Row = Record<string, unknown>

/** Adds what a meeting is looked at with: its whole file, the code on the big screen, what may come on the agenda, whom an invitation means, photos, and the figures. */
export function addMeetingRoutes(app: FastifyInstance, services: Services): void {
  const read = <T>(actor: Actor, work: (client: Client) => Promise<T>) => reading(services, actor, work)
  app.get('/api/v1/meetings/figures', { schema: { operationId: 'meetings.figures', summary: 'Meetings of your area in a period: held against plan, decisions carried out, who came by pillar, each with its list', tags: ['meetings'], querystring: { type: 'object', properties: { from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' } } }, response: object } }, async request => {
    const actor = actorOf(request)
    const post = postWith(services.sheet, actor, 'meeting.hold')
    if (!post) throw forbidden({ verb: 'meeting.hold' })
    const today = dayAt(post.region, new Date().toISOString())
    const { from = addDays(today, -FIGURE_DAYS), to = today } = request.query as { from?: string; to?: string }
    const faults = [...isDay(from) ? [] : [{ at: 'from', rule: 'day' }], ...isDay(to) ? [] : [{ at: 'to', rule: 'day' }]]
    if (faults.length > 0) throw faulty(...faults)
    return await read(actor, client => figuresOf(services, client, actor, from, to, today))
  })
  app.post('/api/v1/meetings/audience', { schema: { operationId: 'meetings.audience', summary: 'Whom an invitation would mean today, by pillar, before anything is sent', tags: ['meetings'], body: schemaOf(Asked), response: object } }, async request => await audienceOf(services, actorOf(request), parsed(Asked, request.body)))
  app.get('/api/v1/meetings/own-code', { schema: { operationId: 'meetings.own_code', summary: 'Your own QR code, for whoever takes the list of a meeting by scanning', tags: ['meetings'], response: object } }, request => ({ svg: encodeQR(actorOf(request).workerId, 'svg') }))
  app.get<{ Params: { id: string } }>('/api/v1/meetings/:id/file', { schema: { operationId: 'meetings.file', summary: 'A meeting with its agenda, minutes, decisions, those who come as far as you see them, photos, and what became of the decisions before it', tags: ['meetings'], params: byId, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return await read(actorOf(request), client => fileOf(services, client, actorOf(request), request.params.id.toLowerCase()))
  })
  app.get<{ Params: { id: string } }>('/api/v1/meetings/:id/before', { schema: { operationId: 'meetings.before', summary: 'What became of the decisions of the meetings before this one in its series', tags: ['meetings'], params: byId, response: object } }, async request => {
    const actor = actorOf(request)
    return await read(actor, async client => ({ items: await before(client, await readRecord(services, client, anyOf(Meeting), actor, request.params.id.toLowerCase()) as unknown as Meeting) }))
  })
  app.get<{ Params: { id: string } }>('/api/v1/meetings/:id/code', { schema: { operationId: 'meetings.code', summary: 'The code that holds now, for the big screen, with how many came', tags: ['meetings'], params: byId, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    return await read(actor, client => codeFor(services, client, request, request.params.id.toLowerCase()))
  })
  app.get<{ Params: { id: string } }>('/api/v1/meetings/:id/suggestions', { schema: { operationId: 'meetings.suggestions', summary: 'What may come on the agenda: open issues, overdue directives that serve no case, texts to be read out', tags: ['meetings'], params: byId, response: object } }, async request => {
    const actor = actorOf(request)
    return await read(actor, client => suggestionsFor(services, client, actor, request.params.id.toLowerCase()))
  })
  addPictures(app, services)
}

async function fileOf(services: Services, client: Client, actor: Actor, id: Id) {
  const meeting = await readRecord(services, client, anyOf(Meeting), actor, id)
  const of = (kind: unknown, tail: string) => readRecords(services, client, anyOf(kind), actor, `t.home = ${literal(homeOf(id))} and t.meeting_id = ${literal(id)}`, tail)
  const [points, lines] = [await of(Point, 'order by t.nth, t.id'), await of(Line, 'order by t.at, t.id')]
  const attendances = await of(Attendance, `order by coalesce(t.pillar, t.role), t.worker_name, t.id limit ${MOST}`)
  const decisions = lines.filter(line => line.sort === 'keputusan')
  return {
    meeting, points, lines, attendances, photos: await of(MeetingPhoto, 'order by t.pillar, t.at, t.id'), host: isHost(services, actor, meeting as unknown as Meeting), counts: await countsOf(client, id),
    before: await before(client, meeting as unknown as Meeting), became: await standing(client, decisions as unknown as Line[], dayAt(meeting.region, new Date().toISOString())),
  }
}

function isHost(services: Services, actor: Actor, meeting: Meeting): boolean {
  return hostsOf(meeting).includes(actor.workerId) || !!postFor(services.sheet, actor, 'meeting.hold', meeting.region)
}

// how many come and came, by pillar: numbers of a meeting that the reader is at, no names
async function countsOf(client: Client, id: Id): Promise<Row[]> {
  const { rows } = await planned<Row>(client, `select coalesce(t.pillar, t.role, t.origin) as "group", count(*)::int as "all", count(*) filter (where t.reply = 'hadir')::int as coming, count(*) filter (where t.reply = 'berhalangan')::int as unable, count(*) filter (where t.reply = 'mewakilkan')::int as sending, count(*) filter (where t.reply = 'menunggu')::int as silent, count(*) filter (where t.late)::int as late, count(*) filter (where t.seat = 'tunggu')::int as waiting,
      count(*) filter (where t.presence = 'hadir')::int as present, count(*) filter (where t.presence = 'diwakili')::int as represented
    from attendances t where t.home = ${literal(homeOf(id))} and t.meeting_id = ${literal(id)} and not t.withdrawn group by 1 order by 1`)
  return rows
}

// of the meetings before it in its series: the decisions of the last one, and those still open of all
async function before(client: Client, meeting: Meeting): Promise<Row[]> {
  if (!meeting.seriesId && !meeting.previousId) return []
  const { rows } = await planned<Row & Line>(client, `select t.id, t.meeting_id as "meetingId", t.text, t.due::text as due, t.owners, t.directive_id as "directiveId", t.outcome, m.day::text as day, m.id = ${literal(meeting.previousId ?? meeting.id)} as last
    from meetings m join meeting_lines t on t.home = m.home and t.meeting_id = m.id where m.home = ${literal(homeOf(meeting.id))} and m.id <> ${literal(meeting.id)} and (m.id = ${literal(meeting.previousId ?? meeting.id)} or m.series_id = ${literal(meeting.seriesId ?? meeting.id)}) and m.day <= ${literal(meeting.day)} and t.sort = 'keputusan' and t.struck_at is null order by m.day desc, t.at limit 200`)
  const found = await standing(client, rows, dayAt(meeting.region, new Date().toISOString()))
  return rows.map(row => ({ ...row, ...found[row.id] })).filter(row => row.last || !['dilaksanakan', 'tanpa_tugas', 'dicabut'].includes(String((row as Row).became)))
}

/** Where the owners of decisions stand, by name and state: what they were given before all, and never what they say to whoever gave it. */
async function standing(client: Client, lines: readonly Line[], today: Day): Promise<Record<Id, Row>> {
  const ids = lines.flatMap(line => (line.directiveId ? [line.directiveId] : []))
  const { rows } = ids.length === 0 ? { rows: [] } : await planned<{ directive: Id; worker: Id; name: string; stage: Stage; doneAt: Date | null }>(client, `select t.directive_id as directive, t.worker_id as worker, t.worker_name as name, t.stage, t.done_at as "doneAt" from hearings t where t.home = any(${literal([...new Set(ids.map(homeOf))])}::int[]) and t.directive_id = any(${literal(ids)}::uuid[]) and t.source_kind = 'meeting' order by t.worker_name`)
  return Object.fromEntries(lines.map(line => {
    const owners = rows.filter(row => row.directive === line.directiveId && line.owners.some(owner => owner.id === row.worker)).map(({ name, stage, doneAt }) => ({ name, stage, doneAt }))
    return [line.id, { standing: owners, became: becameOf(owners, line.due, today) }]
  }))
}

async function codeFor(services: Services, client: Client, request: FastifyRequest, id: Id) {
  const actor = actorOf(request)
  const meeting = await readRecord(services, client, anyOf(Meeting), actor, id) as unknown as Meeting
  if (!isHost(services, actor, meeting)) throw forbidden({ verb: 'meeting.hold' })
  const now = new Date().toISOString()
  const { rows: [row] } = await planned<{ codes: string | null }>(client, `select t.codes from meetings t where t.home = ${literal(homeOf(id))} and t.id = ${literal(id)}`)
  const code = meeting.state === 'berlangsung' ? codeAt({ ...meeting, codes: row?.codes }, now) : undefined
  // opened by the camera of a telephone, it leads to the list of attendance with the code filled in
  const link = code && `${addressOf(services.config.publicUrl, request)}/lapangan/rapat/${id}/hadir#${code}`
  return { code: code ?? null, link: link ?? null, qr: link ? encodeQR(link, 'svg') : null, seconds: 60 - new Date(now).getUTCSeconds(), ...windowOf(meeting), state: meeting.state, counts: await countsOf(client, id) }
}

async function suggestionsFor(services: Services, client: Client, actor: Actor, id: Id) {
  const meeting = await readRecord(services, client, anyOf(Meeting), actor, id) as unknown as Meeting
  if (!isHost(services, actor, meeting)) throw forbidden({ verb: 'meeting.hold' })
  const used = await readRecords(services, client, anyOf(Point), actor, `t.home = ${literal(homeOf(id))} and t.meeting_id = ${literal(id)} and not t.dropped`)
  const today = dayAt(meeting.region, new Date().toISOString())
  const issues = await readRecords(services, client, anyOf(Issue), actor, `t.stage in ('terbuka', 'usulan')`, 'order by t.due, t.id limit 50')
  // what serves a case stays at the case
  const directives = await readRecords(services, client, anyOf(Directive), actor, `t.case_id is null and t.visit_id is null and t.state = 'berjalan' and t.due < ${literal(today)} and exists (select from hearings h where h.home = t.home and h.directive_id = t.id and h.stage not in ('dilaksanakan', 'dipelihara', 'dilepas', 'dicabut'))`, 'order by t.due, t.id limit 50')
  const pledges = await readRecords(services, client, anyOf(Pledge), actor, 'not t.ended', 'order by t.title, t.id limit 50')
  const fresh = (records: AnyRecord[], field: string) => records.filter(record => !used.some(point => point[field] === record.id))
  return { issues: fresh(issues, 'issueId'), directives: fresh(directives, 'directiveId'), pledges: fresh(pledges, 'pledgeId') }
}

async function audienceOf(services: Services, actor: Actor, { region: place, audience }: z.infer<typeof Asked>) {
  const post = postFor(services.sheet, actor, 'meeting.hold', place)
  if (!post) throw forbidden({ verb: 'meeting.hold' })
  const now = new Date().toISOString()
  return await reading(services, actor, async client => {
    const desk = deskOf(client, services.vault, services.sheet, actor, services.homes.homeAt(place) ?? homeOf(post.id))
    const posts = await recipients({ desk, today: there => dayAt(there, now) }, audience, to => mayInvite(post, to))
    const accounts = new Set(await desk.withAccounts(posts.map(to => to.workerId)))
    const groups = [...new Set(posts.map(to => to.pillar ?? to.role))].toSorted()
    return { total: posts.length, withoutAccount: posts.filter(to => !accounts.has(to.workerId)).length, groups: groups.map(group => ({ group, count: posts.filter(to => (to.pillar ?? to.role) === group).length })) }
  })
}

async function figuresOf(services: Services, client: Client, actor: Actor, from: Day, to: Day, today: Day) {
  const all = (kind: unknown, where: string) => readRecords(services, client, anyOf(kind), actor, where, `limit ${MOST}`)
  const series = await all(Series, `t.first <= ${literal(to)}`) as unknown as Series[]
  const meetings = await all(Meeting, `t.day between ${literal(from)} and ${literal(to)}`) as unknown as Meeting[]
  const plan = planOf(series, meetings, from, to, today)
  const ids = meetings.filter(({ state }) => state === 'selesai' || state === 'berlangsung').map(({ id }) => id)
  const lines = (ids.length === 0 ? [] : await all(Line, `t.meeting_id = any(${literal(ids)}::uuid[]) and t.sort = 'keputusan' and t.struck_at is null`)) as unknown as Line[]
  const found = await standing(client, lines, today)
  const decisions = lines.map(({ id, meetingId, text: said, due, owners, directiveId }) => ({ id, meetingId, text: said, due, owners, directiveId, ...found[id] as { became: ReturnType<typeof becameOf> } }))
  const scope = scopeOf(services.sheet, anyOf(Attendance), actor)
  const { rows: pillars } = ids.length === 0 || !scope ? { rows: [] } : await planned<Row>(client, `select coalesce(t.pillar, t.role) as "group", count(*) filter (where t.origin in ('undangan', 'pengganti'))::int as invited, count(*) filter (where t.presence = 'hadir')::int as present, count(*) filter (where t.presence = 'diwakili')::int as represented
    from attendances t where t.meeting_id = any(${literal(ids)}::uuid[]) and not t.withdrawn and t.origin <> 'tamu' and ${scope.where} group by 1 order by 1`)
  return { from, to, meetings: heldAgainstPlan(plan, today), plan, decided: carriedOut(decisions), decisions, pillars }
}

// pictures are taken by this route alone: elsewhere ten megabytes of bytes would pass for an input
function addPictures(app: FastifyInstance, services: Services): void {
  void app.register(async upload => {
    upload.addContentTypeParser(/^image\//, { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_, body, done) => { done(null, body) })
    upload.put<{ Params: { id: string }; Querystring: Record<string, string | undefined> }>('/api/v1/meetings/:id/photos', { bodyLimit: MOST_BYTES, schema: { operationId: 'meetings.photo', summary: 'Adds a photo to a meeting that you hold', tags: ['meetings'], consumes: ['image/jpeg', 'image/png', 'image/webp'], params: byId, querystring: { type: 'object', properties: { pillar: { type: 'string' }, caption: { type: 'string' }, consent: { type: 'string', enum: ['true', 'false'] } } }, response: problemSchema } }, async request => {
      const actor = actorOf(request)
      const { pillar, caption, consent } = request.query
      const said = parsed(Shown, { pillar: pillar || null, caption: caption || null, consent: consent === 'true' })
      const meeting = await reading(services, actor, async client => {
        const found = await readRecord(services, client, anyOf(Meeting), actor, request.params.id.toLowerCase())
        if (!isHost(services, actor, found as unknown as Meeting)) throw forbidden({ verb: 'meeting.hold' })
        const { rows: [photos] } = await planned<{ count: number }>(client, `select count(*)::int as count from meeting_photos t where t.home = ${literal(homeOf(found.id))} and t.meeting_id = ${literal(found.id)}`)
        if (photos!.count >= MOST_MEETING_PHOTOS) throw tooManyMeetingPhotos({ most: MOST_MEETING_PHOTOS })
        return found
      })
      const picture = await keepPicture(services, meeting.id, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0))
      const receipt = await dispatch(services, actor, { id: mintId(homeOf(meeting.id), Date.now(), count => randomBytes(count)), action: attachMeeting.name, at: new Date().toISOString(), input: { meetingId: meeting.id, ...said, sha256: picture.sha256, bytes: picture.bytes.length, width: picture.width, height: picture.height } })
      if (receipt.refused) throw new Problem(receipt.refused.code, receipt.refused.status, receipt.refused.details)
      return { id: receipt.made[0]?.id ?? null, sha256: picture.sha256 }
    })
  })
  app.get<{ Params: { id: string } }>('/api/v1/meeting_photos/:id/bytes', { schema: { operationId: 'meeting_photos.bytes', summary: 'The picture itself, within your scope', tags: ['meeting_photos'], params: byId, response: { 404: problemSchema[404] } } }, async (request, reply) => {
    const actor = actorOf(request)
    const photo = await reading(services, actor, client => readRecord(services, client, anyOf(MeetingPhoto), actor, request.params.id.toLowerCase()))
    const bytes = await shownPicture(services, String(photo.meetingId), String(photo.sha256))
    if (!bytes) throw notFound()
    return reply.header('content-type', 'image/webp').header('cache-control', 'private, no-store').header('content-disposition', 'inline; filename="foto.webp"').header('x-content-type-options', 'nosniff').send(bytes)
  })
}
