import type { Read } from '#kernel/action.ts'
import { useRecords } from '#web/hooks.ts'
import { Mark } from '#web/kit/band.tsx'
import { Facts, List, PlainRow, Section } from '#web/kit/list.tsx'
import { dayWords, dueWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import type { Case } from '#slices/cases/kinds.ts'
import { Asking, type Item } from '#slices/consents/field/ask.tsx'
import { agree, assess } from '#slices/plans/draw.ts'
import { AGREEMENTS, Assessment, DOMAINS, Goal, Plan } from '#slices/plans/kinds.ts'

/** A case, whether somebody may work on it, and today there. */
export type At = { row: Read<typeof Case>; makes: boolean; today: string }

const SIDES = [...DOMAINS, 'strengths', 'risks'] as const

/** What was found, the newest first; a later assessment stands beside it. */
export function AssessPart({ row: { id }, makes, today }: At) {
  const say = useSay()
  const [language] = useLanguage()
  const found = useRecords(Assessment, { caseId: id }).toSorted((a, b) => (a.day + a.at < b.day + b.at ? 1 : -1))
  return (
    <Section title={say('consent_purpose.asesmen')}>
      {found.map((one, nth) => {
        const facts = <Facts of={[[say('field.conclusion'), one.conclusion], ...SIDES.map(side => [say(`field.${side}`), one[side]] as const)]} />
        const title = `${dayWords(language, one.day, true)} · ${one.byName}`
        return nth ? <details key={one.id} className="more"><summary>{title}</summary>{facts}</details> : <div key={one.id}><p className="lead">{title}</p>{facts}</div>
      })}
      {makes && <Asking action={assess} about={id} title={say('care.assess')} first={{ ...Object.fromEntries(SIDES.map(side => [side, ''])), conclusion: '' }}
        items={() => [...SIDES.map((at): Item => ({ at, as: 'long', max: 2000 })), { at: 'conclusion', as: 'long', max: 2000, must: true }]} given={values => ({ caseId: id, day: today, ...values })} />}
    </Section>
  )
}

/** What is to be reached, whether the family agrees, and when it is looked at again. */
export function PlanPart({ row: { id }, makes, today }: At) {
  const say = useSay()
  const [language] = useLanguage()
  const plan = useRecords(Plan, { caseId: id }).find(({ state }) => state !== 'selesai')
  const goals = useRecords(Goal, { planId: plan?.id ?? '' }).toSorted((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1))
  if (!plan) return (
    <Section title={say('care.plan')}>
      <p className="lead">{say('care.no_plan')}</p>
    </Section>
  )
  return (
    <Section title={say('care.plan')}>
      <Facts of={[
        [say('field.reviewDay'), `${dayWords(language, plan.reviewDay, true)} · ${dueWords(say, plan.reviewDay, today)}`], [say('field.agreement'), plan.agreement ? `${say(`agreement.${plan.agreement}`)} · ${plan.agreedBy ?? ''} · ${dayWords(language, plan.agreedDay!, true)}` : say('care.not_agreed')],
        [say('field.agreedView'), plan.agreedView],
      ]} />
      <List>{goals.map(goal => (
        <PlainRow key={goal.id} title={goal.aim} mark={<Mark tone={goal.state === 'tercapai' ? 'daun' : 'quiet'}>{goal.state !== 'terbuka' ? say(`goal_state.${goal.state}`) : goal.progress ? `${goal.progress}/5 · ${say(`goal_progress.${goal.progress}`)}` : say('care.not_reviewed')}</Mark>}>
          {goal.sign}
        </PlainRow>
      ))}</List>
      {makes && <Asking action={agree} about={plan.id} title={say('care.agree')} first={{ agreement: 'setuju', agreedBy: '', agreedDay: today, agreedView: '' }}
          items={({ agreement }) => [{ at: 'agreement', of: AGREEMENTS }, { at: 'agreedBy', max: 120, must: true }, { at: 'agreedDay', as: 'day' }, { at: 'agreedView', as: 'long', max: 1000, must: agreement !== 'setuju' }]} given={values => ({ planId: plan.id, ...values })} />}
    </Section>
  )
}
