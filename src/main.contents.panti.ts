import { pages as areas } from '#slices/areas/field/pages.tsx'
import { pages as cases } from '#slices/cases/field/pages.tsx'
import { pages as directives } from '#slices/directives/field/pages.tsx'
import { pages as guests } from '#slices/guests/field/pages.tsx'
import { pages as houselog } from '#slices/houselog/field/pages-panti.tsx'
import { pages as institutions } from '#slices/institutions/field/pages-panti.tsx'
import { pages as meetings } from '#slices/meetings/field/pages.tsx'
import { pages as notices } from '#slices/notices/field/pages.tsx'
import { pages as practices } from '#slices/practices/field/pages.tsx'
import { pages as referrals } from '#slices/referrals/field/pages-panti.tsx'
import { pages as trips } from '#slices/trips/field/pages-panti.tsx'
import { pages as trust } from '#slices/trust/field/pages.tsx'
import { pages as voices } from '#slices/voices/field/pages.tsx'
import type { FieldPages } from '#web/pages.tsx'

/** What the slices show in the app of the houses, in the order of their doors at home. A slice whose screens differ from those of the field has them in `field/pages-panti.tsx`. */
export const SLICES: readonly FieldPages[] = [
  houselog, cases, areas, voices, trips, institutions, referrals, guests, directives, meetings, practices, notices, trust,
]
