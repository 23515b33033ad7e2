import { homeOf, type Id } from '#kernel/id.ts'
import { columnOf, columnType, DEPTHS, type Depth, type Kind } from '#kernel/record.ts'
import { covers, levelOf, placeOf, type Region } from '#kernel/region.ts'
import type { Actor, HeldPost, Reach, Sheet } from '#kernel/rights.ts'
import { literal } from './db.ts'
import { inspectedSql, unmaskedSql } from './scope-grants.ts'

/** What an actor may read of a kind: a predicate over table alias `t`, and how deep each row goes. */
export type Scope = {
  where: string
  /** An SQL expression giving 'trace', 'brief' or 'full' for a row. */
  depth: string
  /** The depth that every row within reaches. */
  least: Depth
  /** The predicate for at least this depth; null when the actor has it nowhere. */
  atLeast: Readonly<Record<Depth, string | null>>
}

/** Whose eyes: a person at the server, or what a device carries (office areas stay on the server), maybe only some of the places that its worker serves, or some RW of them. */
export type World = 'server' | 'device' | Chosen
/** The places, and the RW in them, that a device was told to carry; none named means all. */
export type Chosen = { areas: readonly Region[]; rws: readonly string[] }

const SMALL = new Set(['office', 'unit', 'pillar', 'subtype', 'hotline', 'duty', 'warning'])

/** The one scope function: list, get, search, export, count, sync, files and history all ask it. Null means nothing at all; `unsealed` asks as if no seal were on, for the feed's forgetting alone; `within` says that the question is narrowed to a region anyway, so that areas need not be asked again. */
export function scopeOf(sheet: Sheet, kind: Kind, actor: Actor, world: World = 'server', seals: 'sealed' | 'unsealed' = 'sealed', within?: Region): Scope | null {
  const parts: Record<Depth, Set<string>> = { trace: new Set(), brief: new Set(), full: new Set() }
  for (const post of actor.posts.filter(held => held.line === 'area')) {
    const role = sheet[post.role]
    for (const depth of DEPTHS) {
      for (const reach of role?.reads[kind.name]?.[depth] ?? []) {
        if (world !== 'server' && role!.office && (reach === 'area' || reach === 'apart' || reach === 'home') && !SMALL.has(kind.name)) continue
        const predicate = reachSql(sheet, reach, kind, actor, post, seals === 'sealed', within)
        const carried = world === 'server' ? null : carriedSql(reach, kind, post, typeof world === 'object' ? world : { areas: [], rws: [] })
        if (predicate) parts[depth].add(carried ? `(${predicate} and ${carried})` : predicate)
      }
    }
  }
  const shut = shutSql(kind, actor, seals === 'sealed')
  const whole = unlessSealed(kind, actor, seals === 'sealed', 'true')
  const any = (...depths: Depth[]) => {
    const found = new Set(depths.flatMap(depth => [...parts[depth]]))
    // whoever reads all that is asked about needs no further reason
    const all = found.has(whole) ? [whole] : [...found]
    return all.length > 0 ? `(${all.join(' or ')})${shut ? ` and ${shut}` : ''}` : null
  }
  const atLeast = { full: any('full'), brief: any('brief', 'full'), trace: any('trace', 'brief', 'full') }
  if (!atLeast.trace) return null
  const least = leastOf(atLeast)
  return { where: atLeast.trace, depth: depthSql(atLeast, least), least, atLeast }
}

// what every row of the scope reaches
function leastOf(atLeast: Scope['atLeast']): Depth {
  return DEPTHS.findLast(depth => atLeast[depth] !== null && atLeast[depth] === atLeast.trace)!
}

// a row is within the scope already: the depth that reaches all of it need not be asked
function depthSql(atLeast: Scope['atLeast'], least: Depth): string {
  const deeper = DEPTHS.slice(DEPTHS.indexOf(least) + 1).filter(depth => atLeast[depth] !== null).reverse().map(depth => `when ${asSet(atLeast[depth]!)} then '${depth}'`)
  return deeper.length > 0 ? `case ${deeper.join(' ')} else '${least}' end` : `'${least}'`
}

/** Lists the fields of a kind as SQL, asked of the table itself: each hidden where the scope does not reach deep enough. */
export function columnsWithin(kind: Kind, scope: Scope, fields: readonly string[]): string {
  return cutColumns(kind, fields, needs => (scope.atLeast[needs] === scope.atLeast.trace ? 'true' : scope.atLeast[needs]))
}

