import { randomBytes } from 'node:crypto'
import pg from 'pg'
import sharp from 'sharp'
import { covers, firstHome } from '#kernel/region.ts'
import type { Actor } from '#kernel/rights.ts'
import { dispatch } from '#server/dispatch.ts'
import { rights, ROLES } from '#src/rights.ts'
import { revokeSessions } from '#server/devices.ts'
import { tokenHash } from '#server/session.ts'
import { asSystem, dayFromToday, freshId, made, openHouse, openOffice, openSession, Someone, type Answer, type House, type Posting } from './house.ts'

/** Two offices: Kota Bima with three kelurahan, and Kabupaten Bima beside it. */
export const KOTA = '52.72', KAB = '52.06', RASANAE = '52.72.01', PARUGA = '52.72.01.1001', BESIDE = '52.72.01.1002', FAR = '52.72.02.1004', DESA = '52.06.01.2005'
/** What somebody may know of a case, from nothing to everything; `told` is what a notice tells an RT head. */
export const LEVELS = ['none', 'told', 'trace', 'brief', 'full', 'never'] as const
export type Level = (typeof LEVELS)[number]
/** The cases of this world: two plain ones of Kota Bima, one of the kabupaten, and three sealed ones. */
export const CASES = ['open', 'far', 'bima', 'unsure', 'child', 'later'] as const
export type CaseKey = (typeof CASES)[number]
export const SEALED: readonly CaseKey[] = ['unsure', 'child', 'later']

/** Somebody of this world, with what the oracle has to know. */
export type Person = Someone & { key: string; posts: Posting[]; team: CaseKey[]; reported: CaseKey[]; shut: CaseKey[] }
/** A word or an id that nobody may meet who knows less of the case than this. */
export type Canary = { text: string; of: CaseKey; needs: Level; also?: CaseKey }
export type World = { house: House; safe: string; people: Person[]; by: Record<string, Person>; ids: Record<CaseKey, Record<string, string[]>>; canaries: Canary[]; owner: pg.Client; close(): Promise<void> }

const PLACE: Record<string, Posting> = {
  psm: { role: 'psm', region: PARUGA, pillar: 'psm' }, puskesos: { role: 'puskesos', region: PARUGA }, lurah: { role: 'lurah', region: PARUGA }, kasi_kesra: { role: 'kasi_kesra', region: PARUGA },
  ketua_rt: { role: 'ketua_rt', region: PARUGA, rt: '005' }, ketua_rw: { role: 'ketua_rw', region: PARUGA, rw: '002' }, tksk: { role: 'tksk', region: RASANAE, pillar: 'tksk' },
  ...Object.fromEntries(['fasilitator_slrt', 'pendamping_sosial', 'sakti_peksos', 'camat', 'kasi_kesos'].map(role => [role, { role, region: RASANAE }])),
}
const OTHERS: Record<string, Posting[]> = {
  rahma: [{ role: 'psm', region: PARUGA, pillar: 'psm' }], budi: [{ role: 'tksk', region: RASANAE, pillar: 'tksk' }], sari: [{ role: 'psm', region: PARUGA, pillar: 'psm' }], dewi: [{ role: 'sakti_peksos', region: KOTA }],
  hamid: [{ role: 'psm', region: PARUGA, pillar: 'psm' }], operator_hamid: [{ role: 'operator', region: KOTA }], reporter: [{ role: 'pordam', region: KOTA, pillar: 'pordam' }],
  psm_beside: [{ role: 'psm', region: BESIDE, pillar: 'psm' }], lurah_beside: [{ role: 'lurah', region: BESIDE }], psm_far: [{ role: 'psm', region: FAR, pillar: 'psm' }], rt_other: [{ role: 'ketua_rt', region: PARUGA, rt: '009' }], rt_beside: [{ role: 'ketua_rt', region: BESIDE, rt: '005' }],
  psm_bima: [{ role: 'psm', region: DESA, pillar: 'psm' }], operator_bima: [{ role: 'operator', region: KAB }], kabid_bima: [{ role: 'kabid', region: KAB }], kepala_bima: [{ role: 'kepala_dinas', region: KAB }], admin_bima: [{ role: 'admin', region: KAB }],
  ended: [{ role: 'kabid', region: KOTA, until: '2025-01-01' }], not_yet: [{ role: 'operator', region: KOTA, from: dayFromToday(30) }], administrative: [{ role: 'kabid', region: KOTA, line: 'administrative' }],
  both_sides: [{ role: 'psm', region: BESIDE, pillar: 'psm' }, { role: 'kepala_dinas', region: KAB }],
}
/** Who works in the house in which the sealed child lives, of its team or knowing of no child; and in the house next door. */
const HOUSED = { petugas_panti: 'safe', dewi: 'safe', petugas_lain: 'beside', kepala_upt: 'beside' } as const
const TEAMS: Partial<Record<CaseKey, string[]>> = { open: ['rahma', 'budi'], bima: ['psm_bima'], unsure: ['nur', 'front_office'], child: ['nur', 'dewi'], later: ['nur', 'sari'] }
// before seven in the morning the night of yesterday still runs
const DUTY_DAYS = (new Date(Date.now() + 8 * 3_600_000).getUTCHours() < 7 ? [-1, 0, 1] : [0, 1]).map(dayFromToday)
const SHUT: CaseKey[] = ['open', 'child', 'later']

