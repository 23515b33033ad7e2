import type { Moment } from '#kernel/action.ts'
import { timeAt, type Day } from '#kernel/day.ts'
import type { Id } from '#kernel/id.ts'
import { say } from '#kernel/say.ts'
import { rights } from '#src/rights.ts'
import type { Contents } from '#slices/letters/sorts.ts'
import { messages as workerWords } from '#slices/workers/messages.ts'
import type { Institution, Stay, WAYS_OUT } from './kinds.ts'
import type { Thing } from './shapes.ts'

const RECORDING = { verb: 'stay.record' } as const

/** Whom a discharge concerns, how somebody goes and into whose hands. */
export type Discharge = { how: (typeof WAYS_OUT)[number]; day?: Day | null | undefined; toUnitId?: Id | null | undefined; to?: string | null | undefined; relation?: string | null | undefined; address?: string | null | undefined; phone?: string | null | undefined; condition?: string | null | undefined; things?: Thing[] | null | undefined; medicine?: string | null | undefined; witnesses?: string[] | null | undefined; note?: string | null | undefined; letterId?: Id | null | undefined }

/** Tells whether a way out hands somebody over to somebody, with a paper that both sign. */
export function handsOver({ how, to }: { how: Discharge['how']; to?: string | null | undefined }): boolean {
  return how === 'keluarga' || how === 'panti_lain' || (how === 'meninggal' && !!to)
}

/** What a berita acara serah terima says of a discharge, with the name on record of whoever leaves; none when nobody takes over. */
export function handOverSheet({ actor, now }: Pick<Moment, 'actor' | 'now'>, stay: Stay, house: Institution, asked: Discharge & { day: Day; name?: string | null | undefined }): { subject: string; content: Contents['bast'] } | undefined {
  if (!handsOver(asked) || !asked.to) return undefined
  const { to, relation, address, phone, condition, things, medicine, witnesses, note, day } = asked
  return {
    subject: `Serah terima penghuni ${house.name}`,
    content: {
      day, from: timeAt(house.region, now), to: null, place: house.address ? `${house.name}, ${house.address}`.slice(0, 200) : house.name,
      first: { name: actor.name, as: officeIn(actor, house.unitId), of: house.name, address: house.address ?? null, phone: house.phone ?? null }, second: { name: to, as: relation ?? null, of: null, address: address ?? null, phone: phone ?? null },
      person: asked.name ?? stay.who, sex: stay.sex ?? null, bornYear: stay.bornYear ?? null, since: stay.admittedDay, reason: asked.how, condition: condition ?? null, things: things ?? null, medicine: medicine ?? null, witnesses: witnesses ?? null, notes: note ?? null,
    },
  }
}

// letters are Indonesian, whoever drafts them
function officeIn({ posts }: Moment['actor'], unitId: Id): string | null {
  const own = posts.filter(({ line }) => line === 'area')
  const post = own.find(one => one.unitId === unitId) ?? own.find(({ role }) => rights[role]?.verbs.includes(RECORDING.verb))
  return post ? say(workerWords, 'id', `role.${post.role}`) : null
}
