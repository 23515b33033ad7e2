import type { Action, Change, Desk, Moment } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { deriveId, homeOf, type Id } from '#kernel/id.ts'
import { forbidden, notFound } from '#kernel/problem.ts'
import { type AnyRecord, DEPTHS, type Depth, type Kind } from '#kernel/record.ts'
import { covers, NATION } from '#kernel/region.ts'
import { type Actor, type HeldPost, isLive, postFor, type Reach } from '#kernel/rights.ts'
import { actions, kinds } from '#src/main.contents.ts'
import { rights, UNNAMED_ROLE } from '#src/rights.ts'
import type { ExampleAct } from './book.ts'

/** A small house in memory: it dispatches acts by the real rules and reads by the sheet of rights, so that the example can be tried without a database. */
export type House = {
  /** Runs one act; throws what the rules throw. */
  dispatch(act: ExampleAct): Promise<void>
  /** All records of a kind, whoever may read them. */
  all(kind: string): AnyRecord[]
  /** Records that do not keep to their own kind, as `kind.field rule`. */
  breaches: Set<string>
}

type Shelf = Map<Id, AnyRecord>
type Row = Record<string, unknown>

const SYSTEM: Actor = { workerId: '00000000-0000-8000-8000-000000000000', name: 'Sistem', shut: [], posts: [{ id: '00000000-0000-8000-8000-000000000000', role: 'admin', region: NATION, line: 'area', from: '2020-01-01' }] }

const UNNAMED: Actor = { workerId: '00000000-0000-8000-8000-000000001498', name: 'Tanpa nama', shut: [], posts: [{ id: '00000000-0000-8000-8000-000000001498', role: UNNAMED_ROLE, region: '52.72', line: 'area', from: '2000-01-01' }] }

/** Builds an empty house. */
export function buildHouse(): House {
  const shelves = new Map<string, Shelf>(kinds.map(kind => [kind.name, new Map()]))
  const all = (name: string) => [...shelves.get(name)!.values()]
  const breaches = new Set<string>()
  return {
    all, breaches,
    async dispatch(act) {
      const action = actions.find(one => one.name === act.action)
      if (!action) throw new Error(`no action ${act.action}`)
      const input = action.input.safeParse(JSON.parse(JSON.stringify(act.input)))
      if (!input.success) throw new Error(`${act.action}: ${JSON.stringify(input.error.issues)}`)
      const actor = actorOf(all, act)
      const { changes, notices = [] } = await (action as Action).decide(momentOf(all, shelves, actor, act), input.data)
      for (const change of [...changes, ...notices]) save(shelves, breaches, change, homeOf(act.id))
    },
  }
}

function actorOf(all: House['all'], { by, at }: ExampleAct): Actor {
  if (by === 'sistem') return SYSTEM
  if (by === UNNAMED_ROLE) return UNNAMED
  const worker = all('worker').find(one => one.username === by)
  if (!worker) throw new Error(`no worker ${by}`)
  const posts = (all('post') as unknown as (HeldPost & { workerId: Id })[]).filter(post => post.workerId === worker.id && isLive(post, dayAt(post.region, at)))
  const shut = all('member').filter(one => one.workerId === worker.id && one.role === 'terlibat' && !one.until && !one.sealed).flatMap(one => [one.caseId, one.personId, one.householdId]).filter(id => !!id) as Id[]
  return { workerId: worker.id, name: worker.name as string, posts, shut }
}

function momentOf(all: House['all'], shelves: Map<string, Shelf>, actor: Actor, { id, at }: ExampleAct): Moment {
  let minted = 0
  const home = homeOf(id)
  return {
    actor, desk: deskOf(all, shelves, actor, home), envelope: id, home, at, now: at, later: false,
    today: place => dayAt(place, at),
    newId: () => deriveId(id, minted++),
    allow(verb, place, spot) {
      const post = postFor(rights, actor, verb, place, spot)
      if (!post) throw forbidden({ verb, place })
      return post
    },
  }
}

function deskOf(all: House['all'], shelves: Map<string, Shelf>, actor: Actor, home: number): Desk {
  const read = (kind: Kind, record: AnyRecord) => {
    const depth = depthOf(all, kind, record, actor)
    return depth ? [{ ...record, depth }] : []
  }
  const get = async (kind: Kind, id: Id) => {
    const record = shelves.get(kind.name)!.get(id)
    const [seen] = record ? read(kind, record) : []
    if (!seen) throw notFound({ kind: kind.name })
    return seen
  }
  const findInHouse = async (kind: Kind, where: Row, range?: { field: string; from?: string; to?: string }) => all(kind.name)
    .filter(record => homeOf(record.id) === home && matches(record, where) && within(record, range)).toSorted((one, other) => (one.id < other.id ? -1 : 1)).map(record => withoutSecrets(kind, record))
  return {
    get, findInHouse,
    getAll: (kind: Kind, ids: readonly Id[]) => Promise.all(ids.map(id => get(kind, id))),
    find: async (kind: Kind, where: Row, range?: { field: string }) => (await findInHouse(kind, where, range)).flatMap(record => read(kind, record)),
    guard: async () => {},
    similar: async ({ name, nik }: { name?: string | null; nik?: string | null }) => all('person').filter(one => homeOf(one.id) === home && !one.sealed && ((name && one.name === name) || (nik && one.nik === nik))).map(one => one.id),
    postsElsewhere: async () => [],
    withAccounts: async (workerIds: readonly Id[]) => [...workerIds],
    // nobody of the example moves while something of them is on its way
    placeAt: async () => ({}),
    digest: async () => '0'.repeat(64),
  } as unknown as Desk
}

