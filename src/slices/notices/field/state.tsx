import type { Read } from '#kernel/action.ts'
import { zoneOf } from '#kernel/day.ts'
import { postFor } from '#kernel/rights.ts'
import { useApp, useSession } from '#web/app.tsx'
import { useAction } from '#web/hooks.ts'
import { Mark } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { PlainRow } from '#web/kit/list.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { actorOf } from '#web/session.ts'
import { ageWords, dayWords, momentWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Notice, share } from '#slices/notices/rules.ts'
import { OralAnswer } from './oral.tsx'

type Told = Read<typeof Notice>

/** One notice of a trip as its sender sees it: who was told, its station, the answer, or the silence with its age. */
export function NoticeRow({ notice, unsent = false }: { notice: Told; /** What it tells is only on this device yet. */ unsent?: boolean }) {
  const say = useSay()
  const place = usePlaceName()
  const { sheet } = useApp()
  const session = useSession()
  const { worker } = session
  const records = notice.fromId === worker.id || postFor(sheet, actorOf(session), 'notice.record', notice.region) !== undefined
  const { run, busy, problem } = useAction(share)
  const whom = notice.toRole ? `${say(`notices.to.${notice.toRole}`)} ${place(notice.region)}${notice.rt ? ` · RT ${notice.rt}` : ''}` : notice.toName || say('notices.to.colleague')
  if (unsent) return <PlainRow title={whom} mark={<Mark tone="tembaga">{say('notices.unsent')}</Mark>} />
  return (
    <PlainRow title={whom} mark={<StateMark notice={notice} />}>
      {notice.toRole && notice.toName && <p>{notice.toName}</p>}
      <AnswerLine notice={notice} />
      <Refusal problem={problem} />
      {notice.state === 'belum_dibagikan' && notice.fromId === worker.id && !notice.cancelled &&
        <Button small busy={busy} onPress={() => void run({ noticeId: notice.id, by: 'tatap_muka' })}>{say('notices.told_orally')}</Button>}
      {notice.toRole && notice.state !== 'dijawab' && records && !notice.cancelled && <OralAnswer notice={notice} />}
    </PlainRow>
  )
}

/** The station of a notice in words and shape. */
export function StateMark({ notice }: { notice: Told }) {
  const say = useSay()
  if (notice.cancelled) return <Mark>{say('notice_cancelled')}</Mark>
  if (notice.state === 'dijawab') return <Mark tone={notice.answer === 'ditunda' ? 'tembaga' : 'daun'}>{say(`answer.${notice.answer}`)}</Mark>
  return <Mark tone={notice.state === 'belum_dibagikan' ? 'bata' : 'tembaga'}>{say(`notice_state.${notice.state}`)}</Mark>
}

/** The answer with its words and time; or how long there has been none. */
export function AnswerLine({ notice }: { notice: Told }) {
  const say = useSay()
  const [language] = useLanguage()
  if (notice.cancelled) return null
  if (notice.state === 'dijawab') return (
    <>
      <p>{say(notice.answeredOrally ? 'notices.answered_orally' : 'notices.answered_by', { name: notice.answeredBy, when: notice.answeredAt && momentWords(say, language, notice.region, notice.answeredAt) })}</p>
      {notice.proposedDay && <p><strong>{say('notices.proposed', { when: `${dayWords(language, notice.proposedDay)}${notice.proposedFrom ? `, ${notice.proposedFrom.slice(0, 5).replace(':', '.')} ${zoneOf(notice.region)}` : ''}` })}</strong></p>}
      {notice.answer === 'ditunda' && !notice.proposedDay && <p><strong>{say('notice_no_time')}</strong></p>}
      {notice.answeredOrally && notice.answeredVia && <p>{say('notices.recorded', { channel: say(`channel.${notice.answeredVia}`), name: notice.recordedBy })}</p>}
      {notice.note && <p>“{notice.note}”</p>}
    </>
  )
  if (notice.state === 'belum_dibagikan') return <p>{say('notices.not_shared')}</p>
  return <p>{say(notice.state === 'dibuka' ? 'notices.silent_opened' : 'notices.silent', { age: ageWords(say, notice.sharedAt ?? notice.at), when: momentWords(say, language, notice.region, notice.sharedAt ?? notice.at) })}</p>
}
