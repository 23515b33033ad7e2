import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { dayAt } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { faulty, forbidden, notFound, Problem, problem, type Fault } from '#kernel/problem.ts'
import type { AnyRecord, Kind, RecordOf } from '#kernel/record.ts'
import { isLive, postFor, type Actor } from '#kernel/rights.ts'
import { isRegion, levelOf, type Region } from '#kernel/region.ts'
import { gather, say, type Language } from '#kernel/say.ts'
import { literal, type Client } from '#server/db.ts'
import { doorCookie, doorsOf, findDoor, formToken, homeOfLink, makeDoor, openUntil, shutDoor, tryPin, type Door, type DoorState } from '#server/doors.ts'
import { actBehind, type Asked, namesOf, openedDoor } from '#server/doorway.ts'
import { shownFile } from '#server/files.ts'
import { addForms, addressOf, formOf, languageOf, sendPage } from '#server/forms.ts'
import { officeAt, openFronts } from '#server/front.ts'
import { actorOf } from '#server/http.ts'
import { reading, readRecord, readRecords } from '#server/lists.ts'
import { problemSchema } from '#server/openapi.ts'
import { logRead } from '#server/reads.ts'
import { withinSql } from '#server/scope.ts'
import type { Services } from '#server/services.ts'
import { fileAsked, Hearing } from '#slices/directives/kinds.ts'
import { answer, isAddressee, Notice, open, type ANSWERS } from '#slices/notices/rules.ts'
import { Post as PostKind } from '#slices/workers/rules.ts'
import { messages } from './page/messages.ts'
import { SAID, type Said, saidInput } from './page/words.ts'
import { closedPage, inboxPage, pinPage, troublePage, type Frame, type Typed } from './page/inbox.ts'
import { dayWords, type Words } from '#slices/trips/page/schedule.ts'

/** A link is sent to a registered number only, and there is none. */
export const noPhone = problem('door.no_phone', 409)

const anyOf = (kind: unknown) => kind as Kind
const HOLDERS = ['lurah', 'kasi_kesra', 'ketua_rt', 'ketua_rw']
const MOST_SHOWN = 100, MOST_WORDS = 30, MOST_POSTS = 400
const object = { 200: { type: 'object', additionalProperties: true } } as const
type Post = RecordOf<typeof PostKind>
type Told = Notice & AnyRecord

