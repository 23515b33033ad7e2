import type { Contents } from '#kernel/contents.ts'
import { messages as deskWords } from './desk-messages.ts'
import { messages as words } from './messages.ts'
import { addPillar, addUnit, endUnit, Office, openOffice, Pillar, setOffice, Unit, UNIT_KINDS } from './rules.ts'

/** Offices, units and pillars. */
export const contents: Contents = {
  kinds: [Office, Unit, Pillar],
  desk: [openOffice, setOffice, addUnit, endUnit, addPillar],
  words: [words],
  deskWords: [deskWords],
  lists: { unit_sort: UNIT_KINDS },
  looks: {
    '/kantor/unit': ['admin'],
    '/kantor/pilar': ['admin'],
    '/kantor/pengaturan': ['admin'],
  },
}
