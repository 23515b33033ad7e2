import { Button } from '@mantine/core'
import { useState } from 'react'
import { addDays } from '#kernel/day.ts'
import { useForm } from '#web/form.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, DayBox, OneOf, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Band, Mark } from '#web/office/marks.tsx'
import { Facts, Section } from '#web/office/page.tsx'
import { Nothing } from '#web/office/states.tsx'
import { useToday } from '#web/office/store.tsx'
import { Due } from '#slices/cases/office-rows.tsx'
import { addGoal, agree, draw, editGoal, review, settleGoal } from './draw.ts'
import { AGREEMENTS, DOMAINS, GOAL_STATES, type Goal, type Plan } from './kinds.ts'
import { type Care, planOf } from './office-data.ts'
import { DeedLines } from './office-deeds.tsx'
import { useSaving } from './office-saving.tsx'

const FEW_MONTHS_DAYS = 30
type Opened = { what: 'draw' | 'goal' | 'agree' | 'review' } | { what: 'edit'; goal: Goal }

/** The plan: goals with their progress and actions, what the family says, and when it is looked at again. */
export function PlanPart({ care, makes }: { care: Care; makes: boolean }) {
  const say = useSay()
  const [language] = useLanguage()
  const [opened, open] = useState<Opened>()
  const plan = planOf(care)
  const goals = plan ? care.goals.filter(goal => goal.planId === plan.id).toReversed() : []
  const close = () => open(undefined)
  const button = (what: 'draw' | 'goal' | 'agree' | 'review') => <Button size="compact-sm" variant="subtle" onClick={() => open({ what })}>{say(`office.plan.${what}`)}</Button>
  return (
    <Section id="rencana" title={say('office.plan')} aside={makes && (plan ? <span className="buttons">{button('goal')}{button('agree')}{button('review')}</span> : button('draw'))}>
      {!plan && <Nothing title={say('office.plan.none')}>{say('office.plan.none_hint')}</Nothing>}
      {plan && <Facts of={[
        [say('field.state'), <Mark key="state" tone={plan.state === 'disepakati' ? 'daun' : 'tembaga'}>{say(`plan_state.${plan.state}`)}</Mark>], [say('field.reviewDay'), <span key="review">{dayWords(language, plan.reviewDay)} · <Due day={plan.reviewDay} /></span>],
        [say('field.agreement'), plan.agreement && `${say(`agreement.${plan.agreement}`)} · ${plan.agreedBy ?? ''} · ${dayWords(language, plan.agreedDay!)}`], [say('field.agreedView'), plan.agreedView],
      ]} />}
      {goals.map(goal => (
        <section key={goal.id} aria-label={goal.aim}>
          <h3>{goal.aim}</h3>
          <p className="muted">{say(`domain.${goal.domain}`)}{goal.sign ? ` · ${goal.sign}` : ''}</p>
          <p><Mark tone={goal.state === 'tercapai' ? 'daun' : 'laut'}>{say(`goal_state.${goal.state}`)}</Mark> {goal.progress ? `${goal.progress}/5 · ${say(`goal_progress.${goal.progress}`)}` : say('office.plan.no_progress')} {makes && <Button size="compact-sm" variant="subtle" onClick={() => open({ what: 'edit', goal })} aria-label={`${say('office.change')}: ${goal.aim}`}>{say('office.change')}</Button>}</p>
          {goal.clashing && <GoalClashes goal={goal} makes={makes} />}
          <DeedLines care={care} goalId={goal.id} makes={makes} />
        </section>
      ))}
      {opened?.what === 'draw' && <DrawDialog caseId={care.case.id} onClose={close} />}
      {opened?.what === 'goal' && <GoalDialog plan={plan!} onClose={close} />}
      {opened?.what === 'edit' && <EditDialog goal={opened.goal} onClose={close} />}
      {opened?.what === 'agree' && <AgreeDialog plan={plan!} onClose={close} />}
      {opened?.what === 'review' && <ReviewDialog plan={plan!} goals={goals.filter(goal => goal.state === 'terbuka')} onClose={close} />}
    </Section>
  )
}

