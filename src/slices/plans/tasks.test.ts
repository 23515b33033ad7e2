import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Action } from '#kernel/action.ts'
import { addDays, dayAt } from '#kernel/day.ts'
import { homeOf, mintId, type Id } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import type { Kind } from '#kernel/record.ts'
import { covers } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { handOver } from '#slices/aboard/handover.ts'
import { transfer } from '#slices/aboard/transfer.ts'
import { seal, shutOut, unseal } from '#slices/cases/seal.ts'
import { assign } from '#slices/cases/work.ts'
import { endPost, endWorker, givePost } from '#slices/workers/rules.ts'
import { createMemory, deskOver, type Held } from '#web/memory.ts'
import { changesOf } from '#web/moment.ts'
import { rights } from '#src/rights.ts'
import { moveDeed } from './deeds.ts'
import { aftercareOf, answersOf, type AnswerTask, isMine, monthsLater, standing, type Task, TASK_RULES, tasksOf, workingDaysLater } from './tasks.ts'

const KOTA = '52.72', RASANAE = '52.72.01', PARUGA = '52.72.01.1001', HOME = 5272
const NOW = new Date().toISOString(), TODAY = dayAt(PARUGA, NOW)
let made = 0
const fresh = () => mintId(HOME, 1_700_000_000_000 + made, count => Uint8Array.from({ length: count }, (_, at) => (made * 7 + at * 13) % 251 + (made++ && 0)))

type World = ReturnType<typeof openWorld>
const NAMES = ['rahma', 'budi', 'sari', 'dewi', 'nur', 'tari', 'hasan', 'siti'] as const

function openWorld() {
  const memory = createMemory()
  const put = (kind: string, record: object) => { const held = { id: fresh(), region: PARUGA, depth: 'full', ...record } as unknown as Held; memory.take([{ kind, record: held }], []); return held.id }
  const people = Object.fromEntries(NAMES.map(name => [name, put('worker', { region: KOTA, name, username: name, ended: false })])) as Record<(typeof NAMES)[number], Id>
  const post = (name: (typeof NAMES)[number], role: string, region: string, pillar?: string) => put('post', { region, workerId: people[name], workerName: name, role, pillar, line: 'area', from: '2024-01-01', bidang: role === 'kabid' ? 'rehsos' : null })
  const house = put('unit', { region: KOTA, name: 'Rumah Singgah', sort: 'rumah_singgah', ended: false })
  for (const name of ['hasan', 'siti'] as const) put('post', { region: KOTA, workerId: people[name], workerName: name, role: 'petugas_panti', unitId: house, line: 'area', from: '2024-01-01' })
  post('rahma', 'psm', PARUGA, 'psm'); post('sari', 'psm', PARUGA, 'psm'); post('budi', 'tksk', RASANAE, 'tksk'); post('dewi', 'sakti_peksos', KOTA); post('nur', 'kabid', KOTA); post('tari', 'ketua_tim', KOTA)
  put('office', { region: KOTA, name: 'Dinas Sosial Kota Bima', phone: '0374', nearDays: 7, example: true })
  const cases = [live('intervensi', 'budi', ['rahma'], false), live('asesmen', 'rahma', [], false), live('intervensi', 'dewi', ['nur'], true), live('bina_lanjut', 'sari', [], false), live('terminasi', 'budi', [], false)]
  function live(stage: string, lead: (typeof NAMES)[number], team: (typeof NAMES)[number][], sealed: boolean): Id {
    const caseId = put('case', { who: 'X', stage, stageAt: NOW, sealed, leadId: people[lead], leadName: lead, subjectId: fresh(), types: [], subtypes: [], needs: [], clashes: [], suspects: [], nameless: false, urgency: 'biasa', reporterId: people.tari, reporterName: 'tari', openedAt: NOW, openedDay: TODAY })
    const on = { caseId, subjectId: caseId, sealed, at: NOW, byId: people.nur, byName: 'nur' }
    for (const [name, role] of [[lead, 'lead'] as const, ...team.map(mate => [mate, 'tim'] as const)]) put('member', { caseId, workerId: people[name], workerName: name, role, from: '2024-01-01', sealed })
    const planId = put('plan', { ...on, day: TODAY, state: 'disusun', reviewDay: addDays(TODAY, -3) })
    for (const owner of [lead, ...team]) put('deed', { ...on, planId, what: 'Antar', of: 'petugas', ownerId: people[owner], ownerName: owner, due: addDays(TODAY, 3), state: 'terbuka' })
    for (const owner of [lead, ...team]) put('next_step', { ...on, what: 'Telepon puskesmas', ownerId: people[owner], ownerName: owner, fromId: people.nur, due: addDays(TODAY, 2), state: 'terbuka' })
    // a referral that nobody answered in time, and one that waits to be closed
    for (const [stage, due] of [['terkirim', addDays(TODAY, -2)], ['umpan_balik', addDays(TODAY, 4)]] as const) {
      const referralId = put('referral', { ...on, sort: 'layanan', who: 'X', toSort: 'unit', toName: 'Rumah Singgah', share: [], mayForward: true, stage, stageAt: NOW, due, chain: [], fromId: people[lead], fromName: lead, ownerId: people[lead], ownerName: lead })
      put('reception', { ...on, referralId, nth: 0, sort: 'layanan', stage, unitId: house, due, receiverIds: sealed ? [people.hasan] : [] })
    }
    put('conference', { ...on, day: addDays(TODAY, -1), participants: [], workerIds: [], state: 'diundang' })
    put('withdrawal', { ...on, consentId: fresh(), purposes: ['foto'], due: NOW, givenBy: 'sendiri', recordedById: people.nur, recordedByName: 'nur', state: 'menunggu' })
    if (stage === 'bina_lanjut' || stage === 'terminasi') put('closure', { ...on, reason: 'tercapai', summary: 'x', months: [1, 3], state: stage === 'terminasi' ? 'diajukan' : 'disetujui', decidedDay: stage === 'terminasi' ? null : TODAY })
    return caseId
  }
  return { memory, people, cases }
}