/** Tells what somebody may know of a case, by rights.md alone. */
export function mayKnow({ posts, team, reported, shut }: Pick<Person, 'posts' | 'team' | 'reported' | 'shut'>, of: CaseKey): Level {
  const place = of === 'bima' ? DESA : of === 'far' ? FAR : PARUGA
  const today = dayFromToday(0)
  const live = posts.filter(post => (post.line ?? 'area') === 'area' && (post.from ?? '') <= today && (!post.until || post.until > today))
  if (live.length === 0 || shut.includes(of)) return 'none'
  if (team.includes(of)) return 'full'
  if (SEALED.includes(of)) return 'none'
  const levels = live.map(({ role, region, rt, rw }): Level => {
    if (['ketua_rt', 'ketua_rw'].includes(role)) return covers(region, place) && of === 'open' && (rt ?? '005') === '005' && (rw ?? '002') === '002' ? 'told' : 'none'
    if (!covers(region, place)) return 'none'
    if (['operator', 'front_office', 'back_office', 'manajer_slrt', 'kabid', 'ketua_tim', 'peksos', 'sekretaris', 'kepala_dinas'].includes(role)) return 'full'
    if (['tagana', 'pordam', 'karang_taruna'].includes(role)) return 'told'
    if (['psm', 'tksk', 'fasilitator_slrt', 'puskesos', 'pendamping_sosial', 'sakti_peksos', 'penyuluh', 'koordinator_pilar', 'lurah', 'kasi_kesra'].includes(role)) return 'brief'
    return ['camat', 'kasi_kesos'].includes(role) ? 'trace' : 'none'
  })
  if (reported.includes(of)) levels.push('trace')
  return LEVELS.findLast(level => levels.includes(level)) ?? 'none'
}

/** Looks for whatever of the world an answer should not have told its reader. */
export function leaks(world: Pick<World, 'canaries'>, reader: Parameters<typeof mayKnow>[0] | null, answer: { text: string; headers: Record<string, unknown> }): string[] {
  const heard = `${answer.text}\n${JSON.stringify(answer.headers)}`.toLowerCase()
  const ids = new Set(heard.match(AN_ID))
  // most canaries are ids, and each is looked up instead of sought: tens of thousands of answers are judged
  const said = world.canaries.filter(({ text }) => (ONE_ID.test(text) ? ids.has(text) : heard.includes(text)))
  if (said.length === 0) return []
  const knows = Object.fromEntries(CASES.map(of => [of, reader ? LEVELS.indexOf(mayKnow(reader, of)) : 0])) as Record<CaseKey, number>
  return said.filter(({ of, needs, also }) => Math.max(knows[of], also ? knows[also] : 0) < LEVELS.indexOf(needs)).map(({ text, of, needs }) => `${of}/${needs}: ${text}`)
}

const AN_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ONE_ID = new RegExp(`^${AN_ID.source}$`)

