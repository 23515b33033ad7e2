import * as z from 'zod/mini'
import { day, flag, id, instant, int, maybe, oneOf, part, pattern, secret, text } from '#kernel/fields.ts'
import { kind, type RecordOf } from '#kernel/record.ts'
import { DELEGATIONS } from '#slices/workers/rules.ts'
import { LETTER_SORTS } from './sorts.ts'

/** How guarded a letter is, with the sign that the number bears: biasa B, terbatas T, rahasia R, sangat rahasia SR. */
export const SECURITY = { biasa: 'B', terbatas: 'T', rahasia: 'R', sangat_rahasia: 'SR' } as const
/** The words for how guarded a letter is. */
export const SECURITIES = ['biasa', 'terbatas', 'rahasia', 'sangat_rahasia'] as const
/** Where a letter stands. */
export const LETTER_STAGES = ['draf', 'ditinjau', 'ditandatangani', 'dikirim', 'dibatalkan', 'dibuang'] as const

/** A logo: a small PNG picture as it stands in an address. */
export const logoField = () => pattern(/^data:image\/png;base64,iVBORw0KGgo[A-Za-z0-9+/]+={0,2}$/, 'png')
/** A part of a letter's number that an office chose: classification code or unit code. */
export const codeField = () => pattern(/^[A-Za-z0-9][A-Za-z0-9 .\/-]{0,39}$/, 'letter_code')

/** The head of an office's letters; a changed one is a new record, so that a signed letter keeps its own. */
export const Letterhead = kind('letterhead', {
  table: 'letterheads',
  fields: { government: maybe(text(160)), name: text(160), address: text(300), phone: maybe(text(60)), email: maybe(text(120)), city: text(80), logo: maybe(logoField()), current: flag(), byName: text(120), at: instant() },
  trace: [], brief: ['government', 'name', 'address', 'phone', 'email', 'city', 'current', 'byName', 'at'], list: ['government', 'name', 'address', 'phone', 'email', 'city', 'current', 'byName', 'at'], filters: ['region', 'current'], order: 'at', officeOnly: true,
})
/** A letterhead as stored. */
export type Letterhead = RecordOf<typeof Letterhead>

/** A register of outgoing letters: it counts from 1 each January, and its row is the counter. */
export const Register = kind('letter_register', {
  table: 'letter_registers',
  fields: { name: text(80), unitCode: maybe(codeField()), digits: int(1, 6), year: maybe(int(1900, 2199)), last: int(0, 999_999), ended: flag() },
  trace: [], brief: ['name', 'unitCode', 'digits', 'year', 'last', 'ended'], list: ['name', 'unitCode', 'digits', 'year', 'last', 'ended'], filters: ['region', 'ended'], order: 'name', unique: [['name']], officeOnly: true,
})
/** A register as stored. */
export type Register = RecordOf<typeof Register>

/** How an office numbers one sort of letter: in which register, by which pattern, under which classification. */
export const LetterTemplate = kind('letter_template', {
  table: 'letter_templates',
  fields: { sort: oneOf(LETTER_SORTS), registerId: id(), pattern: text(120), classification: maybe(codeField()), security: oneOf(SECURITIES) },
  trace: [], brief: ['sort', 'registerId', 'pattern', 'classification', 'security'], list: ['sort', 'registerId', 'pattern', 'classification', 'security'], filters: ['region', 'sort'], order: 'sort', unique: [['sort']], officeOnly: true,
})
/** A template as stored. */
export type LetterTemplate = RecordOf<typeof LetterTemplate>

/** A letter from its draft on. What it says is sealed; once signed, all that is printed stands in `paper`, word for word, beside its SHA-256, and never changes. */
export const Letter = kind('letter', {
  table: 'letters',
  fields: {
    sort: oneOf(LETTER_SORTS), subject: text(200), stage: oneOf(LETTER_STAGES), security: oneOf(SECURITIES), content: maybe(secret(part(z.record(z.string(), z.unknown())))), paper: maybe(secret(text(2_000_000))), sha256: maybe(text(64)),
    registerId: maybe(id()), year: maybe(int(1900, 2199)), seq: maybe(int(1, 999_999)), suffix: maybe(text(2)), number: maybe(text(160)), day: maybe(day()), letterheadId: maybe(id()),
    byId: id(), byName: text(120), at: instant(), signerId: maybe(id()), signerName: maybe(text(120)), signerRole: maybe(text(40)), delegation: maybe(oneOf(DELEGATIONS)), signedAt: maybe(instant()),
    sentAt: maybe(instant()), sentVia: maybe(text(160)), reason: maybe(text(300)), sourceKind: maybe(text(40)), sourceId: maybe(id()), caseId: maybe(id()), personId: maybe(id()), sealed: flag(),
  },
  trace: [], brief: ['sort', 'subject', 'stage', 'security', 'registerId', 'year', 'number', 'day', 'byId', 'byName', 'at', 'signerId', 'signerName', 'signerRole', 'delegation', 'signedAt', 'sentAt', 'sourceKind', 'sourceId'],
  list: ['sort', 'subject', 'stage', 'security', 'registerId', 'year', 'number', 'day', 'byId', 'byName', 'at', 'signerId', 'signerName', 'signerRole', 'delegation', 'signedAt', 'sentAt', 'sourceKind', 'sourceId'],
  filters: ['region', 'sort', 'stage', 'registerId', 'year', 'byId', 'signerId', 'sourceId', 'caseId'], order: 'at', about: 'caseId', subject: 'personId', own: ['byId', 'signerId'], team: { field: 'caseId', member: 'caseId' }, officeOnly: true,
})
/** A letter as stored. */
export type Letter = RecordOf<typeof Letter>

/** One line of a register: a number given, and to what. It stands for ever, also when the letter is void; of guarded letters it tells number and day alone. `place` puts 012.A behind 012. */
export const LetterNumber = kind('letter_number', {
  table: 'letter_numbers',
  fields: {
    registerId: id(), year: int(1900, 2199), seq: int(1, 999_999), suffix: pattern(/^[A-Z]?$/, 'letter_code'), place: text(12), number: text(160), day: day(), sort: maybe(oneOf(LETTER_SORTS)), subject: maybe(text(200)), recipients: maybe(text(200)), signerName: maybe(text(120)),
    letterId: maybe(id()), state: oneOf(['berlaku', 'batal']), reason: maybe(text(300)), inserted: maybe(text(300)),
  },
  trace: [], brief: ['registerId', 'year', 'seq', 'suffix', 'place', 'number', 'day', 'sort', 'subject', 'recipients', 'signerName', 'letterId', 'state', 'reason', 'inserted'],
  list: ['registerId', 'year', 'seq', 'suffix', 'place', 'number', 'day', 'sort', 'subject', 'recipients', 'signerName', 'letterId', 'state', 'reason', 'inserted'],
  filters: ['region', 'registerId', 'year', 'state'], order: 'place', unique: [['registerId', 'year', 'seq', 'suffix']], officeOnly: true,
})
/** A line of a register as stored. */
export type LetterNumber = RecordOf<typeof LetterNumber>
