import { useMemo, useSyncExternalStore } from 'react'
import { useApp, useSession, useSignal } from './app.tsx'
import { groundOf, isStuck, type Pending } from './pending.ts'

/** What waits for a person: own acts that were refused, may be refused or wait for a refused one; and how many differences between records others wrote. */
export function useToCheck(): { acts: Pending[]; others: number } {
  const { memory, outbox } = useApp()
  const { worker } = useSession()
  const items = useSignal(outbox)
  const version = useSyncExternalStore(memory.subscribe, () => memory.version('case') + memory.version('overlap'))
  const acts = useMemo(() => items.filter(item => isStuck(item) || item.doubt || (item.state === 'waiting' && groundOf(item, items))), [items])
  const others = useMemo(() => {
    const clashing = memory.all('case').filter(({ clashes }) => Array.isArray(clashes) && clashes.length).length
    return clashing + memory.all('overlap').filter(({ choice, leadId, otherLeadId }) => choice === 'belum' && (leadId === worker.id || otherLeadId === worker.id)).length
  }, [memory, version, worker.id])
  return { acts, others }
}
