import { Button } from '@mantine/core'
import { useState } from 'react'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { usePillarWords } from '#web/office/marks.tsx'
import { useOffice } from '#web/office/store.tsx'
import { type Going, groupText } from './group.ts'

/** Salin untuk grup: five neutral lines in a dialog, to copy or share; no button for what is confidential. */
export function GroupButton({ going, name }: { going: Going; name: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const place = usePlaceName()
  const pillar = usePillarWords()
  const office = useOffice()
  const [open, setOpen] = useState(false)
  const [copied, setCopied] = useState(false)
  const text = groupText(going, { say, day: day => dayWords(language, day), place, pillar, office })
  if (!text) return null
  return (
    <>
      <Button size="compact-sm" variant="default" aria-label={say('office.group.of', { name })} onClick={() => setOpen(true)}>{say('office.group.press')}</Button>
      {open && (
        <Dialog title={say('office.group.press')} onClose={() => setOpen(false)}>
          <p>{say('office.group.lead')}</p>
          <blockquote className="quote" style={{ whiteSpace: 'pre-line' }}>{text}</blockquote>
          <div className="buttons">
            <Button onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true), () => setCopied(false))}>{say(copied ? 'office.copied' : 'office.copy')}</Button>
            {'share' in navigator && <Button variant="default" onClick={() => void navigator.share({ text }).catch(() => undefined)}>{say('office.group.share')}</Button>}
          </div>
        </Dialog>
      )}
    </>
  )
}
