import { useEffect } from 'react'
import type { Read } from '#kernel/action.ts'
import { steps } from '#kernel/flow.ts'
import { homeOf } from '#kernel/id.ts'
import { useApp, useSignal } from '#web/app.tsx'
import { orNull, useFaults, useForm } from '#web/form.ts'
import { useAction, useRecord, useRecords } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { Check, Select, TextArea } from '#web/kit/fields.tsx'
import { Facts, List, ListRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState, Skeleton } from '#web/kit/states.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { NotHere } from '#web/nothere.tsx'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Unit } from '#slices/units/rules.ts'
import { isOver, receiving, type ReceiverStep } from '../flow.ts'
import { Reception, REFUSALS } from '../kinds.ts'
import { accept, forward, read, refuse, serve, tellBack } from './thin.ts'

const STEPS: readonly ReceiverStep[] = ['terima', 'layani', 'kabari', 'umpan_balik', 'teruskan', 'tolak']
const ACTS = { terima: accept, tolak: refuse, teruskan: forward, layani: serve, kabari: tellBack, umpan_balik: tellBack } as const
const HOUSES: readonly string[] = ['upt', 'panti', 'lks', 'rumah_singgah']
type Row = Read<typeof Reception>

/** Rujukan masuk in a house: what waits for an answer first. */
export function ReceptionsPage() {
  const say = useSay()
  const [language] = useLanguage()
  const rows = useRecords(Reception).toSorted((a, b) => (isOver(a) === isOver(b) ? (a.at < b.at ? 1 : -1) : isOver(a) ? 1 : -1))
  return (
    <Page title={say('referral.in')} back="/">
      {rows.length ? <List>{rows.map(row => (
        <ListRow key={row.id} to={`/rujukan/${row.id}`} title={row.who ?? say('referral.no_name')} attention={row.stage === 'terkirim'} mark={<Mark tone={isOver(row) ? 'quiet' : 'tembaga'}>{say(`referral_stage.${row.stage}`)}</Mark>}>
          <p>{row.fromOffice}{!isOver(row) && row.due && ` · ${say('referral.until', { day: dayWords(language, row.due, true) })}`}</p>
        </ListRow>
      ))}</List> : <EmptyState title={say('referral.none')} />}
    </Page>
  )
}

/** One of them: what the sender lets be seen until it is over, and the answers that are open. */
export function ReceptionPage({ id }: { id: string }) {
  const say = useSay()
  const row = useRecord(Reception, id)
  const { loaded } = useSignal(useApp().sync)
  return row ? <Told row={row} /> : <Page title={say('referral.in')} back="/rujukan">{loaded ? <NotHere><LinkButton to="/rujukan">{say('referral.in')}</LinkButton></NotHere> : <Skeleton />}</Page>
}

function Told({ row }: { row: Row }) {
  const say = useSay()
  const [language] = useLanguage()
  const opened = useAction(read)
  useEffect(() => { if (row.stage === 'terkirim' && row.depth === 'full' && !row.body) void opened.run({ receptionId: row.id }, homeOf(row.id)) }, [row.id])
  const seen = row.snapshot
  return (
    <Page title={row.who ?? seen?.name ?? say('referral.no_name')} tab={say('referral.in')} back="/rujukan" lead={row.fromOffice}>
      <Band tone={isOver(row) ? 'quiet' : 'tembaga'} title={say(`referral_stage.${row.stage}`)}>{isOver(row) ? row.nextTo ? `→ ${row.nextTo}` : say('referral.gone') : row.due && say('referral.until', { day: dayWords(language, row.due) })}</Band>
      {!isOver(row) && <Section title={say('referral.shown')}>
        <Facts of={[
          [say('referral.why'), row.reason], [say('field.name'), seen?.name], [say('field.sex'), seen?.sex && say(`sex.${seen.sex}`)], [say('field.bornYear'), seen?.bornYear], [say('field.phone'), seen?.phone && <a href={`tel:${seen.phone}`}>{seen.phone}</a>], [say('field.address'), seen?.address], [say('field.needs'), seen?.needs?.map(one => say(`need.${one}`)).join(', ')],
          [say('referral.assessment'), seen?.assessment], [say('referral.goal'), seen?.goal], [say('referral.documents'), seen?.documents?.join(', ')], [say('referral.sender'), <>{row.fromName}{row.fromPhone && <> · <a href={`tel:${row.fromPhone.replaceAll(/[^\d+]/g, '')}`}>{row.fromPhone}</a></>}</>],
        ]} />
      </Section>}
      {!row.body && row.depth === 'full' && <Answers row={row} />}
    </Page>
  )
}

