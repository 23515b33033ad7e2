import { dayAt } from '#kernel/day.ts'
import { postFor } from '#kernel/rights.ts'
import { useApp, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useRecord, useRecords } from '#web/hooks.ts'
import { LinkButton } from '#web/kit/button.tsx'
import { List, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { NotHere } from '#web/nothere.tsx'
import { actorOf } from '#web/session.ts'
import { useSay } from '#web/words.tsx'
import { Case } from '#slices/cases/kinds.ts'
import { CLOSED } from '#slices/cases/stages.ts'
import { ConsentPart } from '#slices/consents/field/part.tsx'
import { Deed } from '#slices/plans/kinds.ts'
import { DeedRow } from './deed.tsx'
import { EndPart } from './end.tsx'
import { GivenPart } from './given.tsx'
import { AssessPart, type At, PlanPart } from './plan.tsx'

/** Rencana dan layanan of one case: consent, what was found, what is to be reached and done, what was given, how it ends. */
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
      <AssessPart {...at} />
      <PlanPart {...at} />
      <Deeds {...at} />
      <GivenPart {...at} />
      <EndPart {...at} />
    </Page>
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
