import { Checkbox, MultiSelect, NativeSelect, Radio, Select, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Fault } from '#kernel/problem.ts'
import { useFaultWords, useSay } from '#web/words.tsx'

/** A choice of a list. */
export type Option = { value: string; label: string }
type Common = { id: string; label: string; hint?: ReactNode; fault?: Fault; optional?: boolean }
type Bound<T> = Common & { value: T; onValue(value: T): void }

/** One line of text. */
export function TextBox({ value, onValue, type = 'text', max, inputMode, ...rest }: Bound<string> & { type?: 'text' | 'tel' | 'search'; max?: number; inputMode?: 'numeric' }) {
  return <TextInput {...useCommon(rest)} type={type} value={value} maxLength={max} inputMode={inputMode} autoComplete="off" onChange={event => onValue(event.currentTarget.value)} />
}

/** Several lines of text. */
export function TextBlock({ value, onValue, rows = 3, max, ...rest }: Bound<string> & { rows?: number; max?: number }) {
  return <Textarea {...useCommon(rest)} rows={rows} value={value} maxLength={max} onChange={event => onValue(event.currentTarget.value)} />
}

/** A calendar day. */
export function DayBox({ value, onValue, min, ...rest }: Bound<string> & { min?: string }) {
  return <TextInput {...useCommon(rest)} type="date" value={value} min={min} onChange={event => onValue(event.currentTarget.value)} />
}

/** A time of day. */
export function ClockBox({ value, onValue, ...rest }: Bound<string>) {
  return <TextInput {...useCommon(rest)} type="time" value={value} onChange={event => onValue(event.currentTarget.value)} />
}

/** One of a short list, by the browser's own chooser. */
export function Choose({ value, onValue, options, empty, ...rest }: Bound<string> & { options: readonly Option[]; empty?: string }) {
  return (
    <NativeSelect {...useCommon(rest)} value={value} onChange={event => onValue(event.currentTarget.value)}>
      {empty !== undefined && <option value="">{empty}</option>}
      {options.map(option => <option key={option.value} value={option.value}>{option.label}</option>)}
    </NativeSelect>
  )
}

/** Narrows choices by what was typed: names that begin so come first, then any word that does, then the rest that contain it. */
export function narrowed<T extends { label: string }>(options: readonly T[], typed: string): T[] {
  const words = typed.trim().toLowerCase()
  const rank = ({ label }: T) => {
    const text = label.toLowerCase()
    return text.startsWith(words) ? 0 : text.split(/[\s·/]+/).some(word => word.startsWith(words)) ? 1 : text.includes(words) ? 2 : 3
  }
  return words ? options.filter(option => rank(option) < 3).toSorted((a, b) => rank(a) - rank(b)) : [...options]
}

/** One of a long list, found by typing. */
export function Find({ value, onValue, options, onTyped, waiting, ...rest }: Bound<string> & { options: readonly Option[]; onTyped?: (text: string) => void; waiting?: boolean }) {
  const say = useSay()
  return (
    <Select {...useCommon(rest)} data={[...options]} value={value || null} searchable clearable limit={80} onChange={next => onValue(next ?? '')} onSearchChange={onTyped} filter={onTyped ? ({ options: all }) => all : ({ options: all, search }) => narrowed(all as { value: string; label: string }[], search)}
      nothingFoundMessage={say(waiting ? 'app.loading' : 'app.nothing_found')} placeholder={say('office.type_to_find')} clearButtonProps={{ 'aria-label': say('office.clear') }} />
  )
}

/** Several of a long list, found by typing. */
export function FindMany({ value, onValue, options, ...rest }: Bound<readonly string[]> & { options: readonly Option[] }) {
  const say = useSay()
  const [opened, setOpened] = useState(false)
  // under a thumb an open list lies over the next button: it closes after each choice
  const closes = () => { if (matchMedia('(pointer: coarse)').matches) setOpened(false) }
  return (
    <MultiSelect dropdownOpened={opened} onDropdownOpen={() => setOpened(true)} onDropdownClose={() => setOpened(false)} onOptionSubmit={closes} {...useCommon(rest)} data={[...options]} value={[...value]} searchable hidePickedOptions limit={80} onChange={onValue} filter={({ options: all, search }) => narrowed(all as { value: string; label: string }[], search)} nothingFoundMessage={say('app.nothing_found')} placeholder={value.length ? undefined : say('office.type_to_find')} />
  )
}

/** One of a few, all in sight. */
export function OneOf({ value, onValue, options, ...rest }: Bound<string> & { options: readonly Option[] }) {
  const { id, ...common } = useCommon(rest)
  return (
    <Radio.Group {...common} id={undefined} name={id} value={value} onChange={onValue}>
      <div className="choices">{options.map((option, nth) => <Radio key={option.value} id={nth ? `${id}-${option.value}` : id} value={option.value} label={option.label} />)}</div>
    </Radio.Group>
  )
}

/** Several of a few, all in sight. */
export function SomeOf({ value, onValue, options, ...rest }: Bound<readonly string[]> & { options: readonly Option[] }) {
  const { id, ...common } = useCommon(rest)
  return (
    <Checkbox.Group {...common} id={undefined} value={[...value]} onChange={onValue}>
      <div className="choices">{options.map((option, nth) => <Checkbox key={option.value} id={nth ? `${id}-${option.value}` : id} value={option.value} label={option.label} />)}</div>
    </Checkbox.Group>
  )
}

/** Yes or no to one sentence. */
export function Tick({ id, label, hint, value, onValue }: { id: string; label: string; hint?: string; value: boolean; onValue(value: boolean): void }) {
  return <Checkbox id={id} label={label} description={hint} checked={value} onChange={event => onValue(event.currentTarget.checked)} />
}

function useCommon({ id, label, hint, fault, optional }: Common) {
  const say = useSay()
  const faultWords = useFaultWords()
  return { id, label: optional ? <>{label} <small className="muted">· {say('app.optional')}</small></> : label, description: hint, error: fault && faultWords(fault) }
}
