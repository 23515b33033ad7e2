import { Button } from '@mantine/core'
import { useState } from 'react'
import { useApp } from '#web/app.tsx'
import { useAttempt } from '#web/hooks.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { type Code, Slip } from '#web/office/slip.tsx'

/** A first password, made once, shown once, printed or read out; the worker chooses an own one at the first sign-in. */
export function CodeDialog({ worker, onClose }: { worker: { id: string; name: string }; onClose: () => void }) {
  const say = useSay()
  const { http } = useApp()
  const { busy, problem, attempt } = useAttempt()
  const [code, setCode] = useState<Code>()
  const make = () => void attempt(async () => setCode(await http.post('/api/workers/' + worker.id + '/code')))
  return (
    <Dialog title={say('office.code.title', { name: worker.name })} onClose={onClose}>
      <div className="form">
        <RefusalBand problem={problem} />
        {code ? <>
          <div className="slip print-only" role="status"><Slip code={code} /></div>
          <p>{say('office.code.once')}</p>
          <div className="form-foot"><Button onClick={() => window.print()}>{say('office.print')}</Button><Button variant="default" onClick={onClose}>{say('app.close')}</Button></div>
        </> : <>
          <p>{say('office.code.warn')}</p>
          <div className="form-foot"><Button loading={busy} onClick={make}>{say('office.code.make')}</Button><Button variant="subtle" onClick={onClose}>{say('app.cancel')}</Button></div>
        </>}
      </div>
    </Dialog>
  )
}
