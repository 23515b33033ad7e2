import { type Repairs, typed } from '#web/repair.tsx'

const parts = (value: unknown) => (value && typeof value === 'object' ? value : {}) as Record<string, unknown>

/** How refused plans and reports are opened again. */
export const repairs: Repairs = {
  'trip.plan': (input, id) => {
    const area = parts(input.area)
    return {
      path: '/rencana/baru', form: `plan-${id}`, values: {
        to_: input.area ? 'wilayah' : 'kasus', caseIds: input.caseIds ?? [], region: typed(area.region), rt: typed(area.rt), rw: typed(area.rw), sort: typed(input.sort) || 'kunjungan', day: typed(input.day), from: typed(input.from), to: typed(input.to),
        purpose: typed(input.purpose), basis: typed(input.basis), letter: typed(input.letter), keep: typed(parts(input.keep).reason), inviteIds: input.inviteIds ?? [], noInvite: typed(input.noInvite),
      },
    }
  },
  'trip.move': input => ({ path: `/rencana/${typed(input.tripId)}`, form: `move-${typed(input.tripId)}`, values: { day: typed(input.day), from: typed(input.from), to: typed(input.to), keep: typed(parts(input.keep).reason) } }),
  'visit.report': input => ({ path: `/kunjungan/${typed(input.visitId)}/lapor`, form: `report-${typed(input.visitId)}`, values: told(input) }),
  'visit.report_unannounced': input => ({
    path: `/catat?kasus=${typed(input.caseId)}`, form: `free-${typed(input.caseId)}`, values: { ...told(input), day: typed(input.day), from: typed(input.from), purpose: typed(input.purpose), untoldReason: typed(input.untoldReason) },
  }),
}

function told(input: Record<string, unknown>) {
  const { next, again } = { next: parts(input.next), again: parts(input.again) }
  return {
    outcome: typed(input.outcome), met: typed(input.met), findings: typed(input.findings), actions: typed(input.actions), obstacles: typed(input.obstacles), position: input.position ?? null,
    ...input.next ? { what: typed(next.what), ownerId: typed(next.ownerId), due: typed(next.due) } : {}, ...input.again ? { againDay: typed(again.day), againFrom: typed(again.from), againTo: typed(again.to) } : {},
  }
}
