import type * as z from 'zod/mini'
import type { Messages } from './say.ts'

/** What a slice tells the house of itself, in its own contents.ts; its screens are told in field/pages.tsx and office-pages.tsx. */
export type Contents = {
  kinds?: readonly { readonly table: string }[]
  /** Acts that a device in the field carries, and decides without a line. */
  carried?: readonly { readonly name: string; readonly input: object }[]
  /** Acts of the desk alone. */
  desk?: readonly { readonly name: string; readonly input: object }[]
  /** Words of its rules that a telephone says: fields, refusals, acts, the name of a door. */
  words?: readonly Messages[]
  /** Words of its rules that no telephone says. */
  deskWords?: readonly Messages[]
  /** Its closed lists, by the first word of their keys: `{ letter_stage: LETTER_STAGES }` asks for words for `letter_stage.draf` … */
  lists?: Readonly<Record<string, readonly string[]>>
  /** What its fields with a form of their own take, by name, so that the tests that send nonsense know sense: `{ arrived: '09:10' }`. */
  samples?: Readonly<Record<string, unknown>>
  /** The screens that axe looks at, and the roles in whose name; `{letters?stage=ditinjau}` stands for the first record of that list, `{me}` for who looks. */
  looks?: Readonly<Record<string, readonly string[]>>
}

/** Lists the options of a field made by `oneOf`, looking through `maybe`. */
export function optionsOf(field: z.ZodMiniType): string[] {
  const def = field._zod.def as { entries?: Record<string, string>; innerType?: z.ZodMiniType }
  return def.innerType ? optionsOf(def.innerType) : Object.values(def.entries ?? {})
}
