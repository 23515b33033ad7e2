import { Button } from '@mantine/core'
import { useState } from 'react'
import { addDays } from '#kernel/day.ts'
import { useSession } from '#web/app.tsx'
import { type Form as FormOf, useForm, type Values } from '#web/form.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, DayBox, OneOf, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Mark } from '#web/office/marks.tsx'
import { WorkerFind } from '#web/office/people.tsx'
import { address, useQuery } from '#web/office/query.ts'
import { useOffice, useToday } from '#web/office/store.tsx'
import { Due } from '#slices/cases/office-rows.tsx'
import { addDeed, moveDeed } from './deeds.ts'
import { doDeed } from './done.ts'
import { DEED_OF, type Deed } from './kinds.ts'
import type { Care } from './office-data.ts'
import { inSpite, InSpite, useSaving } from './office-saving.tsx'

const SOON_DAYS = 14
type Opened = { what: 'add' } | { what: 'do' | 'move'; deed: Deed }

/** The actions of a goal, or those of no goal: whose, followed by whom, until when. */
export function DeedLines({ care, goalId, makes }: { care: Care; goalId?: string; makes: boolean }) {
  const say = useSay()
  const [language] = useLanguage()
  const { worker } = useSession()
  const [opened, open] = useState<Opened>()
  const deeds = care.deeds.filter(deed => (deed.goalId ?? undefined) === goalId).toSorted((a, b) => (a.state === b.state ? (a.due < b.due ? -1 : 1) : a.state === 'terbuka' ? -1 : 1))
  return <>
    <ul className="lines">{deeds.map(deed => (
      <li key={deed.id} className="next">
        <span>{deed.what}</span>
        <span className="muted">{[deed.body ?? deed.pillar?.toUpperCase(), deed.ownerName].filter(Boolean).join(' · ')} · {deed.state === 'terbuka' ? <Due day={deed.due} /> : <Mark tone={deed.state === 'selesai' ? 'daun' : 'quiet'}>{say(`deed_state.${deed.state}`)}{deed.doneDay ? ` · ${dayWords(language, deed.doneDay, true)}` : ''}</Mark>}{[deed.unconsented && `${say('field.unconsented')}: ${deed.unconsented}`, deed.doneNote].filter(Boolean).map(one => ` · ${one}`).join('')}</span>
        {deed.state === 'terbuka' && <span className="buttons">
          {(makes || deed.ownerId === worker.id) && <Button size="compact-sm" variant="default" onClick={() => open({ what: 'do', deed })} aria-label={`${say('office.plan.do')}: ${deed.what}`}>{say('office.plan.do')}</Button>}
          {makes && <Button size="compact-sm" variant="subtle" onClick={() => open({ what: 'move', deed })} aria-label={`${say('office.plan.move')}: ${deed.what}`}>{say('office.plan.move')}</Button>}
        </span>}
      </li>
    ))}</ul>
    {makes && <p className="line"><Button size="compact-sm" variant="subtle" onClick={() => open({ what: 'add' })}>{say('office.plan.deed')}</Button></p>}
    {opened?.what === 'add' && <AddDialog care={care} goalId={goalId} onClose={() => open(undefined)} />}
    {opened?.what === 'do' && <DoDialog deed={opened.deed} onClose={() => open(undefined)} />}
    {opened?.what === 'move' && <MoveDialog deed={opened.deed} onClose={() => open(undefined)} />}
  </>
}

