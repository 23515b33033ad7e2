import { dayWords, windowWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Mark, PillarBadge } from '#web/office/marks.tsx'
import type { CaseFile } from './office-data.ts'
import type { Entry } from './office-entries.ts'

type Visit = NonNullable<CaseFile['visits']>[number]
type Notice = NonNullable<CaseFile['notices']>[number]

/** A plan in the timeline: who goes when and why, why an overlap was kept, and what the area answered. */
export function PlanTold({ entry, visit, file }: { entry: Entry; visit: Visit; file: CaseFile }) {
  const say = useSay()
  const [language] = useLanguage()
  const { input, action } = entry
  const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined)
  const keep = (input?.keep as { reason?: string } | null | undefined)?.reason
  const asked = action === 'trip.plan' || action === 'trip.move' ? (file.notices ?? []).filter(notice => notice.tripId === visit.tripId && notice.asks && notice.toRole && !notice.cancelled && notice.code === (action === 'trip.plan' ? 'trip.announced' : 'trip.moved')) : []
  return (
    <>
      <p><PillarBadge pillar={visit.leadPillar} /> {visit.leadName} · {dayWords(language, text(input?.day) ?? visit.day, true)}, {windowWords(visit.region, text(input?.from) ?? visit.from, text(input?.to) ?? visit.to)} · {say(`purpose.${visit.purpose}`)}</p>
      {keep && <p><Mark tone="tembaga">{say('overlap_choice.tetap')}</Mark> {say(`keep.${keep}`)}</p>}
      {asked.length > 0 && <ul className="answers">{asked.map(notice => <Answered key={notice.id} notice={notice} />)}</ul>}
    </>
  )
}

function Answered({ notice }: { notice: Notice }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const { toRole, rt, region, state, answer, answeredBy, answeredOrally, proposedDay, note } = notice
  return (
    <li>
      {say(`pillar.${toRole}`)} {rt ?? placeName(region)}:{' '}
      {state === 'dijawab' ? <><Mark tone={answer === 'ditunda' ? 'tembaga' : 'daun'}>{say(`answer.${answer}`)}</Mark> {answeredBy}{answeredOrally && ` · ${say('notice_orally')}`}{proposedDay && ` · ${dayWords(language, proposedDay, true)}`}{note && ` · ${note}`}</> : <Mark tone="tembaga">{say(`notice_state.${state}`)}</Mark>}
    </li>
  )
}
