import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import helmet from '@fastify/helmet'
import swagger from '@fastify/swagger'
import Fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { forbidden, notFound, Problem, problem, unknown } from '#kernel/problem.ts'
import { prove, SessionChanged, sqlState } from './db.ts'
import { revokedBy, type Revoked } from './devices.ts'
import { overloaded } from './dispatch.ts'
import { mustChange, proofOf, rememberedBy, signedBy, type Signed } from './session.ts'
import type { Services } from './services.ts'
import { refuseStrays } from './strays.ts'

/** The body is larger than this route takes. */
export const tooLarge = problem('too_large', 413)
/** The body cannot be read as JSON, or its type is not taken here. */
export const unreadable = problem('unreadable', 400)
const serverError = problem('server_error', 500)

const BODY_BYTES = 1_048_576
const WAITING_PER_SLOT = 8
const UNAVAILABLE = new Set(['57P01', '57P02', '57P03', '08006', '08001', '53300', '53400', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT'])

declare module 'fastify' {
  interface FastifyRequest { signed: Signed; /** Whose device this was before it was put out; then nobody is signed in. */ revoked?: Revoked }
  interface FastifyContextConfig {
    open?: boolean; duringFirstPassword?: boolean
    /** All this route does goes through transactions under the actor's settings, so that the session may be taken from memory and proved there. */
    quick?: boolean
    /** Answers for as long as somebody listens: not counted among the requests at work. */
    stream?: boolean
    /** A device that was put out may still hand in here what it has not sent. */
    handsIn?: boolean
    /** Names unknown parameters itself, in one with the other faults of the query. */
    readsQuery?: boolean
  }
}

/** Makes the HTTP side: sessions, problems as problem+json, OpenAPI, bounded load; slices add their routes. */
export async function buildApp(services: Services): Promise<FastifyInstance> {
  const app = Fastify({
    logger: services.config.logLevel === 'silent' ? false : { level: services.config.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'], serializers: { req: ({ method, routeOptions }: FastifyRequest) => ({ method, route: routeOptions?.url }) } },
    logController: new LogController({ disableRequestLogging: true }), bodyLimit: BODY_BYTES, requestTimeout: 60_000, connectionTimeout: 90_000, keepAliveTimeout: 30_000, trustProxy: ['loopback', ...services.config.trustedProxies], return503OnClosing: true, exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 200, querystringParser: queryOf },
    frameworkErrors: (_, request, reply) => { answerProblem(services, request, reply, unreadable()) },
    clientErrorHandler: refuseUnreadable,
  })
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => data => JSON.stringify(data))
  const secure = services.config.publicUrl.startsWith('https')
  app.addHook('onRoute', route => { if (isApi(route.url)) route.helmet = false })
  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: policy }, strictTransportSecurity: secure, crossOriginEmbedderPolicy: false })
  await app.register(swagger, { openapi: { openapi: '3.1.0', info: { title: 'Pilar', version: services.version, description: description }, components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'pilar_session' }, bearer: { type: 'http', scheme: 'bearer' } } }, security: [{ session: [] }, { bearer: [] }] } })
  app.decorateRequest('signed', null as unknown as Signed)
  app.decorateRequest('revoked')
  bound(app, services.config.maxInFlight * WAITING_PER_SLOT)
  refuseStrays(app)
  proving(app, services)
  app.addHook('onRequest', async (request, reply) => {
    if (isApi(request.routeOptions.url)) reply.headers(secure ? { ...NO_PAGE, 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : NO_PAGE)
    await authenticate(services, request)
  })
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => { answerProblem(services, request, reply, problemOf(error, request)) })
  return app
}

