import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import * as z from 'zod/mini'
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest'
import { action, type Action } from '#kernel/action.ts'
import { region, secret, text } from '#kernel/fields.ts'
import { openOwner } from '#server/db.ts'
import { JobsError, startJobs, type Jobs, type Pace } from '#server/jobs.ts'
import { tasksOf } from '#server/tasks.ts'
import { Case } from '#slices/cases/kinds.ts'
import { JOB_ROLE } from '#src/rights.ts'
import { asSystem, freshId, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

const KOTA = '52.72'
const KABUPATEN = '52.06'
const KABUPATEN_HOME = 5206
const KOTA_HOME = 5272
const JOBS = fileURLToPath(new URL('../src/server/jobs.ts', import.meta.url))

let house: House
let owner: pg.Client
let jobs: Jobs | undefined
let nur: Someone
let hasan: Someone
const said: string[] = []

beforeAll(async () => {
  house = await openHouse()
  owner = await openOwner(house.databaseUrl)
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, KABUPATEN, 'Dinas Sosial Kabupaten Bima')
  nur = await settle(house, 'Nur', { role: 'admin', region: KOTA })
  hasan = await settle(house, 'Hasan', { role: 'admin', region: KABUPATEN })
})
afterEach(async () => {
  await jobs?.stop()
  jobs = undefined
})
afterAll(async () => {
  await owner?.end()
  await house?.close()
})

/** Starts the jobs as main does, with another pace where a test may not wait. */
async function start(pace: Partial<Pace> = {}, services = house.services): Promise<void> {
  jobs = await startJobs(house.databaseUrl, tasksOf(services, JOB_ROLE), line => { said.push(line) }, { again: 100, poll: 200, ...pace })
}

async function settled(what: () => Promise<boolean>): Promise<void> {
  await expect.poll(what, { timeout: 30_000, interval: 50 }).toBe(true)
}

const waiting = async () => (await owner.query<{ id: string; locked_by: string | null; attempts: number; last_error: string | null }>(`select id::text, locked_by, attempts, last_error from graphile_worker.jobs where task_identifier <> 'probe' order by id`)).rows
const done = async () => (await waiting()).length === 0
const historyOf = async (home: number, name: string) => (await owner.query<{ actor: string; actor_name: string; pillar: string; refused: { code: string } | null; input: unknown }>('select actor, actor_name, pillar, refused, input from history where home = $1 and action = $2 order by seq', [home, name])).rows
const untilOf = async (worker: Someone) => (await owner.query<{ region: string; until: string | null }>('select region, until from posts where worker_id = $1 order by region', [worker.id])).rows.map(({ region, until }) => `${region} ${until ? 'ended' : 'live'}`)

/** An act in the city that says something secret to the regency, and what the regency heard; `speak` tells whose key seals it. */
function spoken() {
  const heard: string[] = []
  const hear = action('test.hear', z.strictObject({ words: secret(text(200)), place: region() }), async (_, { words }) => { heard.push(words); return { changes: [] } })
  const say = action('test.say', z.strictObject({ words: secret(text(200)) }), async (_, { words }) => ({ changes: [], derived: [{ home: KABUPATEN_HOME, action: 'test.hear', input: { words, place: KABUPATEN } }] }))
  const services = { ...house.services, actions: new Map([...house.services.actions, [hear.name, hear as Action], [say.name, say as Action]]) }
  const speak = async (words: string) => {
    await asSystem({ ...house, services }, KOTA_HOME, 'test.say', { words })
    const { rows: [last] } = await owner.query<{ sealed: string }>("select derived -> 0 ->> 'sealed' as sealed from history where action = 'test.say' order by seq desc limit 1")
    return last!.sealed
  }
  return { services, heard, speak }
}

/** Gives the house one more action, for a test of what jobs may do. */
function withAction(extra: Action) {
  return { ...house.services, actions: new Map([...house.services.actions, [extra.name, extra]]) }
}

