import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { dayAt } from '#kernel/day.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import { faulty, forbidden, notFound, Problem } from '#kernel/problem.ts'
import type { AnyRecord, Kind } from '#kernel/record.ts'
import { isRegion, placeOf, type Region } from '#kernel/region.ts'
import { postFor, postWith, type Actor } from '#kernel/rights.ts'
import { gather, say, type Language } from '#kernel/say.ts'
import { literal, transact, withHouseEyes, type Client } from '#server/db.ts'
import { dispatch, type House } from '#server/dispatch.ts'
import { type Door, doorCookie, equals, findReferralDoor, formToken, homeOfLink, makeDoor, openUntil, tryPin } from '#server/doors.ts'
import { actBehind, type Asked } from '#server/doorway.ts'
import { addForms, addressOf, formOf, keyOf, languageOf, sendPage } from '#server/forms.ts'
import { openFronts } from '#server/front.ts'
import { actorOf, envelopeIdFor } from '#server/http.ts'
import { reading, readRecord, readRecords } from '#server/lists.ts'
import { problemSchema } from '#server/openapi.ts'
import { logRead } from '#server/reads.ts'
import type { Services } from '#server/services.ts'
import { messages as sheetWords } from '#slices/doors/page/messages.ts'
import { INSTITUTION_SORTS } from '#slices/institutions/kinds.ts'
import { messages as dayMessages } from '#slices/trips/page/messages.ts'
import { accept, refuse, serve, tellBack } from './answer.ts'
import { escalate, escalateHere } from './escalate.ts'
import { isOver } from './flow.ts'
import { Reception, Referral, ReferralStep } from './kinds.ts'
import { messages as pageWords } from './page/messages.ts'
import { closedPage, pinPage, replyPage, troublePage, type Frame, type Typed } from './page/reply.ts'

const anyOf = (kind: unknown) => kind as Kind
const object = { 200: { type: 'object', additionalProperties: true }, ...problemSchema } as const
const byId = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] } as const
const MOST = 500
const NOBODY = '00000000-0000-8000-8000-000000000000'

/** Adds what referrals need beyond the generic routes: where one may refer, a referral with its line, and the page behind a link for bodies without an account. */
export async function addReferralRoutes(app: FastifyInstance, services: Services, role: string): Promise<void> {
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/referrals/targets', { schema: { operationId: 'referrals.targets', summary: 'Where one may refer outside the own office: offices and houses of a province, with their free places in numbers', tags: ['referrals'], querystring: { type: 'object', properties: { region: { type: 'string' } } }, response: object } }, async request => {
    const actor = actorOf(request)
    if (!postWith(services.sheet, actor, 'case.refer') && !postWith(services.sheet, actor, 'referral.answer')) throw forbidden({ verb: 'case.refer' })
    const { region } = request.query
    if (region !== undefined && !isRegion(region)) throw faulty({ at: 'region', rule: 'region' })
    return await targetsOf(services, placeOf(region ?? actor.posts[0]!.region).prov)
  })
  app.get<{ Params: { id: string } }>('/api/v1/referrals/:id/file', { schema: { operationId: 'referrals.file', summary: 'A referral with every line of what became of it', tags: ['referrals'], params: byId, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    return await reading(services, actor, async client => {
      const referral = await readRecord(services, client, anyOf(Referral), actor, request.params.id.toLowerCase())
      return { referral, steps: await readRecords(services, client, anyOf(ReferralStep), actor, `t.home = ${literal(homeOf(referral.id))} and t.referral_id = ${literal(referral.id)}`, 'order by t.at, t.id') }
    })
  })
  await addLinks(app, services, role)
}

/** The offices of a province and the houses in them; what is told of a house is what everybody of its own office is told. */
async function targetsOf(services: Services, prov: Region) {
  const fronts = (await openFronts(services).all()).filter(front => placeOf(front.region).prov === prov)
  const eyes = { kab: fronts.map(front => front.region), home: fronts.map(front => front.home), worker: '' }
  const { rows } = await transact(services.pool, eyes, client => client.query(`select u.id, u.name, u.sort, u.region, u.home, i.accepts, i.places, i.free_total as "freeTotal" from units u left join institutions i on i.home = u.home and i.unit_id = u.id where u.home = any($1) and u.sort = any($2) and not u.ended order by u.home, u.name, u.id limit ${MOST}`, [eyes.home, INSTITUTION_SORTS]), true)
  return { offices: fronts.map(({ home, region, name }) => ({ home, region, name })), units: rows.map(row => ({ ...row, office: fronts.find(front => front.home === row.home)?.name ?? '' })) }
}

