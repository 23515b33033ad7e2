import { type AppName, APPS } from './apps.ts'
import { createSignal, type Signal } from './signal.ts'

/** How the app lies on this device. */
export type Standing = {
  /** A newer version is aboard; it serves the next cold start, or sooner by a press. */
  newer: boolean
  /** Asks the browser's own question whether to install, where it has offered that. */
  ask?: () => Promise<void>
  /** Opened from the home screen. */
  installed: boolean
  /** The offer was put off on this device. */
  putOff: boolean
}
/** Keeps the app itself on the device: the service worker, its versions, the place on the home screen. */
export type Installed = Signal<Standing> & {
  /** Lets the newer version serve now and opens the page anew. */
  apply(): void
  /** Looks for a newer version now, and opens it; without one the page is opened anew. */
  renew(): Promise<void>
  putOff(): void
  /** Has the browser wake this page when the line returns. */
  wake(): void
}
type Asking = Event & { prompt(): Promise<unknown> }
type Waking = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }

const PUT_OFF = 'pilar.pasang'
const LOOK_EVERY_MS = 3_600_000

/** Registers the service worker and listens to the browser's offers; of this app; `line` is called when the worker is told that the line is back. */
export function createInstalled(app: AppName, line: () => void): Installed {
  const state = createSignal<Standing>({ newer: false, installed: matchMedia('(display-mode: standalone)').matches, putOff: kept() })
  const set = (part: Partial<Standing>) => state.set({ ...state.get(), ...part })
  window.addEventListener('beforeinstallprompt', event => {
    event.preventDefault()
    set({ ask: async () => { set({ ask: undefined }); await (event as Asking).prompt() } })
  })
  window.addEventListener('appinstalled', () => set({ installed: true, ask: undefined }))
  const place = 'serviceWorker' in navigator && import.meta.env.PROD ? navigator.serviceWorker : undefined
  let registration: Waking | undefined
  place?.addEventListener('message', ({ data }) => { if (data === 'line') line() })
  place?.register(`/${app}/sw.js`, { scope: APPS[app].scope, updateViaCache: 'none' }).then(found => {
    registration = found
    watch(found, () => set({ newer: true }))
    setInterval(() => { if (document.visibilityState === 'visible') void found.update().catch(() => undefined) }, LOOK_EVERY_MS)
  }, () => undefined) // a browser that refuses workers has the app with a line only
  return {
    ...state,
    apply() {
      // only the page on which it was pressed opens anew; others go on with their own files
      place?.addEventListener('controllerchange', () => location.reload(), { once: true })
      registration?.waiting?.postMessage('take over')
    },
    async renew() {
      await registration?.update().catch(() => undefined)
      const coming = registration?.installing
      if (registration?.waiting) this.apply()
      else if (coming) coming.addEventListener('statechange', () => { if (coming.state === 'installed') this.apply() })
      else location.reload()
    },
    putOff() {
      try { localStorage.setItem(PUT_OFF, '1') } catch { /* asked again then */ }
      set({ putOff: true })
    },
    wake: () => void registration?.sync?.register('kirim').catch(() => undefined),
  }
}

/** Calls back when a worker waits behind the one that serves this page. */
function watch(registration: ServiceWorkerRegistration, found: () => void): void {
  // the first of an app waits for nothing, though the page may still be served by that of the other
  const look = () => { if (registration.waiting && registration.active) found() }
  look()
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look))
}

function kept(): boolean {
  try {
    return !!localStorage.getItem(PUT_OFF)
  } catch {
    return false
  }
}
