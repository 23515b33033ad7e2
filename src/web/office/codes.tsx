import { Button } from '@mantine/core'
import { useState } from 'react'
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
  const waiting = workers.filter(worker => !codes.some(code => code.worker === worker))
  const make = () => void attempt(async () => {
    for (const worker of waiting) {
      const code = await http.post<Code>(`/api/workers/${worker}/code`)
      setCodes(all => [...all, { ...code, worker }])
    }
  })
  if (workers.length === 0 && codes.length === 0) return null
  return (
    <Section id="kode" title={say('office.import.codes_done')} lead={lead ?? say('office.import.codes_lead')} aside={codes.length > 0 && waiting.length === 0 && <Button onClick={() => window.print()}>{say('office.print')}</Button>}>
      <RefusalBand problem={problem} />
      {waiting.length > 0 && <p className="line"><Button loading={busy} onClick={make}>{say('office.import.codes', { count: waiting.length })}</Button></p>}
      {problem && waiting.length > 0 && <p>{say('office.import.codes_cut', { count: waiting.length })}</p>}
      {codes.length > 0 && HERE.test(location.hostname) && <Band tone="tembaga">{say('office.only_here')}</Band>}
      {codes.length > 0 && <div className="handouts" role="list">{codes.map(code => <div role="listitem" key={code.worker}><Slip code={code} /></div>)}</div>}
    </Section>
  )
}
