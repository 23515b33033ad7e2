import { afterAll, beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import { columnOf, columnType, type Kind } from '#kernel/record.ts'
import { kinds } from '#src/main.contents.ts'
import { openHouse, type House } from '../../scenarios/house.ts'
import { openOwner } from './db.ts'
import { hashedFields } from './table.ts'

/** A check reads the catalogue and gives sentences of what is amiss. */
type Check = (owner: pg.Client) => Promise<string[]>

const AREAS = ['home', 'prov', 'kab', 'kec', 'region']
// tables that belong to no home: the same everywhere, or of the machine
const HOMELESS: Record<string, string> = { regions: 'the same for all', settings: 'of the installation', migrations: 'of the installation', throttles: 'counts tries before anyone is known' }
// tables beside the kinds that the app role reaches under its settings, and what it may do there
const HOUSE_TABLES: Record<string, string> = { history: 'INSERT SELECT', trail: 'INSERT SELECT', reads: 'INSERT SELECT', keys: 'INSERT SELECT UPDATE', uploads: 'DELETE INSERT SELECT UPDATE', upload_parts: 'DELETE INSERT SELECT UPDATE', devices: 'SELECT', deliveries: 'INSERT SELECT UPDATE', delivery_marks: 'INSERT SELECT UPDATE', quarantine: 'SELECT', quarantine_pictures: 'SELECT' }
const READ_ONLY = ['regions', 'homes', 'settings']
const OUT_OF_REACH = ['migrations', 'throttles', 'credentials', 'sessions', 'doors', 'removals', 'revoked', 'push_addresses', 'quarantine_parts', 'unnamed', 'unnamed_seen', 'unnamed_senders', 'unnamed_rounds']
// indexes on a kind that start with a worker, because the question comes before the home is known, or with marks that carry the area in themselves
const ANY_HOME: Record<string, string> = {
  posts_any_home: 'sign-in gathers the posts of a worker in every home', workers_id: 'sign-in finds a worker by id alone', workers_phone: 'sign-in finds a worker by telephone number before the home is known', members_shut: 'sign-in gathers the cases from which a worker is shut out, in every home',
  cases_marks: 'each mark begins with its kabupaten', persons_keys: 'each key begins with its kabupaten',
}
// the only definer functions that write for the app role: sign-in, links with their PINs, the box of acts that name nobody, devices and their quarantine, where a device takes pushes, asking for a job within the transaction, and deleting the data keys of an erasure
const WRITERS = ['device_seen', 'door_put', 'door_shut', 'door_try', 'end_sessions', 'enqueue_job', 'erase_keys', 'files_removed', 'keep_session', 'open_session', 'push_drop', 'push_put', 'quarantine_part', 'quarantine_picture', 'quarantine_picture_is', 'quarantine_put', 'quarantine_settle', 'remove_files', 'revoke_sessions', 'session_seen', 'set_credential', 'take_code', 'throttle_pardon', 'throttle_try', 'unnamed_out', 'unnamed_put', 'unnamed_round']

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

/** Runs a check after a planted change that is taken back. */
async function planted(change: string, check: Check): Promise<string[]> {
  await owner.query('begin')
  try {
    await owner.query(change)
    return await check(owner)
  } finally {
    await owner.query('rollback')
  }
}

async function strings(client: pg.Client, sql: string, values: unknown[] = []): Promise<string[]> {
  return (await client.query<{ it: string }>(sql, values)).rows.map(({ it }) => it)
}

/** Says a column as `name type` with `?` when it may be null. */
function columnsWanted(kind: Kind): string[] {
  const places = ['home int4', 'prov text', 'kab text', 'kec text']
  const fields = kind.names.map(field => { const { type, optional } = columnType(kind, field); return `${columnOf(field)} ${type}${optional ? '?' : ''}` })
  return [...places, ...fields, ...hashedFields(kind).map(field => `${columnOf(field)}_hash bytea?`)]
}

const columnsAmiss: Check = async client => {
  const has = await client.query<{ table: string; column: string }>(`select relname as table, attname || ' ' || case when typelem <> 0 and typname like '\\_%' then substr(typname, 2) || '[]' else typname end || case when attnotnull then '' else '?' end as column
    from pg_attribute join pg_class c on c.oid = attrelid join pg_type t on t.oid = atttypid where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped`)
  return kinds.flatMap(kind => {
    const stands = has.rows.filter(({ table }) => table === kind.table).map(({ column }) => column)
    const wanted = columnsWanted(kind)
    return [...wanted.filter(column => !stands.includes(column)).map(column => `${kind.table} lacks ${column}`), ...stands.filter(column => !wanted.includes(column)).map(column => `${kind.table} has ${column} too many`)]
  })
}

const TABLES = `(select oid, relname, exists (select from pg_attribute a where a.attrelid = c.oid and attname = 'home' and not attisdropped) as has_home from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')) t`
const nameOf = (relation: string, number: string) => `(select attname from pg_attribute where attrelid = ${relation} and attnum = ${number})`

const unshardable: Check = async client => [
  ...await strings(client, `select relname || ' has no home' as it from ${TABLES} where not has_home and relname <> all($1)`, [Object.keys(HOMELESS)]),
  ...await strings(client, `select unnest($1::text[]) || ' is no exception any more' as it except select relname || ' is no exception any more' from ${TABLES} where not has_home`, [Object.keys(HOMELESS)]),
  ...await strings(client, `select relname || ' has no primary key' as it from ${TABLES} where has_home and not exists (select from pg_constraint where conrelid = t.oid and contype = 'p')`),
  ...await strings(client, `select relname || '.' || conname || ' does not start with home' as it from ${TABLES} join pg_constraint on conrelid = t.oid where has_home and contype in ('p', 'u', 'x', 'f') and ${nameOf('conrelid', 'conkey[1]')} <> 'home'`),
  ...await strings(client, `select relname || '.' || conname || ' does not join by home' as it from ${TABLES} join pg_constraint on conrelid = t.oid where contype = 'f' and ${nameOf('confrelid', 'confkey[1]')} <> 'home'`),
  ...await strings(client, `select relname || '.' || indexrelid::regclass || ' is unique without home first' as it from ${TABLES} join pg_index on indrelid = t.oid where has_home and indisunique and ${nameOf('indrelid', 'indkey[0]')} is distinct from 'home'`),
  ...await strings(client, `select relname || '.' || tgname || ' is a trigger' as it from ${TABLES} join pg_trigger on tgrelid = t.oid where not tgisinternal`),
]

const grants = (table: string) => `(select coalesce(string_agg(p, ' ' order by p), '') from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) p where has_table_privilege('pilar_app', ${table}, p) or (p in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') and has_any_column_privilege('pilar_app', ${table}, p)))`

const unlocked: Check = async client => {
  const rows = (await client.query<{ name: string; enabled: boolean; forced: boolean; may: string; policies: { name: string; roles: string[]; command: string; permissive: boolean; using: string | null; check: string | null }[] }>(`
    select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced, ${grants('c.oid')} as may, coalesce((select jsonb_agg(jsonb_build_object(
      'name', polname, 'command', polcmd, 'permissive', polpermissive, 'using', pg_get_expr(polqual, polrelid), 'check', pg_get_expr(polwithcheck, polrelid),
      'roles', (select jsonb_agg(case when role = 0 then 'public' else pg_get_userbyid(role) end) from unnest(polroles) role))) from pg_policy where polrelid = c.oid), '[]') as policies
    from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')`)).rows
  const kindOf = new Map(kinds.map(kind => [kind.table, kind]))
  return rows.flatMap(({ name, enabled, forced, may, policies }) => {
    const kind = kindOf.get(name)
    const wanted = kind ? 'INSERT SELECT UPDATE' : HOUSE_TABLES[name] ?? (READ_ONLY.includes(name) ? 'SELECT' : OUT_OF_REACH.includes(name) ? '' : undefined)
    if (wanted === undefined) return [`${name} is a table that nobody knows`]
    const amiss = may === wanted ? [] : [`${name} grants pilar_app "${may}", not "${wanted}"`]
    if (!kind && !HOUSE_TABLES[name]) return amiss
    const lock = kind ? 'app.kab' : 'app.home'
    const ours = policies.filter(({ roles }) => roles.includes('pilar_app'))
    return [
      ...amiss, ...(enabled && forced ? [] : [`${name} has row-level security ${enabled ? 'not forced' : 'off'}`]),
      ...policies.filter(({ roles }) => roles.includes('public')).map(policy => `${name}.${policy.name} is for everyone`),
      ...(ours.length === 1 ? [] : [`${name} has ${ours.length} policies for pilar_app`]),
      ...ours.filter(policy => policy.command !== '*' || !policy.permissive || ![policy.using, policy.check].every(text => text?.includes(lock))).map(policy => `${name}.${policy.name} does not ask ${lock}, or not for all`),
      ...ours.filter(policy => kind?.sealable && !policy.using?.includes('sealed')).map(policy => `${name}.${policy.name} forgets the seal`),
    ]
  })
}

const OWN_FUNCTIONS = `pg_proc p where pronamespace = 'public'::regnamespace and not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = p.oid and deptype = 'e')`

const loose: Check = async client => [
  ...await strings(client, `select proname || ' runs as its owner on whatever path the caller set' as it from ${OWN_FUNCTIONS} and prosecdef and not coalesce(proconfig, '{}') && array['search_path=public, pg_temp', 'search_path=pg_catalog, public, pg_temp']`),
  ...await strings(client, `select distinct proname || ' may be run by everyone' as it from ${OWN_FUNCTIONS} and prosecdef and exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0)`),
  ...await strings(client, `select proname || ' writes as the owner, and is not known to' as it from ${OWN_FUNCTIONS} and prosecdef and provolatile = 'v' and proname <> all($1) and has_function_privilege('pilar_app', p.oid, 'execute')`, [WRITERS]),
  ...await strings(client, `select rolname || ' is above the rules' as it from pg_roles r where rolname = 'pilar_app' and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb or exists (select from pg_auth_members where member = r.oid))`),
  ...await strings(client, `select relname || ' belongs to pilar_app' as it from pg_class where pg_get_userbyid(relowner) = 'pilar_app'`),
  ...await strings(client, `select 'pilar_app may create in ' || nspname as it from pg_namespace where nspname = 'public' and has_schema_privilege('pilar_app', oid, 'CREATE')`),
]

const strayIndexes: Check = async client => {
  const first = (await client.query<{ table: string; index: string; first: string | null }>(`select indrelid::regclass::text as table, i.relname as index, ${nameOf('indrelid', 'indkey[0]')} as first from pg_index join pg_class i on i.oid = indexrelid where indrelid::regclass::text = any($1)`, [kinds.map(kind => kind.table)])).rows
  const stray = first.filter(index => !AREAS.includes(index.first ?? '')).map(({ index }) => index)
  return [...stray.filter(index => !ANY_HOME[index]).map(index => `${index} does not start with an area`), ...Object.keys(ANY_HOME).filter(index => !stray.includes(index)).map(index => `${index} is no exception any more`)]
}

test('every table has the columns of its kind, each with its type, and no other', async () => {
  expect(kinds.length).toBeGreaterThan(15)
  expect(await columnsAmiss(owner)).toEqual([])
})

test('planted: a column too many, one too few, one of another type, one that may be null are found', async () => {
  expect(await planted('alter table cases add column note text', columnsAmiss)).toEqual(['cases has note text? too many'])
  expect(await planted('alter table cases drop column who', columnsAmiss)).toEqual(['cases lacks who text'])
  expect(await planted('alter table persons drop column nik_hash', columnsAmiss)).toEqual(['persons lacks nik_hash bytea?'])
  expect(await planted('alter table visits alter column joiner_ids type text[] using joiner_ids::text[]', columnsAmiss)).toEqual(['visits lacks joiner_ids uuid[]', 'visits has joiner_ids text[] too many'])
  expect(await planted('alter table units alter column kab drop not null', columnsAmiss)).toEqual(['units lacks kab text', 'units has kab text? too many'])
})

test('every table can be spread over machines by home', async () => {
  expect(await unshardable(owner)).toEqual([])
})

test('planted: a table without home, a key, a foreign key or a unique index that does not start with it, and a trigger are found', async () => {
  expect(await planted('create table planted (id uuid primary key)', unshardable)).toEqual(['planted has no home'])
  expect(await planted('create table planted (home integer, id uuid)', unshardable)).toEqual(['planted has no primary key'])
  expect(await planted('create table planted (id uuid, home integer, primary key (id, home))', unshardable)).toEqual(['planted.planted_pkey does not start with home', 'planted.planted_pkey is unique without home first'])
  expect(await planted('alter table cases add unique (who)', unshardable)).toEqual(['cases.cases_who_key does not start with home', 'cases.cases_who_key is unique without home first'])
  expect(await planted('create unique index planted on cases (lower(who))', unshardable)).toEqual(['cases.planted is unique without home first'])
  expect(await planted('create table planted (home integer, code text references regions (code), primary key (home, code))', unshardable)).toEqual(['planted.planted_code_fkey does not start with home', 'planted.planted_code_fkey does not join by home'])
  expect(await planted('create function planted() returns trigger language plpgsql as $$ begin return new; end $$; create trigger planted before update on cases for each row execute function planted()', unshardable)).toEqual(['cases.planted is a trigger'])
  expect(await planted('drop table throttles', unshardable)).toEqual(['throttles is no exception any more'])
})

test('every table is locked by rows, nothing can be deleted, and history can only be added to', async () => {
  expect(await unlocked(owner)).toEqual([])
})

test('planted: an open table, a lost lock, a forgotten seal, a grant too many are found', async () => {
  expect(await planted('create table planted (home integer primary key)', unlocked)).toEqual(['planted is a table that nobody knows'])
  expect(await planted('alter table cases no force row level security', unlocked)).toEqual(['cases has row-level security not forced'])
  expect(await planted('alter table history disable row level security', unlocked)).toEqual(['history has row-level security off'])
  expect(await planted('drop policy reach on visits', unlocked)).toEqual(['visits has 0 policies for pilar_app'])
  expect(await planted('create policy more on visits using (true)', unlocked)).toEqual(['visits.more is for everyone'])
  expect(await planted('alter policy reach on units using (true)', unlocked)).toEqual(['units.reach does not ask app.kab, or not for all'])
  expect(await planted(`alter policy reach on cases using (kab = any(nullif(current_setting('app.kab', true), '')::text[]))`, unlocked)).toEqual(['cases.reach forgets the seal'])
  expect(await planted('grant delete on cases to pilar_app', unlocked)).toEqual(['cases grants pilar_app "DELETE INSERT SELECT UPDATE", not "INSERT SELECT UPDATE"'])
  expect(await planted('grant update (refused) on history to pilar_app', unlocked)).toEqual(['history grants pilar_app "INSERT SELECT UPDATE", not "INSERT SELECT"'])
  expect(await planted('grant select on sessions to pilar_app', unlocked)).toEqual(['sessions grants pilar_app "SELECT", not ""'])
  expect(await planted('grant truncate on cases to public', unlocked)).toEqual(['cases grants pilar_app "INSERT SELECT TRUNCATE UPDATE", not "INSERT SELECT UPDATE"'])
})

test('functions that run as the owner have a fixed path, are not for everyone, and write only what they are known for', async () => {
  expect(await loose(owner)).toEqual([])
})

test('planted: a function with an open path, for everyone, or that writes; a role above the rules are found', async () => {
  const made = (settings: string) => `create function planted() returns integer language sql ${settings} as 'select 1'`
  expect(await planted(`${made('stable security definer')}; revoke execute on function planted from public`, loose)).toEqual(['planted runs as its owner on whatever path the caller set'])
  // without pg_temp in last place a temporary table of the caller would be looked at first
  expect(await planted(`${made('stable security definer set search_path = public')}; revoke execute on function planted from public`, loose)).toEqual(['planted runs as its owner on whatever path the caller set'])
  expect(await planted(made('stable security definer set search_path = public, pg_temp'), loose)).toEqual(['planted may be run by everyone'])
  expect(await planted(`${made('security definer set search_path = public, pg_temp')}; revoke execute on function planted from public; grant execute on function planted to pilar_app`, loose)).toEqual(['planted writes as the owner, and is not known to'])
  expect(await planted('grant create on schema public to pilar_app', loose)).toEqual(['pilar_app may create in public'])
  expect(await planted('alter role pilar_app createdb', loose)).toEqual(['pilar_app is above the rules'])
})

test('every index of a kind starts with an area or the home', async () => {
  expect(await strayIndexes(owner)).toEqual([])
})

test('planted: an index that starts elsewhere, and an exception that nothing needs are found', async () => {
  expect(await planted('create index planted on cases (stage, kab)', strayIndexes)).toEqual(['planted does not start with an area'])
  expect(await planted('create index planted on cases (lower(who), kab)', strayIndexes)).toEqual(['planted does not start with an area'])
  expect(await planted('drop index workers_id', strayIndexes)).toEqual(['workers_id is no exception any more'])
})
