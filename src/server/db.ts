import pg from 'pg'

/** A connection within one transaction. */
export type Client = pg.PoolClient
/** The pool; every connection of it works as pilar_app under row-level security. */
export type Pool = pg.Pool

const DATE = 1082
const TIMESTAMPTZ = 1184
const types = { getTypeParser: (oid: number, format?: 'text' | 'binary') => oid === DATE ? (text: string) => text : oid === TIMESTAMPTZ ? isoOf : pg.types.getTypeParser(oid, format) } as pg.CustomTypesConfig

/** Opens the pool for business reads and writes: role pilar_app, UTC, an error listener on every client. */
export function openPool(connectionString: string, max: number, onError: (error: Error) => void): Pool {
  const pool = new pg.Pool({
    connectionString, max, types, idleTimeoutMillis: 60_000, connectionTimeoutMillis: 15_000,
    options: '-c role=pilar_app -c timezone=UTC -c statement_timeout=20000 -c idle_in_transaction_session_timeout=30000 -c lock_timeout=15000 -c jit=off',
  })
  pool.on('connect', client => client.on('error', onError))
  pool.on('error', onError)
  return pool
}

/** Opens a small pool as the owner, for the queue of jobs only; business reads and writes of a job go through the other pool. */
export function openOwnerPool(connectionString: string, max: number, onError: (error: Error) => void): Pool {
  const pool = new pg.Pool({ connectionString, max, types, idleTimeoutMillis: 60_000, connectionTimeoutMillis: 15_000, options: '-c timezone=UTC -c statement_timeout=20000 -c lock_timeout=15000 -c jit=off' })
  pool.on('connect', client => client.on('error', onError))
  pool.on('error', onError)
  return pool
}

/** Opens one connection as the owner, for migrations and the region seed only. */
export async function openOwner(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, types })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Writes a value as a literal; arrays become `array[…]`, days and ids stay text that PostgreSQL casts. */
export function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `'{${value.map(arrayPart).join(',').replaceAll("'", "''")}}'`
  return pg.escapeLiteral(String(value))
}

/** What a transaction is told about its actor; RLS reads it. */
export type Settings = { kab: readonly string[]; home: readonly number[]; worker: string; eyes?: 'house' }

/** The one place where a transaction's settings are written; SET LOCAL takes no parameters, so every value is escaped here. */
export function beginSql({ kab, home, worker, eyes }: Settings, readOnly: boolean): string {
  const local = (name: string, value: string) => `set local ${name} = ${pg.escapeLiteral(value)}`
  return [
    readOnly ? 'begin read only' : 'begin', local('app.kab', `{${kab.join(',')}}`), local('app.home', `{${home.join(',')}}`), local('app.worker', worker), local('app.eyes', eyes ?? ''),
  ].join(';')
}

/** Lifts the sealed lock for one internal question within a transaction; its answer must never be shown as it is. */
export async function withHouseEyes<T>(client: Client, ask: () => Promise<T>): Promise<T> {
  await client.query(`set local app.eyes = 'house'`)
  try {
    return await ask()
  } finally {
    await client.query(`set local app.eyes = ''`)
  }
}

/** Runs work in one transaction under the actor's settings; commits when it resolves, rolls back when it throws; a broken connection is thrown away. */
export async function transact<T>(pool: Pool, settings: Settings, work: (client: Client) => Promise<T>, readOnly = false): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(beginSql(settings, readOnly))
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => { broken = failure })
    throw error
  } finally {
    client.release(broken)
  }
}

/** Runs one read under the actor's settings in a single round trip; values in `sql` must be literals. */
export async function readOnce<Row extends pg.QueryResultRow>(pool: Pool, settings: Settings, sql: string): Promise<Row[]> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const results = await client.query(`${beginSql(settings, true)};${sql};commit`) as unknown as pg.QueryResult<Row>[]
    return results.at(-2)!.rows
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => { broken = failure })
    throw error
  } finally {
    client.release(broken)
  }
}

/** Tells the SQLSTATE of a database error. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined
}

function arrayPart(value: unknown): string {
  return typeof value === 'number' ? String(value) : `"${String(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

function isoOf(text: string): string {
  return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString()
}