/** The fields that say whose an action is. */
export function OwnerFields<V extends Values & { of: string; unitId: string; pillar: string; body: string }>({ form, labels }: { form: FormOf<V>; labels: Record<string, string> }) {
  const say = useSay()
  const { region } = useOffice()
  const { of } = form.values
  const units = useQuery<{ items: { id: string; name: string }[] }>(of === 'unit' ? address('/api/v1/units', { region, limit: 100 }) : null)
  const pillars = useQuery<{ items: { code: string; name: string }[] }>(of === 'pilar' ? address('/api/v1/pillars', { limit: 100 }) : null)
  const bind = (field: 'of' | 'unitId' | 'pillar' | 'body') => form.bind(field) as unknown as { id: string; value: string; onValue(value: string): void; fault: undefined }
  return <>
    <Choose {...bind('of')} label={labels.of!} options={DEED_OF.map(value => ({ value, label: say(`deed_of.${value}`) }))} />
    {of === 'unit' && <Choose {...bind('unitId')} label={labels.unitId!} empty="–" options={(units.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))} />}
    {of === 'pilar' && <Choose {...bind('pillar')} label={labels.pillar!} empty="–" options={(pillars.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))} />}
    {of === 'lembaga' && <TextBox {...bind('body')} label={labels.body!} hint={say('office.plan.body_hint')} max={120} />}
  </>
}

function AddDialog({ care, goalId, onClose }: { care: Care; goalId?: string; onClose: () => void }) {
  const say = useSay()
  const { id: caseId, leadId } = care.case
  const form = useForm(`deed.${goalId ?? caseId}`, { what: '', of: 'petugas', unitId: '', pillar: '', body: '', ownerId: leadId ?? '', due: addDays(useToday(), SOON_DAYS), unconsented: '' })
  const labels = { ...useLabels('of', 'unitId', 'pillar', 'body', 'ownerId', 'due', 'unconsented'), what: say('office.plan.what'), worker: say('field.ownerId') } as Record<string, string>
  const { sender, save } = useSaving(addDeed as never, form, onClose)
  return (
    <Dialog title={say('office.plan.deed')} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('app.save')} onSubmit={() => void save({ caseId, ...goalId ? { goalId } : {}, ...form.values }, caseId, ['what', 'ownerId', ...inSpite(care)])} onCancel={onClose}>
        <InSpite care={care} bind={form.bind('unconsented')} />
        <TextBox {...form.bind('what')} label={labels.what!} max={300} />
        <OwnerFields form={form} labels={labels} />
        <WorkerFind forTeam {...form.bind('ownerId')} label={labels.ownerId!} hint={say('office.plan.owner_hint')} />
        <DayBox {...form.bind('due')} label={labels.due!} />
      </Form>
    </Dialog>
  )
}

function DoDialog({ deed, onClose }: { deed: Deed; onClose: () => void }) {
  const say = useSay()
  const form = useForm(`deeddo.${deed.id}`, { state: 'selesai', note: '' })
  const labels = useLabels('state', 'note')
  const { sender, save } = useSaving(doDeed as never, form, onClose)
  return (
    <Dialog title={deed.what} onClose={onClose}>
      <Form form={form} labels={labels as Record<string, string>} sending={sender} submit={say('app.save')} onSubmit={() => void save({ deedId: deed.id, ...form.values }, deed.id)} onCancel={onClose}>
        <OneOf {...form.bind('state')} label={labels.state!} options={(['selesai', 'batal'] as const).map(value => ({ value, label: say(`deed_state.${value}`) }))} />
        <TextBlock {...form.bind('note')} label={labels.note!} optional={form.values.state === 'selesai'} max={500} />
      </Form>
    </Dialog>
  )
}

function MoveDialog({ deed, onClose }: { deed: Deed; onClose: () => void }) {
  const say = useSay()
  const form = useForm(`deedmove.${deed.id}`, { ownerId: deed.ownerId, due: deed.due, reason: '' })
  const labels = useLabels('ownerId', 'due', 'reason')
  const { sender, save } = useSaving(moveDeed as never, form, onClose)
  return (
    <Dialog title={`${say('office.plan.move')}: ${deed.what}`} onClose={onClose}>
      <Form form={form} labels={{ ...labels, worker: labels.ownerId! }} sending={sender} submit={say('app.save')} onSubmit={() => void save({ deedId: deed.id, ...form.values }, deed.id, ['ownerId', 'reason'])} onCancel={onClose}>
        <WorkerFind forTeam {...form.bind('ownerId')} label={labels.ownerId!} />
        <DayBox {...form.bind('due')} label={labels.due!} />
        <TextBox {...form.bind('reason')} label={labels.reason!} max={300} />
      </Form>
    </Dialog>
  )
}
