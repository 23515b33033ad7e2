import { useSay } from '#web/words.tsx'
import { Facts, Section } from '#web/office/page.tsx'
import { address, type Page, useQuery } from '#web/office/query.ts'
import type { Report } from './kinds.ts'

/** Who reported a case at the public page, for office eyes alone. */
export function ReporterPart({ caseId }: { caseId: string }) {
  const say = useSay()
  const list = useQuery<Page<{ id: string }>>(address('/api/v1/reports', { caseId, limit: 1 }))
  const id = list.data?.items[0]?.id
  const report = useQuery<Report>(id ? `/api/v1/reports/${id}` : null)
  if (!report.data) return null
  const { name, contact } = report.data
  return (
    <Section id="pelapor" title={say('office.reporter.title')}>
      {name || contact ? <Facts of={[[say('office.reporter.name'), name], [say('field.contact'), contact]]} /> : <p className="line">{say('office.reporter.anonymous')}</p>}
      <p className="muted">{say('office.reporter.lead')}</p>
    </Section>
  )
}
