import { useState } from 'react'
import { useSay } from '#web/words.tsx'
import { Choose, Find, narrowed, TextBox } from '#web/office/fields.tsx'
import type { Fault } from '#kernel/problem.ts'
import { address, useQuery } from '#web/office/query.ts'
import { useOffice } from '#web/office/store.tsx'
import { BODIES } from './kinds.ts'
import type { Targets, TargetUnit } from './office-data.ts'

/** Whom is asked, as forms hold it. */
export type TargetValues = { toward: string; toUnitId: string; toRegion: string; toName: string; body: string }
/** Nobody yet. */
export const NO_TARGET: TargetValues = { toward: 'unit', toUnitId: '', toRegion: '', toName: '', body: '' }
type Bound = { id: string; value: string; onValue(value: string): void; fault?: { at: string; rule: string } }

/** What the rule is told of whom is asked. */
export function targetInput(values: TargetValues, targets: Targets | undefined) {
  const unit = targets?.units.find(({ id }) => id === values.toUnitId)
  const office = targets?.offices.find(({ region }) => region === values.toRegion)
  if (values.toward === 'unit') return { toUnitId: values.toUnitId || null, toName: unit?.name ?? null }
  return values.toward === 'kantor' ? { toRegion: values.toRegion || null, toName: office?.name ?? null } : { body: (values.body || null) as (typeof BODIES)[number] | null, toName: values.toName.trim() || null }
}

/** What is missing of whom is asked. */
export function targetFaults({ toward, toUnitId, toRegion, toName, body }: TargetValues): Fault[] {
  if (toward === 'unit') return toUnitId ? [] : [{ at: 'toUnitId', rule: 'required' }]
  if (toward === 'kantor') return toRegion ? [] : [{ at: 'toRegion', rule: 'required' }]
  return [...body ? [] : [{ at: 'body', rule: 'required' }], ...toName.trim() ? [] : [{ at: 'toName', rule: 'required' }]]
}

/** Where one may refer: houses with their free places, offices of the province, bodies without an account. */
export function useTargets() {
  return useQuery<Targets>(address('/api/v1/referrals/targets'), true)
}

/** Asks whom. */
export function TargetFields({ bind, values, targets, only, except }: { bind(field: keyof TargetValues): Bound; values: TargetValues; targets: Targets | undefined; only?: readonly string[]; except?: string | null }) {
  const say = useSay()
  const here = useOffice()
  const [typed, setTyped] = useState('')
  const places = (unit: TargetUnit) => (unit.places === null ? '' : ` · ${unit.accepts === false ? say('office.referral.takes_nobody') : say('office.referral.free', { free: unit.freeTotal ?? 0, places: unit.places })}`)
  const units = (targets?.units ?? []).filter(({ id }) => id !== except).map(unit => ({ value: unit.id, label: `${unit.name} (${unit.office})${places(unit)}` }))
  const exact = units.some(option => option.label === typed)
  return <>
    <Choose {...bind('toward')} label={say('office.referral.toward')} options={['unit', 'kantor', 'lembaga'].filter(one => !only || only.includes(one)).map(one => ({ value: one, label: say(`office.referral.toward.${one}`) }))} />
    {values.toward === 'unit' && <Find {...bind('toUnitId')} label={say('field.toUnitId')} onTyped={setTyped} options={exact ? units : narrowed(units, typed)} />}
    {values.toward === 'kantor' && <Choose {...bind('toRegion')} label={say('office.referral.office')} empty="–" options={(targets?.offices ?? []).filter(({ home }) => home !== here.home).map(({ region, name }) => ({ value: region, label: name }))} />}
    {values.toward === 'lembaga' && <div className="pair"><Choose {...bind('body')} label={say('field.body')} empty="–" options={BODIES.map(one => ({ value: one, label: say(`body.${one}`) }))} /><TextBox {...bind('toName')} label={say('office.referral.body_name')} max={160} /></div>}
  </>
}
