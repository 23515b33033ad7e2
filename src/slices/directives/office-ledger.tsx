import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { useSession } from '#web/app.tsx'
import { useFaults, useForm } from '#web/form.ts'
import { dayWords, momentWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Dialog, ReasonDialog } from '#web/office/dialog.tsx'
import { DayBox, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form, RefusalBand } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Band, Mark } from '#web/office/marks.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import { useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer } from '#web/office/states.tsx'
import { useMay, useOffice, useTell } from '#web/office/store.tsx'
import { correct, withdraw } from './correct.ts'
import type { Directive, Hearing } from './kinds.ts'
import type { Reached } from './ledger.ts'
import { AttachedList } from './office-files.tsx'
import { StageMark } from './office.tsx'
import { toldOrally } from './told.ts'

type Recipient = Hearing & { reached: Reached }
type LedgerOf = { directive: Directive; funnel: { stage: Hearing['stage']; count: number }[]; stopsAt: { stage: Hearing['stage']; lost: number } | null; reached: Record<Exclude<Reached, 'dibuka'>, number>; recipients: Recipient[] }

/** One directive as its sender and the heads see it: the words, how far they came, where they stop, and each recipient. */
export function DirectivePage({ id }: { id: string }) {
  const ledger = useQuery<LedgerOf>(`/api/v1/directives/${id}/ledger`)
  return <Answer of={ledger} rows={8}>{data => <Told {...data} />}</Answer>
}