const policy = {
  'default-src': ["'self'"], 'script-src': ["'self'"], 'style-src': ["'self'", "'unsafe-inline'"], 'img-src': ["'self'", 'blob:', 'data:'], 'media-src': ["'self'", 'blob:'], 'font-src': ["'self'"], 'connect-src': ["'self'"], 'object-src': ["'none'"],
  'base-uri': ["'none'"], 'frame-ancestors': ["'none'"], 'form-action': ["'self'"], 'manifest-src': ["'self'"], 'worker-src': ["'self'"],
}
// an answer that is no page needs no policy for pages; what helmet sets on those is made anew for each answer
const NO_PAGE = { 'cache-control': 'no-store', 'content-security-policy': `default-src 'none'; frame-ancestors 'none'`, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin' }
const isApi = (url: string | undefined) => url?.startsWith('/api/') ?? false
const description = 'Every act of Pilar as a documented route. Sign in with POST /api/session; then use the cookie, or the token as a bearer. Every act takes any UUID as Idempotency-Key: the same key with the same body has its effect once and gets the same receipt for ever; with another body it is refused with 409. A query parameter that a route does not list is refused with 422, by its name.'

// a name given twice is one value with a comma, as lists take it; so every value is a text
function queryOf(text: string): Record<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(text)) found.set(name, found.has(name) ? `${found.get(name)},${value}` : value)
  return Object.fromEntries(found)
}

// what is no HTTP at all: the connection is told so and closed
function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) { socket.destroy(); return }
  const { code, status } = unreadable()
  const body = problemText(unreadable())
  socket.end(`HTTP/1.1 ${status} ${code}\r\nContent-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`)
}

/** Who signed in; routes read it after the authenticating hook. */
export function actorOf(request: FastifyRequest) {
  return request.signed.actor
}

/** Reads the session token of a request: a bearer, or the cookie. */
export function tokenOf(request: FastifyRequest): string | undefined {
  const bearer = /^Bearer ([\w-]{43})$/.exec(request.headers.authorization ?? '')?.[1]
  return bearer ?? /(?:^|;\s*)pilar_session=([\w-]{43})(?:;|$)/.exec(request.headers.cookie ?? '')?.[1]
}

async function authenticate(services: Services, request: FastifyRequest): Promise<void> {
  // the route's own pattern is asked: the address as sent may be written in another way (/%61pi/…)
  if (request.is404 || !isApi(request.routeOptions.url)) return
  refuseForeignOrigin(request)
  if (request.routeOptions.config.open) return
  const { quick } = request.routeOptions.config
  const remembered = quick ? rememberedBy(services.remembered, tokenOf(request)) : undefined
  if (remembered) request.signed = borne(request, remembered)
  else await askSession(services, request)
}

/** Asks whose session this is; one that was put out is told to wipe, and may hand in what is unsent. */
async function askSession(services: Services, request: FastifyRequest): Promise<void> {
  const { duringFirstPassword, handsIn } = request.routeOptions.config
  try {
    request.signed = await signedBy(services.pool, services.remembered, tokenOf(request))
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== unknown.code) throw error
    const revoked = await revokedBy(services.pool, tokenOf(request))
    if (!revoked) throw error
    if (!handsIn) throw unknown({ wipe: true })
    request.revoked = revoked
    return
  }
  borne(request, request.signed)
  if (request.signed.mustChange && !duringFirstPassword) throw mustChange()
}

/** The token that a device keeps lies sealed there and is borne by hand: as a cookie it opens nothing. */
function borne(request: FastifyRequest, signed: Signed): Signed {
  if (signed.device && !request.headers.authorization) throw unknown()
  return signed
}

/** A quick route whose session turns out to have changed begins anew; none answers, well or ill, before the session is proved. */
function proving(app: FastifyInstance, services: Services): void {
  app.addHook('onRoute', route => {
    if (!route.config?.quick) return
    const { handler } = route
    route.handler = async function (request, reply) {
      if (request.revoked) return await handler.call(this, request, reply)
      try {
        try {
          return await handler.call(this, request, reply)
        } finally {
          await prove(services.pool, proofOf(request.signed.actor))
        }
      } catch (error) {
        if (!(error instanceof SessionChanged)) throw error
        await askSession(services, request)
        return await handler.call(this, request, reply)
      }
    }
  })
}

