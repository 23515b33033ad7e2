import { type FormEvent, useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { holds } from '#kernel/rights.ts'
import { useApp, useSession } from '#web/app.tsx'
import { faultsHere, orNull, useFaults, useForm } from '#web/form.ts'
import { useAction, useRecord, useRecords } from '#web/hooks.ts'
import { Mark } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { CheckRow, Select, TextArea, TextField } from '#web/kit/fields.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { Skeleton } from '#web/kit/states.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { freshId } from '#web/moment.ts'
import { RepairBand, useRepairing } from '#web/repair.tsx'
import { Sent } from '#web/sent.tsx'
import { actorOf } from '#web/session.ts'
import { dayWords, momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Case } from '#slices/cases/kinds.ts'
import { CLOSED } from '#slices/cases/stages.ts'
import { Institution } from '#slices/institutions/kinds.ts'
import { BODIES, Referral, ReferralStep } from '../kinds.ts'
import { isOver } from '../flow.ts'
import { send } from './send.ts'

const SHARE = ['identitas', 'alamat', 'kebutuhan', 'asesmen'] as const

/** The referrals of a case with what became of each, and a new one: to a house of the office, with its free places, or to a body without an account. */
export function ReferPage({ id }: { id: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const { sheet } = useApp()
  const may = holds(sheet, actorOf(useSession()), 'case.refer')
  const row = useRecord(Case, id)
  const sent = useRecords(Referral, { caseId: id }).toSorted((a, b) => (a.at < b.at ? 1 : -1))
  const lines = useRecords(ReferralStep, { caseId: id }).toSorted((a, b) => (a.at < b.at ? -1 : 1))
  if (!row) return <Page title={say('refer.title')} back="/kasus"><Skeleton /></Page>
  return (
    <Page title={say('refer.title')} back={`/kasus/${id}`} lead={row.who}>
      {sent.map(one => (
        <Section key={one.id} title={one.toName} aside={<Mark tone={isOver(one) ? 'quiet' : 'tembaga'}>{say(`referral_stage.${one.stage}`)}</Mark>}>
          {!isOver(one) && one.due && <p>{say('refer.until', { day: dayWords(language, one.due) })}</p>}
          <List>{lines.filter(line => line.referralId === one.id).map(line => <PlainRow key={line.id} title={`${say(`referral_stage.${line.stage}`)}: ${line.toName}`}><p>{momentWords(say, language, line.region, line.at)} · {line.byName}</p>{(line.refusal || line.text) && <p>{[line.refusal && say(`refusal.${line.refusal}`), line.text].filter(Boolean).join(': ')}</p>}</PlainRow>)}</List>
        </Section>
      ))}
      {may && row.depth === 'full' && !CLOSED.includes(row.stage) && <Form id={id} />}
    </Page>
  )
}

function Form({ id }: { id: string }) {
  const say = useSay()
  const houses = useRecords(Institution).filter(({ accepts }) => accepts)
  const form = useForm(`rujuk-${id}`, { to: '', toName: '', reason: '', share: [...SHARE] as readonly string[], unconsented: '' })
  const { run, busy, problem } = useAction(send)
  const repairing = useRepairing()
  const [saved, setSaved] = useState('')
  useFaults(form, problem)
  const { values: { to, toName, reason, share, unconsented }, bind } = form
  const body = (BODIES as readonly string[]).includes(to)
  const names = { to: say('refer.to'), toName: say('refer.name'), reason: say('refer.why'), share: say('refer.share'), unconsented: say('refer.unconsented') }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const input = { id: freshId(homeOf(id)), caseId: id, sort: body ? 'layanan' as const : 'penanganan' as const, ...body ? { body: to as 'puskesmas', toName: toName.trim() } : { toUnitId: to }, reason: reason.trim(), share: share as [], unconsented: orNull(unconsented) }
    const faults = faultsHere(send, input, ['reason', 'share', body ? 'toName' : 'toUnitId']).map(({ at, ...why }) => ({ at: at === 'toUnitId' ? 'to' : at, ...why }))
    if (form.fail(faults) || busy) return
    const done = await run(input, homeOf(id))
    if (done) { repairing.done(); form.clear(); setSaved(done.id) }
  }
  if (saved) return <Sent id={saved} />
  return (
    <form className="form" noValidate onSubmit={event => void submit(event)}>
      <RepairBand of={repairing} />
      <ErrorSummary form={form} names={names} />
      <Select {...bind('to')} label={names.to} empty="–" options={[...houses.map(({ unitId, name, freeTotal }) => ({ value: unitId, label: say('refer.free', { name, count: freeTotal }) })), ...BODIES.map(one => ({ value: one, label: say(`refer.body.${one}`) }))]} />
      {body && <TextField {...bind('toName')} label={names.toName} maxLength={160} />}
      <TextArea {...bind('reason')} label={names.reason} maxLength={2000} />
      <CheckRow {...bind('share')} label={names.share} hint={say('refer.share_hint')} options={SHARE.map(one => ({ value: one, label: say(`refer.share.${one}`) }))} />
      <TextArea {...bind('unconsented')} label={names.unconsented} hint={say('refer.unconsented_hint')} optional maxLength={300} />
      <Refusal problem={problem} />
      <Button tone="primary" wide submit busy={busy}>{say('refer.send')}</Button>
    </form>
  )
}
