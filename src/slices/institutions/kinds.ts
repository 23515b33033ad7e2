import * as z from 'zod/mini'
import { day, flag, id, instant, int, maybe, named, oneOf, part, region, secret, text, texts } from '#kernel/fields.ts'
import { kind, type RecordOf } from '#kernel/record.ts'
import { FOR_SEX, Group, Numbers, Paper, Service, Tally, Thing } from './shapes.ts'

/** Sorts of unit that take people in. */
export const INSTITUTION_SORTS = ['upt', 'panti', 'lks', 'rumah_singgah'] as const
/** Where a resident is: in the house, away for some days, or gone for good. */
export const STAY_STATES = ['di_panti', 'cuti', 'keluar'] as const
/** How somebody leaves for good: into whose hands, or none. */
export const WAYS_OUT = ['keluarga', 'panti_lain', 'mandiri', 'meninggal', 'melarikan_diri'] as const
/** The states in which somebody lives there. */
export const LIVING = ['di_panti', 'cuti'] as const

/** What a panti, UPT, LKS or rumah singgah offers: services, places, papers. `free` is what everybody is told; `taken` is known to the house alone. */
export const Institution = kind('institution', {
  table: 'institutions',
  fields: {
    unitId: id(), name: text(160), sort: oneOf(INSTITUTION_SORTS), services: part(z.array(Service).check(z.maxLength(30))), groups: part(z.array(Group).check(z.minLength(1), z.maxLength(12))), papers: part(z.array(Paper).check(z.maxLength(8))),
    contactName: maybe(text(120)), phone: maybe(text(40)), address: maybe(text(300)), note: maybe(text(600)), accepts: flag(),
    places: int(0, 100_000), free: part(Numbers), freeTotal: int(0, 100_000), over: flag(), nextDate: maybe(day()), taken: part(Numbers), tally: part(Tally),
  },
  trace: ['name', 'sort'], brief: ['unitId', 'services', 'groups', 'papers', 'contactName', 'phone', 'address', 'note', 'accepts', 'places', 'free', 'freeTotal', 'over', 'nextDate'],
  list: ['unitId', 'name', 'sort', 'groups', 'papers', 'phone', 'accepts', 'places', 'free', 'freeTotal', 'over', 'nextDate'],
  filters: ['region', 'unitId', 'sort', 'accepts'], order: 'name', unique: [['unitId']],
})
/** An institution as stored. */
export type Institution = RecordOf<typeof Institution>

/** A room with its beds; which beds are taken is known without saying by whom. */
export const Room = kind('room', {
  table: 'rooms',
  fields: { unitId: id(), name: text(80), sex: oneOf(FOR_SEX), beds: texts(20, 60), taken: texts(20, 60), closed: flag() },
  trace: [], brief: ['unitId', 'name', 'sex', 'beds', 'taken', 'closed'], list: ['unitId', 'name', 'sex', 'beds', 'taken', 'closed'], filters: ['region', 'unitId', 'closed'], order: 'name',
})
/** A room as stored. */
export type Room = RecordOf<typeof Room>

/** One person's time in a house, from admission to the day of leaving for good; it hangs on a case and bears its seal. */
export const Stay = kind('stay', {
  table: 'stays',
  fields: {
    unitId: id(), caseId: id(), personId: id(), subjectId: id(), who: named(text(160)), sex: maybe(oneOf(['L', 'P'])), bornYear: maybe(int(1900, 2100)), groupKey: text(12), roomId: maybe(id()), bed: maybe(text(20)),
    state: oneOf(STAY_STATES), admittedDay: day(), admittedAt: instant(), referralId: maybe(id()), origin: maybe(region()), broughtBy: maybe(named(text(160))), arrival: maybe(secret(text(2000))), things: maybe(secret(part(z.array(Thing).check(z.maxLength(60))))),
    leaveFrom: maybe(day()), leaveUntil: maybe(day()), leaveWith: maybe(named(text(160))), keepsPlace: maybe(flag()),
    leftDay: maybe(day()), leftHow: maybe(oneOf(WAYS_OUT)), leftTo: maybe(named(text(160))), leftNote: maybe(secret(text(2000))), letterId: maybe(id()), byId: id(), byName: text(120), sealed: flag(),
  },
  trace: [], brief: ['unitId', 'caseId', 'who', 'sex', 'bornYear', 'groupKey', 'roomId', 'bed', 'state', 'admittedDay', 'origin', 'leaveFrom', 'leaveUntil', 'leftDay', 'leftHow'],
  list: ['unitId', 'caseId', 'who', 'sex', 'bornYear', 'groupKey', 'roomId', 'bed', 'state', 'admittedDay', 'origin', 'leaveFrom', 'leaveUntil', 'leftDay', 'leftHow'],
  filters: ['region', 'unitId', 'caseId', 'personId', 'state', 'roomId'], order: 'admittedDay', about: 'caseId', subject: 'subjectId', team: { field: 'caseId', member: 'caseId' },
  rests: { by: 'admittedDay', days: 365, when: { field: 'state', values: ['keluar'] } },
})
/** A stay as stored. */
export type Stay = RecordOf<typeof Stay>

/** The key on which all wait for each other who change who lives in a house, or how many may. */
export function placesKey(unitId: string): string {
  return `places:${unitId}`
}