/** Two writers differed about a goal: both values, and a person chooses. */
function GoalClashes({ goal, makes }: { goal: Goal; makes: boolean }) {
  const say = useSay()
  const form = useForm(`goalclash.${goal.id}`, {})
  const { sender, save } = useSaving(settleGoal as never, form, () => undefined)
  const text = (value: unknown, field: string) => (field === 'progress' ? `${String(value)}/5` : field === 'domain' ? say(`domain.${String(value)}`) : field === 'state' ? say(`goal_state.${String(value)}`) : String(value ?? '–'))
  return <>{goal.clashes?.filter(one => one.field !== 'progressDay').map(one => (
    <Band key={one.field} tone="tembaga" title={say('office.plan.clash', { name: one.byName })}>
      <p>{text(one.theirs, one.field)} ↔ {text(one.mine, one.field)}</p>
      {makes && <p className="buttons">{(['theirs', 'mine'] as const).map(take => <Button key={take} size="compact-sm" variant="default" loading={sender.busy} onClick={() => void save({ goalId: goal.id, field: one.field, take }, goal.id)}>{text(take === 'mine' ? one.mine : one.theirs, one.field)}</Button>)}</p>}
    </Band>
  ))}</>
}

const domains = (say: ReturnType<typeof useSay>) => DOMAINS.map(value => ({ value, label: say(`domain.${value}`) }))

function DrawDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const say = useSay()
  const form = useForm(`draw.${caseId}`, { reviewDay: addDays(useToday(), FEW_MONTHS_DAYS), domain: 'sosial', aim: '', sign: '' })
  const labels = useLabels('domain', 'aim', 'sign', 'reviewDay')
  const { sender, save } = useSaving(draw as never, form, onClose)
  const press = () => { const { reviewDay, domain, aim, sign } = form.values; return form.fail(aim.trim() ? [] : [{ at: 'aim', rule: 'required' }]) || void save({ caseId, reviewDay, goals: [{ domain, aim, ...sign.trim() ? { sign } : {} }] }, caseId) }
  return (
    <Dialog title={say('office.plan.draw')} onClose={onClose}>
      <Form form={form} labels={labels as Record<string, string>} sending={sender} submit={say('app.save')} onSubmit={press} onCancel={onClose}>
        <p>{say('office.plan.draw_lead')}</p>
        <Choose {...form.bind('domain')} label={labels.domain!} options={domains(say)} />
        <TextBox {...form.bind('aim')} label={labels.aim!} hint={say('office.plan.aim_hint')} max={300} />
        <TextBox {...form.bind('sign')} label={labels.sign!} hint={say('office.plan.sign_hint')} optional max={300} />
        <DayBox {...form.bind('reviewDay')} label={labels.reviewDay!} />
      </Form>
    </Dialog>
  )
}

function GoalDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const say = useSay()
  const form = useForm(`goal.${plan.id}`, { domain: 'sosial', aim: '', sign: '' })
  const labels = useLabels('domain', 'aim', 'sign')
  const { sender, save } = useSaving(addGoal as never, form, onClose)
  return (
    <Dialog title={say('office.plan.goal')} onClose={onClose}>
      <Form form={form} labels={labels as Record<string, string>} sending={sender} submit={say('app.save')} onSubmit={() => void save({ planId: plan.id, ...form.values }, plan.id, ['aim'])} onCancel={onClose}>
        <Choose {...form.bind('domain')} label={labels.domain!} options={domains(say)} />
        <TextBox {...form.bind('aim')} label={labels.aim!} hint={say('office.plan.aim_hint')} max={300} />
        <TextBox {...form.bind('sign')} label={labels.sign!} hint={say('office.plan.sign_hint')} optional max={300} />
      </Form>
    </Dialog>
  )
}

