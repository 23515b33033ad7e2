import type { FastifyInstance } from 'fastify'
import type { Contents } from '#kernel/contents.ts'
import { SLICES } from '#src/main.contents.ts'
import { dayFromToday } from './house.ts'

/** A JSON schema, as far as the OpenAPI document uses it. */
export type Shape = {
  type?: string | string[]; properties?: Record<string, Shape>; required?: string[]; items?: Shape; prefixItems?: Shape[]; enum?: string[]; const?: unknown; anyOf?: Shape[]; format?: string
  minimum?: number; maximum?: number; minLength?: number; maxLength?: number; maxItems?: number; additionalProperties?: boolean
}
/** One route of the document: what it takes. */
export type Route = { method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; path: string; name: string; body?: Shape; query: Record<string, Shape>; params: string[] }
type Operation = { operationId?: string; requestBody?: { content: Record<string, { schema: Shape }> }; parameters?: { in: string; name: string; schema: Shape }[] }

/** Lists every route of the OpenAPI document. */
export function routesOf(app: FastifyInstance): Route[] {
  const paths = app.swagger().paths as Record<string, Record<string, Operation>>
  return Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => {
    const among = (place: string) => (operation.parameters ?? []).filter(parameter => parameter.in === place)
    const body = operation.requestBody?.content['application/json']?.schema
    return {
      method: method.toUpperCase() as Route['method'], path, name: `${method.toUpperCase()} ${path}`, query: Object.fromEntries(among('query').map(({ name, schema }) => [name, schema])),
      params: [...path.matchAll(/\{(\w+)\}/g)].map(found => found[1]!), ...(body ? { body } : {}),
    }
  }))
}

/** Tells the fields of an object shape, looking through what may be null. */
export function fieldsOf(shape: Shape): Record<string, Shape> {
  return solid(shape).properties ?? {}
}

/** Looks through a shape that may also be null. */
export function solid(shape: Shape): Shape {
  const one = shape.anyOf ? solid(shape.anyOf.find(each => each.type !== 'null')!) : shape
  return Array.isArray(one.type) ? { ...one, type: one.type.find(each => each !== 'null')! } : one
}

/** What fields with a form of their own take, by name: those of all, and those that the slices tell. */
const slices: readonly Contents[] = Object.values(SLICES)
const BY_NAME: Record<string, unknown> = {
  ...Object.assign({}, ...slices.map(({ samples }) => samples ?? {})),
  toRegion: '52.06.01.2005', codes: '123456'.repeat(300), quantity: '2,5', reviewDay: dayFromToday(30), nextDay: dayFromToday(30), agreedDay: dayFromToday(0),
  region: '52.72.01.1001', rt: '005', rw: '002', from: '09:00', to: '11:00', proposedFrom: '10:00', nik: '5272014101500003', kk: '5272014101500009', phone: '081234567890', username: 'orang.baru', code: 'pilar_baru', at: '2026-03-04T05:06:07.000Z', givenAt: '2026-03-04T05:06:07.000Z', codeHash: 'c'.repeat(64),
  email: 'uji@uji.example', digestAt: '06:30', quietFrom: '20:00', quietTo: '05:30', sha256: 'a'.repeat(64), voice: 'a'.repeat(64), files: ['a'.repeat(64)], action: 'case.note', input: {}, under: 'LUT', day: dayFromToday(2), due: dayFromToday(3), proposedDay: dayFromToday(4), until: dayFromToday(90), days: [dayFromToday(2)], ends: `${dayFromToday(2)}T05:00:00.000Z`, password: 'kata-uji-yang-panjang', new: 'kata-baru-yang-panjang', old: 'kata-uji-yang-panjang', subtypes: [], areas: ['52.72.01.1001'], rws: ['001'],
}

/** Makes a value of a shape that the house takes, as far as the shape and the field's name tell; `ids` gives ids by field name. */
export function valid(shape: Shape, ids: (field: string) => string, field = ''): unknown {
  const one = solid(shape)
  if (one.properties) return Object.fromEntries(Object.entries(one.properties).map(([name, part]) => [name, valid(part, ids, name)]))
  if (one.enum) return one.enum[0]
  if (one.prefixItems) return one.prefixItems.map(part => valid(part, ids, field))
  if (one.format === 'date') return field in BY_NAME && /^\d{4}-\d\d-\d\d$/.test(String(BY_NAME[field])) ? BY_NAME[field] : dayFromToday(field === 'from' ? 0 : 2)
  if (one.format === 'date-time') return field in BY_NAME ? BY_NAME[field] : '2026-03-04T05:06:07.000Z'
  if (field in BY_NAME && one.type !== 'object' && one.type !== 'number') return BY_NAME[field]
  if (one.type === 'array') return [valid(one.items ?? {}, ids, field)]
  if (one.format === 'uuid') return ids(field)
  if (one.type === 'integer') return Math.max(one.minimum ?? 1, field === 'bornYear' ? 1950 : 1)
  if (one.type === 'number') return 1
  if (one.type === 'boolean') return false
  return one.type === 'string' ? 'kata biasa' : {}
}