test('Salma served in Kota Bima and in Kabupaten Bima; when the city ends her, her post in the regency ends too, once, in the name of the admin who did it', async () => {
  const salma = await settle(house, 'Salma', { role: 'tksk', region: `${KOTA}.01` }, { role: 'tksk', region: `${KABUPATEN}.01` })
  await start()
  await nur.does('worker.end', { workerId: salma.id, reason: 'Pindah tugas' })
  await settled(async () => (await untilOf(salma)).every(post => post.endsWith('ended')))
  expect(await untilOf(salma)).toEqual([`${KABUPATEN}.01 ended`, `${KOTA}.01 ended`])
  expect((await salma.get('/api/v1/cases')).status).toBe(401)
  const seen = await hasan.get(`/api/v1/posts?workerId=${salma.id}`)
  expect(seen.body.items).toMatchObject([{ workerName: 'Salma', until: expect.stringMatching(/^\d{4}/) }])
  expect(await historyOf(KABUPATEN_HOME, 'post.end')).toMatchObject([{ actor: nur.id, actor_name: 'Nur', pillar: JOB_ROLE, refused: null, input: { reason: 'Pindah tugas' } }])
})

test('what waits in the queue are ids, no name and no reason', async () => {
  const rahmat = await settle(house, 'Rahmat', { role: 'tksk', region: `${KOTA}.02` }, { role: 'tksk', region: `${KABUPATEN}.02` })
  await nur.does('worker.end', { workerId: rahmat.id, reason: 'Berhenti atas permintaan sendiri' })
  const { rows } = await owner.query<{ payload: Record<string, unknown>; key: string }>('select payload, key from graphile_worker._private_jobs')
  expect(rows).toEqual([{ payload: { home: KOTA_HOME, id: expect.stringMatching(/^[0-9a-f-]{36}$/), nth: 0 }, key: expect.stringMatching(/^effect:[0-9a-f-]{36}$/) }])
})

test('the server died before the job ran: after the restart Rahmat loses his post in the regency, and a second restart changes nothing', async () => {
  const before = (await historyOf(KABUPATEN_HOME, 'post.end')).length
  expect(await waiting()).toHaveLength(1)
  await start()
  await settled(done)
  await jobs!.stop()
  await start()
  expect(await historyOf(KABUPATEN_HOME, 'post.end')).toHaveLength(before + 1)
})

test('the queue was lost, as after a restore: the start rings again for what has not happened', async () => {
  const siti = await settle(house, 'Siti', { role: 'tksk', region: `${KOTA}.03` }, { role: 'tksk', region: `${KABUPATEN}.03` })
  await nur.does('worker.end', { workerId: siti.id, reason: 'Pensiun' })
  await owner.query('delete from graphile_worker._private_jobs')
  expect(await untilOf(siti)).toEqual([`${KABUPATEN}.03 live`, `${KOTA}.03 ended`])
  await start()
  await settled(done)
  expect(await untilOf(siti)).toEqual([`${KABUPATEN}.03 ended`, `${KOTA}.03 ended`])
})

test('a post is not given to someone who has been ended', async () => {
  const arif = await settle(house, 'Arif', { role: 'tksk', region: `${KOTA}.04` })
  await nur.does('worker.end', { workerId: arif.id, reason: 'Pensiun' })
  expect(await nur.act('post.give', { workerId: arif.id, role: 'tksk', region: `${KOTA}.04`, line: 'area' })).toMatchObject({ status: 422, body: { details: { faults: [{ at: 'workerId', rule: 'ended' }] } } })
})

test('nobody can be given the role of the jobs', async () => {
  const ida = await settle(house, 'Ida', { role: 'tksk', region: `${KOTA}.04` })
  expect((await nur.act('post.give', { workerId: ida.id, role: JOB_ROLE, region: KOTA, line: 'area' })).status).toBe(422)
  await expect(asSystem(house, KOTA_HOME, 'post.give', { workerId: ida.id, role: JOB_ROLE, region: KOTA, line: 'area' })).rejects.toThrow()
})

