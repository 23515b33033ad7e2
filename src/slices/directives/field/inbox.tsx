import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { holds } from '#kernel/rights.ts'
import { rights } from '#src/rights.ts'
import { useOwnPlace, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useRecords } from '#web/hooks.ts'
import { Mark } from '#web/kit/band.tsx'
import { LinkButton } from '#web/kit/button.tsx'
import { List, ListRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { actorOf } from '#web/session.ts'
import { dueWords } from '#web/when.ts'
import { useSay } from '#web/words.tsx'
import { isEnded } from '../flow.ts'
import { Directive, Hearing } from '../kinds.ts'
import { awaitedBy, awaitedFrom, funnelOf, type Reached } from '../ledger.ts'

type Held = Read<typeof Hearing>
const FEW = 4
const MOST = 60

function useAwaited() {
  const { worker } = useSession()
  const today = dayAt(useOwnPlace(), trueNow())
  const hearings = useRecords(Hearing)
  return { hearings, today, me: worker.id, forMe: awaitedFrom(hearings, worker.id, today), byMe: awaitedBy(hearings, worker.id, today) }
}

/** On home: the first few of what others wait for from me, and how many I wait for. */
export function Awaited() {
  const say = useSay()
  const { hearings, forMe, byMe } = useAwaited()
  const { posts } = useSession()
  const writes = posts.some(({ role }) => rights[role]?.sends || rights[role]?.asks)
  if (!hearings.length && !writes) return null
  return (
    <Section title={`${say('hear.for_me')} (${forMe.length})`} id="ditunggu">
      {forMe.length ? <List>{forMe.slice(0, FEW).map(one => <HearingRow key={one.id} hearing={one} />)}</List> : <p className="lead">{say('hear.for_me.none')}</p>}
      <div className="buttons"><LinkButton to="/arahan">{byMe.length ? `${say('hear.by_me')} (${byMe.length})` : say('hear.all')}</LinkButton></div>
    </Section>
  )
}

/** All official words: what is awaited from me, what I wait for, what I sent, and the rest. */
export function HearingsPage() {
  const say = useSay()
  const session = useSession()
  const { hearings, me, forMe, byMe } = useAwaited()
  const sent = useRecords(Directive).filter(one => one.fromId === me).toSorted((a, b) => (a.at < b.at ? 1 : -1))
  const rest = hearings.filter(one => one.workerId === me && !forMe.includes(one)).toSorted((a, b) => (a.at < b.at ? 1 : -1))
  const actor = actorOf(session)
  const writes = holds(rights, actor, 'directive.send') || holds(rights, actor, 'directive.request')
  return (
    <Page title={say('hear.title')} back="/">
      {writes && <div className="bigs"><LinkButton to="/arahan/baru" tone="primary">{say('hear.write')}</LinkButton></div>}
      <Section title={`${say('hear.for_me')} (${forMe.length})`} id="dari-anda">{forMe.length ? <List>{forMe.slice(0, MOST).map(one => <HearingRow key={one.id} hearing={one} />)}</List> : <p className="lead">{say('hear.for_me.none')}</p>}</Section>
      {sent.length > 0 && <Section title={say('hear.sent')} id="terkirim"><List>{sent.slice(0, MOST).map(one => <SentRow key={one.id} directive={one} />)}</List></Section>}
      {byMe.length > 0 && <details className="more" open={byMe.length <= FEW}><summary>{say('hear.by_me')} ({byMe.length})</summary><List>{byMe.slice(0, MOST).map(one => <HearingRow key={one.id} hearing={one} />)}</List></details>}
      {rest.length > 0 && <details className="more"><summary>{say('hear.rest')} ({rest.length})</summary><List>{rest.slice(0, MOST).map(one => <HearingRow key={one.id} hearing={one} />)}</List></details>}
    </Page>
  )
}

/** One's own words in a list, with how many came to which state. */
function SentRow({ directive: { id, sort, subject, total } }: { directive: Read<typeof Directive> }) {
  const say = useSay()
  const [sent, ...states] = funnelOf(sort, useRecords(Hearing, { directiveId: id }))
  return <ListRow to={`/arahan/kirim/${id}`} title={subject} mark={<Mark>{say(`directive_sort.${sort}`)}</Mark>}>{[say('hear.people', { count: sent!.count || total }), ...states.map(({ stage, count }) => `${say(`hearing_stage.${stage}`)} ${count}`)].join(' · ')}</ListRow>
}

/** One hearing in a list: what it is about, between whom, where it stands, when it is due. */
export function HearingRow({ hearing }: { hearing: Held }) {
  const say = useSay()
  const { worker } = useSession()
  const { subject, sort, due, region } = hearing
  const mine = hearing.workerId === worker.id
  const today = dayAt(region, trueNow())
  const open = hearing.turn !== 'selesai'
  return (
    <ListRow to={`/arahan/${hearing.id}`} title={subject} attention={hearing.turn === (mine ? 'penerima' : 'pengirim')} mark={<Standing hearing={hearing} />}>
      {say(`directive_sort.${sort}`)} · {mine ? hearing.fromName : hearing.workerName}{due && open && ` · ${dueWords(say, due, today)}`}{hearing.wording > 0 && ` · ${say('hear.last')}`}
    </ListRow>
  )
}

/** Where a hearing stands, in one word; and whether it reached the recipient, where that was asked: what did not is nobody's fault. */
export function Standing({ hearing: { stage, turn }, reached }: { hearing: Pick<Held, 'stage' | 'turn'>; reached?: Reached }) {
  const say = useSay()
  // what was opened before a correction is to be opened again
  const silent = stage === 'terkirim' && reached !== 'dibuka' && reached
  return <Mark tone={isEnded(stage) || (silent && reached !== 'belum_dibuka') ? 'quiet' : turn === 'selesai' ? 'daun' : 'tembaga'}>{say(silent ? `reached.${reached}` : `hearing_stage.${stage}`)}</Mark>
}
