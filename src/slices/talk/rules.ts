import { dayAt, type Day, type Instant } from '#kernel/day.ts'
import type { Id } from '#kernel/id.ts'
import type { Region } from '#kernel/region.ts'
import { DEMANDS, isAtLeast, type Sort, type Stage } from '#slices/directives/flow.ts'
import { median } from '#slices/figures/rules.ts'
import type { PlannedMeeting } from '#slices/meetings/figures.ts'

// What each figure of talking with each other counts, once for the screen and the lists behind it. What is confidential is counted nowhere, for nobody.

/** How one recipient stands to words of the period: `sentAt` is when the wording that holds was sent. */
export type HearingFact = {
  id: Id; directiveId: Id; region: Region; subject: string; sort: Sort; fromName: string; workerId: Id; workerName: string; role?: string | null; pillar?: string | null; stage: Stage; due?: Day | null; at: Instant; sentAt: Instant
  heardAt?: Instant | null; understoodAt?: Instant | null; agreedAt?: Instant | null; doneAt?: Instant | null; keptAt?: Instant | null; /** It carries out what a meeting or an issue decided. */ decided: boolean
}
/** An issue of the period. */
export type IssueFact = { id: Id; region: Region; title: string; category: string; deskRole: string; stage: string; openedAt: Instant; due: Day; decidedAt?: Instant | null; answeredAt?: Instant | null }
/** A voice of the period, without its words. */
export type VoiceFact = { id: Id; region: Region; sort: string; category: string; pillar?: string | null; fromName?: string | null; day: Day; stage: string }
/** A meeting that was planned for the period, by the rule of a series or singly, and what became of it. */
export type MeetingFact = PlannedMeeting & { id: string }
/** Somebody who was on the list of such a meeting. */
export type SeatFact = { id: Id; region: Region; meetingId: Id; title: string; day: Day; workerId?: Id | null; workerName?: string | null; role?: string | null; pillar?: string | null; presence: string }
/** All that the figures of a period are made from. */
export type Facts = { hearings: readonly HearingFact[]; issues: readonly IssueFact[]; voices: readonly VoiceFact[]; meetings: readonly MeetingFact[]; seats: readonly SeatFact[] }

/** The five states, each with the moment that says when it was reached. */
export const STATES = [['didengar', 'heardAt'], ['dimengerti', 'understoodAt'], ['disetujui', 'agreedAt'], ['dilaksanakan', 'doneAt'], ['dipelihara', 'keptAt']] as const
/** The lists behind the figures: a figure is the length of its list. */
export const LISTS = ['sent', 'didengar', 'dimengerti', 'disetujui', 'dilaksanakan', 'dipelihara', 'unheard', 'issues', 'issues_answered', 'issues_in_time', 'issues_late', 'voices', 'decisions', 'decisions_done', 'meetings', 'meetings_held', 'seats', 'attended'] as const
/** The name of a list. */
export type ListName = (typeof LISTS)[number]
/** A row of any list. */
export type Fact = HearingFact | IssueFact | VoiceFact | MeetingFact | SeatFact

/** Answered in time: by the end of its day, by the clock of its place. */
export function isInTime({ region, answeredAt, due }: Pick<IssueFact, 'region' | 'answeredAt' | 'due'>): boolean {
  return !!answeredAt && dayAt(region, answeredAt) <= due
}

/** Late: answered after its day, or still not answered when that is over. */
export function isLate(issue: IssueFact, today: Day): boolean {
  return issue.answeredAt ? !isInTime(issue) : issue.due < today
}

function reached(hearings: readonly HearingFact[], stage: Stage): HearingFact[] {
  return hearings.filter(one => DEMANDS[one.sort].includes(stage) && isAtLeast(one.stage, stage))
}

/** Held: begun, or over. */
export function isHeld({ became }: Pick<MeetingFact, 'became'>): boolean {
  return became === 'berlangsung' || became === 'selesai'
}

/** There, or somebody in one's place. */
export function isThere({ presence }: Pick<SeatFact, 'presence'>): boolean {
  return presence === 'hadir' || presence === 'diwakili'
}

