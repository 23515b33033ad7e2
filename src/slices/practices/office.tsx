import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { useSession } from '#web/app.tsx'
import { useFaults, useForm } from '#web/form.ts'
import { freshId } from '#web/moment.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Dialog, ReasonDialog } from '#web/office/dialog.tsx'
import { Choose, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { PagedLedger } from '#web/office/ledger.tsx'
import { Band, Mark, Who } from '#web/office/marks.tsx'
import { Facts, Page } from '#web/office/page.tsx'
import { address, usePages, useQuery } from '#web/office/query.ts'
import { RegionSteps } from '#web/office/regions.tsx'
import { useSend } from '#web/office/send.ts'
import { Answer } from '#web/office/states.tsx'
import { useMay, useOffice, useTell } from '#web/office/store.tsx'
import { NEEDS } from '#slices/cases/needs.ts'
import { commend, type Practice, withdraw, write } from './rules.ts'

/** Praktik baik: what colleagues of the office wrote down, newest first. */
export function PracticesPage() {
  const say = useSay()
  const may = useMay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const { region } = useOffice()
  const [need, choose] = useState('')
  const [writing, setWriting] = useState(false)
  const practices = usePages<Practice>(address('/api/v1/practices', { region, forNeed: need, limit: 50 }))
  return (
    <Page title={say('practice.title')} lead={say('practice.lead')} actions={may('practice.write', region) && <Button onClick={() => setWriting(true)}>{say('practice.write')}</Button>}>
      <div className="filters" role="group" aria-label={say('office.filters')}><Choose id="practices-need" label={say('field.forNeed')} value={need} onValue={choose} empty={say('practice.any_need')} options={useNeeds()} /></div>
      <PagedLedger query={practices} label={say('practice.title')} empty={say('practice.none')} to={row => `/praktik-baik/${row.id}`} columns={[
        { head: say('field.heading'), cell: row => row.heading }, { head: say('field.state'), cell: row => <Marks of={row} />, narrow: 'plain' },
        { head: say('field.forNeed'), cell: row => (row.forNeed ? say(`need.${row.forNeed}`) : ''), narrow: 'hide' }, { head: say('field.region'), cell: row => placeName(row.region) },
        { head: say('practice.by'), cell: row => <Who name={row.byName} pillar={row.pillar} /> }, { head: say('field.day'), cell: row => <span className="num">{dayWords(language, row.day, true)}</span> },
      ]} />
      {writing && <Write onClose={() => setWriting(false)} />}
    </Page>
  )
}

function useNeeds() {
  const say = useSay()
  return NEEDS.map(value => ({ value, label: say(`need.${value}`) }))
}

function Marks({ of }: { of: Practice }) {
  const say = useSay()
  return <>{of.commended && <Mark tone="daun">{say('practice.commended')}</Mark>}{of.withdrawn && <Mark>{say('practice.withdrawn')}</Mark>}</>
}

function Write({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const office = useOffice()
  const form = useForm('practice', { heading: '', done: '', brought: '', forNeed: '', region: office.region })
  const sender = useSend(write)
  useFaults(form, sender.problem)
  const labels = useLabels('heading', 'done', 'brought', 'forNeed', 'region') as Record<'heading' | 'done' | 'brought' | 'forNeed' | 'region', string>
  const save = async () => {
    if (!await sender.run({ id: freshId(office.home), ...form.values } as Parameters<typeof sender.run>[0], office.home)) return
    form.clear()
    tell(say('practice.saved'))
    onClose()
  }
  return (
    <Dialog title={say('practice.write')} size={720} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('practice.write')} onSubmit={() => void save()} onCancel={onClose}>
        <TextBox {...form.bind('heading')} label={labels.heading} max={120} />
        <TextBlock {...form.bind('done')} label={labels.done} hint={say('app.no_names')} rows={5} max={2000} />
        <TextBlock {...form.bind('brought')} label={labels.brought} hint={say('app.no_names')} max={2000} />
        <Choose {...form.bind('forNeed')} label={labels.forNeed} optional empty="" options={useNeeds()} />
        <RegionSteps {...form.bind('region')} label={labels.region} within={office.region} />
      </Form>
    </Dialog>
  )
}

/** One practice: what was done, what it brought, and what was said of it since. */
export function PracticePage({ id }: { id: string }) {
  const say = useSay()
  const practice = useQuery<Practice>(`/api/v1/practices/${id}`)
  return (
    <Page title={practice.data?.heading ?? say('practice.title')} actions={practice.data && <Acts row={practice.data} />}>
      <p><Link href="/praktik-baik">{say('practice.back')}</Link></p>
      <Answer of={practice} rows={6}>{row => <Told row={row} />}</Answer>
    </Page>
  )
}

function Told({ row }: { row: Practice }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  return <>
    {row.withdrawn && <Band title={`${say('practice.withdrawn')} · ${dayWords(language, row.withdrawnDay!)}`}><p>{row.withdrawn}</p></Band>}
    {row.commended && <Band tone="daun" title={`${say('practice.commended')} · ${row.commendedByName}, ${dayWords(language, row.commendedDay!)}`}><p>{row.commended}</p></Band>}
    <Facts of={[
      [say('field.done'), <span className="told">{row.done}</span>], [say('field.brought'), <span className="told">{row.brought}</span>], [say('field.forNeed'), row.forNeed && say(`need.${row.forNeed}`)],
      [say('field.region'), placeName(row.region)], [say('practice.by'), <Who name={row.byName} pillar={row.pillar} />], [say('field.day'), dayWords(language, row.day)],
    ]} />
  </>
}

function Acts({ row }: { row: Practice }) {
  const say = useSay()
  const may = useMay()
  const { worker } = useSession()
  const [open, setOpen] = useState<'commend' | 'withdraw'>()
  if (row.withdrawn) return null
  return <>
    {!row.commended && may('practice.commend', row.region) && <Button onClick={() => setOpen('commend')}>{say('practice.commend')}</Button>}
    {row.byId === worker.id && <Button variant="default" onClick={() => setOpen('withdraw')}>{say('practice.withdraw')}</Button>}
    {open === 'commend' && <Commend row={row} onClose={() => setOpen(undefined)} />}
    {open === 'withdraw' && <ReasonDialog title={say('practice.withdraw')} name={`practice.withdraw.${row.id}`} action={withdraw} input={reason => ({ practiceId: row.id, reason })} home={homeOf(row.id)} submit={say('practice.withdraw')} danger onClose={() => setOpen(undefined)} />}
  </>
}

function Commend({ row, onClose }: { row: Practice; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`practice.commend.${row.id}`, { sentence: '' })
  const sender = useSend(commend)
  useFaults(form, sender.problem)
  const save = async () => {
    if (!await sender.run({ practiceId: row.id, ...form.values }, homeOf(row.id))) return
    form.clear()
    tell(say('practice.marked'))
    onClose()
  }
  return (
    <Dialog title={say('practice.commend')} onClose={onClose}>
      <Form form={form} labels={{ sentence: say('field.sentence') }} sending={sender} submit={say('practice.commend')} onSubmit={() => void save()} onCancel={onClose}>
        <TextBlock {...form.bind('sentence')} label={say('field.sentence')} max={300} />
      </Form>
    </Dialog>
  )
}
