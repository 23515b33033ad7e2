import { useEffect, useRef } from 'react'
import type { Fault, Problem } from '#kernel/problem.ts'
import { useFaultWords, useProblemWords, useSay } from '../words.tsx'
import { Band } from './band.tsx'

/** Names every fault of a form above it, each linked to its field, in the order of `names`, which is that of the form; takes the focus when it appears. */
export function ErrorSummary({ form, names }: { form: { name: string; faults: readonly Fault[] }; names: Readonly<Record<string, string>> }) {
  const say = useSay()
  const faultWords = useFaultWords()
  const place = useRef<HTMLDivElement>(null)
  const order = Object.keys(names)
  const fieldOf = ({ at }: Fault) => at.split('.').find(word => word in names) ?? at.split('.')[0]!
  const placeOf = (fault: Fault) => (order.indexOf(fieldOf(fault)) + order.length + 1) % (order.length + 1)
  const faults = form.faults.toSorted((one, other) => placeOf(one) - placeOf(other))
  const count = useRef(0)
  useEffect(() => {
    if (faults.length > count.current) place.current?.focus()
    count.current = faults.length
  }, [form.faults])
  if (!faults.length) return null
  return (
    <div ref={place} tabIndex={-1} role="alert" className="band band-bata summary">
      <h2>{say(faults.length === 1 ? 'form.faults.one' : 'form.faults.many', { count: faults.length })}</h2>
      <ul>{faults.map(fault => (
        <li key={`${fault.at}:${fault.rule}`}>
          <a href={`#${form.name}-${fieldOf(fault)}`} onClick={event => { event.preventDefault(); reach(`${form.name}-${fieldOf(fault)}`) }}>{names[fieldOf(fault)] ?? fault.at}: {faultWords(fault)}</a>
        </li>
      ))}</ul>
    </div>
  )
}

/** A refusal in words where it happened; faults of fields are left to the summary. */
export function Refusal({ problem }: { problem: Problem | undefined }) {
  const words = useProblemWords()
  return problem && problem.code !== 'invalid' ? <Band tone="bata" alert>{words(problem)}</Band> : null
}

function reach(id: string): void {
  const field = document.getElementById(id)
  const folded = field?.closest('details')
  if (folded) folded.open = true
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
}
