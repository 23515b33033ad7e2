import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Region } from '#kernel/region.ts'
import { usePlaceName, useSay } from '#web/words.tsx'
import { Band, PillarBadge } from '#web/office/marks.tsx'

/** Somebody of the house who may be the same human: where, and whom to ask. */
export type SimilarRow = { caseId?: string | null; personId: string; kelurahan?: string | null; region?: Region; leadName?: string | null; leadPillar?: string | null; owner?: string | null }

/** Says in place that this person may be known already, and lets the writer decide. */
export function Similar({ rows, children }: { rows: readonly SimilarRow[]; children: ReactNode }) {
  const say = useSay()
  const placeName = usePlaceName()
  return (
    <Band tone="tembaga" alert title={say(rows.length === 1 ? 'office.similar.one' : 'office.similar.many', { count: rows.length })}>
      <ul className="lines">{rows.map(row => (
        <li key={row.caseId ?? row.personId}>
          <span>{row.kelurahan ?? (row.region && placeName(row.region))} · {row.leadName ? <>{row.leadName} <PillarBadge pillar={row.leadPillar} /></> : say('office.similar.no_lead')}{row.owner && !row.leadName ? ` · ${row.owner}` : ''}</span>
          {row.caseId && <Link href={`/kasus/${row.caseId}`}>{say('office.similar.open')}</Link>}
        </li>
      ))}</ul>
      <p>{say('office.similar.decide')}</p>
      <div className="buttons">{children}</div>
    </Band>
  )
}
