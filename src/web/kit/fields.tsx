import type { ReactNode } from 'react'
import type { Fault } from '#kernel/problem.ts'
import { useFaultWords, useSay } from '../words.tsx'

type Common = { id: string; label: string; hint?: string; fault?: Fault; optional?: boolean }
type Bound<T> = Common & { value: T; onValue(value: T): void }

/** A label, a hint and a fault around one control. */
export function Field({ id, label, hint, fault, optional, children }: Common & { children: (described: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }) => ReactNode }) {
  const say = useSay()
  const faultWords = useFaultWords()
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined
  return (
    <div className={`field${fault ? ' faulty' : ''}`}>
      <label htmlFor={id}>{label}{optional && <small> · {say('app.optional')}</small>}</label>
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
      {children({ id, 'aria-describedby': described, 'aria-invalid': fault ? true : undefined })}
      {fault && <p className="fault" id={`${id}-fault`}>{faultWords(fault)}</p>}
    </div>
  )
}

/** One line of text. */
export function TextField({ value, onValue, type = 'text', inputMode, autoComplete, login, maxLength, placeholder, ...rest }: Bound<string> & {
  type?: 'text' | 'password' | 'tel' | 'search'; inputMode?: 'numeric' | 'tel' | 'text'; autoComplete?: string; /** A sign-in name: no capital, and in no list or session that the browser keeps readable. */ login?: true; maxLength?: number; placeholder?: string
}) {
  return <Field {...rest}>{described => (
    <input {...described} type={type} value={value} inputMode={inputMode} autoComplete={autoComplete ?? 'off'} maxLength={maxLength} placeholder={placeholder}
      autoCapitalize={type === 'text' && !login ? undefined : 'none'} onChange={event => onValue(event.currentTarget.value)} />
  )}</Field>
}

/** Several lines of text; grows with what is written. */
export function TextArea({ value, onValue, rows = 3, maxLength, ...rest }: Bound<string> & { rows?: number; maxLength?: number }) {
  return <Field {...rest}>{described => <textarea {...described} autoComplete="off" rows={rows} maxLength={maxLength} value={value} onChange={event => onValue(event.currentTarget.value)} />}</Field>
}

/** One of a list, by the device's own chooser. */
export function Select({ value, onValue, options, empty, ...rest }: Bound<string> & { options: readonly { value: string; label: string }[]; empty?: string }) {
  return <Field {...rest}>{described => (
    <select {...described} value={value} onChange={event => onValue(event.currentTarget.value)}>
      {empty !== undefined && <option value="">{empty}</option>}
      {options.map(option => <option key={option.value} value={option.value}>{option.label}</option>)}
    </select>
  )}</Field>
}

/** A calendar day, by the device's own calendar. */
export function DateField({ value, onValue, min, max, ...rest }: Bound<string> & { min?: string; max?: string }) {
  return <Field {...rest}>{described => <input {...described} type="date" value={value} min={min} max={max} onChange={event => onValue(event.currentTarget.value)} />}</Field>
}

/** A time of day, by the device's own clock. */
export function TimeField({ value, onValue, ...rest }: Bound<string>) {
  return <Field {...rest}>{described => <input {...described} type="time" value={value} onChange={event => onValue(event.currentTarget.value)} />}</Field>
}

/** One of a few, all in sight; `big` lays them out as a grid of large choices. */
export function RadioRow({ id, label, hint, fault, optional, value, onValue, options, big }: Bound<string> & { options: readonly { value: string; label: string; note?: string; icon?: ReactNode }[]; big?: boolean }) {
  return (
    <Group {...{ id, label, hint, fault, optional }}>
      <div className={big ? 'choices big' : 'choices'}>
        {options.map((option, nth) => (
          <label key={option.value} className="choice">
            <input type="radio" id={nth ? `${id}-${option.value}` : id} name={id} value={option.value} checked={value === option.value} onChange={() => onValue(option.value)} />
            <span className="face">{option.icon}<span>{option.label}{option.note && <small>{option.note}</small>}</span></span>
          </label>
        ))}
      </div>
    </Group>
  )
}

/** Several of a few, all in sight. */
export function CheckRow({ id, label, hint, fault, optional, value, onValue, options, big }: Bound<readonly string[]> & { options: readonly { value: string; label: string; note?: string; icon?: ReactNode }[]; big?: boolean }) {
  const toggle = (word: string) => onValue(value.includes(word) ? value.filter(one => one !== word) : [...value, word])
  return (
    <Group {...{ id, label, hint, fault, optional }}>
      <div className={big ? 'choices big' : 'choices'}>
        {options.map((option, nth) => (
          <label key={option.value} className="choice">
            <input type="checkbox" id={nth ? `${id}-${option.value}` : id} checked={value.includes(option.value)} onChange={() => toggle(option.value)} />
            <span className="face">{option.icon}<span>{option.label}{option.note && <small>{option.note}</small>}</span></span>
          </label>
        ))}
      </div>
    </Group>
  )
}

/** Yes or no to one sentence. */
export function Check({ id, label, value, onValue, hint }: { id: string; label: string; value: boolean; onValue(value: boolean): void; hint?: string }) {
  return (
    <label className="check" htmlFor={id}>
      <input type="checkbox" id={id} checked={value} onChange={event => onValue(event.currentTarget.checked)} />
      <span>{label}{hint && <small>{hint}</small>}</span>
    </label>
  )
}

function Group({ id, label, hint, fault, optional, children }: Common & { children: ReactNode }) {
  const say = useSay()
  const faultWords = useFaultWords()
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined
  return (
    <fieldset className={`field${fault ? ' faulty' : ''}`} aria-describedby={described}>
      <legend>{label}{optional && <small> · {say('app.optional')}</small>}</legend>
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
      {children}
      {fault && <p className="fault" id={`${id}-fault`}>{faultWords(fault)}</p>}
    </fieldset>
  )
}
