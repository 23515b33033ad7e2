import * as z from 'zod/mini'
import type { FastifyInstance } from 'fastify'
import { oneOf } from '#kernel/fields.ts'
import { homeOf } from '#kernel/id.ts'
import { faulty, forbidden, tooMany } from '#kernel/problem.ts'
import { postWith } from '#kernel/rights.ts'
import { CHANNELS } from '#server/carriers.ts'
import { tryMail } from '#server/courier.ts'
import { literal } from '#server/db.ts'
import { actorOf } from '#server/http.ts'
import { reading, readRecords } from '#server/lists.ts'
import { problemSchema, schemaOf } from '#server/openapi.ts'
import type { Wish, Wishes } from '#server/posting.ts'
import { parsed } from '#server/routes.ts'
import type { Services } from '#server/services.ts'
import { openPush } from '#server/webpush.ts'
import { Choice, emailAddress, goes, quietFor, USUAL, type Chosen } from './choices.ts'
import { letterOf, letters } from './page/letters.ts'
import { sortOf, URGENT } from './sorts.ts'

const Address = z.strictObject({ endpoint: z.string().check(z.maxLength(1000)), p256dh: z.string().check(z.maxLength(120)), auth: z.string().check(z.maxLength(60)), language: oneOf(['id', 'en']) })
const Test = z.strictObject({ to: emailAddress() })
const TEST_MINUTES = 5
const TESTS = 5
const answers = { 200: { type: 'object', additionalProperties: true }, ...problemSchema }
const health = 'select channel, count(*) filter (where state = $2)::int as waiting, count(*) filter (where state = $3)::int as failed, min(at) filter (where state = $2) as oldest, count(*) filter (where state = $4 and at < date_trunc(\'day\', now()))::int as sent from deliveries where home = any($1) and at > now() - interval \'7 days\' group by channel'

/** Adds what a worker sees and sets of being told, and what the admin sees of deliveries: numbers, never a word of them. */
export function addReachRoutes(app: FastifyInstance, services: Services): void {
  const push = openPush(services.config, services.vault)
  const tests = new Map<string, number[]>()
  app.get('/api/v1/channels', { schema: { operationId: 'channels.mine', summary: 'How notices reach you: what is switched on here, what you chose, what did not arrive', tags: ['office'], response: answers } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    return await reading(services, actor, async client => {
      const [chosen] = (await readRecords(services, client, Choice as never, actor, `t.worker_id = ${literal(actor.workerId)}`)).toSorted((one, other) => Number(homeOf(other.id) === homeOf(actor.workerId)) - Number(homeOf(one.id) === homeOf(actor.workerId))) as unknown as Chosen[]
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
