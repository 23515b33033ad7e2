import type { Contents } from '#kernel/contents.ts'

/** Figures of a period. */
export const contents: Contents = {
  looks: {
    '/lapangan/angka': ['lurah'],
    '/lapangan/angka/visits?period=this_month': ['lurah'],
    '/kantor/angka': ['kabid', 'inspektorat'],
    '/kantor/angka?wilayah=52.72.01.1001&periode=this_month': ['kabid'],
    '/kantor/angka/answered': ['kabid'],
    '/kantor/angka/pairs?periode=this_week': ['kabid'],
    '/kantor/angka/steps?periode=this_month': ['kabid'],
  },
}
