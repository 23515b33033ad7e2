import { flag, id, instant, maybe, pattern, secret, text } from '#kernel/fields.ts'
import { kind, type RecordOf } from '#kernel/record.ts'

/** A keyed hash of the code that its sender keeps. */
export const codeHash = () => pattern(/^[0-9a-f]{64}$/, 'invalid')

/** What a neighbour sent: which case came of it, and, if told, who sent it. Read by the office alone, never by the RT, the kelurahan, a pillar or the family. */
export const Report = kind('report', {
  table: 'reports',
  fields: { caseId: id(), codeHash: codeHash(), name: maybe(secret(text(120))), contact: maybe(secret(text(120))), at: instant(), sealed: flag() },
  trace: [], brief: [], list: ['caseId', 'at'], filters: ['region', 'caseId'], order: 'at', about: 'caseId', team: { field: 'caseId', member: 'caseId' }, unique: [['codeHash']], hidden: ['codeHash'], officeOnly: true,
})
/** A report as stored. */
export type Report = RecordOf<typeof Report>
