// The service worker of an app of the telephone: it keeps the app itself, so that it opens without a line, and never an answer of the server (decisions/0024).
// vite.phone.ts fills in which app and what is kept; the compiler knows no types of workers, so the few that are used stand here.

import { ENGLISH_STORE } from '../english.ts'

declare const APP: string
declare const DOORS: readonly string[]
declare const FILES: readonly string[]
/** The name of the file with the English words of this version. */
declare const ENGLISH: string
declare const ENTRY: string
declare const VERSION: string

type Lasting = { waitUntil(done: Promise<unknown>): void }
type Fetching = Lasting & { request: Request; respondWith(answer: Promise<Response>): void }
type Client = { url: string; visibilityState: string; postMessage(words: unknown): void; focus(): Promise<unknown> }
type ThisWorker = {
  addEventListener(type: 'install' | 'activate' | 'sync', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  addEventListener(type: 'push', listener: (event: Lasting & { data?: { text(): string } }) => void): void
  addEventListener(type: 'notificationclick', listener: (event: Lasting & { notification: { close(): void } }) => void): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void>; matchAll(): Promise<readonly Client[]>; openWindow(path: string): Promise<unknown> }
  registration: { showNotification(title: string, more: object): Promise<void> }
}
const worker = self as unknown as ThisWorker

/** Each app has stores of its own. */
const SHELF = `pilar-${APP === 'lapangan' ? 'aplikasi' : APP}-`
const PAGE = `/${APP}/`
const ENGLISH_PATH = `${PAGE}assets/${ENGLISH}`
/** Where the page of this app answers; everything else is the server's, or that of the other app. */
const opens = (path: string) => DOORS.includes(path) || `${path}/`.startsWith(PAGE)
/** The databases of shelves, and where in them the pouch lies (src/web/shelf-disk.ts). */
const SHELVES = /^pilar-[\da-f-]{36}$/
const POUCH = 'tas'
/** A page of an older version still open finds its own files here. */
const VERSIONS_KEPT = 3

/** Takes every file aboard one by one: what a broken line has brought need not come again. */
async function takeAboard(): Promise<void> {
  const shelf = await caches.open(SHELF + VERSION)
  for (const path of FILES) {
    if (await shelf.match(path)) continue
    // a name with a hash means the same bytes in every version
    const answer = (path.includes('/assets/') ? await caches.match(path) : undefined) ?? (await fetch(path, { credentials: 'omit' }))
    if (!answer.ok) throw new Error(path)
    await shelf.put(path, answer)
  }
  await bringEnglish()
  // the page last: with it this version is whole; a page of another version must not lie beside these files
  const page = await fetch(PAGE, { credentials: 'omit', cache: 'no-cache' })
  if (!page.ok || !(await page.clone().text()).includes(ENTRY)) throw new Error(PAGE)
  await shelf.put(PAGE, page)
}

/** Where somebody chose English, a newer version brings its own before it is whole: it must not fall back to Indonesian where there is no line. */
async function bringEnglish(): Promise<void> {
  if (!(await caches.has(ENGLISH_STORE)) || (await caches.match(ENGLISH_PATH))) return
  const answer = await fetch(ENGLISH_PATH, { credentials: 'omit' })
  if (!answer.ok) throw new Error(ENGLISH_PATH)
  await (await caches.open(ENGLISH_STORE)).put(ENGLISH_PATH, answer)
}

async function leaveOld(): Promise<void> {
  if (await caches.has(ENGLISH_STORE)) {
    const store = await caches.open(ENGLISH_STORE)
    const old = (await store.keys()).filter(({ url }) => { const { pathname } = new URL(url); return pathname.startsWith(PAGE) && pathname !== ENGLISH_PATH })
    await Promise.all(old.map(one => store.delete(one)))
  }
  const shelves = (await caches.keys()).filter(name => name.startsWith(SHELF))
  await Promise.all(shelves.filter(name => name !== SHELF + VERSION).slice(0, -(VERSIONS_KEPT - 1)).map(name => caches.delete(name)))
  await worker.clients.claim()
}

