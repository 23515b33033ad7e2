import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { faulty } from '#kernel/problem.ts'
import { firstHome, isRegion, levelOf, NATION, placeOf } from '#kernel/region.ts'
import type { Services } from '#server/services.ts'
import { sortOf } from './rules.ts'

// Kepmendagri 300.2.2-2138/2025, as packed by idn-area-data (ODbL, see NOTICE)
const VALID_FROM = '2025-01-01'
const FILES = ['provinces', 'regencies', 'districts', 'villages'] as const
const MOST = 1000

/** Loads the national list of regions and the register of homes, once; part of the region seed. Gives the number of codes. */
export async function seedRegions(owner: pg.Client): Promise<number> {
  const { rows: [before] } = await owner.query<{ count: number }>('select count(*)::int as count from regions')
  if (before!.count > 0) return before!.count
  const places = [{ code: NATION, name: 'Indonesia' }, ...(await Promise.all(FILES.map(readPlaces))).flat()]
  await owner.query('begin')
  await owner.query(
    `insert into regions (code, name, level, parent, valid_from) select code, name, level, parent, $5::date from unnest($1::text[], $2::text[], $3::int[], $4::text[]) as p (code, name, level, parent)`,
    [places.map(place => place.code), places.map(place => place.name), places.map(place => levelOf(place.code)), places.map(place => parentOf(place.code)), VALID_FROM])
  const homes = places.filter(place => levelOf(place.code) <= 2)
  await owner.query('insert into homes (home, code, name) select * from unnest($1::int[], $2::text[], $3::text[])', [homes.map(home => (home.code === NATION ? 0 : firstHome(home.code))), homes.map(home => home.code), homes.map(home => home.name)])
  await owner.query('commit')
  await owner.query('analyze regions')
  return places.length
}

/** Reads the codes and names of one level from the package. */
export async function readPlaces(file: (typeof FILES)[number]): Promise<{ code: string; name: string }[]> {
  const folder = dirname(createRequire(import.meta.url).resolve('idn-area-data/package.json'))
  const lines = createInterface({ input: createReadStream(join(folder, 'data', `${file}.csv`)), crlfDelay: Number.POSITIVE_INFINITY })
  const places: { code: string; name: string }[] = []
  for await (const line of lines) {
    const code = line.slice(0, line.indexOf(','))
    const name = line.slice(file === 'provinces' ? line.indexOf(',') + 1 : line.indexOf(',', line.indexOf(',') + 1) + 1)
    if (isRegion(code)) places.push({ code, name: name.replace(/^"(.*)"$/, '$1').replaceAll('""', '"') })
  }
  return places
}

/** Adds the routes for places: public knowledge, yet only for those signed in. */
export function addRegionRoutes(app: FastifyInstance, { pool }: Services): void {
  const place = (row: { code: string; name: string; level: number }) => ({ ...row, sort: sortOf(row.code) })
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/regions', { schema: { operationId: 'regions.list', summary: 'Places under a code, or by name within a code', tags: ['regions'], querystring: { type: 'object', properties: { under: { type: 'string' }, q: { type: 'string' }, within: { type: 'string' }, level: { type: 'integer' } } }, response: { 200: { type: 'object', additionalProperties: true } } } }, async request => {
    const { under, q, within } = request.query
    const faults = Object.entries({ under, within }).filter(([, code]) => code !== undefined && !isRegion(code)).map(([at]) => ({ at, rule: 'region' }))
    if (q !== undefined && (q.length > 60 || q.includes('\0') || !q.isWellFormed())) faults.push({ at: 'q', rule: 'too_big' })
    if (faults.length > 0) throw faulty(...faults)
    if (q) {
      const { rows } = await pool.query(`select code, name, level from regions where name ilike $1 and (code = $2 or code like $2 || '.%' or $2 = '00') order by level desc, name, code limit 50`, [`%${q.replace(/[\\%_]/g, mark => `\\${mark}`)}%`, within ?? NATION])
      return { items: rows.map(place) }
    }
    const { rows } = await pool.query('select code, name, level from regions where parent = $1 order by code limit $2', [under ?? NATION, MOST])
    return { items: rows.map(place) }
  })
  app.get<{ Params: { code: string } }>('/api/v1/regions/:code', { schema: { operationId: 'regions.get', summary: 'One place with the places above it', tags: ['regions'], params: { type: 'object', properties: { code: { type: 'string' } }, required: ['code'] }, response: { 200: { type: 'object', additionalProperties: true } } } }, async request => {
    const { code } = request.params
    const { rows } = isRegion(code) ? await pool.query('select code, name, level from regions where code = any($1) order by level', [[...new Set(Object.values(placeOf(code)))]]) : { rows: [] }
    if (rows.at(-1)?.code !== code) throw faulty({ at: 'code', rule: 'region' })
    return { ...place(rows.at(-1)!), above: rows.slice(0, -1).map(place) }
  })
}

function parentOf(code: string): string | null {
  if (code === NATION) return null
  return code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : NATION
}
