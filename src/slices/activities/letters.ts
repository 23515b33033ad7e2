import * as z from 'zod/mini'
import { action, type Moment, type Read } from '#kernel/action.ts'
import { clockAt, type Day, dayAt } from '#kernel/day.ts'
import { id, maybe } from '#kernel/fields.ts'
import { problem } from '#kernel/problem.ts'
import { say } from '#kernel/say.ts'
import { Case, NextStep } from '#slices/cases/kinds.ts'
import { mustReadFull } from '#slices/cases/work.ts'
import { drafted } from '#slices/letters/draft.ts'
import { hiddenNumber } from '#slices/letters/findings.ts'
import { atOffice } from '#slices/letters/settings.ts'
import type { Contents } from '#slices/letters/sorts.ts'
import { messages as noticeWords } from '#slices/notices/messages.ts'
import { Notice } from '#slices/notices/rules.ts'
import { Household, Membership, Person } from '#slices/persons/rules.ts'
import { Photo, Trip, Visit } from '#slices/trips/kinds.ts'
import { messages as tripWords } from '#slices/trips/messages.ts'
import { messages as workerWords } from '#slices/workers/messages.ts'

/** A letter of a visit needs its report. */
export const noReportYet = problem('activity.no_report', 409)

/** Drafts the laporan kunjungan of a visit as an official letter, from what its report says; it bears the seal of the case. */
export const draftVisitReport = action('visit.letter', z.strictObject({ id: maybe(id()), visitId: id() }), async (moment, { id: given, visitId }) => {
  const visit = await moment.desk.get(Visit, visitId)
  mustReadFull(visit)
  const { office } = await atOffice(moment, { verb: 'letter.draft' })
  if (!visit.reportedAt) throw noReportYet({ visitId })
  const content = await visitReportOf(moment, visit)
  return { changes: (await drafted(moment, { id: given, region: office.region, sort: 'laporan_kunjungan', subject: `Laporan kunjungan ${shortDay(visit.day)}`, content, sourceKind: 'visit', sourceId: visit.id, caseId: visit.caseId ?? null, personId: visit.personId ?? null, sealed: visit.sealed })).changes }
})

/** Drafts the laporan sosial of a case as an official letter, with what is known of person, family and visits; what the social worker thinks of it is written in the draft. */
export const draftSocialReport = action('case.social_report', z.strictObject({ id: maybe(id()), caseId: id() }), async (moment, { id: given, caseId }) => {
  const record = await moment.desk.get(Case, caseId)
  mustReadFull(record)
  const { office } = await atOffice(moment, { verb: 'letter.draft' })
  const content = await socialReportOf(moment, record)
  return { changes: (await drafted(moment, { id: given, region: office.region, sort: 'laporan_sosial', subject: 'Laporan sosial', content, sourceKind: 'case', sourceId: record.id, caseId: record.id, personId: record.personId ?? null, sealed: record.sealed })).changes }
})

async function visitReportOf(moment: Moment, visit: Read<typeof Visit>): Promise<Contents['laporan_kunjungan']> {
  const { desk } = moment
  const trip = await desk.get(Trip, visit.tripId)
  const [record] = visit.caseId ? await desk.getAll(Case, [visit.caseId]) : []
  const [person] = record?.personId ? await desk.getAll(Person, [record.personId]) : []
  const [notices, steps, photos] = [await desk.find(Notice, { tripId: trip.id, asks: true }), await desk.find(NextStep, { visitId: visit.id }), await desk.find(Photo, { visitId: visit.id })]
  const goers = [{ name: visit.leadName, pillar: visit.leadPillar }, ...trip.joiners]
  return {
    who: (person?.name ?? record?.who ?? spoken(tripWords, `trip_sort.${visit.sort}`)).slice(0, 160), basis: [spoken(tripWords, `basis.${trip.basis}`), trip.letter].filter(Boolean).join(' '), day: visit.day, from: visit.from, to: visit.to,
    place: placeOf(record, visit), position: visit.position ? `${visit.position.lat.toFixed(5)}, ${visit.position.lon.toFixed(5)} (± ${Math.round(visit.position.accuracy)} m)` : null,
    visitors: goers.map(({ name, pillar }) => (pillar ? `${name}, ${spoken(workerWords, `role.${pillar}`)}` : name).slice(0, 160)).slice(0, 30), met: visit.met ?? null, informed: notices.filter(notice => !notice.cancelled).map(toldWords).slice(0, 30),
    purpose: [spoken(tripWords, `purpose.${visit.purpose}`), trip.purposeNote].filter(Boolean).join(': ').slice(0, 300), findings: visit.findings ?? spoken(tripWords, `visit_state.${visit.state}`), actions: visit.actions ?? null, obstacles: visit.obstacles ?? null,
    photos: photos.length > 0 ? String(photos.length) : null, next: steps.filter(step => step.state !== 'batal').map(step => `${step.what} (${step.ownerName}, ${shortDay(step.due)})`).slice(0, 20), notes: null,
  }
}