async function page(request: Request): Promise<Response> {
  return (await (await caches.open(SHELF + VERSION)).match(PAGE)) ?? fetch(request)
}

async function file(request: Request): Promise<Response> {
  const own = await (await caches.open(SHELF + VERSION)).match(request, { ignoreVary: true })
  return own ?? (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}

/** The words of a screen that shows nothing without a line are no part of the app; once it was opened they are kept for a line that breaks. */
async function said(request: Request): Promise<Response> {
  const answer = await fetch(request).catch(() => undefined)
  if (answer?.ok) await (await caches.open(SHELF + VERSION)).put(request, answer.clone())
  return answer ?? (await caches.match(request)) ?? Response.error()
}

/** What waits is sealed and this worker has no key: a page that is open sends it. Where none is in sight, what was packed for the server goes as it lies; sent twice, it counts once. */
async function lineIsBack(): Promise<void> {
  const pages = await worker.clients.matchAll()
  for (const one of pages) one.postMessage('line')
  if (pages.some(one => one.visibilityState === 'visible')) return
  for (const { name } of await indexedDB.databases()) {
    const base = SHELVES.test(name ?? '') ? await opened(name!) : undefined
    const sealed = base && await asked(base, 'readonly', store => store.get(POUCH)) as Uint8Array | undefined
    // without a line it fails: what is left open would keep the shelf from being deleted
    try { if (base && sealed) await bring(base, sealed) } finally { base?.close() }
  }
}

/** One that the server does not take now stays for the next time; one that it never will is thrown away, the shelf has all of it. */
async function bring(base: IDBDatabase, sealed: Uint8Array): Promise<void> {
  let text = ''
  for (const one of sealed) text += String.fromCharCode(one)
  const { status } = await fetch('/api/pouch', { method: 'POST', credentials: 'omit', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ sealed: btoa(text) }) })
  if (status === 429 || status >= 500) throw new Error(String(status))
  await asked(base, 'readwrite', store => store.delete(POUCH))
}

/** Opens a shelf as it is; one that is just being deleted is not made anew. */
function opened(name: string): Promise<IDBDatabase | undefined> {
  return new Promise(done => {
    const asking = indexedDB.open(name)
    asking.onupgradeneeded = () => asking.transaction!.abort()
    asking.onsuccess = () => { asking.result.onversionchange = () => asking.result.close(); done(asking.result) }
    asking.onerror = () => done(undefined)
  })
}

function asked(base: IDBDatabase, mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((done, fail) => {
    const asking = work(base.transaction('meta', mode).objectStore('meta'))
    asking.onsuccess = () => done(asking.result)
    asking.onerror = () => fail(asking.error)
  })
}

worker.addEventListener('install', event => event.waitUntil(takeAboard()))
worker.addEventListener('activate', event => event.waitUntil(leaveOld()))
worker.addEventListener('message', ({ data }) => { if (data === 'take over') void worker.skipWaiting() })
worker.addEventListener('sync', event => event.waitUntil(lineIsBack()))
// a push says one sentence, in the language chosen here; a second one takes the place of the first
worker.addEventListener('push', event => event.waitUntil(Promise.all([
  worker.registration.showNotification('Pilar', { body: event.data?.text() || 'Ada kabar baru di Pilar', tag: 'pilar', renotify: true, icon: `${PAGE}ikon-192.png`, badge: `${PAGE}ikon-192.png` }),
  worker.clients.matchAll().then(pages => { for (const one of pages) one.postMessage('line') }),
])))
worker.addEventListener('notificationclick', event => {
  event.notification.close()
  event.waitUntil(worker.clients.matchAll().then(pages => (pages.find(one => opens(new URL(one.url).pathname))?.focus() ?? worker.clients.openWindow(PAGE))))
})
worker.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (FILES.includes(pathname) || pathname.startsWith(`${PAGE}assets/`)) event.respondWith(file(request))
  else if (pathname.startsWith(`${PAGE}kata-`)) event.respondWith(said(request))
  else if (request.mode === 'navigate' && opens(pathname)) event.respondWith(page(request))
})
