import { steps } from '#kernel/flow.ts'
import { useRecords } from '#web/hooks.ts'
import { Mark } from '#web/kit/band.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { NextStep } from '#slices/cases/kinds.ts'
import { caseFlow } from '#slices/cases/stages.ts'
import { Asking } from '#slices/consents/field/ask.tsx'
import { propose } from '#slices/plans/close.ts'
import { AFTERCARE_MONTHS, Closure, CLOSURE_REASONS, Deed } from '#slices/plans/kinds.ts'
import type { At } from './plan.tsx'

/** How the service ends: proposed by whoever works on the case; decided at the desk. */
export function EndPart({ row, makes }: At) {
  const say = useSay()
  const [language] = useLanguage()
  const closures = useRecords(Closure, { caseId: row.id }).toSorted((a, b) => (a.at < b.at ? 1 : -1))
  const mayEnd = makes && !closures.some(({ state }) => state === 'diajukan') && (row.stage === 'terminasi' || steps(caseFlow, row.stage).includes('tutup'))
  const open = [...useRecords(NextStep, { caseId: row.id }), ...useRecords(Deed, { caseId: row.id })].filter(({ state }) => state === 'terbuka')
  if (!closures.length && !mayEnd) return null
  return (
    <Section title={say('care.end')}>
      {closures.length > 0 && <List>{closures.map(one => (
        <PlainRow key={one.id} title={say(`closure_reason.${one.reason}`)} mark={<Mark tone={one.state === 'disetujui' ? 'daun' : 'tembaga'}>{say(`closure_state.${one.state}`)}</Mark>}>
          <p>{one.summary}</p>
          <p>{[one.byName, one.decidedByName, one.decidedDay && dayWords(language, one.decidedDay, true), one.decidedNote, one.months.length > 0 && `${say('field.months')}: ${one.months.join(', ')}`].filter(Boolean).join(' · ')}</p>
        </PlainRow>
      ))}</List>}
      {mayEnd && <Asking action={propose} about={row.id} title={say('care.propose')} first={{ reason: 'tercapai', summary: '', openReason: '', months: ['3', '6'] }}
        items={({ reason }) => [{ at: 'reason', of: CLOSURE_REASONS, list: 'closure_reason', must: true }, { at: 'summary', as: 'long', max: 4000, must: true }, !!open.length && { at: 'openReason', as: 'long', max: 500, must: true, hint: open.map(({ what }) => what).join('; ') }, reason !== 'meninggal' && { at: 'months', as: 'some', options: AFTERCARE_MONTHS.map(month => ({ value: `${month}`, label: `${month}` })) }]}
        given={({ months, ...rest }) => ({ caseId: row.id, ...rest, months: rest.reason === 'meninggal' ? [] : (months as string[]).map(Number) })} />}
    </Section>
  )
}
