import { useMemo, useSyncExternalStore } from 'react'
import { useApp, useSession, useSignal } from './app.tsx'
import { toCheck } from './pending.ts'

/** What waits for a person, for the page that lists it and the header that counts it. */
export function useToCheck(): ReturnType<typeof toCheck> {
  const { memory, outbox, actions } = useApp()
  const { worker } = useSession()
  const items = useSignal(outbox)
  const version = useSyncExternalStore(memory.subscribe, () => memory.version('case') + memory.version('overlap'))
  return useMemo(() => toCheck(items, memory, worker.id, actions.has('overlap.keep')), [items, memory, version, worker.id, actions])
}
