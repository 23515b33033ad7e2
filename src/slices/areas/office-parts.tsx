import { Button } from '@mantine/core'
import { homeOf } from '#kernel/id.ts'
import type { RecordOf } from '#kernel/record.ts'
import type { Region } from '#kernel/region.ts'
import { useNow } from '#web/hooks.ts'
import { momentWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Band, usePillarWords } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
import { address, type Page, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Nothing } from '#web/office/states.tsx'
import { useMay, useOffice, useTell } from '#web/office/store.tsx'
import { chatOf, dialOf } from './contacts.ts'
import { onDuty, shiftAt } from './duty.ts'
import { numbersFor } from './hotlines.ts'
import type { Duty, Hotline, Warning } from './kinds.ts'
import { lift, warningsAt } from './warnings.ts'

type WarningRow = RecordOf<typeof Warning>

/** A telephone number that calls when pressed. */
export function Phone({ phone, name }: { phone: string; name: string }) {
  const say = useSay()
  return <a className="phone" href={`tel:${dialOf(phone)}`} aria-label={say('area.call_who', { name, phone })}>{phone}</a>
}

/** Writes to a mobile number by WhatsApp; nothing for a number that is none. */
export function Chat({ phone, name }: { phone: string; name: string }) {
  const say = useSay()
  const chat = chatOf(phone)
  return chat ? <a className="phone" href={`https://wa.me/${chat}`} target="_blank" rel="noreferrer" aria-label={say('area.chat_who', { name })}>{say('area.chat')}</a> : null
}

/** The numbers to call for a place. */
export function NumberSection({ region, hotlines, title }: { region: Region; hotlines: readonly Hotline[]; title: string }) {
  const say = useSay()
  const office = useOffice()
  const calls = numbersFor(region, hotlines, office)
  return (
    <Section id="nomor" title={title}>
      {calls.length === 0 ? <p>{say('danger.call.none')}</p> : <Ledger label={title} rows={calls} keyOf={call => call.service + call.phone} columns={[
        { head: say('field.service'), cell: call => say(`service.${call.service}`) },
        { head: say('field.phone'), cell: call => <Phone phone={call.phone} name={call.name ?? say(`service.${call.service}`)} /> },
        { head: say('field.name'), cell: call => [call.national ? say('danger.national') : call.name, call.note].filter(Boolean).join(' · '), narrow: 'plain' },
      ]} />}
    </Section>
  )
}

/** Who is on duty for a place now. */
export function DutySection({ region, duties }: { region: Region; duties: readonly Duty[] }) {
  const say = useSay()
  const words = usePillarWords()
  const now = useNow()
  const rows = onDuty(duties, region, now)
  return (
    <Section id="piket" title={say('danger.on_duty')} lead={say(`shift.${shiftAt(region, now).shift}`)}>
      {rows.length === 0 ? <Nothing title={say('danger.on_duty.none')} /> : <Ledger label={say('danger.on_duty')} rows={rows} columns={[
        { head: say('field.name'), cell: row => row.workerName }, { head: say('field.role'), cell: row => words(row.pillar ?? row.role, 'role'), narrow: 'plain' },
        { head: say('field.phone'), cell: row => (row.phone ? <Phone phone={row.phone} name={row.workerName} /> : say('area.no_phone')) },
      ]} />}
    </Section>
  )
}

/** Warnings in force, each with the way to lift it for those who may. */
export function Warnings({ rows, planning }: { rows: readonly WarningRow[]; planning?: boolean }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const words = usePillarWords()
  const may = useMay()
  const tell = useTell()
  const sender = useSend(lift)
  if (rows.length === 0) return null
  return <div className="warnings">
    <RefusalBand problem={sender.problem} />
    {rows.map(one => (
      <Band key={one.id} tone="bata" title={say('warn.until', { until: momentWords(say, language, one.region, one.ends) })}>
        <span>{say('warn.line', { place: [placeName(one.region), one.rw && `RW ${one.rw}`, one.rt && `RT ${one.rt}`].filter(Boolean).join(' · '), cause: say(`cause.${one.cause}`), by: words(one.byPillar ?? '') })}</span>
        {planning && <span>{say('warn.plan')}</span>}
        {!planning && may('area.warn', one.region) && <Button size="compact-sm" variant="default" onClick={() => void sender.run({ warningId: one.id }, homeOf(one.id)).then(receipt => receipt && tell(say('warn.lifted')))}>{say('warn.lift')}</Button>}
      </Band>
    ))}
  </div>
}

/** The warnings that touch a place, on a day if one is given; nothing while there is none. */
export function PlaceWarnings({ region, day }: { region: Region | undefined; day?: string }) {
  const now = useNow(60_000)
  const { data } = useQuery<Page<WarningRow>>(region ? address('/api/v1/warnings', { region: region.slice(0, 5), limit: 100 }) : null)
  return region ? <Warnings rows={warningsAt(data?.items ?? [], region, now, day)} planning={day !== undefined} /> : null
}
