import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import type { Fault, Problem } from '#kernel/problem.ts'
import { useFaultWords, useHasWords, useProblemWords, useSay } from '#web/words.tsx'

/** What a form needs of its sender. */
type Sending = { busy: boolean; problem: Problem | undefined }
type Named = { name: string; faults: readonly Fault[] }

/** A form: names all faults above, linked to their fields; says a refusal; keeps what was typed. */
export function Form({ form, labels, sending, submit, onSubmit, onCancel, danger, children }: {
  form: Named; labels: Readonly<Record<string, string>>; sending: Sending; submit: string; onSubmit: () => void; onCancel?: () => void; danger?: boolean; children: ReactNode
}) {
  const say = useSay()
  const press = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (!sending.busy) onSubmit()
  }
  return (
    <form className="form" noValidate onSubmit={press} aria-label={submit}>
      <Summary form={form} labels={labels} />
      <RefusalBand problem={sending.problem} />
      {children}
      <div className="form-foot">
        <Button type="submit" color={danger ? 'bata' : undefined} loading={sending.busy}>{submit}</Button>
        {onCancel && <Button variant="subtle" onClick={onCancel}>{say('app.cancel')}</Button>}
      </div>
    </form>
  )
}

/** Every fault of a form in the order of its fields, each leading to its field; takes the focus when it appears. */
export function Summary({ form, labels }: { form: Named; labels: Readonly<Record<string, string>> }) {
  const say = useSay()
  const words = useFaultWords()
  const has = useHasWords()
  const place = useRef<HTMLDivElement>(null)
  const { name, faults } = form
  const before = useRef(0)
  useEffect(() => {
    if (faults.length > before.current) place.current?.focus()
    before.current = faults.length
  }, [faults])
  if (!faults.length) return null
  const fieldOf = ({ at }: Fault) => (at in labels ? at : at.split('.').find(word => word in labels) ?? at.split('.')[0]!)
  const label = (fault: Fault) => labels[fieldOf(fault)] ?? (has(`field.${fault.at}`) ? say(`field.${fault.at}`) : fault.at)
  const order = Object.keys(labels)
  const rank = (fault: Fault) => { const at = order.indexOf(fieldOf(fault)); return at < 0 ? order.length : at }
  const inOrder = faults.toSorted((one, other) => rank(one) - rank(other))
  return (
    <div ref={place} tabIndex={-1} role="alert" className="strip strip-bata summary">
      <strong>{say(faults.length === 1 ? 'form.faults.one' : 'form.faults.many', { count: faults.length })}</strong>
      <ul>{inOrder.map(fault => (
        <li key={`${fault.at}:${fault.rule}`}><a href={`#${name}-${fieldOf(fault)}`} onClick={event => { event.preventDefault(); reach(`${name}-${fieldOf(fault)}`) }}>{label(fault)}: {words(fault)}</a></li>
      ))}</ul>
    </div>
  )
}

/** A refusal in words where it happened; faults of fields are left to the summary. */
export function RefusalBand({ problem }: { problem: Problem | undefined }) {
  const words = useProblemWords()
  return problem && problem.code !== 'invalid' ? <div className="strip strip-bata" role="alert"><strong>{words(problem)}</strong></div> : null
}

function reach(id: string): void {
  const field = document.getElementById(id)
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
}

/** The words of a form's fields by name, from `field.*`. */
export function useLabels(...fields: readonly string[]): Record<string, string> {
  const say = useSay()
  return Object.fromEntries(fields.map(field => [field, say(`field.${field}`)]))
}
