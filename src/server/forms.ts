import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { forbidden, Problem } from '#kernel/problem.ts'
import type { Language } from '#kernel/say.ts'
import type { Markup } from '#kernel/html.ts'
import { problemOf } from './http.ts'

const FORM_BYTES = 16_384

/** Adds pages that work without script: forms arrive as URLSearchParams, nothing is kept in a cache, and a refusal is said as a page. */
export async function addForms(app: FastifyInstance, refused: (problem: Problem, request: FastifyRequest) => Promise<Markup>, add: (pages: FastifyInstance) => void): Promise<void> {
  await app.register(async pages => {
    pages.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: FORM_BYTES }, (_, body, done) => { done(null, new URLSearchParams(body as string)) })
    pages.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store')
      refuseForeignSite(request)
    })
    pages.setErrorHandler(async (error: Error, request, reply) => {
      const problem = problemOf(error, request)
      const seconds = problem.details.seconds
      if (typeof seconds === 'number') reply.header('retry-after', String(seconds))
      return await sendPage(reply, await refused(problem, request), problem.status)
    })
    add(pages)
  })
}

/** Sends a page. */
export async function sendPage(reply: FastifyReply, page: Markup, status = 200): Promise<FastifyReply> {
  return await reply.code(status).header('content-type', 'text/html; charset=utf-8').send(page.text)
}

/** What a form brought; a body of another type brings nothing. */
export function formOf(request: FastifyRequest): URLSearchParams {
  return request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
}

/** The language of a page: asked by `?bahasa=en`, else what the browser prefers. */
export function languageOf(request: FastifyRequest): Language {
  const asked = (request.query as Record<string, string | undefined>).bahasa ?? (request.body instanceof URLSearchParams ? request.body.get('bahasa') : null)
  if (asked === 'id' || asked === 'en') return asked
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'id'
}

/** Makes a UUID of any text, so that the same press of a button is one act however often it is sent. */
export function keyOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}

// a page without referrer sends `Origin: null`, so the browser's own word about the site is asked; forms carry a token besides
function refuseForeignSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (request.method === 'POST' && site !== undefined && site !== 'same-origin' && site !== 'none') throw forbidden({ verb: 'origin' })
}

/** The address under which the world reaches this server: as configured, else as it was asked. */
export function addressOf(publicUrl: string, request: FastifyRequest): string {
  return publicUrl || `${request.protocol}://${request.host}`
}
