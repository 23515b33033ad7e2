import { Button, FileButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Problem } from '#kernel/problem.ts'
import { useApp } from '#web/app.tsx'
import { useAttempt } from '#web/hooks.ts'
import type { Http } from '#web/http.ts'
import { sendPicture } from '#web/photowork.ts'
import { useAddress } from '#web/photopicker.tsx'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { Band } from '#web/office/marks.tsx'
import { useQuery } from '#web/office/query.ts'
import { ATTACHED, type Attachment, type Hearing, MOST_FILES } from './kinds.ts'

/** A file chosen at the desk: what the act says of it, and its bytes. */
export type Chosen = Pick<Attachment, 'sha256' | 'name' | 'type' | 'size'> & { bytes: File }
const MOST_BYTES = 5_242_880

/** Reads what was chosen; throws when it is no PDF and no picture, or too large. */
async function chosenOf(bytes: File): Promise<Chosen> {
  if (!ATTACHED.includes(bytes.type as Attachment['type']) || bytes.size > MOST_BYTES || bytes.size === 0) throw new Problem('not_a_file', 422)
  const hash = await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer())
  return { sha256: [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, '0')).join(''), name: bytes.name.slice(0, 120), type: bytes.type as Attachment['type'], size: bytes.size, bytes }
}

/** Sends the bytes of attachments after the words that name them. */
export async function sendAttached(http: Http, directiveId: string, files: readonly Chosen[]): Promise<void> {
  for (const { sha256, type, bytes } of files) await sendPicture(http, { to: 'directives', visitId: directiveId, sha256, type }, bytes, () => undefined)
}

/** Chooses what goes with the words: PDF or pictures, each once, five at most. */
export function AttachBox({ files, onFiles }: { files: readonly Chosen[]; onFiles(files: Chosen[]): void }) {
  const say = useSay()
  const { problem, attempt } = useAttempt()
  const take = (taken: File[]) => void attempt(async () => {
    const more = await Promise.all(taken.map(chosenOf))
    onFiles([...new Map([...files, ...more].map(one => [one.sha256, one])).values()].slice(0, MOST_FILES))
  })
  return (
    <div role="group" aria-label={say('office.directives.attach')}>
      <RefusalBand problem={problem} />
      <FileButton multiple accept={ATTACHED.join(',')} onChange={take}>{props => <Button variant="default" disabled={files.length >= MOST_FILES} {...props}>{say('office.directives.attach')}</Button>}</FileButton>
      <p className="muted">{say('office.directives.attach_hint')}</p>
      {files.length > 0 && <ul className="chips">{files.map(one => <li key={one.sha256}>{one.name} <Button size="compact-sm" variant="default" aria-label={say('office.directives.remove', { part: one.name })} onClick={() => onFiles(files.filter(({ sha256 }) => sha256 !== one.sha256))}>×</Button></li>)}</ul>}
    </div>
  )
}

/** What came with the words; its sender sends again what did not arrive. */
export function AttachedList({ files, base, mine }: { files: readonly Attachment[] | null | undefined; base: string; mine?: string }) {
  const say = useSay()
  if (!files?.length) return null
  return <div><p><strong>{say('hear.attached')}</strong></p><ul className="plain">{files.map(file => <li key={file.sha256}><Attached file={file} path={`${base}/files/${file.sha256}`} mine={file.of ? undefined : mine} /></li>)}</ul></div>
}

