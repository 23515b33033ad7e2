import { Button } from '@mantine/core'
import { useState } from 'react'
import { dayAt } from '#kernel/day.ts'
import { useSearchParams } from 'wouter'
import { useApp } from '#web/app.tsx'
import { useAttempt } from '#web/hooks.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { address, useQuery } from '#web/office/query.ts'
import { KelurahanChoose } from '#web/office/regions.tsx'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useOffice, useStore, useTell } from '#web/office/store.tsx'
import { type DoorRow, DOOR_TONES, sendTo, spotOf } from './handing.ts'
import { DoorDialog } from './office-give.tsx'

/** Tautan jawaban: which lurah, RT and RW may answer by a link, how their links stand, and handing one out. */
export function DoorsPage() {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const { region: office } = useOffice()
  const [query, setQuery] = useSearchParams()
  const region = query.get('wilayah') ?? ''
  const doors = useQuery<{ items: DoorRow[] }>(address('/api/v1/doors', { region: region || office }))
  const [giving, give] = useState<DoorRow>()
  const [shutting, shut] = useState<DoorRow>()
  return (
    <Page title={say('office.doors.title')} lead={say('office.doors.lead')}>
      <div className="filters" role="group" aria-label={say('office.filters')}><KelurahanChoose id="t-region" label={say('office.kelurahan')} value={region} onValue={value => setQuery(value ? { wilayah: value } : {}, { replace: true })} /></div>
      <Section id="tautan" title={say('office.doors.posts')}>
        <Answer of={doors} rows={8}>{({ items }) => (items.length === 0 ? <Nothing title={say('office.doors.none')}>{say('office.doors.none_hint')}</Nothing> : (
          <Ledger label={say('office.doors.posts')} rows={items} keyOf={row => row.postId} columns={[
            { head: say('field.name'), cell: row => row.workerName, narrow: 'title' },
            { head: say('field.role'), cell: row => <>{say(`role.${row.role}`)} · {spotOf(row, placeName)}</>, narrow: 'plain' },
            { head: say('field.phone'), cell: row => row.phone ?? <Mark tone="bata">{say('office.doors.no_phone')}</Mark>, narrow: 'plain' },
            { head: say('field.state'), cell: row => <><Mark tone={DOOR_TONES[row.state]}>{say(`office.doors.state.${row.state}`)}</Mark>{row.state === 'berlaku' && row.endsAt && <span className="muted"> {say('office.doors.until', { day: dayWords(language, dayAt(row.region, row.endsAt), true) })}</span>}{row.openedAt && <p className="muted">{say('office.doors.last', { day: dayWords(language, dayAt(row.region, row.openedAt), true) })}</p>}</>, narrow: 'plain' },
            { head: say('office.action'), narrow: 'plain', cell: row => <span className="buttons">
              <Button size="compact-sm" variant="default" disabled={!row.phone} aria-label={`${say(row.state === 'tanpa' ? 'office.doors.make' : 'office.doors.renew')}: ${row.workerName}`} onClick={() => give(row)}>{say(row.state === 'tanpa' ? 'office.doors.make' : 'office.doors.renew')}</Button>
              {row.link && row.phone && <a href={sendTo('whatsapp', row.phone, row.link)} target="_blank" rel="noopener noreferrer" aria-label={`${say('office.doors.again')}: ${row.workerName}`}>{say('office.doors.again')}</a>}
              {row.state !== 'tanpa' && <Button size="compact-sm" variant="subtle" aria-label={`${say('office.doors.shut')}: ${row.workerName}`} onClick={() => shut(row)}>{say('office.doors.shut')}</Button>}
            </span> },
          ]} />
        ))}</Answer>
      </Section>
      {giving && <DoorDialog post={giving} onClose={() => { give(undefined); doors.reload() }} />}
      {shutting && <ShutDialog post={shutting} onClose={() => { shut(undefined); doors.reload() }} />}
    </Page>
  )
}

function ShutDialog({ post, onClose }: { post: DoorRow; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const { http } = useApp()
  const { kept } = useStore()
  const { busy, problem, attempt } = useAttempt()
  const press = () => void attempt(async () => {
    await http.remove(`/api/v1/posts/${post.postId}/door`)
    kept.clear()
    tell(say('office.saved'))
    onClose()
  })
  return (
    <Dialog title={`${say('office.doors.shut')}: ${post.workerName}`} onClose={onClose}>
      <RefusalBand problem={problem} />
      <p>{say('office.doors.shut_lead')}</p>
      <div className="form-foot"><Button color="bata" loading={busy} onClick={press}>{say('office.doors.shut')}</Button><Button variant="subtle" onClick={onClose}>{say('app.cancel')}</Button></div>
    </Dialog>
  )
}
