import { useState } from 'react'
import { Link } from 'wouter'
import { dayWords } from '#web/when.ts'
import { dayAt } from '#kernel/day.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Choose } from '#web/office/fields.tsx'
import { type Column, PagedLedger, ShortLedger } from '#web/office/ledger.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { address, type Page as Rows, usePages, useQuery } from '#web/office/query.ts'
import { useMay, useOffice } from '#web/office/store.tsx'
import { CLOSED, type Stage } from '#slices/cases/stages.ts'
import { DueWords, StageMark } from './office-marks.tsx'
import type { ReceptionRow, ReferralRow } from './office-data.ts'
import { REFERRAL_STAGES } from './kinds.ts'

const FEW = 5

/** Rujukan keluar: what the office asked others for, and where each stands. */
export function OutgoingPage() {
  const say = useSay()
  const { region } = useOffice()
  const [stage, choose] = useState('')
  const rows = usePages<ReferralRow>(address('/api/v1/referrals', { region, stage, limit: 50 }))
  return (
    <Page title={say('office.referral.out')} lead={say('office.referral.out_lead')} actions={<Link className="button-link" href="/rujukan/masuk">{say('office.referral.in')}</Link>}>
      <StageFilter value={stage} onValue={choose} />
      <PagedLedger query={rows} label={say('office.referral.out')} empty={say('office.referral.none')} hint={say('office.referral.none_hint')} to={row => `/rujukan/${row.id}`} columns={useOutgoing()} />
    </Page>
  )
}

function useOutgoing(): Column<ReferralRow>[] {
  const say = useSay()
  const [language] = useLanguage()
  return [
    { head: say('office.referral.who'), cell: row => row.who, narrow: 'title' }, { head: say('field.toName'), cell: row => row.toName, narrow: 'plain' },
    { head: say('field.sort'), cell: row => say(`referral_sort.${row.sort}`) }, { head: say('field.stage'), cell: row => <StageMark stage={row.stage} />, narrow: 'plain' },
    { head: say('office.referral.due'), cell: row => <DueWords of={row} />, narrow: 'plain' }, { head: say('office.referral.owner'), cell: row => row.ownerName }, { head: say('office.referral.sent'), cell: row => <span className="num">{dayWords(language, dayAt(row.region, row.at), true)}</span> },
  ]
}

/** Rujukan masuk: what lies before this office and its houses. */
export function IncomingReferralsPage() {
  const say = useSay()
  const [language] = useLanguage()
  const { region } = useOffice()
  const [stage, choose] = useState('')
  const rows = usePages<ReceptionRow>(address('/api/v1/receptions', { region, stage, limit: 50 }))
  return (
    <Page title={say('office.referral.in')} lead={say('office.referral.in_lead')} actions={<Link className="button-link" href="/rujukan">{say('office.referral.out')}</Link>}>
      <StageFilter value={stage} onValue={choose} />
      <PagedLedger query={rows} label={say('office.referral.in')} empty={say('office.referral.none')} to={row => `/rujukan/masuk/${row.id}`} columns={[
        { head: say('office.referral.who'), cell: row => row.who ?? <span className="muted">{say('office.referral.no_name')}</span>, narrow: 'title' }, { head: say('field.fromOffice'), cell: row => row.fromOffice, narrow: 'plain' }, { head: say('field.toName'), cell: row => row.toName },
        { head: say('field.stage'), cell: row => <StageMark stage={row.stage} />, narrow: 'plain' }, { head: say('office.referral.due'), cell: row => <DueWords of={row} />, narrow: 'plain' }, { head: say('office.referral.sent'), cell: row => <span className="num">{dayWords(language, dayAt(row.region, row.at), true)}</span> },
      ]} />
    </Page>
  )
}

function StageFilter({ value, onValue }: { value: string; onValue(value: string): void }) {
  const say = useSay()
  return <div className="filters" role="group" aria-label={say('office.filters')}><Choose id="referral-stage" label={say('field.stage')} value={value} onValue={onValue} empty={say('office.referral.all')} options={REFERRAL_STAGES.map(stage => ({ value: stage, label: say(`referral_stage.${stage}`) }))} /></div>
}

/** The referrals of one case in its file, and the door to a new one. */
export function CaseReferrals({ record }: { record: { id: string; region: string; stage: Stage; depth: string } }) {
  const say = useSay()
  const may = useMay()
  const rows = useQuery<Rows<ReferralRow>>(record.depth === 'full' ? address('/api/v1/referrals', { caseId: record.id, limit: 50 }) : null)
  const open = record.depth === 'full' && may('case.refer', record.region) && !CLOSED.includes(record.stage)
  if (!open && !rows.data?.items.length) return null
  return (
    <Section id="rujukan" title={say('office.referral.of_case')} aside={open && <Link className="button-link small" href={`/rujukan/baru?kasus=${record.id}`}>{say('office.referral.refer')}</Link>}>
      {rows.data?.items.length ? <ShortLedger rows={rows.data.items} few={FEW} label={say('office.referral.of_case')} to={row => `/rujukan/${row.id}`} columns={[
        { head: say('field.toName'), cell: row => row.toName, narrow: 'title' }, { head: say('field.stage'), cell: row => <StageMark stage={row.stage} />, narrow: 'plain' }, { head: say('office.referral.due'), cell: row => <DueWords of={row} />, narrow: 'plain' },
      ]} /> : <p className="muted">{say('office.referral.none_of_case')}</p>}
    </Section>
  )
}
