import type { Reception, Referral, ReferralStep } from './kinds.ts'

/** A referral and what came in, as lists and pages show them. */
export type ReferralRow = Referral & { depth: string }
/** What came in. */
export type ReceptionRow = Reception & { depth: string }
/** A referral with every line of what became of it. */
export type ReferralFile = { referral: ReferralRow; steps: ReferralStep[] }
/** A house where one may refer, with its free places in numbers. */
export type TargetUnit = { id: string; name: string; sort: string; region: string; home: number; office: string; accepts: boolean | null; places: number | null; freeTotal: number | null }
/** Where one may refer outside the own office. */
export type Targets = { offices: { home: number; region: string; name: string }[]; units: TargetUnit[] }
/** A link with its PIN, shown once. */
export type Linked = { link: string; pin: string; endsAt: string; toName: string; onlyHere: boolean }
