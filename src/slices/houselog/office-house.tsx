import { Link, useSearchParams } from 'wouter'
import { dayWords, momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { PagedLedger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import { address, usePages } from '#web/office/query.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useMay } from '#web/office/store.tsx'
import type { Finding, Incident, LogNote, ShiftHandover } from './kinds.ts'
import { monthWords, useIsOwn, useMonth } from './office-data.tsx'
import { FindingRows } from './office-findings.tsx'
import { IncidentRows } from './office-incidents.tsx'
import { Strip, StripLegend } from './office-strip.tsx'

/** One house: its month, its notes, what happened, hand-overs, findings. */
export function HousePage({ id }: { id: string }) {
  const say = useSay()
  const may = useMay()
  const [language] = useLanguage()
  const [search] = useSearchParams()
  const month = useMonth(search.get('bulan'))
  const isOwn = useIsOwn()
  const reads = may('log.remind') && isOwn({ id })
  return (
    <Answer of={month} rows={6}>{data => {
      const house = data.items.find(one => one.id === id)
      if (!house) return <Page title={say('house.title')}><Nothing title={say('house.none')} /><p><Link href="/catatan-panti">{say('house.title')}</Link></p></Page>
      return (
        <Page title={house.name} lead={say(`unit_sort.${house.sort}`)} actions={may('supervision.hold', house.region) && isOwn(house) && <Link href={address('/pembinaan', { panti: id })} className="button-link">{say('house.supervision')}</Link>}>
          <Section id="bulan" title={say('house.month', { month: monthWords(language, data.first) })}>
            <Strip first={data.first} days={house.days} /><StripLegend />
            <Facts of={[[say('field.phone'), house.phone], [say('day_state.terisi'), house.counts.terisi], [say('day_state.nihil'), house.counts.nihil], [say('day_state.telat'), house.counts.telat], [say('day_state.belum'), house.counts.belum]]} />
          </Section>
          {reads && <><Notes id={id} /><Happened id={id} /><HandOvers id={id} /><Found id={id} /></>}
        </Page>
      )
    }}</Answer>
  )
}

function Notes({ id }: { id: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const notes = usePages<LogNote>(address('/api/v1/log_notes', { unitId: id, limit: 50 }))
  return (
    <Section id="catatan" title={say('house.notes')}>
      <PagedLedger query={notes} label={say('house.notes')} empty={say('house.notes_none')} columns={[
        { head: say('field.day'), cell: row => <span className="num">{dayWords(language, row.day, true)} · {row.shift}</span> },
        { head: say('field.sort'), cell: row => <>{row.nil ? say('field.nil') : say(`activity.${row.sort}`)} {row.late && <Mark tone="tembaga">{say('day_state.telat')}</Mark>} {row.struckAt && <Mark tone="bata">{say('house.struck', { reason: row.struckReason ?? '' })}</Mark>}</>, narrow: 'plain' },
        { head: say('field.served'), cell: row => <span className="num">{row.served ?? ''}</span>, align: 'end' },
        { head: say('field.text'), cell: row => row.text ?? '', narrow: 'plain' },
        { head: say('house.people'), cell: row => (typeof row.present === 'number' ? <span className="num">{say('house.people_of', { present: row.present, came: row.came ?? 0, gone: row.gone ?? 0 })}</span> : '') },
        { head: say('house.by'), cell: row => row.byName },
      ]} />
    </Section>
  )
}

function HandOvers({ id }: { id: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const rows = usePages<ShiftHandover>(address('/api/v1/shift_handovers', { unitId: id, limit: 10 }))
  return (
    <Section id="serah-terima" title={say('house.handovers')}>
      <PagedLedger query={rows} label={say('house.handovers')} empty={say('house.handovers_none')} columns={[
        { head: say('field.day'), cell: row => <span className="num">{dayWords(language, row.day, true)} · {row.shift}</span> },
        { head: say('house.by'), cell: row => row.byName },
        { head: say('field.pending'), cell: row => (row.calm ? say('house.calm') : [...row.pending, ...row.careIds.length > 0 ? [say('house.cares', { count: row.careIds.length })] : []].join('; ')), narrow: 'plain' },
        { head: say('house.read_by'), cell: row => (row.acceptedAt ? `${row.acceptedByName}, ${momentWords(say, language, row.region, row.acceptedAt)}` : <Mark tone="tembaga">{say('house.not_read')}</Mark>) },
      ]} />
    </Section>
  )
}

function Happened({ id }: { id: string }) {
  const say = useSay()
  const rows = usePages<Incident>(address('/api/v1/incidents', { unitId: id, limit: 10 }))
  return <Section id="kejadian" title={say('house.incidents')}><IncidentRows query={rows} /></Section>
}

function Found({ id }: { id: string }) {
  const say = useSay()
  const rows = usePages<Finding>(address('/api/v1/findings', { unitId: id, limit: 20 }))
  return <Section id="temuan" title={say('house.findings')}><FindingRows query={rows} /></Section>
}
