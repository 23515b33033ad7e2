import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { ConfigError, describe, readConfig, type Config } from '#server/config.ts'
import { openOwner, openPool, type Pool } from '#server/db.ts'
import { openStore } from '#server/files.ts'
import { startCourier } from '#server/courier.ts'
import { homesOf } from '#server/homes.ts'
import { buildApp, strangerCookie } from '#server/http.ts'
import { JobsError, migrateJobs, startJobs } from '#server/jobs.ts'
import { addLiveRoute } from '#server/live.ts'
import { migrate, MigrationError } from '#server/migrate.ts'
import { openapiOf } from '#server/openapi.ts'
import { watchReaders } from '#server/reads.ts'
import { addHouseRoutes } from '#server/routes.ts'
import type { Services } from '#server/services.ts'
import { addSignIn } from '#server/sign-in.ts'
import { addPouch } from '#server/pouch.ts'
import { addSyncRoutes } from '#server/sync-routes.ts'
import { tasksOf } from '#server/tasks.ts'
import { openVault } from '#server/vault.ts'
import { addAboardRoutes } from '#slices/aboard/server.ts'
import { addActivityRoutes } from '#slices/activities/server.ts'
import { addAreaRoutes } from '#slices/areas/server.ts'
import { addCaseRoutes } from '#slices/cases/server.ts'
import { addDeviceRoutes } from '#slices/devices/server.ts'
import { addDirectiveRoutes, addWordFileRoutes } from '#slices/directives/server.ts'
import { addDoorRoutes } from '#slices/doors/server.ts'
import { addAreaFigureRoutes, addFigureRoutes, addProvinceRoutes } from '#slices/figures/server.ts'
import { addInstitutionRoutes, watchPapers } from '#slices/institutions/server.ts'
import { addLetterRoutes } from '#slices/letters/server.ts'
import { addHouseLogRoutes, watchHouses } from '#slices/houselog/server.ts'
import { addCareRoute, addTaskRoutes } from '#slices/plans/server.ts'
import { addReachRoutes, wishesOf } from '#slices/notices/server.ts'
import { addMeetingRoutes } from '#slices/meetings/server.ts'
import { addInspectionRoutes } from '#slices/inspections/server.ts'
import { addMonthRoutes } from '#slices/months/server.ts'
import { addImportRoutes } from '#slices/imports/server.ts'
import { addOfficeRoutes } from '#slices/office/server.ts'
import { addReferralRoutes, escalateDue } from '#slices/referrals/server.ts'
import { addRegionRoutes, seedRegions } from '#slices/regions/server.ts'
import { addReportRoutes } from '#slices/reports/server.ts'
import { addServiceRoutes } from '#slices/services/server.ts'
import { addInviteRoutes, addPhotoRoutes, addScheduleRoute } from '#slices/trips/server.ts'
import { addHealthRoute, addSessionRoute } from '#slices/units/server.ts'
import { addErasureRoutes } from '#slices/requests/server.ts'
import { addTalkRoutes } from '#slices/talk/server.ts'
import { addVoiceRoutes, emptyBoxes } from '#slices/voices/server.ts'
import { addTrustRoutes } from '#slices/trust/server.ts'
import { APP_NAMES, APPS } from '#web/apps.ts'
import { actions, kinds } from './main.contents.ts'
import { messages } from './main.messages.ts'
import { BODY_ROLE, JOB_ROLE, PUBLIC_ROLE, rights, UNNAMED_ROLE } from './rights.ts'
import { firstAdmin, seedExample } from './main.seed.ts'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const OLDEST_POSTGRES = 150_000

/** A stand of the database that the product cannot work on, in words for the person at the terminal. */
export class StartError extends Error {}

/** Brings the database up to date: roles, migrations, regions; refuses what would break durability or row-level security. */
export async function prepare(databaseUrl: string, production: boolean, keyPrint?: string): Promise<{ epoch: string; homes: { home: number; code: string }[] }> {
  const owner = await openOwner(databaseUrl)
  try {
    await refuseUnsafe(owner, production)
    await migrate(owner, join(root, 'migrations')).catch(error => { throw needsRole(error) })
    await migrateJobs(databaseUrl).catch(error => { throw needsRole(error) })
    await seedRegions(owner)
    await owner.query(`insert into settings (key, value) values ('epoch', substr(md5(random()::text || clock_timestamp()::text), 1, 16)) on conflict (key) do nothing`)
    if (keyPrint) await refuseOtherKey(owner, keyPrint)
    const { rows: [epoch] } = await owner.query<{ value: string }>(`select value from settings where key = 'epoch'`)
    const { rows: homes } = await owner.query<{ home: number; code: string }>('select home, code from homes')
    return { epoch: epoch!.value, homes }
  } finally {
    await owner.end()
  }
}

