import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { ageWords, dayWords, windowWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { ShortLedger } from '#web/office/ledger.tsx'
import { Mark, Who } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
import { Nothing } from '#web/office/states.tsx'
import { useMay } from '#web/office/store.tsx'
import { RecordDialog } from './office-record.tsx'
import { ShareDialog } from './office-share.tsx'
import { type Notice, waitingHours } from './rules.ts'

const LONG_HOURS = 24
const FEW = 8

/** Notices that nobody has answered, the longest silence first; an answer by voice is recorded here. */
export function SilentSection({ notices, aside }: { notices: readonly Notice[]; aside?: ReactNode }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const may = useMay()
  const [answering, answer] = useState<Notice>()
  const [sharing, share] = useState<Notice>()
  const now = new Date().toISOString()
  const rows = notices.toSorted((a, b) => waitingHours(b, now) - waitingHours(a, now))
  return (
    <Section id="belum-dijawab" title={say('office.silent.title')} lead={rows.length ? say('office.silent.lead') : undefined} aside={aside}>
      {rows.length === 0 ? <Nothing title={say('office.silent.none')} /> : (
        <ShortLedger label={say('office.silent.title')} few={FEW} rows={rows} marked={row => waitingHours(row, now) >= LONG_HOURS} columns={[
          { head: say('office.silent.to'), cell: row => <>{row.toRole ? say(`pillar.${row.toRole}`) : row.toName}{row.rt && ` ${row.rt}`} {placeName(row.region)}{row.toRole && row.toName && <span className="muted"> ({row.toName})</span>}</> },
          { head: say('office.silent.visit'), cell: row => <><Who name={row.told?.leadName} pillar={row.told?.leadPillar} /> · {row.day && dayWords(language, row.day, true)}, {windowWords(row.region, row.told?.from, row.told?.to)}</>, narrow: 'plain' },
          { head: say('field.state'), cell: row => <Mark tone="tembaga">{say(`notice_state.${row.state}`)}</Mark>, narrow: 'plain' },
          { head: say('office.silent.since'), cell: row => ageWords(say, row.sharedAt ?? row.at) },
          { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => <span className="buttons tight">
            {may('notice.share', row.region) && <Button size="compact-sm" variant="default" onClick={() => share(row)}>{say('office.silent.share')}</Button>}
            {may('notice.record', row.region) && <Button size="compact-sm" variant="default" onClick={() => answer(row)}>{say('office.silent.record')}</Button>}
          </span> },
        ]} />
      )}
      {answering && <RecordDialog notice={answering} onClose={() => answer(undefined)} />}
      {sharing && <ShareDialog notice={sharing} onClose={() => share(undefined)} />}
    </Section>
  )
}

/** Notices that reached nobody yet: whom they are for has no account, so somebody has to share them. */
export function UnsharedSection({ notices }: { notices: readonly Notice[] }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const may = useMay()
  const [answering, answer] = useState<Notice>()
  const [sharing, share] = useState<Notice>()
  if (notices.length === 0) return null
  return (
    <Section id="belum-dibagikan" title={say('office.unshared.title')} lead={say('office.unshared.lead')}>
      <ShortLedger label={say('office.unshared.title')} few={FEW} rows={notices} columns={[
        { head: say('office.silent.to'), cell: row => <>{row.toRole ? say(`pillar.${row.toRole}`) : row.toName}{row.rt && ` ${row.rt}`} {placeName(row.region)}{row.toRole && row.toName && <span className="muted"> ({row.toName})</span>}</> },
        { head: say('office.silent.visit'), cell: row => <><Who name={row.told?.leadName} pillar={row.told?.leadPillar} /> · {row.day && dayWords(language, row.day, true)}, {windowWords(row.region, row.told?.from, row.told?.to)}</>, narrow: 'plain' },
        { head: say('field.state'), cell: row => <Mark tone="bata">{say(`notice_state.${row.state}`)}</Mark>, narrow: 'plain' },
        { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => <span className="buttons tight">
          {may('notice.share', row.region) && <Button size="compact-sm" variant="default" onClick={() => share(row)}>{say('office.silent.share')}</Button>}
          {may('notice.record', row.region) && <Button size="compact-sm" variant="default" onClick={() => answer(row)}>{say('office.silent.record')}</Button>}
        </span> },
      ]} />
      {answering && <RecordDialog notice={answering} onClose={() => answer(undefined)} />}
      {sharing && <ShareDialog notice={sharing} onClose={() => share(undefined)} />}
    </Section>
  )
}
