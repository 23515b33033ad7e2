import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { numberWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, TextBox } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Page } from '#web/office/page.tsx'
import { useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useMay, useOffice, useTell, useToday } from '#web/office/store.tsx'
import { BIDANG } from '#slices/cases/kinds.ts'
import { ACTIVITIES, MEASURES, type LogTarget } from './kinds.ts'
import { useIsOwn, useMonth } from './office-data.tsx'
import { endTarget, setTarget } from './targets.ts'

type Row = LogTarget & { unitName: string | null; reached: number | null }
const WHOLE = 100

/** Target dan realisasi: what houses and bidang are to reach in a year, and what their notes count. */
export function TargetsPage() {
  const say = useSay()
  const may = useMay()
  const today = useToday()
  const [language] = useLanguage()
  const [search, turn] = useSearchParams()
  const year = /^\d{4}$/.test(search.get('tahun') ?? '') ? Number(search.get('tahun')) : Number(today.slice(0, 4))
  const isOwn = useIsOwn()
  const [adding, add] = useState(false)
  const targets = useQuery<{ items: Row[] }>(`/api/v1/houses/targets?year=${year}`)
  return (
    <Page title={say('house.targets')} lead={say('house.targets_lead')} actions={may('target.set') && <Button onClick={() => add(true)}>{say('house.target_set')}</Button>}>
      <div className="filters" role="group" aria-label={say('office.filters')}><Choose id="targets-year" label={say('field.year')} value={String(year)} options={[-2, -1, 0, 1].map(step => Number(today.slice(0, 4)) + step).map(one => ({ value: String(one), label: String(one) }))} onValue={next => turn({ tahun: next })} /></div>
      <Answer of={targets} rows={4}>{data => (data.items.length ? <Ledger label={say('house.targets')} rows={data.items} columns={[
        { head: say('house.name'), cell: row => row.unitName ?? (row.bidang ? say(`bidang.${row.bidang}`) : say('house.whole_office')) },
        { head: say('field.sort'), cell: row => (row.sort ? say(`activity.${row.sort}`) : say('house.every_activity')), narrow: 'plain' },
        { head: say('field.measure'), cell: row => say(`measure.${row.measure}`), narrow: 'plain' },
        { head: say('field.amount'), cell: row => <span className="num">{numberWords(language, row.amount)}</span>, align: 'end' },
        { head: say('house.reached'), cell: row => <span className="num">{row.reached === null ? say('house.few') : numberWords(language, row.reached)}</span>, align: 'end' },
        { head: say('house.share'), cell: row => (row.reached === null ? '' : <span className="num">{Math.floor(WHOLE * row.reached / row.amount)} %</span>), align: 'end' },
        { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => (may('target.set', row.region) && isOwn(row) ? <End row={row} /> : '') },
      ]} /> : <Nothing title={say('house.targets_none')}><p>{say('house.targets_none_hint')}</p></Nothing>)}</Answer>
      {adding && <SetDialog year={year} onClose={() => add(false)} />}
    </Page>
  )
}

function End({ row }: { row: Row }) {
  const say = useSay()
  const { run, busy } = useSend(endTarget)
  return <Button size="compact-sm" variant="subtle" loading={busy} aria-label={say('house.target_end_of', { name: row.unitName ?? say(row.bidang ? `bidang.${row.bidang}` : 'house.whole_office') })} onClick={() => void run({ logTargetId: row.id }, homeOf(row.id))}>{say('house.target_end')}</Button>
}

function SetDialog({ year, onClose }: { year: number; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const office = useOffice()
  const houses = (useMonth().data?.items ?? []).filter(useIsOwn())
  const form = useForm('target', { of: '', sort: '', measure: 'orang', amount: '' })
  const sender = useSend(setTarget)
  useFaults(form, sender.problem)
  const labels = { of: say('house.target_of'), sort: say('field.sort'), measure: say('field.measure'), amount: say('field.amount') }
  const save = async () => {
    const { of, sort, measure, amount } = form.values
    const unitId = houses.find(({ id }) => id === of)?.id
    const input = { region: office.region, year, unitId, bidang: BIDANG.find(one => one === of), sort: ACTIVITIES.find(one => one === sort), measure: MEASURES.find(one => one === measure)!, amount: Number(amount.replaceAll('.', '')) }
    if (!amount.trim()) return void form.fail([{ at: 'amount', rule: 'required' }])
    if (!await sender.run(input, unitId ? homeOf(unitId) : homeOf(office.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('house.target_set')} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('house.target_set')} onSubmit={() => void save()} onCancel={onClose}>
        <Choose {...form.bind('of')} label={labels.of} empty={say('house.whole_office')} options={[...BIDANG.map(one => ({ value: one as string, label: say(`bidang.${one}`) })), ...houses.map(({ id, name }) => ({ value: id, label: name }))]} />
        <Choose {...form.bind('sort')} label={labels.sort} empty={say('house.every_activity')} options={ACTIVITIES.map(one => ({ value: one, label: say(`activity.${one}`) }))} />
        <Choose {...form.bind('measure')} label={labels.measure} options={MEASURES.map(one => ({ value: one, label: say(`measure.${one}`) }))} />
        <TextBox {...form.bind('amount')} label={`${labels.amount} ${year}`} inputMode="numeric" max={10} />
      </Form>
    </Dialog>
  )
}
