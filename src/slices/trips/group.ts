import { zoneOf } from '#kernel/day.ts'
import type { Region } from '#kernel/region.ts'

/** What a group may hear of a trip: when, where, which workers; `sealed` trips have no text at all. */
export type Going = { region: Region; rt?: string | null; day: string; from: string; to: string; goers: readonly { name?: string | null; pillar?: string | null }[]; sealed?: boolean | null; reported: boolean }
type Voice = {
  say(key: string, values: Record<string, string>): string
  day(day: string): string
  place(region: Region): string
  pillar(code: string): string
  office?: { name: string; phone?: string | null }
}

/** Writes five lines for a chat group, planned or reported: never a name, NIK or kind of need of anyone visited; null for what is confidential. */
export function groupText(going: Going, { say, day, place, pillar, office }: Voice): string | null {
  if (going.sealed) return null
  const dots = (clock: string) => clock.slice(0, 5).replace(':', '.')
  const goers = going.goers.filter(({ name }) => name).map(({ name, pillar: code }) => `${oneLine(name!)}${code ? ` (${oneLine(pillar(code))})` : ''}`)
  return say(going.reported ? 'group_text_reported' : 'group_text_planned', {
    day: day(going.day), from: dots(going.from), to: dots(going.to), zone: zoneOf(going.region), place: `${going.rt ? `RT ${going.rt} ` : ''}${place(going.region)}`, goers: goers.join(', '), office: oneLine(office?.name ?? 'Dinas Sosial'), phone: oneLine(office?.phone ?? '-'),
  })
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
