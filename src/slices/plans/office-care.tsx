import { Link } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { SealMark } from '#web/office/marks.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import { useQuery } from '#web/office/query.ts'
import { Refused, Waiting } from '#web/office/states.tsx'
import { useMay, useOffice } from '#web/office/store.tsx'
import { Due } from '#slices/cases/office-rows.tsx'
import { CLOSED } from '#slices/cases/stages.ts'
import { heldBy } from '#slices/consents/kinds.ts'
import { ConsentPart } from '#slices/consents/office-part.tsx'
import { AssessPart } from './office-assess.tsx'
import { ConferPart } from './office-confer.tsx'
import { type Care, planOf } from './office-data.ts'
import { DeedLines } from './office-deeds.tsx'
import { EndPart } from './office-end.tsx'
import { GivenPart } from './office-given.tsx'
import { PlanPart } from './office-plan.tsx'

/** Rencana dan layanan: consent, assessment, plan, conferences, what was given, and how it ends. */
export function CarePage({ id }: { id: string }) {
  const say = useSay()
  const care = useQuery<Care>(`/api/v1/cases/${id}/care`)
  if (!care.data) return <Page title={say('office.plan.page')}>{care.problem ? <Refused problem={care.problem} onAgain={care.reload} /> : <Waiting rows={10} />}</Page>
  return <CareParts care={care.data} />
}

function CareParts({ care }: { care: Care }) {
  const say = useSay()
  const may = useMay()
  const { home } = useOffice()
  const { case: record } = care
  const makes = may('plan.make', record.region) && !CLOSED.includes(record.stage) && homeOf(record.id) === home
  const lead = <><Link href={`/kasus/${record.id}`}>{record.who}</Link> · {say(`stage.${record.stage}`)}{record.leadName ? ` · ${record.leadName}` : ''} {record.sealed && <SealMark />}</>
  if (record.depth !== 'full') return <Page title={say('office.plan.page')} lead={lead}><p>{say('office.plan.brief')}</p></Page>
  return (
    <Page title={say('office.plan.page')} lead={lead}>
      <ConsentPart data={care} />
      <AssessPart care={care} makes={makes} />
      <PlanPart care={care} makes={makes} />
      <Section id="tindakan" title={say('office.plan.loose')} lead={say('office.plan.loose_lead')}><DeedLines care={care} makes={makes} /></Section>
      <ConferPart care={care} makes={makes} />
      <GivenPart care={care} makes={makes} />
      <EndPart care={care} makes={makes} />
    </Page>
  )
}

/** What of the plan stands beside the story of a case: consent, the next review, open actions, and the way to all of it. */
export function CareBeside({ id }: { id: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const care = useQuery<Care>(`/api/v1/cases/${id}/care`).data
  if (!care?.plans) return null
  const plan = planOf(care)
  const held = [...new Set(care.consents.flatMap(heldBy))]
  const open = care.deeds.filter(({ state }) => state === 'terbuka')
  return (
    <Section id="rencana-layanan" title={say('office.plan.page')} aside={<Link href={`/kasus/${id}/rencana`}>{say('office.plan.open')}</Link>}>
      <Facts of={[
        [say('office.consent'), held.map(purpose => say(`consent_purpose.${purpose}`)).join(', ') || say('office.consent.none')],
        [say('field.reviewDay'), plan && <span>{dayWords(language, plan.reviewDay, true)} · <Due day={plan.reviewDay} /></span>],
        [say('office.plan.open_deeds'), open.length || null], [say('office.plan.given'), care.provisions.length || null],
      ]} />
    </Section>
  )
}