/** Adds the page behind a personal link, and what the office needs to hand links out. */
export async function addDoorRoutes(app: FastifyInstance, services: Services): Promise<void> {
  const all = gather([services.messages, messages])
  const wordsIn = (language: Language): Words => (key, values) => say(all, language, key, values)
  addGiving(app, services, wordsIn)
  const fronts = openFronts(services)
  const frameOf = async (request: Asked): Promise<Frame> => {
    const language = languageOf(request)
    return { link: request.params.link, language, words: wordsIn(language), office: await fronts.at(homeOfLink(request.params.link)) }
  }
  const refused = async (refusal: Problem, request: FastifyRequest) => {
    const frame = await frameOf(request as Asked)
    const minutes = Math.ceil(Number(refusal.details.seconds ?? 60) / 60)
    return refusal.status === 429 ? troublePage(frame, frame.words('door.too_many'), frame.words('door.too_many_hint', { minutes })) : troublePage(frame, frame.words('door.failed'), frame.words('door.failed_hint'))
  }
  await addForms(app, refused, pages => {
    const hide = { schema: { hide: true } }
    pages.addHook('onRequest', async (_, reply) => { reply.header('x-robots-tag', 'noindex, nofollow') })
    pages.route({ method: ['GET', 'HEAD'], url: '/j/:link', ...hide, handler: async (request, reply) => {
      const frame = await frameOf(request as Asked)
      const door = await findDoor(services, frame.link)
      if (!door) return await sendPage(reply, closedPage(frame), 404)
      const until = openUntil(services.vault, door, request.headers.cookie, Date.now())
      const done = (request.query as Record<string, string | undefined>).selesai
      return await sendPage(reply, until === undefined ? pinPage(frame) : await inbox(services, frame, door, until, { done }))
    } })
    pages.post<{ Params: { link: string } }>('/j/:link', hide, async (request, reply) => {
      const frame = await frameOf(request)
      const door = await findDoor(services, frame.link)
      if (!door) return await sendPage(reply, closedPage(frame), 404)
      const pin = formOf(request).get('pin')?.trim() ?? ''
      if (!pin) return await sendPage(reply, pinPage(frame, { title: frame.words('door.pin_missing'), hint: frame.words('door.pin_lead') }), 422)
      if (!await tryPin(services, door, pin, request.ip)) {
        return await findDoor(services, frame.link) ? await sendPage(reply, pinPage(frame, { title: frame.words('door.wrong'), hint: frame.words('door.wrong_hint') }), 422) : await sendPage(reply, closedPage(frame), 404)
      }
      await markOpened(services, door)
      return await goBack(reply.header('set-cookie', doorCookie(services.vault, door, secure(services), Date.now())), frame)
    })
    pages.post<{ Params: { link: string } }>('/j/:link/jawab', hide, async (request, reply) => {
      const frame = await frameOf(request)
      const opened = await openedDoor(services, request)
      if (!opened) return await goBack(reply, frame)
      const { done, typed } = await answerAll(services, opened.door, formOf(request))
      if (typed) return await sendPage(reply, await inbox(services, frame, opened.door, opened.until, { typed }), 422)
      return await goBack(reply, frame, done)
    })
    pages.post<{ Params: { link: string } }>('/j/:link/tanggap', hide, async (request, reply) => {
      const frame = await frameOf(request)
      const opened = await openedDoor(services, request)
      if (!opened) return await goBack(reply, frame)
      const { done, said: typed } = await answerWords(services, opened.door, formOf(request))
      if (typed) return await sendPage(reply, await inbox(services, frame, opened.door, opened.until, { said: typed }), 422)
      return await goBack(reply, frame, done)
    })
    pages.get<{ Params: { link: string; hearing: string; sha256: string } }>('/j/:link/berkas/:hearing/:sha256', hide, async (request, reply) => {
      const frame = await frameOf(request as unknown as Asked)
      const door = await findDoor(services, frame.link)
      const open = door && openUntil(services.vault, door, request.headers.cookie, Date.now()) !== undefined
      const [hearing] = open ? (await reading(services, door.actor, client => wordsOf(services, client, door))).filter(one => one.id === request.params.hearing) : []
      const at = hearing && fileAsked(hearing, request.params.sha256)
      const file = at && await shownFile(services, at, request.params.sha256)
      if (!file) return await sendPage(reply, closedPage(frame), 404)
      return await reply.header('content-type', file.type).header('content-disposition', `attachment; filename="lampiran.${file.type.split('/')[1]}"`).header('x-content-type-options', 'nosniff').send(file.bytes)
    })
    pages.post<{ Params: { link: string } }>('/j/:link/keluar', hide, async (request, reply) => {
      const frame = await frameOf(request)
      const opened = await openedDoor(services, request)
      return await goBack(opened ? reply.header('set-cookie', doorCookie(services.vault, opened.door, secure(services), Date.now(), true)) : reply, frame)
    })
  })
}

function secure({ config }: Services): boolean {
  return config.publicUrl.startsWith('https')
}

async function goBack(reply: FastifyReply, { link, language }: Frame, done?: string): Promise<FastifyReply> {
  return await reply.redirect(`/j/${link}?bahasa=${language}${done ? `&selesai=${done}` : ''}`, 303)
}

/** The announced visits that a post is told of, from today on; a sealed one tells nobody. */
async function noticesOf(services: Services, client: Client, { actor, post }: Door): Promise<Told[]> {
  const today = dayAt(post.region, new Date().toISOString())
  const found = await readRecords(services, client, anyOf(Notice), actor, `${withinSql(post.region)} and t.asks and not t.cancelled and not t.sealed and t.to_role is not null and t.day >= ${literal(today)}`, `order by t.day, t.told->>'from', t.id limit ${MOST_SHOWN}`)
  return (found as Told[]).filter(notice => isAddressee(notice, actor))
}

/** Official words for whoever stands behind the link; of a confidential case none. */
async function wordsOf(services: Services, client: Client, { actor, home }: Door): Promise<(Hearing & AnyRecord)[]> {
  return await readRecords(services, client, anyOf(Hearing), actor, `t.home = ${literal(home)} and t.worker_id = ${literal(actor.workerId)} and not t.sealed and t.stage not in ('dilepas', 'dicabut') and (t.turn <> 'selesai' or t.at > now() - interval '30 days')`, `order by t.turn = 'penerima' desc, t.at desc, t.id limit ${MOST_WORDS}`) as (Hearing & AnyRecord)[]
}

