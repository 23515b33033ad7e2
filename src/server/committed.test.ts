import { openapiOf } from '#server/openapi.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import { dumpOpenApi, dumpSchema } from '../../scripts/dump-schema.mjs'
import { openHouse, type House } from '../../scenarios/house.ts'
import { openOwner } from './db.ts'

const ROOT = join(import.meta.dirname, '../..')
const AGREES = 'agrees'

let house: House
let owner: pg.Client

beforeAll(async () => {
  house = await openHouse()
  owner = await openOwner(house.databaseUrl)
})
afterAll(async () => {
  await owner?.end()
  await house?.close()
})

const committed = (name: string) => (existsSync(join(ROOT, name)) ? readFileSync(join(ROOT, name), 'utf8') : '')

/** Tells where a committed file and what is true now part company, and how to renew it. */
function compared(name: string, kept: string, now: string): string {
  if (kept === now) return AGREES
  const [old, fresh] = [kept.split('\n'), now.split('\n')]
  const at = fresh.findIndex((line, index) => line !== old[index])
  const line = at < 0 ? fresh.length : at
  return `${name} is not what the code makes now, from line ${line + 1} on:\n  committed: ${old[line] ?? '(end)'}\n  now:       ${fresh[line] ?? '(end)'}\nRenew it with "npm run renew", read the difference, and commit it with what caused it.`
}

test('schema.sql is the schema that the migrations make', async () => {
  expect(compared('schema.sql', committed('schema.sql'), await dumpSchema(owner))).toBe(AGREES)
})

test('openapi.json is what the routes say of themselves', () => {
  expect(compared('openapi.json', committed('openapi.json'), dumpOpenApi(openapiOf(house.app.swagger())))).toBe(AGREES)
})

test.each([
  ['a column', 'alter table cases add column planted text', '  planted text'], ['a type', 'alter table cases alter column who type varchar(9)', '  who character varying(9) not null'], ['a null', 'alter table cases alter column who drop not null', '  who text'],
  ['a default', `alter table cases alter column stage set default 'x'`, `  stage text not null default 'x'::text`], ['an index', 'create index planted on cases (kab)', 'CREATE INDEX planted ON cases USING btree (kab)'],
  ['a constraint', 'alter table cases add constraint planted check (home > 0)', '  constraint planted CHECK'], ['a lock', 'alter table cases no force row level security', ''], ['a policy', 'create policy planted on cases for select using (true)', 'create policy planted on cases for select to public'],
  ['a grant', 'grant delete on cases to pilar_app', 'grant delete, insert, select, update on cases'], ['a grant of a column', 'grant update (action) on history to pilar_app', 'update (action)'], ['a function', `create function planted() returns integer language sql as 'select 1'`, 'FUNCTION planted()'],
  ['a right to a function', 'grant execute on function own_cases to public', ''], ['a trigger', `create function planted() returns trigger language plpgsql as 'begin return new; end'; create trigger planted before insert on cases for each row execute function planted()`, 'CREATE TRIGGER planted'],
  ['a view', 'create view planted as select 1 as one', 'create view planted'], ['a sequence', 'create sequence planted', 'create sequence planted'], ['a table', 'create table planted (home integer primary key)', 'create table planted'],
])('planted: %s changes the dump', async (_, change, seen) => {
  const before = await dumpSchema(owner)
  await owner.query('begin')
  await owner.query(change)
  const after = await dumpSchema(owner)
  await owner.query('rollback')
  expect(compared('schema.sql', before, after)).toMatch(/^schema\.sql is not .* from line \d+ on[^]*npm run renew/)
  expect(after).toContain(seen)
  expect(await dumpSchema(owner)).toBe(before)
})

test('planted: a route, a field and a missing file are found', () => {
  const document = openapiOf(house.app.swagger()) as { paths: Record<string, unknown> }
  const now = dumpOpenApi(document)
  expect(compared('openapi.json', now, dumpOpenApi({ ...document, paths: { ...document.paths, '/api/v1/planted': {} } }))).toContain('"/api/v1/planted": {}')
  expect(compared('openapi.json', now, now.replace('"caseIds"', '"caseId"'))).toContain('committed: ')
  expect(compared('openapi.json', '', now)).toContain('committed: \n  now:       {')
  expect(JSON.parse(now)).toEqual(JSON.parse(JSON.stringify(document)))
})

test('the order in which routes are added changes nothing', () => {
  const document = openapiOf(house.app.swagger()) as { paths: object }
  expect(dumpOpenApi({ ...document, paths: Object.fromEntries(Object.entries(document.paths).toReversed()) })).toBe(dumpOpenApi(document))
})
