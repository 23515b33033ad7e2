// The service worker of the field app: it keeps the app itself, so that it opens without a line, and never an answer of the server (decisions/0024).
// vite.field.config.ts fills in what is kept; the compiler knows no types of workers, so the few that are used stand here.

declare const FILES: readonly string[]
declare const ENTRY: string
declare const VERSION: string

type Lasting = { waitUntil(done: Promise<unknown>): void }
type Fetching = Lasting & { request: Request; respondWith(answer: Promise<Response>): void }
type Client = { url: string; postMessage(words: unknown): void; focus(): Promise<unknown> }
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

const SHELF = 'pilar-aplikasi-'
const PAGE = '/lapangan/'
/** Where the page of the field app answers; everything else is the server's. */
const OPENS = /^\/(|masuk|mulai|lapangan(\/.*)?)$/
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
  // the page last: with it this version is whole; a page of another version must not lie beside these files
  const page = await fetch(PAGE, { credentials: 'omit', cache: 'no-cache' })
  if (!page.ok || !(await page.clone().text()).includes(ENTRY)) throw new Error(PAGE)
  await shelf.put(PAGE, page)
}

async function leaveOld(): Promise<void> {
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

worker.addEventListener('install', event => event.waitUntil(takeAboard()))
worker.addEventListener('activate', event => event.waitUntil(leaveOld()))
worker.addEventListener('message', ({ data }) => { if (data === 'take over') void worker.skipWaiting() })
// what waits to be sent is sealed and this worker has no key: the pages that are open send it
worker.addEventListener('sync', event => event.waitUntil(worker.clients.matchAll().then(pages => { for (const one of pages) one.postMessage('line') })))
// a push says one sentence, in the language chosen here; a second one takes the place of the first
worker.addEventListener('push', event => event.waitUntil(Promise.all([
  worker.registration.showNotification('Pilar', { body: event.data?.text() || 'Ada kabar baru di Pilar', tag: 'pilar', renotify: true, icon: '/lapangan/ikon-192.png', badge: '/lapangan/ikon-192.png' }),
  worker.clients.matchAll().then(pages => { for (const one of pages) one.postMessage('line') }),
])))
worker.addEventListener('notificationclick', event => {
  event.notification.close()
  event.waitUntil(worker.clients.matchAll().then(pages => (pages.find(one => OPENS.test(new URL(one.url).pathname))?.focus() ?? worker.clients.openWindow(PAGE))))
})
worker.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (FILES.includes(pathname) || pathname.startsWith('/lapangan/assets/')) event.respondWith(file(request))
  else if (request.mode === 'navigate' && OPENS.test(pathname)) event.respondWith(page(request))
})

export {} // a module of its own
