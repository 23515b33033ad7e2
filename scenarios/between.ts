import { tasksOf } from '#server/tasks.ts'
import { JOB_ROLE } from '#src/rights.ts'
import type { House } from './house.ts'

/** Lets every word that is on its way between homes arrive, in the order in which it was sent, as the job does. */
export async function wordArrives({ services, owner }: House): Promise<void> {
  const { effect } = tasksOf(services, JOB_ROLE)
  for (;;) {
    const { rows } = await owner.query<{ home: number; id: string; nth: number }>(`select h.home, h.id, n.nth - 1 as nth from history h, jsonb_array_elements(h.derived) with ordinality n(effect, nth) where not exists (select from history d where d.id = (n.effect ->> 'id')::uuid) order by h.xid, h.seq, n.nth`)
    if (rows.length === 0) return
    for (const { home, id, nth } of rows) await effect!({ home, id, nth: Number(nth) })
  }
}
