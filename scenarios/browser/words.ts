import type { Language, Values } from '#kernel/say.ts'
import { messages as aboardScreens } from '#slices/aboard/field/messages.ts'
import { messages as areaScreens } from '#slices/areas/field/messages.ts'
import { messages as caseScreens } from '#slices/cases/field/messages.ts'
import { messages as meetingScreens } from '#slices/meetings/field/messages.ts'
import { messages as noticeScreens } from '#slices/notices/field/messages.ts'
import { messages as regionScreens } from '#slices/regions/field/messages.ts'
import { messages as tripScreens } from '#slices/trips/field/messages.ts'
import { messages as rules } from '#src/main.messages.ts'
import { messages as shell } from '#web/messages.ts'
import { messages as phone } from '#web/phone-messages.ts'
import { messages as shelf } from '#web/shelf-messages.ts'
import { messages as officeAboard } from '#web/office/messages-aboard.ts'
import { messages as officeCases } from '#web/office/messages-cases.ts'
import { messages as officeField } from '#web/office/messages-field.ts'
import { messages as officeHouse } from '#web/office/messages-house.ts'
import { messages as officeFrame } from '#web/office/messages.ts'
import { messages as officeFigures } from '#web/office/messages-figures.ts'
import { messages as officeRoles } from '#web/office/messages-roles.ts'
import { messages as officeTrust } from '#web/office/messages-trust.ts'
import { messages as officeWork } from '#web/office/messages-work.ts'
import { messages as mine } from '#slices/trust/mine-messages.ts'
import { messages as tripRoles } from '#slices/trips/field/messages-roles.ts'
import { messages as tripWork } from '#slices/trips/field/messages-work.ts'
import { messages as doorScreens } from '#slices/doors/field/messages.ts'
import { messages as sheet } from '#slices/months/sheet/messages.ts'
import { messages as schedule } from '#slices/trips/page/messages.ts'
import { messages as deviceScreens } from '#slices/devices/field/messages.ts'
import { messages as directiveScreens } from '#slices/directives/field/messages.ts'
import { messages as figureScreens } from '#slices/figures/field/messages.ts'
import { messages as voiceScreens } from '#slices/voices/field/messages.ts'
import { messages as officeDevices } from '#web/office/messages-devices.ts'
import { messages as officeDirectives } from '#web/office/messages-directives.ts'
import { messages as officeErasure } from '#web/office/messages-erasure.ts'
import { messages as officeLetters } from '#web/office/messages-letters.ts'
import { messages as officeTalk } from '#web/office/messages-talk.ts'
import { messages as officeVoices } from '#web/office/messages-voices.ts'

const ALL: readonly { id: Record<string, string>; en: Record<string, string> }[] = [rules, shell, aboardScreens, officeAboard, areaScreens, regionScreens, noticeScreens, caseScreens, tripScreens, officeFrame, officeCases, officeField, officeHouse, officeFigures, officeRoles, officeTrust, officeWork, mine, tripRoles, tripWork, doorScreens, phone, shelf, sheet, schedule, deviceScreens, directiveScreens, figureScreens, meetingScreens, voiceScreens, officeDevices, officeDirectives, officeErasure, officeLetters, officeTalk, officeVoices]
const SENTENCES: Record<Language, ReadonlyMap<string, string>> = { id: new Map(ALL.flatMap(({ id }) => Object.entries(id))), en: new Map(ALL.flatMap(({ en }) => Object.entries(en))) }
// screens make these by joining, so that a forgotten one would show as it stands here
const FAMILIES = [...new Set([...SENTENCES.id.keys()].map(key => key.split('.')[0]!))]

/** The words the product itself shows for a key, so that a polished sentence breaks no story. */
export function words(key: string, values: Values = {}, language: Language = 'id'): string {
  const sentence = SENTENCES[language].get(key)
  if (sentence === undefined) throw new Error(`no words for ${key}`)
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '…'))
}

/** The words of a key as the beginning of a name: marks such as "boleh dikosongkan" may follow. */
export function begins(key: string, values: Values = {}): RegExp {
  return new RegExp(`^${escaped(words(key, values))}`)
}

/** Text as it stands, for a pattern. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Keys that a screen shows instead of their words, by name or as the field app's build shortens them. */
export function bareKeys(text: string): string[] {
  return [...text.matchAll(new RegExp(`(?<![\\w./@-])(?:${FAMILIES.join('|')})\\.[a-z_]+(?:\\.[A-Za-z_0-9]+)*(?![\\w@-])|(?<!\\w)~[0-9a-z]{1,3}(?!\\w)`, 'g'))].map(([hit]) => hit)
}