/** Makes all that lives as long as the server. */
export async function openServices(config: Config): Promise<Services> {
  const vault = openVault(config.masterKey)
  const { epoch, homes } = await prepare(config.databaseUrl, config.mode === 'production', vault.blind('key print').toString('hex'))
  const pool = openPool(config.databaseUrl, config.poolSize, error => { process.emitWarning(`basis data: ${error.message}`) })
  await refuseBypass(pool)
  const filesDir = join(config.dataDir, 'files')
  return {
    pool, vault, sheet: rights, homes: homesOf(homes), config, version: '0.2.0', epoch, kinds, messages,
    actions: new Map(actions.map(action => [action.name, action])), filesDir, store: openStore(filesDir, config.filesUrl), remembered: new Map(), devices: new Map(),
  }
}

/** Makes the whole application with every slice's routes. */
export async function makeApp(services: Services): Promise<FastifyInstance> {
  const app = await buildApp(services)
  app.get('/api/health', { config: { open: true }, schema: { hide: true } }, async () => {
    await services.pool.query('select 1')
    return { ok: true, version: services.version }
  })
  app.get('/api/v1/openapi.json', { config: { open: true }, schema: { hide: true } }, async () => openapiOf(app.swagger()))
  watchReaders(app, services)
  addSignIn(app, services)
  addSessionRoute(app, services)
  addHealthRoute(app, services)
  addRegionRoutes(app, services)
  addAreaRoutes(app, services)
  addCaseRoutes(app, services)
  addTaskRoutes(app, services)
  addCareRoute(app, services)
  addPhotoRoutes(app, services)
  addInviteRoutes(app, services)
  addDirectiveRoutes(app, services)
  addWordFileRoutes(app, services)
  addScheduleRoute(app, services)
  await addDoorRoutes(app, services)
  await addReportRoutes(app, services, PUBLIC_ROLE)
  addAboardRoutes(app, services)
  addImportRoutes(app, services)
  addOfficeRoutes(app, services)
  addFigureRoutes(app, services)
  addAreaFigureRoutes(app, services)
  addMonthRoutes(app, services)
  addProvinceRoutes(app, services)
  addInspectionRoutes(app, services)
  addInstitutionRoutes(app, services)
  addTrustRoutes(app, services)
  addErasureRoutes(app, services)
  addDeviceRoutes(app, services)
  addVoiceRoutes(app, services)
  await addLetterRoutes(app, services)
  addMeetingRoutes(app, services)
  await addReferralRoutes(app, services, BODY_ROLE)
  addTalkRoutes(app, services)
  addServiceRoutes(app, services)
  addActivityRoutes(app, services)
  addHouseLogRoutes(app, services)
  addSyncRoutes(app, services)
  addReachRoutes(app, services, JOB_ROLE)
  addPouch(app, services)
  addLiveRoute(app, services)
  addHouseRoutes(app, services)
  await addPages(app)
  await app.ready()
  return app
}

async function addPages(app: FastifyInstance): Promise<void> {
  for (const part of [...APP_NAMES, 'kantor'] as const) {
    const folder = join(root, 'dist', 'web', part)
    if (!existsSync(folder)) continue
    await app.register(fastifyStatic, { root: join(folder, 'assets'), prefix: `/${part}/assets/`, preCompressed: true, immutable: true, maxAge: '365d', decorateReply: false, index: false })
    for (const name of readdirSync(folder).filter(one => extname(one) in BESIDE)) addFile(app, `/${part}/${name}`, readFileSync(join(folder, name)))
    const page = readFileSync(join(folder, 'index.html'))
    const send = async (request: FastifyRequest, reply: { header(name: string, value: string): typeof reply; send(body: Buffer): unknown }) => reply.header('set-cookie', strangerCookie(request)).header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
    for (const path of [...part === 'kantor' ? [] : APPS[part].doors, `/${part}`, `/${part}/*`]) app.get(path, { schema: { hide: true } }, send as never)
  }
}

const BESIDE: Readonly<Record<string, string>> = { '.js': 'text/javascript; charset=utf-8', '.png': 'image/png', '.webmanifest': 'application/manifest+json', '.json': 'application/json; charset=utf-8' }

