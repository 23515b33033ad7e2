import { type Day, zoneOf } from '#kernel/day.ts'
import type { Region } from '#kernel/region.ts'
import type { Language } from '#kernel/say.ts'

const LOCALE: Record<Language, string> = { id: 'id-ID', en: 'en-GB' }
/** Says a sentence of a page or a text in its language. */
export type Words = (key: string, values?: Record<string, string | number | null | undefined>) => string

/** One going-out to a kelurahan, as far as a group chat may know it. */
export type Going = { from: string; to: string; goers: readonly { name: string; pillar: string }[]; rts: readonly string[]; households: number }

/** All visits of a kelurahan on one day as one text to be sent: who, when, which RT, how many households; never a name, a case or a kind of need. */
export function scheduleText(words: Words, { language, region, placeName, day, goings, office, link }: { language: Language; region: Region; placeName: string; day: Day; goings: readonly Going[]; office: { name: string; phone: string }; link?: string | undefined }): string {
  const told = { place: placeName, day: dayWords(language, day), office: office.name, phone: office.phone }
  if (goings.length === 0) return words('schedule.none', told)
  const lines = goings.map((going, at) => words('schedule.line', {
    number: at + 1, from: hours(going.from), to: hours(going.to), zone: zoneOf(region), goers: listed(words, going.goers.map(goer => `${goer.name}${goer.pillar ? ` (${goer.pillar})` : ''}`)),
    where: going.rts.length > 0 ? `RT ${going.rts.join(', ')}` : words('schedule.whole'), households: going.households > 0 ? words('schedule.households', { count: going.households }) : '',
  }))
  return [words('schedule.title', told), ...lines, words('schedule.end', told), ...link ? [words('schedule.link', { link })] : []].join('\n')
}

function listed(words: Words, names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${words('schedule.and')} ${names.at(-1)}`
}

/** A day in words: `Selasa, 24 November 2026`. */
export function dayWords(language: Language, day: Day): string {
  return new Intl.DateTimeFormat(LOCALE[language], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

/** A clock as written in Indonesia: `09.00`. */
export function hours(clock: string): string {
  return clock.slice(0, 5).replace(':', '.')
}
