import type { Entry, Issue, Voice } from './kinds.ts'

/** A voice as the office reads it. */
export type VoiceRow = Voice & { depth: string; issues?: string[]; voices?: string[] }
/** An issue as lists show it; the name at its desk for whom it is. */
export type IssueRow = Issue & { depth: string }
/** The inbox: voices of no issue yet, and the issues they may belong to. */
export type Inbox = { items: VoiceRow[]; issues: IssueRow[] }
/** An issue with all that hangs on it. */
export type IssueFile = { issue: IssueRow; entries: Entry[]; voices: VoiceRow[]; alike: VoiceRow[]; cases: number }
