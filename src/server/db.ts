import pg from 'pg'

/** A connection within one transaction. */
export type Client = pg.PoolClient
/** The pool; every connection of it works as pilar_app under row-level security. */
export type Pool = pg.Pool
/** A statement ready to be sent; with a name its plan is kept. */
export type Statement = { name?: string; text: string; values: unknown[] }

const DATE = 1082
const TIMESTAMPTZ = 1184
const types = { getTypeParser: (oid: number, format?: 'text' | 'binary') => oid === DATE ? (text: string) => text : oid === TIMESTAMPTZ ? isoOf : pg.types.getTypeParser(oid, format) } as pg.CustomTypesConfig

/** Opens the pool for business reads and writes: role pilar_app, UTC, an error listener on every client. Statements with parameters are planned once per connection, without a look at the values; one whose plan must know them writes them as literals and is sent as it is. */
export function openPool(connectionString: string, max: number, onError: (error: Error) => void): Pool {
  const pool = new pg.Pool({
    connectionString, max, types, application_name: 'pilar', idleTimeoutMillis: 60_000, connectionTimeoutMillis: 15_000, pipeline: true,
    options: '-c role=pilar_app -c timezone=UTC -c statement_timeout=20000 -c idle_in_transaction_session_timeout=30000 -c lock_timeout=15000 -c jit=off -c plan_cache_mode=force_generic_plan',
  })
  pool.on('connect', client => together(client.on('error', onError) as pg.PoolClient & Wire))
  pool.on('error', onError)
  return pool
}

type Wire = { connection: { stream: { cork(): void; uncork(): void } } }

/** Statements asked in one breath leave in one packet: a write to a socket costs as much as a small query. */
function together(client: pg.PoolClient & Wire): void {
  const { stream } = client.connection
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  client.query = ((...args: unknown[]) => {
    stream.cork()
    process.nextTick(() => { stream.uncork() })
    return query(...args)
  }) as typeof client.query
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

const MARK = '/**/'
const MARKED = /\/\*\*\/(?:(-?\d+(?:\.\d+)?|true|false)|( E)?'((?:[^']|'')*)')/g
const MOST_PLANS = 200

/** Writes a value as a literal; arrays become `'{…}'`, days and ids stay text that PostgreSQL casts. The mark before it lets `planned` take it out again. */
export function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number' || typeof value === 'boolean') return MARK + String(value)
  return MARK + pg.escapeLiteral(Array.isArray(value) ? `{${value.map(arrayPart).join(',')}}` : String(value))
}

/** Runs a statement with its literals taken out as parameters, so that statements of one shape share a plan: under row-level security planning costs more than reading a page. A connection keeps so many plans and no more. */
export async function planned<Row extends pg.QueryResultRow = Record<string, unknown>>(client: Client & { plans?: Map<string, string> }, sql: string): Promise<pg.QueryResult<Row>> {
  const values: string[] = []
  const text = sql.replace(MARKED, (_, plain: string | undefined, escaped: string | undefined, quoted: string) => {
    const value = plain ?? quoted.replaceAll("''", "'")
    return `$${values.push(escaped ? value.replaceAll('\\\\', '\\') : value)}`
  })
  const plans = client.plans ??= new Map()
  if (!plans.has(text) && plans.size < MOST_PLANS) plans.set(text, `plan-${plans.size}`)
  const name = plans.get(text)
  return await client.query<Row>({ ...(name ? { name } : {}), text, values })
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

/** Runs work in one transaction under the actor's settings; commits when it resolves, rolls back when it throws; a broken connection is thrown away. The first statement travels with the beginning, and what work sends without waiting, by `last`, travels with the end. */
export async function transact<T>(pool: Pool, settings: Settings, work: (client: Client, last: (statements: readonly Statement[]) => void) => Promise<T>, readOnly = false): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const begun = client.query(beginSql(settings, readOnly))
    begun.catch(() => {})
    let ending: readonly Statement[] = []
    const result = await work(client, statements => { ending = statements })
    await Promise.all([begun, ...ending.map(statement => client.query(statement)), client.query('commit')])
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
    const [, { rows }] = await Promise.all([client.query(beginSql(settings, true)), planned<Row>(client, sql), client.query('commit')])
    return rows
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
