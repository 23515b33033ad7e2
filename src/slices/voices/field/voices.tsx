import { type FormEvent, useEffect, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { levelOf } from '#kernel/region.ts'
import { useApp, useSession, useSignal } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useAction, useRecord, useRecords } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { Check, RadioRow, Select, TextArea } from '#web/kit/fields.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { Sent } from '#web/sent.tsx'
import { ageWords, dayWords, momentWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Visit } from '#slices/trips/kinds.ts'
import { CATEGORIES, Voice, VOICE_SORTS } from '#slices/voices/kinds.ts'
import { isUnnamed, raise, rate, remindDesk } from '#slices/voices/raise.ts'

type Item = {
  id: string; sort: string; category: string; text: string; region: string; stage: string; leader?: boolean; anonymous?: boolean; waits?: boolean; day?: string | null; issueTitle?: string | null; desk?: string | null; since?: string | null
  due?: string | null; answer?: string | null; answeredBy?: string | null; helped?: boolean | null; openings?: { at: string; reason: string }[]
}
/** What came last of those without a name, kept sealed on this device. */
const KEPT = 'suara.tanpa-nama'

/** Suara saya: what I said, with a name and without, and what became of it. */
export function VoicesPage() {
  const say = useSay()
  const [language] = useLanguage()
  const [search] = useSearchParams()
  const { worker, posts } = useSession()
  const { items: hidden, at, problem } = useUnnamed()
  const named = useRecords(Voice, { fromId: worker.id }) as unknown as Item[]
  const waiting = useSignal(useApp().outbox).filter(({ envelope, state }) => state === 'waiting' && envelope.action === raise.name && isUnnamed(envelope.input as object)).map(({ envelope }) => ({ ...envelope.input as Item, id: envelope.id, stage: 'menunggu', waits: true, anonymous: true }))
  const items = [...waiting, ...[...named, ...hidden].sort((a, b) => ((a.day ?? '9') < (b.day ?? '9') ? 1 : -1))]
  const sent = search.get('baru')
  return (
    <Page title={say('voice.title')} back="/" lead={say('voice.lead')}>
      {sent && (search.has('tanpa') ? <Band tone="daun" alert title={say('voice.sent.tanpa')} /> : <Sent id={sent} />)}
      <LinkButton to="/suara/baru" tone="primary" wide>{say('voice.new')}</LinkButton>
      <Section title={say('voice.mine')}>
        {items.length ? <List>{items.map(item => <VoiceRow key={item.id} item={item} />)}</List> : <EmptyState title={say('voice.none')} />}
        {problem && at && <p className="hint">{say('voice.old', { when: momentWords(say, language, posts[0]?.region ?? '31', at) })}</p>}
      </Section>
    </Page>
  )
}

function VoiceRow({ item }: { item: Item }) {
  const say = useSay()
  const [language] = useLanguage()
  const place = usePlaceName()
  const done = item.stage === 'dijawab'
  return (
    <PlainRow title={item.text} attention={done && item.helped === null} mark={<Mark tone={done ? 'daun' : item.waits ? 'tembaga' : 'quiet'}>{item.waits ? say('voice.waits') : say(`voice_stage.${item.stage}`)}</Mark>}>
      <p>{[say(`voice_sort.${item.sort}`), place(item.region), item.leader ? say('voice.leader') : item.anonymous ? say('voice.unnamed') : ''].filter(Boolean).join(' · ')}</p>
      {item.issueTitle && <p>{say('voice.issue', { title: item.issueTitle })}</p>}
      {item.desk && item.since && !done && <p>{say('voice.desk', { desk: say(`role.${item.desk}`), since: ageWords(say, item.since) })}{item.due && ` · ${say('voice.due', { day: dayWords(language, item.due, true) })}`}</p>}
      {item.desk && !done && !item.anonymous && <Remind item={item} />}
      {item.answer && <p><strong>{say('voice.answer', { name: item.answeredBy })}:</strong> {item.answer}</p>}
      {item.openings?.map(({ at, reason }) => <Band key={at} tone="tembaga">{say('voice.opened', { when: momentWords(say, language, item.region, at), reason })}</Band>)}
      {done && !item.leader && <Rating item={item} />}
    </PlainRow>
  )
}

function Remind({ item }: { item: Item }) {
  const say = useSay()
  const [named, setNamed] = useState(true)
  const { run, busy, problem } = useAction(remindDesk)
  const [said, setSaid] = useState('')
  if (said) return <Sent id={said} />
  return <><Refusal problem={problem} /><Check id={`named-${item.id}`} label={say('voice.remind.named')} value={named} onValue={setNamed} /><span className="buttons"><Button small busy={busy} onPress={() => void run({ voiceId: item.id, named }).then(done => { if (done) setSaid(done.id) })}>{say('voice.remind')}</Button></span></>
}

