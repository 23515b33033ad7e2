import * as z from 'zod/mini'
import { action, add, set, type Moment } from '#kernel/action.ts'
import { flag, id, int, maybe, oneOf, text } from '#kernel/fields.ts'
import { homeOf } from '#kernel/id.ts'
import { faulty, forbidden, notFound, type Fault } from '#kernel/problem.ts'
import type { RecordOf } from '#kernel/record.ts'
import { type HeldPost, postFor } from '#kernel/rights.ts'
import { rights } from '#src/rights.ts'
import { Office } from '#slices/units/rules.ts'
import { codeField, Letterhead, LetterTemplate, logoField, Register, SECURITIES } from './kinds.ts'
import { patternFaults, uses } from './numbers.ts'
import { LETTER_SORTS } from './sorts.ts'

/** Registers count with three digits unless the office says otherwise. */
const USUAL_DIGITS = 3
const MOST_LOGO = 80_000
/** What whoever signs must hold. */
export const SIGNING = { verb: 'letter.sign' } as const

/** The office of the envelope's home: letters are its own. */
export async function officeOf({ desk }: Pick<Moment, 'desk'>): Promise<RecordOf<typeof Office>> {
  const [office] = await desk.findInHouse(Office, {})
  if (!office) throw notFound()
  return office
}

/** Refuses with forbidden unless a post of this very office holds a verb: the province writes no letters for a kabupaten. */
export async function atOffice(moment: Moment, { verb }: { verb: string }): Promise<{ office: RecordOf<typeof Office>; post: HeldPost }> {
  const office = await officeOf(moment)
  moment.allow(verb, office.region)
  const posts = moment.actor.posts.filter(post => homeOf(post.id) === moment.home)
  const post = postFor(rights, { ...moment.actor, posts }, verb, office.region)
  if (!post) throw forbidden({ verb })
  return { office, post }
}

/** Sets the head of the office's letters; letters signed before keep the one they were signed with. */
export const setLetterhead = action('letterhead.set', z.strictObject({
  id: maybe(id()), government: maybe(text(160)), name: text(160), address: text(300), phone: maybe(text(60)), email: maybe(text(120)), city: text(80), logo: maybe(logoField()), keepLogo: maybe(flag()),
}), async (moment, { keepLogo, ...input }) => {
  const { desk, newId, now, actor } = moment
  const { office } = await atOffice(moment, { verb: 'letter.set' })
  await desk.guard(['letterhead'])
  const old = await desk.findInHouse(Letterhead, { current: true })
  const logo = input.logo ?? (keepLogo ? old[0]?.logo : null) ?? null
  return { changes: [...old.map(one => set(Letterhead, one, { current: false })), add(Letterhead, { ...input, logo, id: input.id ?? newId(), region: office.region, current: true, byName: actor.name, at: now })] }
}, ({ logo }) => (logo && logo.length > MOST_LOGO ? [{ at: 'logo', rule: 'too_large_picture' }] : []))

/** Opens a register of outgoing letters. */
export const openRegister = action('letter_register.open', z.strictObject({ id: maybe(id()), name: text(80), unitCode: maybe(codeField()), digits: maybe(int(1, 6)) }), async (moment, input) => {
  const { office } = await atOffice(moment, { verb: 'letter.set' })
  const faults = await takenName(moment, input.name)
  if (faults.length > 0) throw faulty(...faults)
  return { changes: [add(Register, { ...input, id: input.id ?? moment.newId(), region: office.region, digits: input.digits ?? USUAL_DIGITS, last: 0, ended: false })] }
})

/** Changes a register's name and the look of coming numbers, or ends it; what was counted stays. */
export const editRegister = action('letter_register.edit', z.strictObject({ registerId: id(), name: maybe(text(80)), unitCode: maybe(codeField()), digits: maybe(int(1, 6)), over: maybe(flag()) }), async (moment, { registerId, over, ...input }) => {
  const register = await moment.desk.get(Register, registerId)
  await atOffice(moment, { verb: 'letter.set' })
  const faults = input.name && input.name !== register.name ? await takenName(moment, input.name) : []
  if (faults.length > 0) throw faulty(...faults)
  return { changes: [set(Register, register, Object.fromEntries(Object.entries({ ...input, ended: over }).filter(([, value]) => value !== null && value !== undefined)))] }
})

async function takenName({ desk }: Moment, name: string): Promise<Fault[]> {
  return (await desk.findInHouse(Register, { name })).length > 0 ? [{ at: 'name', rule: 'register_taken' }] : []
}

/** Says how one sort of letter is numbered from now on. */
export const setTemplate = action('letter_template.set', z.strictObject({
  id: maybe(id()), sort: oneOf(LETTER_SORTS), registerId: id(), pattern: text(120), classification: maybe(codeField()), security: maybe(oneOf(SECURITIES)),
}), async (moment, { sort, registerId, pattern, ...input }) => {
  const { desk, newId } = moment
  const register = await desk.get(Register, registerId)
  const { office } = await atOffice(moment, { verb: 'letter.set' })
  const classification = input.classification ?? null
  const faults = [
    ...uses(pattern, 'kode_unit') && !register.unitCode ? [{ at: 'registerId', rule: 'register_without_unit' }] : [], ...uses(pattern, 'klasifikasi') && !classification ? [{ at: 'classification', rule: 'required' }] : [], ...register.ended ? [{ at: 'registerId', rule: 'register_ended' }] : [],
  ]
  if (faults.length > 0) throw faulty(...faults)
  const values = { registerId, pattern, classification, security: input.security ?? 'biasa' } as const
  const [old] = await desk.findInHouse(LetterTemplate, { sort })
  return { changes: [old ? set(LetterTemplate, old, values) : add(LetterTemplate, { ...values, id: input.id ?? newId(), region: office.region, sort })] }
}, ({ pattern }) => (pattern ? patternFaults(pattern) : []))
