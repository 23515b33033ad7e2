import type { ReactNode } from 'react'
import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { covers } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { useApp, useSession, useSignal } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useRecord, useRecords } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { LinkButton } from '#web/kit/button.tsx'
import { Facts, List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState, Skeleton } from '#web/kit/states.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { NotHere } from '#web/nothere.tsx'
import { CaseDoors } from '#web/pages.tsx'
import { dayWords, momentWords } from '#web/when.ts'
import { WhyHere } from '#web/whyhere.tsx'
import { useLanguage, useSay, useSpot } from '#web/words.tsx'
import { Case, Member, Subtype } from '#slices/cases/kinds.ts'
import { CLOSED } from '#slices/cases/stages.ts'
import { Household, maskNumber, Membership, Person } from '#slices/persons/rules.ts'
import { Crew } from '#slices/workers/field/people.tsx'
import { Post } from '#slices/workers/rules.ts'
import { Clashes } from './clashes.tsx'
import { EditForm } from './edit.tsx'
import { StageSteps } from './stage.tsx'
import { NextSteps } from './steps.tsx'
import { NoteForm, Timeline } from './timeline.tsx'

type Row = Read<typeof Case>

/** One case: who, how it stands, its story and the family; at brief depth only what brief may show, and why. */
export function CasePage({ id, visits }: { id: string; visits: ReactNode }) {
  const say = useSay()
  const row = useRecord(Case, id)
  const { loaded } = useSignal(useApp().sync)
  if (!row) return <Page title={say('casepage.title')} back="/kasus">{loaded ? <NotHere><LinkButton to="/">{say('app.home')}</LinkButton></NotHere> : <Skeleton />}</Page>
  if (row.depth === 'trace') return <Page title={say('casepage.title')} back="/kasus"><Band title={say(`stage.${row.stage}`)}>{say('depth.trace_why')}</Band></Page>
  return (
    <Page title={row.who} tab={say('nav.cases')} back="/kasus" sticky={<Identity row={row} />}>
      {row.sealed && <Band tone="bata" title={say('casepage.sealed')}>{say('casepage.sealed.lead')}</Band>}
      {row.depth === 'brief' ? <Brief row={row} visits={visits} /> : (
        <Tabs name="case" label={row.who} tabs={[
          { key: 'now', title: say('casepage.now'), body: <Now row={row} visits={visits} /> },
          { key: 'story', title: say('casepage.story'), body: <Timeline row={row} /> },
          { key: 'family', title: say('casepage.family'), body: <Family row={row} /> },
        ]} />
      )}
      <WhyHere kind={Case} record={row} />
    </Page>
  )
}

function Identity({ row }: { row: Row }) {
  const say = useSay()
  const spot = useSpot()
  return <>{spot(row)} · {row.needs.map(need => say(`need.${need}`)).join(', ')}</>
}

function Brief({ row, visits }: { row: Row; visits: ReactNode }) {
  const say = useSay()
  return <>
    <Standing row={row} />
    <Band>{say('depth.brief_why')}</Band>
    {visits}
  </>
}

function Now({ row, visits }: { row: Row; visits: ReactNode }) {
  const say = useSay()
  const subtypes = useRecords(Subtype)
  const typed = [...row.types.map(code => say(`type.${code}`)), ...row.subtypes.map(code => subtypes.find(one => one.code === code)?.name ?? code)]
  return <>
    <Clashes row={row} />
    <Standing row={row} />
    <NextSteps row={row} />
    {visits}
    <StageSteps row={row} />
    <NoteForm row={row} />
    <EditForm row={row} />
    <Section title={say('casepage.facts')}>
      <Facts of={[
        [say('intake.story'), row.story], [say('intake.landmark'), row.landmark], [say('intake.address'), row.address],
        [say('field.edits.language'), row.language], [say('field.edits.womanMeets'), row.womanMeets && say('edit.woman.ya')], [say('field.edits.avoidHours'), row.avoidHours],
        [say('casepage.types'), typed.join(', ')], [say('casepage.bidang'), row.bidang && say(`bidang.${row.bidang}`)], [say('casepage.reporter'), row.reporterName], [say('casepage.closed'), row.closedReason],
      ]} />
    </Section>
  </>
}

