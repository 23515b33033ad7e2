import { useState } from 'react'
import { useApp } from '#web/app.tsx'
import { useFaults, useForm } from '#web/form.ts'
import { useAttempt } from '#web/hooks.ts'
import { ageWords } from '#web/when.ts'
import { useSay } from '#web/words.tsx'
import { TextBox } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { useQuery } from '#web/office/query.ts'
import { Answer, Nothing } from '#web/office/states.tsx'

type Row = { channel: string; on: boolean; waiting: number; failed: number; oldest: string | null; sent: number }
type Reason = { channel: string; why: string; count: number }

/** Pengiriman kabar: whether letters and pushes arrive, in numbers, and a letter to prove it. */
export function DeliveryPage() {
  const say = useSay()
  const health = useQuery<{ channels: Row[]; reasons: Reason[] }>('/api/v1/deliveries')
  return (
    <Page title={say('delivery.title')} lead={say('delivery.lead')}>
      <Answer of={health} rows={3}>{({ channels, reasons }) => <>
        {channels.some(row => !row.on && row.channel !== 'whatsapp') && <div className="strip">{channels.filter(row => !row.on && row.channel !== 'whatsapp').map(row => <p key={row.channel}>{say(row.channel === 'surel' ? 'delivery.how_mail' : 'delivery.how_push')}</p>)}</div>}
        <Ledger label={say('delivery.title')} rows={channels.map(row => ({ ...row, id: row.channel }))} columns={[
          { head: say('delivery.channel'), cell: row => say(`delivery.channel.${row.channel}`) },
          { head: say('delivery.state'), cell: row => (row.on ? <Mark tone="daun">{say('delivery.on')}</Mark> : row.channel === 'whatsapp' ? say('delivery.by_hand') : <Mark>{say('delivery.off')}</Mark>) },
          { head: say('delivery.sent'), cell: row => row.sent, align: 'end' },
          { head: say('delivery.waiting'), cell: row => row.waiting, align: 'end' },
          { head: say('delivery.oldest'), cell: row => (row.oldest ? ageWords(say, row.oldest, new Date().toISOString()) : ''), narrow: 'plain' },
          { head: say('delivery.failed'), cell: row => (row.failed > 0 ? <Mark tone="bata">{String(row.failed)}</Mark> : 0), align: 'end' },
        ]} />
        <Section id="sebab" title={say('delivery.why')}>
          {reasons.length === 0 ? <Nothing title={say('delivery.none')} /> : <Ledger label={say('delivery.why')} rows={reasons.map(row => ({ ...row, id: row.channel + row.why }))} columns={[
            { head: say('delivery.channel'), cell: row => say(`delivery.channel.${row.channel}`) }, { head: say('delivery.why'), cell: row => say(`delivery_why.${row.why}`), narrow: 'plain' }, { head: say('delivery.count'), cell: row => row.count, align: 'end' },
          ]} />}
        </Section>
        {channels.some(row => row.channel === 'surel' && row.on) && <Test onSent={health.reload} />}
      </>}</Answer>
    </Page>
  )
}

function Test({ onSent }: { onSent(): void }) {
  const say = useSay()
  const { http } = useApp()
  const form = useForm('delivery', { to: '' })
  const sending = useAttempt()
  const [said, setSaid] = useState<{ sent: boolean; why: string | null }>()
  useFaults(form, sending.problem)
  const send = () => sending.attempt(async () => {
    setSaid(undefined)
    setSaid(await http.post<{ sent: boolean; why: string | null }>('/api/v1/deliveries/test', { to: form.values.to }))
    onSent()
  })
  return (
    <Section id="uji" title={say('delivery.test')}>
      <div role="status">{said && <p className={`strip ${said.sent ? 'strip-daun' : 'strip-bata'}`}>{said.sent ? say('delivery.test.sent') : say('delivery.test.refused', { why: say(`delivery_why.${said.why}`) })}</p>}</div>
      <Form form={form} labels={{ to: say('delivery.test.to') }} sending={sending} submit={say('delivery.test')} onSubmit={() => void send()}>
        <TextBox {...form.bind('to')} label={say('delivery.test.to')} max={120} />
      </Form>
    </Section>
  )
}