function Rating({ item }: { item: Item }) {
  const say = useSay()
  const { run, busy, problem } = useAction(rate)
  const [said, setSaid] = useState('')
  if (typeof item.helped === 'boolean') return <p className="hint">{say(item.helped ? 'voice.rated.yes' : 'voice.rated.no')}</p>
  if (said) return <Sent id={said} />
  const press = (helped: boolean) => void run({ voiceId: item.id, helped, ...item.anonymous ? { anonymous: true } : {} }).then(done => { if (done) setSaid(done.id) })
  return <>
    <p>{say('voice.helped')}</p>
    <Refusal problem={problem} />
    <span className="buttons"><Button small busy={busy} onPress={() => press(true)}>{say('voice.yes')}</Button><Button small busy={busy} onPress={() => press(false)}>{say('voice.no')}</Button></span>
  </>
}

/** Every phone asks alike, whoever has sent something or not; what came last stays readable without a line. */
function useUnnamed(): { items: Item[]; at?: string; problem: boolean } {
  const { http, drafts, sync } = useApp()
  const { at: synced } = useSignal(sync)
  const [state, setState] = useState(() => ({ ...drafts.get(KEPT) as { items: Item[]; at: string } | undefined, problem: false }))
  useEffect(() => {
    let left = false
    http.get<{ items: Item[] }>('/api/v1/voices/mine').then(({ items }) => {
      const kept = { items: items.map(item => ({ ...item, anonymous: true })), at: trueNow() }
      drafts.put(KEPT, kept, '')
      if (!left) setState({ ...kept, problem: false })
    }, () => { if (!left) setState(current => ({ ...current, problem: true })) })
    return () => { left = true }
  }, [http, drafts, synced])
  return { ...state, items: state.items ?? [] }
}

/** Three answers and a press: what it is, the words, and who may know. */
export function RaisePage() {
  const [search] = useSearchParams()
  const visit = useRecord(Visit, search.get('kunjungan'))
  return <RaiseForm key={visit?.id ?? ''} visit={visit && !visit.sealed ? visit : undefined} meeting={search.get('rapat')} />
}

function RaiseForm({ visit, meeting }: { meeting: string | null; visit: { id: string; region: string; obstacles?: string | null } | undefined }) {
  const say = useSay()
  const place = usePlaceName()
  const [, go] = useLocation()
  const { posts } = useSession()
  const areas = [...new Set([...visit ? [visit.region] : [], ...posts.filter(({ line }) => line === 'area').map(({ region }) => region)])].sort((a, b) => levelOf(b) - levelOf(a))
  const form = useForm(`suara-${visit?.id ?? ''}`, { sort: visit ? 'kendala' : '', text: visit?.obstacles ?? '', category: 'lainnya', region: visit?.region ?? areas[0] ?? '', who: 'nama' })
  const { values, bind } = form
  const { run, busy, problem } = useAction(raise)
  useFaults(form, problem)
  const who = visit ? 'nama' : values.who
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (form.fail((['sort', 'text'] as const).filter(at => !values[at].trim()).map(at => ({ at, rule: 'required' }))) || busy) return
    const done = await run({ sort: values.sort as 'usul', category: values.category as 'lainnya', text: values.text.trim(), region: values.region, ...who === 'tanpa' ? { anonymous: true } : who === 'pimpinan' ? { anonymous: true, leader: true } : {}, ...visit ? { visitId: visit.id } : meeting ? { from: 'rapat' } : {} })
    if (!done) return
    form.clear()
    go(`/suara?baru=${done.id}${who === 'nama' ? '' : '&tanpa'}`, { replace: true })
  }
  return (
    <Page title={say('voice.new')} back={meeting ? `/rapat/${meeting}` : '/suara'}>
      <form className="form" noValidate onSubmit={event => void submit(event)}>
        <ErrorSummary form={form} names={{ sort: say('voice.sort'), text: say('voice.text'), region: say('voice.place'), category: say('field.category') }} />
        <RadioRow {...bind('sort')} label={say('voice.sort')} big options={VOICE_SORTS.map(value => ({ value, label: say(`voice_sort.${value}`) }))} />
        <TextArea {...bind('text')} label={say('voice.text')} hint={say('app.no_names')} maxLength={2000} />
        {visit ? <Band>{say('voice.report')}</Band> : <RadioRow {...bind('who')} label={say('voice.who')} options={(['nama', 'tanpa', 'pimpinan'] as const).map(value => ({ value, label: say(`voice.who.${value}`) }))} />}
        <p className="hint" aria-live="polite">{say(`voice.tells.${who}`)}</p>
        <Select {...bind('category')} label={say('field.category')} options={CATEGORIES.map(value => ({ value, label: say(`category.${value}`) }))} />
        {areas.length > 1 && <Select {...bind('region')} label={say('voice.place')} options={areas.map(value => ({ value, label: place(value) }))} />}
        <Refusal problem={problem} />
        <Button tone="primary" wide submit busy={busy}>{say('voice.send')}</Button>
      </form>
    </Page>
  )
}
