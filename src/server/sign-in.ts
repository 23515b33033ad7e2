import * as z from 'zod/mini'
import type { FastifyInstance } from 'fastify'
import { id, text } from '#kernel/fields.ts'
import { faulty, forbidden, notFound } from '#kernel/problem.ts'
import { isId, isUuid } from '#kernel/id.ts'
import { postFor } from '#kernel/rights.ts'
import { actorOf, sessionCookie } from './http.ts'
import { reading, readRecord } from './lists.ts'
import { problemSchema } from './openapi.ts'
import { parsed, schemaOf } from './routes.ts'
import type { Services } from './services.ts'
import { changePassword, issueCode, signIn } from './session.ts'

const SESSION_SECONDS = 12 * 3600
const SHORTEST = 10
const SignIn = z.strictObject({ login: text(60), password: z.string().check(z.minLength(1), z.maxLength(200)) })
const Password = z.strictObject({ old: z.string().check(z.minLength(1), z.maxLength(200)), new: z.string().check(z.minLength(SHORTEST), z.maxLength(200)) })
const TOO_COMMON = /^(password|kata ?sandi|rahasia|12345|qwerty|pilar)/i

/** Adds sign-in, own sessions, passwords, and the admin's one-time codes. */
export function addSignIn(app: FastifyInstance, services: Services): void {
  const { pool, vault } = services
  app.post('/api/session', { config: { open: true }, schema: { summary: 'Signs in by username or telephone number', tags: ['session'], body: schemaOf(SignIn), response: problemSchema } }, async (request, reply) => {
    const { login, password } = parsed(SignIn, request.body)
    const { token } = await signIn(pool, vault, login, password, { address: request.ip, agent: request.headers['user-agent'] ?? '' })
    reply.header('set-cookie', sessionCookie(services, token, SESSION_SECONDS)).header('cache-control', 'no-store')
    return { token }
  })
  app.delete('/api/session', { config: { duringFirstPassword: true }, schema: { summary: 'Signs out', tags: ['session'], response: problemSchema } }, async (request, reply) => {
    await pool.query('select end_sessions($1, $2)', [actorOf(request).workerId, request.signed.session])
    return await reply.header('set-cookie', sessionCookie(services, '', 0)).status(204 as never).send()
  })
  app.get('/api/sessions', { schema: { summary: 'Lists your own sessions', tags: ['session'], response: problemSchema } }, async request => {
    const { rows } = await pool.query('select id, agent, opened_at as "openedAt", seen_at as "seenAt" from sessions_of($1)', [actorOf(request).workerId])
    return { items: rows.map(row => ({ ...row, current: row.id === request.signed.session })) }
  })
  app.delete<{ Params: { id: string } }>('/api/sessions/:id', { schema: { summary: 'Ends one of your own sessions', tags: ['session'], response: problemSchema } }, async (request, reply) => {
    const { rows } = isUuid(request.params.id) ? await pool.query<{ gone: number }>('select end_sessions($1, $2) as gone', [actorOf(request).workerId, request.params.id]) : { rows: [] }
    if (!rows[0]?.gone) throw notFound()
    return reply.status(204 as never).send()
  })
  app.post('/api/password', { config: { duringFirstPassword: true }, schema: { summary: 'Changes your password; other sessions end', tags: ['session'], body: schemaOf(Password), response: problemSchema } }, async (request, reply) => {
    const input = parsed(Password, request.body)
    const common = TOO_COMMON.test(input.new) || input.new.toLowerCase().includes(request.signed.username)
    const faults = [...common ? [{ at: 'new', rule: 'too_common' }] : [], ...input.new === input.old ? [{ at: 'new', rule: 'same_as_old' }] : []]
    if (faults.length > 0) throw faulty(...faults)
    await changePassword(pool, request.signed, input.old, input.new)
    return reply.status(204 as never).send()
  })
  addAdmin(app, services)
}

const Worker = z.object({ id: id(), username: z.string(), region: z.string(), phone: z.nullish(z.string()), ended: z.boolean() })

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
    const worker = await managed(request, request.params.id)
    if (worker.ended) throw faulty({ at: 'id', rule: 'ended' })
    reply.header('cache-control', 'no-store')
    return { username: worker.username, password: await issueCode(pool, vault, worker) }
  })
  app.get<{ Params: { id: string } }>('/api/workers/:id/sessions', { schema: { summary: "Lists a worker's sessions", tags: ['session'], response: problemSchema } }, async request => {
    const worker = await managed(request, request.params.id)
    const { rows } = await pool.query('select id, agent, opened_at as "openedAt", seen_at as "seenAt" from sessions_of($1)', [worker.id])
    return { items: rows }
  })
  app.delete<{ Params: { id: string } }>('/api/workers/:id/sessions', { schema: { summary: "Ends all of a worker's sessions", tags: ['session'], response: problemSchema } }, async (request, reply) => {
    const worker = await managed(request, request.params.id)
    await pool.query('select end_sessions($1, null)', [worker.id])
    return reply.status(204 as never).send()
  })
}
