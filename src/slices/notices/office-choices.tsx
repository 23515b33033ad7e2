import { Button } from '@mantine/core'
import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { useApp, useSession } from '#web/app.tsx'
import { useFaults, useForm } from '#web/form.ts'
import { useAttempt } from '#web/hooks.ts'
import { momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { ClockBox, SomeOf, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer } from '#web/office/states.tsx'
import { useOffice, useStore, useTell } from '#web/office/store.tsx'
import { choose, type Channels } from './choices.ts'
import { bySort, byWay, CHOSEN_SORTS, WAYS } from './sorts.ts'

/** Cara diberi tahu, at the desk: the same choice as on the telephone. */
export function ChoicesPage() {
  const say = useSay()
  const told = useQuery<Channels>('/api/v1/channels', true)
  return (
    <Page title={say('choice.title')} lead={say('choice.lead')}>
      <Answer of={told} rows={8}>{data => <><Failed told={data} /><Proving told={data} /><Choices key={JSON.stringify(data.chosen)} told={data} /></>}</Answer>
    </Page>
  )
}

function Failed({ told: { failed } }: { told: Channels }) {
  const say = useSay()
  const [language] = useLanguage()
  const { region } = useOffice()
  if (failed.length === 0) return null
  return (
    <Section id="tidak-sampai" title={say('choice.failed')}>
      {failed.map(({ channel, why, count, at }) => <div key={channel + why} className="strip strip-tembaga"><strong>{say(`choice.failed.${channel}`)}</strong> {say('choice.failed.line', { count, when: momentWords(say, language, region, at), why: say(`delivery_why.${why}`) })}</div>)}
    </Section>
  )
}

/** Proves the address by a code that was sent there. */
function Proving({ told: { chosen, mail } }: { told: Channels }) {
  const say = useSay()
  const tell = useTell()
  const { http } = useApp()
  const { writes } = useStore()
  const form = useForm('prove', { code: '' })
  const { busy, problem, attempt } = useAttempt()
  const [sent, setSent] = useState<boolean>()
  useFaults(form, problem)
  if (!chosen.email || !mail) return null
  if (chosen.proved) return <p className="muted">{say('choice.proved')}</p>
  const send = () => void attempt(async () => setSent((await http.post<{ sent: boolean }>('/api/v1/channels/mail')).sent))
  const prove = () => attempt(async () => {
    await http.post('/api/v1/channels/mail/prove', { code: form.values.code })
    form.clear()
    tell(say('choice.proved'))
    writes.set(writes.get() + 1)
  })
  return (
    <Section id="buktikan" title={say('choice.prove')}>
      <p className="strip">{say('choice.unproved')}</p>
      <p><Button variant="default" loading={busy} onClick={send}>{say('choice.send_code')}</Button></p>
      {sent !== undefined && <p role="status">{say(sent ? 'choice.code_sent' : 'choice.code_failed')}</p>}
      {sent && <Form form={form} labels={{ code: say('choice.code') }} sending={{ busy, problem }} submit={say('choice.prove')} onSubmit={() => void prove()}><TextBox {...form.bind('code')} label={say('choice.code')} inputMode="numeric" max={8} /></Form>}
    </Section>
  )
}

function Choices({ told: { chosen, mail } }: { told: Channels }) {
  const say = useSay()
  const tell = useTell()
  const [language] = useLanguage()
  const { worker, posts } = useSession()
  const labels = useLabels('email', 'digestAt', 'quietFrom', 'quietTo')
  const form = useForm('choices', { email: chosen.email ?? '', digestAt: chosen.digestAt, quietFrom: chosen.quietFrom, quietTo: chosen.quietTo })
  const [ways, setWays] = useState(() => bySort(chosen))
  const sender = useSend(choose)
  useFaults(form, sender.problem)
  const save = async () => {
    const own = homeOf(worker.id)
    const home = posts.some(post => homeOf(post.id) === own) ? own : homeOf(posts[0]?.id ?? worker.id)
    const { email, digestAt, quietFrom, quietTo } = form.values
    if (!await sender.run({ email: email || null, digestAt, quietFrom, quietTo, language, ...byWay(ways) }, home)) return
    form.clear()
    tell(say('choice.saved'))
  }
  return (
    <Form form={form} labels={labels} sending={sender} submit={say('choice.save')} onSubmit={() => void save()}>
      {!mail && <p className="strip">{say('choice.off', { way: say('choice.way.mail') })}</p>}
      <TextBox {...form.bind('email')} label={say('choice.email')} optional max={120} />
      <p>{say('choice.urgent')}</p>
      {CHOSEN_SORTS.map(sort => <SomeOf key={sort} id={`choices-${sort}`} value={ways[sort] ?? []} onValue={value => setWays(now => ({ ...now, [sort]: value }))} label={say(`choice.sort.${sort}`)} options={WAYS.map(way => ({ value: way, label: say(`choice.way.${way}`) }))} />)}
      <div className="pair"><ClockBox {...form.bind('quietFrom')} label={say('choice.quietFrom')} /><ClockBox {...form.bind('quietTo')} label={say('choice.quietTo')} /></div>
      <ClockBox {...form.bind('digestAt')} label={say('choice.digestAt')} />
    </Form>
  )
}
