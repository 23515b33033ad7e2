import type { Form } from '#web/form.ts'
import { Band } from '#web/kit/band.tsx'
import { Check, RadioRow, TextArea, TextField } from '#web/kit/fields.tsx'
import { type Position, PositionField } from '#web/position.tsx'
import { useSay } from '#web/words.tsx'
import { nikWarnings } from '#slices/persons/rules.ts'

/** The intake as it is being filled in. */
export type Intake = {
  who: string; needs: readonly string[]; region: string; regionName: string; rt: string; rw: string; landmark: string; urgency: string; seal: string
  name: string; nik: string; bornYear: string; sex: string; phone: string; address: string; household: string; forHousehold: boolean; story: string; position: Position | null
}
/** The empty intake. */
export const FIRST: Intake = {
  who: '', needs: [], region: '', regionName: '', rt: '', rw: '', landmark: '', urgency: '', seal: '', name: '', nik: '', bornYear: '', sex: '', phone: '', address: '', household: '', forHousehold: false, story: '', position: null,
}

/** What may be told later as well: name, NIK (softly checked), year of birth, telephone, address, household, story, position. */
export function MoreAboutThem({ form }: { form: Form<Intake> }) {
  const say = useSay()
  const { values, bind, set } = form
  const warnings = values.nik.trim() ? nikWarnings(values.nik.trim(), { sex: values.sex || null, bornYear: Number(values.bornYear) || null }) : []
  return (
    <details className="more">
      <summary>{say('intake.more')}</summary>
      <div className="form">
        <TextField {...bind('name')} label={say('intake.name')} maxLength={120} optional />
        <TextField {...bind('nik')} label={say('intake.nik')} inputMode="numeric" maxLength={16} optional />
        {warnings.length > 0 && <Band tone="tembaga">{warnings.map(warning => <p key={warning}>{say(warning)}</p>)}</Band>}
        <TextField {...bind('bornYear')} label={say('intake.bornYear')} inputMode="numeric" maxLength={4} optional />
        <RadioRow {...bind('sex')} label={say('intake.sex')} optional options={['L', 'P'].map(value => ({ value, label: say(`sex.${value}`) }))} />
        <TextField {...bind('phone')} label={say('intake.phone')} type="tel" inputMode="tel" maxLength={16} optional />
        <TextField {...bind('address')} label={say('intake.address')} maxLength={300} optional />
        <TextField {...bind('household')} label={say('intake.household')} hint={say('intake.household.hint')} maxLength={160} optional />
        <Check id="intake-forHousehold" label={say('intake.forHousehold')} value={values.forHousehold} onValue={value => set('forHousehold', value)} />
        <TextArea {...bind('story')} label={say('intake.story')} maxLength={4000} optional />
        <PositionField value={values.position} onValue={value => set('position', value)} />
      </div>
    </details>
  )
}
