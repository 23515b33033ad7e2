import * as z from 'zod/mini'
import { action, type Moment } from '#kernel/action.ts'
import { clockAt } from '#kernel/day.ts'
import { id, maybe, oneOf } from '#kernel/fields.ts'
import { drafted } from '#slices/letters/draft.ts'
import { atOffice } from '#slices/letters/settings.ts'
import { hiddenPhone, type Attendee, type Contents } from '#slices/letters/sorts.ts'
import { mustHost } from './hosts.ts'
import { Attendance, Line, Meeting, Point } from './kinds.ts'
import { presenceOf } from './window.ts'

/** The letters that a meeting gives its content to. */
export const MEETING_LETTERS = ['undangan', 'daftar_hadir', 'notulen'] as const
/** A meeting with all that its letters say; `words` names a role or a pillar as people do. */
export type Whole = { meeting: Meeting; points: readonly Point[]; lines: readonly Line[]; attendances: readonly Attendance[] }
type Words = (roleOrPillar: string) => string

/** What an invitation says: to whom, when, where, about what, whom to ask. */
export function invitationOf({ meeting, points, attendances }: Whole, words: Words): Contents['undangan'] {
  const groups = [...new Set(attendances.filter(row => !row.withdrawn && row.origin === 'undangan').map(row => words(row.pillar ?? row.role ?? '')))].filter(Boolean).toSorted()
  const agenda = inOrder(points).filter(point => !point.dropped).map(point => (point.speaker ? `${point.title} (${point.speaker})` : point.title).slice(0, 300))
  return {
    recipients: (groups.length > 0 ? groups : [words(meeting.leaderRole ?? 'petugas')]).slice(0, 100), opening: meeting.theme ?? null, day: meeting.day, from: meeting.from, to: meeting.to, place: meeting.place,
    agenda: agenda.length > 0 ? agenda.slice(0, 40) : [meeting.title], contact: meeting.contact ?? null,
  }
}

/** What a list of attendance says: whoever was there, whence, with a telephone number whose middle is hidden, and when and how it was recorded. */
export function attendanceListOf({ meeting, attendances }: Whole, words: Words): Contents['daftar_hadir'] {
  return { event: meeting.title, day: meeting.day, from: meeting.from, to: meeting.to, place: meeting.place, attendees: attendances.filter(row => row.presence === 'hadir').slice(0, 2000).map(row => attendeeOf(row, meeting, words)) }
}

function attendeeOf(row: Attendance, { region }: Meeting, words: Words): Attendee {
  return {
    name: row.workerName ?? row.guestName ?? '–', unit: row.guestOffice ?? (row.pillar || row.role ? words(row.pillar ?? row.role!) : null), position: row.guestTitle ?? (row.role && row.pillar ? words(row.role) : null), phone: row.guestPhone ? hiddenPhone(row.guestPhone) : null,
    at: row.attendedAt ? clockAt(region, row.attendedAt).replace('.', ':') : null, way: row.via ?? null, proxyFor: row.forName ?? null,
  }
}

