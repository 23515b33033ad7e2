import { useEffect } from 'react'
import { Link } from 'wouter'
import { useSay } from '#web/words.tsx'
import { Page } from '#web/office/page.tsx'
import { useQuery } from '#web/office/query.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { type CodeNow, sumOf } from './office-data.ts'

const ASK_MS = 5000

/** The big screen at the door: the code of the minute, to be scanned or typed, and how many are here. */
export function ScreenPage({ id }: { id: string }) {
  const say = useSay()
  const answer = useQuery<CodeNow>(`/api/v1/meetings/${id}/code`)
  const { reload } = answer
  useEffect(() => { const timer = setInterval(reload, ASK_MS); return () => clearInterval(timer) }, [reload])
  return (
    <Page title={say('office.screen.title')} actions={<Link className="button-link" href={`/rapat/${id}`}>{say('office.screen.back')}</Link>}>
      <Answer of={answer} rows={6}>{({ code, qr, counts }) => (code && qr ? (
        <div className="bigscreen">
          <img alt={say('office.screen.qr')} src={`data:image/svg+xml;utf8,${encodeURIComponent(qr)}`} width={420} height={420} />
          <div>
            <p>{say('office.screen.how')}</p>
            <p className="bigcode num" aria-live="polite">{code.slice(0, 3)} {code.slice(3)}</p>
            <p className="lead">{say('office.screen.here', { present: sumOf(counts, 'present') + sumOf(counts, 'represented'), all: sumOf(counts, 'all') })}</p>
          </div>
        </div>
      ) : <Nothing title={say('office.screen.none')} />)}</Answer>
    </Page>
  )
}
