import * as z from 'zod/mini'
import type { FastifyInstance } from 'fastify'
import { int, oneOf, pattern } from '#kernel/fields.ts'
import { notFound, Problem, problem } from '#kernel/problem.ts'
import type { Actor } from '#kernel/rights.ts'
import { hasFile, keepFile, MOST_BYTES_OF, notAFile, type Sort } from './files.ts'
import { actorOf } from './http.ts'
import { problemSchema, schemaOf } from './openapi.ts'
import { parsed } from './routes.ts'
import type { Services } from './services.ts'
import { beginUpload, damaged, endUpload, findUpload, PART_BYTES, type Progress, takePart, type Upload, wholeOf } from './uploads.ts'

/** No such file was announced: the words may have been corrected since, and what was said of the old ones is not asked any more. */
export const notAnnounced = problem('file.not_announced', 409)
/** A file beside a record that somebody may lay there, and what it may be. */
export type Beside = Upload & { takes: Sort[] }
/** Tells whether somebody may lay a file beside a record, which an act has named; refuses otherwise. */
export type TakenBy = (actor: Actor, id: string, sha256: string) => Promise<Beside>

const MOST_BYTES = 10 * 1024 * 1024
const Announced = z.strictObject({ sha256: pattern(/^[0-9a-f]{64}$/, 'sha256'), size: int(1, MOST_BYTES), type: oneOf(['application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'audio/webm', 'audio/ogg', 'audio/mp4']) })
const byId = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] } as const
const bySha = { type: 'object', properties: { id: { type: 'string', format: 'uuid' }, sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' } }, required: ['id', 'sha256'] } as const

/** Adds the routes by which the files beside records of a sort come in parts, from whoever named them. */
export function addParts(app: FastifyInstance, services: Services, way: string, takenBy: TakenBy): void {
  void app.register(async parts => { addRoutes(parts, services, way, takenBy) })
}

function addRoutes(app: FastifyInstance, services: Services, way: string, takenBy: TakenBy): void {
  const told = (sha256: string, offset: number | null, size: number | null, done: boolean) => ({ sha256, offset, size, partBytes: PART_BYTES, done })
  const finished = async (actor: Actor, upload: Beside, { offset, size }: Progress) => {
    if (offset < size) return told(upload.sha256, offset, size, false)
    const settings = services.homes.settingsFor(actor)
    const whole = await wholeOf(services, settings, upload).catch(async error => {
      // both of two that finish at once may find it done
      if (error instanceof Problem && error.code === damaged.code && await hasFile(services, upload.record, upload.sha256)) return undefined
      throw error
    })
    if (whole) await keepFile(services, upload.record, whole, upload.takes).catch(async error => { if (error instanceof Problem && error.status === 422) await endUpload(services, settings, upload); throw error })
    await endUpload(services, settings, upload)
    return told(upload.sha256, size, size, true)
  }
  const answers = { 200: { type: 'object', properties: { sha256: { type: 'string' }, offset: { type: ['integer', 'null'] }, size: { type: ['integer', 'null'] }, partBytes: { type: 'integer' }, done: { type: 'boolean' } } }, ...problemSchema } as const
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: PART_BYTES }, (_, body, done) => { done(null, body) })
  app.post<{ Params: { id: string } }>(`/api/v1/${way}/:id/uploads`, { schema: { operationId: `${way}.upload`, summary: 'Begins to send a file that your act has named, or asks how far it is', tags: [way], params: byId, body: schemaOf(Announced), response: answers } }, async request => {
    const { sha256, size } = parsed(Announced, request.body)
    const actor = actorOf(request)
    const upload = await takenBy(actor, request.params.id, sha256)
    const [sort] = upload.takes
    if (sort && sort !== 'picture' && size > MOST_BYTES_OF[sort]) throw notAFile({ most: MOST_BYTES_OF[sort] })
    if (await hasFile(services, upload.record, sha256)) return told(sha256, size, size, true)
    return await finished(actor, upload, await beginUpload(services, services.homes.settingsFor(actor), upload, size))
  })
  app.get<{ Params: { id: string; sha256: string } }>(`/api/v1/${way}/:id/uploads/:sha256`, { schema: { operationId: `${way}.upload_status`, summary: 'How far your upload of a file is', tags: [way], params: bySha, response: answers } }, async request => {
    const actor = actorOf(request)
    const upload = await takenBy(actor, request.params.id, request.params.sha256)
    const found = await findUpload(services, services.homes.settingsFor(actor), upload)
    const done = await hasFile(services, upload.record, upload.sha256)
    if (!found && !done) throw notFound()
    return told(upload.sha256, found?.offset ?? null, found?.size ?? null, done)
  })
  app.patch<{ Params: { id: string; sha256: string }; Querystring: Record<string, string | undefined> }>(`/api/v1/${way}/:id/uploads/:sha256`, { bodyLimit: PART_BYTES, schema: { operationId: `${way}.upload_part`, summary: 'Sends one part of a file, in any order, as often as needed', tags: [way], consumes: ['application/octet-stream'], params: bySha, querystring: { type: 'object', properties: { offset: { type: 'integer', minimum: 0 } }, required: ['offset'] }, response: answers } }, async request => {
    const actor = actorOf(request)
    const upload = await takenBy(actor, request.params.id, request.params.sha256)
    const { offset = '' } = request.query
    const progress = await takePart(services, services.homes.settingsFor(actor), upload, /^\d{1,9}$/.test(offset) ? Number(offset) : -1, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0))
    if (progress) return await finished(actor, upload, progress)
    // its answer was lost on the way
    if (!await hasFile(services, upload.record, upload.sha256)) throw notFound()
    return told(upload.sha256, null, null, true)
  })
}
