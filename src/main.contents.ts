import type { Action } from '#kernel/action.ts'
import type { Contents } from '#kernel/contents.ts'
import type { Kind } from '#kernel/record.ts'
import { contents as activities } from '#slices/activities/contents.ts'
import { contents as aboard } from '#slices/aboard/contents.ts'
import { contents as areas } from '#slices/areas/contents.ts'
import { contents as cases } from '#slices/cases/contents.ts'
import { contents as consents } from '#slices/consents/contents.ts'
import { contents as devices } from '#slices/devices/contents.ts'
import { contents as directives } from '#slices/directives/contents.ts'
import { contents as doors } from '#slices/doors/contents.ts'
import { contents as figures } from '#slices/figures/contents.ts'
import { contents as guests } from '#slices/guests/contents.ts'
import { contents as houselog } from '#slices/houselog/contents.ts'
import { contents as imports } from '#slices/imports/contents.ts'
import { contents as inspections } from '#slices/inspections/contents.ts'
import { contents as institutions } from '#slices/institutions/contents.ts'
import { contents as letters } from '#slices/letters/contents.ts'
import { contents as meetings } from '#slices/meetings/contents.ts'
import { contents as months } from '#slices/months/contents.ts'
import { contents as notices } from '#slices/notices/contents.ts'
import { contents as office } from '#slices/office/contents.ts'
import { contents as persons } from '#slices/persons/contents.ts'
import { contents as plans } from '#slices/plans/contents.ts'
import { contents as referrals } from '#slices/referrals/contents.ts'
import { contents as practices } from '#slices/practices/contents.ts'
import { contents as regions } from '#slices/regions/contents.ts'
import { contents as reports } from '#slices/reports/contents.ts'
import { contents as requests } from '#slices/requests/contents.ts'
import { contents as services } from '#slices/services/contents.ts'
import { contents as talk } from '#slices/talk/contents.ts'
import { contents as trips } from '#slices/trips/contents.ts'
import { contents as trust } from '#slices/trust/contents.ts'
import { contents as units } from '#slices/units/contents.ts'
import { contents as voices } from '#slices/voices/contents.ts'
import { contents as workers } from '#slices/workers/contents.ts'

/** The table of contents: every slice of the product, earlier ones first; rules know those before them. */
export const SLICES = {
  regions, units, workers, persons, notices, areas, cases, trips, directives, doors, reports,
  figures, inspections, requests, aboard, imports, months, trust, devices, voices, letters, meetings, talk, guests, institutions, consents, plans, referrals, houselog, services, activities, practices, office,
}

const all: readonly Contents[] = Object.values(SLICES)

/** Every kind of the product. */
export const kinds = all.flatMap(slice => slice.kinds ?? []) as unknown as readonly Kind[]

/** The actions that a device in the field may carry. */
export const carried = all.flatMap(slice => slice.carried ?? []) as unknown as readonly Action[]

/** Every action of the product. */
export const actions = [...carried, ...all.flatMap(slice => slice.desk ?? []) as unknown as readonly Action[]]
