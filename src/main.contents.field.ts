import { pages as aboard } from '#slices/aboard/field/pages.tsx'
import { pages as activities } from '#slices/activities/field/pages.tsx'
import { pages as areas } from '#slices/areas/field/pages.tsx'
import { pages as cases } from '#slices/cases/field/pages.tsx'
import { pages as consents } from '#slices/consents/field/pages.tsx'
import { pages as devices } from '#slices/devices/field/pages.tsx'
import { pages as directives } from '#slices/directives/field/pages.tsx'
import { pages as doors } from '#slices/doors/field/pages.tsx'
import { pages as figures } from '#slices/figures/field/pages.tsx'
import { pages as houselog } from '#slices/houselog/field/pages.tsx'
import { pages as meetings } from '#slices/meetings/field/pages.tsx'
import { pages as months } from '#slices/months/field/pages.tsx'
import { pages as notices } from '#slices/notices/field/pages.tsx'
import { pages as plans } from '#slices/plans/field/pages.tsx'
import { pages as referrals } from '#slices/referrals/field/pages.tsx'
import { pages as trips } from '#slices/trips/field/pages.tsx'
import { pages as trust } from '#slices/trust/field/pages.tsx'
import { pages as voices } from '#slices/voices/field/pages.tsx'
import type { FieldPages } from '#web/pages.tsx'

/** What the slices show in the field app, in the order of their doors at home. */
export const SLICES: readonly FieldPages[] = [
  cases, areas, voices, figures, trips, doors, directives, meetings, notices, aboard, devices, months, activities, trust, referrals, consents, plans, houselog,
]
