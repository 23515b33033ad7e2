import { IconPhone } from '@tabler/icons-react'
import type { Region } from '#kernel/region.ts'
import { useSession } from '#web/app.tsx'
import { useNow, useRecords } from '#web/hooks.ts'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { officeAt } from '#web/session.ts'
import { useSay } from '#web/words.tsx'
import { dialOf } from '#slices/areas/contacts.ts'
import { onDuty, shiftAt } from '#slices/areas/duty.ts'
import { type Call, numbersFor } from '#slices/areas/hotlines.ts'
import { Duty, Hotline } from '#slices/areas/kinds.ts'
import { usePillarShort } from '#slices/workers/field/people.tsx'
import { Calls } from './contact.tsx'

/** The numbers to call for a place, from what this device already holds. */
export function Numbers({ region, title }: { region: Region; title: string }) {
  return <CallList calls={numbersFor(region, useRecords(Hotline), officeAt(useSession(), region))} title={title} />
}

/** Numbers to call, large enough for a shaking hand. */
export function CallList({ calls, title }: { calls: readonly Call[]; title: string }) {
  const say = useSay()
  return (
    <Section title={title} id="nomor">
      {calls.length === 0 && <p>{say('danger.call.none')}</p>}
      <ul className="calls">{calls.map(call => (
        <li key={`${call.service}${call.phone}`}>
          <a className="btn wide" href={`tel:${dialOf(call.phone)}`}>
            <IconPhone size={22} stroke={1.75} aria-hidden="true" />
            <span><strong>{say(`service.${call.service}`)}</strong> <span className="number">{call.phone}</span><small>{[call.national ? say('danger.national') : call.name, call.note].filter(Boolean).join(' · ')}</small></span>
          </a>
        </li>
      ))}</ul>
    </Section>
  )
}

/** Who is on duty for a place now, with the number where one may call it. */
export function OnDuty({ region, duties: given }: { region: Region; duties?: readonly Duty[] }) {
  const say = useSay()
  const now = useNow()
  const held = useRecords(Duty)
  const pillar = usePillarShort()
  const duties = onDuty(given ?? held, region, now)
  return (
    <Section title={say('danger.on_duty')} id="piket" aside={<span className="hint">{say(`shift.${shiftAt(region, now).shift}`)}</span>}>
      {duties.length === 0 ? <p className="lead">{say('danger.on_duty.none')}</p> : <List>{duties.map(duty => (
        <PlainRow key={duty.id} title={duty.workerName}>
          <p>{pillar(duty.pillar ?? duty.role)}</p>
          {duty.phone && <Calls name={duty.workerName} phone={duty.phone} />}
        </PlainRow>
      ))}</List>}
    </Section>
  )
}
