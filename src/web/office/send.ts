import { useCallback, useRef } from 'react'
import { type Action, allFaults, clockOf, type Envelope, type Receipt } from '#kernel/action.ts'
import { canonical } from '#kernel/merge.ts'
import { type Fault, invalid, Problem } from '#kernel/problem.ts'
import { useApp } from '#web/app.tsx'
import { useAttempt } from '#web/hooks.ts'
import { freshId } from '#web/moment.ts'
import { useStore } from './store.tsx'

/** What a form needs to send an action: gives the receipt, or undefined and a problem. */
export type Sender<I> = { run(input: I, home: number): Promise<Receipt | undefined>; busy: boolean; problem: Problem | undefined; clear(): void }

/** Sends an action as an envelope of a home; the same input after a lost line goes out under the same id, so it counts once. */
export function useSend<I>(action: Action<string, I>): Sender<I> {
  const { http } = useApp()
  const { writes } = useStore()
  const { busy, problem, attempt, clear } = useAttempt()
  const unanswered = useRef<{ key: string; envelope: Envelope }>(undefined)
  const run = useCallback((input: I, home: number) => attempt(async () => {
    const given = without(input)
    const faults = faultsIn(action, given)
    if (faults.length > 0) throw invalid({ faults })
    const key = `${home} ${canonical(given)}`
    const envelope = unanswered.current?.key === key ? unanswered.current.envelope : { id: freshId(home), action: action.name, at: new Date().toISOString(), input: given }
    unanswered.current = { key, envelope }
    const [receipt] = (await http.post<{ receipts: Receipt[] }>('/api/push', { envelopes: [envelope] })).receipts
    if (!receipt) throw new Problem('server_error', 500)
    unanswered.current = undefined
    if (receipt.refused) throw new Problem(receipt.refused.code, receipt.refused.status, receipt.refused.details)
    writes.set(writes.get() + 1)
    return receipt
  }), [action, attempt, http, writes])
  return { run, busy, problem, clear }
}

/** Names all that is wrong with an input before it is sent, as the server would. */
export function faultsIn<I>(action: Action<string, I>, input: unknown): Fault[] {
  const given = without(input)
  const now = new Date().toISOString()
  const parsed = action.input.safeParse(given, { reportInput: true })
  return parsed.success ? action.check?.(parsed.data, clockOf(now, now)) ?? [] : allFaults(action as never, given, parsed.error, clockOf(now, now))
}

/** Leaves out empty texts and absent values: absent and null are the same to a rule. */
function without(input: unknown): unknown {
  if (Array.isArray(input)) return input.map(without)
  if (input === null || typeof input !== 'object') return input
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : without(value)]).filter(([, value]) => value !== '' && value !== null && value !== undefined))
}
