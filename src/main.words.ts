import { gather } from '#kernel/say.ts'
import { messages as areas } from '#slices/areas/field/messages.ts'
import { messages as cases } from '#slices/cases/field/messages.ts'
import { messages as consents } from '#slices/consents/field/messages.ts'
import { messages as notices } from '#slices/notices/field/messages.ts'
import { messages as plans } from '#slices/plans/field/messages.ts'
import { messages as regions } from '#slices/regions/field/messages.ts'
import { messages as trips } from '#slices/trips/field/messages.ts'
import { messages as work } from '#slices/trips/field/messages-work.ts'
import { messages as roles } from '#slices/trips/field/messages-roles.ts'
import { messages as shell } from '#web/messages.ts'
import { carried as rules } from './main.messages.ts'

/** The words the field app opens with; its build ships them without their names, and English in a file beside the app (vite.words.ts). */
export const messages = gather([rules, shell, regions, notices, areas, cases, consents, plans, trips, work, roles])

/** Fetches the English words and lays them beside the Indonesian; here they are there already. */
export const english = async (): Promise<void> => {}
