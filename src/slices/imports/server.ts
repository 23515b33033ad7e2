import type { FastifyInstance } from 'fastify'
import { forbidden } from '#kernel/problem.ts'
import { holds } from '#kernel/rights.ts'
import { actorOf } from '#server/http.ts'
import { problemSchema } from '#server/openapi.ts'
import type { Services } from '#server/services.ts'
import { readSheets } from '#server/spreadsheet.ts'
import { MOST_ROWS } from './kinds.ts'

const MOST_BYTES = 6 * 1024 * 1024
/** Titles, blank lines and signatures around the rows of a list. */
const AROUND = 300
const BRINGS = [{ verb: 'worker.manage' }, { verb: 'unit.manage' }, { verb: 'case.triage' }]

/** Adds the route that reads an office's file into rows; it keeps nothing and changes nothing. */
export function addImportRoutes(app: FastifyInstance, services: Services): void {
  void app.register(async upload => { addReading(upload, services) })
}

// files are taken by this one route: elsewhere megabytes of bytes would pass for an input
function addReading(app: FastifyInstance, services: Services): void {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_, body, done) => { done(null, body) })
  app.put('/api/v1/imports/read', { bodyLimit: MOST_BYTES, schema: { operationId: 'imports.read', summary: 'Reads a list (XLSX, CSV) into rows; nothing is kept', tags: ['imports'], consumes: ['application/octet-stream'], response: { 200: { type: 'object', additionalProperties: true }, ...problemSchema } } }, async request => {
    if (!BRINGS.some(({ verb }) => holds(services.sheet, actorOf(request), verb))) throw forbidden({ verb: 'worker.manage' })
    return await readSheets(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0), MOST_ROWS + AROUND)
  })
}