/** Tells whether a question is somebody's to ask: people whom neither the rights sheet, a place, a team nor a seal tells apart ask in turn, so that each such group is asked everything; of what concerns no case, all to whom one office gives the same rights. */
export function asksInTurn(people: readonly Person[], of: 'cases' | 'no case' = 'cases'): (person: Person | null, question: string) => boolean {
  const alike = Map.groupBy(people, ({ home, posts, team, reported, shut }) => JSON.stringify(of === 'no case' ? [home, posts.map(({ role, line, from, until }) => [rights[role], line, from, until])] : [posts.map(({ role, ...post }) => [rights[role], post]), team, reported, shut]))
  const turns = new Map([...alike.values()].flatMap(group => group.map((person, nth) => [person.key, { nth, of: group.length }] as const)))
  return (person, question) => {
    const turn = turns.get(person?.key ?? '')
    return !turn || [...question].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % turn.of === turn.nth
  }
}

/** Remembers what is answered about records that are not there: the same to all whom the rights sheet does not tell apart. Whoever is answered otherwise than they were is asked anew, so that nothing hides behind a companion. */
export function nothings(): (person: Person, question: string, answer: string, ask: () => Promise<string>) => Promise<string> {
  const known = new Map<string, string>()
  return async ({ posts }, question, answer, ask) => {
    const key = JSON.stringify([question, posts.map(({ role, line, from, until }) => [rights[role], line, from, until])])
    const said = known.get(key)
    if (said === answer) return said
    const own = await ask()
    known.set(key, own)
    return own
  }
}

/** Registers somebody with posts and an open session; no password is asked, so that many can be there soon. */
async function enlist(house: House, key: string, posts: Posting[]): Promise<Someone> {
  const home = firstHome(posts[0]!.region)
  const person = new Someone(house, { id: freshId(home), name: key, username: key.replaceAll('_', '.'), home })
  await asSystem(house, home, 'worker.add', { id: person.id, region: posts[0]!.region, name: key, username: person.username })
  for (const post of posts) await asSystem(house, firstHome(post.region), 'post.give', { workerId: person.id, line: 'area', from: '2024-01-01', ...post })
  person.token = await sessionFor(house, person)
  return person
}

/** Opens one more session for somebody. */
export async function sessionFor(house: House, someone: Someone): Promise<string> {
  const { id, username } = someone
  await house.services.pool.query('select set_credential($1, $2, null, $3, $3, false, null) where not exists (select from sessions_of($1))', [id, username, randomBytes(32)])
  return await openSession(house, someone)
}

/** Builds the plain half of the world: everybody, and three cases that are not sealed. */
export async function openWorld(): Promise<World> {
  const house = await openHouse()
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, KAB, 'Dinas Sosial Kabupaten Bima')
  const unitId = made(await asSystem(house, 5272, 'unit.add', { region: KOTA, name: 'Bidang Rehabilitasi Sosial', sort: 'bidang', bidang: 'rehsos' }), 'unit')!
  const owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
  const roles = Object.fromEntries(ROLES.filter(role => role !== 'dinas_provinsi').map(role => [role, [PLACE[role] ?? { role, region: KOTA }]]))
  const houseOf = async (name: string) => made(await asSystem(house, 5272, 'unit.add', { region: KOTA, name, sort: 'panti' }), 'unit')!
  const houses = { safe: await houseOf('Rumah Aman'), beside: await houseOf('Panti Wredha') }
  const housed = Object.fromEntries(Object.entries(HOUSED).map(([key, at]) => [key, [...OTHERS[key] ?? [], { role: key === 'kepala_upt' ? key : 'petugas_panti', region: KOTA, unitId: houses[at] }]]))
  const wanted: Record<string, Posting[]> = { ...roles, ...OTHERS, ...housed, nur: [{ role: 'kabid', region: KOTA, unitId }], dinas_provinsi: [{ role: 'inspektorat', region: '52' }] }
  const people = await Promise.all(Object.entries(wanted).map(async ([key, posts]): Promise<Person> => {
    const someone = await enlist(house, key, posts)
    return Object.assign(someone, { key, posts: key === 'dinas_provinsi' ? [{ role: 'dinas_provinsi', region: '52' }] : posts, team: CASES.filter(of => TEAMS[of]?.includes(key)), reported: [] as CaseKey[], shut: ['hamid', 'operator_hamid'].includes(key) ? SHUT : [] })
  }))
  // nobody may grant the province's role yet
  await owner.query(`update posts set role = 'dinas_provinsi' where region = '52'`)
  const by = Object.fromEntries(people.map(person => [person.key, person]))
  await furnish(by)
  // places for children of a confidential type: others learn that there is one, and never how many
  await by.nur!.does('institution.register', { unitId: houses.safe, groups: [{ key: 'anak', sex: 'semua', categories: ['LUT', 'AKTK'], places: 4 }] })
  const world: World = { house, safe: houses.safe, people, by, ids: {} as World['ids'], canaries: [], owner, close: async () => { await owner.end(); await house.close() } }
  await live(world, 'open', { by: by.reporter!, place: PARUGA, assigner: by.nur!, lead: by.rahma!, helpers: [by.budi!] })
  await live(world, 'far', { by: by.psm_far!, place: FAR })
  await live(world, 'bima', { by: by.psm_bima!, place: DESA, assigner: by.kabid_bima!, lead: by.psm_bima!, helpers: [] })
  await by.nur!.does('case.shut_out', { caseId: world.ids.open.cases![0], workerId: by.hamid!.id, reason: 'Kerabat' })
  await by.nur!.does('case.shut_out', { caseId: world.ids.open.cases![0], workerId: by.operator_hamid!.id, reason: 'Kerabat' })
  await cared(world)
  await gather(world, 'open')
  await by.nur!.does('service.add', { region: KOTA, code: 'DUNIA', name: 'Layanan kanari', requirements: [], cost: 'Gratis', limit: 3, limitUnit: 'hari_kerja' })
  for (const [of, who] of [['open', by.rahma!], ['far', by.psm_far!], ['bima', by.psm_bima!]] as const) await handIn(world, of, who)
  return world
}