async function addLinks(app: FastifyInstance, services: Services, role: string): Promise<void> {
  const all = gather([services.messages, sheetWords, dayMessages, pageWords])
  const fronts = openFronts(services)
  const find = (link: string) => findReferralDoor(services, link, role)
  app.post<{ Params: { id: string } }>('/api/v1/receptions/:id/door', { schema: { operationId: 'receptions.door', summary: 'Makes the link of one referral to a body without an account anew; the PIN is shown once', tags: ['referrals'], params: byId, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const reception = await reading(services, actor, client => readRecord(services, client, anyOf(Reception), actor, request.params.id.toLowerCase())) as unknown as Reception
    if (!postFor(services.sheet, actor, 'case.refer_out', reception.region)) throw forbidden({ verb: 'case.refer_out' })
    if (!reception.body || isOver(reception)) throw faulty({ at: 'id', rule: 'no_door' })
    const { link, pin, endsAt } = await makeDoor(services, reception.id, actor.workerId)
    await logRead(services, actor, { what: 'referral.door', record: reception.id, region: reception.region })
    return { link: `${addressOf(services.config.publicUrl, request)}/r/${link}`, pin, endsAt, toName: reception.toName, onlyHere: !services.config.publicUrl }
  })
  const frameOf = async (request: Asked): Promise<Frame> => {
    const language: Language = languageOf(request)
    return { link: request.params.link, language, words: (key, values) => say(all, language, key, values), office: await fronts.at(homeOfLink(request.params.link)) }
  }
  const refused = async (refusal: Problem, request: FastifyRequest) => {
    const frame = await frameOf(request as Asked)
    return refusal.status === 429 ? troublePage(frame, frame.words('reply.too_many'), frame.words('reply.too_many_hint', { minutes: Math.ceil(Number(refusal.details.seconds ?? 60) / 60) })) : troublePage(frame, frame.words('reply.failed'), frame.words('reply.failed_hint'))
  }
  const secure = services.config.publicUrl.startsWith('https')
  await addForms(app, refused, pages => {
    const hide = { schema: { hide: true } }
    pages.addHook('onRequest', async (_, reply) => { reply.header('x-robots-tag', 'noindex, nofollow') })
    pages.route({ method: ['GET', 'HEAD'], url: '/r/:link', ...hide, handler: async (request, reply) => {
      const frame = await frameOf(request as Asked)
      const door = await find(frame.link)
      if (!door) return await sendPage(reply, closedPage(frame), 404)
      const until = openUntil(services.vault, door, request.headers.cookie, Date.now())
      return await sendPage(reply, until === undefined ? pinPage(frame) : await shown(services, frame, door, until, (request.query as Record<string, string | undefined>).selesai))
    } })
    pages.post<{ Params: { link: string } }>('/r/:link', hide, async (request, reply) => {
      const frame = await frameOf(request)
      const door = await find(frame.link)
      if (!door) return await sendPage(reply, closedPage(frame), 404)
      const pin = formOf(request).get('pin')?.trim() ?? ''
      if (!pin) return await sendPage(reply, pinPage(frame, { title: frame.words('reply.pin_missing'), hint: frame.words('reply.pin_lead') }), 422)
      if (!await tryPin(services, door, pin, request.ip)) return await find(frame.link) ? await sendPage(reply, pinPage(frame, { title: frame.words('reply.wrong'), hint: frame.words('reply.wrong_hint') }), 422) : await sendPage(reply, closedPage(frame), 404)
      await actBehind(services, door, 'referral.read', { receptionId: door.reception })
      return await goBack(reply.header('set-cookie', doorCookie(services.vault, door, secure, Date.now(), false, '/r')), frame)
    })
    pages.post<{ Params: { link: string } }>('/r/:link/jawab', hide, async (request, reply) => {
      const frame = await frameOf(request)
      const opened = await openedReferral(services, request, role)
      if (!opened) return await goBack(reply, frame)
      const { done, typed } = await answer(services, frame, opened.door, formOf(request))
      if (typed) return await sendPage(reply, await shown(services, frame, opened.door, opened.until, undefined, typed), 422)
      return await find(frame.link) ? await goBack(reply, frame, done) : await sendPage(reply, troublePage(frame, frame.words('reply.saved'), frame.words('reply.until')))
    })
    pages.post<{ Params: { link: string } }>('/r/:link/keluar', hide, async (request, reply) => {
      const frame = await frameOf(request)
      const opened = await openedReferral(services, request, role)
      return await goBack(opened ? reply.header('set-cookie', doorCookie(services.vault, opened.door, secure, Date.now(), true, '/r')) : reply, frame)
    })
  })
}

async function goBack(reply: FastifyReply, { link, language }: Frame, done?: string): Promise<FastifyReply> {
  return await reply.redirect(`/r/${link}?bahasa=${language}${done ? `&selesai=${done}` : ''}`, 303)
}

async function openedReferral(services: Services, request: Asked, role: string) {
  const door = await findReferralDoor(services, request.params.link, role)
  const until = door && openUntil(services.vault, door, request.headers.cookie, Date.now())
  return door && until !== undefined && equals(formOf(request).get('token') ?? '', formToken(services.vault, door, until)) ? { door, until } : undefined
}

type ReferralDoor = Door & { reception: Id }

async function receptionOf(services: Services, client: Client, door: ReferralDoor): Promise<Reception & AnyRecord> {
  return await readRecord(services, client, anyOf(Reception), door.actor, door.reception) as Reception & AnyRecord
}

async function shown(services: Services, frame: Frame, door: ReferralDoor, until: number, done?: string, typed?: Typed) {
  const reception = await reading(services, door.actor, client => receptionOf(services, client, door))
  const { rows: [place] } = await services.pool.query<{ name: string }>('select name from regions where code = $1', [reception.region])
  return replyPage(frame, reception, formToken(services.vault, door, until), place?.name ?? '', done, typed)
}

/** Does what a form asks; a page that has grown old changes nothing and says so. */
async function answer(services: Services, frame: Frame, door: ReferralDoor, form: URLSearchParams): Promise<{ done?: string; typed?: Typed }> {
  const [step, text, refusal] = [form.get('step') ?? '', form.get('text')?.trim() ?? '', form.get('refusal') ?? '']
  const on = { receptionId: door.reception }
  const acts: Readonly<Record<string, readonly [string, object]>> = {
    terima: [accept.name, { ...on }], layani: [serve.name, { ...on }], tolak: [refuse.name, { ...on, refusal, text: text || null }], kabari: [tellBack.name, { ...on, text, final: form.get('final') === 'ya' }],
  }
  const act = acts[step]
  if (!act) throw notFound()
  const { step: before } = await reading(services, door.actor, async client => ({ step: (await receptionOf(services, client, door)).stageAt }))
  try {
    await actBehind(services, door, act[0], act[1], before)
    return { done: 'ya' }
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    return error.status === 422 ? { typed: { step, text, hint: frame.words(step === 'tolak' ? 'reply.fix_reason' : 'reply.fix_text') } } : { done: 'berubah' }
  }
}

/** Brings what is past its day before the superiors of both sides, each level once however often it is asked. Gives how many. */
export async function escalateDue(services: House & Pick<Services, 'homes'>, role: string, now = new Date().toISOString()): Promise<number> {
  const everywhere = services.homes.settingsFor({ workerId: NOBODY, name: '', shut: [], posts: [{ id: NOBODY, role, region: '00', line: 'area', from: '2000-01-01' }] })
  const found = await transact(services.pool, { ...everywhere, worker: '' }, client => withHouseEyes(client, async () => {
    const due = async (table: string, kind: string) => (await client.query<{ home: number; id: Id; region: Region; late: number; wake: string; since: string }>(`select home, id, region, late, wake_day::text as wake, stage_at::text as since from ${table} where home = any($1) and wake_day <= $2::date`, [everywhere.home, now.slice(0, 10)])).rows.map(row => ({ ...row, kind }))
    return [...await due('referrals', 'referral'), ...await due('receptions', 'reception')]
  }), true)
  const late = found.filter(one => one.wake < dayAt(one.region, now))
  for (const { home, id, kind, late: level, wake, since } of late) {
    const region = services.homes.regionOf(home)
    if (region === undefined) continue
    const actor: Actor = { workerId: NOBODY, name: 'Pilar', shut: [], posts: [{ id: `${NOBODY.slice(0, -5)}${home.toString(16).padStart(5, '0')}`, role, region, line: 'area', from: '2000-01-01' }] }
    const [action, input] = kind === 'referral' ? [escalate.name, { referralId: id }] : [escalateHere.name, { receptionId: id }]
    await dispatch(services, actor, { id: envelopeIdFor(NOBODY, keyOf(action, id, wake, since, String(level)), home), action, at: now, input }, { now })
  }
  return late.length
}