function Answers({ row }: { row: Row }) {
  const say = useSay()
  const form = useForm(`rujukan-${row.id}`, { step: '', refusal: '', text: '', toUnitId: '', stays: true })
  const { values, bind } = form
  const step = STEPS.find(one => one === values.step)
  const { run, busy, problem, clear } = useAction(ACTS[step ?? 'terima'])
  useFaults(form, problem)
  const units = useRecords(Unit).filter(unit => !unit.ended && unit.id !== row.unitId && HOUSES.includes(unit.sort))
  const open = STEPS.filter(one => (steps(receiving, row.stage) as string[]).includes(one) && (one !== 'teruskan' || (row.mayForward && row.sort !== 'alih' && units.length > 0)) && (one !== 'terima' || row.sort !== 'alih'))
  if (!open.length) return null
  const chosen = step && open.includes(step) ? step : undefined
  const asksWhy = chosen === 'tolak' || chosen === 'teruskan'
  const asksWords = chosen === 'kabari' || chosen === 'umpan_balik' || (asksWhy && values.refusal === 'lainnya')
  const labels = { refusal: say('referral.refusal'), text: say('referral.words'), toUnitId: say('referral.to') }
  const go = async () => {
    const missing = [asksWhy && !values.refusal && 'refusal', chosen === 'teruskan' && !values.toUnitId && 'toUnitId', asksWords && !values.text.trim() && 'text'].filter(at => !!at) as string[]
    if (!chosen || form.fail(missing.map(at => ({ at, rule: 'required' }))) || busy) return
    const more = asksWhy ? { refusal: values.refusal, ...chosen === 'teruskan' ? { toUnitId: values.toUnitId } : {} } : chosen === 'layani' ? { stays: values.stays } : chosen === 'umpan_balik' ? { final: true } : {}
    if (await run({ receptionId: row.id, text: orNull(values.text), ...more }, homeOf(row.id))) form.clear()
  }
  return (
    <div className="form">
      <div className="buttons">{open.map(one => <Button key={one} tone={one === chosen ? 'primary' : 'plain'} pressed={one === chosen} onPress={() => { clear(); form.set('step', one) }}>{say(`referral.step.${one}`)}</Button>)}</div>
      {chosen && <>
        <ErrorSummary form={form} names={labels} />
        {chosen === 'teruskan' && <Select {...bind('toUnitId')} label={labels.toUnitId} empty="–" options={units.map(({ id, name }) => ({ value: id, label: name }))} />}
        {asksWhy && <Select {...bind('refusal')} label={labels.refusal} empty="–" options={REFUSALS.map(one => ({ value: one, label: say(`refusal.${one}`) }))} />}
        {chosen === 'layani' && row.sort === 'penanganan' && <Check id="rujukan-tinggal" label={say('referral.stays')} value={values.stays} onValue={bind('stays').onValue} />}
        <TextArea {...bind('text')} label={labels.text} optional={!asksWords} maxLength={2000} />
        <Refusal problem={problem} />
        <Button tone="primary" wide busy={busy} onPress={() => void go()}>{say(`referral.step.${chosen}`)}</Button>
      </>}
    </div>
  )
}
