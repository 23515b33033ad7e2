import { day, flag, id, instant, int, maybe, named, oneOf, secret, text } from '#kernel/fields.ts'
import { kind, type RecordOf } from '#kernel/record.ts'

/** What somebody in the field may want to say: a proposal, a suggestion, what weighs on one, an obstacle. */
export const VOICE_SORTS = ['usul', 'saran', 'unek_unek', 'kendala'] as const
/** What it is about, so that like comes to like. */
export const CATEGORIES = ['layanan', 'bantuan_data', 'koordinasi', 'sarana', 'air_sanitasi', 'perlengkapan', 'pelatihan', 'keamanan', 'aturan', 'lainnya'] as const
/** Where it was said. */
export const VOICE_PLACES = ['ponsel', 'laporan', 'rapat'] as const
/** The stations of an issue: open at a desk, proposed as policy, decided, answered to every sender. */
export const ISSUE_STAGES = ['terbuka', 'usulan', 'diputuskan', 'dijawab'] as const
/** The stations of a voice: sent, then those of the issue it belongs to. */
export const VOICE_STAGES = ['terkirim', ...ISSUE_STAGES] as const
/** What was decided: a policy, or a refusal with its reason. */
export const OUTCOMES = ['kebijakan', 'ditolak'] as const
/** The stations of what is said about a leader. */
export const CONCERN_STAGES = ['terkirim', 'ditangani', 'dijawab'] as const
/** What an issue's thread tells. */
export const ENTRY_SORTS = ['dibuka', 'digabung', 'dipisah', 'meja', 'catatan', 'penjelasan', 'usulan', 'dikembalikan', 'keputusan', 'jawaban', 'eskalasi', 'balasan', 'dibuka_kembali'] as const

/** Suara Lapangan: what somebody in the field says. One without a name bears neither hour nor sender, and a place that at least ten could have written from. What it hangs on (a visit, its case) is counted and never shown: the case may be sealed one day. */
export const Voice = kind('voice', {
  table: 'voices',
  fields: {
    sort: oneOf(VOICE_SORTS), category: oneOf(CATEGORIES), text: secret(text(2000)), from: oneOf(VOICE_PLACES), anonymous: flag(), fromId: maybe(id()), fromName: maybe(named(text(120))), pillar: maybe(text(40)), visitId: maybe(id()), caseId: maybe(id()),
    day: day(), at: maybe(instant()), stage: oneOf(VOICE_STAGES), issueId: maybe(id()), issueTitle: maybe(text(160)), desk: maybe(text(40)), since: maybe(instant()), due: maybe(day()),
    outcome: maybe(oneOf(OUTCOMES)), answer: maybe(text(2000)), answeredAt: maybe(instant()), answeredBy: maybe(text(120)), helped: maybe(flag()),
  },
  trace: [], brief: ['sort', 'category', 'from', 'anonymous', 'fromName', 'pillar', 'day', 'stage', 'issueId', 'issueTitle', 'desk', 'since', 'due', 'outcome', 'answeredAt', 'helped'],
  list: ['sort', 'category', 'from', 'anonymous', 'fromName', 'pillar', 'day', 'stage', 'issueId', 'issueTitle', 'desk', 'since', 'due', 'outcome', 'answeredAt', 'helped'],
  filters: ['region', 'stage', 'category', 'sort', 'issueId', 'anonymous'], order: 'day', subject: 'fromId', own: ['fromId'], hidden: ['visitId', 'caseId'], rests: { by: 'day', days: 400, when: { field: 'stage', values: ['dijawab'] } },
})
/** A voice as stored. */
export type Voice = RecordOf<typeof Voice>

/** What is said about a leader: the inspectorate alone reads it, and nobody its sender. */
export const Concern = kind('concern', {
  table: 'concerns',
  fields: { sort: oneOf(VOICE_SORTS), text: secret(text(2000)), day: day(), stage: oneOf(CONCERN_STAGES), answer: maybe(text(2000)), answeredAt: maybe(instant()), answeredBy: maybe(text(120)) },
  trace: [], brief: ['sort', 'day', 'stage', 'answeredAt'], list: ['sort', 'day', 'stage', 'answeredAt'], filters: ['region', 'stage'], order: 'day', subject: 'id', officeOnly: true,
})
/** A concern as stored. */
export type Concern = RecordOf<typeof Concern>

/** Isu Lapangan: what several voices come to. Desk and age are seen by whoever is involved, the name at the desk by its superior. */
export const Issue = kind('issue', {
  table: 'issues',
  fields: {
    title: text(160), category: oneOf(CATEGORIES), stage: oneOf(ISSUE_STAGES), openedAt: instant(), deskRole: text(40), deskUnit: maybe(text(40)), deskId: maybe(id()), deskName: maybe(text(120)), since: instant(), due: day(), voices: int(0, 100_000),
    proposal: maybe(text(2000)), outcome: maybe(oneOf(OUTCOMES)), decision: maybe(text(2000)), decidedAt: maybe(instant()), decidedBy: maybe(text(120)), answer: maybe(text(2000)), answeredAt: maybe(instant()), answeredBy: maybe(text(120)),
    escalated: maybe(oneOf(['dikirim', 'dibalas'])), fromOffice: maybe(text(160)), originId: maybe(id()),
  },
  trace: [], brief: ['title', 'category', 'stage', 'openedAt', 'deskRole', 'deskUnit', 'since', 'due', 'voices', 'proposal', 'outcome', 'decision', 'decidedAt', 'decidedBy', 'answer', 'answeredAt', 'answeredBy', 'escalated', 'fromOffice'],
  list: ['title', 'category', 'stage', 'openedAt', 'deskRole', 'deskUnit', 'since', 'due', 'voices', 'outcome', 'decidedAt', 'answeredAt', 'escalated', 'fromOffice'],
  filters: ['region', 'stage', 'category', 'outcome', 'escalated'], order: 'openedAt', own: ['deskId'], officeOnly: true,
})
/** An issue as stored. */
export type Issue = RecordOf<typeof Issue>

/** One line of an issue's thread. */
export const Entry = kind('issue_entry', {
  table: 'issue_entries',
  fields: { issueId: id(), sort: oneOf(ENTRY_SORTS), text: maybe(text(2000)), byId: maybe(id()), byName: maybe(text(120)), byRole: text(40), at: instant() },
  trace: [], brief: ['issueId', 'sort', 'text', 'byRole', 'at'], list: ['issueId', 'sort', 'text', 'byRole', 'at'], filters: ['region', 'issueId', 'sort'], order: 'at', own: ['byId'], officeOnly: true,
})
/** A line as stored. */
export type Entry = RecordOf<typeof Entry>
