import { Button } from '@mantine/core'
import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { useApp } from '#web/app.tsx'
import { useForm } from '#web/form.ts'
import { useAttempt } from '#web/hooks.ts'
import type { Ink } from '#web/ink.ts'
import { InkPad, InkShown } from '#web/inkpad.tsx'
import { freshId } from '#web/moment.ts'
import { made, sendPicture } from '#web/photowork.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, DayBox, TextBox } from '#web/office/fields.tsx'
import { Form, RefusalBand, useLabels } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Facts, Section } from '#web/office/page.tsx'
import { Nothing } from '#web/office/states.tsx'
import { useToday } from '#web/office/store.tsx'
import { provide } from './done.ts'
import { MOST_PICTURES, type Provision, PROVISION_SORTS } from './kinds.ts'
import type { Care } from './office-data.ts'
import { inSpite, InSpite, useSaving } from './office-saving.tsx'

type Taken = Awaited<ReturnType<typeof made>>

/** Services and aid that somebody received: what, how much, out of which programme. */
export function GivenPart({ care, makes }: { care: Care; makes: boolean }) {
  const say = useSay()
  const [language] = useLanguage()
  const [adding, add] = useState(false)
  const [seen, see] = useState<Provision>()
  const list = care.provisions.toSorted((a, b) => (a.day < b.day ? 1 : -1))
  return (
    <Section id="layanan" title={say('office.plan.given')} aside={makes && <Button size="compact-sm" variant="subtle" onClick={() => add(true)}>{say('office.plan.give')}</Button>}>
      {list.length === 0 ? <Nothing title={say('office.plan.none_given')} /> : (
        <Ledger label={say('office.plan.given')} rows={list} keyOf={row => row.id} columns={[
          { head: say('field.day'), cell: row => dayWords(language, row.day, true), narrow: 'plain' }, { head: say('office.plan.what'), cell: row => row.what, narrow: 'title' }, { head: say('field.sort'), cell: row => say(`provision_sort.${row.sort}`), narrow: 'plain' },
          { head: say('field.quantity'), cell: row => [row.quantity, row.unitOf].filter(Boolean).join(' '), narrow: 'plain' }, { head: say('field.programme'), cell: row => [row.programme, row.body].filter(Boolean).join(' · '), narrow: 'plain' },
          { head: say('office.plan.proof'), cell: row => (row.mark || row.paper || row.receivedBy || row.pictures?.length || row.unconsented ? <Button size="compact-sm" variant="default" onClick={() => see(row)} aria-label={`${say('office.plan.proof')}: ${row.what}`}>{say('office.consent.see')}</Button> : '–'), narrow: 'plain' },
        ]} />
      )}
      {adding && <GiveDialog care={care} onClose={() => add(false)} />}
      {seen && <Dialog title={seen.what} onClose={() => see(undefined)}><Facts of={[[say('field.receivedBy'), seen.receivedBy], [say('field.paper'), seen.paper], [say('field.unconsented'), seen.unconsented], [say('office.consent.by'), seen.byName]]} />{seen.mark && <InkShown ink={seen.mark} label={say('field.mark')} />}<Pictures of={seen} /></Dialog>}
    </Section>
  )
}