/** Gives the rows of a list; the screen and the figures ask here. */
export function rowsOf(list: ListName, { hearings, issues, voices, meetings, seats }: Facts, today: Day): readonly Fact[] {
  const decisions = hearings.filter(one => one.decided)
  if (list === 'sent') return hearings
  if (list === 'unheard') return hearings.filter(one => one.stage === 'terkirim')
  if (list === 'voices') return voices
  if (list === 'issues') return issues
  if (list === 'issues_answered') return issues.filter(one => one.answeredAt)
  if (list === 'issues_in_time') return issues.filter(isInTime)
  if (list === 'issues_late') return issues.filter(one => isLate(one, today))
  if (list === 'decisions') return decisions
  if (list === 'decisions_done') return decisions.filter(one => isAtLeast(one.stage, 'dilaksanakan'))
  // what is still to come is not held against anybody
  if (list === 'meetings') return meetings.filter(({ day }) => day <= today)
  if (list === 'meetings_held') return meetings.filter(one => one.day <= today && isHeld(one))
  if (list === 'seats') return seats
  if (list === 'attended') return seats.filter(isThere)
  return reached(hearings, list)
}

/** One state of the funnel: how many reached it of those whose sort asks for it, and the middle of the hours it took. */
export type State = { stage: (typeof STATES)[number][0]; count: number; of: number; medianHours: number | null }
/** The figures of a period. */
export type Figures = Record<ListName, number> & { states: State[] }

const HOUR_MS = 3_600_000

/** Counts a period. */
export function figuresOf(facts: Facts, today: Day): Figures {
  const counts = Object.fromEntries(LISTS.map(list => [list, rowsOf(list, facts, today).length])) as Record<ListName, number>
  return { ...counts, states: STATES.map(([stage, field]) => stateOf(facts.hearings, stage, field)) }
}

function stateOf(hearings: readonly HearingFact[], stage: State['stage'], field: (typeof STATES)[number][1]): State {
  const asked = hearings.filter(one => DEMANDS[one.sort].includes(stage))
  const hours = reached(hearings, stage).flatMap(one => (one[field] ? [Math.max(0, (Date.parse(one[field]) - Date.parse(one.sentAt)) / HOUR_MS)] : []))
  return { stage, count: reached(hearings, stage).length, of: asked.length, medianHours: median(hours) }
}

/** One pillar's part in it: how many of its people were addressed, what they opened and carried out, and what they said. Voices without a name belong to none. */
export type Involved = { of: string; people: number; sent: number; didengar: number; dimengerti: number; dilaksanakan: number; voices: number; attended: number }

/** The figures pillar by pillar, in the order of the alphabet; whoever stands in no pillar is counted under the role. */
export function byPillar({ hearings, voices, seats }: Facts): Involved[] {
  const there = seats.filter(isThere)
  const pillars = [...new Set([...hearings.map(ofPillar), ...there.map(ofPillar).filter(of => of !== NONE), ...voices.flatMap(one => (one.pillar ? [one.pillar] : []))])].toSorted()
  return pillars.map(of => {
    const own = hearings.filter(one => ofPillar(one) === of)
    const count = (stage: Stage) => own.filter(one => isAtLeast(one.stage, stage)).length
    return { of, people: new Set(own.map(one => one.workerId)).size, sent: own.length, didengar: count('didengar'), dimengerti: count('dimengerti'), dilaksanakan: count('dilaksanakan'), voices: voices.filter(one => one.pillar === of).length, attended: there.filter(one => ofPillar(one) === of).length }
  })
}

const NONE = '-'
function ofPillar({ pillar, role }: Pick<HearingFact, 'pillar' | 'role'>): string {
  return pillar ?? role ?? NONE
}

/** The part of the facts in which a pillar takes part; issues and meetings belong to none. */
export function factsOfPillar({ hearings, voices, seats }: Facts, of: string): Facts {
  return { hearings: hearings.filter(one => ofPillar(one) === of), issues: [], voices: voices.filter(one => one.pillar === of), meetings: [], seats: seats.filter(one => ofPillar(one) === of) }
}
