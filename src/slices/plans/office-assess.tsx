import { Button } from '@mantine/core'
import { useState } from 'react'
import { useForm } from '#web/form.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { DayBox, TextBlock } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Facts, Section } from '#web/office/page.tsx'
import { Nothing } from '#web/office/states.tsx'
import { useToday } from '#web/office/store.tsx'
import { assess } from './draw.ts'
import { DOMAINS } from './kinds.ts'
import type { Care } from './office-data.ts'
import { useSaving } from './office-saving.tsx'

/** What the assessment found, side by side; the newest first. */
export function AssessPart({ care, makes }: { care: Care; makes: boolean }) {
  const say = useSay()
  const [language] = useLanguage()
  const [adding, add] = useState(false)
  const list = care.assessments.toSorted((a, b) => (a.day + a.at < b.day + b.at ? 1 : -1))
  return (
    <Section id="asesmen" title={say('office.plan.assessment')} aside={makes && <Button size="compact-sm" variant="subtle" onClick={() => add(true)}>{say('office.plan.assess')}</Button>}>
      {list.length === 0 && <Nothing title={say('office.plan.no_assessment')}>{say('office.plan.no_assessment_hint')}</Nothing>}
      {list.map((one, nth) => (
        <details key={one.id} open={nth === 0}>
          <summary>{dayWords(language, one.day)} · {one.byName}</summary>
          <Facts of={[...[...DOMAINS, 'strengths', 'risks', 'conclusion'] as const].map(side => [say(`field.${side}`), one[side]] as const)} />
        </details>
      ))}
      {adding && <AssessDialog caseId={care.case.id} onClose={() => add(false)} />}
    </Section>
  )
}

function AssessDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const say = useSay()
  const form = useForm(`assess.${caseId}`, { day: useToday(), biologis: '', psikologis: '', sosial: '', spiritual: '', ekonomi: '', strengths: '', risks: '', conclusion: '' })
  const labels = useLabels('day', ...DOMAINS, 'strengths', 'risks', 'conclusion')
  const { sender, save } = useSaving(assess as never, form, onClose)
  return (
    <Dialog title={say('office.plan.assess')} onClose={onClose} size={720}>
      <Form form={form} labels={labels as Record<string, string>} sending={sender} submit={say('app.save')} onSubmit={() => void save({ caseId, ...form.values }, caseId, ['conclusion'])} onCancel={onClose}>
        <DayBox {...form.bind('day')} label={labels.day!} />
        {[...DOMAINS, 'strengths', 'risks'].map(side => <TextBlock key={side} {...form.bind(side as 'sosial')} label={(labels as Record<string, string>)[side]!} optional rows={2} max={2000} />)}
        <TextBlock {...form.bind('conclusion')} label={labels.conclusion!} max={2000} />
      </Form>
    </Dialog>
  )
}
