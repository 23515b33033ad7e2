import { useCallback, useEffect, useMemo, useState } from 'react'
import { type Action, allFaults, clockOf } from '#kernel/action.ts'
import type { Fault, Problem } from '#kernel/problem.ts'
import { useApp } from './app.tsx'
import { trueNow } from './clock.ts'

/** Values of a form by field. */
export type Values = Record<string, unknown>
/** A form that saves itself at each field, so that a browser killed by the camera comes back to the same step. */
export type Form<V extends Values> = {
  name: string
  values: V
  set<K extends keyof V & string>(field: K, value: V[K]): void
  faults: readonly Fault[]
  /** Shows the faults of a refusal, or those found here; tells whether there were any. */
  fail(faults: readonly Fault[]): boolean
  /** All that a field needs: id, value, change and its fault. */
  bind<K extends keyof V & string>(field: K): { id: string; value: V[K]; onValue(value: V[K]): void; fault: Fault | undefined }
  /** Forgets the draft and starts again. */
  clear(): void
}

/** What is typed is kept at each field, sealed: on the shelf of this device, or in this tab where nothing else is kept. */
export function useForm<V extends Values>(name: string, first: V): Form<V> {
  const { drafts } = useApp()
  const [values, setValues] = useState<V>(() => ({ ...first, ...drafts.get(name) }))
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const set = useCallback((field: string, value: unknown) => {
    setFaults(current => current.filter(({ at }) => !at.split('.').includes(field)))
    setValues(current => {
      const next = { ...current, [field]: value }
      drafts.put(name, next)
      return next
    })
  }, [drafts, name])
  const fail = useCallback((found: readonly Fault[]) => {
    setFaults(found)
    return found.length > 0
  }, [])
  const clear = () => {
    drafts.remove(name)
    setFaults([])
    setValues(first)
  }
  return useMemo(() => ({
    name, values, set: set as Form<V>['set'], faults, fail, clear,
    bind: field => ({
      id: `${name}-${field}`, value: values[field], onValue: (value: unknown) => set(field, value),
      fault: faults.find(({ at }) => at.split('.').includes(field)),
    }),
  }), [name, values, faults, set, fail])
}

/** The faults a refusal carries, if it is one of the input. */
export function faultsIn(problem: Problem | undefined): readonly Fault[] {
  return problem?.code === 'invalid' ? ((problem.details.faults as Fault[] | undefined) ?? []) : []
}

/** Shows the faults of a refused action in the form. */
export function useFaults<V extends Values>(form: Form<V>, problem: Problem | undefined): void {
  const { fail } = form
  useEffect(() => { if (problem) fail(faultsIn(problem)) }, [problem, fail])
}

/** Gives null for an empty text: absent and null are the same to a rule. */
export function orNull(value: string | null | undefined): string | null {
  return value?.trim() || null
}

/** Writes an RT or RW as three digits, as people type it: `5` → `005`; other texts stay for the rule to refuse. */
export function threeDigits(value: string): string | null {
  const text = value.trim()
  return text ? (/^\d{1,3}$/.test(text) ? text.padStart(3, '0') : text) : null
}

/** Names at once every fault that can be told before anything is sent: `asked` fields left empty, and what the act itself finds in the others. */
export function faultsHere<I>(action: Action<string, I>, given: Readonly<Record<string, unknown>>, asked: readonly string[] = []): Fault[] {
  const isEmpty = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0)
  const input = Object.fromEntries(Object.entries(given).filter(([field, value]) => !(asked.includes(field) && isEmpty(value))))
  const missing = asked.filter(field => !(field in input)).map(at => ({ at, rule: 'required' }))
  const now = trueNow()
  const read = action.input.safeParse(input, { reportInput: true })
  const found = read.success ? action.check?.(read.data, clockOf(now, now)) ?? [] : allFaults(action as never, input, read.error, clockOf(now, now))
  return [...missing, ...found.filter(({ at }) => !missing.some(one => one.at === at))]
}
