import { type Repairs, typed } from '#web/repair.tsx'
import { thingsWords } from '../places.ts'

type Input = Record<string, unknown>
const arrival = (input: Input) => ({ ...texts(input, 'groupKey', 'day', 'broughtBy', 'arrival'), bed: input.roomId ? `${typed(input.roomId)}/${typed(input.bed)}` : '', things: thingsWords((input.things ?? []) as never) })
const texts = (input: Input, ...fields: readonly string[]) => Object.fromEntries(fields.map(field => [field, typed(input[field])]))

/** How refused admissions are opened again. */
export const repairs: Repairs = {
  'stay.admit': input => ({ path: `/penghuni/terima/${typed(input.caseId)}`, form: `terima.${typed(input.caseId)}`, values: arrival(input) }),
  'stay.admit_new': input => ({ path: '/penghuni/terima', form: 'terima', values: { ...texts(input, 'who', 'name', 'sex', 'bornYear', 'urgency', 'region', 'rt', 'seal', 'story'), needs: input.needs ?? [], regionName: '', ...arrival(input) } }),
}
