import type { Action } from '#kernel/action.ts'
import type { Messages } from '#kernel/say.ts'
import type { Kind } from '#kernel/record.ts'
import type { Sheet } from '#kernel/rights.ts'
import type { Config } from './config.ts'
import type { Pool } from './db.ts'
import type { Homes } from './homes.ts'
import type { Remembered } from './session.ts'
import type { Store } from './store.ts'
import type { Vault } from './vault.ts'

/** All that lives as long as the server; made by main, passed to every route. */
export type Services = {
  pool: Pool; vault: Vault; sheet: Sheet; homes: Homes; config: Config; version: string; epoch: string
  kinds: readonly Kind[]; actions: ReadonlyMap<string, Action>; messages: Messages
  /** What sessions told last; proved within each request that takes it from here. */
  remembered: Remembered
  /** What devices told of themselves last, by home and device, so that the same is not written at every contact. */
  devices: Map<string, { told: string; at: number }>
  /** Where file bytes lie, encrypted: the folder, unless the store is a bucket. */
  filesDir: string; store: Store
}
