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
  /** The screens that axe looks at, and the roles in whose name; `{letters?stage=ditinjau}` stands for the first record of that list, `{me}` for who looks. */
  looks?: Readonly<Record<string, readonly string[]>>
}
