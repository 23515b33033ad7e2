import type { App } from './app.tsx'
import { told } from './device.ts'
import { groundOf } from './pending.ts'
import type { DiskShelf } from './shelf-disk.ts'
import { fromText, packed, publicOf, sealTo } from './shelf-seal.ts'

const SOON_MS = 300
const MOST = 200

/** Packs what waits for the service worker, whenever it changes: sealed for the server, so that it goes out while the app is closed and nobody here can read it. Calls `wake` when there is something. */
export function packing(app: App, wake: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let line = Promise.resolve()
  app.outbox.subscribe(() => {
    clearTimeout(timer)
    timer = setTimeout(() => { line = line.then(() => pack(app)).catch(() => undefined) }, SOON_MS)
    if (app.outbox.get().some(({ state }) => state === 'waiting')) wake()
  })
}

async function pack({ session, outbox, shelf }: App): Promise<void> {
  const state = session.get()
  const { token } = session.held.get()
  const place = shelf.get() as DiskShelf
  // a locked shelf keeps what was packed before it was locked
  if (state.phase !== 'somebody' || !token || place.nowhere || !state.session.pouchKey) return
  const all = outbox.get()
  const envelopes = all.filter(item => item.state === 'waiting' && !groundOf(item, all)).slice(0, MOST).map(({ envelope }) => ({ ...envelope, later: true }))
  const device = told(outbox)['x-pilar-device']!.replace(/; at=.*/, '')
  await place.savePouch(envelopes.length ? await sealTo(await publicOf(fromText(state.session.pouchKey)), packed({ token, device, envelopes }), 'pouch') : undefined)
}
