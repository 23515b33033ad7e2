import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { Problem } from '#kernel/problem.ts'
import { overloaded } from './dispatch.ts'
import { unreadable } from './http.ts'
import { problemSchema, schemaOf } from './openapi.ts'
import { parsed } from './routes.ts'
import type { Services } from './services.ts'
import { signedBy } from './session.ts'

const BODY_BYTES = 2_097_152
const Sealed = z.strictObject({ sealed: z.string().check(z.minLength(1), z.maxLength(BODY_BYTES)) })
/** What a telephone puts in: its session, what it tells of itself, and the envelopes that wait. */
const Packed = z.object({ token: z.string().check(z.maxLength(60)), device: z.string().check(z.maxLength(200)), envelopes: z.array(z.unknown()) })

/** Adds the pouch: envelopes that a telephone sealed for this house while it was open, brought by its service worker, which has neither key nor session. They go the way of any push; who brings them hears nothing of what they came to. */
export function addPouch(app: FastifyInstance, services: Services): void {
  app.post('/api/pouch', { bodyLimit: BODY_BYTES, config: { open: true }, schema: { summary: 'Takes what a closed telephone had waiting, sealed', description: 'Sealed to the `pouchKey` of the session (ECDH P-256, HKDF-SHA-256, AES-GCM): the token and the envelopes of one push. It may come twice, and the telephone asks for the receipts itself when it is opened. A session that ended opens nothing here.', tags: ['sync'], body: schemaOf(Sealed), response: { 200: { type: 'object', properties: { taken: { type: 'integer' } } }, ...problemSchema } } }, async request => {
    const { token, device, envelopes } = opened(services, parsed(Sealed, request.body).sealed)
    await signedBy(services.pool, services.remembered, token)
    const answer = await app.inject({ method: 'POST', url: '/api/push', remoteAddress: request.ip, headers: { authorization: `Bearer ${token}`, 'x-pilar-device': device, 'user-agent': request.headers['user-agent'] ?? '' }, payload: { envelopes } })
    const told = answer.json<{ receipts?: unknown[]; code?: string; details?: Record<string, unknown> }>()
    if (answer.statusCode !== 200) throw new Problem(told.code ?? 'server_error', answer.statusCode, told.details)
    const taken = told.receipts!.length
    // what is left may build on what failed: it comes again
    if (taken < envelopes.length) throw overloaded({ seconds: 1 })
    return { taken }
  })
}

function opened({ vault }: Services, sealed: string): z.infer<typeof Packed> {
  try {
    return Packed.parse(vault.openPouch(Buffer.from(sealed, 'base64')))
  } catch {
    throw unreadable()
  }
}
