import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isUuid, mintId } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import { covers, isRegion, levelOf, placeOf, type Region } from '#kernel/region.ts'
import type { Actor } from '#kernel/rights.ts'
import { gather, say } from '#kernel/say.ts'
import { transact } from '#server/db.ts'
import { dispatch } from '#server/dispatch.ts'
import { addForms, formOf, keyOf, languageOf, sendPage } from '#server/forms.ts'
import { numbersNear, openFronts, type Front, type Fronts } from '#server/front.ts'
import { envelopeIdFor } from '#server/http.ts'
import { codeOf, homeOfCode, plainCode, spendReport, type Gates } from '#server/strangers.ts'
import type { Services } from '#server/services.ts'
import { counter, networkOf, turnstile } from '#server/turnstile.ts'
import { messages as sheet } from '#slices/doors/page/messages.ts'
import { URGENCIES } from '#slices/cases/kinds.ts'
import { NEEDS } from '#slices/cases/needs.ts'
import type { Stage } from '#slices/cases/stages.ts'
import { formPage, placePage, progressPage, thanksPage, troublePage, WHO, type Frame, type Near } from './page/form.ts'
import { messages } from './page/messages.ts'
import { progressOf, send } from './rules.ts'

const NEAREST = 6
const MOST_PLACES = 500
const PLACE_MS = 60_000
const AT_ONCE = 3
const WAITING = 60
const GUESSES = 20
const GUESS_MS = 15 * 60_000
const SIGNS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/ // oxlint-disable-line no-control-regex
const LONGEST: Record<string, number> = { story: 2000, landmark: 200, name: 120, contact: 120 }

/** Adds the pages for neighbours: choose the place, four questions, a code, and four words of progress. */
export async function addReportRoutes(app: FastifyInstance, services: Services, role: string): Promise<void> {
  const all = gather([services.messages, sheet, messages])
  const fronts = openFronts(services)
  const slowly = turnstile(AT_ONCE, WAITING)
  const guess = counter(GUESSES, GUESS_MS)
  const closed: Gates = new Map()
  const places = openPlaces(services, fronts)
  const frameOf = (request: FastifyRequest, office?: Front): Frame => {
    const language = languageOf(request)
    return { language, words: (key, values) => say(all, language, key, values), office }
  }
  const refused = async ({ status, details }: Problem, request: FastifyRequest) => {
    const frame = frameOf(request, await fronts.at(homeAsked(services, request)))
    const kind = status !== 429 && status !== 503 ? 'report.failed' : request.routeOptions.url === '/lapor/kemajuan' ? 'progress.too_many' : 'report.too_many'
    const place = request.method === 'POST' && request.routeOptions.url === '/lapor' ? places.known(formOf(request).get('wilayah')) : undefined
    if (place) return formPage({ ...frame, office: place.office, near: place.near }, { ...place, nonce: nonceOf(formOf(request)), typed: { values: formOf(request), faults: {} }, unsent: { title: frame.words(kind), hint: frame.words(kind === 'report.failed' ? 'report.unsent_hint' : `${kind}_hint`, { minutes: Math.ceil(Number(details.seconds ?? 60) / 60) }) } })
    return troublePage(frame, frame.words(kind), frame.words(`${kind}_hint`, { minutes: Math.ceil(Number(details.seconds ?? 60) / 60) }))
  }
  await addForms(app, refused, pages => {
    const hide = { schema: { hide: true } }
    pages.route<{ Querystring: Record<string, string | undefined> }>({ method: ['GET', 'HEAD'], url: '/lapor', ...hide, handler: async (request, reply) => await sendPage(reply, await slowly(() => whereOrWhat(services, fronts, frameOf(request), request.query.wilayah))) })
    pages.post('/lapor', hide, async (request, reply) => await slowly(async () => {
      const form = formOf(request)
      const place = await places.at(form.get('wilayah'))
      if (!place) return await sendPage(reply, await whereOrWhat(services, fronts, frameOf(request), undefined), 422)
      const frame = { ...frameOf(request, place.office), near: place.near }
      const faults = faultsIn(form)
      if (Object.keys(faults).length > 0) return await sendPage(reply, formPage(frame, { ...place, nonce: nonceOf(form), typed: { values: form, faults } }), 422)
      // a field that nobody sees, filled in all the same
      if (form.get('situs')) return await sendPage(reply, troublePage(frame, frame.words('report.failed'), frame.words('report.failed_hint')), 422)
      const code = await sendReport(services, role, place, form, () => spendReport(services, networkOf(request.ip), place.office.home, closed))
      return await sendPage(reply, thanksPage(frame, { code, urgent: form.get('urgency') === 'darurat' }))
    }))
    pages.get('/lapor/kemajuan', hide, async (request, reply) => await sendPage(reply, progressPage(frameOf(request, await fronts.at(undefined)))))
    pages.post('/lapor/kemajuan', hide, async (request, reply) => {
      guess(networkOf(request.ip), Date.now())
      return await slowly(async () => {
        const code = plainCode(formOf(request).get('kode') ?? '')
        const stage = await stageOf(services, code)
        const frame = frameOf(request, await fronts.at(stage ? homeOfCode(code) : undefined))
        return await sendPage(reply, progressPage(frame, { found: stage && progressOf(stage) }), stage ? 200 : 404)
      })
    })
  })
}

