import { useEffect } from 'react'
import type { Read } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { dayAt } from '#kernel/day.ts'
import { useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useAction, useRecord } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { LinkButton } from '#web/kit/button.tsx'
import { Facts, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { useOpens } from '#web/opens.ts'
import { dayWords, dueWords, momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { DEMANDS, mayPass } from '../flow.ts'
import { hear } from '../hear.ts'
import { Hearing } from '../kinds.ts'
import { Answers } from './answers.tsx'
import { Attachments } from './files.tsx'
import { SenderAnswers } from './sender.tsx'
import { Words } from './wordings.tsx'

type Held = Read<typeof Hearing>
const OPENED_MS = 1_500

/** One directive as its recipient, or its sender, sees it: the words, what became of them, and what is to be said now. */
export function HearingPage({ id }: { id: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const { worker } = useSession()
  const hearing = useRecord(Hearing, id)
  useOpened(hearing, worker.id)
  if (!hearing) return <Page title={say('hear.title')} back="/arahan"><EmptyState title={say('app.not_here')} /></Page>
  const { sort, due, stage, region, anew, caseId } = hearing
  const today = dayAt(region, trueNow())
  return (
    <Page title={hearing.subject} tab={say('hear.title')} back="/arahan" lead={<><Mark>{say(`directive_sort.${sort}`)}</Mark> <SenderLine hearing={hearing} /></>}>
      {stage === 'dicabut' && <Band tone="bata">{say('problem.directive.withdrawn')}</Band>}
      {stage === 'dilepas' && <Band>{say('problem.hearing.released')}</Band>}
      {anew && hearing.turn === 'penerima' && !hearing.understoodAt && <Band tone="tembaga" title={say('hear.last')}><p>{say('hear.anew')}</p></Band>}
      <Words of={hearing} />
      <Attachments hearing={hearing} />
      <Facts of={[[say('hear.due'), due && `${dayWords(language, due)} (${dueWords(say, due, today)})`], [say('field.duty'), hearing.duty], [say('field.basis'), hearing.basis]]} />
      {caseId && <div><LinkButton to={`/kasus/${caseId}`}>{say('hear.case')}</LinkButton></div>}
      {hearing.workerId === worker.id ? <><Answers hearing={hearing} /><PassOn hearing={hearing} /></> : <SenderAnswers hearing={hearing} />}
      <States of={hearing} />
    </Page>
  )
}

/** Who sends, in what office, and in whose place. */
export function SenderLine({ hearing }: { hearing: Pick<Held, 'fromName' | 'fromRole' | 'delegation' | 'forName'> }) {
  const say = useSay()
  const { fromName, fromRole, delegation, forName } = hearing
  const office = fromRole ? `${delegation ? `${say(`delegation.${delegation}`)} ` : ''}${say(`role.${fromRole}`)}` : ''
  return <>{fromName}{office && `, ${office}`}{forName && ` (${say('hear.for_name', { name: forName })})`}</>
}

/** Where it was passed on to, and the way to pass it on while it is open. */
function PassOn({ hearing }: { hearing: Held }) {
  const { id, passedId } = hearing
  const say = useSay()
  const opens = useOpens()
  return (
    <div className="buttons">
      {passedId && <LinkButton to={`/arahan/kirim/${passedId}`}>{say('hear.passed')}</LinkButton>}
      {mayPass(hearing) && opens('directive.send') && <LinkButton to={`/arahan/${id}/teruskan`}>{say('hear.pass')}</LinkButton>}
    </div>
  )
}

/** The states that this sort asks for, each with who and when. */
function States({ of: hearing }: { of: Held }) {
  const say = useSay()
  const [language] = useLanguage()
  const last = hearing.trail.filter(one => one.wording === hearing.wording)
  return (
    <Section title={say('hear.states')} id="perjalanan">
      <Facts of={DEMANDS[hearing.sort].map(stage => {
        const reached = last.findLast(one => one.stage === stage)
        return [say(`hearing_stage.${stage}`), reached ? `${reached.byName}, ${momentWords(say, language, hearing.region, reached.at)}` : '–'] as const
      })} />
    </Section>
  )
}

/** Words count as opened once they have been on the recipient's screen. */
function useOpened(hearing: Held | undefined, me: string): void {
  const { run } = useAction(hear)
  const isNew = hearing?.workerId === me && hearing.stage === 'terkirim'
  const [id, wording] = [hearing?.id ?? '', hearing?.wording ?? 0]
  useEffect(() => {
    if (!isNew) return
    const timer = setTimeout(() => void run({ hearingId: id, wording }, homeOf(id)), OPENED_MS)
    return () => clearTimeout(timer)
  }, [isNew, id, wording, run])
}
