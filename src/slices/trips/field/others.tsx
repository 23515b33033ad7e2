import { useMemo } from 'react'
import type { Read } from '#kernel/action.ts'
import { useSession } from '#web/app.tsx'
import { useRecords } from '#web/hooks.ts'
import { Case } from '#slices/cases/kinds.ts'
import { Visit } from '#slices/trips/kinds.ts'
import { isOver, overlap } from '#slices/trips/near.ts'

/** Somebody else who goes to the same family, as far as the planner may hear. */
export type Other = { visitId?: string; tripId: string; leadName: string; leadPillar?: string | null; day: string; from: string; to: string; over?: boolean }

/** Who else goes to these families within the near days, and who is in the same RT/RW on that day; out of what this device holds. */
export function useOthers(cases: readonly Read<typeof Case>[], spot: { region: string; rt?: string | null; rw?: string | null } | undefined, day: string, except?: string): { same: Other[]; beside: Other[]; perDay(day: string): number } {
  const visits = useRecords(Visit)
  const { offices, worker } = useSession()
  const nearDays = offices[0]?.nearDays ?? 7
  return useMemo(() => {
    const planned = visits.filter(visit => visit.state !== 'batal' && visit.tripId !== except)
    const mine = cases.map(one => ({ personId: one.personId ?? null, householdId: one.householdId ?? null, day, tripId: except ?? '', sort: 'kunjungan' as const, state: 'rencana' as const, leadId: worker.id }))
    const same = day ? planned.filter(visit => mine.some(one => overlap(one, visit, nearDays)) || (visit.caseId && cases.some(({ id }) => id === visit.caseId) && overlap({ ...mine[0]!, householdId: 'h' }, { ...visit, householdId: 'h' }, nearDays))) : []
    const places = cases.length ? cases.map(({ region, rt, rw }) => ({ region, rt, rw })) : spot ? [spot] : []
    const beside = planned.filter(visit => visit.day === day && !same.includes(visit) && visit.state === 'rencana' && places.some(place => place.region === visit.region && place.rt && place.rt === visit.rt && (place.rw ?? null) === (visit.rw ?? null)))
    const perDay = (wanted: string) => new Set(planned.filter(visit => visit.day === wanted && places.some(place => place.region === visit.region)).map(({ tripId }) => tripId)).size
    return { same: once(same), beside: once(beside), perDay }
  }, [visits, cases, spot?.region, spot?.rt, spot?.rw, day, except, nearDays, worker.id])
}

function once(visits: readonly Read<typeof Visit>[]): Other[] {
  return [...new Map(visits.map(visit => [visit.tripId, { visitId: visit.id, tripId: visit.tripId, leadName: visit.leadName, leadPillar: visit.leadPillar, day: visit.day, from: visit.from, to: visit.to, over: isOver(visit) }])).values()]
}