type Place = { region: Region; placeName: string; office: Front; near: Near[] }

function homeAsked({ homes }: Services, request: FastifyRequest): number | undefined {
  if (request.routeOptions.url === '/lapor/kemajuan') return homeOfCode(plainCode(formOf(request).get('kode') ?? ''))
  const asked = formOf(request).get('wilayah') ?? (request.query as Record<string, string | undefined>).wilayah ?? ''
  return isRegion(asked) ? homes.homeAt(asked) : undefined
}

/** The places that reports name, remembered for a minute: a flood names one place a thousand times. */
function openPlaces(services: Services, fronts: Fronts) {
  const kept = new Map<string, { until: number; place: Place }>()
  const known = (asked: string | null) => {
    const found = asked ? kept.get(asked) : undefined
    return found && found.until > Date.now() ? found.place : undefined
  }
  const at = async (asked: string | null) => {
    const place = known(asked) ?? await placeAt(services, fronts, asked)
    if (!place || known(asked)) return place
    if (kept.size >= MOST_PLACES) kept.clear()
    kept.set(place.region, { until: Date.now() + PLACE_MS, place })
    return place
  }
  return { known, at }
}

/** The next step towards a kelurahan, or the four questions once it is known. */
async function whereOrWhat(services: Services, fronts: Fronts, frame: Frame, asked: string | undefined) {
  const place = await placeAt(services, fronts, asked ?? null)
  if (place) return formPage({ ...frame, office: place.office, near: place.near }, { ...place, nonce: randomUUID() })
  const offices = (await fronts.all()).filter(office => levelOf(office.region) === 2)
  const office = offices.find(one => asked !== undefined && isRegion(asked) && covers(one.region, asked)) ?? (offices.length === 1 ? offices[0] : undefined)
  const within = office && asked && isRegion(asked) && levelOf(asked) === 3 && covers(office.region, asked) ? asked : office?.region
  const { rows } = await services.pool.query<{ code: string; name: string; above: string }>('select r.code, r.name, p.name as above from regions r left join regions p on p.code = $2 where r.code = any($1) or (r.parent = $2 and $2 is not null) order by r.name, r.code', [within ? [] : offices.map(one => one.region), within ?? null])
  return placePage({ ...frame, office }, { level: !within ? 'office' : levelOf(within) === 3 ? 'kelurahan' : 'kecamatan', within: within && rows[0]?.above, places: rows })
}

