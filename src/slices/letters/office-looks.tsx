import { Button } from '@mantine/core'
import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { type Page as ListPage, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useOffice, useTell, useToday } from '#web/office/store.tsx'
import { type LetterTemplate, type Register, SECURITIES } from './kinds.ts'
import { patternFaults, TOKENS, writtenNumber } from './numbers.ts'
import { HeadSection } from './office-head.tsx'
import { editRegister, openRegister, setTemplate } from './settings.ts'
import { LETTER_SORTS, type LetterSort } from './sorts.ts'

/** How the office's letters look and are numbered: the head, the registers, and a pattern for each sort. */
export function LetterLooksPage() {
  const say = useSay()
  const registers = useQuery<ListPage<Register>>('/api/v1/letter_registers?limit=100&order=asc')
  const templates = useQuery<ListPage<LetterTemplate>>('/api/v1/letter_templates?limit=100')
  return (
    <Page title={say('office.letters.settings')} lead={say('office.letters.settings_lead')}>
      <HeadSection />
      <Answer of={registers} rows={3}>{({ items }) => <>
        <Registers rows={items} />
        <Answer of={templates} rows={4}>{found => <Templates rows={found.items} registers={items} />}</Answer>
      </>}</Answer>
    </Page>
  )
}

function Registers({ rows }: { rows: readonly Register[] }) {
  const say = useSay()
  const [open, setOpen] = useState<Register | 'new'>()
  return (
    <Section id="buku-nomor" title={say('office.letters.registers')} lead={say('office.letters.registers_lead')} aside={<Button size="xs" onClick={() => setOpen('new')}>{say('office.letters.open_register')}</Button>}>
      {rows.length === 0 ? <Nothing title={say('office.letters.no_registers')}>{say('office.letters.no_registers_hint')}</Nothing> : <Ledger label={say('office.letters.registers')} rows={rows} columns={[
        { head: say('field.name'), cell: row => row.name }, { head: say('field.unitCode'), cell: row => row.unitCode ?? '–' }, { head: say('office.letters.last'), cell: row => (row.year ? `${row.last} (${row.year})` : '–') },
        { head: say('office.letters.stage'), cell: row => <Mark tone={row.ended ? 'quiet' : 'daun'}>{say(row.ended ? 'field.over' : 'office.letters.counting')}</Mark>, narrow: 'plain' },
        { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => <Button size="compact-sm" variant="default" onClick={() => setOpen(row)}>{say('office.change')}<span className="unseen"> · {row.name}</span></Button> },
      ]} />}
      {open && <RegisterDialog register={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Section>
  )
}

function RegisterDialog({ register, onClose }: { register: Register | undefined; onClose(): void }) {
  const say = useSay()
  const tell = useTell()
  const office = useOffice()
  const labels = useLabels('name', 'unitCode', 'digits')
  const form = useForm(`register.${register?.id ?? 'new'}`, { name: register?.name ?? '', unitCode: register?.unitCode ?? '', digits: String(register?.digits ?? 3), over: register?.ended ? 'ya' : '' })
  const [opener, editor] = [useSend(openRegister), useSend(editRegister)]
  const sender = register ? editor : opener
  useFaults(form, sender.problem)
  const { name, unitCode, digits, over } = form.values
  const save = async () => {
    if (form.fail(name.trim() ? [] : [{ at: 'name', rule: 'required' }])) return
    const values = { name, unitCode: unitCode || null, digits: Number(digits) }
    const done = register ? await editor.run({ registerId: register.id, ...values, over: over === 'ya' }, homeOf(register.id)) : await opener.run(values, homeOf(office.id))
    if (!done) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say(register ? 'office.letters.edit_register' : 'office.letters.open_register')} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('app.save')} onSubmit={() => void save()} onCancel={onClose}>
        <TextBox {...form.bind('name')} label={labels.name!} max={80} />
        <TextBox {...form.bind('unitCode')} label={labels.unitCode!} hint={say('office.letters.unit_hint')} optional max={40} />
        <TextBox {...form.bind('digits')} label={labels.digits!} hint={say('office.letters.digits_hint')} inputMode="numeric" max={1} />
        {register && <Choose {...form.bind('over')} label={say('office.letters.stage')} options={[{ value: '', label: say('office.letters.counting') }, { value: 'ya', label: say('field.over') }]} />}
      </Form>
    </Dialog>
  )
}

