import { useEffect, useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { holds } from '#kernel/rights.ts'
import { useApp, useSession, useSignal } from '#web/app.tsx'
import { Download } from '#web/download.tsx'
import { useAction } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { Page } from '#web/kit/page.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { actorOf } from '#web/session.ts'
import { useSay } from '#web/words.tsx'
import { sign } from './acts.ts'

/** The hand-over of a resident: looked at as it will be printed, and signed by the head of the house. */
export function SigningPage({ id }: { id: string }) {
  const say = useSay()
  const { sheet, http, outbox } = useApp()
  const { run, busy, problem } = useAction(sign)
  const [done, setDone] = useState(false)
  const [number, hear] = useState<string>()
  const waiting = useSignal(outbox).length
  // the register gives the number: it is asked for again when what was signed here has gone out
  useEffect(() => {
    let live = true
    http.get<{ number?: string | null }>(`/api/v1/letters/${id}`).then(letter => { if (live) hear(letter.number ?? undefined) }, () => undefined)
    return () => { live = false }
  }, [http, id, waiting])
  const may = holds(sheet, actorOf(useSession()), 'letter.sign_house')
  return (
    <Page title={say('stay.letter')} back="/" lead={number ? undefined : say('stay.letter_lead')}>
      <Download path={`/api/v1/letters/${id}/letter.pdf`} name="berita-acara.pdf">{say('stay.letter_look')}</Download>
      {done || number ? <Band tone="daun" alert title={number && say('stay.letter_number', { number })}>{done ? say('stay.letter_signed') : say('stay.letter_bears')}</Band> : may && <>
        <Refusal problem={problem} />
        <Button tone="primary" wide busy={busy} onPress={() => void run({ letterId: id }, homeOf(id)).then(sent => { if (sent) setDone(true) })}>{say('stay.letter_sign')}</Button>
      </>}
    </Page>
  )
}