function GiveDialog({ care, onClose }: { care: Care; onClose: () => void }) {
  const say = useSay()
  const caseId = care.case.id
  const form = useForm(`give.${caseId}`, { day: useToday(), sort: 'permakanan', what: '', quantity: '', unitOf: '', programme: '', body: '', deedId: '', receivedBy: '', paper: '', mark: null as Ink | null, unconsented: '' })
  const labels = { ...useLabels('day', 'sort', 'quantity', 'unitOf', 'programme', 'body', 'deedId', 'receivedBy', 'paper', 'mark', 'unconsented'), what: say('office.plan.what') } as Record<string, string>
  const [id] = useState(() => freshId(homeOf(caseId)))
  const { take, hashes, send, problem } = usePictures(id)
  const { sender, save } = useSaving(provide as never, form, onClose, send)
  const open = care.deeds.filter(deed => deed.state === 'terbuka')
  return (
    <Dialog title={say('office.plan.give')} onClose={onClose} size={620}>
      <Form form={form} labels={labels} sending={sender} submit={say('app.save')} onSubmit={() => void save({ id, caseId, ...form.values, pictures: hashes }, caseId, ['what', ...inSpite(care)])} onCancel={onClose}>
        <InSpite care={care} bind={form.bind('unconsented')} />
        <Choose {...form.bind('sort')} label={labels.sort!} options={PROVISION_SORTS.map(value => ({ value, label: say(`provision_sort.${value}`) }))} />
        <TextBox {...form.bind('what')} label={labels.what!} hint={say('office.plan.what_hint')} max={200} />
        <div className="pair"><TextBox {...form.bind('quantity')} label={labels.quantity!} optional max={16} /><TextBox {...form.bind('unitOf')} label={labels.unitOf!} hint={say('office.plan.measure_hint')} optional max={30} /></div>
        <div className="pair"><TextBox {...form.bind('programme')} label={labels.programme!} optional max={80} /><TextBox {...form.bind('body')} label={labels.body!} optional max={120} /></div>
        {open.length > 0 && <Choose {...form.bind('deedId')} label={say('office.plan.carries_out')} empty="–" options={open.map(deed => ({ value: deed.id, label: deed.what }))} />}
        <DayBox {...form.bind('day')} label={labels.day!} />
        <TextBox {...form.bind('receivedBy')} label={labels.receivedBy!} optional max={120} />
        <InkPad id={`${form.name}-mark`} label={labels.mark!} value={form.values.mark} onValue={ink => form.set('mark', ink)} takes={say('consent.from_paper')} buttons={(picker, clear) => <><p>{say('consent.from_paper')} {picker}</p>{form.values.mark && <Button size="compact-sm" variant="default" onClick={clear}>{say('consent.clear')}</Button>}</>} />
        <TextBox {...form.bind('paper')} label={labels.paper!} hint={say('office.plan.paper_hint')} optional max={160} />
        <RefusalBand problem={problem} />
        <p className="line picks"><label htmlFor={`${form.name}-foto`}>{say('photo.title')} </label><span className="muted" id={`${form.name}-foto-hint`}>{say('office.plan.picture_hint')}</span> <input id={`${form.name}-foto`} aria-describedby={`${form.name}-foto-hint`} className="filebox" type="file" accept="image/*" multiple onChange={event => take(event.currentTarget.files)} /></p>
      </Form>
    </Dialog>
  )
}

/** Pictures chosen at the desk: made small and without position at once, sent when the act that names them is on record. */
function usePictures(id: string) {
  const { http } = useApp()
  const { problem, attempt } = useAttempt()
  const [taken, keep] = useState<readonly Taken[]>([])
  const take = (files: FileList | null) => void attempt(async () => keep(await Promise.all([...files ?? []].slice(0, MOST_PICTURES).map(made))))
  const send = () => attempt(async () => { for (const { bytes, sha256 } of taken) await sendPicture(http, { visitId: id, to: 'provisions', sha256, type: bytes.type }, bytes, () => undefined) })
  return { take, hashes: taken.map(({ sha256 }) => sha256), send, problem }
}

function Pictures({ of: { id, pictures } }: { of: Provision }) {
  const say = useSay()
  return <ul className="photos">{pictures?.map((hash, nth) => <li key={hash}><a href={pathOf(id, hash)} target="_blank" rel="noreferrer"><img src={pathOf(id, hash)} alt={say('photo.taken', { nth: nth + 1 })} loading="lazy" /></a></li>)}</ul>
}

const pathOf = (id: string, hash: string) => `/api/v1/provisions/${id}/files/${hash}`