function depthOf(all: House['all'], kind: Kind, record: AnyRecord, actor: Actor): Depth | undefined {
  if (kind.team && actor.shut.includes(record[kind.team.field] as Id)) return undefined
  const onTeam = isTeam(all, kind, record, actor)
  return DEPTHS.toReversed().find(depth => actor.posts.filter(post => post.line === 'area').some(post =>
    (rights[post.role]?.reads[kind.name]?.[depth] ?? []).some(reach => (reach === 'invited' ? isInvited(all, record, actor) : reaches(reach, kind, record, actor, post, onTeam)))))
}

function isInvited(all: House['all'], record: AnyRecord, { workerId }: Actor): boolean {
  return all('attendance').some(row => row.workerId === workerId && row.meetingId === (record.meetingId ?? record.id))
}

function reaches(reach: Reach, kind: Kind, record: AnyRecord, actor: Actor, post: HeldPost, onTeam: boolean): boolean {
  if (reach === 'team') return onTeam
  if (record.sealed && !onTeam) return false
  const here = covers(post.region, record.region) && (!post.rt || post.rt === record.rt) && (!post.rw || post.rw === record.rw)
  if (reach === 'area') return here
  if (reach === 'home') return homeOf(record.id) === homeOf(post.id)
  if (reach === 'unit') return !!post.unitId && record.unitId === post.unitId
  if (reach === 'own') return (kind.own ?? []).some(field => record[field] === actor.workerId || (record[field] as Id[] | undefined)?.includes?.(actor.workerId))
  if (reach === 'serving') return record.line === 'area' && rights[record.role as string]?.serves === true && record.region !== post.region && covers(record.region, post.region)
  if (reach === 'announced') return false
  if (reach === 'pillar') return here && !!post.pillar && ((record.pillars as string[] | undefined)?.includes(post.pillar) ?? record.pillar === post.pillar)
  const roles = post.role === 'kasi_kesra' ? ['lurah', 'kasi_kesra'] : [post.role]
  return reach === 'addressed' && (record.toWorker === actor.workerId || (roles.includes(record.toRole as string) && here))
}

function isTeam(all: House['all'], kind: Kind, record: AnyRecord, actor: Actor): boolean {
  const { team } = kind
  return !!team && all('member').some(one => one.workerId === actor.workerId && !one.until && one.role !== 'terlibat' && one[team.member] && one[team.member] === record[team.field])
}

function save(shelves: Map<string, Shelf>, breaches: Set<string>, change: Change, home: number): void {
  const { kind } = change
  const shelf = shelves.get(kind.name)!
  const standing = shelf.get(change.record.id)
  if (homeOf(change.record.id) !== home) throw new Error(`${kind.name} of another home`)
  if ((change.op === 'add') === !!standing) throw new Error(`${change.op} ${kind.name} ${change.record.id}: ${standing ? 'stands already' : 'is not there'}`)
  const record = change.op === 'add' ? change.record : { ...standing!, ...change.patch }
  const checked = kind.schema.safeParse(record)
  for (const issue of checked.error?.issues ?? []) breaches.add(`${kind.name}.${issue.path.join('.')} ${issue.code}`)
  for (const fields of kind.unique ?? []) {
    if ([...shelf.values()].some(other => other.id !== record.id && homeOf(other.id) === home && fields.every(field => other[field] === record[field]))) throw new Error(`${kind.name} ${fields.join('+')} stands twice`)
  }
  shelf.set(record.id, record)
}

function withoutSecrets(kind: Kind, record: AnyRecord): AnyRecord {
  return Object.fromEntries(Object.entries(record).filter(([field]) => !kind.secrets.has(field))) as AnyRecord
}

function matches(record: Row, where: Row): boolean {
  return Object.entries(where).every(([field, wanted]) => (Array.isArray(wanted) ? wanted.includes(record[field]) : (record[field] ?? null) === (wanted ?? null)))
}

function within(record: Row, range?: { field: string; from?: string; to?: string }): boolean {
  const value = range && (record[range.field] as string)
  return !range || ((!range.from || value! >= range.from) && (!range.to || value! <= range.to))
}
