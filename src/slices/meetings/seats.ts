import type { Attendance, Quota } from './kinds.ts'

/** What seats are decided by. */
export type Seated = Pick<Attendance, 'id' | 'pillar' | 'reply' | 'seat' | 'repliedAt' | 'withdrawn'>

/** Whether somebody of a pillar who says *hadir* now gets a seat, or waits for one; pillars without a quota have room. */
export function seatFor(quotas: readonly Quota[], others: readonly Seated[], pillar: string | null | undefined): 'ada' | 'tunggu' {
  return freeSeats(quotas, others, pillar) > 0 ? 'ada' : 'tunggu'
}

/** Those who wait and get a seat because some are free, whoever answered first. */
export function movedUp<S extends Seated>(quotas: readonly Quota[], all: readonly S[]): S[] {
  const pillars = [...new Set(all.map(one => one.pillar))]
  return pillars.flatMap(pillar => {
    const waiting = all.filter(one => one.pillar === pillar && comes(one) && one.seat === 'tunggu').toSorted(earlier)
    return waiting.slice(0, Math.max(0, freeSeats(quotas, all, pillar)))
  })
}

/** How many seats of a pillar are free; without a quota more than anybody asks for. */
export function freeSeats(quotas: readonly Quota[], all: readonly Seated[], pillar: string | null | undefined): number {
  const quota = quotas.find(one => one.pillar === pillar)
  return quota ? quota.most - all.filter(one => one.pillar === pillar && comes(one) && one.seat === 'ada').length : Number.MAX_SAFE_INTEGER
}

function comes({ reply, withdrawn }: Seated): boolean {
  return reply === 'hadir' && !withdrawn
}

function earlier(a: Seated, b: Seated): number {
  return a.repliedAt === b.repliedAt ? (a.id < b.id ? -1 : 1) : (a.repliedAt ?? '') < (b.repliedAt ?? '') ? -1 : 1
}
