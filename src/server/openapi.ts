import * as z from 'zod/mini'
import type { Action } from '#kernel/action.ts'
import { facts } from '#kernel/fields.ts'
import { columnType, type Kind } from '#kernel/record.ts'
import { say, type Messages } from '#kernel/say.ts'

const problem = { description: 'Refused: a problem (RFC 9457) with a code and details', content: { 'application/problem+json': { schema: { type: 'object', properties: { type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, code: { type: 'string' }, details: { type: 'object', additionalProperties: true } } } } } }
/** Gives the OpenAPI document with the answer that every route shares written once. */
export function openapiOf(document: object): object {
  const shared = JSON.stringify(problem)
  const text = JSON.stringify(document).replaceAll(shared, '{"$ref":"#/components/responses/Problem"}')
  const whole = JSON.parse(text) as { components?: object }
  return { ...whole, components: { ...whole.components, responses: { Problem: problem } } }
}

/** Answers that any route may give. */
export const problemSchema = { 401: problem, 403: problem, 404: problem, 409: problem, 422: problem, 503: problem }
/** What an act is answered with. */
export const receiptSchema = {
  type: 'object', properties: {
    id: { type: 'string', format: 'uuid' }, received: { type: 'string', format: 'date-time' },
    refused: { type: ['object', 'null'], properties: { code: { type: 'string' }, status: { type: 'integer' }, details: { type: 'object', additionalProperties: true } } },
    made: { type: 'array', items: { type: 'object', properties: { kind: { type: 'string' }, id: { type: 'string', format: 'uuid' } } } },
  },
}
const TYPES: Record<string, object> = {
  uuid: { type: 'string', format: 'uuid' }, text: { type: 'string' }, date: { type: 'string', format: 'date' }, timestamptz: { type: 'string', format: 'date-time' }, int4: { type: 'integer' }, bool: { type: 'boolean' }, jsonb: {}, bytea: {},
  'uuid[]': { type: 'array', items: { type: 'string', format: 'uuid' } }, 'text[]': { type: 'array', items: { type: 'string' } },
}

const FORMATS: Record<string, string> = { date: 'date', timestamptz: 'date-time' }

/** Writes what a route takes for the OpenAPI document; days and moments are named as such. */
export function schemaOf(schema: z.core.$ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input', unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const format = jsonSchema.type === 'string' && FORMATS[facts.get(zodSchema as unknown as z.ZodMiniType)?.column ?? '']
      if (format) jsonSchema.format = format
    },
  }) as Record<string, unknown>
  return rest
}

/** Describes an act for the OpenAPI document. */
export function actionSchema(action: Action, messages: Messages): object {
  return {
    operationId: action.name, summary: say(messages, 'en', `action.${action.name}`, { actor: 'Someone' }), tags: [action.name.split('.')[0]], body: schemaOf(action.input),
    headers: { type: 'object', properties: { 'Idempotency-Key': { type: 'string', format: 'uuid', description: 'Any UUID; the same key and body take effect once' } } },
    response: { 200: { description: 'Done; for ever the same answer to the same key', ...receiptSchema }, ...problemSchema },
  }
}

/** Describes a kind's list for the OpenAPI document. */
export function listSchema(kind: Kind): object {
  const range = TYPES[columnType(kind, kind.order).type]
  const filters = Object.fromEntries(kind.filters.map(name => [name, name === 'region' ? { type: 'string', description: 'A region code: kelurahan, kecamatan or kabupaten/kota' } : { ...TYPES[columnType(kind, name).type], description: 'One value, or several with commas' }]))
  return {
    operationId: `${kind.table}.list`, summary: `A lean page of ${kind.table}, within your scope`, tags: [kind.table],
    querystring: { type: 'object', properties: { ...filters, [`${kind.order}From`]: range, [`${kind.order}To`]: range, order: { type: 'string', enum: ['asc', 'desc'] }, after: { type: 'string', description: 'The `next` of the page before' }, limit: { type: 'integer', minimum: 1, maximum: 100 } } },
    response: { 200: { type: 'object', properties: { items: { type: 'array', items: recordSchema(kind, [...new Set(['id', 'region', ...kind.list, kind.order])]) }, next: { type: ['string', 'null'] } } }, ...problemSchema },
  }
}

/** Describes one record of a kind for the OpenAPI document. */
export function kindSchema(kind: Kind): object {
  return {
    operationId: `${kind.table}.get`, summary: `One record of ${kind.table}; fields beyond your depth are left out`, tags: [kind.table], params: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] },
    response: { 200: recordSchema(kind, kind.names.filter(field => !(kind.hidden as readonly string[] | undefined)?.includes(field))), ...problemSchema },
  }
}

function recordSchema(kind: Kind, fields: readonly string[]): object {
  return { type: 'object', properties: { ...Object.fromEntries(fields.map(field => [field, TYPES[columnType(kind, field).type] ?? {}])), depth: { type: 'string', enum: ['trace', 'brief', 'full'] } } }
}
