import { Button } from '@mantine/core'
import { useLocation, useSearchParams } from 'wouter'
import { isDay } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { useSession } from '#web/app.tsx'
import { threeDigits, useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Form, RefusalBand, useLabels } from '#web/office/form.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { useSend } from '#web/office/send.ts'
import { Nothing } from '#web/office/states.tsx'
import { useOffice, useTell, useToday } from '#web/office/store.tsx'
import { PlaceWarnings } from '#slices/areas/office-parts.tsx'
import { join } from './go.ts'
import { useCaseRow } from './office-cases.tsx'
import { PlanHints } from './office-hints.tsx'
import { InviteFields, useOffered } from './office-invite.tsx'
import { KeepFields, keepOf, OthersBand, stillToCome } from './office-others.tsx'
import { PlanFields, type PlanValues } from './office-plan-fields.tsx'
import { WeekStrip } from './office-week.tsx'
import { PlanInput, plan } from './plan.ts'

/** Plans a visit for somebody, or oneself; who else goes there is said before anyone goes. */
export function PlanPage() {
  const say = useSay()
  const tell = useTell()
  const today = useToday()
  const office = useOffice()
  const { worker } = useSession()
  const [, go] = useLocation()
  const [query] = useSearchParams()
  const caseId = query.get('kasus') ?? ''
  const asked = query.get('hari') ?? ''
  const labels = useLabels('leadId', 'caseIds', 'area', 'rt', 'rw', 'day', 'from', 'to', 'purpose', 'purposeNote', 'basis', 'letter', 'sort', 'keep')
  const form = useForm<PlanValues>(`plan.${caseId}`, {
    leadId: '', target: query.get('wilayah') ? 'area' : 'cases', caseIds: caseId ? [caseId] : [], area: query.get('wilayah') ?? '', rt: '', rw: '', sort: 'kunjungan', day: isDay(asked) ? asked : today, from: '09:00', to: '11:00',
    purpose: 'pendampingan', purposeNote: '', basis: 'surat_tugas', letter: '', keepReason: '', keepNote: '', inviteIds: query.get('ajak') ? [query.get('ajak')!] : [], noInvite: '',
  })
  const sender = useSend(plan)
  const joining = useSend(join)
  useFaults(form, sender.problem)
  const { values } = form
  const first = useCaseRow(values.target === 'cases' ? values.caseIds[0] : undefined)
  const place = values.target === 'cases' ? first?.region : values.area
  const overlapped = sender.problem?.code === 'trip.overlap' ? sender.problem : undefined
  const sealed = values.target === 'cases' && !!first?.sealed
  const offered = useOffered(place)
  const mine = values.leadId === worker.id
  const done = (words: string) => {
    form.clear()
    tell(words)
    go(caseId ? `/kasus/${caseId}` : `/hari?hari=${values.day}`)
  }
  const save = async () => {
    const { leadId, target, caseIds, area, rt, rw, keepReason, keepNote, inviteIds, noInvite, ...rest } = values
    const invited = (offered ?? []).map(post => post.workerId).filter(id => id !== leadId && inviteIds.includes(id))
    const mustChoose = !!offered?.length && !sealed && !offered.some(post => post.workerId === leadId) && !invited.length && !noInvite
    const faults = [!leadId && 'leadId', target === 'cases' && !caseIds.length && 'caseIds', target === 'area' && !area && 'area', overlapped && !keepReason && 'keepReason'].filter(Boolean).map(at => ({ at: String(at), rule: 'required' })).concat(mustChoose ? [{ at: 'inviteIds', rule: 'invite_or_reason' }] : [])
    if (form.fail(faults)) return
    const input = { ...rest, leadId, caseIds: target === 'cases' ? [...caseIds] : null, area: target === 'area' ? { region: area, rt: threeDigits(rt), rw: threeDigits(rw) } : null, letter: rest.basis === 'surat_tugas' ? rest.letter : null, keep: overlapped ? keepOf({ keepReason, keepNote }) : null, inviteIds: invited, noInvite: invited.length || sealed ? null : noInvite || null }
    const home = target === 'cases' ? homeOf(caseIds[0]!) : office.home
    if (await sender.run(input as Parameters<typeof sender.run>[0] & typeof PlanInput, home)) done(say('office.plan.done'))
  }
  return (
    <Page title={say('office.nav.plan')} lead={say('office.plan.lead')}>
      <div className="planner">
        <Form form={form} labels={{ ...labels, keepReason: labels.keep!, worker: labels.leadId!, area: labels.area! }} sending={{ busy: sender.busy, problem: overlapped ? undefined : sender.problem }} submit={say(overlapped ? 'office.trip.keep_go' : 'office.plan.save')} onSubmit={() => void save()}>
          <PlanFields form={form} labels={labels} />
          <PlaceWarnings region={place} day={values.day} />
          <PlanHints plan={values} leadId={values.leadId} />
          <InviteFields form={form} place={place} sealed={sealed} />
          {overlapped && (
            <OthersBand problem={overlapped} beside={other => (mine
              ? <Button size="xs" variant="default" loading={joining.busy} onClick={() => void joining.run({ tripId: other.tripId, addCaseIds: values.caseIds.length > 1 ? [...values.caseIds] : null }, homeOf(other.tripId)).then(receipt => receipt && done(say('office.plan.joined')))}>{say('office.plan.join')}</Button> : undefined)}>
              <RefusalBand problem={joining.problem} />
              {!mine && stillToCome(overlapped) && <p>{say('office.plan.join_other')}</p>}
              <p className="buttons"><Button size="xs" variant="default" onClick={() => { sender.clear(); document.getElementById(`${form.name}-day`)?.focus() }}>{say('office.plan.shift')}</Button></p>
              <p><b>{say('office.plan.or_keep')}</b></p>
              <KeepFields form={form} />
            </OthersBand>
          )}
        </Form>
        <Section id="pekan" title={say('office.week.title')} lead={say('office.week.plan_lead')}>
          {place ? <WeekStrip region={place} around={values.day} /> : <Nothing title={say('office.week.choose_place')} />}
        </Section>
      </div>
    </Page>
  )
}
