import type { Read } from '#kernel/action.ts'
import { type Day, zoneOf } from '#kernel/day.ts'
import type { Values } from '#kernel/say.ts'
import type { Notice } from './rules.ts'

/** How a screen speaks: its words, a day, a pillar. */
export type Saying = { say(key: string, values?: Values): string; day(day: Day): string; pillar(code: string): string }

/** Says what a notice tells, in one sentence: its words with every value that it holds. */
export function noticeWords({ code, day, region, told }: Read<typeof Notice>, { say, day: dayWords, pillar }: Saying): string {
  const near = (one: Day | null | undefined) => one && dayWords(one)
  const dots = (clock: string | null | undefined) => clock?.slice(0, 5).replace(':', '.')
  const listed = (list: string, value: string | null | undefined) => value && say(`${list}.${value}`)
  const { leadName, leadPillar, otherName, otherPillar, from, to, due, reason } = told
  return say(`notice.${code}`, {
    leadName, leadPillar: leadPillar && pillar(leadPillar), otherName, otherPillar: otherPillar && pillar(otherPillar), day: near(told.day ?? day), from: dots(from), to: dots(to), zone: zoneOf(region), due: near(due), reason,
    answer: listed('answer', told.answer), stage: listed('stage', told.stage), purpose: listed('purpose', told.purpose),
  })
}
