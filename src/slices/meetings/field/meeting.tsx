import type { Read } from '#kernel/action.ts'
import { postFor } from '#kernel/rights.ts'
import { useApp, useSession } from '#web/app.tsx'
import { useNow, useRecord, useRecords } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { LinkButton } from '#web/kit/button.tsx'
import { Facts, List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { actorOf } from '#web/session.ts'
import { dayWords, windowWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { hostsOf } from '../hosts.ts'
import { Attendance, Meeting, Pledge, Point } from '../kinds.ts'
import { inWindow } from '../window.ts'
import { HereForm, OwnCode } from './here.tsx'
import { useKept } from './kept.ts'
import { Standing } from './list.tsx'
import { Minutes } from './minutes.tsx'
import { MeetingPictures } from './pictures.tsx'
import { ReplyForm } from './reply.tsx'

type Held = Read<typeof Meeting>

/** One meeting: when and where, my answer, my presence, what is spoken of, and what was decided. */
export function MeetingPage({ id }: { id: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const { worker } = useSession()
  const meeting = useRecord(Meeting, id)
  const mine = useRecords(Attendance, { meetingId: id, workerId: worker.id }).find(({ withdrawn }) => !withdrawn)
  const now = useNow()
  const holds = useHolds(meeting)
  if (!meeting) return <Page title={say('meet.title')} back="/rapat"><EmptyState title={say('app.not_here')} /></Page>
  const { title, sort, state, region, day, from, to } = meeting
  const open = state !== 'batal' && inWindow(meeting, now)
  return (
    <Page title={title} tab={say('meet.title')} back="/rapat" lead={<><Mark>{say(`meeting_sort.${sort}`)}</Mark> {mine && <Standing meeting={meeting} mine={mine} />}</>}>
      {state === 'batal' && <Band tone="bata" title={say('problem.meeting.called_off')}>{meeting.reason}</Band>}
      <Facts of={[
        [say('field.day'), dayWords(language, day)], [say('visit.when'), windowWords(region, from, to)], [say('trip.place'), meeting.place], [say('meet.leader'), meeting.leaderName], [say('meet.notetaker'), meeting.notetakerName],
        [say('meet.theme'), meeting.theme], [say('meet.contact'), meeting.contact], [say('meet.reply_by'), mine?.reply === 'menunggu' && meeting.replyBy && dayWords(language, meeting.replyBy)],
      ]} />
      {mine && open && <HereForm meeting={meeting} mine={mine} />}
      {mine && mine.presence === 'belum' && (state === 'direncanakan' || (state === 'berlangsung' && mine.reply === 'menunggu')) && <ReplyForm key={mine.repliedAt ?? ''} meeting={meeting} mine={mine} />}
      {holds && state !== 'batal' && <div className="bigs"><LinkButton to={`/rapat/${id}/daftar`} tone="primary">{say('meet.list')}</LinkButton><LinkButton to={`/rapat/${id}/catat`}>{say('meet.write')}</LinkButton></div>}
      <LastTime of={meeting} />
      <Agenda meetingId={id} />
      <Minutes meetingId={id} region={region} />
      <MeetingPictures meetingId={id} />
      {state !== 'batal' && <div className="buttons"><LinkButton to={`/suara/baru?rapat=${id}`}>{say('meet.raise')}</LinkButton></div>}
      {mine && state !== 'batal' && <OwnCode />}
    </Page>
  )
}

/** Tells whether I hold this meeting, or may hold meetings there. */
export function useHolds(meeting: Held | undefined): boolean {
  const { sheet } = useApp()
  const session = useSession()
  return !!meeting && (hostsOf(meeting).includes(session.worker.id) || !!postFor(sheet, actorOf(session), 'meeting.hold', meeting.region))
}

/** The points in their order; what was taken off stays struck through. */
function Agenda({ meetingId }: { meetingId: string }) {
  const say = useSay()
  const points = useRecords(Point, { meetingId }).toSorted((a, b) => a.nth - b.nth)
  const pledges = useRecords(Pledge)
  return (
    <Section title={say('meet.agenda')} id="agenda">
      {!points.length && <p className="lead">{say('meet.agenda.none')}</p>}
      <List>{points.map(point => {
        const text = pledges.find(({ id }) => id === point.pledgeId)?.text
        return (
          <PlainRow key={point.id} title={point.dropped ? <del>{point.title}</del> : `${point.nth}. ${point.title}`}>
            {[say(`point_sort.${point.sort}`), point.speaker, point.minutes && say('meet.minutes', { count: point.minutes }), point.readBy && say('meet.read_by', { name: point.readBy })].filter(Boolean).join(' · ')}
            {text && <details className="more"><summary>{say('meet.pledge')}</summary><p style={{ whiteSpace: 'pre-line' }}>{text}</p></details>}
          </PlainRow>
        )
      })}</List>
    </Section>
  )
}

type Before = { id: string; text: string; day: string; due?: string | null; standing: { name: string; stage: string }[] }

/** What became of the decisions of the meetings before: where each owner stands, as the server told last. */
function LastTime({ of: { id, seriesId, previousId } }: { of: Held }) {
  const say = useSay()
  const [language] = useLanguage()
  const { items = [] } = useKept<{ items: Before[] }>(`rapat.lalu.${id}`, seriesId || previousId ? `/api/v1/meetings/${id}/before` : undefined) ?? {}
  if (!items.length) return null
  return (
    <Section title={say('meet.last_time')} id="rapat-lalu"><List>{items.map(({ id: line, text, day, due, standing }) => (
      <PlainRow key={line} title={text} lead={dayWords(language, day, true)}>
        {standing.map(({ name, stage }) => <p key={name}>{name}: {say(`hearing_stage.${stage}`)}</p>)}{due && <p>{say('meet.due', { day: dayWords(language, due, true) })}</p>}
      </PlainRow>
    ))}</List></Section>
  )
}