test('a job sees no more than its role: an effect on a case of the regency is refused like a case that is not there', async () => {
  const puskesos = await settle(house, 'Dewi', { role: 'tksk', region: `${KABUPATEN}.01` })
  const caseId = await puskesos.does('case.open', { who: 'Pak Ahmad', needs: ['lansia'], urgency: 'segera', region: `${KABUPATEN}.01.2005`, seal: 'tidak' }, 'case')
  const looks: unknown[] = []
  const peek = action('test.peek', z.strictObject({ caseId: z.string() }), async ({ desk }, input) => {
    looks.push(await desk.find(Case, {}))
    await desk.get(Case, input.caseId)
    return { changes: [] }
  })
  const spread = action('test.spread', z.strictObject({ caseId: z.string() }), async (_, input) => ({ changes: [], derived: [{ home: KABUPATEN_HOME, action: 'test.peek', input }] }))
  const services = withAction(peek as Action)
  const both = { ...services, actions: new Map([...services.actions, [spread.name, spread as Action]]) }
  await start({}, both)
  await asSystem({ ...house, services: both }, KOTA_HOME, 'test.spread', { caseId })
  await settled(done)
  expect(looks).toEqual([[]])
  expect(await historyOf(KABUPATEN_HOME, 'test.peek')).toMatchObject([{ refused: { code: 'not_found' } }])
})

test('what must stay secret travels from home to home sealed: the other home hears it, nobody reads it in history or in the queue', async () => {
  const { services, heard, speak } = spoken()
  await speak('Pak Usman takut pulang')
  const { rows } = await owner.query<{ all: string }>(`select (select string_agg(derived::text, '') from history) || (select coalesce(string_agg(payload::text, ''), '') from graphile_worker._private_jobs) as all`)
  expect(rows[0]!.all).toContain('test.hear')
  expect(rows[0]!.all).not.toContain('takut')
  await start({}, services)
  await settled(done)
  expect(heard).toEqual(['Pak Usman takut pulang'])
  const [kept] = await historyOf(KABUPATEN_HOME, 'test.hear')
  expect(kept!.input).toEqual({ words: { $: expect.any(String) }, place: KABUPATEN })
})

test('what was on its way about somebody who was erased meanwhile is not told, and the queue is not held up', async () => {
  const { services, heard, speak } = spoken()
  const speaker = await speak('Bu Halimah sakit')
  await owner.query('delete from keys where subject = $1', [speaker])
  await start({}, services)
  await settled(done)
  expect(heard).toEqual([])
  expect((await historyOf(KABUPATEN_HOME, 'test.hear')).at(-1)).toMatchObject({ refused: { code: 'not_found' }, input: null })
  await jobs!.stop()
  await start({}, services)
  expect(await waiting()).toEqual([])
})

test('an effect that would stay at home is a mistake of the rule', async () => {
  const stays = withAction(action('test.stays', z.strictObject({}), async () => ({ changes: [], derived: [{ home: KOTA_HOME, action: 'post.end', input: { postId: freshId(KOTA_HOME), reason: 'x' } }] })) as Action)
  await expect(asSystem({ ...house, services: stays }, KOTA_HOME, 'test.stays', {})).rejects.toThrow('cannot follow')
})

test('a start whose jobs do not run ends with a sentence: nobody takes the probe, or the role may not look into the queue', async () => {
  const failed = async (url: string) => await startJobs(url, tasksOf(house.services, JOB_ROLE), () => {}, { probe: 500, again: 100 }).then(started => started.stop(), (error: unknown) => error)
  const sentence = /^Pekerjaan latar belakang tidak berjalan .*mulai lagi\.$/
  await owner.query('alter table graphile_worker._private_jobs add constraint nobody_takes check (locked_by is null) not valid')
  expect(await failed(house.databaseUrl)).toMatchObject({ constructor: JobsError, message: expect.stringMatching(sentence) })
  await owner.query('alter table graphile_worker._private_jobs drop constraint nobody_takes; delete from graphile_worker._private_jobs')
  expect(await failed(`${house.databaseUrl}?options=-c%20role%3Dpilar_app`)).toMatchObject({ constructor: JobsError, message: expect.stringMatching(sentence) })
  await owner.query('delete from graphile_worker._private_jobs')
})