/** Stage, urgency, lead and next day, and the way to go there. */
function Standing({ row }: { row: Row }) {
  const say = useSay()
  const [language] = useLanguage()
  const { posts } = useSession()
  const { sheet } = useApp()
  const members = useRecords(Member, { caseId: row.id }).filter(member => !member.until && member.role === 'tim')
  const mayPlan = posts.some(post => sheet[post.role]?.verbs.includes('visit.plan')) && !CLOSED.includes(row.stage) && (!row.sealed || row.depth === 'full')
  return <>
    <Facts of={[
      [say('casepage.stage'), <strong key="stage">{say(`stage.${row.stage}`)}</strong>],
      [say('casepage.urgency'), <Mark key="urgency" tone={row.urgency === 'darurat' ? 'bata' : 'quiet'}>{say(`urgency.${row.urgency}`)}</Mark>],
      [say('casepage.lead'), row.leadName ? <Lead key="lead" row={row} /> : say('casepage.no_lead')],
      [say('casepage.team'), members.length ? members.map(member => <div key={member.id}><Crew name={member.workerName} pillar={member.pillar} /></div>) : null],
      [say('casepage.next'), row.nextDay && dayWords(language, row.nextDay)],
      [say('casepage.opened'), momentWords(say, language, row.region, row.openedAt)],
    ]} />
    {mayPlan && <div className="buttons"><LinkButton to={`/rencana/baru?kasus=${row.id}`} tone="primary">{say('trips.plan')}</LinkButton><LinkButton to={`/catat?kasus=${row.id}`}>{say('trips.note')}</LinkButton></div>}
    {row.depth === 'full' && posts.some(post => sheet[post.role]?.verbs.includes('case.refer')) && <LinkButton to={`/kasus/${row.id}/rujuk`}>{say('casepage.refer')}</LinkButton>}
    {row.depth === 'full' && <CaseDoors id={row.id} />}
  </>
}

/** Who answers for the case, and whether that person is still posted there. */
function Lead({ row }: { row: Row }) {
  const say = useSay()
  const { worker } = useSession()
  const held = useRecords(Post, { workerId: row.leadId ?? '' })
  const here = held.some(post => isLive(post, dayAt(row.region, trueNow())) && covers(post.region, row.region))
  return <><Crew name={row.leadId === worker.id ? `${row.leadName} (${say('trips.you')})` : row.leadName} pillar={row.leadPillar} />{held.length > 0 && !here && <div><Mark tone="tembaga">{say('casepage.lead_away')}</Mark></div>}</>
}

function Family({ row }: { row: Row }) {
  const say = useSay()
  const today = dayAt(row.region, trueNow())
  const person = useRecord(Person, row.personId)
  const household = useRecord(Household, row.householdId)
  const memberships = useRecords(Membership, { householdId: row.householdId ?? '' }).filter(tie => !tie.until || tie.until >= today)
  const people = useRecords(Person)
  return <>
    {person && <Facts of={[
      [say('intake.name'), person.name ?? person.description], [say('intake.sex'), person.sex && say(`sex.${person.sex}`)], [say('intake.bornYear'), person.bornYear], [say('intake.nik'), person.nik && <span className="tabular" key="nik">{shown(person.nik)}</span>], [say('intake.phone'), person.phone],
    ]} />}
    {household ? (
      <Section title={household.label}>
        <Facts of={[[say('intake.address'), household.address], ['RT/RW', [household.rt, household.rw].filter(Boolean).join('/')], [say('casepage.kk'), household.kk && shown(household.kk)]]} />
        <List>{memberships.map(tie => {
          const one = people.find(({ id }) => id === tie.personId)
          return <PlainRow key={tie.id} title={one?.name ?? one?.description ?? say('casepage.nameless')}>{say(`tie.${tie.tie}`)}</PlainRow>
        })}</List>
      </Section>
    ) : <EmptyState title={say('casepage.no_family')} />}
  </>
}

/** A number already masked by the server stays as it came. */
function shown(number: string): string {
  return number.includes('•') ? number : maskNumber(number)
}
