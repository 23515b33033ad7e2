import type { Contents } from '#kernel/contents.ts'

/** The report of a month. */
export const contents: Contents = {
  looks: {
    '/lapangan/laporan-bulan': ['psm', 'tksk'],
    '/kantor/laporan-bulan': ['kabid'],
  },
}