/** What an actor may count of a kind without reading it: the area of posts whose role says so, and nothing sealed. */
export function countScope(sheet: Sheet, kind: Kind, actor: Actor): string | null {
  const places = actor.posts.filter(post => post.line === 'area' && sheet[post.role]?.counts?.includes(kind.name)).map(post => withinSql(post.region))
  return places.length > 0 ? `(${places.join(' or ')})${kind.sealable ? ' and not t.sealed' : ''}` : null
}

/** Lists the fields of a kind as SQL, asked of rows that carry their `depth` and all reach the least of their scope: each hidden where that does not reach. */
export function columnsAt(kind: Kind, { least }: Scope, fields: readonly string[]): string {
  return cutColumns(kind, fields, needs => (DEPTHS.indexOf(needs) <= DEPTHS.indexOf(least) ? 'true' : needs === 'full' ? `depth = 'full'` : `depth <> 'trace'`))
}

// the one place where SQL hides fields: `enough` says where a depth is reached, always (`true`) or never (null)
function cutColumns(kind: Kind, fields: readonly string[], enough: (needs: Depth) => string | null): string {
  return fields.map(field => {
    const needs = kind.needs.get(field) ?? 'full'
    const where = needs === 'trace' ? 'true' : enough(needs)
    const column = `t."${columnOf(field)}"`
    return `${where === 'true' ? column : where ? `case when ${where} then ${column} end` : 'null'} as "${field}"`
  }).join(', ')
}

/** The predicate that a place lies within a region. */
export function withinSql(region: Region): string {
  const column = [null, 'prov', 'kab', 'kec', 'region'][levelOf(region)]
  return column ? `t.${column} = ${literal(region)}` : 'true'
}

function reachSql(sheet: Sheet, reach: Reach, kind: Kind, actor: Actor, post: HeldPost, seals: boolean, within: Region | undefined): string | null {
  const kept = (predicate: string | null) => predicate && unlessSealed(kind, actor, seals, predicate)
  if (reach === 'team') return teamSql(kind)
  if (reach === 'area') return kept(spotSql(kind, post, within))
  if (reach === 'apart') return apartSql(kind, actor, post, within)
  if (reach === 'posted') return kept(postedSql(kind, post, within))
  if (reach === 'home') return kept(`t.home = ${literal(homeOf(post.id))}`)
  if (reach === 'house') return `t.home = ${literal(homeOf(post.id))}`
  if (reach === 'own') return kept(ownSql(kind, actor))
  if (reach === 'addressed') return kept(addressedSql(kind, actor, post))
  if (reach === 'serving') return servingSql(sheet, post)
  if (reach === 'announced') return announcedSql(actor, post)
  if (reach === 'coordinating') return `(${withinSql(post.region)} and t.line = 'area' and t.role = 'koordinator_pilar')`
  if (reach === 'pillar') return pillarSql(kind, post)
  if (reach === 'line') return kind.names.includes('lineRegion') ? `t.line_region = ${literal(post.region)}` : null
  if (reach === 'invited') return invitedSql(kind, actor, post)
  if (reach === 'unit') return kept(unitSql(kind, post, seals))
  if (reach === 'inspected') return kept(inspectedSql(kind, actor, post))
  if (reach === 'unmasked') return kept(unmaskedSql(kind, actor, post))
  return null
}

// rows that a predicate gives, of the sealed ones only the reader's own
function unlessSealed(kind: Kind, actor: Actor, seals: boolean, predicate: string): string {
  if (!kind.sealable || !seals) return predicate
  const mine = kind.team?.member === 'caseId' ? ownCaseSql(kind.team.field, actor) : teamSql(kind)
  const open = `(${['not t.sealed', mine, kind.entrusted && `t.${columnOf(kind.entrusted)} @> array[${literal(actor.workerId)}::uuid]`].filter(part => part).join(' or ')})`
  return predicate === 'true' ? open : `(${predicate} and ${open})`
}