function Attached({ file, path, mine }: { file: Attachment; path: string; mine: string | undefined }) {
  const say = useSay()
  const { http } = useApp()
  const { busy, problem, attempt } = useAttempt()
  const [state, setState] = useState<'gone' | 'other' | 'sent'>()
  const open = () => void attempt(async () => {
    const bytes = await http.bytes(path).catch((refusal: Problem) => { if (refusal.status !== 404) throw refusal; setState('gone'); return undefined })
    if (!bytes) return
    const address = URL.createObjectURL(bytes)
    Object.assign(document.createElement('a'), { href: address, download: file.name }).click()
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  })
  const again = (bytes: File | null) => void attempt(async () => {
    if (!bytes || !mine) return
    const chosen = await chosenOf(bytes)
    if (chosen.sha256 !== file.sha256) return setState('other')
    await sendAttached(http, mine, [chosen])
    setState('sent')
  })
  return (
    <>
      <Button variant="default" loading={busy} onClick={open}>{file.name} · {Math.max(1, Math.round(file.size / 1000))} kB</Button>
      {state && <p role="status" className="muted">{say(`office.directives.attached_${state}`)}</p>}
      {mine && (state === 'gone' || state === 'other') && <FileButton accept={file.type} onChange={again}>{props => <Button variant="default" {...props}>{say('office.directives.attach_again')}</Button>}</FileButton>}
      <RefusalBand problem={problem} />
    </>
  )
}

type Held = Pick<Hearing, 'id' | 'voice' | 'restatement' | 'restated' | 'evidence' | 'evidenceFiles' | 'evidenceVisitId' | 'trail' | 'wording'>

/** What a recipient understood: the words, and the voice. */
export function RestatedHere({ hearing }: { hearing: Held }) {
  const say = useSay()
  return <>{!hearing.restated && <p className="muted">{say('hear.evidence.old')}</p>}{hearing.restatement && <p>{hearing.restatement}</p>}{hearing.voice && <Played path={`/api/v1/hearings/${hearing.id}/files/${hearing.voice}`} />}</>
}

function Played({ path }: { path: string }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  return open ? <Playing path={path} /> : <Button variant="default" onClick={() => setOpen(true)}>{say('hear.record.play')}</Button>
}

function Playing({ path }: { path: string }) {
  const say = useSay()
  const { address, failed } = useServed(path)
  return address ? <audio controls autoPlay src={address} aria-label={say('hear.record')} /> : <p role="status" className="muted">{say(failed ? 'hear.record.not_here' : 'app.loading')}</p>
}

function useServed(path: string): { address: string | undefined; failed: boolean } {
  const { http } = useApp()
  const [failed, setFailed] = useState(false)
  useEffect(() => setFailed(false), [path])
  return { failed, address: useAddress(() => http.bytes(path).catch(() => { setFailed(true); return undefined }), path) }
}

/** What shows that it was carried out, and for which wording. */
export function EvidenceHere({ hearing }: { hearing: Held }) {
  const say = useSay()
  const { evidence, evidenceFiles, evidenceVisitId, trail, wording } = hearing
  if (!evidence && !evidenceFiles?.length && !evidenceVisitId) return null
  const on = (trail ?? []).findLast(one => one.stage === 'dilaksanakan')?.wording
  return (
    <Band tone="daun" title={say('hear.evidence')}>
      {wording > 0 && on !== undefined && <p className="muted">{say(on === wording ? 'hear.evidence.last' : 'hear.evidence.old')}</p>}
      {evidence && <p>{evidence}</p>}
      {evidenceVisitId && <OfVisit id={evidenceVisitId} />}
      {!!evidenceFiles?.length && <ul className="photos">{evidenceFiles.map((one, nth) => <li key={one}><Shown path={`/api/v1/hearings/${hearing.id}/files/${one}`} label={say('hear.evidence.photo', { nth: nth + 1 })} /></li>)}</ul>}
    </Band>
  )
}

function Shown({ path, label }: { path: string; label: string }) {
  const say = useSay()
  const { address, failed } = useServed(path)
  return address ? <a href={address} target="_blank" rel="noreferrer"><img src={address} alt={label} width={240} /></a> : <span role="status" className="muted">{say(failed ? 'photo.not_here' : 'app.loading')}</span>
}

/** The visit that shows it, as far as the reader may see it. */
function OfVisit({ id }: { id: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const { data } = useQuery<{ day: string; purpose?: string | null; caseId?: string | null }>(`/api/v1/visits/${id}`, true)
  if (!data) return null
  return <p>{say('hear.done.visit')}: {dayWords(language, data.day, true)}{data.purpose && ` · ${say(`purpose.${data.purpose}`)}`}</p>
}