/** What minutes say: who led and wrote, who was there and who was not, what was spoken of point by point in the last wording, and what was decided with owner and day. */
export function minutesOf({ meeting, points, lines, attendances }: Whole): Contents['notulen'] {
  const standing = lines.filter(line => !line.struckAt)
  const said = (pointId: string | null) => standing.filter(line => line.sort === 'catatan' && (line.pointId ?? null) === pointId).map(line => line.text).join('\n').slice(0, 8000) || null
  const shown = (row: Attendance) => (wroteDown(row, meeting, lines) ? 'hadir' : presenceOf(row, meeting))
  const named = (presence: Attendance['presence']) => attendances.filter(row => !row.withdrawn && shown(row) === presence)
  const rest = said(null)
  return {
    event: meeting.title, day: meeting.day, from: meeting.from, to: meeting.to, place: meeting.place, leader: meeting.leaderName, notetaker: meeting.notetakerName ?? meeting.leaderName,
    present: named('hadir').map(row => `${row.workerName ?? row.guestName ?? '–'}${row.forName ? ` (mewakili ${row.forName})` : row.guestOffice ? `, ${row.guestOffice}` : ''}`.slice(0, 200)).slice(0, 2000),
    absent: named('tidak_hadir').map(row => row.workerName ?? '–').slice(0, 500), agenda: inOrder(points).filter(point => !point.dropped).map(point => point.title).slice(0, 40),
    points: [...inOrder(points).filter(point => !point.dropped).map(point => ({ title: point.title.slice(0, 200), text: said(point.id) })), ...rest ? [{ title: meeting.title, text: rest }] : []].slice(0, 80),
    decisions: standing.filter(line => line.sort === 'keputusan').map(line => ({ text: line.text.slice(0, 1000), owner: line.owners.map(owner => owner.name).join(', ').slice(0, 160) || meeting.leaderName, due: line.due ?? null })).slice(0, 80),
  }
}

// whoever wrote the minutes was there, though nobody took the presence of the one who takes it
function wroteDown({ presence, workerId }: Attendance, { notetakerId, state }: Meeting, lines: readonly Line[]): boolean {
  return state === 'selesai' && presence === 'belum' && !!workerId && workerId === notetakerId && lines.some(({ byId }) => byId === workerId)
}

/** Drafts the invitation, the list of attendance or the minutes as an official letter; it is numbered when it is signed. */
export const draftLetter = action('meeting.letter', z.strictObject({ id: maybe(id()), meetingId: id(), sort: oneOf(MEETING_LETTERS) }), async (moment, { id: given, meetingId, sort }) => {
  const meeting = await moment.desk.get(Meeting, meetingId)
  mustHost(moment, meeting)
  const { office } = await atOffice(moment, { verb: 'letter.draft' })
  const whole = await wholeOf(moment, meeting)
  const content = sort === 'undangan' ? invitationOf(whole, spoken) : sort === 'daftar_hadir' ? attendanceListOf(whole, spoken) : minutesOf(whole)
  return { changes: (await drafted(moment, { id: given, region: office.region, sort, subject: meeting.title, content, sourceKind: 'meeting', sourceId: meeting.id })).changes }
})

async function wholeOf({ desk }: Moment, meeting: Meeting): Promise<Whole> {
  const rows = await desk.findInHouse(Attendance, { meetingId: meeting.id })
  // names of guests are sealed: read one by one, as whoever holds the meeting may
  const unknown = rows.filter(row => row.origin === 'tamu').map(row => row.id)
  const guests = unknown.length > 0 ? await desk.getAll(Attendance, unknown) : []
  const byName = rows.map(row => guests.find(one => one.id === row.id) ?? row).toSorted((a, b) => ((a.workerName ?? a.guestName ?? '') < (b.workerName ?? b.guestName ?? '') ? -1 : 1))
  return { meeting, attendances: byName, points: await desk.findInHouse(Point, { meetingId: meeting.id }), lines: (await desk.findInHouse(Line, { meetingId: meeting.id })).toSorted((a, b) => (a.at < b.at ? -1 : 1)) }
}

// letters are Indonesian, and roles bear their Indonesian names
function spoken(word: string): string {
  const short: Readonly<Record<string, string>> = { psm: 'PSM', tksk: 'TKSK', fasilitator_slrt: 'Fasilitator SLRT', kepala_upt: 'Kepala UPT', manajer_slrt: 'Manajer SLRT', ketua_rt: 'Ketua RT', ketua_rw: 'Ketua RW', kabid: 'Kepala Bidang' }
  return short[word] ?? word.split('_').map(part => part.charAt(0).toUpperCase() + part.slice(1)).join(' ')
}

function inOrder(points: readonly Point[]): Point[] {
  return points.toSorted((a, b) => a.nth - b.nth)
}
