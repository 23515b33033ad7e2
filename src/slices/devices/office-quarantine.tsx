import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { faulty } from '#kernel/problem.ts'
import { useApp, useSession } from '#web/app.tsx'
import { useContents } from '#web/contents.tsx'
import { useFaults, useForm } from '#web/form.ts'
import { useAttempt } from '#web/hooks.ts'
import { momentWords } from '#web/when.ts'
import { useHasWords, useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, TextBlock } from '#web/office/fields.tsx'
import { Form, RefusalBand } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Facts, Page } from '#web/office/page.tsx'
import { address, type Page as Rows, useQuery } from '#web/office/query.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useStore, useTell } from '#web/office/store.tsx'
import { useCaseRow } from '#slices/trips/office-cases.tsx'
import { type Along, InviteFields } from '#slices/trips/office-invite.tsx'

type Held = { id: string; workerName: string; region: string; action: string; at: string; received: string; why: string; state: string; settledAt?: string | null; settledName?: string | null; settledReason?: string | null; pictures: readonly { sha256: string; whole: boolean }[]; input?: Record<string, unknown> | null; ownWord?: boolean }
const STATES = ['menunggu', 'diambil', 'disisihkan']

/** Karantina: what came too late for its right, or from a device that was put out; somebody takes it over or sets it aside. */
export function QuarantinePage() {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const title = useTitle()
  const [state, narrow] = useState('menunggu')
  const rows = useQuery<Rows<Held>>(address('/api/v1/quarantine', { state }))
  const [opened, open] = useState<Held>()
  return (
    <Page title={say('office.quarantine.title')} lead={say('office.quarantine.lead')}>
      <div className="filters" role="group" aria-label={say('office.filters')}>
        <Choose id="quarantine-state" label={say('office.quarantine.state')} value={state} onValue={narrow} options={STATES.map(value => ({ value, label: say(`office.quarantine.state.${value}`) }))} />
      </div>
      <Answer of={rows} rows={4}>{({ items }) => (items.length === 0 ? <Nothing title={say('office.quarantine.none')}>{say('office.quarantine.none_hint')}</Nothing> : (
        <Ledger label={say('office.quarantine.title')} rows={items} columns={[
          { head: say('office.quarantine.what'), cell: row => <>{title(row)}{row.pictures.length > 0 && <span className="muted"> · {say('office.quarantine.pictures', { count: row.pictures.length })}</span>}</> },
          { head: say('office.quarantine.done'), cell: row => <span className="num">{momentWords(say, language, row.region, row.at)}</span> },
          { head: say('field.region'), cell: row => placeName(row.region), narrow: 'plain' },
          { head: say('office.quarantine.why'), cell: row => say(`office.quarantine.why.${row.why}`) },
          ...(state === 'menunggu' ? [] : [{ head: say('office.quarantine.settled'), cell: (row: Held) => row.settledName }]),
          { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => <Button size="compact-sm" variant="default" aria-label={`${say('office.quarantine.open')}: ${title(row)}`} onClick={() => open(row)}>{say('office.quarantine.open')}</Button> },
        ]} />
      ))}</Answer>
      {opened && <HeldDialog row={opened} onClose={() => open(undefined)} />}
    </Page>
  )
}

function HeldDialog({ row, onClose }: { row: Held; onClose: () => void }) {
  const say = useSay()
  const [language] = useLanguage()
  const title = useTitle()
  const held = useQuery<Held>(`/api/v1/quarantine/${row.id}`, true)
  const settled = row.settledAt && ([[say('office.quarantine.settled'), `${row.settledName} · ${momentWords(say, language, row.region, row.settledAt)}`], [say('field.reason'), row.settledReason]] as const)
  return (
    <Dialog title={title(row)} onClose={onClose}>
      <Facts of={[[say('office.quarantine.done'), momentWords(say, language, row.region, row.at)], [say('office.quarantine.why'), say(`office.quarantine.why.${row.why}`)], ...settled || []]} />
      <Answer of={held} rows={3}>{({ input, pictures }) => <>{(row.state !== 'diambil' && row.action !== 'photo.attach') && <Content input={input} place={row.region} />}<Pictures id={row.id} of={pictures} /></>}</Answer>
      {row.state === 'menunggu' && held.data && <Settling row={row} held={held.data} onClose={onClose} />}
      {row.state === 'diambil' && held.data?.pictures.some(({ whole }) => whole) && <Joining row={row} onClose={onClose} />}
    </Dialog>
  )
}

