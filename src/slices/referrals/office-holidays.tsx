import { Button } from '@mantine/core'
import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { TextBlock } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { PagedLedger } from '#web/office/ledger.tsx'
import { Page } from '#web/office/page.tsx'
import { address, usePages } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { useMay, useOffice, useTell } from '#web/office/store.tsx'
import { dropHoliday, setHolidays } from './holidays.ts'
import type { Holiday } from './kinds.ts'

// one day a line: 2026-12-25 Hari Natal, or 25-12-2026 Hari Natal
const LINE = /^(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})[-/](\d{1,2})[-/](\d{4}))\s+(.+)$/

/** Hari libur: the days on which the office does not work, by which the clocks of referrals and services count. */
export function HolidaysPage() {
  const say = useSay()
  const may = useMay()
  const [language] = useLanguage()
  const { region } = useOffice()
  const [adding, add] = useState(false)
  const rows = usePages<Holiday>(address('/api/v1/holidays', { region, dropped: 'false', limit: 100 }))
  const drop = useSend(dropHoliday)
  return (
    <Page title={say('office.holiday.title')} lead={say('office.holiday.lead')} actions={may('holiday.manage', region) && <Button onClick={() => add(true)}>{say('office.holiday.add')}</Button>}>
      <PagedLedger query={rows} label={say('office.holiday.title')} empty={say('office.holiday.none')} hint={say('office.holiday.none_hint')} columns={[
        { head: say('field.day'), cell: row => <span className="num">{dayWords(language, row.day)}</span>, narrow: 'title' }, { head: say('field.name'), cell: row => row.name, narrow: 'plain' }, { head: say('field.byName'), cell: row => row.byName },
        ...may('holiday.manage', region) ? [{ head: say('office.action'), align: 'end' as const, narrow: 'plain' as const, cell: (row: Holiday) => <Button size="compact-sm" variant="default" aria-label={`${say('office.holiday.drop')}: ${row.name}`} onClick={() => void drop.run({ holidayId: row.id }, homeOf(row.id))}>{say('office.holiday.drop')}</Button> }] : [],
      ]} />
      {adding && <AddDialog region={region} onClose={() => add(false)} />}
    </Page>
  )
}

function AddDialog({ region, onClose }: { region: string; onClose(): void }) {
  const say = useSay()
  const tell = useTell()
  const { home } = useOffice()
  const form = useForm('holidays', { holidays: '' })
  const sender = useSend(setHolidays)
  useFaults(form, sender.problem)
  const save = async () => {
    const lines = form.values.holidays.split('\n').map(line => line.trim()).filter(Boolean)
    const read = lines.map(line => LINE.exec(line)).map(found => found && { day: found[1] ? `${found[1]}-${found[2]}-${found[3]}` : `${found[6]}-${found[5]!.padStart(2, '0')}-${found[4]!.padStart(2, '0')}`, name: found[7]!.slice(0, 120) })
    if (form.fail(lines.length === 0 ? [{ at: 'holidays', rule: 'required' }] : read.some(one => !one) ? [{ at: 'holidays', rule: 'day' }] : [])) return
    if (!await sender.run({ region, holidays: read as { day: string; name: string }[] }, home)) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('office.holiday.add')} onClose={onClose}>
      <Form form={form} labels={{ holidays: say('field.holidays') }} sending={sender} submit={say('app.save')} onSubmit={() => void save()} onCancel={onClose}>
        <TextBlock {...form.bind('holidays')} label={say('office.holiday.days')} hint={say('office.holiday.hint')} rows={8} max={8000} />
      </Form>
    </Dialog>
  )
}