/** Does an act as kabid Nur, or whoever else is at the desk when she is gone; a refusal leaves all as it was. */
async function does({ memory, people }: World, action: Action<string, never>, input: unknown): Promise<boolean> {
  const posts = (worker: Id) => memory.all('post').filter(post => post.workerId === worker && isLive(post as never, TODAY)) as never
  const actor = { workerId: people.nur, name: 'nur', shut: [], posts: [...posts(people.nur) as object[], { id: people.nur, role: 'kabid', region: KOTA, line: 'area', from: '2020-01-01' }, { id: people.nur, role: 'admin', region: KOTA, line: 'area', from: '2020-01-01' }] as never }
  try {
    const changes = await changesOf(action, { id: fresh(), action: action.name, at: NOW, input }, { actor, sheet: rights, desk: deskOver(memory) })
    for (const change of changes) memory.take([{ kind: change.kind.name, record: { ...(change.op === 'set' ? { ...memory.get(change.kind.name, change.record.id), ...change.patch } : change.record), depth: 'full' } as unknown as Held }], [])
    return true
  } catch (refusal) {
    if (!(refusal instanceof Problem)) throw refusal
    return false
  }
}

function tasksIn({ memory, cases }: World): (Task | AnswerTask)[] {
  const all = (kind: string) => memory.all(kind) as never[]
  return [...answersOf(all('reception'), { posts: all('post'), today: TODAY }), ...tasksOf(cases.map(id => memory.get('case', id) as never), (kind, caseId) => all((kind as Kind).name).filter(record => (record as { caseId: Id }).caseId === caseId) as never, { posts: all('post'), members: all('member'), today: TODAY })]
}

/** Says of a task what is wrong with its addressee, if anything. */
function amiss({ memory, people }: World, task: Task | AnswerTask): string | undefined {
  const posts = memory.all('post').filter(post => isLive(post as never, TODAY) && post.line === 'area')
  const { whose } = task
  if (task.caseId === null) return answerAmiss({ memory }, posts, task)
  if (Object.keys(whose).filter(key => ['worker', 'role', 'office'].includes(key)).length !== 1) return `${task.key} has not one addressee`
  const record = memory.get('case', task.caseId)!
  const team = memory.all('member').filter(member => member.caseId === task.caseId && !member.until)
  if ('worker' in whose) {
    if (!posts.some(post => post.workerId === whose.worker && rights[String(post.role)]?.reads.case?.full?.includes('team'))) return `${task.key} falls to ${Object.entries(people).find(([, id]) => id === whose.worker)?.[0]}, who holds no post`
    if (team.some(member => member.workerId === whose.worker && member.role === 'terlibat')) return `${task.key} falls to whoever is shut out`
    if (record.sealed && !team.some(member => member.workerId === whose.worker)) return `${task.key} is sealed and falls outside the team`
    return
  }
  if ('office' in whose) return whose.office === homeOf(task.caseId) ? undefined : `${task.key} falls to another office`
  if (record.sealed || !('role' in whose)) return `${task.key} is sealed and falls to a pillar`
  return posts.some(post => post.role === whose.role && post.region === whose.region && covers(whose.region, task.region)) ? undefined : `${task.key} falls to a pillar that has nobody there`
}

