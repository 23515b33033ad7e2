import { randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import type { FastifyInstance } from 'fastify'
import { oneOf } from '#kernel/fields.ts'
import { homeOf, mintId } from '#kernel/id.ts'
import { faulty, forbidden, Problem, tooMany } from '#kernel/problem.ts'
import { postWith, type Actor } from '#kernel/rights.ts'
import { CHANNELS } from '#server/carriers.ts'
import { tryMail } from '#server/courier.ts'
import { literal, type Client } from '#server/db.ts'
import { dispatch } from '#server/dispatch.ts'
import { actorOf } from '#server/http.ts'
import { reading, readRecords } from '#server/lists.ts'
import { problemSchema, schemaOf } from '#server/openapi.ts'
import type { Wish, Wishes } from '#server/posting.ts'
import { parsed } from '#server/routes.ts'
import type { Services } from '#server/services.ts'
import { openPush } from '#server/webpush.ts'
import { Choice, emailAddress, goes, prove, quietFor, USUAL, type Chosen } from './choices.ts'
import { letterOf, letters } from './page/letters.ts'
import { sortOf, URGENT } from './sorts.ts'

const Address = z.strictObject({ endpoint: z.string().check(z.maxLength(1000)), p256dh: z.string().check(z.maxLength(120)), auth: z.string().check(z.maxLength(60)), language: oneOf(['id', 'en']) })
const Test = z.strictObject({ to: emailAddress() })
const Code = z.strictObject({ code: z.string().check(z.maxLength(20)) })
const CODE_MINUTES = 30, CODE_TRIES = 10, CODES = 5, CODE_DIGITS = 6
const TEST_MINUTES = 5
const TESTS = 5
const answers = { 200: { type: 'object', additionalProperties: true }, ...problemSchema }
const health = 'select channel, count(*) filter (where state = $2)::int as waiting, count(*) filter (where state = $3)::int as failed, min(at) filter (where state = $2) as oldest, count(*) filter (where state = $4 and at < date_trunc(\'day\', now()))::int as sent from deliveries where home = any($1) and at > now() - interval \'7 days\' group by channel'

/** Adds what a worker sees and sets of being told, and what the admin sees of deliveries: numbers, never a word of them. */
export function addReachRoutes(app: FastifyInstance, services: Services, jobRole: string): void {
  addProving(app, services, jobRole)
  const push = openPush(services.config, services.vault)
  const tests = new Map<string, number[]>()
  app.get('/api/v1/channels', { schema: { operationId: 'channels.mine', summary: 'How notices reach you: what is switched on here, what you chose, what did not arrive', tags: ['office'], response: answers } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    return await reading(services, actor, async client => {
      const chosen = await choiceOf(services, client, actor)
      const { rows: failed } = await client.query(`select channel, why, count(*)::int as count, max(done_at) as at from deliveries where home = any(nullif(current_setting('app.home', true), '')::int[]) and worker_id = $1 and state = 'gagal' and at > now() - interval '7 days' group by channel, why order by max(done_at) desc`, [actor.workerId])
      const { rows: devices } = await client.query<{ session: string }>('select session from push_of($1)', [[actor.workerId]])
      return { mail: !!services.config.smtpUrl, push: push ? { key: push.publicKey, here: devices.some(one => one.session === request.signed.session) } : null, chosen: { ...USUAL, ...chosen }, failed }
    })
  })
  app.post('/api/v1/channels/push', { schema: { operationId: 'channels.push', summary: 'This device takes pushes from now on, until its session ends', tags: ['office'], body: schemaOf(Address), response: problemSchema } }, async (request, reply) => {
    const { language, ...address } = parsed(Address, request.body)
    if (!push?.takes(address)) throw faulty({ at: 'endpoint', rule: 'push_host' })
    await services.pool.query('select push_put($1, $2, $3, $4, $5)', [actorOf(request).workerId, request.signed.session, services.vault.blind(`push:${address.endpoint}`), services.vault.sealAddress(address), language])
    return await reply.status(204 as never).send()
  })
  app.delete('/api/v1/channels/push', { schema: { operationId: 'channels.push_off', summary: 'This device takes no pushes any more', tags: ['office'], response: problemSchema } }, async (request, reply) => {
    await services.pool.query('select push_drop($1, $2, null)', [actorOf(request).workerId, request.signed.session])
    return await reply.status(204 as never).send()
  })
  const mustMind = (request: Parameters<typeof actorOf>[0]) => {
    const actor = actorOf(request)
    if (!postWith(services.sheet, actor, 'office.set')) throw forbidden({ verb: 'office.set' })
    return actor
  }
  app.get('/api/v1/deliveries', { schema: { operationId: 'deliveries.health', summary: 'Whether letters and pushes arrive: numbers by way and reason, no content', tags: ['office'], response: answers } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = mustMind(request)
    const homes = [...new Set(actor.posts.filter(post => post.line === 'area' && services.sheet[post.role]?.verbs.includes('office.set')).map(post => homeOf(post.id)))]
    return await reading(services, actor, async client => {
      const { rows } = await client.query<{ channel: string }>(health, [homes, 'menunggu', 'gagal', 'terkirim'])
      const { rows: reasons } = await client.query(`select channel, why, count(*)::int as count from deliveries where home = any($1) and at > now() - interval '7 days' and why is not null and state in ('gagal', 'menunggu') group by channel, why order by count(*) desc`, [homes])
      const on = { surel: !!services.config.smtpUrl, push: !!push, whatsapp: false }
      return { channels: CHANNELS.map(channel => ({ channel, on: on[channel], waiting: 0, failed: 0, oldest: null, sent: 0, ...rows.find(row => row.channel === channel) })), reasons }
    })
  })
  app.post('/api/v1/deliveries/test', { schema: { operationId: 'deliveries.test', summary: 'Sends a test letter, to prove that the mail server takes it', tags: ['office'], body: schemaOf(Test), response: answers } }, async request => {
    const { to } = parsed(Test, request.body)
    const actor = mustMind(request)
    const recent = (tests.get(actor.workerId) ?? []).filter(at => at > Date.now() - TEST_MINUTES * 60_000)
    if (recent.length >= TESTS) throw tooMany({ seconds: TEST_MINUTES * 60 })
    tests.set(actor.workerId, [...recent, Date.now()])
    const why = await tryMail(services, to, { subject: letters.id['letter.test.subject'], text: letters.id['letter.test'] })
    return { sent: !why, why: why ?? null }
  })
}

/** What somebody chose; of one who chose in two homes, the own home's. */
async function choiceOf(services: Services, client: Client, actor: Actor): Promise<Choice | undefined> {
  const all = await readRecords(services, client, Choice as never, actor, `t.worker_id = ${literal(actor.workerId)}`) as unknown as Choice[]
  return all.toSorted((one, other) => Number(homeOf(other.id) === homeOf(actor.workerId)) - Number(homeOf(one.id) === homeOf(actor.workerId)))[0]
}

/** Adds the way in which an address is proved: a code goes there, and comes back by the hand of whoever reads there. The code is made of the address and the hour by the master key, and kept nowhere. */
function addProving(app: FastifyInstance, services: Services, jobRole: string): void {
  const codeOf = (worker: string, email: string, back: number) => String(services.vault.blind(`mail code:${worker}:${email}:${Math.floor(Date.now() / (CODE_MINUTES * 60_000)) - back}`).readUInt32BE(0) % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, '0')
  const refuseMany = async (what: string, actor: Actor, most: number) => {
    const { rows: [gate] } = await services.pool.query<{ wait: number }>('select wait from throttle_try($1, $2, $3)', [[services.vault.blind(`mail ${what}:${actor.workerId}`)], 60, most])
    if (gate!.wait > 0) throw tooMany({ seconds: gate!.wait })
  }
  const unproved = async (actor: Actor) => {
    const choice = await reading(services, actor, client => choiceOf(services, client, actor))
    if (!choice?.email || choice.proved) throw faulty({ at: 'email', rule: choice?.email ? 'proved_already' : 'required' })
    return choice as Choice & { email: string }
  }
  app.post('/api/v1/channels/mail', { schema: { operationId: 'channels.mail_code', summary: 'Sends a code to the address you chose, to prove that you read there', tags: ['office'], response: answers } }, async request => {
    const actor = actorOf(request)
    const { email, language } = await unproved(actor)
    await refuseMany('code', actor, CODES)
    const why = await tryMail(services, email, { subject: letters[language]['letter.code.subject'], text: letters[language]['letter.code'].replace('{code}', codeOf(actor.workerId, email, 0)) })
    return { sent: !why, why: why ?? null }
  })
  app.post('/api/v1/channels/mail/prove', { schema: { operationId: 'channels.mail_prove', summary: 'Proves your address by the code that was sent there', tags: ['office'], body: schemaOf(Code), response: answers } }, async request => {
    const { code } = parsed(Code, request.body)
    const actor = actorOf(request)
    const { id: choice, email } = await unproved(actor)
    await refuseMany('tries', actor, CODE_TRIES)
    if (![0, 1].some(back => codeOf(actor.workerId, email, back) === code.replaceAll(/\D/g, ''))) throw faulty({ at: 'code', rule: 'wrong_code' })
    const home = homeOf(choice)
    const post = { id: mintId(home, 0, count => new Uint8Array(count)), role: jobRole, region: services.homes.regionOf(home)!, line: 'area' as const, from: '2000-01-01' }
    const receipt = await dispatch(services, { workerId: actor.workerId, name: actor.name, shut: [], posts: [post] }, { id: mintId(home, Date.now(), count => randomBytes(count)), action: prove.name, at: new Date().toISOString(), input: { workerId: actor.workerId, email } })
    if (receipt.refused) throw new Problem(receipt.refused.code, receipt.refused.status, receipt.refused.details)
    return { proved: true }
  })
}

/** What the courier is told of people's wishes. */
export function wishesOf(services: Pick<Services, 'config'>): Wishes {
  const chosenOf = (wish: Wish | undefined): Chosen => (wish ? { ...USUAL, ...wish as unknown as Chosen } : USUAL)
  return {
    isUrgent: code => URGENT.includes(sortOf(code)),
    now: (wish, code, clock) => {
      const chosen = chosenOf(wish)
      const sort = sortOf(code)
      return { channels: [...goes(chosen, sort, 'push') ? ['push' as const] : [], ...goes(chosen, sort, 'mail') ? ['surel' as const] : []], minutes: URGENT.includes(sort) ? 0 : quietFor(chosen, clock) }
    },
    inDigest: (wish, code) => goes(chosenOf(wish), sortOf(code), 'digest'),
    digestAt: USUAL.digestAt,
    letter: (language, what) => letterOf(language, what, services.config.publicUrl),
  }
}