/** What lies beside the page under a name of its own: the service worker, which may serve the front door too, the manifest and its icons, and the words of screens that need a line. A phone asks for them at each opening and gets them again only when they have changed. */
function addFile(app: FastifyInstance, path: string, bytes: Buffer): void {
  const tag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`
  app.get(path, { schema: { hide: true } }, async (request, reply) => {
    reply.header('content-type', BESIDE[extname(path)]!).header('cache-control', 'no-cache').header('etag', tag).header('service-worker-allowed', '/')
    return request.headers['if-none-match'] === tag ? await reply.code(304).send() : await reply.send(bytes)
  })
}

async function refuseUnsafe(owner: pg.Client, production: boolean): Promise<void> {
  const { rows: [found] } = await owner.query<{ version: number; fsync: string; commit: string }>(`select current_setting('server_version_num')::int as version, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`)
  if (found!.version < OLDEST_POSTGRES) throw new StartError('PostgreSQL di DATABASE_URL terlalu tua. Pakai PostgreSQL 15 atau yang lebih baru.')
  if (production && found!.fsync !== 'on') throw new StartError('PostgreSQL berjalan dengan fsync mati, sehingga data dapat hilang. Nyalakan fsync, lalu mulai lagi.')
  if (production && found!.commit === 'off') throw new StartError('PostgreSQL berjalan dengan synchronous_commit mati, sehingga data dapat hilang. Nyalakan, lalu mulai lagi.')
}

async function refuseOtherKey(owner: pg.Client, keyPrint: string): Promise<void> {
  const { rows: [row] } = await owner.query<{ value: string }>(`insert into settings (key, value) values ('key_print', $1) on conflict (key) do update set value = settings.value returning value`, [keyPrint])
  if (row!.value !== keyPrint) throw new StartError('Kunci induk tidak cocok dengan basis data ini, sehingga data pribadi tidak dapat dibuka. Kembalikan berkas master.key yang lama ke DATA_DIR, atau isi MASTER_KEY dengan kunci yang lama.')
}

function needsRole(error: Error & { code?: string }): Error {
  if (error.code !== '42501') return error
  return new StartError(`Peran basis data ini tidak boleh membuat yang diperlukan (${error.message}). Minta pengelola PostgreSQL menjalankan dua baris ini, lalu mulai lagi:\n  create role pilar_app nologin;\n  grant pilar_app to <peran di DATABASE_URL>;`)
}

async function refuseBypass(pool: Pool): Promise<void> {
  const { rows: [role] } = await pool.query<{ super: boolean; bypass: boolean }>('select rolsuper as super, rolbypassrls as bypass from pg_roles where rolname = current_user')
  if (role!.super || role!.bypass) throw new StartError('Peran pilar_app melewati pengamanan baris (row-level security). Cabut SUPERUSER dan BYPASSRLS darinya, lalu mulai lagi.')
}

/** Migrates, and loads regions and example data, in a process of its own: what loading needs of memory goes with it. */
export async function furnish(): Promise<void> {
  try {
    const config = readConfig(process.env)
    const services = await openServices(config)
    if (config.exampleData) await seedExample(services, line => { console.log(line) })
    await services.pool.end()
  } catch (error) {
    complain(error)
  }
}

/** Starts the whole product as the environment says, and complains in words when it cannot. */
export async function serve(): Promise<void> {
  process.on('unhandledRejection', error => { console.error('kesalahan tak terduga', error) })
  process.on('uncaughtException', error => { console.error('kesalahan tak terduga', error) })
  await main().catch(complain)
}

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const services = await openServices(config)
  const notes = config.exampleData ? await seedExample(services, line => { console.log(line) }) : await firstAdmin(services)
  const jobs = await startJobs(config.databaseUrl, tasksOf(services, JOB_ROLE), line => { console.error(line) })
  const courier = startCourier(services, wishesOf(services), line => { console.error(line) })
  const app = await makeApp(services)
  const morning = setInterval(() => { emptyBoxes(services, UNNAMED_ROLE, undefined, config.unnamed === 'segera').catch((error: Error) => { console.error('kotak suara', error.message) }) }, config.unnamed === 'segera' ? 2000 : 60_000)
  const houses = setInterval(() => { for (const [what, look] of [['catatan panti', watchHouses], ['tenggat rujukan', escalateDue], ['surat lembaga', watchPapers]] as const) look(services, JOB_ROLE).catch((error: Error) => { console.error(what, error.message) }) }, 60_000)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { clearInterval(morning); clearInterval(houses); void app.close().then(() => courier.stop()).then(() => jobs.stop()).then(() => services.pool.end()).then(() => process.exit(0)) })
  await app.listen({ port: config.port, host: config.host })
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  console.log(describe(config))
  for (const line of notes) console.log(line)
  if (!config.publicUrl) console.log('\nPUBLIC_URL belum diisi: tautan dan kode QR yang dibuat di sini hanya terbuka di mesin ini. Isi PUBLIC_URL dengan alamat yang dibuka orang lain, misalnya https://pilar.kota.go.id, lalu mulai lagi.')
  console.log(`\nPilar siap: ${config.publicUrl || `http://localhost:${port}`}/\n`)
}

const UNREACHED: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'tidak ada PostgreSQL yang menjawab di alamat itu', ENOTFOUND: 'nama mesinnya tidak dikenal', EAI_AGAIN: 'nama mesinnya tidak dapat dicari', ETIMEDOUT: 'tidak ada jawaban', '28P01': 'nama atau sandinya salah', '28000': 'peran itu tidak boleh masuk', '3D000': 'basis datanya tidak ada',
}

function complain(error: unknown): void {
  const unreached = UNREACHED[(error as { code?: string }).code ?? '']
  if (unreached) {
    console.error(`Basis data di DATABASE_URL tidak dapat dipakai: ${unreached}. Periksa DATABASE_URL, lalu mulai lagi.`)
    process.exit(1)
  }
  const known = error instanceof ConfigError || error instanceof MigrationError || error instanceof JobsError || error instanceof StartError
  const inUse = (error as { code?: string }).code === 'EADDRINUSE'
  console.error(inUse ? 'PORT sedang dipakai program lain. Hentikan program itu, atau pilih angka PORT lain.' : known ? (error as Error).message : error)
  process.exit(1)
}

if (import.meta.main) await serve()
