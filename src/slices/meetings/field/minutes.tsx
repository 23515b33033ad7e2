import type { Read } from '#kernel/action.ts'
import type { Region } from '#kernel/region.ts'
import { useRecords } from '#web/hooks.ts'
import { Mark } from '#web/kit/band.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { dayWords, momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Hearing } from '#slices/directives/kinds.ts'
import { Line, Point } from '../kinds.ts'

type Held = Read<typeof Line>

/** What was written down, beneath the points in their order; what was corrected stays struck through. */
export function Minutes({ meetingId, region }: { meetingId: string; region: Region }) {
  const say = useSay()
  const lines = useRecords(Line, { meetingId }).toSorted((a, b) => (a.at < b.at ? -1 : 1))
  const points = useRecords(Point, { meetingId }).toSorted((a, b) => a.nth - b.nth)
  if (!lines.length) return null
  const groups = [...points.map(point => ({ key: point.id, title: `${point.nth}. ${point.title}`, of: lines.filter(line => line.pointId === point.id) })), { key: '', title: say('meet.no_point'), of: lines.filter(line => !points.some(({ id }) => id === line.pointId)) }]
  return (
    <Section title={say('meet.said')} id="notulen">
      {groups.filter(({ of }) => of.length > 0).map(({ key, title, of }) => <div key={key}><h3>{title}</h3><List>{of.map(line => (line.sort === 'keputusan' ? <Decision key={line.id} line={line} /> : <Note key={line.id} line={line} region={region} />))}</List></div>)}
    </Section>
  )
}

function Note({ line, region }: { line: Held; region: Region }) {
  const say = useSay()
  const [language] = useLanguage()
  const { text, byName, at, struckAt, struckBy, struckReason } = line
  return (
    <PlainRow title={<span style={{ whiteSpace: 'pre-line', fontWeight: 400 }}>{struckAt ? <del>{text}</del> : text}</span>}>
      {byName}, {momentWords(say, language, region, at)}{struckAt && <p>{say('meet.struck', { name: struckBy, reason: struckReason })}</p>}
    </PlainRow>
  )
}

/** A decision with its owners and day, and how far it has come where this phone knows. */
export function Decision({ line }: { line: Held }) {
  const say = useSay()
  const [language] = useLanguage()
  const hearings = useRecords(Hearing, { directiveId: line.directiveId ?? '' })
  return (
    <PlainRow title={line.text} mark={<><Mark tone="daun">{say('meet.decision')}</Mark>{hearings.map(({ id, stage }) => <Mark key={id}>{say(`hearing_stage.${stage}`)}</Mark>)}</>}>
      {[line.owners.map(({ name }) => name).join(', '), line.due && say('meet.due', { day: dayWords(language, line.due, true) })].filter(Boolean).join(' · ')}
    </PlainRow>
  )
}
