import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { useOwnPlace, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useRecords } from '#web/hooks.ts'
import { Mark } from '#web/kit/band.tsx'
import { LinkButton } from '#web/kit/button.tsx'
import { List, ListRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { useOpens } from '#web/opens.ts'
import { dayWords, windowWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { hostsOf } from '../hosts.ts'
import { Attendance, Meeting } from '../kinds.ts'
import { presenceOf } from '../window.ts'

/** A meeting, and how I stand to it: invited, or holding it. */
type Mine = { meeting: Read<typeof Meeting>; mine?: Read<typeof Attendance>; holds: boolean }
const FEW = 3
const MOST = 60

/** The meetings that this phone knows, nearest first: those to come, and those that are over. */
function useMeetings(): { ahead: Mine[]; over: Mine[] } {
  const { worker } = useSession()
  const today = dayAt(useOwnPlace(), trueNow())
  const rows = useRecords(Attendance, { workerId: worker.id }).filter(({ withdrawn }) => !withdrawn)
  const all = useRecords(Meeting).map(meeting => ({ meeting, mine: rows.find(({ meetingId }) => meetingId === meeting.id), holds: hostsOf(meeting).includes(worker.id) })).filter(({ mine, holds }) => mine || holds)
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const isAhead = ({ meeting: { day, state } }: Mine) => state === 'berlangsung' || (state === 'direncanakan' && day >= today)
  return { ahead: all.filter(isAhead), over: all.filter(one => !isAhead(one)).toReversed() }
}

const keyOf = ({ meeting }: Mine) => `${meeting.day} ${meeting.from} ${meeting.id}`
const waits = ({ mine }: Mine) => mine?.reply === 'menunggu'

/** On home: the next few meetings, those that wait for an answer first. */
export function NextMeetings() {
  const say = useSay()
  const { ahead, over } = useMeetings()
  const opens = useOpens()
  if (!ahead.length && !over.length && !opens('meeting.hold')) return null
  const open = ahead.filter(waits).length
  return (
    <Section title={open ? `${say('meet.title')} (${open})` : say('meet.title')} id="rapat">
      {ahead.length ? <Rows of={[...ahead.filter(waits), ...ahead.filter(one => !waits(one))].slice(0, FEW)} /> : <p className="lead">{say('meet.none')}</p>}
      <div className="buttons"><LinkButton to="/rapat">{say('meet.all')}</LinkButton></div>
    </Section>
  )
}

/** My meetings: what waits for my answer, what is to come, what is over. */
export function MeetingsPage() {
  const say = useSay()
  const { ahead, over } = useMeetings()
  const opens = useOpens()
  const [open, rest] = [ahead.filter(waits), ahead.filter(one => !waits(one))]
  return (
    <Page title={say('meet.title')} back="/">
      {opens('meeting.hold') && <div className="bigs"><LinkButton to="/rapat/baru" tone="primary">{say('meet.plan')}</LinkButton></div>}
      {!ahead.length && !over.length && <EmptyState title={say('meet.none')} />}
      {open.length > 0 && <Section title={`${say('meet.waits')} (${open.length})`} id="menunggu"><Rows of={open} /></Section>}
      {rest.length > 0 && <Section title={say('meet.ahead')} id="mendatang"><Rows of={rest} /></Section>}
      {over.length > 0 && <Section title={say('trips.behind')} id="lewat"><Rows of={over.slice(0, MOST)} /></Section>}
    </Page>
  )
}

function Rows({ of }: { of: readonly Mine[] }) {
  const say = useSay()
  const [language] = useLanguage()
  return (
    <List>{of.map(one => {
      const { meeting, mine, holds } = one
      return (
        <ListRow key={meeting.id} to={`/rapat/${meeting.id}`} title={meeting.title} attention={waits(one)} lead={dayWords(language, meeting.day, true)} mark={<Standing meeting={meeting} mine={mine} />}>
          {windowWords(meeting.region, meeting.from, meeting.to)} · {meeting.place}{holds && ` · ${say('meet.you_hold')}`}
        </ListRow>
      )
    })}</List>
  )
}

/** How I stand to a meeting, in one word: called off, there or not, or what I answered. */
export function Standing({ meeting, mine }: Omit<Mine, 'holds'>) {
  const say = useSay()
  if (meeting.state === 'batal') return <Mark tone="bata">{say('meeting_state.batal')}</Mark>
  if (!mine) return null
  const presence = presenceOf(mine, meeting)
  if (presence !== 'belum') return <Mark tone={presence === 'tidak_hadir' ? 'quiet' : 'daun'}>{say(`presence.${presence}`)}</Mark>
  return <Mark tone={mine.reply === 'menunggu' ? 'tembaga' : 'quiet'}>{say(`reply.${mine.reply}`)}{mine.reply === 'hadir' && mine.seat === 'tunggu' && `, ${say('meet.queue')}`}</Mark>
}