// of an area the chosen places, of the home's posts and workers those of one's own kecamatan and above it: a telephone book of the whole office is read at the server
function carriedSql(reach: Reach, kind: Kind, post: HeldPost, { areas, rws }: Chosen): string | null {
  if (reach === 'area') {
    const places = areas.length > 0 ? [`(${areas.map(withinSql).join(' or ')})`] : []
    const spots = rws.length > 0 && kind.names.includes('rw') ? [`(t.rw is null or t.rw = any(${literal(rws)}::text[]))`] : []
    return [...places, ...spots].join(' and ') || null
  }
  const { kab, kec } = placeOf(post.region)
  if (reach !== 'home' || !kec || (kind.name !== 'post' && kind.name !== 'worker')) return null
  const near = (alias: string) => `(${alias}.kec = ${literal(kec)} or ${alias}.region = any(${literal(['00', kab!.slice(0, 2), kab])}::text[]))`
  return kind.name === 'post' ? near('t') : `t.id = any(array(select p.worker_id from posts p where p.home = ${literal(homeOf(post.id))} and ${near('p')}))`
}

// posts held above the reader's own place, of roles that serve the people there
function servingSql(sheet: Sheet, post: HeldPost): string | null {
  const above = [...new Set(Object.values(placeOf(post.region)))].filter(place => place !== post.region && levelOf(place) >= 2)
  const roles = Object.keys(sheet).filter(role => sheet[role]!.serves)
  return above.length > 0 ? `(t.kab = ${literal(placeOf(post.region).kab)} and t.region = any(${literal(above)}::text[]) and t.line = 'area' and t.role = any(${literal(roles)}::text[]))` : null
}

// what is of the pillar one coordinates; a record may name several
function pillarSql(kind: Kind, { pillar, region }: HeldPost): string | null {
  if (!pillar) return null
  if (kind.names.includes('pillars')) return `(${withinSql(region)} and t.pillars @> array[${literal(pillar)}])`
  return kind.names.includes('pillar') ? `(${withinSql(region)} and t.pillar = ${literal(pillar)})` : null
}

// the leads of visits that were announced to the reader and are not over yet
function announcedSql(actor: Actor, post: HeldPost): string {
  return `(t.line = 'area' and t.worker_id = any(array(select g.lead_id from notices t join trips g on g.home = t.home and g.id = t.trip_id where t.home = ${literal(homeOf(post.id))} and ${toPostSql(actor, post)} and t.asks and not t.cancelled and not t.sealed and g.state = 'rencana' and t.day >= current_date - 1)))`
}

function spotSql(kind: Kind, post: HeldPost, within: Region | undefined): string | null {
  if ((post.rt && !kind.names.includes('rt')) || (post.rw && !kind.names.includes('rw'))) return null
  const spot = [post.rt ? `t.rt = ${literal(post.rt)}` : null, post.rw ? `t.rw = ${literal(post.rw)}` : null].filter(part => part)
  if (within && !covers(post.region, within) && !covers(within, post.region)) return null
  const area = within && covers(post.region, within) ? 'true' : withinSql(post.region)
  return area === 'true' && spot.length === 0 ? 'true' : `(${[area, ...spot].join(' and ')})`
}

// what the posts of an area are told; never what is said to a person by name
function postedSql(kind: Kind, post: HeldPost, within: Region | undefined): string | null {
  const spot = kind.addressed ? spotSql(kind, post, within) : null
  return spot && `(${spot} and t.to_role is not null)`
}

// the functions that the policies ask as well: the cases on whose team the transaction's worker stands, and their people; as an array, so that an index on the area and one on the team may be joined
function teamSql(kind: Kind): string | null {
  return kind.team ? `t.${columnOf(kind.team.field)} = any(array(select mine from ${kind.team.member === 'caseId' ? 'own_cases' : 'own_subjects'}() mine))` : null
}

// of one sealed record at hand, by the index of its case's team, as the policies ask it
function ownCaseSql(field: string, { workerId }: Actor): string {
  return `(select true from members m where m.home = t.home and m.case_id = t.${columnOf(field)} and m.worker_id = ${literal(workerId)} and m.until is null and m.role <> 'terlibat' limit 1)`
}

// meetings to which one is or was invited, with what hangs on them; a photo only with the consent of those in it
function invitedSql(kind: Kind, { workerId }: Actor, post: HeldPost): string {
  const meetings = `array(select a.meeting_id from attendances a where a.home = ${literal(homeOf(post.id))} and a.worker_id = ${literal(workerId)})`
  return `(t.${kind.names.includes('meetingId') ? 'meeting_id' : 'id'} = any(${meetings})${kind.names.includes('consent') ? ' and t.consent' : ''})`
}

