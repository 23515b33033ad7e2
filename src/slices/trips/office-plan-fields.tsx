import type { Form } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Choose, ClockBox, DayBox, OneOf, TextBox } from '#web/office/fields.tsx'
import { WorkerFind } from '#web/office/people.tsx'
import { KelurahanFind } from '#web/office/regions.tsx'
import { useToday } from '#web/office/store.tsx'
import { BASES, PURPOSES, TRIP_SORTS } from './kinds.ts'
import { CasesFind } from './office-cases.tsx'
import type { Keep } from './office-others.tsx'

/** What is typed at planning, all as text. */
export type PlanValues = Keep & {
  leadId: string; target: string; caseIds: readonly string[]; area: string; rt: string; rw: string; sort: string; day: string; from: string; to: string; purpose: string; purposeNote: string; basis: string; letter: string; inviteIds: readonly string[]; noInvite: string
}

/** Who goes, to whom or where, when, and why. */
export function PlanFields({ form, labels }: { form: Form<PlanValues>; labels: Readonly<Record<string, string>> }) {
  const say = useSay()
  const today = useToday()
  const { target, basis } = form.values
  return (
    <>
      <WorkerFind {...form.bind('leadId')} label={say('office.plan.who')} hint={say('office.plan.who_hint')} />
      <OneOf {...form.bind('target')} label={say('office.plan.target')} options={[{ value: 'cases', label: say('office.plan.target_cases') }, { value: 'area', label: say('office.plan.target_area') }]} />
      {target === 'cases' ? <CasesFind {...form.bind('caseIds')} label={labels.caseIds!} /> : (
        <div className="pair">
          <KelurahanFind {...form.bind('area')} label={say('office.kelurahan')} />
          <TextBox {...form.bind('rt')} label={labels.rt!} optional inputMode="numeric" max={3} />
          <TextBox {...form.bind('rw')} label={labels.rw!} optional inputMode="numeric" max={3} />
        </div>
      )}
      <div className="pair">
        <DayBox {...form.bind('day')} label={labels.day!} min={today} />
        <ClockBox {...form.bind('from')} label={labels.from!} />
        <ClockBox {...form.bind('to')} label={labels.to!} />
      </div>
      <div className="pair">
        <Choose {...form.bind('purpose')} label={labels.purpose!} options={PURPOSES.map(value => ({ value, label: say(`purpose.${value}`) }))} />
        <Choose {...form.bind('sort')} label={labels.sort!} options={TRIP_SORTS.map(value => ({ value, label: say(`trip_sort.${value}`) }))} />
      </div>
      <TextBox {...form.bind('purposeNote')} label={labels.purposeNote!} optional max={300} />
      <OneOf {...form.bind('basis')} label={labels.basis!} options={BASES.map(value => ({ value, label: say(`basis.${value}`) }))} />
      {basis === 'surat_tugas' && <TextBox {...form.bind('letter')} label={labels.letter!} max={120} />}
    </>
  )
}