/** A panti had two of the plain cases in its care for a day: what its shifts told each other stays with them. */
async function cared(world: World): Promise<void> {
  const { house, owner, ids } = world
  for (const [of, home, region] of [['open', 5272, KOTA], ['far', 5272, KOTA], ['bima', 5206, KAB]] as const) {
    const [caseId] = ids[of].cases!
    const unitId = made(await asSystem(house, home, 'unit.add', { region, name: `Panti ${of}`, sort: 'panti' }), 'unit')!
    await owner.query('update cases set unit_id = $1 where id = $2', [unitId, caseId])
    const keeper: Actor = { workerId: freshId(home), name: 'Penjaga', shut: [], posts: [{ id: freshId(home), role: 'petugas_panti', region, unitId, line: 'area', from: '2024-01-01' }] }
    await dispatch(house.services, keeper, { id: freshId(home), action: 'care.add', at: new Date().toISOString(), input: { caseId, sort: 'risiko', what: `Kanari care ${of}` } })
    await owner.query('update cases set unit_id = null where id = $1', [caseId])
    await gather(world, of)
  }
}

/** The sealed child is referred to a house, lives there, goes home by berita acara and comes back; something is asked for it at the counter. */
async function sheltered({ by, ids, safe, canaries }: World): Promise<void> {
  const { nur, dewi } = by as Record<string, Person>
  const [caseId] = ids.child.cases!
  const say = (name: string) => { const text = `Kanari ${name} child`; canaries.push({ text: text.toLowerCase(), of: 'child', needs: 'full' }); return text }
  await nur!.does('referral.send', { caseId, sort: 'penanganan', toUnitId: safe, reason: say('shelter'), share: ['identitas', 'kebutuhan'], unconsented: say('unasked shelter') })
  const [{ id: receptionId }] = (await nur!.get(`/api/v1/receptions?unitId=${safe}`)).body.items
  await nur!.does('referral.accept', { receptionId })
  await nur!.does('referral.serve', { receptionId })
  const [{ id: stayId }] = (await nur!.get(`/api/v1/stays?caseId=${caseId}`)).body.items
  const careNoteId = await dewi!.does('care.add', { caseId, sort: 'risiko', what: say('watched') }, 'care_note')
  await dewi!.does('care.do', { careNoteId, note: say('seen to') })
  await dewi!.does('incident.raise', { unitId: safe, sort: 'kekerasan', story: say('incident'), caseId, namesStaff: false })
  await nur!.does('stay.discharge', { stayId, way: 'keluarga', toName: say('uncle'), relation: 'Paman', condition: say('condition'), things: [{ what: say('toy'), count: 1 }], witnesses: [say('bystander')] })
  await nur!.does('stay.admit', { caseId, unitId: safe, broughtBy: say('escort'), arrival: say('arrival') })
  const [{ id: serviceId }] = (await nur!.get('/api/v1/services')).body.items
  await nur!.does('service_request.file', { region: KOTA, serviceId, channel: 'loket', applicant: say('applicant'), note: say('asked'), caseId })
}