test('a poison job is tried five times, then parked and told of; the others go on', async () => {
  await start()
  await owner.query(`select enqueue_job('effect', $1, 'poison', null)`, [{ home: KOTA_HOME, id: freshId(KOTA_HOME), nth: 0 }])
  for (let tries = 1; tries <= 5; tries += 1) {
    await settled(async () => { const [job] = await waiting(); return job!.attempts === tries && !job!.locked_by })
    // the next try would come after 3, 7, 20, 55 seconds
    await owner.query(`select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where key = 'poison'), now())`)
  }
  const [parked] = await waiting()
  expect(parked).toMatchObject({ attempts: 5, last_error: expect.stringContaining('has no effect') })
  expect(said.filter(line => line.includes('diparkir'))).toHaveLength(1)
  const joko = await settle(house, 'Joko', { role: 'tksk', region: `${KOTA}.05` }, { role: 'tksk', region: `${KABUPATEN}.05` })
  await nur.does('worker.end', { workerId: joko.id, reason: 'Pensiun' })
  await settled(async () => (await untilOf(joko)).every(post => post.endsWith('ended')))
  await settled(async () => (await waiting()).length === 1)
  expect(await waiting()).toMatchObject([{ attempts: 5, id: parked!.id }])
  await owner.query('delete from graphile_worker._private_jobs')
})

test('a job held by a server that was killed is freed and done; one held by a living server is left alone', async () => {
  const wati = await settle(house, 'Wati', { role: 'tksk', region: `${KOTA}.01` }, { role: 'tksk', region: `${KABUPATEN}.06` })
  const script = `const { startJobs } = await import(${JSON.stringify(JOBS)}); await startJobs(process.env.URL, { effect: () => { console.log('held'); return new Promise(() => {}) } }, () => {})`
  const other = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script], { env: { ...process.env, URL: house.databaseUrl }, stdio: ['ignore', 'pipe', 'ignore'] })
  // a child that outlives a failed expectation would hold the whole run
  onTestFinished(() => { other.kill('SIGKILL') })
  const held = once(other.stdout, 'data')
  await nur.does('worker.end', { workerId: wati.id, reason: 'Pensiun' })
  await held
  await start({ grace: 0, sweep: 3_600_000 })
  await jobs!.sweep()
  expect(await waiting()).toMatchObject([{ locked_by: expect.stringMatching(/^pool-/) }])
  other.kill('SIGKILL')
  await once(other, 'exit')
  await settled(async () => { await jobs!.sweep(); return await done() })
  expect(await untilOf(wati)).toEqual([`${KABUPATEN}.06 ended`, `${KOTA}.01 ended`])
})

test('PostgreSQL goes away and comes back: jobs begin anew and take what was asked meanwhile', async () => {
  const yusuf = await settle(house, 'Yusuf', { role: 'tksk', region: `${KOTA}.01` }, { role: 'tksk', region: `${KABUPATEN}.07` })
  await start()
  const database = new URL(house.databaseUrl).pathname.slice(1)
  const keeper = await openOwner(process.env.TEST_DATABASE_URL!)
  await keeper.query(`alter database ${database} allow_connections false`)
  const { rowCount } = await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'pool-%'`)
  expect(rowCount).toBeGreaterThan(0)
  await settled(async () => said.some(line => line.includes('not currently accepting connections')))
  await keeper.query(`alter database ${database} allow_connections true`)
  await keeper.end()
  await nur.does('worker.end', { workerId: yusuf.id, reason: 'Pensiun' })
  await settled(async () => (await untilOf(yusuf)).every(post => post.endsWith('ended')))
})

test('the sweep ends sessions that have run out and forgets old throttles, and nothing else', async () => {
  const lina = await settle(house, 'Lina', { role: 'tksk', region: `${KOTA}.01` })
  await owner.query(`insert into throttles (key, at) values ('\\x01', now() - interval '25 hours'), ('\\x02', now())`)
  await owner.query(`update sessions set ends_at = now() - interval '1 second' where worker = $1`, [lina.id])
  await start()
  await jobs!.sweep()
  expect((await owner.query('select key from throttles where key in ($1, $2)', [Buffer.from([1]), Buffer.from([2])])).rows).toEqual([{ key: Buffer.from([2]) }])
  expect((await owner.query('select from sessions where worker = $1', [lina.id])).rowCount).toBe(0)
  expect((await nur.get('/api/v1/cases')).status).toBe(200)
})

test('the app role can ring, and neither look into the queue nor sweep', async () => {
  for (const sql of ['select * from graphile_worker._private_jobs', `select sweep('0')`, 'select ring_again()', `select graphile_worker.add_job('effect')`]) await expect(house.services.pool.query(sql)).rejects.toThrow(/permission denied/)
})