/** What arrived beside it, as whoever settles it may see it; a picture still on its way is counted. */
function Pictures({ id, of }: { id: string; of: Held['pictures'] }) {
  const say = useSay()
  const whole = of.filter(one => one.whole)
  const coming = of.length - whole.length
  if (of.length === 0) return null
  return <>
    <ul className="photos" aria-label={say('office.quarantine.pictures', { count: of.length })}>{whole.map(({ sha256 }, nth) => {
      const address = `/api/v1/quarantine/${id}/pictures/${sha256}`
      return <li key={sha256}><a href={address} target="_blank" rel="noreferrer"><img src={address} alt={say('office.report.photo', { nth: nth + 1, of: of.length })} height={96} /></a></li>
    })}</ul>
    {coming > 0 && <p className="muted">{say('office.quarantine.coming', { count: coming })}</p>}
  </>
}

/** Pictures that came after their report was taken over. */
function Joining({ row, onClose }: { row: Held; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const { http } = useApp()
  const { writes } = useStore()
  const { busy, problem, attempt } = useAttempt()
  const join = () => void attempt(async () => {
    await http.post(`/api/v1/quarantine/${row.id}/take`, {})
    writes.set(writes.get() + 1)
    tell(say('office.saved'))
    onClose()
  })
  return <div className="form"><RefusalBand problem={problem} /><div className="form-foot"><Button loading={busy} onClick={join}>{say('office.quarantine.join')}</Button></div></div>
}

function Settling({ row, held, onClose }: { row: Held; held: Held; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const { http } = useApp()
  const { writes } = useStore()
  const settle = async (path: 'take' | 'aside', body: object) => {
    await http.post(`/api/v1/quarantine/${row.id}/${path}`, body)
    writes.set(writes.get() + 1)
    tell(say('office.saved'))
    onClose()
  }
  return (
    <div className="form">
      {held.ownWord ? <p>{say('problem.quarantine.only_maker', { name: row.workerName })}</p> : <Taking row={row} input={held.input} onTake={body => settle('take', body)} />}
      <Aside row={row} onAside={reason => settle('aside', { reason })} />
    </div>
  )
}

/** Takes it over; of a plan, whoever goes now says who of the place comes along, or why nobody. What cannot be met is told with the way out. */
function Taking({ row, input, onTake }: { row: Held; input: Held['input']; onTake: (body: object) => Promise<void> }) {
  const say = useSay()
  const { worker } = useSession()
  const isPlan = row.action === 'trip.plan'
  const first = useCaseRow(isPlan ? (input?.caseIds as string[] | null | undefined)?.[0] : undefined)
  const area = input?.area as { region?: string } | null | undefined
  const form = useForm<Along>(`ambil-${row.id}`, { leadId: String(input?.leadId ?? worker.id), inviteIds: [], noInvite: '' })
  const { busy, problem, attempt } = useAttempt()
  useFaults(form, problem)
  const { inviteIds, noInvite } = form.values
  const take = () => void attempt(async () => {
    await onTake(isPlan ? { inviteIds: [...inviteIds], noInvite: inviteIds.length ? null : noInvite || null } : {})
    form.clear()
  })
  return (
    <Form form={form} labels={{ inviteIds: say('office.invite.title') }} sending={{ busy, problem }} submit={say('office.quarantine.take')} onSubmit={take}>
      {form.faults.length > 0 && <p>{say('office.quarantine.aside_ends')}</p>}
      <p>{say(isPlan ? 'office.quarantine.take_plan' : 'office.quarantine.take_lead')}</p>
      {isPlan && <InviteFields form={form} place={first?.region ?? area?.region} sealed={first?.sealed} />}
    </Form>
  )
}

function Aside({ row, onAside }: { row: Held; onAside: (reason: string) => Promise<void> }) {
  const say = useSay()
  const form = useForm(`karantina-${row.id}`, { reason: '' })
  const { busy, problem, attempt } = useAttempt()
  useFaults(form, problem)
  const lay = () => void attempt(async () => {
    if (!form.values.reason.trim()) throw faulty({ at: 'reason', rule: 'required' })
    await onAside(form.values.reason)
    form.clear()
  })
  return (
    <Form form={form} labels={{ reason: say('field.reason') }} sending={{ busy, problem }} submit={say('office.quarantine.aside')} onSubmit={lay}>
      <TextBlock {...form.bind('reason')} label={say('field.reason')} max={300} />
    </Form>
  )
}

/** What an envelope says, field by field, as far as there are words for it. */
function Content({ input, place }: { input?: Record<string, unknown> | null; place: string }) {
  const say = useSay()
  const told = useContents((id, field) => (field === 'caseId' || field === 'caseIds' ? <CaseName id={id} /> : null), place)(input)
  return told.length > 0 ? <Facts of={told} /> : <p className="muted">{say('office.quarantine.empty')}</p>
}

function CaseName({ id }: { id: string }) {
  const { data } = useQuery<{ who?: string }>(`/api/v1/cases/${id}`, true)
  return data?.who ? <Link href={`/kasus/${id}`}>{data.who}</Link> : '…'
}

function useTitle(): (row: Held) => string {
  const say = useSay()
  const has = useHasWords()
  return row => say(has(`action.${row.action}`) ? `action.${row.action}` : 'office.quarantine.unknown', { actor: row.workerName })
}