/** Gives the offices numbers to call, somebody on duty, and a place that is not safe. */
async function furnish(by: Record<string, Person>): Promise<void> {
  for (const [admin, region] of [[by.admin!, KOTA], [by.admin_bima!, KAB]] as const) await admin.does('hotline.add', { region, service: 'polsek', name: 'Polres (contoh)', phone: '110' })
  const post = async (reader: Person, of: Person) => (await reader.get(`/api/v1/posts?workerId=${of.id}`)).body.items[0].id
  for (const [giver, of, region] of [[by.operator!, by.front_office!, KOTA], [by.operator_bima!, by.kabid_bima!, KAB]] as const) {
    for (const shift of ['siang', 'malam']) await giver.does('duty.set', { postId: await post(giver, of), region, days: DUTY_DAYS, shift })
  }
  await by.lurah!.does('area.warn', { region: PARUGA, cause: 'banjir', ends: `${dayFromToday(5)}T00:00:00Z` })
}

/** Builds the sealed half: one not sure, a child in the same household as the plain case, one sealed only at triage. */
export async function sealWorld(world: World): Promise<void> {
  const { by, ids } = world
  await live(world, 'unsure', { by: by.sari!, place: PARUGA, seal: 'tidak_yakin' })
  await live(world, 'child', { by: by.nur!, place: PARUGA, seal: 'ya', householdId: ids.open.households![0], assigner: by.nur!, lead: by.dewi!, helpers: [] })
  await live(world, 'later', { by: by.sari!, place: PARUGA, assigner: by.nur!, lead: by.sari!, helpers: [], types: ['LUT', 'AKTK'], triager: by.operator! })
  for (const which of ['child', 'later'] as const) for (const who of [by.hamid!, by.operator_hamid!]) await by.nur!.does('case.shut_out', { caseId: ids[which].cases![0], workerId: who.id, reason: 'Terlibat' })
  await sheltered(world)
  for (const which of SEALED) await gather(world, which)
  for (const [of, who] of [['unsure', by.sari!], ['child', by.dewi!], ['later', by.sari!]] as const) await handIn(world, of, who)
}

/** A telephone of somebody was put out, and hands in a note about a case. */
async function handIn(world: World, of: CaseKey, who: Person): Promise<void> {
  const { house, owner, ids, canaries } = world
  const token = await sessionFor(house, who)
  await revokeSessions(house.services.pool, who.id, (await owner.query('select id from sessions where token = $1', [tokenHash(token)])).rows[0].id)
  const id = freshId(of === 'bima' ? 5206 : 5272)
  const envelope = { id, action: 'case.note', at: new Date().toISOString(), input: { caseId: ids[of].cases![0], text: `Kanari held ${of}` } }
  await house.app.inject({ method: 'POST', url: '/api/push', headers: { authorization: `Bearer ${token}` }, payload: { envelopes: [envelope] } })
  ids[of].quarantine = [id]
  canaries.push(...[id, `kanari held ${of}`].map(text => ({ text, of, needs: 'full' as const })))
}

type Life = { by: Person; place: string; seal?: string; householdId?: string; assigner?: Person; triager?: Person; lead?: Person; helpers?: Person[]; types?: string[] }

/** Lets a case live: opened, led, planned, reported, answered, with photo, remark, next step and an overlap. */
async function live(world: World, of: CaseKey, life: Life): Promise<void> {
  const words = wordsOf(of)
  const { nik, kk, ...plain } = words
  const caseId = await life.by.does('case.open', {
    who: plain.who, name: plain.name, nik, phone: plain.phone, needs: ['anak'], urgency: 'darurat', region: life.place, rt: '005', rw: '002', seal: life.seal ?? 'tidak', story: plain.story, address: plain.address, landmark: plain.landmark,
    ...(life.householdId ? { householdId: life.householdId } : { household: { label: plain.label, kk } }),
  }, 'case')
  life.by.reported.push(of)
  world.ids[of] = { cases: [caseId] }
  if (life.assigner && life.lead) await visited(life as Required<Life>, caseId, of, words)
  for (const [name, text] of Object.entries(words)) world.canaries.push({ text: text.toLowerCase(), of, needs: name === 'who' ? 'brief' : ['nik', 'kk'].includes(name) ? 'never' : 'full', ...(of === 'open' && ['address', 'landmark', 'label'].includes(name) ? { also: 'child' as const } : {}) })
  await gather(world, of)
}

