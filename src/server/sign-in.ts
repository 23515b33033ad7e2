import * as z from 'zod/mini'
import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import encodeQR from 'qr'
import { id, text } from '#kernel/fields.ts'
import { faulty, forbidden, notFound, Problem } from '#kernel/problem.ts'
import { homeOf, isId, isUuid, mintId } from '#kernel/id.ts'
import { postFor } from '#kernel/rights.ts'
import { dispatch } from './dispatch.ts'
import { actorOf, sessionCookie } from './http.ts'
import { isPutOut, revokeSessions } from './devices.ts'
import { logRead } from './reads.ts'
import { reading, readRecord } from './lists.ts'
import { problemSchema } from './openapi.ts'
import { schemaOf } from './openapi.ts'
import { parsed } from './routes.ts'
import type { Services } from './services.ts'
import { changePassword, issueCode, keepSession, readCode, signIn, takeCode } from './session.ts'

const SESSION_SECONDS = 12 * 3600
const SHORTEST = 10
/** The act that must be allowed before a code is made. */
const INVITE = 'worker.invite'
const device = z.uuid()
const SignIn = z.strictObject({ login: text(60), password: z.string().check(z.minLength(1), z.maxLength(200)), device: z.optional(device) })
const Keep = z.strictObject({ device })
const Standing = z.strictObject({ worker: id(), device })
const First = z.strictObject({ login: text(60), code: text(60) })
const FirstPassword = z.strictObject({ login: text(60), code: text(60), new: z.string().check(z.minLength(SHORTEST), z.maxLength(200)), device: z.optional(device) })
const Password = z.strictObject({ old: z.string().check(z.minLength(1), z.maxLength(200)), new: z.string().check(z.minLength(SHORTEST), z.maxLength(200)) })
const TOO_COMMON = /^(password|kata ?sandi|rahasia|12345|qwerty|pilar)/i

/** Adds sign-in, own sessions, passwords, and the admin's one-time codes. */
export function addSignIn(app: FastifyInstance, services: Services): void {
  const { pool, vault } = services
  app.post('/api/session', { config: { open: true }, schema: { summary: 'Signs in by username or telephone number', tags: ['session'], body: schemaOf(SignIn), response: problemSchema } }, async (request, reply) => {
    const { login, password, device } = parsed(SignIn, request.body)
    const admitted = await signIn(pool, vault, login, password, whereOf(request), device)
    reply.header('set-cookie', sessionCookie(services, admitted.token, SESSION_SECONDS)).header('cache-control', 'no-store')
    return admitted
  })
  app.post('/api/first', { config: { open: true }, schema: { summary: 'Tells whose first code this is; the code is not used up by it', tags: ['session'], body: schemaOf(First), response: problemSchema } }, async request => {
    const { login, code } = parsed(First, request.body)
    return await readCode(pool, vault, login, code, whereOf(request))
  })
  app.post('/api/first/password', { config: { open: true }, schema: { summary: 'Uses a first code up for a password of your own, and signs in', tags: ['session'], body: schemaOf(FirstPassword), response: problemSchema } }, async (request, reply) => {
    const input = parsed(FirstPassword, request.body)
    const admitted = await takeCode(pool, vault, input.login, input.code, input.new, whereOf(request), username => { refuseWeak(input.new, input.code, username) }, input.device)
    reply.header('set-cookie', sessionCookie(services, admitted.token, SESSION_SECONDS)).header('cache-control', 'no-store')
    return admitted
  })
  app.post('/api/session/keep', { schema: { summary: 'Keeps this session on a device, until 90 days after its last contact', description: 'From then on the token is taken as a bearer alone: the cookie is given up, so that whoever finds the device unlocked finds no session in its browser.', tags: ['session'], body: schemaOf(Keep), response: problemSchema } }, async (request, reply) => {
    const kept = await keepSession(pool, request.signed, parsed(Keep, request.body).device)
    reply.header('set-cookie', sessionCookie(services, '', 0))
    return kept
  })
  app.post('/api/session/standing', { config: { open: true }, schema: { summary: 'Whether a device that is locked was put out', description: 'A locked device cannot bear its token. It names its worker and its own number, and is told to wipe, or not; who knows neither learns nothing.', tags: ['session'], body: schemaOf(Standing), response: { 200: { type: 'object', properties: { wipe: { type: 'boolean' } } }, ...problemSchema } } }, async request => {
    const { worker, device } = parsed(Standing, request.body)
    return { wipe: await isPutOut(pool, worker, device) }
  })
  app.delete('/api/session', { config: { duringFirstPassword: true }, schema: { summary: 'Signs out', tags: ['session'], response: problemSchema } }, async (request, reply) => {
    await pool.query('select end_sessions($1, $2)', [actorOf(request).workerId, request.signed.session])
    return await reply.header('set-cookie', sessionCookie(services, '', 0)).status(204 as never).send()
  })
  app.get('/api/sessions', { schema: { summary: 'Lists your own sessions', tags: ['session'], response: problemSchema } }, async request => {
    const { rows } = await pool.query('select id, agent, opened_at as "openedAt", seen_at as "seenAt", device is not null as kept from sessions_of($1)', [actorOf(request).workerId])
    return { items: rows.map(row => ({ ...row, current: row.id === request.signed.session })) }
  })
  app.delete<{ Params: { id: string } }>('/api/sessions/:id', { schema: { summary: 'Ends one of your own sessions', tags: ['session'], response: problemSchema } }, async (request, reply) => {
    if (!isUuid(request.params.id) || !await revokeSessions(pool, actorOf(request).workerId, request.params.id)) throw notFound()
    return reply.status(204 as never).send()
  })
  app.post('/api/password', { config: { duringFirstPassword: true }, schema: { summary: 'Changes your password; other sessions end', tags: ['session'], body: schemaOf(Password), response: problemSchema } }, async (request, reply) => {
    const input = parsed(Password, request.body)
    refuseWeak(input.new, input.old, request.signed.username)
    await changePassword(pool, request.signed, input.old, input.new)
    return reply.status(204 as never).send()
  })
  addAdmin(app, services)
}