// SameSite=Strict already keeps the cookie at home; the origin is asked as well, for browsers that do not
function refuseForeignOrigin(request: FastifyRequest): void {
  const { origin, host } = request.headers
  if (request.method === 'GET' || !origin || request.headers.authorization) return
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw forbidden({ verb: 'origin' })
}

/** Bounds the requests at work; one whose body is still on its way is not at work, however slowly it comes. */
function bound(app: FastifyInstance, most: number): void {
  const atWork = new Set<FastifyRequest>()
  const enter = async (request: FastifyRequest, reply: FastifyReply) => {
    if (reply.raw.closed || request.routeOptions.url === '/api/health' || request.routeOptions.config.stream) return
    if (atWork.size >= most) throw overloaded({ seconds: 1 })
    atWork.add(request)
  }
  app.addHook('onRequest', async (request, reply) => {
    reply.raw.once('close', () => { atWork.delete(request) })
    await enter(request, reply)
  })
  app.addHook('preParsing', async request => { atWork.delete(request) })
  app.addHook('preValidation', enter)
}

/** Gives the refusal that an error is told as; whatever is not expected is told without detail. */
export function problemOf(error: Error & { statusCode?: number; code?: string }, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  const state = sqlState(error) ?? error.code ?? ''
  if (state === '42501') return notFound()
  if (state === '57014' || state === '55P03' || UNAVAILABLE.has(state) || /timeout exceeded when trying to connect|Connection terminated|not queryable/i.test(error.message)) return overloaded({ seconds: 2 })
  if (error.statusCode === 413) return tooLarge()
  if (error.statusCode === 503) return overloaded({ seconds: 2 })
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) return unreadable()
  request.log.error({ err: { name: error.name, message: error.message, stack: error.stack, code: state } }, 'unexpected')
  return serverError()
}

function answerProblem(services: Services, request: FastifyRequest, reply: FastifyReply, refused: Problem): void {
  if (refused.code === unknown.code && !refused.details.wipe && tokenOf(request)) reply.header('set-cookie', sessionCookie(services, '', 0))
  const seconds = refused.details.seconds
  if (typeof seconds === 'number') reply.header('retry-after', String(seconds))
  reply.code(refused.status).header('content-type', 'application/problem+json; charset=utf-8').header('cache-control', 'no-store')
  void reply.send(problemText(refused))
}

function problemText({ code, status, details }: Problem): string {
  return JSON.stringify({ type: `urn:pilar:problem:${code}`, title: code, status, code, details })
}

/** Writes the session cookie; Secure when the product is served by https. */
export function sessionCookie(services: Pick<Services, 'config'>, token: string, seconds: number): string {
  return `pilar_session=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${services.config.publicUrl.startsWith('https') ? '; Secure' : ''}`
}

/** Tells a page, for a minute, that whoever opened it here is not signed in, so that it need not ask and be refused; a page reached from elsewhere says nothing, for then the browser keeps the session to itself. */
export function strangerCookie(request: FastifyRequest): string {
  const isStranger = !tokenOf(request) && ['none', 'same-origin'].includes(String(request.headers['sec-fetch-site']))
  return `pilar_tamu=${isStranger ? '1; Max-Age=60' : '; Max-Age=0'}; Path=/; SameSite=Strict`
}

/** Maps any UUID an outside system chose to an envelope id of a home: the same actor and key give the same id. */
export function envelopeIdFor(actor: string, key: string, home: number): string {
  const digits = createHash('sha256').update(`${actor}:${key.toLowerCase()}`).digest('hex')
  const variant = (0x8 | (Number.parseInt(digits[15]!, 16) & 0x3)).toString(16)
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(12, 15)}-${variant}${digits.slice(16, 19)}-${digits.slice(19, 26)}${home.toString(16).padStart(5, '0')}`
}
