import { mask, type AnyRecord, type Depth, type Kind } from '#kernel/record.ts'
import type { Client } from './db.ts'
import { maskedFields, sealedSubjects, unsealRow, withoutSecrets } from './table.ts'
import type { Vault } from './vault.ts'

/** Shows rows as a reader may see them: cut to their depth, secrets opened at full, identity numbers with their middle hidden. */
export async function present(vault: Vault, client: Client, kind: Kind, rows: readonly (AnyRecord & { depth: Depth })[]): Promise<AnyRecord[]> {
  const full = rows.filter(row => row.depth === 'full')
  const keys = await vault.keysFor(client, sealedSubjects(kind, full))
  return rows.map(({ depth, ...row }) => {
    const opened = depth === 'full' ? unsealRow(vault, keys, kind, row) : withoutSecrets(kind, row)
    const hidden = Object.fromEntries(maskedFields(kind).filter(field => opened[field]).map(field => [field, hide(String(opened[field]))]))
    return { ...mask(kind, { ...opened, ...hidden } as AnyRecord, depth), depth } as AnyRecord
  })
}

function hide(number: string): string {
  return `${number.slice(0, 4)}••••••••${number.slice(-4)}`
}
