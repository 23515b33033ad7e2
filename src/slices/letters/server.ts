import type { FastifyInstance, FastifyRequest } from 'fastify'
import { dayAt } from '#kernel/day.ts'
import { homeOf, isId, type Id } from '#kernel/id.ts'
import { faulty, notFound, type Problem } from '#kernel/problem.ts'
import type { Kind } from '#kernel/record.ts'
import { postFor, type Actor } from '#kernel/rights.ts'
import { gather, say } from '#kernel/say.ts'
import { literal, transact, type Client } from '#server/db.ts'
import { doorsOf } from '#server/doors.ts'
import { addForms, addressOf, languageOf, sendPage } from '#server/forms.ts'
import { openFronts } from '#server/front.ts'
import { actorOf } from '#server/http.ts'
import { reading, readRecord, readRecords } from '#server/lists.ts'
import { problemSchema } from '#server/openapi.ts'
import { pdfOf } from '#server/pdf.ts'
import { proofOf, provenBy } from '#server/proofs.ts'
import { logRead } from '#server/reads.ts'
import type { Services } from '#server/services.ts'
import { counter, networkOf, turnstile } from '#server/turnstile.ts'
import { messages as sheetWords } from '#slices/doors/page/messages.ts'
import { Referral } from '#slices/referrals/kinds.ts'
import { Office } from '#slices/units/rules.ts'
import { type Letter, Letter as LetterKind, Letterhead, LetterNumber, Register } from './kinds.ts'
import { type Paper, readPaper } from './paper.ts'
import { type Genuine, genuinePage, troublePage, unknownPage, type Frame } from './page/genuine.ts'
import { messages as pageWords } from './page/messages.ts'
import { bookSheet } from './sheet/book.ts'
import { letterSheet } from './sheet/letter.ts'
import { messages as printed } from './sheet/messages.ts'
import { messages as printedPersons } from './sheet/person-messages.ts'
import type { Speak } from './sheet/parts.ts'
import { isQuiet } from './sign.ts'
import type { Content } from './sorts.ts'

const anyOf = (kind: unknown) => kind as Kind
const byId = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] } as const
const file = { 200: { type: 'string' }, ...problemSchema } as const
const MOST_LINES = 20_000
const LOGO_PIXELS = 360
const LOOKS = 60
const LOOKS_MS = 10 * 60_000
const AT_ONCE = 3
const WAITING = 60
const SIGNED = ['ditandatangani', 'dikirim', 'dibatalkan']

/** Adds the printed side of letters: the letter, the register as a book, and the page behind the QR code. */
export async function addLetterRoutes(app: FastifyInstance, services: Services): Promise<void> {
  const all = gather([services.messages, printed, printedPersons])
  // a letter speaks Indonesian, whoever prints it
  const speak: Speak = (key, values) => say(all, 'id', key, values)
  app.get<{ Params: { id: string } }>('/api/v1/letters/:id/letter.pdf', { schema: { operationId: 'letters.pdf', summary: 'A letter as A4: as it was signed, word for word; of a draft how it would look', tags: ['letters'], params: byId, response: file } }, async (request, reply) => {
    const actor = actorOf(request)
    const { letter, paper, logo } = await reading(services, actor, client => paperFor(services, client, actor, request.params.id.toLowerCase(), speak))
    if (isQuiet(letter)) await logRead(services, actor, { what: 'letter.print', record: letter.id, region: letter.region })
    const signed = SIGNED.includes(letter.stage)
    const proof = signed ? `${addressOf(services.config.publicUrl, request)}/s/${proofOf(services.vault, letter.id)}` : null
    const answer = await answerLink(services, actor, letter, addressOf(services.config.publicUrl, request))
    const pdf = await pdfOf(letterSheet(paper, { speak, logo, proof, answer, state: !signed ? 'draf' : letter.stage === 'dibatalkan' ? 'batal' : 'berlaku' }, letter.region))
    return reply.header('content-type', 'application/pdf').header('content-disposition', `inline; filename="surat-${fileName(letter.number ?? 'draf')}.pdf"`).header('cache-control', 'private, no-store').send(pdf)
  })
  app.get<{ Params: { id: string }; Querystring: Record<string, string | undefined> }>('/api/v1/letter_registers/:id/book.pdf', { schema: { operationId: 'letter_registers.book', summary: 'A register of a year to be printed: every number in its order, void ones and those put in with their reasons', tags: ['letters'], params: byId, querystring: { type: 'object', properties: { year: { type: 'string' } } }, response: file } }, async (request, reply) => {
    const actor = actorOf(request)
    const { year } = request.query
    if (year !== undefined && !/^(19|20|21)\d\d$/.test(year)) throw faulty({ at: 'year', rule: 'type', limit: 'year' })
    const { book, register, logo } = await reading(services, actor, client => bookFor(services, client, actor, request.params.id.toLowerCase(), year))
    await logRead(services, actor, { what: 'register.print', record: register.id, region: register.region, reason: String(book.year) })
    return reply.header('content-type', 'application/pdf').header('content-disposition', `inline; filename="buku-nomor-${book.year}.pdf"`).header('cache-control', 'private, no-store').send(await pdfOf(bookSheet(book, { speak, logo })))
  })
  await addProofPage(app, services)
}

