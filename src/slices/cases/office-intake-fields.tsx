import type { Form } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Choose, OneOf, SomeOf, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Band } from '#web/office/marks.tsx'
import { KelurahanFind } from '#web/office/regions.tsx'
import { nikWarnings } from '#slices/persons/rules.ts'
import { SEAL_ANSWERS, SOURCES, URGENCIES } from './kinds.ts'
import { NEEDS } from './needs.ts'

/** What is typed at intake, all as text. */
export type IntakeValues = {
  who: string; needs: readonly string[]; region: string; rt: string; rw: string; urgency: string; seal: string; story: string; landmark: string; address: string
  name: string; sex: string; bornYear: string; nik: string; phone: string; source: string; household: string
}
/** An empty intake. */
export const NOTHING: IntakeValues = { who: '', needs: [], region: '', rt: '', rw: '', urgency: '', seal: '', story: '', landmark: '', address: '', name: '', sex: '', bornYear: '', nik: '', phone: '', source: 'kantor', household: '' }

/** The four answers that are asked, and whether it must be kept confidential. */
export function IntakeFields({ form }: { form: Form<IntakeValues> }) {
  const say = useSay()
  return (
    <>
      <TextBox {...form.bind('who')} label={say('field.who')} hint={say('office.intake.who_hint')} max={160} />
      <SomeOf {...form.bind('needs')} label={say('field.needs')} options={NEEDS.map(value => ({ value, label: say(`need.${value}`) }))} />
      <div className="pair">
        <KelurahanFind {...form.bind('region')} label={say('office.kelurahan')} />
        <TextBox {...form.bind('rt')} label={say('field.rt')} optional inputMode="numeric" max={3} />
        <TextBox {...form.bind('rw')} label={say('field.rw')} optional inputMode="numeric" max={3} />
      </div>
      <OneOf {...form.bind('urgency')} label={say('field.urgency')} options={URGENCIES.map(value => ({ value, label: say(`urgency.${value}`) }))} />
      <OneOf {...form.bind('seal')} label={say('field.seal')} hint={say('seal_hint')} options={SEAL_ANSWERS.map(value => ({ value, label: say(`seal.${value}`) }))} />
      <TextBlock {...form.bind('story')} label={say('field.story')} optional rows={4} max={4000} />
    </>
  )
}

/** What may come later: name, NIK, household, address. */
export function IntakeMore({ form }: { form: Form<IntakeValues> }) {
  const say = useSay()
  const { nik, sex, bornYear } = form.values
  const warnings = nik.trim().length === 16 ? nikWarnings(nik.trim(), { sex: sex || null, bornYear: Number(bornYear) || null }) : []
  return (
    <fieldset className="more">
      <legend>{say('office.intake.more')}</legend>
      <div className="pair">
        <TextBox {...form.bind('name')} label={say('field.name')} optional max={120} />
        <TextBox {...form.bind('nik')} label={say('field.nik')} optional inputMode="numeric" max={16} />
      </div>
      {warnings.length > 0 && <Band tone="tembaga" title={say('office.intake.nik_warning')}>{warnings.map(warning => <span key={warning}>{say(warning)}</span>)}</Band>}
      <div className="pair">
        <Choose {...form.bind('sex')} label={say('field.sex')} optional empty="–" options={['L', 'P'].map(value => ({ value, label: say(`sex.${value}`) }))} />
        <TextBox {...form.bind('bornYear')} label={say('field.bornYear')} optional inputMode="numeric" max={4} />
        <TextBox {...form.bind('phone')} label={say('field.phone')} optional type="tel" max={20} />
      </div>
      <TextBox {...form.bind('household')} label={say('field.household.label')} hint={say('office.intake.household_hint')} optional max={160} />
      <div className="pair">
        <TextBox {...form.bind('address')} label={say('field.address')} optional max={300} />
        <TextBox {...form.bind('landmark')} label={say('field.landmark')} optional max={200} />
      </div>
      <Choose {...form.bind('source')} label={say('field.source')} options={SOURCES.map(value => ({ value, label: say(`source.${value}`) }))} />
    </fieldset>
  )
}
