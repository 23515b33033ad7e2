import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useApp } from '#web/app.tsx'
import { useAttempt } from '#web/hooks.ts'
import { useSay } from '#web/words.tsx'
import { RefusalBand } from './form.tsx'
import { Band } from './marks.tsx'
import { Section } from './page.tsx'
import { Slip, type Code } from './slip.tsx'

const HERE = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/

/** One code for each worker, made one after the other, shown once as a list to be printed on A4. */
export function Codes({ workers, lead }: { workers: readonly string[]; lead?: string }) {
  const say = useSay()
  const { http } = useApp()
  const { busy, problem, attempt } = useAttempt()
  const [codes, setCodes] = useState<readonly (Code & { worker: string })[]>([])
  const [making, setMaking] = useState<{ done: number; count: number }>()
  const [printed, setPrinted] = useState(0)
  useAskOnLeave(busy || codes.length > printed, say('office.import.codes_leave'))
  useEffect(() => {
    const note = () => setPrinted(codes.length)
    window.addEventListener('beforeprint', note)
    return () => window.removeEventListener('beforeprint', note)
  }, [codes.length])
  const waiting = workers.filter(worker => !codes.some(code => code.worker === worker))
  const make = () => void attempt(async () => {
    setMaking({ done: 0, count: waiting.length })
    for (const [nth, worker] of waiting.entries()) {
      const code = await http.post<Code>(`/api/workers/${worker}/code`)
      setCodes(all => [...all, { ...code, worker }])
      setMaking({ done: nth + 1, count: waiting.length })
    }
  })
  if (workers.length === 0 && codes.length === 0) return null
  return (
    <Section id="kode" title={say('office.import.codes_done')} lead={lead ?? say('office.import.codes_lead')} aside={codes.length > 0 && waiting.length === 0 && <Button onClick={() => window.print()}>{say('office.print')}</Button>}>
      <RefusalBand problem={problem} />
      {waiting.length > 0 && <p className="line"><Button loading={busy} onClick={make}>{say('office.import.codes', { count: busy && making ? making.count : waiting.length })}</Button></p>}
      {busy && making && <p role="status" className="no-print">{say('office.import.codes_running', making)}</p>}
      {problem && waiting.length > 0 && <p>{say('office.import.codes_cut', { count: waiting.length })}</p>}
      {codes.length > 0 && HERE.test(location.hostname) && <Band tone="tembaga">{say('office.only_here')}</Band>}
      {codes.length > 0 && <div className="handouts" role="list">{codes.map(code => <div role="listitem" key={code.worker}><Slip code={code} /></div>)}</div>}
    </Section>
  )
}

/** Asks before a page is left whose content cannot be shown again: by closing it, or by a link of this app. */
function useAskOnLeave(asks: boolean, question: string): void {
  useEffect(() => {
    if (!asks) return
    const close = (event: BeforeUnloadEvent) => event.preventDefault()
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest('a[href]:not([target=_blank])')
      if (!link || window.confirm(question)) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('beforeunload', close)
    document.addEventListener('click', follow, true)
    return () => { window.removeEventListener('beforeunload', close); document.removeEventListener('click', follow, true) }
  }, [asks, question])
}
