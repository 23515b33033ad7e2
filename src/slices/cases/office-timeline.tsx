import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { clockAt, dayAt } from '#kernel/day.ts'
import { dayWords } from '#web/when.ts'
import { useHasWords, useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Mark, PillarBadge } from '#web/office/marks.tsx'
import { useQuery } from '#web/office/query.ts'
import type { CaseFile } from './office-data.ts'
import type { Entry } from './office-entries.ts'
import { Report } from './office-report.tsx'
import { Outcomes, PlanTold } from './office-planned.tsx'

/** What every pillar did for this case, newest first, under the day it happened. */
export function Timeline({ entries, file }: { entries: readonly Entry[]; file: CaseFile }) {
  const [language] = useLanguage()
  const { region } = file.case
  return (
    <ol className="timeline">{entries.map((entry, nth) => {
      const day = dayAt(region, entry.at)
      const before = entries[nth - 1]
      return (
        <li key={entry.id} className={`entry entry-${entry.size}`}>
          {(!before || dayAt(region, before.at) !== day) && <h3>{dayWords(language, day)}</h3>}
          <p className="act"><time dateTime={entry.at}>{clockAt(region, entry.at)}</time><span><Act entry={entry} />{entry.size === 'line' && <> <PillarBadge pillar={entry.actorPillar} /></>}</span></p>
          <Around entry={entry} />
          <Told entry={entry} file={file} />
        </li>
      )
    })}</ol>
  )
}

function Act({ entry }: { entry: Entry }) {
  const say = useSay()
  const has = useHasWords()
  const key = `action.${entry.action}`
  return <>{has(key) ? say(key, { actor: entry.actorName }) : `${entry.actorName}: ${entry.action}`}</>
}

/** Whose act it was first, and by how much the clock of the device was out. */
function Around({ entry: { originName, skew } }: { entry: Entry }) {
  const say = useSay()
  const said = [originName && say('office.file.origin', { name: originName }), skew && say('office.file.skewed', { minutes: Math.round(Math.abs(skew) / 60) })].filter(Boolean)
  return said.length > 0 ? <p className="told muted">{said.join(' · ')}</p> : null
}

// what this reader may not read
const SEALED = '•••'

function Told({ entry, file }: { entry: Entry; file: CaseFile }) {
  const say = useSay()
  const placeName = usePlaceName()
  const [language] = useLanguage()
  const { input, visit, remark, step, notice } = entry
  const text = (value: unknown) => (typeof value === 'string' && value && value !== SEALED ? value : undefined)
  const changed = entry.changed.find(({ kind }) => kind === 'case')
  const stage = text(changed?.fields?.stage)
  const left = text(changed?.was?.region)
  if (entry.size === 'report') return visit ? <Report visit={visit} file={file} /> : null
  if (entry.size === 'plan') {
    return visit ? <Body><PlanTold entry={entry} visit={visit} file={file} />{text(input?.reason) && <Why>{text(input?.reason)}</Why>}</Body> : null
  }
  switch (entry.action) {
    case 'case.open': return file.case.story ? <Body>{file.case.story}</Body> : null
    case 'case.triage': return <Body>{words(input?.types).map(code => say(`type.${code}`)).join(', ')}{text(input?.bidang) && <> · {say(`bidang.${text(input?.bidang)}`)}</>}</Body>
    case 'case.step': return <Body>{stage && <b>→ {say(`stage.${stage}`)}</b>}{text(input?.sameAsId) && <SameCase id={text(input?.sameAsId)!} />}{text(input?.reason) && <Why>{text(input?.reason)}</Why>}{text(input?.summary) && <p>{text(input?.summary)}</p>}</Body>
    case 'case.move': return <Body>{text(input?.region) && <b>{left && `${placeName(left)} `}→ {placeName(text(input?.region)!)}</b>}<Why>{text(input?.reason)}</Why></Body>
    case 'case.assign': return <Body><Assigned entry={entry} file={file} /></Body>
    case 'case.note': return remark ? <Body>{remark.text}</Body> : null
    case 'visit.answer': return <Body>{remark?.text}{step && <p className="muted">{step.what} · {step.ownerName} · {say('office.until', { day: dayWords(language, step.due, true) })}</p>}</Body>
    case 'visit.correct': return <Body><Why>{text(input?.reason)}</Why></Body>
    case 'step.add': return step ? <Body>{step.what} · {step.ownerName} · {say('office.until', { day: dayWords(language, step.due, true) })}</Body> : null
    case 'step.do': return step ? <Body>{step.state === 'selesai' ? <Mark tone="daun">{say('step_state.selesai')}</Mark> : say(`step_state.${step.state}`)} · {step.what}{step.doneNote && <Why>{step.doneNote}</Why>}</Body> : null
    case 'notice.answer': case 'notice.record': return notice?.answer ? <Body>{notice.answeredBy} · <b>{say(`answer.${notice.answer}`)}</b>{notice.answeredOrally && <> · {say('notice_orally')}</>}{notice.proposedDay && <> · {dayWords(language, notice.proposedDay, true)}</>}{notice.note && <Why>{notice.note}</Why>}</Body> : null
    case 'trip.invite': case 'invite.answer': return <Body><Outcomes entry={entry} file={file} /></Body>
    case 'case.confirm': return <Body>{words(input?.fields).map(field => say(`field.edits.${field}`)).join(', ')}</Body>
    default: return text(input?.reason) ? <Body><Why>{text(input?.reason)}</Why></Body> : null
  }
}

/** Names and links the case that this one repeats, for whoever may read it. */
function SameCase({ id }: { id: string }) {
  const say = useSay()
  const same = useQuery<{ who?: string }>(`/api/v1/cases/${id}`)
  return same.data?.who ? <> {say('office.file.same_as')} <Link href={`/kasus/${id}`}>{same.data.who}</Link></> : null
}

function Assigned({ entry: { input }, file: { members = [], case: record } }: { entry: Entry; file: CaseFile }) {
  const say = useSay()
  const name = (id: unknown) => members.find(({ workerId }) => workerId === id)?.workerName ?? (id === record.leadId ? record.leadName : undefined)
  const team = words(input?.teamIds).map(name).filter(Boolean).join(', ')
  return <>{name(input?.leadId) && <>{say('member_role.lead')}: <b>{name(input?.leadId)}</b></>}{team && <> · {say('office.team.with')} {team}</>}</>
}

function Body({ children }: { children: ReactNode }) {
  return <div className="told">{children}</div>
}

function Why({ children }: { children: ReactNode }) {
  const say = useSay()
  const has = useHasWords()
  // why a service ended is chosen from a list
  const listed = `closure_reason.${String(children)}`
  return children ? <p>{say('field.reason')}: {has(listed) ? say(listed) : children}</p> : null
}

function words(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}