/** The same of a referral that awaits an answer here: the staff of the house give it, of a confidential one somebody who may read it, else the office. */
function answerAmiss({ memory }: Pick<World, 'memory'>, posts: readonly Held[], { key, whose, recordId }: AnswerTask): string | undefined {
  const reception = memory.get('reception', recordId!)!
  if ('office' in whose) return whose.office === homeOf(reception.id) ? undefined : `${key} falls to another office`
  if ('worker' in whose) return reception.sealed && (reception.receiverIds as Id[]).includes(whose.worker) && posts.some(post => post.workerId === whose.worker) ? undefined : `${key} falls to whoever may not read it`
  if (reception.sealed || !('unit' in whose)) return `${key} tells of what is confidential`
  return whose.unit === reception.unitId && posts.some(post => post.unitId === whose.unit) ? undefined : `${key} falls to a house where nobody is`
}

const nth = fc.nat(9)
const act = fc.tuple(fc.constantFrom('hand', 'assign', 'end post', 'give post', 'leave', 'transfer', 'seal', 'unseal', 'shut out', 'move deed'), nth, nth, nth)

test('whoever hands over, leaves, moves away or is shut out: no open task is lost, and each falls to exactly one who can do it', async () => {
  await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 14 }), async acts => {
    const world = openWorld()
    const { memory, people, cases } = world
    const before = tasksIn(world).map(({ key }) => key).toSorted()
    const who = (at: number) => people[NAMES[at % NAMES.length]!]
    const one = (kind: string, at: number) => { const all = memory.all(kind); return all[at % all.length]!.id }
    for (const [what, a, b, c] of acts) {
      const caseId = cases[a % cases.length]!
      const input: Record<string, [unknown, unknown]> = {
        'hand': [handOver, { fromId: who(b), toId: who(c), caseIds: [caseId] }], 'assign': [assign, { caseId, leadId: who(b), teamIds: [who(c)] }], 'end post': [endPost, { postId: one('post', a), until: TODAY, reason: 'selesai' }],
        'give post': [givePost, { workerId: who(a), role: b % 2 ? 'psm' : 'tksk', region: b % 2 ? PARUGA : RASANAE, line: 'area', from: TODAY }], 'leave': [endWorker, { workerId: who(a), reason: 'berhenti' }], 'transfer': [transfer, { workerId: who(a), toRegion: '52.06.01.2005', role: 'psm' }],
        'seal': [seal, { caseId, reason: 'x' }], 'unseal': [unseal, { caseId, reason: 'x' }], 'shut out': [shutOut, { caseId, workerId: who(b), reason: 'x' }], 'move deed': [moveDeed, { deedId: one('deed', a), ownerId: who(b), due: addDays(TODAY, 5), reason: 'x' }],
      }
      await does(world, ...input[what] as [Action<string, never>, unknown])
      const now = tasksIn(world)
      expect(now.map(task => amiss(world, task)).filter(Boolean), what).toEqual([])
      expect(now.map(({ key }) => key).toSorted(), what).toEqual(before)
    }
  }), { numRuns: 120 })
})

test('what somebody had to do goes along when the case is handed over', async () => {
  const world = openWorld()
  const { people, cases: [first] } = world
  expect(await does(world, handOver as never, { fromId: people.budi, toId: people.sari, caseIds: [first] })).toBe(true)
  const left = tasksIn(world).filter(task => task.caseId === first && isMine(task, { workerId: people.budi, posts: [] }))
  expect(left).toEqual([])
  for (const kind of ['deed', 'next_step']) expect(ownersOf(world, kind, first!), kind).toEqual(['rahma', 'sari'])
  expect(world.memory.all('referral').filter(one => one.caseId === first).map(one => one.ownerName)).toEqual(['sari', 'sari'])
})

