import { type Repairs, typed } from '#web/repair.tsx'
import { FIRST } from './intake-more.tsx'

/** How refused reports of people in need, and refused edits, are opened again. */
export const repairs: Repairs = {
  'case.open': (input, id) => {
    const household = (input.household ?? {}) as Record<string, unknown>
    const texts = Object.keys(FIRST).filter(field => typeof input[field] === 'string' || typeof input[field] === 'number').map(field => [field, typed(input[field])])
    return { path: '/lapor', form: `intake-${id}`, values: { ...Object.fromEntries(texts), needs: input.needs ?? [], household: typed(household.label), ...input.position ? { position: input.position } : {} } }
  },
  'case.edit': input => ({
    path: `/kasus/${typed(input.caseId)}`, form: `edit-${typed(input.caseId)}`,
    values: Object.fromEntries(Object.entries((input.edits ?? {}) as Record<string, [unknown, unknown]>).filter(([, pair]) => pair).map(([field, [, becomes]]) => [field, field === 'needs' ? becomes : field === 'womanMeets' ? (becomes ? 'ya' : 'tidak') : typed(becomes)])),
  }),
}