// as a hashed set, where each row is asked and no index can help
function asSet(predicate: string): string {
  return predicate.replaceAll(/= any\(array\((select mine from \w+\(\) mine)\)\)/g, 'in ($1)')
}

// what names the unit itself; the cases that are in its hands, and what hangs on them by the field that reaches a team
function unitSql(kind: Kind, post: HeldPost, seals: boolean): string | null {
  if (!post.unitId) return null
  // what may concern a case or none, as an incident, goes by its own unit
  if (!kind.team || kind.entrusted || (!kind.about && kind.names.includes('unitId'))) return kind.names.includes('unitId') ? `(t.home = ${literal(homeOf(post.unitId))} and t.unit_id = ${literal(post.unitId)})` : null
  const field = { caseId: 'id', personId: 'person_id', householdId: 'household_id' }[kind.team.member]
  return `t.${columnOf(kind.team.field)} = any(array(select c.${field} from cases c where c.home = ${literal(homeOf(post.unitId))} and c.unit_id = ${literal(post.unitId)}${seals ? ' and not c.sealed' : ''}))`
}

// of an area, as far as it is of one's own home, but never of the houses in which the reader works, and never what names the reader
function apartSql(kind: Kind, actor: Actor, post: HeldPost, within: Region | undefined): string | null {
  const area = kind.names.includes('houseId') && kind.names.includes('namedIds') ? spotSql(kind, post, within) : null
  const home = `t.home = ${literal(homeOf(post.id))}`
  const houses = actor.posts.flatMap(held => (held.unitId ? [held.unitId] : []))
  return area && `(${area} and ${home} and t.house_id <> all(${literal(houses)}::uuid[]) and not t.named_ids @> array[${literal(actor.workerId)}::uuid])`
}

function ownSql(kind: Kind, actor: Actor): string | null {
  const parts = (kind.own ?? []).map(field => {
    const column = `t.${columnOf(field)}`
    const isList = field !== 'id' && columnType(kind, field).type === 'uuid[]'
    return isList ? `${column} @> array[${literal(actor.workerId)}::uuid]` : `${column} = ${literal(actor.workerId)}`
  })
  return parts.length > 0 ? `(${parts.join(' or ')})` : null
}

function addressedSql(kind: Kind, actor: Actor, post: HeldPost): string | null {
  return kind.addressed ? toPostSql(actor, post) : null
}

function toPostSql(actor: Actor, post: HeldPost): string {
  const roles = post.role === 'kasi_kesra' ? ['lurah', 'kasi_kesra'] : [post.role]
  const toPost = [`t.to_role = any(${literal(roles)}::text[])`, withinSql(post.region), post.rt ? `t.rt = ${literal(post.rt)}` : null, post.rw ? `t.rw = ${literal(post.rw)}` : null]
  return `(t.to_worker = ${literal(actor.workerId)} or (${toPost.filter(part => part).join(' and ')}))`
}

// whoever is named as involved meets neither the case, nor its people, nor the trips that go there; named by a confidential case, nothing confidential of them, and all else like everybody
function shutSql(kind: Kind, actor: Actor, seals: boolean): string | null {
  if (!kind.team) return null
  const open = actor.shut.length > 0 ? `(${ofShut(kind, kind.team.field, actor.shut)}) is not true` : null
  const quiet = seals && kind.sealable && actor.shutSealed?.length ? `(t.sealed and (${ofShut(kind, kind.team.field, actor.shutSealed)})) is not true` : null
  return [open, quiet].filter(part => part).join(' and ') || null
}

function ofShut(kind: Kind, team: string, ids: readonly Id[]): string {
  const shut = `${literal(ids)}::uuid[]`
  const named = [...new Set([team, 'caseId', 'personId', 'householdId'])].filter(field => kind.names.includes(field)).map(field => `t.${columnOf(field)} = any(${shut})`)
  const there = `array(select v.trip_id from visits v where v.home = any(${literal([...new Set(ids.map(homeOf))])}::int[]) and (v.case_id = any(${shut}) or v.person_id = any(${shut}) or v.household_id = any(${shut})))`
  const trips = [...kind.name === 'trip' ? ['id'] : [], ...['tripId', 'otherTripId'].filter(field => kind.names.includes(field))].map(field => `t.${columnOf(field)} = any(${there})`)
  return [...named, ...trips].join(' or ')
}