/** A kelurahan or desa of the national list whose office takes reports. */
async function placeAt(services: Services, fronts: Fronts, asked: string | null): Promise<Place | undefined> {
  if (!asked || !isRegion(asked) || levelOf(asked) !== 4) return undefined
  const { rows } = await services.pool.query<{ code: string; name: string }>('select code, name from regions where code = any($1) order by level desc', [[asked, placeOf(asked).kec]])
  const home = services.homes.homeAt(asked)
  const office = (await fronts.all()).find(one => one.home === home)
  return rows[0]?.code === asked && office ? { region: asked, placeName: rows.map(row => row.name).join(', '), office, near: (await numbersNear(services, office, asked)).slice(0, NEAREST) } : undefined
}

/** Lists every fault at once, by field, as the key of its words. */
function faultsIn(form: URLSearchParams): Record<string, string> {
  const value = (name: string) => form.get(name)?.trim() ?? ''
  const among = (list: readonly string[], given: readonly string[]) => given.length > 0 && given.every(one => list.includes(one))
  const texts = Object.entries(LONGEST).flatMap(([name, most]) => (value(name).length > most ? [[name, 'report.fault.long']] : SIGNS.test(value(name)) || !value(name).isWellFormed() ? [[name, 'report.fault.plain']] : []))
  return Object.fromEntries([
    ...among(WHO, form.getAll('who').slice(0, 1)) ? [] : [['who', 'report.fault.who']], ...among(NEEDS, form.getAll('needs')) ? [] : [['needs', 'report.fault.needs']],
    ...value('landmark') || value('rt') ? [] : [['landmark', 'report.fault.landmark']], ...['rt', 'rw'].filter(name => value(name) && !/^\d{1,3}$/.test(value(name))).map(name => [name, 'report.fault.digits']),
    ...among(URGENCIES, form.getAll('urgency').slice(0, 1)) ? [] : [['urgency', 'report.fault.urgency']], ...texts,
  ]) as Record<string, string>
}

function nonceOf(form: URLSearchParams): string {
  const nonce = form.get('n') ?? ''
  return isUuid(nonce) ? nonce : randomUUID()
}

/** Sends the report in the office's name for whoever came; the same form sent twice is one report with one code. */
async function sendReport(services: Services, role: string, { region, office }: Place, form: URLSearchParams, spend: () => Promise<void>): Promise<string> {
  const { home } = office
  const none = mintId(home, 0, count => new Uint8Array(count))
  const actor: Actor = { workerId: none, name: 'Warga', shut: [], posts: [{ id: none, role, region: office.region, line: 'area', from: '2000-01-01' }] }
  const text = (name: string) => form.get(name)?.trim() || null
  const three = (name: string) => text(name)?.padStart(3, '0') ?? null
  const needs = [...new Set(form.getAll('needs'))]
  const answers = { who: say(messages, 'id', `report.who.${form.get('who')}`), needs, urgency: form.get('urgency'), region, rt: three('rt'), rw: three('rw'), landmark: text('landmark'), story: text('story'), name: text('name'), contact: text('contact') }
  const id = envelopeIdFor(none, keyOf(nonceOf(form), JSON.stringify(answers)), home)
  const { code, hash } = codeOf(services.vault, id)
  // sent again on a weak signal: it is there already and costs nothing
  if (await stageOf(services, plainCode(code))) return code
  await spend()
  const receipt = await dispatch(services, actor, { id, action: send.name, at: new Date().toISOString(), input: { ...answers, codeHash: hash } })
  if (receipt.refused) throw new Problem(receipt.refused.code, receipt.refused.status, receipt.refused.details)
  return code
}

/** The stage of the case a code stands for; of one that doubles another, the other's. Asked with the house's eyes and told in one of four words. */
async function stageOf({ pool, vault, homes }: Services, code: string): Promise<Stage | undefined> {
  const home = homeOfCode(code)
  const { rows } = await transact(pool, { kab: [homes.regionOf(home) ?? ''], home: [home], worker: '', eyes: 'house' }, client => client.query<{ stage: Stage }>(
    'select coalesce(o.stage, c.stage) as stage from reports r join cases c on c.home = r.home and c.id = r.case_id left join cases o on o.home = c.home and o.id = c.same_as_id where r.home = $1 and r.code_hash = $2', [home, vault.blind(`report code:${code}`).toString('hex')]), true)
  return rows[0]?.stage
}
