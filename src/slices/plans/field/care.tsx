import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { postFor } from '#kernel/rights.ts'
import { useApp, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useRecord, useRecords } from '#web/hooks.ts'
import { Mark } from '#web/kit/band.tsx'
import { LinkButton } from '#web/kit/button.tsx'
import { Facts, List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { NotHere } from '#web/nothere.tsx'
import { actorOf } from '#web/session.ts'
import { dayWords, dueWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Case } from '#slices/cases/kinds.ts'
import { CLOSED } from '#slices/cases/stages.ts'
import { ConsentPart } from '#slices/consents/field/part.tsx'
import { Deed, Goal, Plan } from '#slices/plans/kinds.ts'
import { DeedRow } from './deed.tsx'

type Row = Read<typeof Case>
/** A case, whether somebody may work on it, and today there. */
type At = { row: Row; makes: boolean; today: string }

/** Rencana dan layanan of one case: consent, what is to be reached and done. */
export function CarePage({ id }: { id: string }) {
  const say = useSay()
  const { sheet } = useApp()
  const session = useSession()
  const row = useRecord(Case, id)
  const back = `/kasus/${id}`
  if (row?.depth !== 'full') return <Page title={say('casepage.care')} back={back}><NotHere><LinkButton to={back}>{say('app.back')}</LinkButton></NotHere></Page>
  const at = { row, makes: !!postFor(sheet, actorOf(session), 'plan.make', row.region) && !CLOSED.includes(row.stage), today: dayAt(row.region, trueNow()) }
  return (
    <Page title={say('casepage.care')} back={back} lead={row.who}>
      <ConsentPart row={row} />
      <PlanPart {...at} />
      <Deeds {...at} />
    </Page>
  )
}

function PlanPart({ row: { id }, today }: At) {
  const say = useSay()
  const [language] = useLanguage()
  const plan = useRecords(Plan, { caseId: id }).find(({ state }) => state !== 'selesai')
  const goals = useRecords(Goal, { planId: plan?.id ?? '' }).toSorted((a, b) => (a.at < b.at ? -1 : 1))
  if (!plan) return <Section title={say('care.plan')}><p className="lead">{say('care.no_plan')}</p></Section>
  return (
    <Section title={say('care.plan')}>
      <Facts of={[
        [say('field.reviewDay'), `${dayWords(language, plan.reviewDay, true)} · ${dueWords(say, plan.reviewDay, today)}`], [say('field.agreement'), plan.agreement ? `${say(`agreement.${plan.agreement}`)} · ${plan.agreedBy ?? ''} · ${dayWords(language, plan.agreedDay!, true)}` : say('care.not_agreed')],
      ]} />
      <List>{goals.map(goal => (
        <PlainRow key={goal.id} title={goal.aim} mark={<Mark tone={goal.state === 'tercapai' ? 'daun' : 'quiet'}>{goal.state !== 'terbuka' ? say(`goal_state.${goal.state}`) : goal.progress ? `${goal.progress}/5` : ''}</Mark>}>{goal.sign}</PlainRow>
      ))}</List>
    </Section>
  )
}

function Deeds({ row: { id }, makes }: At) {
  const say = useSay()
  const deeds = useRecords(Deed, { caseId: id }).toSorted((a, b) => (a.due < b.due ? -1 : 1))
  const open = deeds.filter(({ state }) => state === 'terbuka'), over = deeds.filter(({ state }) => state !== 'terbuka').toReversed()
  const rows = (list: typeof deeds) => <List>{list.map(deed => <DeedRow key={deed.id} deed={deed} makes={makes} />)}</List>
  return (
    <Section title={say('care.deeds')}>
      {open.length ? rows(open) : <p className="lead">{say('care.no_deeds')}</p>}
      {over.length > 0 && <details className="more"><summary>{say('care.over', { count: over.length })}</summary>{rows(over)}</details>}
    </Section>
  )
}
