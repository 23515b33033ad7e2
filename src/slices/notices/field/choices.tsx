import { useCallback, useEffect, useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import { useApp, useSession } from '#web/app.tsx'
import { faultsIn, useFaults, useForm } from '#web/form.ts'
import { useAttempt, useSend } from '#web/hooks.ts'
import { offline } from '#web/http.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { CheckRow, TextField, TimeField } from '#web/kit/fields.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { Skeleton } from '#web/kit/states.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import type { Channels, choose } from '#slices/notices/choices.ts'
import { bySort, byWay, CHOSEN_SORTS, WAYS } from '#slices/notices/sorts.ts'
import { canPush, turnOff, turnOn } from './pushes.ts'

/** Sent to the server alone, which knows its rules: nothing of them need lie on a telephone. */
const CHOOSE = { name: 'notice.choose' } as typeof choose

/** Cara diberi tahu: what reaches this telephone and one's e-mail beside the app, and what did not arrive. */
export function ChoicesPage() {
  const say = useSay()
  const { http } = useApp()
  const [told, setTold] = useState<Channels>()
  const [saved, setSaved] = useState(false)
  const { problem, attempt, busy } = useAttempt()
  const load = useCallback(() => attempt(async () => setTold(await http.get<Channels>('/api/v1/channels'))), [attempt, http])
  useEffect(() => { void load() }, [load])
  return (
    <Page title={say('choice.title')} lead={say('choice.lead')} back="/saya">
      <Refusal problem={problem} />
      {!told && busy && <Skeleton rows={6} />}
      {!told && problem && <Button onPress={() => void load()}>{say('app.retry')}</Button>}
      {told && <>
        <Failed told={told} />
        <Device told={told} onChange={load} />
        {saved && <Band tone="daun" alert>{say('choice.saved')}</Band>}
        <Proving told={told} onChange={load} />
        <Choices key={JSON.stringify(told.chosen)} told={told} onSaved={done => { setSaved(done); if (done) void load() }} />
      </>}
    </Page>
  )
}

function Failed({ told: { failed } }: { told: Channels }) {
  const say = useSay()
  const [language] = useLanguage()
  const { posts } = useSession()
  if (!failed.length) return null
  return (
    <Section title={say('choice.failed')}>
      <List>{failed.map(({ channel, why, count, at }) => (
        <PlainRow key={channel + why} attention title={say(`choice.failed.${channel}`)}><p>{say('choice.failed.line', { count, when: momentWords(say, language, posts[0]?.region ?? '31', at), why: say(why === 'surel_ditolak' ? 'choice.why.surel_ditolak' : 'choice.why.other') })}</p></PlainRow>
      ))}</List>
    </Section>
  )
}

function Device({ told: { push }, onChange }: { told: Channels; onChange(): unknown }) {
  const say = useSay()
  const { http } = useApp()
  const [language] = useLanguage()
  const [denied, deny] = useState(false)
  const { problem, attempt, busy } = useAttempt()
  if (!push) return <Band>{say('choice.off', { way: say('choice.way.push') })}</Band>
  const change = () => attempt(async () => {
    // whatever the browser throws, its push service was not to be had
    const done = await (push.here ? turnOff(http) : turnOn(http, push.key, language)).catch(error => { throw error instanceof Problem ? error : offline() })
    deny(done === false)
    onChange()
  })
  return (
    <Section title={say('choice.way.push')}>
      {!canPush() && <p>{say('choice.cannot')}</p>}
      <Refusal problem={problem} />
      {denied && <Band tone="tembaga" alert>{say('choice.denied')}</Band>}
      {canPush() && <Button wide busy={busy} onPress={() => void change()}>{say(push.here ? 'choice.turn_off' : 'choice.turn_on')}</Button>}
    </Section>
  )
}

/** Proves the address by a code that was sent there. */
function Proving({ told: { chosen, mail }, onChange }: { told: Channels; onChange(): unknown }) {
  const say = useSay()
  const { http } = useApp()
  const { problem, attempt, busy } = useAttempt()
  const [sent, setSent] = useState<boolean>()
  const [code, setCode] = useState('')
  if (!chosen.email || !mail) return null
  if (chosen.proved) return <p className="lead">{say('choice.proved')}</p>
  return (
    <Band tone="tembaga" title={say('choice.unproved')}>
      <Refusal problem={problem} />
      <Button busy={busy} onPress={() => void attempt(async () => setSent((await http.post<{ sent: boolean }>('/api/v1/channels/mail')).sent))}>{say('choice.send_code')}</Button>
      {sent !== undefined && <p role="status">{say(sent ? 'choice.code_sent' : 'choice.code_failed')}</p>}
      {sent && <><TextField id="prove-code" label={say('choice.code')} value={code} onValue={setCode} inputMode="numeric" maxLength={8} fault={faultsIn(problem)[0]} />
        <Button tone="primary" busy={busy} onPress={() => void attempt(async () => { await http.post('/api/v1/channels/mail/prove', { code }); onChange() })}>{say('choice.prove')}</Button></>}
    </Band>
  )
}

function Choices({ told: { chosen, mail }, onSaved }: { told: Channels; onSaved(done: boolean): void }) {
  const say = useSay()
  const [language] = useLanguage()
  const { worker, posts } = useSession()
  const form = useForm<Record<string, string | readonly string[]>>('choices', { email: chosen.email ?? '', digestAt: chosen.digestAt, quietFrom: chosen.quietFrom, quietTo: chosen.quietTo, ...bySort(chosen) })
  const sender = useSend(CHOOSE)
  useFaults(form, sender.problem)
  const { values } = form
  const text = (field: string) => form.bind(field) as { id: string; value: string; onValue(value: string): void; fault: ReturnType<typeof form.bind>['fault'] }
  const many = (field: string) => form.bind(field) as unknown as { id: string; value: readonly string[]; onValue(value: readonly string[]): void; fault: ReturnType<typeof form.bind>['fault'] }
  const save = async () => {
    onSaved(false)
    const own = homeOf(worker.id)
    const home = posts.some(post => homeOf(post.id) === own) ? own : homeOf(posts[0]?.id ?? worker.id)
    const { digestAt, quietFrom, quietTo } = values as Record<string, string>
    const input = { email: String(values.email).trim() || null, digestAt: digestAt!, quietFrom: quietFrom!, quietTo: quietTo!, language, ...byWay(values as Record<string, readonly string[]>) }
    if (!await sender.run(input, home)) return
    form.clear()
    onSaved(true)
  }
  return (
    <form className="form" noValidate onSubmit={event => { event.preventDefault(); void save() }}>
      <ErrorSummary form={form} names={Object.fromEntries(['email', 'digestAt', 'quietFrom', 'quietTo'].map(field => [field, say(`choice.${field}`)]))} />
      <Refusal problem={sender.problem} />
      {!mail && <Band>{say('choice.off', { way: say('choice.way.mail') })}</Band>}
      <TextField {...text('email')} label={say('choice.email')} optional autoComplete="email" maxLength={120} />
      <p className="lead">{say('choice.urgent')}</p>
      {CHOSEN_SORTS.map(sort => <CheckRow key={sort} {...many(sort)} label={say(`choice.sort.${sort}`)} options={WAYS.map(way => ({ value: way, label: say(`choice.way.${way}`) }))} />)}
      <TimeField {...text('digestAt')} label={say('choice.digestAt')} />
      <TimeField {...text('quietFrom')} label={say('choice.quietFrom')} />
      <TimeField {...text('quietTo')} label={say('choice.quietTo')} />
      <Button submit tone="primary" wide busy={sender.busy}>{say('choice.save')}</Button>
    </form>
  )
}
