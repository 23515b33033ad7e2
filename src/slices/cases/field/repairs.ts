import { type Repairs, typed } from '#web/repair.tsx'
import type { Facings } from '#web/tray.tsx'
import type { Say } from '#web/words.tsx'
import { type Case, writerOf } from '#slices/cases/kinds.ts'
import { valueWords } from './clashes.tsx'
import { FIRST } from './intake-more.tsx'

/** How refused reports of people in need, and refused edits, are opened again. */
export const repairs: Repairs = {
  'case.open': (input, id) => {
    const household = (input.household ?? {}) as Record<string, unknown>
    const texts = Object.keys(FIRST).filter(field => typeof input[field] === 'string' || typeof input[field] === 'number').map(field => [field, typed(input[field])])
    return { path: '/lapor', form: `intake-${id}`, values: { ...Object.fromEntries(texts), needs: input.needs ?? [], household: typed(household.label), ...input.position ? { position: input.position } : {} } }
  },
  'case.step': input => ({
    path: `/kasus/${typed(input.caseId)}`, form: `step-${typed(input.caseId)}`,
    values: { step: typed(input.step), reason: typed(input.reason), summary: typed(input.summary) },
  }),
  'case.note': input => ({ path: `/kasus/${typed(input.caseId)}`, form: `note-${typed(input.caseId)}`, values: { text: typed(input.text) } }),
  'case.edit': input => ({
    path: `/kasus/${typed(input.caseId)}`, form: `edit-${typed(input.caseId)}`,
    values: Object.fromEntries(Object.entries((input.edits ?? {}) as Record<string, [unknown, unknown]>).filter(([, pair]) => pair).map(([field, [, becomes]]) => [field, field === 'needs' ? becomes : field === 'womanMeets' ? (becomes ? 'ya' : 'tidak') : typed(becomes)])),
  }),
}

/** What a refused or doubtful edit would write beside what is stored. */
export function facings(say: Say): Facings {
  return {
    'case.edit': (input, view) => {
      const row = view.get('case', typed(input.caseId))
      return Object.entries((input.edits ?? {}) as Record<string, [unknown, unknown]>).filter(([, pair]) => pair).map(([field, [, becomes]]) => ({ field: `edits.${field}`, mine: valueWords(say, field, becomes), theirs: row ? valueWords(say, field, row[field]) : '', ...row?.reporterName ? { by: writerOf(row as unknown as Case, field) } : {} }))
    },
    'case.step': (input, view) => {
      const row = view.get('case', typed(input.caseId))
      return row ? [{ field: 'step', mine: say(`step.${typed(input.step)}`), theirs: say(`stage.${typed(row.stage)}`) }] : []
    },
  }
}