/** Answers official words: what the page showed is what is answered, also when it has been corrected since. */
async function answerWords(services: Services, door: Door, form: URLSearchParams): Promise<{ done?: string; said?: { hearing: string; text: string } }> {
  const said = SAID.find(one => one === form.get('said'))
  const [hearing, typed] = [form.get('hearing') ?? '', form.get('text')?.trim() ?? '']
  const shown = await reading(services, door.actor, client => wordsOf(services, client, door))
  if (!said || !shown.some(one => one.id === hearing)) return { done: 'berubah' }
  try {
    await actBehind(services, door, `hearing.${said satisfies Said}`, saidInput(said, hearing, Number(form.get('wording')), typed))
    return { done: 'ya' }
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    return error.status === 422 ? { said: { hearing, text: typed } } : { done: 'berubah' }
  }
}

/** Counts as opened: whoever gave the right PIN sees them now. */
async function markOpened(services: Services, door: Door): Promise<void> {
  const notices = await reading(services, door.actor, client => noticesOf(services, client, door))
  for (const notice of notices.filter(one => !one.openedAt)) await actBehind(services, door, open.name, { noticeId: notice.id })
}

/** Answers one notice, or all that were shown as waiting; what changed meanwhile is left for the next look. */
async function answerAll(services: Services, door: Door, form: URLSearchParams): Promise<{ done?: string; typed?: Typed }> {
  const one = form.get('notice')
  const wanted = one ? [one] : (form.get('semua') ?? '').split(',')
  const later = form.get('answer') === 'ditunda'
  const [day, from, note] = [form.get('day')?.trim() ?? '', form.get('from')?.trim() ?? '', form.get('note')?.trim() ?? '']
  const input = { answer: form.get('answer') as (typeof ANSWERS)[number], ...later ? { proposedDay: day || null, proposedFrom: from || null, note: note || null } : {} }
  const shown = await reading(services, door.actor, client => noticesOf(services, client, door))
  const mine = shown.filter(notice => wanted.includes(notice.id) && (one || notice.state !== 'dijawab'))
  let done = mine.length > 0 ? 'ya' : 'berubah'
  for (const notice of mine) {
    const before = notice.answeredAt ?? ''
    // a second press on the same page finds its own answer; a page that has grown old changes the answer of now
    if (before !== (form.get('seen') ?? '') && said(notice) === said({ proposedDay: null, proposedFrom: null, note: null, ...input })) continue
    try {
      await actBehind(services, door, answer.name, { noticeId: notice.id, ...input }, before)
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error
      if (error.status === 422) return { typed: { notice: notice.id, day, from, note, faults: error.details.faults as Fault[] } }
      done = 'berubah'
    }
  }
  return { done }
}

function said({ answer: given, proposedDay, proposedFrom, note }: Partial<Pick<Notice, 'answer' | 'proposedDay' | 'proposedFrom' | 'note'>>): string {
  return [given, proposedDay, proposedFrom?.slice(0, 5), note].map(part => part ?? '').join('\n')
}

async function inbox(services: Services, frame: Frame, door: Door, until: number, more: { done?: string | undefined; typed?: Typed; said?: { hearing: string; text: string } }) {
  const { notices, hearings, places, pillars } = await reading(services, door.actor, async client => {
    const found = await noticesOf(services, client, door)
    return { notices: found, hearings: await wordsOf(services, client, door), ...await namesOf(client, [door.post.region, ...found.map(notice => notice.region)], door.home) }
  })
  const { words } = frame
  const place = ({ region, told }: { region: Region; told?: Notice['told'] }) => [places.get(region) ?? '', told?.rts?.length ? `RT ${told.rts.join(', ')}` : ''].filter(part => part).join(' · ')
  const { post } = door
  const holder = words('door.for', { role: words(`role.${post.role}`), place: [places.get(post.region), post.rt && `RT ${post.rt}`, post.rw && `RW ${post.rw}`].filter(part => part).join(' · ') })
  return inboxPage(frame, { holder, today: dayAt(post.region, new Date().toISOString()), notices, hearings, token: formToken(services.vault, door, until), place, pillar: code => pillars.get(code) ?? code.toUpperCase(), ...more })
}

const byId = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] } as const

