import type { FastifyInstance } from 'fastify'
import { isDay } from '#kernel/day.ts'
import { isUuid } from '#kernel/id.ts'
import { faulty, type Fault } from '#kernel/problem.ts'

type Shape = { format?: string; enum?: readonly string[] }
type Declared = { hide?: boolean; querystring?: { properties?: Record<string, Shape>; required?: readonly string[] } }

/** Has every documented reading route refuse a parameter that it does not know, by name: passed over in silence it would give all where a part was asked for. Said before `proving`, so that a remembered session is proved all the same. */
export function refuseStrays(app: FastifyInstance): void {
  app.addHook('onRoute', route => {
    const declared = route.schema as Declared | undefined
    if (![route.method].flat().includes('GET') || !route.url.startsWith('/api/') || !declared || declared.hide || route.config?.readsQuery) return
    const { properties = {}, required = [] } = declared.querystring ?? {}
    const known = new Map(Object.entries(properties))
    const { handler } = route
    route.handler = async function (request, reply) {
      const query = request.query as Readonly<Record<string, string>>
      const strays = Object.keys(query).filter(name => !known.has(name))
      if (strays.length === 0) return await handler.call(this, request, reply)
      throw faulty(...strays.map(at => ({ at, rule: 'unrecognized' })), ...[...known].flatMap(([at, shape]) => faultsAt(at, shape, query[at], required.includes(at))))
    }
  })
}

// what the shape tells of the others, so that all is named at once
function faultsAt(at: string, shape: Shape, value: string | undefined, required: boolean): Fault[] {
  if (value === undefined) return required ? [{ at, rule: 'required' }] : []
  if (shape.enum && !shape.enum.includes(value)) return [{ at, rule: 'one_of', limit: shape.enum.join(', ') }]
  if (shape.format === 'uuid' && !isUuid(value.toLowerCase())) return [{ at, rule: 'uuid' }]
  return shape.format === 'date' && !isDay(value) ? [{ at, rule: 'day' }] : []
}
