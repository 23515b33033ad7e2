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

/** How an actor taken from memory is proved: the session's stamp is asked beside the first statement of the request, and must be what it was when the session told who this is. */
export type Proof = { hash: Buffer; stamp: string; proven: boolean }
/** Writes a statement with its literals taken out as one to be sent as text, `execute …`, and what must stand before it on this connection. Undefined when the connection keeps plans enough. */
function executed(client: Client & { texts?: Map<string, string>; named?: number }, sql: string): { prepare: string; execute: string; keep(): void } | undefined {
  const values: string[] = []
  const text = sql.replace(MARKED, found => `$${values.push(found.slice(MARK.length))}`)
  const texts = client.texts ??= new Map()
  const known = texts.get(text)
  if (!known && texts.size >= MOST_PLANS) return undefined
  // a name is never given twice: a statement that failed after it was prepared keeps its name on this connection
  const name = known ?? `text_${client.named = (client.named ?? 0) + 1}`
  return { prepare: known ? '' : `prepare ${name} as ${text};`, execute: `execute ${name}${values.length > 0 ? `(${values.join(',')})` : ''}`, keep: () => { texts.set(text, name) } }
}

/** What a transaction is told about its actor; RLS reads it. */
export type Settings = { kab: readonly string[]; home: readonly number[]; worker: string; eyes?: 'house'; proof?: Proof }
/** The session ended, or its posts changed, since it was last asked; the request must begin anew with what it tells now. */
export class SessionChanged extends Error {}

/** The one place where a transaction's settings are written; SET LOCAL takes no parameters, so every value is escaped here. */
export function beginSql({ kab, home, worker, eyes }: Settings, readOnly: boolean): string {
  const local = (name: string, value: string) => `set local ${name} = ${pg.escapeLiteral(value)}`
  return [
    readOnly ? 'begin read only' : 'begin', local('app.kab', `{${kab.join(',')}}`), local('app.home', `{${home.join(',')}}`), local('app.worker', worker), ...(eyes ? [local('app.eyes', eyes)] : []),
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

/** What a session tells, as JSON text, with the stamp that changes whenever it would tell anything else; undefined when it is nobody's or has ended. */
export async function sessionText(pool: Pool, hash: Buffer): Promise<{ told: string; stamp: string } | undefined> {
  const { rows: [row] } = await pool.query<{ told: string | null; stamp: string | null }>({ name: 'actor', text: 'select session_told($1) as told, session_stamp($1) as stamp', values: [hash] })
  return row?.told && row.stamp ? { told: row.told, stamp: row.stamp } : undefined
}

/** Proves an actor taken from memory; throws SessionChanged. */
export async function prove(client: Client | Pool, proof: Proof | undefined): Promise<void> {
  if (!proof || proof.proven) return
  const { rows: [row] } = await client.query<{ stamp: string | null }>({ name: 'stamp', text: 'select session_stamp($1) as stamp', values: [proof.hash] })
  believe(proof, row?.stamp)
}

function believe(proof: Proof, stamp: string | null | undefined): void {
  if (stamp !== proof.stamp) throw new SessionChanged()
  proof.proven = true
}

/** Runs work in one transaction under the actor's settings; commits when it resolves, rolls back when it throws; a broken connection is thrown away. The first statement travels with the beginning, and what work sends without waiting, by `last`, travels with the end. */
export async function transact<T>(pool: Pool, settings: Settings, work: (client: Client, last: (statements: readonly Statement[]) => void) => Promise<T>, readOnly = false): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const proved = prove(client, settings.proof)
  proved.catch(() => {})
  try {
    const begun = client.query(beginSql(settings, readOnly))
    begun.catch(() => {})
    let ending: readonly Statement[] = []
    const result = await work(client, statements => { ending = statements })
    await proved
    await Promise.all([begun, ...ending.map(statement => client.query(statement)), client.query('commit')])
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => { broken = failure })
    await proved
    throw error
  } finally {
    client.release(broken)
  }
}

/** Runs a read that gives one row under the actor's settings, in a single round trip; values in `sql` must be literals. An actor taken from memory is proved within the same statement. */
export async function readRow<Row extends pg.QueryResultRow>(pool: Pool, settings: Settings, sql: string): Promise<Row> {
  const proof = settings.proof?.proven === false ? settings.proof : undefined
  const asked = proof ? `select r.*, session_stamp(${literal(`\\x${proof.hash.toString('hex')}`)}::bytea) as stamp from (${sql}) r` : sql
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    // one text, one answer: each further message costs as much as a small query
    const plan = executed(client, asked)
    const answers = await client.query(`${plan?.prepare ?? ''}${beginSql(settings, true)};${plan?.execute ?? asked};commit`) as unknown as pg.QueryResult<Row & { stamp?: string | null }>[]
    plan?.keep()
    const row = answers.at(-2)!.rows[0]!
    if (proof) believe(proof, row.stamp)
    return row
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