function EditDialog({ goal, onClose }: { goal: Goal; onClose: () => void }) {
  const say = useSay()
  const first = { domain: goal.domain as string, aim: goal.aim, sign: goal.sign ?? '', state: goal.state as string }
  const form = useForm(`goaledit.${goal.id}`, first)
  const labels = useLabels('domain', 'aim', 'sign', 'state')
  const { sender, save } = useSaving(editGoal as never, form, onClose)
  const press = () => {
    const was = goal as unknown as Record<string, unknown>
    const edits = Object.fromEntries(Object.entries(form.values).map(([field, value]) => [field, String(value).trim() || null] as const).filter(([field, value]) => value !== (was[field] ?? null)).map(([field, value]) => [field, [was[field] ?? null, value]]))
    if (Object.keys(edits).length === 0) return onClose()
    void save({ goalId: goal.id, edits }, goal.id)
  }
  return (
    <Dialog title={goal.aim} onClose={onClose}>
      <Form form={form} labels={labels as Record<string, string>} sending={sender} submit={say('app.save')} onSubmit={press} onCancel={onClose}>
        <Choose {...form.bind('domain')} label={labels.domain!} options={domains(say)} />
        <TextBox {...form.bind('aim')} label={labels.aim!} max={300} />
        <TextBox {...form.bind('sign')} label={labels.sign!} optional max={300} />
        <OneOf {...form.bind('state')} label={labels.state!} options={GOAL_STATES.map(value => ({ value, label: say(`goal_state.${value}`) }))} />
      </Form>
    </Dialog>
  )
}

function AgreeDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const say = useSay()
  const form = useForm(`agree.${plan.id}`, { agreement: 'setuju', agreedDay: useToday(), agreedBy: '', agreedView: '' })
  const labels = useLabels('agreement', 'agreedDay', 'agreedBy', 'agreedView')
  const { sender, save } = useSaving(agree as never, form, onClose)
  return (
    <Dialog title={say('office.plan.agree')} onClose={onClose}>
      <Form form={form} labels={labels as Record<string, string>} sending={sender} submit={say('app.save')} onSubmit={() => void save({ planId: plan.id, ...form.values }, plan.id, ['agreedBy'])} onCancel={onClose}>
        <OneOf {...form.bind('agreement')} label={labels.agreement!} options={AGREEMENTS.map(value => ({ value, label: say(`agreement.${value}`) }))} />
        <TextBox {...form.bind('agreedBy')} label={labels.agreedBy!} hint={say('office.plan.agreed_hint')} max={120} />
        <DayBox {...form.bind('agreedDay')} label={labels.agreedDay!} />
        <TextBlock {...form.bind('agreedView')} label={labels.agreedView!} optional={form.values.agreement === 'setuju'} max={1000} />
      </Form>
    </Dialog>
  )
}

function ReviewDialog({ plan, goals, onClose }: { plan: Plan; goals: readonly Goal[]; onClose: () => void }) {
  const say = useSay()
  const form = useForm<Record<string, string>>(`review.${plan.id}`, { note: '', nextDay: addDays(useToday(), FEW_MONTHS_DAYS), ...Object.fromEntries(goals.map(goal => [goal.id, goal.progress ? String(goal.progress) : ''])) })
  const { sender, save } = useSaving(review as never, form, onClose)
  const labels = { ...Object.fromEntries(goals.map(goal => [goal.id, goal.aim])), note: say('field.note'), nextDay: say('field.reviewDay') }
  const press = () => {
    const progress = goals.filter(goal => form.values[goal.id]).map(goal => ({ goalId: goal.id, ...goal.progress ? { was: goal.progress } : {}, progress: Number(form.values[goal.id]) }))
    void save({ planId: plan.id, note: form.values.note, nextDay: form.values.nextDay, progress }, plan.id, ['note'])
  }
  return (
    <Dialog title={say('office.plan.review')} onClose={onClose} size={620}>
      <Form form={form} labels={labels} sending={sender} submit={say('app.save')} onSubmit={press} onCancel={onClose}>
        {goals.map(goal => <Choose key={goal.id} {...form.bind(goal.id)} label={goal.aim} empty={say('office.plan.unseen')} options={['1', '2', '3', '4', '5'].map(value => ({ value, label: `${value} · ${say(`goal_progress.${value}`)}` }))} />)}
        <TextBlock {...form.bind('note')} label={labels.note} hint={say('office.plan.review_hint')} max={2000} />
        <DayBox {...form.bind('nextDay')} label={labels.nextDay} />
      </Form>
    </Dialog>
  )
}