function Told({ directive, funnel, stopsAt, reached, recipients }: LedgerOf) {
  const say = useSay()
  const [language] = useLanguage()
  const { worker } = useSession()
  const may = useMay()
  const [open, setOpen] = useState<'correct' | 'withdraw'>()
  const mine = directive.fromId === worker.id && directive.state === 'berjalan'
  const total = funnel[0]?.count ?? 0
  const home = homeOf(directive.id)
  return (
    <Page title={directive.subject} lead={`${say(`directive_sort.${directive.sort}`)} · ${directive.delegation ? `${say(`delegation.${directive.delegation}`)} ` : ''}${directive.fromName}${directive.fromRole ? `, ${say(`role.${directive.fromRole}`)}` : ''} · ${momentWords(say, language, directive.region, directive.at)}`}
      actions={mine && <><Button variant="default" onClick={() => setOpen('correct')}>{say('office.directives.correct')}</Button><Button variant="default" onClick={() => setOpen('withdraw')}>{say('office.directives.withdraw')}</Button></>}>
      {directive.state === 'dicabut' && <Band tone="bata" title={say('problem.directive.withdrawn')}>{directive.stateReason}</Band>}
      <Words of={directive} />
      <AttachedList files={directive.attachments} base={`/api/v1/directives/${directive.id}`} {...mine ? { mine: directive.id } : {}} />
      <Facts of={[[say('hear.due'), directive.due && dayWords(language, directive.due)], [say('field.duty'), directive.duty], [say('field.basis'), directive.basis]]} />
      <Section id="sampai" title={say('hear.funnel')}>
        <Facts of={[...funnel.map(({ stage, count }) => [stage === 'terkirim' ? say('office.directives.ledger') : say(`hearing_stage.${stage}`), stage === 'terkirim' ? count : `${count} / ${total}`] as const), [say('office.directives.not_arrived'), reached.belum_sampai || null], [say('office.directives.not_opened'), reached.belum_dibuka || null], [say('office.directives.no_account_short'), reached.tanpa_akun || null]]} />
        {stopsAt && <p className="lead">{say('hear.stops', { stage: say(`hearing_stage.${stopsAt.stage}`), count: stopsAt.lost })}</p>}
      </Section>
      <Section id="penerima" title={say('office.directives.ledger')}><Recipients rows={recipients} mine={mine} opens={mine || may('office.approve', directive.region)} /></Section>
      {open === 'correct' && <CorrectDialog directive={directive} onClose={() => setOpen(undefined)} />}
      {open === 'withdraw' && <ReasonDialog title={say('office.directives.withdraw')} name={`withdraw.${directive.id}`} action={withdraw} input={reason => ({ directiveId: directive.id, reason })} home={home} submit={say('office.directives.withdraw')} danger onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

/** The wording that holds, and those before it struck through. */
export function Words({ of: { wordings, region } }: { of: Pick<Directive, 'wordings' | 'region'> }) {
  const say = useSay()
  const [language] = useLanguage()
  const old = wordings.slice(0, -1)
  return (
    <>
      {old.length > 0 && <p><Mark tone="daun">{say('hear.last')}</Mark></p>}
      <p style={{ whiteSpace: 'pre-line' }}>{wordings.at(-1)!.text}</p>
      {old.map((one, nth) => <div key={one.at}><p style={{ whiteSpace: 'pre-line' }}><del>{one.text}</del></p><p className="muted">{say('hear.old.why', { when: momentWords(say, language, region, wordings[nth + 1]!.at), reason: wordings[nth + 1]!.reason })}</p></div>)}
    </>
  )
}

function Recipients({ rows, mine, opens }: { rows: readonly Recipient[]; mine: boolean; opens: boolean }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const tell = useTell()
  const office = useOffice()
  const sender = useSend(toldOrally)
  // what leaves the house names the sender and the office, never what the words say
  const copy = async (row: Recipient) => {
    const text = say(row.wording > 0 ? 'office.directives.share_last' : 'office.directives.share', { name: row.workerName, from: row.fromName, office: office.name, phone: office.phone ?? '' })
    await navigator.clipboard.writeText(text).then(() => tell(say('office.directives.copied')), () => tell(text))
  }
  const when = (row: Recipient) => row.keptAt ?? row.doneAt ?? row.agreedAt ?? row.understoodAt ?? row.heardAt
  const state = (row: Recipient) => (row.reached === 'belum_sampai' ? <Mark>{say('office.directives.not_arrived')}</Mark> : row.reached === 'tanpa_akun' ? <Mark>{say('office.directives.no_account_short')}</Mark> : <><StageMark row={row} />{mine && row.turn === 'pengirim' && <> <Mark tone="tembaga">{row.objection && !row.reply ? say(`objection.${row.objection}`) : say('office.directives.yours')}</Mark></>}</>)
  return (
    <>
      <RefusalBand problem={sender.problem} />
      <Ledger label={say('office.directives.ledger')} rows={rows} marked={row => row.turn === 'pengirim'} {...opens ? { to: (row: Recipient) => `/arahan/tanggapan/${row.id}` } : {}} columns={[
        { head: say('field.name'), cell: row => row.workerName }, { head: say('field.role'), cell: row => (row.role ? say(`role.${row.role}`) : ''), narrow: 'plain' }, { head: say('office.directives.place'), cell: row => placeName(row.region), narrow: 'plain' },
        { head: say('hear.states'), cell: state }, { head: say('office.directives.when'), cell: row => { const at = when(row); return at ? momentWords(say, language, row.region, at) : '–' } },
        ...mine ? [{ head: say('office.action'), align: 'end' as const, narrow: 'plain' as const, cell: (row: Recipient) => (row.reached === 'tanpa_akun' ? <><Button size="compact-sm" variant="default" onClick={() => void copy(row)}>{say('office.directives.copy')}</Button> <Button size="compact-sm" variant="default" onClick={() => void sender.run({ hearingId: row.id, wording: row.wording, by: 'tatap_muka' }, homeOf(row.id))}>{say('office.directives.told')}</Button></> : <Link href={`/arahan/tanggapan/${row.id}`}>{say('office.directives.details')}</Link>) }] : [],
      ]} />
    </>
  )
}

function CorrectDialog({ directive, onClose }: { directive: Directive; onClose(): void }) {
  const say = useSay()
  const tell = useTell()
  const last = directive.wordings.at(-1)!
  const form = useForm(`correct.${directive.id}.${directive.wordings.length}`, { subject: last.subject, text: last.text, due: last.due ?? '', reason: '' })
  const sender = useSend(correct)
  useFaults(form, sender.problem)
  const labels = { subject: say('field.subject'), text: say('hear.new.text'), due: say('hear.due'), reason: say('field.reason') }
  const save = async () => {
    const { values } = form
    if (form.fail((['subject', 'text', 'reason'] as const).filter(at => !values[at].trim()).map(at => ({ at: at as string, rule: 'required' })))) return
    if (!await sender.run({ directiveId: directive.id, wording: directive.wordings.length - 1, ...values, due: values.due || null }, homeOf(directive.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('office.directives.correct')} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('office.directives.correct')} onSubmit={() => void save()} onCancel={onClose}>
        <p>{say('office.directives.correct_lead')}</p>
        <TextBox {...form.bind('subject')} label={labels.subject} max={160} />
        <TextBlock {...form.bind('text')} label={labels.text} rows={6} max={4000} />
        <DayBox {...form.bind('due')} label={labels.due} optional />
        <TextBlock {...form.bind('reason')} label={labels.reason} max={300} />
      </Form>
    </Dialog>
  )
}
