import { pages as aboard } from '#slices/aboard/office-pages.tsx'
import { pages as activities } from '#slices/activities/office-pages.tsx'
import { pages as areas } from '#slices/areas/office-pages.tsx'
import { pages as cases } from '#slices/cases/office-pages.tsx'
import { pages as consents } from '#slices/consents/office-pages.tsx'
import { pages as devices } from '#slices/devices/office-pages.tsx'
import { pages as directives } from '#slices/directives/office-pages.tsx'
import { pages as doors } from '#slices/doors/office-pages.tsx'
import { pages as figures } from '#slices/figures/office-pages.tsx'
import { pages as guests } from '#slices/guests/office-pages.tsx'
import { pages as houselog } from '#slices/houselog/office-pages.tsx'
import { pages as imports } from '#slices/imports/office-pages.tsx'
import { pages as inspections } from '#slices/inspections/office-pages.tsx'
import { pages as letters } from '#slices/letters/office-pages.tsx'
import { pages as meetings } from '#slices/meetings/office-pages.tsx'
import { pages as months } from '#slices/months/office-pages.tsx'
import { pages as notices } from '#slices/notices/office-pages.tsx'
import { pages as plans } from '#slices/plans/office-pages.tsx'
import { pages as referrals } from '#slices/referrals/office-pages.tsx'
import { pages as requests } from '#slices/requests/office-pages.tsx'
import { pages as services } from '#slices/services/office-pages.tsx'
import { pages as talk } from '#slices/talk/office-pages.tsx'
import { pages as trips } from '#slices/trips/office-pages.tsx'
import { pages as trust } from '#slices/trust/office-pages.tsx'
import { pages as units } from '#slices/units/office-pages.tsx'
import { pages as voices } from '#slices/voices/office-pages.tsx'
import { pages as workers } from '#slices/workers/office-pages.tsx'
import type { DeskPages } from '#web/office/pages.tsx'

/** What the slices show at the desk, in the order of the menu and of what stands on a home. */
export const SLICES: readonly DeskPages[] = [
  cases, plans, trips, directives, letters, meetings, voices, figures, talk, activities, services, areas, guests, referrals, houselog,
  aboard, workers, devices, doors, imports, units, trust, consents, inspections, requests, notices, months,
]
