import { timingSafeEqual } from 'node:crypto'
import type { Id } from '#kernel/id.ts'
import type { Vault } from './vault.ts'

const MARK_BYTES = 16
const CODE = /^[\w-]{43}$/

/** The code by which a printed paper proves itself: 128 bits that only this house can make, and the record's id hidden under them. The same record has the same code for ever, and nothing of it is kept. */
export function proofOf(vault: Pick<Vault, 'blind'>, record: Id): string {
  const mark = markOf(vault, record)
  return Buffer.concat([mark, under(vault, mark, Buffer.from(record.replaceAll('-', ''), 'hex'))]).toString('base64url')
}

/** The record that a code proves; a code that this house did not make leads to no question of the database. */
export function provenBy(vault: Pick<Vault, 'blind'>, code: string): Id | undefined {
  const bytes = CODE.test(code) ? Buffer.from(code, 'base64url') : Buffer.alloc(0)
  if (bytes.toString('base64url') !== code || bytes.length !== 2 * MARK_BYTES) return undefined
  const mark = bytes.subarray(0, MARK_BYTES)
  const record = under(vault, mark, bytes.subarray(MARK_BYTES)).toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return timingSafeEqual(mark, markOf(vault, record)) ? record : undefined
}

function markOf(vault: Pick<Vault, 'blind'>, record: Id): Buffer {
  return vault.blind(`paper:${record}`).subarray(0, MARK_BYTES)
}

// the same step hides and shows
function under(vault: Pick<Vault, 'blind'>, mark: Buffer, bytes: Buffer): Buffer {
  const cover = vault.blind(`paper cover:${mark.toString('hex')}`)
  return Buffer.from(bytes.map((byte, at) => byte ^ cover[at]!))
}
