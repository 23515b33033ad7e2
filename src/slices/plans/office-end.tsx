import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '#web/app.tsx'
import { useForm } from '#web/form.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, SomeOf, TextBlock } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Facts, Section } from '#web/office/page.tsx'
import { Nothing } from '#web/office/states.tsx'
import { useMay, useToday } from '#web/office/store.tsx'
import { steps } from '#kernel/flow.ts'
import { caseFlow } from '#slices/cases/stages.ts'
import { approve, giveBack, propose } from './close.ts'
import { AFTERCARE_MONTHS, type Closure, CLOSURE_REASONS } from './kinds.ts'
import { type Care, unfinished } from './office-data.ts'
import { StillOpen } from './office-open.tsx'
import { useSaving } from './office-saving.tsx'
import { aftercareOf, standing } from './tasks.ts'

/** How the service ends, who agreed, and when somebody is looked up again. */
export function EndPart({ care, makes }: { care: Care; makes: boolean }) {
  const say = useSay()
  const may = useMay()
  const today = useToday()
  const { worker } = useSession()
  const [language] = useLanguage()
  const [opened, open] = useState<'propose' | Closure>()
  const { case: record, closures } = care
  const waiting = closures.find(({ state }) => state === 'diajukan')
  const canEnd = makes && !waiting && (record.stage === 'terminasi' || steps(caseFlow, record.stage).includes('tutup'))
  return (
    <Section id="terminasi" title={say('office.plan.end')} aside={canEnd && <Button size="compact-sm" variant="subtle" onClick={() => open('propose')}>{say('office.plan.propose')}</Button>}>
      {closures.length === 0 && <Nothing title={say('office.plan.no_end')} />}
      {closures.map(one => (
        <div key={one.id}>
          <Facts of={[
            [say('field.state'), <Mark key="state" tone={one.state === 'disetujui' ? 'daun' : one.state === 'diajukan' ? 'tembaga' : 'quiet'}>{say(`closure_state.${one.state}`)}</Mark>], [say('field.reason'), say(`closure_reason.${one.reason}`)], [say('field.summary'), one.summary], [say('field.openReason'), one.openReason], [say('office.consent.by'), one.byName],
            [say('office.plan.decided'), one.decidedByName && `${one.decidedByName} · ${dayWords(language, one.decidedDay!)}`], [say('field.note'), one.decidedNote], [say('field.months'), one.months.join(', ')],
          ]} />
          {one.state === 'disetujui' && <ul className="lines">{aftercareOf(one, care.visits).map(({ month, from, to, seen }) => (
            <li key={month}><span>{say('office.plan.month', { month })} · {dayWords(language, from, true)} – {dayWords(language, to, true)}</span> <Mark tone={seen ? 'daun' : standing({ from, to }, today) === 'lewat' ? 'bata' : 'tembaga'}>{say(seen ? 'office.plan.seen' : `task_when.${standing({ from, to }, today)}`)}</Mark></li>
          ))}</ul>}
          {one.state === 'diajukan' && may('closure.approve', record.region) && one.byId !== worker.id && <p><Button size="compact-sm" onClick={() => open(one)}>{say('office.plan.decide')}</Button></p>}
        </div>
      ))}
      {opened === 'propose' && <ProposeDialog care={care} onClose={() => open(undefined)} />}
      {opened && opened !== 'propose' && <DecideDialog care={care} closure={opened} onClose={() => open(undefined)} />}
    </Section>
  )
}

function ProposeDialog({ care, onClose }: { care: Care; onClose: () => void }) {
  const say = useSay()
  const caseId = care.case.id
  const form = useForm(`end.${caseId}`, { reason: 'tercapai', summary: '', openReason: '', months: ['3', '6'] as readonly string[] })
  const labels = useLabels('reason', 'summary', 'openReason', 'months')
  const asksWhy = unfinished(care).work.length > 0
  const { sender, save } = useSaving(propose as never, form, onClose)
  return (
    <Dialog title={say('office.plan.propose')} onClose={onClose}>
      <Form form={form} labels={labels as Record<string, string>} sending={sender} submit={say('office.plan.propose')} onSubmit={() => void save({ caseId, ...form.values, months: form.values.months.map(Number) }, caseId, ['summary', ...asksWhy ? ['openReason'] : []])} onCancel={onClose}>
        <StillOpen care={care} />
        <Choose {...form.bind('reason')} label={labels.reason!} options={CLOSURE_REASONS.map(value => ({ value, label: say(`closure_reason.${value}`) }))} />
        <TextBlock {...form.bind('summary')} label={labels.summary!} hint={say('office.plan.summary_hint')} max={4000} rows={5} />
        {asksWhy && <TextBlock {...form.bind('openReason')} label={labels.openReason!} max={500} />}
        <SomeOf {...form.bind('months')} label={labels.months!} options={AFTERCARE_MONTHS.map(month => ({ value: String(month), label: say('office.plan.month', { month }) }))} />
      </Form>
    </Dialog>
  )
}

function DecideDialog({ care, closure, onClose }: { care: Care; closure: Closure; onClose: () => void }) {
  const say = useSay()
  const form = useForm(`decide.${closure.id}`, { note: '' })
  const yes = useSaving(approve as never, form, onClose)
  const no = useSaving(giveBack as never, form, onClose)
  const input = { closureId: closure.id, note: form.values.note }
  // whoever proposed has said why, or something was added since
  const asksWhy = !closure.openReason && unfinished(care).work.length > 0
  return (
    <Dialog title={say('office.plan.decide')} onClose={onClose}>
      <Form form={form} labels={{ note: say('field.note') }} sending={yes.sender.problem ? yes.sender : no.sender} submit={say('office.plan.approve')} onSubmit={() => void yes.save(input, closure.id, asksWhy ? ['note'] : [])} onCancel={onClose}>
        <StillOpen care={care} />
        <Facts of={[[say('field.reason'), say(`closure_reason.${closure.reason}`)], [say('field.summary'), closure.summary], [say('field.openReason'), closure.openReason], [say('field.months'), closure.months.join(', ')]]} />
        <TextBlock {...form.bind('note')} label={say('field.note')} hint={say(asksWhy ? 'office.plan.approve_hint' : 'office.plan.return_hint')} optional={!asksWhy} max={500} />
        <p><Button variant="default" onClick={() => void no.save(input, closure.id, ['note'])}>{say('office.plan.return')}</Button></p>
      </Form>
    </Dialog>
  )
}
