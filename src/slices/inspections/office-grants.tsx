import { Button } from '@mantine/core'
import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { addDays } from '#kernel/day.ts'
import { useFaults, useForm } from '#web/form.ts'
import { dayWords, momentWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Dialog, ReasonDialog } from '#web/office/dialog.tsx'
import { Choose, DayBox, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Ledger, PagedLedger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { address, type Page as Rows, usePages, useQuery } from '#web/office/query.ts'
import { RegionSteps } from '#web/office/regions.tsx'
import { useSend } from '#web/office/send.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useMay, useOffice, useTell, useToday } from '#web/office/store.tsx'
import type { Inspection } from './kinds.ts'
import { endGrant, grant } from './rules.ts'

type Unmasked = { id: string; region: string; byName: string; reason: string; at: string }

/** Pemeriksaan: which inspectors may look, by which letter and until when; and whose names they had opened, with the reason. */
export function InspectionsPage() {
  const say = useSay()
  const may = useMay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const today = useToday()
  const office = useOffice()
  const [giving, give] = useState(false)
  const [ending, end] = useState<Inspection>()
  const rows = usePages<Inspection>('/api/v1/inspections?limit=50')
  const opened = useQuery<Rows<Unmasked>>('/api/v1/unmaskings?limit=50')
  return (
    <Page title={say('inspection.title')} lead={say('inspection.lead')} actions={may('inspection.grant') && <Button onClick={() => give(true)}>{say('inspection.give')}</Button>}>
      <Section id="izin" title={say('inspection.grants')}>
        <PagedLedger label={say('inspection.grants')} query={rows} empty={say('inspection.grants_none')} columns={[
          { head: say('inspection.inspector'), cell: row => row.workerName }, { head: say('field.letter'), cell: row => <>{row.letter}<span className="muted below">{row.about}</span></>, narrow: 'plain' },
          { head: say('inspection.place'), cell: row => <>{placeName(row.region)}{row.unitName && ` · ${row.unitName}`}</>, narrow: 'plain' },
          { head: say('inspection.days'), cell: row => <span className="num">{dayWords(language, row.from, true)} – {dayWords(language, row.until, true)}</span>, narrow: 'plain' },
          { head: say('inspection.ends'), cell: row => (row.ended || row.ends < today ? <Mark>{say('office.ended')}</Mark> : <Mark tone="laut">{dayWords(language, row.ends, true)}</Mark>), narrow: 'plain' },
          { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => !row.ended && row.ends >= today && may('inspection.grant', row.region) && <Button size="compact-sm" variant="default" aria-label={`${say('office.end')}: ${row.letter}`} onClick={() => end(row)}>{say('office.end')}</Button> },
        ]} />
      </Section>
      <Section id="dibuka" title={say('inspection.opened')} lead={say('inspection.opened_lead')}>
        <Answer of={opened} rows={3}>{({ items }) => (items.length === 0 ? <Nothing title={say('inspection.opened_none')} /> : <Ledger label={say('inspection.opened')} rows={items} columns={[
          { head: say('office.access.when'), cell: row => <span className="num">{momentWords(say, language, office.region, row.at)}</span> }, { head: say('inspection.inspector'), cell: row => row.byName, narrow: 'plain' },
          { head: say('office.kelurahan'), cell: row => placeName(row.region), narrow: 'plain' }, { head: say('field.reason'), cell: row => row.reason, narrow: 'plain' },
        ]} />)}</Answer>
      </Section>
      {giving && <GiveGrant onClose={() => give(false)} />}
      {ending && <ReasonDialog name={`inspection.${ending.id}`} title={say('inspection.end')} action={endGrant} input={reason => ({ inspectionId: ending.id, reason })} home={homeOf(ending.id)} submit={say('office.end')} danger onClose={() => end(undefined)} />}
    </Page>
  )
}

function GiveGrant({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const today = useToday()
  const office = useOffice()
  const labels: Record<string, string> = { ...useLabels('letter', 'unitId', 'region'), workerId: say('inspection.inspector'), about: say('inspection.about'), from: say('inspection.from'), until: say('inspection.until'), ends: say('inspection.ends') }
  const form = useForm('inspection.new', { workerId: '', letter: '', about: '', region: office.region, unitId: '', from: addDays(today, -30), until: today, ends: addDays(today, 14) })
  const sender = useSend(grant)
  useFaults(form, sender.problem)
  const posts = useQuery<Rows<{ workerId: string; workerName: string }>>(address('/api/v1/posts', { role: 'inspektorat', limit: 100 })).data?.items ?? []
  const units = useQuery<Rows<{ id: string; name: string; ended: boolean }>>('/api/v1/units?order=asc&limit=100').data?.items ?? []
  const save = async () => {
    const { workerId, letter, about } = form.values
    if (form.fail([['workerId', workerId], ['letter', letter], ['about', about]].filter(([, value]) => !value?.trim()).map(([at]) => ({ at: at!, rule: 'required' })))) return
    if (!await sender.run({ ...form.values, unitId: form.values.unitId || null }, office.home)) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('inspection.give')} size={720} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('inspection.give')} onSubmit={() => void save()} onCancel={onClose}>
        <Choose {...form.bind('workerId')} label={labels.workerId!} hint={posts.length ? undefined : say('inspection.no_inspector')} empty={say('app.choose')} options={[...new Map(posts.map(post => [post.workerId, post])).values()].map(post => ({ value: post.workerId, label: post.workerName }))} />
        <div className="pair"><TextBox {...form.bind('letter')} label={labels.letter!} max={120} /><TextBox {...form.bind('about')} label={labels.about!} max={300} /></div>
        <RegionSteps {...form.bind('region')} label={labels.region!} within={office.region} />
        <Choose {...form.bind('unitId')} label={labels.unitId!} optional empty={say('inspection.whole')} options={units.filter(({ ended }) => !ended).map(({ id, name }) => ({ value: id, label: name }))} />
        <div className="pair"><DayBox {...form.bind('from')} label={labels.from!} /><DayBox {...form.bind('until')} label={labels.until!} /></div>
        <DayBox {...form.bind('ends')} label={labels.ends!} min={today} />
      </Form>
    </Dialog>
  )
}
