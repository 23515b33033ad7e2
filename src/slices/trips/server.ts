import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { homeOf, mintId } from '#kernel/id.ts'
import { forbidden, notFound, Problem } from '#kernel/problem.ts'
import type { Kind } from '#kernel/record.ts'
import { dispatch } from '#server/dispatch.ts'
import { pictureOf, readStored, storeFile } from '#server/files.ts'
import { actorOf } from '#server/http.ts'
import { reading, readRecord } from '#server/lists.ts'
import { problemSchema } from '#server/openapi.ts'
import type { Services } from '#server/services.ts'
import { Photo, Visit } from './kinds.ts'

const MOST_BYTES = 10 * 1024 * 1024
const byId = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] } as const

/** Adds photos: uploaded plainly, re-encoded without position, stored encrypted, served only through the visit's scope. */
export function addPhotoRoutes(app: FastifyInstance, services: Services): void {
  void app.register(async upload => { addUpload(upload, services) })
  app.get<{ Params: { id: string } }>('/api/v1/photos/:id/bytes', { schema: { operationId: 'photos.bytes', summary: 'The picture itself, within your scope', tags: ['photos'], params: byId, response: { 404: problemSchema[404] } } }, async (request, reply) => {
    const actor = actorOf(request)
    const photo = await reading(services, actor, client => readRecord(services, client, Photo as unknown as Kind, actor, request.params.id.toLowerCase()))
    if (photo.depth !== 'full') throw notFound()
    const bytes = await readStored(services.filesDir, services.vault, String(photo.visitId), String(photo.sha256)).catch(() => { throw notFound() })
    return reply.header('content-type', 'image/webp').header('cache-control', 'private, no-store').header('content-disposition', 'inline; filename="foto.webp"').header('x-content-type-options', 'nosniff').send(bytes)
  })
}

// pictures are taken by this one route: elsewhere ten megabytes of bytes would pass for an input
function addUpload(app: FastifyInstance, services: Services): void {
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_, body, done) => { done(null, body) })
  app.put<{ Params: { id: string } }>('/api/v1/visits/:id/photos', { bodyLimit: MOST_BYTES, schema: { operationId: 'visits.photo', summary: 'Adds a photo to a visit of yours', tags: ['visits'], consumes: ['image/jpeg', 'image/png', 'image/webp'], params: byId, response: problemSchema } }, async request => {
    const actor = actorOf(request)
    const visitId = request.params.id.toLowerCase()
    const visit = await reading(services, actor, client => readRecord(services, client, Visit as unknown as Kind, actor, visitId))
    if (visit.depth !== 'full' || (visit.leadId !== actor.workerId && !(visit.joinerIds as string[]).includes(actor.workerId))) throw forbidden({ verb: 'visit.report' })
    const picture = await pictureOf(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0))
    await storeFile(services.filesDir, services.vault, visitId, picture.sha256, picture.bytes)
    const receipt = await dispatch(services, actor, {
      id: mintId(homeOf(visitId), Date.now(), count => randomBytes(count)), action: 'photo.attach', at: new Date().toISOString(),
      input: { visitId, sha256: picture.sha256, bytes: picture.bytes.length, width: picture.width, height: picture.height },
    })
    if (receipt.refused) throw new Problem(receipt.refused.code, receipt.refused.status, receipt.refused.details)
    return { id: receipt.made[0]?.id ?? null, sha256: picture.sha256 }
  })
}