/** What coordinators, the office and the kelurahan need: make a link, see how links stand, take one back. */
function addGiving(app: FastifyInstance, services: Services, wordsIn: (language: Language) => Words): void {
  const postOf = async (request: FastifyRequest<{ Params: { id: string } }>) => {
    const actor = actorOf(request)
    const post = await reading(services, actor, client => readRecord(services, client, anyOf(PostKind), actor, request.params.id.toLowerCase())) as Post & AnyRecord
    if (!mayGive(services, actor, post)) throw forbidden({ verb: 'door.give' })
    return post
  }
  app.post<{ Params: { id: string } }>('/api/v1/posts/:id/door', { schema: { operationId: 'posts.door', summary: 'Makes the link of a post anew; the PIN is shown once, to be handed over in person', tags: ['posts'], params: byId, response: { ...object, ...problemSchema } } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const post = await postOf(request)
    if (!holdsDoor(post)) throw faulty({ at: 'id', rule: 'no_door' })
    const phone = post.depth === 'full' ? post.phone : null
    if (!phone) throw noPhone({ postId: post.id })
    const { link, pin, endsAt } = await makeDoor(services, post.id, actor.workerId)
    await logRead(services, actor, { what: 'door.made', record: post.id, region: post.region })
    const language = languageOf(request)
    const words = wordsIn(language)
    const [office, place] = await Promise.all([officeAt(services, homeOf(post.id)), services.pool.query<{ name: string }>('select name from regions where code = $1', [post.region])])
    const address = `${addressOf(services.config.publicUrl, request)}/j/${link}`
    const where = [place.rows[0]?.name, post.rt && `RT ${post.rt}`, post.rw && `RW ${post.rw}`].filter(part => part).join(' ')
    const text = words('door.message', { name: post.workerName, role: words(`role.${post.role}`), place: where, link: address, until: dayWords(language, dayAt(post.region, endsAt)), office: office?.name, phone: office?.phone })
    return { link: address, pin, endsAt, phone, text, workerName: post.workerName, onlyHere: !services.config.publicUrl }
  })
  app.delete<{ Params: { id: string } }>('/api/v1/posts/:id/door', { schema: { operationId: 'posts.door_shut', summary: 'Takes the link of a post back', tags: ['posts'], params: byId, response: problemSchema } }, async (request, reply) => {
    const post = await postOf(request)
    if (!await shutDoor(services, post.id)) throw notFound()
    await logRead(services, actorOf(request), { what: 'door.shut', record: post.id, region: post.region })
    return reply.status(204 as never).send()
  })
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/doors', { schema: { operationId: 'doors.list', summary: 'Posts that may answer by a link, and how their links stand; for those who hand links out', tags: ['posts'], querystring: { type: 'object', properties: { region: { type: 'string' } }, required: ['region'] }, response: { ...object, ...problemSchema } } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const { region = '' } = request.query
    if (!isRegion(region) || levelOf(region) < 2) throw faulty({ at: 'region', rule: 'region' })
    const home = services.homes.homeAt(region) ?? 0
    const posts = (await reading(services, actor, client => readRecords(services, client, anyOf(PostKind), actor, `${withinSql(region)} and t.home = ${literal(home)} and t.line = 'area' and t.role = any(${literal(HOLDERS)}::text[])`, `order by t.region, t.role desc, t.rw, t.rt limit ${MOST_POSTS}`)) as (Post & AnyRecord)[]).filter(post => holdsDoor(post) && mayGive(services, actor, post))
    const doors = new Map((await doorsOf(services, home, posts.map(post => post.id))).map(door => [door.post, door]))
    return { items: posts.map(post => itemOf(post, doors.get(post.id), addressOf(services.config.publicUrl, request))), onlyHere: !services.config.publicUrl }
  })
}

function itemOf({ id, region, role, rt, rw, workerId, workerName, phone, depth }: Post & AnyRecord, door: DoorState | undefined, address: string) {
  const state = !door ? 'tanpa' : door.locked ? 'terkunci' : door.over ? 'berakhir' : 'berlaku'
  return { postId: id, region, role, rt, rw, workerId, workerName, phone: depth === 'full' ? phone ?? null : null, state, link: door && state === 'berlaku' ? `${address}/j/${door.link}` : null, endsAt: door?.endsAt ?? null, openedAt: door?.openedAt ?? null }
}

function holdsDoor(post: Post): boolean {
  return HOLDERS.includes(post.role) && post.line === 'area' && isLive(post, dayAt(post.region, new Date().toISOString()))
}

function mayGive({ sheet }: Services, actor: Actor, post: Post): boolean {
  return !!postFor(sheet, actor, 'door.give', post.region) || (post.role.startsWith('ketua_') && !!postFor(sheet, actor, 'door.neighbourhood', post.region))
}
