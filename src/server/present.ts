import { mask, type AnyRecord, type Depth, type Kind } from '#kernel/record.ts'
import type { Client } from './db.ts'
import { maskedFields, sealedSubjects, unsealRow, withoutSecrets } from './table.ts'
import type { Vault } from './vault.ts'

/** Rows of one kind as they lie in the database, each with the depth at which the actor reads it; nobody sees them before `present` has cut them. */
export type Raw = { kind: Kind; rows: readonly (AnyRecord & { depth: Depth })[] }

/** Shows rows as a reader may see them: cut to their depth, secrets opened at full, identity numbers with their middle hidden. The keys of all sets are asked for at once. */
export async function present(vault: Vault, client: Client, sets: readonly Raw[]): Promise<AnyRecord[][]> {
  const keys = await vault.keysFor(client, sets.flatMap(({ kind, rows }) => sealedSubjects(kind, rows.filter(row => row.depth === 'full'))))
  return sets.map(({ kind, rows }) => rows.map(({ depth, ...row }) => {
    const opened = depth === 'full' ? unsealRow(vault, keys, kind, row) : withoutSecrets(kind, row)
    const hidden = Object.fromEntries(maskedFields(kind).filter(field => opened[field]).map(field => [field, hide(String(opened[field]))]))
    return { ...mask(kind, { ...opened, ...hidden } as AnyRecord, depth), depth } as AnyRecord
  }))
}

/** An identity number with its middle hidden. */
export function hide(number: string): string {
  return `${number.slice(0, 4)}••••••••${number.slice(-4)}`
}
