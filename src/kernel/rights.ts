import type { Day } from './day.ts'
import { homeOf, type Id } from './id.ts'
import type { Depth } from './record.ts'
import { covers, placeOfHome, type Region } from './region.ts'

/** How a record comes into a reader's view: by area, team, as one's own, by address, within the unit, for everyone of the home; posts also because they serve the reader's area from above, or because their holder has announced a visit to the reader, or coordinates a pillar in the area of the province that reads; by the pillar one coordinates; by the administrative line that a report names; by an invitation to the meeting; by an inspector's grant, and by what was unmasked under it; by area for whoever neither works in the house it speaks of nor is named in it; for a job, whatever lies in its home, sealed or not: it shows it to nobody, and hands it on sealed. */
export type Reach = 'area' | 'posted' | 'team' | 'own' | 'addressed' | 'unit' | 'home' | 'serving' | 'announced' | 'coordinating' | 'pillar' | 'line' | 'invited' | 'inspected' | 'unmasked' | 'apart' | 'house'
/** Which reaches open which depth of a kind. */
export type Reading = Partial<Record<Depth, readonly Reach[]>>

/** What a role may do and read. */
export type Role = {
  verbs: readonly string[]
  reads: Readonly<Record<string, Reading>>
  /** Roles this one may give to others, within its own region. */
  grants?: readonly string[]
  /** Every full read of a case under this role is logged, sealed or not. */
  logged?: true
  /** Every reading under this role is logged, whatever it is. */
  watched?: true
  /** The kinds that this role may count within its area without reading them: sealed records never, few never told. */
  counts?: readonly string[]
  /** Office roles read area lists from the server; their area is not carried to a device. */
  office?: true
  /** Works in a house: its screens are those of the app for houses. */
  house?: true
  /** Whose holders it may hand a sign-in code within its own region; with `ownPillar` only those of the pillar the post names. */
  codes?: { roles: readonly string[]; ownPillar?: true }
  /** To holders of which roles within its own region it sends words; with `ownPillar` only to those of the pillar the post names. */
  sends?: { to: readonly string[]; ownPillar?: true }
  /** Holders of which roles, posted where it is or above, it may ask for something. */
  asks?: readonly string[]
  /** Serves the people of an area; colleagues of that area may call the work telephone. */
  serves?: true
}
/** The whole product's rights: role → verbs and readings. */
export type Sheet = Readonly<Record<string, Role>>

/** A role held at a region, optionally in a unit, from–until, on the area or the administrative line. */
export type HeldPost = {
  id: Id; role: string; region: Region; rt?: string | null; rw?: string | null; unitId?: Id | null; pillar?: string | null
  line: 'area' | 'administrative'; from: Day; until?: Day | null
  /** A post that waits for somebody's word, or was refused, gives no right. */
  approval?: string | null
}

/** Who acts: a worker with the posts that are live now. */
export type Actor = {
  workerId: Id; name: string; posts: readonly HeldPost[]
  /** Cases, persons and households from which the worker is shut out because named as involved. */
  shut: readonly Id[]
  /** The same by confidential cases: of these only what is confidential is hidden, for an open record that is missing from one's list alone would tell of the other. */
  shutSealed?: readonly Id[]
}

/** A spot below the kelurahan. */
export type Spot = { rt?: string | null; rw?: string | null }

/** Finds the live area post under which a verb may be done at a place; posts of an RT or RW reach their own spot only. */
export function postFor(sheet: Sheet, actor: Actor, verb: string, place: Region, spot: Spot = {}): HeldPost | undefined {
  return actor.posts.find(post => post.line === 'area' && sheet[post.role]?.verbs.includes(verb) && covers(post.region, place) && withinSpot(post, spot))
}

/** Tells whether any live area post of the actor holds a verb, wherever; screens ask it to show a door. */
export function holds(sheet: Sheet, actor: Actor, verb: string): boolean {
  return postWith(sheet, actor, verb) !== undefined
}

/** Finds the first live area post that holds a verb, wherever. */
export function postWith(sheet: Sheet, actor: Actor, verb: string): HeldPost | undefined {
  return actor.posts.find(post => post.line === 'area' && sheet[post.role]?.verbs.includes(verb))
}

/** Tells whether a post is live on a day; `until` is the first day on which it no longer holds. */
export function isLive(post: Pick<HeldPost, 'from' | 'until' | 'approval'>, today: Day): boolean {
  return (!post.approval || post.approval === 'disetujui') && post.from <= today && (!post.until || today < post.until)
}

function withinSpot(post: HeldPost, spot: Spot): boolean {
  return (!post.rt || post.rt === spot.rt) && (!post.rw || post.rw === spot.rw)
}

/** The place by whose day and clock somebody lives: that of a post, and when all have ended, of the office they belong to. */
export function ownPlace({ workerId, posts }: Pick<Actor, 'workerId' | 'posts'>): Region {
  return (posts.find(({ line }) => line === 'area') ?? posts[0])?.region ?? placeOfHome(homeOf(workerId))
}
