import { useEffect } from 'react'
import { Link } from 'wouter'
import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { useApp, useSession, useSignal } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useAction, useRecords } from '#web/hooks.ts'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { EmptyState, Skeleton } from '#web/kit/states.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { actorOf } from '#web/session.ts'
import { nearDay, windowWords } from '#web/when.ts'
import { useHasWords, useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { isAddressee, Notice, open } from '#slices/notices/rules.ts'
import { noticeWords } from '#slices/notices/told.ts'
import { Crew, usePillarShort } from '#slices/workers/field/people.tsx'
import { AnswerForm } from './answer.tsx'
import { AnswerLine, StateMark } from './state.tsx'

type Told = Read<typeof Notice>

/** The kelurahan's three lists: waiting for an answer, still to come, done. */
export function Inbox() {
  const say = useSay()
  const mine = useMyNotices().filter(notice => notice.asks)
  const { loaded } = useSignal(useApp().sync)
  const coming = (notice: Told) => !notice.cancelled && (notice.day ?? '') >= dayAt(notice.region, trueNow())
  const waiting = mine.filter(notice => coming(notice) && notice.state !== 'dijawab')
  const ahead = mine.filter(notice => coming(notice) && notice.state === 'dijawab')
  const done = mine.filter(notice => !coming(notice)).slice(-30).reverse()
  if (!loaded && mine.length === 0) return <Skeleton />
  return <>
    <Section title={`${say('notices.waiting')} (${waiting.length})`} id="waiting">
      {waiting.length ? <List>{waiting.map(notice => <Arrival key={notice.id} notice={notice} answers />)}</List> : <EmptyState title={say('notices.waiting.none')} />}
    </Section>
    <Section title={`${say('notices.coming')} (${ahead.length})`} id="coming">
      {ahead.length ? <List>{ahead.map(notice => <Arrival key={notice.id} notice={notice} answers />)}</List> : <p className="lead">{say('notices.coming.none')}</p>}
    </Section>
    <details className="more"><summary>{say('notices.done')} ({done.length})</summary><List>{done.map(notice => <Arrival key={notice.id} notice={notice} />)}</List></details>
  </>
}

/** Who comes, from which pillar, when, why, where and to how many households; never a name of anyone in need. */
function Arrival({ notice, answers }: { notice: Told; answers?: boolean }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  useOpened(notice)
  const { told } = notice
  const today = dayAt(notice.region, trueNow())
  const place = [placeName(notice.region), told.rts?.length ? `RT ${told.rts.join(', ')}` : ''].filter(Boolean).join(' · ')
  return (
    <PlainRow
      attention={answers && notice.state !== 'dijawab'} mark={<StateMark notice={notice} />}
      title={<><span className="when">{notice.day && nearDay(say, language, notice.day, today)} {windowWords(notice.region, told.from, told.to)}</span><Crew name={told.leadName} pillar={told.leadPillar} /></>}
    >
      <p>{told.purpose && say(`purpose.${told.purpose}`)} · {place}</p>
      {(told.households ?? 0) > 0 && <p>{say('notices.households', { count: told.households })}</p>}
      {notice.state === 'dijawab' && <AnswerLine notice={notice} />}
      {answers && notice.state !== 'dijawab' && <AnswerForm notice={notice} />}
      {answers && notice.state === 'dijawab' && <details className="more"><summary>{say('notices.change')}</summary><AnswerForm notice={notice} /></details>}
    </PlainRow>
  )
}

/** Messages to me that ask nothing: joined, overlapping, answered, read, yours to do; newest first. */
export function Messages({ most = 8, linkOf, aboutOf }: { most?: number; linkOf(notice: Told): string | undefined; aboutOf?(notice: Told): string | undefined }) {
  const say = useSay()
  const [language] = useLanguage()
  const has = useHasWords()
  const pillar = usePillarShort()
  const notices = useMyNotices().filter(notice => notice.toWorker && !notice.cancelled).sort((a, b) => (a.at < b.at ? 1 : -1))
  const fresh = notices.filter(notice => !notice.openedAt)
  const shown = [...fresh, ...notices.filter(notice => notice.openedAt)].slice(0, most)
  if (!shown.length) return <p className="lead">{say('notices.none')}</p>
  return <List>{shown.map(notice => {
    const today = dayAt(notice.region, trueNow())
    // what another app reads has no words here
    const words = has(`notice.${notice.code}`) ? noticeWords(notice, { say, pillar, day: day => nearDay(say, language, day, today) }) : say('notices.elsewhere')
    return <Message key={notice.id} notice={notice} words={words} link={linkOf(notice)} about={aboutOf?.(notice)} />
  })}</List>
}

function Message({ notice, words, link, about }: { notice: Told; words: string; link?: string; about?: string }) {
  const say = useSay()
  const { run, problem } = useAction(open)
  return (
    <PlainRow attention={!notice.openedAt} title={notice.openedAt ? <span className="plain-title">{words}</span> : words}>
      {about && <p>{about}</p>}
      <Refusal problem={problem} />
      <span className="buttons">
        {link && <Link className="btn small" href={link} onClick={() => { if (!notice.openedAt) void run({ noticeId: notice.id }) }}>{say('notices.see')}</Link>}
        {!notice.openedAt && <button type="button" className="btn small btn-quiet" onClick={() => void run({ noticeId: notice.id })}>{say('notices.understood')}</button>}
      </span>
      {notice.asks && notice.state !== 'dijawab' && <AnswerForm notice={notice} />}
    </PlainRow>
  )
}

/** All notices addressed to me, by name or through a post; soonest day first. */
export function useMyNotices(): Told[] {
  const session = useSession()
  const actor = actorOf(session)
  return useRecords(Notice).filter(notice => isAddressee(notice, actor)).sort((a, b) => ((a.day ?? a.at) < (b.day ?? b.at) ? -1 : 1))
}

/** A notice counts as opened once it has been on the addressee's screen. */
function useOpened(notice: Told): void {
  const { run } = useAction(open)
  const isNew = !notice.openedAt && !notice.cancelled
  useEffect(() => {
    if (!isNew) return
    const timer = setTimeout(() => void run({ noticeId: notice.id }), 1_500)
    return () => clearTimeout(timer)
  }, [isNew, notice.id, run])
}
