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
  const noInvite = text(input?.noInvite)
  const keep = (input?.keep as { reason?: string } | null | undefined)?.reason
  const asked = action === 'trip.plan' || action === 'trip.move' ? (file.notices ?? []).filter(notice => notice.tripId === visit.tripId && notice.asks && notice.toRole && !notice.cancelled && notice.code === (action === 'trip.plan' ? 'trip.announced' : 'trip.moved')) : []
  return (
    <>
      <p><PillarBadge pillar={visit.leadPillar} /> {visit.leadName} · {dayWords(language, text(input?.day) ?? visit.day, true)}, {windowWords(visit.region, text(input?.from) ?? visit.from, text(input?.to) ?? visit.to)} · {say(`purpose.${visit.purpose}`)}</p>
      {keep && <p><Mark tone="tembaga">{say('overlap_choice.tetap')}</Mark> {say(`keep.${keep}`)}</p>}
      <Outcomes entry={entry} file={file} />
      {noInvite && <p className="muted">{say('office.invite.nobody')}: {say(`no_invite.${noInvite}`)}</p>}
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
      {state === 'dijawab' ? <><Mark tone={answer === 'ditunda' ? 'tembaga' : 'daun'}>{say(`answer.${answer}`)}</Mark> {answeredBy}{answeredOrally && ` · ${say('notice_orally')}`}{answer === 'ditunda' && !proposedDay && ` · ${say('notice_no_time')}`}{proposedDay && ` · ${dayWords(language, proposedDay, true)}`}{note && ` · ${note}`}</> : <Mark tone="tembaga">{say(`notice_state.${state}`)}</Mark>}
    </li>
  )
}

/** What an act did to overlaps and invitations: go together, moved, called off; who was asked, and what they said. */
export function Outcomes({ entry, file }: { entry: Entry; file: CaseFile }) {
  const say = useSay()
  const choices = [...new Set(entry.changed.filter(({ kind }) => kind === 'overlap').map(({ fields }) => fields?.choice).filter(choice => typeof choice === 'string'))]
  const invites = (file.invites ?? []).filter(({ id }) => entry.changed.some(change => change.kind === 'invite' && change.id === id))
  return (
    <>
      {choices.map(choice => <p key={choice}><Mark tone="daun">{say(`overlap_choice.${choice}`)}</Mark></p>)}
      {invites.length > 0 && <p>{say('office.invite.said')}: {invites.map((one, nth) => <span key={one.id}>{nth > 0 && ', '}{one.workerName} <PillarBadge pillar={one.pillar} /> · {say(`invite_state.${one.state}`)}{one.reason && ` (${say(`decline.${one.reason}`)})`}</span>)}</p>}
    </>
  )
}
