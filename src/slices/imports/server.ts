import * as z from 'zod/mini'
import type { FastifyInstance } from 'fastify'
import { dayAt } from '#kernel/day.ts'
import { identityNumber, maybe, oneOf, region, text } from '#kernel/fields.ts'
import { homeOf } from '#kernel/id.ts'
import { forbidden } from '#kernel/problem.ts'
import { holds, postFor } from '#kernel/rights.ts'
import { deskOf } from '#server/desk.ts'
import { actorOf } from '#server/http.ts'
import { reading } from '#server/lists.ts'
import { problemSchema, schemaOf } from '#server/openapi.ts'
import { parsed } from '#server/routes.ts'
import type { Services } from '#server/services.ts'
import { readSheets } from '#server/spreadsheet.ts'
import { UNIT_KINDS } from '#slices/units/rules.ts'
import { SORTS } from './columns.ts'
import { MOST_ROWS } from './kinds.ts'
import { stands } from './rows.ts'

const MOST_BYTES = 6 * 1024 * 1024
/** Titles, blank lines and signatures around the rows of a list. */
const AROUND = 300
const BRINGS = [{ verb: 'worker.manage' }, { verb: 'unit.manage' }, { verb: 'case.triage' }]

/** Adds the route that reads an office's file into rows; it keeps nothing and changes nothing. */
export function addImportRoutes(app: FastifyInstance, services: Services): void {
  void app.register(async upload => { addReading(upload, services) })
  app.post('/api/v1/imports/known', { schema: { operationId: 'imports.known', summary: 'Which rows of a list stand in the house already, by their number from 0; nothing is kept', tags: ['imports'], body: schemaOf(Known), response: { 200: { type: 'object', additionalProperties: true }, ...problemSchema } } }, async request => {
    const actor = actorOf(request)
    const { sort, region, rows } = parsed(Known, request.body)
    const brings = { petugas: { verb: 'worker.manage' }, unit: { verb: 'unit.manage' }, kasus: { verb: 'case.triage' } }[sort]
    const post = postFor(services.sheet, actor, brings.verb, region)
    if (!post) throw forbidden(brings)
    const read = rows.map((row, at) => { const told = ROWS[sort].safeParse(row); return told.success ? { at, row: told.data } : undefined }).filter(one => one !== undefined)
    return await reading(services, actor, async client => {
      const seer = { desk: deskOf(client, services.vault, services.sheet, actor, homeOf(post.id)), today: (place: string) => dayAt(place, new Date().toISOString()) }
      const known: number[] = []
      for (const { at, row } of read) if (await stands(seer, sort, row)) known.push(at)
      return { known }
    })
  })
}

const at = region()
const place = { region: at, rt: maybe(text(3)), rw: maybe(text(3)) }
const ROWS = {
  petugas: z.object({ name: text(120), role: text(40), ...place, phone: maybe(text(20)), nik: maybe(identityNumber()) }),
  unit: z.object({ name: text(160), sort: oneOf(UNIT_KINDS) }),
  kasus: z.object({ who: text(160), ...place, nik: maybe(identityNumber()) }),
}
const MOST_ASKED = 100
const Known = z.strictObject({ sort: oneOf(SORTS), region: region(), rows: z.array(z.record(z.string(), z.unknown())).check(z.maxLength(MOST_ASKED)) })

// files are taken by this one route: elsewhere megabytes of bytes would pass for an input
function addReading(app: FastifyInstance, services: Services): void {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_, body, done) => { done(null, body) })
  app.put('/api/v1/imports/read', { bodyLimit: MOST_BYTES, schema: { operationId: 'imports.read', summary: 'Reads a list (XLSX, CSV) into rows; nothing is kept', tags: ['imports'], consumes: ['application/octet-stream'], response: { 200: { type: 'object', additionalProperties: true }, ...problemSchema } } }, async request => {
    if (!BRINGS.some(({ verb }) => holds(services.sheet, actorOf(request), verb))) throw forbidden({ verb: 'worker.manage' })
    return await readSheets(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0), MOST_ROWS + AROUND)
  })
}