// who was told, when, and what was answered
function toldWords(notice: Notice): string {
  const who = notice.toName ?? (notice.toRole ? [spoken(workerWords, `role.${notice.toRole}`), notice.rt && `RT ${notice.rt}`].filter(Boolean).join(' ') : '')
  const at = notice.answeredAt ?? notice.sharedAt ?? notice.at
  const said = notice.answer ? spoken(noticeWords, `answer.${notice.answer}`) : spoken(noticeWords, `notice_state.${notice.state}`)
  return `${who}: ${said}, ${shortDay(dayAt(notice.region, at))} ${clockAt(notice.region, at)}`
}

async function socialReportOf(moment: Moment, record: Read<typeof Case>): Promise<Contents['laporan_sosial']> {
  const { desk, actor } = moment
  const [person] = record.personId ? await desk.getAll(Person, [record.personId]) : []
  const [household] = record.householdId ? await desk.getAll(Household, [record.householdId]) : []
  const members = record.householdId ? (await desk.find(Membership, { householdId: record.householdId })).filter(one => !one.until) : []
  const people = members.length > 0 ? await desk.find(Person, { id: members.map(one => one.personId) }) : []
  const found = (await desk.find(Visit, { caseId: record.id })).filter(visit => visit.reportedAt).toSorted((one, other) => (one.day < other.day ? -1 : 1))
  const visits = found.length > 0 ? await desk.getAll(Visit, found.map(({ id: visitId }) => visitId)) : []
  const story = [record.story, ...visits.map(visit => visit.findings && `${shortDay(visit.day)}: ${visit.findings}`)].filter(Boolean).join('\n').slice(0, 6000)
  return {
    name: (person?.name ?? record.who).slice(0, 160), nik: person?.nik ? hiddenNumber(person.nik) : null, birth: person?.bornDay ? shortDay(person.bornDay) : person?.bornYear ? String(person.bornYear) : null, address: placeOf(record, record),
    family: people.map(one => [one.name ?? one.description ?? '–', spokenTie(members.find(member => member.personId === one.id)?.tie), one.bornYear].filter(Boolean).join('; ').slice(0, 200)).slice(0, 30), genogram: household?.label?.slice(0, 1500) ?? null,
    source: record.reporterName, contacts: visits.map(visit => `${shortDay(visit.day)}: ${spoken(tripWords, `purpose.${visit.purpose}`)}, ${visit.leadName}`.slice(0, 200)).slice(0, 60), history: story || EMPTY,
    physical: null, psychological: null, social: null, spiritual: null, economy: null, strengths: null, analysis: EMPTY, conclusion: EMPTY, recommendation: EMPTY, worker: actor.name, workerNumber: null, supervisor: null,
  }
}

// what is still to be written
const EMPTY = '…'

function placeOf(record: { address?: string | null; landmark?: string | null } | undefined, { rt, rw, region }: { rt?: string | null; rw?: string | null; region: string }): string {
  return [record?.address, record?.landmark, rt && `RT ${rt}`, rw && `RW ${rw}`].filter(Boolean).join(', ').slice(0, 300) || region
}

function shortDay(day: Day): string {
  return new Intl.DateTimeFormat('id-ID', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

function spokenTie(tie: string | undefined): string {
  return tie ? tie.replaceAll('_', ' ') : ''
}

// letters are Indonesian, whoever drafts them
function spoken(words: { id: Readonly<Record<string, string>>; en: Readonly<Record<string, string>> }, key: string): string {
  return say(words, 'id', key)
}