test('whoever leaves by a change of the team, or is shut out, leaves what was to be done to the lead; what stays on the team keeps its own', async () => {
  for (const [leaving, act, input] of [
    [['budi', 'rahma'], assign, { leadId: 'sari', teamIds: [] }], [['budi'], assign, { leadId: 'sari', teamIds: ['rahma'] }], [['rahma'], assign, { leadId: 'budi', teamIds: [] }], [[], assign, { leadId: 'rahma', teamIds: ['budi'] }], [['rahma'], shutOut, { workerId: 'rahma', reason: 'x' }],
  ] as const) {
    const world = openWorld()
    const { people, cases: [caseId] } = world
    const named = Object.fromEntries(Object.entries(input).map(([field, value]) => [field, field === 'reason' ? value : Array.isArray(value) ? value.map(name => people[name as 'budi']) : people[value as 'budi']]))
    expect(await does(world, act as never, { caseId, ...named })).toBe(true)
    const lead = (input as unknown as { leadId?: string }).leadId ?? 'budi'
    for (const kind of ['deed', 'next_step']) expect(ownersOf(world, kind, caseId!), `${kind} ${JSON.stringify(input)}`).toEqual(['budi', 'rahma'].map(name => ((leaving as readonly string[]).includes(name) ? lead : name)).toSorted())
  }
})

const ownersOf = ({ memory }: World, kind: string, caseId: Id) => memory.all(kind).filter(one => one.caseId === caseId).map(one => one.ownerName).toSorted()

test('after three months somebody is looked up again; a visit in the window resolves it, one before does not', () => {
  const closure = { months: [1, 3], decidedDay: '2026-01-31' }
  expect(aftercareOf(closure, [{ state: 'selesai', day: '2026-02-20' }])).toMatchObject([{ month: 1, from: '2026-02-14', to: '2026-03-14', seen: true }, { month: 3, from: '2026-04-16', to: '2026-05-14', seen: false }])
  expect(aftercareOf(closure, [{ state: 'rencana', day: '2026-04-20' }, { state: 'selesai', day: '2026-02-01' }]).map(({ seen }) => seen)).toEqual([false, false])
  expect(monthsLater('2026-08-31', 6)).toBe('2027-02-28')
  expect(workingDaysLater('2026-11-20', 3)).toBe('2026-11-25')
  expect(workingDaysLater('2026-11-20', 3, day => day === '2026-11-23')).toBe('2026-11-26')
  expect(['2026-04-15', '2026-04-16', '2026-05-15'].map(day => standing({ from: '2026-04-16', to: '2026-05-14' }, day))).toEqual(['nanti', 'sekarang', 'lewat'])
})

test('a window passes over the days on which the office does not work; what is asked of the house falls to its staff', () => {
  const world = openWorld()
  const { memory, people, cases } = world
  const all = (kind: string) => memory.all(kind) as never[]
  const due = (isOff?: (day: string, home: number) => boolean) => tasksOf([memory.get('case', cases[1]!) as never], (kind, caseId) => all((kind as Kind).name).filter(record => (record as { caseId: Id }).caseId === caseId) as never, { posts: all('post'), members: all('member'), today: TODAY, ...isOff ? { isOff } : {} }).find(({ rule }) => rule === 'assess')!.to
  const plain = due()
  expect(due((day, home) => home === HOME && day === plain) > plain).toBe(true)
  // another office's days off are not ours
  expect(due((_, home) => home !== HOME)).toBe(plain)
  const answers = answersOf(all('reception'), { posts: all('post'), today: TODAY })
  expect(answers.filter(task => isMine(task, { workerId: people.siti, posts: memory.all('post').filter(post => post.workerId === people.siti) as never })).length).toBe(answers.filter(({ sealed }) => !sealed).length)
  expect(answers.filter(({ sealed }) => sealed).map(({ whose }) => whose)).toEqual([{ worker: people.hasan, name: 'hasan' }])
})

test('every rule of tasks has a name of its own', () => {
  expect(new Set(TASK_RULES.map(({ name }) => name)).size).toBe(TASK_RULES.length)
})
