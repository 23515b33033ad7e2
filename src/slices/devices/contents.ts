import type { Contents } from '#kernel/contents.ts'

/** Telephones: when each last spoke, and what came too late. */
export const contents: Contents = {
  looks: {
    '/lapangan/pilar/ponsel': ['koordinator_pilar'],
    '/kantor/perangkat': ['kabid', 'admin'],
    '/kantor/karantina': ['kabid'],
  },
}