const whereOf = ({ ip, headers }: FastifyRequest) => ({ address: ip, agent: headers['user-agent'] ?? '' })

function refuseWeak(fresh: string, old: string, username: string): void {
  const common = TOO_COMMON.test(fresh) || fresh.toLowerCase().includes(username)
  const faults = [...common ? [{ at: 'new', rule: 'too_common' }] : [], ...fresh === old ? [{ at: 'new', rule: 'same_as_old' }] : []]
  if (faults.length > 0) throw faulty(...faults)
}

const Worker = z.object({ id: id(), username: z.string(), region: z.string(), ended: z.boolean() })

// behind `#`, so that no server, log or preview ever sees a code that is scanned
const originOf = ({ headers, protocol, host }: FastifyRequest) => (/^https?:/.test(headers.origin ?? '') ? headers.origin : `${protocol}://${host}`)

function addAdmin(app: FastifyInstance, services: Services): void {
  const { pool, vault } = services
  const workers = services.kinds.find(kind => kind.name === 'worker')!
  const managed = async (request: Parameters<typeof actorOf>[0], workerId: string) => {
    const actor = actorOf(request)
    if (!isId(workerId)) throw notFound()
    const worker = await reading(services, actor, client => readRecord(services, client, workers, actor, workerId))
    if (worker.depth !== 'full' || !postFor(services.sheet, actor, 'session.code', worker.region)) throw forbidden({ verb: 'session.code' })
    return Worker.parse(worker)
  }
  app.post<{ Params: { id: string } }>('/api/workers/:id/code', { schema: { summary: 'Gives a worker a one-time first password, shown once', tags: ['session'], response: problemSchema } }, async (request, reply) => {
    const actor = actorOf(request)
    const workerId = request.params.id.toLowerCase()
    if (!isId(workerId)) throw notFound()
    // who may hand out a code, and that it was done, is an act like any other; the code itself is beside it and kept by nobody
    const receipt = await dispatch(services, actor, { id: mintId(homeOf(workerId), Date.now(), count => randomBytes(count)), action: INVITE, at: new Date().toISOString(), input: { workerId } })
    if (receipt.refused) throw new Problem(receipt.refused.code, receipt.refused.status, receipt.refused.details)
    const { rows: [worker] } = await pool.query<{ username: string; name: string }>('select username, name from invited($1)', [workerId])
    await logRead(services, actor, { what: 'worker.code', record: workerId })
    reply.header('cache-control', 'no-store')
    const { name, username } = worker!
    const issued = await issueCode(pool, vault, { id: workerId, username })
    return { name, username, ...issued, qr: encodeQR(`${originOf(request)}/mulai#${encodeURIComponent(username)}/${issued.password}`, 'svg') }
  })
  app.get<{ Params: { id: string } }>('/api/workers/:id/sessions', { schema: { summary: "Lists a worker's sessions", tags: ['session'], response: problemSchema } }, async request => {
    const worker = await managed(request, request.params.id)
    await logRead(services, actorOf(request), { what: 'worker.sessions', record: worker.id, region: worker.region })
    const { rows } = await pool.query('select id, agent, opened_at as "openedAt", seen_at as "seenAt", device is not null as kept from sessions_of($1)', [worker.id])
    return { items: rows }
  })
  app.delete<{ Params: { id: string } }>('/api/workers/:id/sessions', { schema: { summary: "Ends all of a worker's sessions", tags: ['session'], response: problemSchema } }, async (request, reply) => {
    const worker = await managed(request, request.params.id)
    await revokeSessions(pool, worker.id, null)
    return reply.status(204 as never).send()
  })
}