function Templates({ rows, registers }: { rows: readonly LetterTemplate[]; registers: readonly Register[] }) {
  const say = useSay()
  const today = useToday()
  const [sort, setSort] = useState<LetterSort>()
  const of = (one: LetterSort) => rows.find(row => row.sort === one)
  const sample = (row: LetterTemplate | undefined) => { const register = registers.find(({ id }) => id === row?.registerId); return row && register ? writtenNumber(row.pattern, { ...row, ...register, security: row.security, seq: register.last + 1, day: today }) : '–' }
  return (
    <Section id="pola" title={say('office.letters.patterns')} lead={say('office.letters.patterns_lead')}>
      <Ledger label={say('office.letters.patterns')} rows={LETTER_SORTS.map(one => ({ id: one, row: of(one) }))} columns={[
        { head: say('field.sort'), cell: ({ id }) => say(`letter_sort.${id}`) }, { head: say('field.pattern'), cell: ({ row }) => row ? <span style={{ overflowWrap: 'anywhere' }}>{row.pattern}</span> : <Mark tone="tembaga">{say('office.letters.no_pattern')}</Mark>, narrow: 'plain' }, { head: say('office.letters.sample'), cell: ({ row }) => <span className="num">{sample(row)}</span> },
        { head: say('office.action'), align: 'end', narrow: 'plain', cell: ({ id }) => <Button size="compact-sm" variant="default" disabled={registers.length === 0} onClick={() => setSort(id)}>{say('office.change')}<span className="unseen"> · {say(`letter_sort.${id}`)}</span></Button> },
      ]} />
      {sort && <TemplateDialog key={sort} sort={sort} template={of(sort)} registers={registers} onClose={() => setSort(undefined)} />}
    </Section>
  )
}

function TemplateDialog({ sort, template, registers, onClose }: { sort: LetterSort; template: LetterTemplate | undefined; registers: readonly Register[]; onClose(): void }) {
  const say = useSay()
  const tell = useTell()
  const office = useOffice()
  const today = useToday()
  const labels = useLabels('registerId', 'pattern', 'classification', 'security')
  const form = useForm(`template.${sort}`, { registerId: template?.registerId ?? registers[0]?.id ?? '', pattern: template?.pattern ?? '{klasifikasi}/{urut}/{kode_unit}/{bulan}/{tahun}', classification: template?.classification ?? '', security: template?.security ?? 'biasa' })
  const sender = useSend(setTemplate)
  useFaults(form, sender.problem)
  const { registerId, pattern, classification, security } = form.values
  const register = registers.find(({ id }) => id === registerId)
  const sample = register && patternFaults(pattern).length === 0 ? writtenNumber(pattern, { ...register, security: security as never, classification, seq: register.last + 1, day: today }) : '–'
  const save = async () => {
    if (form.fail(pattern.trim() ? patternFaults(pattern) : [{ at: 'pattern', rule: 'required' }])) return
    if (!await sender.run({ sort, registerId, pattern, classification: classification || null, security: security as never }, homeOf(office.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={`${say('office.letters.patterns')}: ${say(`letter_sort.${sort}`)}`} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('app.save')} onSubmit={() => void save()} onCancel={onClose}>
        <Choose {...form.bind('registerId')} label={labels.registerId!} options={registers.filter(one => !one.ended).map(one => ({ value: one.id, label: one.name }))} />
        <TextBox {...form.bind('pattern')} label={labels.pattern!} hint={say('office.letters.pattern_hint', { tokens: TOKENS.map(token => `{${token}}`).join(' ') })} max={120} />
        <TextBox {...form.bind('classification')} label={labels.classification!} hint={say('office.letters.classification_hint')} optional max={40} />
        <Choose {...form.bind('security')} label={labels.security!} options={SECURITIES.map(value => ({ value, label: say(`letter_security.${value}`) }))} />
        <p role="status">{say('office.letters.sample')}: <strong className="num">{sample}</strong></p>
      </Form>
    </Dialog>
  )
}