async function visited(life: Required<Life>, caseId: string, of: CaseKey, words: Record<string, string>): Promise<void> {
  const { assigner, lead, helpers } = life
  const triager = life.triager ?? assigner
  const types = life.types ?? ['LUT']
  if (!life.triager) await triager.does('case.triage', { caseId, types, bidang: 'rehsos' })
  await assigner.does('case.assign', { caseId, leadId: lead.id, teamIds: helpers.map(helper => helper.id) })
  await assigner.does('directive.send', { sort: 'arahan', subject: words.subject, text: words.instruction, audience: [{ worker: lead.id }], caseId })
  const [{ id: hearingId }] = (await lead.get('/api/v1/hearings?limit=1')).body.items
  await assigner.does('hearing.remind', { hearingId, named: true })
  const keep = { keep: { reason: 'beda_tujuan' } }
  const trip = { caseIds: [caseId], from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif' }
  const tripId = await lead.does('trip.plan', { ...trip, ...keep, day: dayFromToday(1) }, 'trip')
  await (helpers[0] ?? assigner).does('trip.plan', { ...trip, ...keep, ...helpers[0] ? {} : { noInvite: 'cukup_petugas' }, day: dayFromToday(3) }, 'trip')
  await lead.act('trip.invite', { tripId, workerId: (helpers[0] ?? assigner).id })
  const [{ id: visitId }] = (await lead.get(`/api/v1/visits?tripId=${tripId}`)).body.items
  await upload(lead, visitId)
  await lead.does('visit.report', { visitId, outcome: 'bertemu', met: words.met, findings: words.findings, actions: words.actions, obstacles: words.obstacles, next: { what: words.step, ownerId: lead.id, due: dayFromToday(5) } })
  await lead.does('case.note', { caseId, text: words.remark })
  const consentId = await lead.does('consent.take', { caseId, purposes: ['asesmen', 'berbagi_data', 'foto'], givenBy: 'wali', giver: words.giver, relation: words.relation, witness: words.witness, childView: words.childView, day: dayFromToday(0), manner: 'lisan', explained: true }, 'consent')
  if (of === 'child') {
    await assigner.does('case.step', { caseId, step: 'asesmen' })
    const closureId = await lead.does('closure.propose', { caseId, reason: 'lainnya', summary: words.ending, openReason: words.unfinished, months: [3] }, 'closure')
    await assigner.does('closure.return', { closureId, note: words.givenBack })
  }
  await lead.does('consent.withdraw', { consentId, purposes: ['foto'], givenBy: 'wali', giver: words.giver, reason: words.takenBack })
  await lead.does('referral.send', { caseId, sort: 'layanan', body: 'puskesmas', toName: 'Puskesmas (contoh)', reason: words.referred, share: ['identitas', 'nik', 'alamat', 'kebutuhan', 'asesmen'], assessment: words.assessed, unconsented: words.unasked })
  await lead.does('assessment.record', { caseId, day: dayFromToday(0), sosial: words.sosial, conclusion: words.conclusion })
  await lead.does('plan.draw', { caseId, reviewDay: dayFromToday(30), goals: [{ domain: 'sosial', aim: words.aim }] })
  const deedId = await lead.does('deed.add', { caseId, what: words.deed, of: 'lembaga', body: 'Puskesmas', ownerId: lead.id, due: dayFromToday(4) }, 'deed')
  await lead.does('conference.call', { caseId, day: dayFromToday(2), from: '09:00', place: 'Aula', agenda: words.agenda, participants: [{ name: words.guest, org: 'BAZNAS' }] })
  await lead.does('provision.record', { caseId, deedId, day: dayFromToday(0), sort: 'permakanan', what: words.aid, quantity: '10', unitOf: 'kg' })
  await assigner.does('visit.read', { visitId })
  if (life.triager) await triager.does('case.triage', { caseId, types, bidang: 'rehsos' })
}

/** Tells who may open what waits in quarantine about a case: a settling role at its place that reads the case in full; of a sealed one a kabid alone. */
export function mayHold(person: Person, of: CaseKey): boolean {
  const place = of === 'bima' ? DESA : of === 'far' ? FAR : PARUGA
  const roles = SEALED.includes(of) ? ['kabid'] : ['operator', 'kabid', 'ketua_tim', 'peksos', 'sekretaris', 'kepala_dinas']
  return mayKnow(person, of) === 'full' && person.posts.some(({ role, region, line }) => (line ?? 'area') === 'area' && roles.includes(role) && covers(region, place))
}

/** Sends a small picture. */
export async function upload(by: Someone, visitId: string): Promise<Answer> {
  const body = await sharp({ create: { width: 8, height: 8, channels: 3, background: { r: visitId.charCodeAt(3), g: 90, b: 30 } } }).png().toBuffer()
  const response = await fetch(`${by.url}/api/v1/visits/${visitId}/photos`, { method: 'PUT', headers: { 'content-type': 'image/png', authorization: `Bearer ${by.token}` }, body: new Uint8Array(body) })
  const text = await response.text()
  return { status: response.status, text, body: JSON.parse(text), headers: Object.fromEntries(response.headers) }
}

function wordsOf(of: CaseKey): Record<string, string> {
  const at = CASES.indexOf(of)
  const names = ['who', 'name', 'story', 'address', 'landmark', 'label', 'met', 'findings', 'actions', 'obstacles', 'remark', 'step', 'subject', 'instruction', 'giver', 'relation', 'witness', 'childView', 'takenBack', 'referred', 'assessed', 'unasked', 'sosial', 'conclusion', 'aim', 'deed', 'agenda', 'guest', 'aid', 'ending', 'unfinished', 'givenBack']
  return { ...Object.fromEntries(names.map(name => [name, `Kanari ${name} ${of}x${at}`])), nik: `527201410150777${at}`, kk: `527201410150888${at}`, phone: `08123450777${at}` }
}

/** Learns the ids of all that hangs on a case, straight from the tables. */
async function gather(world: World, of: CaseKey): Promise<void> {
  const { ids, owner, canaries } = world
  const caseId = ids[of].cases![0]!
  const found: Record<string, string[]> = { cases: [caseId] }
  const ask = async (name: string, sql: string) => { found[name] = (await owner.query(sql, [caseId])).rows.map(row => row.id) }
  for (const table of ['members', 'next_steps', 'remarks', 'visits', 'readings', 'photos', 'alarms', 'directives', 'hearings', 'reminders', 'consents', 'withdrawals', 'care_notes', 'referrals', 'referral_steps', 'receptions', 'assessments', 'plans', 'goals', 'deeds', 'conferences', 'provisions', 'closures', 'stays', 'incidents', 'letters', 'service_requests']) await ask(table, `select id from ${table} where case_id = $1`)
  await ask('persons', 'select person_id as id from cases where id = $1')
  await ask('households', `select household_id as id from cases c where id = $1 and household_id is not null and not exists (select from cases o where o.household_id = c.household_id and o.opened_at < c.opened_at)`)
  await ask('memberships', 'select m.id from memberships m join cases c on c.person_id = m.person_id where c.id = $1')
  await ask('trips', 'select distinct trip_id as id from visits where case_id = $1')
  await ask('overlaps', 'select id from overlap_pairs where case_id = $1')
  await ask('invites', 'select id from invites where trip_id in (select trip_id from visits where case_id = $1)')
  await ask('notices', 'select id from notices where case_id = $1 or trip_id in (select trip_id from visits where case_id = $1)')
  ids[of] = found
  const known = new Set(canaries.map(canary => canary.text))
  for (const [table, list] of Object.entries(found)) for (const id of list) {
    // the officer for data protection reads that a clock runs, and of a confidential case not even that
    if (!known.has(id) && (table !== 'withdrawals' || SEALED.includes(of))) canaries.push({ text: id, of, needs: SEALED.includes(of) ? 'full' : ['trips', 'notices'].includes(table) ? 'told' : 'trace' })
  }
}