async function paperFor(services: Services, client: Client, actor: Actor, id: Id, speak: Speak): Promise<{ letter: Letter; paper: Paper; logo: string | null }> {
  const letter = await readRecord(services, client, anyOf(LetterKind), actor, id) as unknown as Letter
  // whose key was deleted for good: what it said is gone
  if (SIGNED.includes(letter.stage) ? !letter.paper : !letter.content) throw notFound()
  if (SIGNED.includes(letter.stage)) {
    const paper = readPaper(letter.paper!)
    const [head] = paper.head.id ? await readRecords(services, client, anyOf(Letterhead), actor, `t.home = ${homeOf(letter.id)} and t.id = ${literal(paper.head.id)}`) : []
    return { letter, paper, logo: await logoOf(head?.logo) }
  }
  const { head, office, logo } = await headFor(services, client, actor, homeOf(letter.id))
  const signer = { name: letter.signerName ?? '………………………', nip: null, role: letter.signerRole ?? 'kepala_dinas', unit: null, title: null, delegation: null, ownRole: null }
  const paper: Paper = { form: 1, sort: letter.sort, number: speak('sheet_no_number'), day: dayAt(letter.region, new Date().toISOString()), security: letter.security, classification: null, subject: letter.subject, content: letter.content as Content, signer, office, head }
  return { letter, paper, logo }
}

/** The link by which a body without an account answers a referral, as it stands now: printed for whoever may hand it out, as long as it opens. */
async function answerLink(services: Services, actor: Actor, letter: Letter, address: string): Promise<string | null> {
  if (letter.sort !== 'rujukan' || letter.sourceKind !== 'referral' || !letter.sourceId || letter.stage === 'dibatalkan' || !postFor(services.sheet, actor, 'case.refer_out', letter.region)) return null
  const [referral] = await reading(services, actor, client => readRecords(services, client, anyOf(Referral), actor, `t.home = ${homeOf(letter.id)} and t.id = ${literal(letter.sourceId!)}`)) as unknown as Referral[]
  if (!referral || referral.endedAt) return null
  const [door] = await doorsOf(services, homeOf(letter.id), [referral.chain.at(-1)!.receptionId])
  return door && !door.over && !door.locked ? `${address}/r/${door.link}` : null
}

async function headFor(services: Services, client: Client, actor: Actor, home: number): Promise<{ head: Paper['head']; office: string; logo: string | null }> {
  const [[head], [office]] = [await readRecords(services, client, anyOf(Letterhead), actor, `t.home = ${home} and t.current`, 'limit 1') as unknown as Letterhead[], await readRecords(services, client, anyOf(Office), actor, `t.home = ${home}`, 'limit 1')]
  const name = String(office?.name ?? '')
  if (!head) return { office: name, logo: null, head: { id: null, government: null, name, address: null, phone: office ? String(office.phone) : null, email: null, city: null } }
  return { office: name, logo: await logoOf(head.logo), head: { id: head.id, government: head.government ?? null, name: head.name, address: head.address, phone: head.phone ?? null, email: head.email ?? null, city: head.city } }
}

