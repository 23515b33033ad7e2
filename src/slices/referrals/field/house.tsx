import { type FormEvent, useEffect, useState } from 'react'
import type { Action, Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { useApp, useOwnPlace, useSignal } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { faultsHere, orNull, useForm } from '#web/form.ts'
import { useAction, useRecord, useRecords } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { Check, Select, TextArea } from '#web/kit/fields.tsx'
import { Facts, List, ListRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState, Skeleton } from '#web/kit/states.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { NotHere } from '#web/nothere.tsx'
import { RepairBand, useRepairing } from '#web/repair.tsx'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { BedChoice, bedOf, useBedFaults, useHouse } from '#slices/institutions/field/house.tsx'
import { Institution } from '#slices/institutions/kinds.ts'
import { groupWords, isForSex } from '#slices/institutions/places.ts'
import { Case } from '#slices/cases/kinds.ts'
import { isOver, openSteps, type ReceiverStep } from '../flow.ts'
import { Reception, REFUSALS } from '../kinds.ts'
import { accept, forward, read, refuse, serve, tellBack } from './acts.ts'

type Row = Read<typeof Reception>
const ACTS = { terima: accept, tolak: refuse, teruskan: forward, layani: serve, kabari: tellBack, umpan_balik: tellBack } as unknown as Readonly<Record<ReceiverStep, Action<string, Record<string, unknown>>>>

function useDue(): (row: Pick<Row, 'stage' | 'due'>) => { late: boolean; words: string } | undefined {
  const say = useSay()
  const [language] = useLanguage()
  const today = dayAt(useOwnPlace(), trueNow())
  return ({ stage, due }) => {
    if (isOver({ stage }) || !due) return undefined
    const late = due < today
    return { late, words: say(late ? 'referral.overdue' : 'referral.until', { day: dayWords(language, due, true) }) }
  }
}

/** Rujukan masuk in a house: what waits for an answer first, and how many places are free. */
export function ReceptionsPage() {
  const say = useSay()
  const dueOf = useDue()
  const { loaded } = useSignal(useApp().sync)
  const rows = useRecords(Reception).filter(({ body }) => !body).toSorted((a, b) => (isOver(a) === isOver(b) ? (a.at < b.at ? 1 : -1) : isOver(a) ? 1 : -1))
  return (
    <Page title={say('referral.in')} back="/">
      <FreePlaces />
      {rows.length > 0 ? <List>{rows.map(row => {
        const due = dueOf(row)
        return <ListRow key={row.id} to={`/rujukan/${row.id}`} title={row.who ?? say('referral.no_name')} attention={['terkirim', 'dibaca'].includes(row.stage)} mark={<Mark tone={due?.late ? 'bata' : isOver(row) ? 'quiet' : 'tembaga'}>{say(`referral_stage.${row.stage}`)}</Mark>}>{[row.fromOffice, due?.words].filter(Boolean).join(' · ')}</ListRow>
      })}</List> : loaded ? <EmptyState title={say('referral.none')}><p>{say('referral.none_hint')}</p></EmptyState> : <Skeleton />}
    </Page>
  )
}

/** On the home of a house: how many referrals await an answer. */
export function ReceptionsCard() {
  const say = useSay()
  const dueOf = useDue()
  const waiting = useRecords(Reception).filter(({ body, stage }) => !body && (stage === 'terkirim' || stage === 'dibaca'))
  return waiting.length > 0 ? <Band tone={waiting.some(row => dueOf(row)?.late) ? 'bata' : 'tembaga'} title={say('referral.waiting', { count: waiting.length })}><LinkButton to={waiting.length > 1 ? '/rujukan' : `/rujukan/${waiting[0]!.id}`}>{say('referral.in')}</LinkButton></Band> : null
}

/** The places of the own house, group by group, as those who refer see them. */
function FreePlaces() {
  const say = useSay()
  const { house } = useHouse()
  return house ? <Section id="tempat" title={say('referral.free')}><Facts of={house.groups.map(group => [groupWords(say, group), house.free[group.key] ?? 0] as const)} /></Section> : null
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
  const due = useDue()(row)
  const opened = useAction(read)
  useEffect(() => { if (row.stage === 'terkirim' && row.depth === 'full' && !row.body) void opened.run({ receptionId: row.id }, homeOf(row.id)) }, [row.id])
  const seen = row.snapshot
  const over = isOver(row)
  const caseId = row.caseHereId ?? row.caseId
  const record = useRecord(Case, caseId)
  const { house } = useHouse()
  const takesIn = row.stage === 'diterima' && row.sort === 'penanganan' && !!house && house.unitId === row.unitId
  const call = (number: string | null | undefined) => number && <a href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>{number}</a>
  return (
    <Page title={row.who ?? seen?.name ?? say('referral.no_name')} tab={say('referral.in')} back="/rujukan" lead={row.fromOffice}>
      <Band tone={due?.late ? 'bata' : over ? 'quiet' : 'tembaga'} title={say(`referral_stage.${row.stage}`)}>{over ? row.nextTo ? `→ ${row.nextTo}` : say('referral.gone') : due?.words}</Band>
      {!over && row.sort === 'layanan' && <Band title={say('referral.no_bed')}>{say('referral.no_bed_hint')}</Band>}
      {!over && <Section id="diperlihatkan" title={say('referral.shown')}>
        <Facts of={[
          [say('referral.why'), row.reason], [say('field.name'), seen?.name], [say('field.sex'), seen?.sex && say(`sex.${seen.sex}`)], [say('field.bornYear'), seen?.bornYear], [say('field.phone'), call(seen?.phone)], [say('field.address'), seen?.address], [say('field.needs'), seen?.needs?.map(one => say(`need.${one}`)).join(', ')],
          [say('referral.assessment'), seen?.assessment], [say('referral.goal'), seen?.goal], [say('referral.documents'), seen?.documents?.join(', ')], [say('referral.sender'), row.fromName], [say('field.phone'), call(row.fromPhone)],
        ]} />
      </Section>}
      {record && takesIn && <LinkButton tone="primary" wide to={`/penghuni/terima/${record.id}`}>{say('stay.admit')}</LinkButton>}
      {record && <LinkButton to={`/kasus/${record.id}`}>{say('referral.case')}</LinkButton>}
      {row.depth === 'full' && !over && <Answers row={row} hasCase={!!record} />}
    </Page>
  )
}

type House = { id: string; name: string; office?: string; accepts: boolean | null; freeTotal: number | null; places: number | null }
/** Where it may be passed on: the houses of one's own office are held here, those of others are asked for when there is a line. */
function useHouses({ id, unitId }: Row, asked: boolean): { houses: readonly House[]; known: boolean } {
  const { http } = useApp()
  const [there, hear] = useState<readonly (House & { home: number })[]>()
  useEffect(() => {
    let live = true
    if (asked) http.get<{ units: (House & { home: number })[] }>('/api/v1/referrals/targets').then(({ units }) => { if (live) hear(units) }, () => undefined)
    return () => { live = false }
  }, [http, asked])
  const here = useRecords(Institution).filter(house => house.unitId !== unitId).toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(house => ({ ...house, id: house.unitId }))
  return { houses: [...here, ...(there ?? []).filter(({ home }) => home !== homeOf(id))], known: !!there }
}

function Answers({ row, hasCase }: { row: Row; hasCase: boolean }) {
  const say = useSay()
  const { house, rooms } = useHouse()
  const form = useForm(`rujukan-${row.id}`, { step: '', refusal: '', text: '', toUnitId: '', toName: '', stays: true, groupKey: '', bed: '' })
  const { values, bind } = form
  const open = openSteps(row).filter(one => one !== 'terima' || row.sort !== 'alih')
  const chosen = open.find(one => one === values.step)
  const { houses, known } = useHouses(row, chosen === 'teruskan')
  const act = ACTS[chosen ?? 'terima']
  const { run, busy, problem, clear } = useAction(act)
  useBedFaults(form, problem)
  const repairing = useRepairing()
  if (!open.length) return null
  // who comes from another office has no case here yet: a place and a bed are asked for where the service begins
  const takesIn = row.stage === 'diterima' && row.sort === 'penanganan' && !hasCase && homeOf(row.referralId) !== homeOf(row.id) && !!house && house.unitId === row.unitId
  const asksWhy = chosen === 'tolak' || chosen === 'teruskan'
  const wordsNeeded = chosen === 'kabari' || chosen === 'umpan_balik' || (asksWhy && values.refusal === 'lainnya')
  const lives = chosen === 'layani' && row.sort === 'penanganan' && !!house && house.unitId === row.unitId
  // whoever is referred within this office is admitted by the case, which comes once the sender has heard
  const waits = lives && values.stays && !hasCase && homeOf(row.referralId) === homeOf(row.id)
  const names = { refusal: say('referral.refusal'), text: say('referral.words'), toUnitId: say('referral.to'), groupKey: say('field.groupKey'), bed: say('field.bed') }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!chosen || waits) return
    const more = asksWhy ? { refusal: values.refusal, ...chosen === 'teruskan' ? { toUnitId: values.toUnitId, toName: houses.find(({ id }) => id === values.toUnitId)?.name ?? orNull(values.toName) } : {} } : lives ? { stays: values.stays, ...values.stays ? { groupKey: orNull(values.groupKey), ...bedOf(values.bed) } : {} } : chosen === 'umpan_balik' ? { final: true } : {}
    const input = { receptionId: row.id, text: wordsNeeded ? values.text.trim() : orNull(values.text), ...more }
    if (form.fail(faultsHere(act, input, [...asksWhy ? ['refusal'] : [], ...chosen === 'teruskan' ? ['toUnitId'] : [], ...wordsNeeded ? ['text'] : []])) || busy) return
    if (await run(input, homeOf(row.id))) { repairing.done(); form.clear() }
  }
  return (
    <form className="form" noValidate onSubmit={event => void submit(event)}>
      <RepairBand of={repairing} />
      {takesIn && chosen !== 'layani' && <Button tone="primary" wide onPress={() => { clear(); form.fail([]); form.set('step', 'layani'); form.set('stays', true) }}>{say('stay.admit')}</Button>}
      <div className="buttons" role="group" aria-label={say('referral.answer')}>{open.map(one => <Button key={one} tone={one === chosen ? 'primary' : 'plain'} pressed={one === chosen} onPress={() => { clear(); form.fail([]); form.set('step', one) }}>{say(`referral.step.${one}`)}</Button>)}</div>
      {chosen && <>
        <ErrorSummary form={form} names={names} />
        {chosen === 'teruskan' && <Select {...bind('toUnitId')} label={names.toUnitId} empty="–" hint={known ? undefined : say('referral.own_only')} options={[...values.toName && !houses.some(({ id }) => id === values.toUnitId) ? [{ value: values.toUnitId, label: values.toName }] : [], ...houses.map(({ id, name, office, accepts, freeTotal, places }) => ({ value: id, label: [name, office, accepts === false ? say('referral.takes_nobody') : places ? say('institution.free_of', { free: freeTotal ?? 0, places }) : ''].filter(Boolean).join(' · ') }))]} />}
        {asksWhy && <Select {...bind('refusal')} label={names.refusal} empty="–" options={REFUSALS.map(one => ({ value: one, label: say(`refusal.${one}`) }))} />}
        {lives && <>
          <Check id="rujukan-tinggal" label={say('referral.stays')} value={values.stays} onValue={bind('stays').onValue} />
          {values.stays && <>
            <FreePlaces />
            {house.groups.length > 1 && <Select {...bind('groupKey')} label={names.groupKey} empty={say('stay.group_by_itself')} options={house.groups.filter(group => isForSex(group, row.snapshot?.sex)).map(group => ({ value: group.key, label: groupWords(say, group) }))} />}
            {rooms.length > 0 && <BedChoice {...bind('bed')} sex={row.snapshot?.sex} />}
          </>}
        </>}
        <TextArea {...bind('text')} label={names.text} optional={!wordsNeeded} maxLength={2000} />
        <Refusal problem={problem} />
        <Button tone="primary" wide submit busy={busy} {...waits ? { why: say('referral.case_waits') } : {}}>{say(`referral.step.${chosen}`)}</Button>
      </>}
    </form>
  )
}
