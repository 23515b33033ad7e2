import { messages as kernel } from '#kernel/messages.ts'
import { gather } from '#kernel/say.ts'
import { messages as aboard } from '#slices/aboard/messages.ts'
import { messages as areas } from '#slices/areas/messages.ts'
import { messages as cases } from '#slices/cases/messages.ts'
import { messages as desk } from '#slices/directives/desk-messages.ts'
import { messages as directives } from '#slices/directives/messages.ts'
import { messages as doors } from '#slices/doors/messages.ts'
import { messages as meetings } from '#slices/meetings/messages.ts'
import { messages as meetingDesk } from '#slices/meetings/desk-messages.ts'
import { messages as meetingTold } from '#slices/meetings/told-messages.ts'
import { messages as inspections } from '#slices/inspections/messages.ts'
import { messages as imports } from '#slices/imports/messages.ts'
import { messages as letterDesk } from '#slices/letters/desk-messages.ts'
import { messages as letters } from '#slices/letters/messages.ts'
import { messages as choices } from '#slices/notices/choice-messages.ts'
import { messages as deliveries } from '#slices/notices/delivery-messages.ts'
import { messages as notices } from '#slices/notices/messages.ts'
import { messages as persons } from '#slices/persons/messages.ts'
import { messages as regions } from '#slices/regions/messages.ts'
import { messages as reports } from '#slices/reports/messages.ts'
import { messages as requests } from '#slices/requests/messages.ts'
import { messages as trips } from '#slices/trips/messages.ts'
import { messages as trust } from '#slices/trust/messages.ts'
import { messages as units } from '#slices/units/messages.ts'
import { messages as voices } from '#slices/voices/messages.ts'
import { messages as issues } from '#slices/voices/issue-messages.ts'
import { messages as workers } from '#slices/workers/messages.ts'

/** The words of the rules that a device in the field needs. */
export const carried = gather([kernel, regions, units, workers, persons, notices, areas, cases, trips, directives, doors, reports, aboard, inspections, voices, letters, meetingTold])

/** The words of every closed list, action, field, refusal and notice of the rules; the shell brings the words of the screens. */
export const messages = /* @__PURE__ */ gather([carried, desk, choices, deliveries, imports, requests, trust, issues, letterDesk, meetings, meetingDesk])