/** The emblem drawn anew, small and without whatever else the picture held; one that cannot be read is left out. */
async function logoOf(address: unknown): Promise<string | null> {
  if (typeof address !== 'string') return null
  const { default: sharp } = await import('sharp')
  return await sharp(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'), { limitInputPixels: 20_000_000, failOn: 'error', pages: 1 }).resize({ width: LOGO_PIXELS, height: LOGO_PIXELS, fit: 'inside', withoutEnlargement: true }).png().toBuffer()
    .then(bytes => `data:image/png;base64,${bytes.toString('base64')}`, () => null)
}

async function bookFor(services: Services, client: Client, actor: Actor, id: Id, asked: string | undefined) {
  const register = await readRecord(services, client, anyOf(Register), actor, id) as unknown as Register
  const today = dayAt(register.region, new Date().toISOString())
  const year = Number(asked ?? register.year ?? today.slice(0, 4))
  const lines = await readRecords(services, client, anyOf(LetterNumber), actor, `t.home = ${homeOf(id)} and t.register_id = ${literal(id)} and t.year = ${literal(year)}`, `order by t.place, t.id limit ${MOST_LINES}`) as unknown as LetterNumber[]
  const { head, logo } = await headFor(services, client, actor, homeOf(id))
  return { register, logo, book: { name: register.name, year, last: lines.reduce((most, line) => Math.max(most, line.seq), 0), lines, head: { government: head.government, name: head.name, address: head.address ?? '', phone: head.phone, email: head.email }, today } }
}

function fileName(number: string): string {
  return number.replaceAll(/[^A-Za-z0-9.]+/g, '-').replaceAll(/^-+|-+$/g, '')
}

/** The page behind the QR code: whether the letter is genuine, and no more. */
async function addProofPage(app: FastifyInstance, services: Services): Promise<void> {
  const all = gather([services.messages, sheetWords, pageWords])
  const fronts = openFronts(services)
  const slowly = turnstile(AT_ONCE, WAITING)
  const look = counter(LOOKS, LOOKS_MS)
  const frameOf = async (request: FastifyRequest, home?: number): Promise<Frame> => {
    const language = languageOf(request)
    return { language, words: (key, values) => say(all, language, key, values), office: await fronts.at(home) }
  }
  const refused = async (problem: Problem, request: FastifyRequest) => {
    const frame = await frameOf(request)
    const kind = problem.status === 429 ? 'genuine.too_many' : 'genuine.failed'
    return troublePage(frame, frame.words(kind), frame.words(`${kind}_hint`, { minutes: Math.ceil(Number(problem.details.seconds ?? 60) / 60) }))
  }
  await addForms(app, refused, pages => {
    pages.addHook('onRequest', async (_, reply) => { reply.header('x-robots-tag', 'noindex, nofollow') })
    pages.route<{ Params: { code: string } }>({ method: ['GET', 'HEAD'], url: '/s/:code', schema: { hide: true }, handler: async (request, reply) => {
      look(networkOf(request.ip), Date.now())
      const id = provenBy(services.vault, request.params.code)
      const found = id && isId(id) ? await slowly(() => genuineOf(services, id)) : undefined
      return found ? await sendPage(reply, genuinePage(await frameOf(request, homeOf(id!)), found)) : await sendPage(reply, unknownPage(await frameOf(request)), 404)
    } })
  })
}

/** Number, day and state of a letter that was signed; asked with the house's eyes, for a sealed one is as genuine as any. */
async function genuineOf({ pool, homes }: Services, id: Id): Promise<Genuine | undefined> {
  const home = homeOf(id)
  const { rows } = await transact(pool, { kab: [homes.regionOf(home) ?? ''], home: [home], worker: '', eyes: 'house' }, client => client.query<{ number: string; day: string; stage: string }>('select number, day::text as day, stage from letters where home = $1 and id = $2 and stage = any($3)', [home, id, SIGNED]), true)
  return rows[0] && { number: rows[0].number, day: rows[0].day, state: rows[0].stage === 'dibatalkan' ? 'batal' : 'berlaku' }
}
