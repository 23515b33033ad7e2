import { useCallback, useEffect, useState } from 'react'
import { deviceLine } from '#kernel/device.ts'
import { useApp, useOwnPlace } from '#web/app.tsx'
import { useAttempt } from '#web/hooks.ts'
import { Button } from '#web/kit/button.tsx'
import { Select } from '#web/kit/fields.tsx'
import { Facts, List, PlainRow } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState, Skeleton } from '#web/kit/states.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'

type Phone = { id: string; workerName: string; agent?: string | null; version?: string | null; waiting: number; refused: number; skew: number; skewed: boolean; seenAt: string }
type Answer = { items: Phone[]; next?: string }
const SPANS = ['1', '3', '7', '14', '30']

/** The phones of a coordinator's own pillar, those longest silent first: numbers alone, so that somebody can be called in time. */
export function PillarPhonesPage() {
  const say = useSay()
  const { http } = useApp()
  const { busy, problem, attempt } = useAttempt()
  const [silent, narrow] = useState('')
  const [page, setPage] = useState<Answer>()
  const load = useCallback((span: string, before?: Answer) => attempt(async () => {
    const asked = new URLSearchParams({ ...span ? { silent: span } : {}, ...before?.next ? { after: before.next } : {} })
    const answer = await http.get<Answer>(`/api/v1/devices?${asked}`)
    setPage({ ...answer, items: [...before?.items ?? [], ...answer.items] })
  }), [attempt, http])
  useEffect(() => { void load(silent) }, [load, silent])
  return (
    <Page title={say('pillar_load.phones')} back="/pilar" lead={say('pillar_phones.lead')}>
      <Select id="phones-silent" label={say('pillar_phones.silent')} value={silent} onValue={narrow} empty={say('pillar_phones.all')} options={SPANS.map(value => ({ value, label: say('pillar_phones.days', { count: Number(value) }) }))} />
      <Refusal problem={problem} />
      {problem && <Button onPress={() => void load(silent)}>{say('app.retry')}</Button>}
      {!page && busy && <Skeleton />}
      {page?.items.length === 0 && <EmptyState title={say('pillar_phones.none')} />}
      {page && page.items.length > 0 && <List>{page.items.map(phone => <PhoneRow key={phone.id} phone={phone} />)}</List>}
      {page?.next && <Button busy={busy} onPress={() => void load(silent, page)}>{say('app.more')}</Button>}
    </Page>
  )
}

function PhoneRow({ phone }: { phone: Phone }) {
  const say = useSay()
  const [language] = useLanguage()
  const place = useOwnPlace()
  return (
    <PlainRow title={phone.workerName} attention={phone.refused > 0 || phone.skewed}>
      <Facts of={[
        [say('pillar_phones.seen'), momentWords(say, language, place, phone.seenAt)], [say('pillar_phones.waiting'), String(phone.waiting)], [say('tray.title'), String(phone.refused)],
        [say('pillar_phones.device'), [deviceLine(phone.id, phone.agent), phone.version].filter(Boolean).join(' · ')],
      ]} />
      {phone.skewed && <p>{say('pillar_phones.skewed', { minutes: Math.round(Math.abs(phone.skew) / 60) })}</p>}
    </PlainRow>
  )
}
