import { dayAt } from '#kernel/day.ts'
import { useApp, useOwnPlace, useSession, useSignal } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useRecords } from '#web/hooks.ts'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState, Skeleton } from '#web/kit/states.tsx'
import { Cards, Tiles, useLeads } from '#web/pages.tsx'
import { dayWords, nearDay, windowWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { CaseRow } from '#slices/cases/field/list.tsx'
import { MySteps } from '#slices/cases/field/steps.tsx'
import { Case } from '#slices/cases/kinds.ts'
import { CLOSED } from '#slices/cases/stages.ts'
import { Messages } from '#slices/notices/field/inbox.tsx'
import { Visit } from '#slices/trips/kinds.ts'
import { Crew } from '#slices/workers/field/people.tsx'
import { Unit } from '#slices/units/rules.ts'

/** Home of a panti, UPT or rumah singgah: who comes to its residents, who lives there or was referred, what is to do. */
export function UnitHome() {
  const say = useSay()
  const [language] = useLanguage()
  const { posts } = useSession()
  const leads = useLeads()
  const { loaded } = useSignal(useApp().sync)
  const mine = posts.map(({ unitId }) => unitId).filter(Boolean)
  const unit = useRecords(Unit).find(({ id }) => mine.includes(id))
  const residents = useRecords(Case).filter(({ unitId, stage }) => unitId && mine.includes(unitId) && !CLOSED.includes(stage))
  const today = dayAt(useOwnPlace(), trueNow())
  return (
    <Page title={unit?.name ?? say('home.title')} lead={dayWords(language, today)}>
      {!mine.length && <EmptyState title={say('unit.none')} />}
      <Cards />
      <Section title={say('steps.mine')}><MySteps /></Section>
      <Section title={say('unit.visits')} id="kunjungan"><Coming cases={residents.map(({ id }) => id)} today={today} /></Section>
      <Section title={`${say('unit.residents')} (${residents.length})`} id="warga">
        {!loaded && !residents.length ? <Skeleton /> : residents.length ? <List>{residents.map(row => <CaseRow key={row.id} row={row} />)}</List> : <EmptyState title={say('unit.residents.none')}><p>{say('unit.residents.hint')}</p></EmptyState>}
      </Section>
      <Section title={say('notices.title')}><Messages linkOf={({ code, caseId, told }) => leads(code, told.about) ?? (caseId ? `/kasus/${caseId}` : undefined)} /></Section>
      <div className="tiles"><Tiles home="unit" /></div>
    </Page>
  )
}

function Coming({ cases, today }: { cases: readonly string[]; today: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const visits = useRecords(Visit, { state: 'rencana' }).filter(({ caseId, day }) => caseId && cases.includes(caseId) && day >= today).toSorted((a, b) => (a.day + a.from < b.day + b.from ? -1 : 1))
  if (!visits.length) return <p className="lead">{say('unit.visits.none')}</p>
  return <List>{visits.map(visit => (
    <PlainRow key={visit.id} title={<><span className="when">{nearDay(say, language, visit.day, today)} {windowWords(visit.region, visit.from, visit.to)}</span><Crew name={visit.leadName} pillar={visit.leadPillar} /></>}>
      <p>{say(`purpose.${visit.purpose}`)} · {placeName(visit.region)}</p>
    </PlainRow>
  ))}</List>
}
