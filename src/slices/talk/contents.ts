import type { Contents } from '#kernel/contents.ts'

/** Figures of what was said. */
export const contents: Contents = {
  looks: {
    '/kantor/percakapan?periode=this_month': ['kabid'],
    '/kantor/percakapan/sent?periode=this_month': ['kabid'],
  },
}
