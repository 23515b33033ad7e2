import { useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { useApp } from '#web/app.tsx'
import { useAttempt, useRecord } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { ServedPhotos } from '#web/photopicker.tsx'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Visit } from '#slices/trips/kinds.ts'
import type { Attachment, Hearing } from '../kinds.ts'
import { Played } from './recorder.tsx'

type Held = Read<typeof Hearing>

/** Where a file beside a hearing is asked for. */
const pathOf = (hearing: Pick<Held, 'id'>, sha256: string) => `/api/v1/hearings/${hearing.id}/files/${sha256}`

/** What a recipient understood: the words, and the voice. */
export function Restated({ hearing }: { hearing: Held }) {
  const say = useSay()
  return <>{!hearing.restated && <p className="muted">{say('hear.evidence.old')}</p>}{hearing.restatement && <p>{hearing.restatement}</p>}{hearing.voice && <Played path={pathOf(hearing, hearing.voice)} />}</>
}

/** What shows that it was carried out: words, a visit, pictures, and for which wording. */
export function Evidence({ hearing }: { hearing: Held }) {
  const say = useSay()
  const [language] = useLanguage()
  const visit = useRecord(Visit, hearing.evidenceVisitId)
  const { evidence, evidenceFiles, trail, wording } = hearing
  if (!evidence && !evidenceFiles?.length && !hearing.evidenceVisitId) return null
  const on = trail.findLast(one => one.stage === 'dilaksanakan')?.wording
  return (
    <Band tone="daun" title={say('hear.evidence')}>
      {wording > 0 && on !== undefined && <p className="hint">{say(on === wording ? 'hear.evidence.last' : 'hear.evidence.old')}</p>}
      {evidence && <p>{evidence}</p>}
      {visit && <p>{dayWords(language, visit.day, true)} · {visit.purpose && say(`purpose.${visit.purpose}`)}</p>}
      <ServedPhotos of={evidenceFiles?.map(one => ({ id: one, path: pathOf(hearing, one) }))} />
    </Band>
  )
}

/** What came with the words; opened with a line, for it is not kept on this device. */
export function Attachments({ hearing }: { hearing: Held }) {
  const say = useSay()
  const files = hearing.attachments ?? []
  if (!files.length) return null
  return <div className="form"><p><strong>{say('hear.attached')}</strong></p>{files.map(file => <Attached key={file.sha256} file={file} path={pathOf(hearing, file.sha256)} />)}</div>
}

function Attached({ file: { name, size, type }, path }: { file: Attachment; path: string }) {
  const say = useSay()
  const { http } = useApp()
  const { busy, problem, attempt } = useAttempt()
  const [gone, setGone] = useState(false)
  const open = () => attempt(async () => {
    const bytes = await http.bytes(path).catch((refusal: { status?: number }) => { if (refusal.status !== 404) throw refusal; setGone(true); return undefined })
    if (bytes) save(bytes, name)
  })
  return <><Button busy={busy} onPress={() => void open()}>{name} · {Math.max(1, Math.round(size / 1000))} kB{type === 'application/pdf' && ' · PDF'}</Button>{gone && <p className="hint" role="status">{say('hear.attached.not_here')}</p>}<Refusal problem={problem} /></>
}

function save(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes)
  Object.assign(document.createElement('a'), { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
