import * as z from 'zod/mini'
import { action, set, type Change, type Moment } from '#kernel/action.ts'
import { day, id, maybe, oneOf, secret, text } from '#kernel/fields.ts'
import { Case } from '#slices/cases/kinds.ts'
import { PPKS_TYPES } from '#slices/cases/needs.ts'
import { mustReadFull } from '#slices/cases/work.ts'
import { drafted } from '#slices/letters/draft.ts'
import type { Letter } from '#slices/letters/kinds.ts'
import { atOffice } from '#slices/letters/settings.ts'
import type { Contents } from '#slices/letters/sorts.ts'
import { maskNumber, Person } from '#slices/persons/rules.ts'
import { Office } from '#slices/units/rules.ts'
import { Referral, type Snapshot } from './kinds.ts'
import { keyed } from './word.ts'

/** The letters that go with a referral. */
export const REFERRAL_LETTERS = ['rujukan', 'rekomendasi'] as const
type Written = { referral: Referral; snapshot: Snapshot | null | undefined; nik: string | null | undefined; sort: (typeof REFERRAL_LETTERS)[number]; purpose?: string | null | undefined; until?: string | null | undefined; basis?: string | null | undefined }

/** Drafts the letter of a referral inside an act: it says what was ticked, and bears no number until it is signed. */
export async function referralDraft(moment: Moment, record: Case, { referral, snapshot, nik, sort, purpose, until, basis }: Written): Promise<{ letter: Letter; changes: Change[] }> {
  const [office] = await moment.desk.findInHouse(Office, {})
  const person = { person: snapshot?.name ?? '–', nik: nik ? sort === 'rujukan' ? maskNumber(nik) : nik : null, born: snapshot?.bornYear ? String(snapshot.bornYear) : null, address: snapshot?.address ?? null, category: categoryOf(snapshot) }
  const reason = referral.reason ?? '–'
  const content: Contents['rujukan'] | Contents['rekomendasi'] = sort === 'rujukan'
    ? { recipients: [referral.toName], ...person, reason: reason.slice(0, 2000), summary: snapshot?.assessment ?? null, needs: snapshot?.goal ?? null, documents: [...snapshot?.documents ?? []], contact: `${referral.fromName}, ${office?.name ?? ''} ${office?.phone ?? ''}`.trim().slice(0, 160), wanted: referral.wanted ?? null, copies: [] }
    : { recipients: [referral.toName], ...person, basis: basis ?? null, purpose: purpose ?? reason.slice(0, 1000), standing: null, until: until ?? null, copies: [] }
  return await drafted(moment, { region: office?.region ?? referral.region, sort, subject: SUBJECTS[sort], content, sourceKind: 'referral', sourceId: referral.id, caseId: record.id, personId: record.subjectId, sealed: record.sealed })
}
// letters are Indonesian; the subject names nobody
const SUBJECTS = { rujukan: 'Rujukan pelayanan sosial', rekomendasi: 'Rekomendasi' } as const

/** Drafts the letter of a referral at the desk. */
export const draftReferralLetter = action('referral.letter', z.strictObject({ referralId: id(), sort: oneOf(REFERRAL_LETTERS), purpose: maybe(secret(text(1000))), basis: maybe(text(300)), until: maybe(day()) }), async (moment, { referralId, sort, ...more }) => {
  const referral = await keyed(moment, referralId)
  const record = await moment.desk.get(Case, referral.caseId)
  mustReadFull(record)
  await atOffice(moment, { verb: 'letter.draft' })
  const has = (what: Referral['share'][number]) => referral.share.includes(what)
  const person = record.personId && (has('identitas') || has('nik')) ? await moment.desk.get(Person, record.personId) : undefined
  const snapshot: Snapshot = {
    ...has('identitas') ? { name: person?.name ?? record.who, bornYear: person?.bornYear ?? null } : {}, ...has('alamat') ? { address: [record.address, record.rt && `RT ${record.rt}`].filter(Boolean).join(', ') || null } : {}, ...has('kebutuhan') ? { types: [...record.types] } : {}, ...has('asesmen') ? { assessment: record.summary ?? null } : {},
  }
  const { letter, changes } = await referralDraft(moment, record, { referral, snapshot, nik: has('nik') ? person?.nik : null, sort, ...more })
  return { changes: [...changes, set(Referral, referral, { letterId: letter.id })] }
})

function categoryOf(snapshot: Snapshot | null | undefined): string | null {
  const names = (snapshot?.types ?? []).map(code => PPKS_TYPES.find(one => one.code === code)?.name ?? code)
  return names.join(', ').slice(0, 300) || null
}
