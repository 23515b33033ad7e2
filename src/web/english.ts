/** Where a device on which somebody chose English keeps it; the service worker brings that of each newer version there (src/web/field/worker.ts). */
export const ENGLISH_STORE = 'pilar-english'
const PATIENCE_MS = 10_000

/** Brings the English sentences of this version: fetched once, kept from then on. The build writes where they lie (vite.words.ts). */
export async function broughtEnglish(path: string): Promise<string> {
  const kept = await attempt(() => caches.match(path))
  if (kept) return await kept.json() as string
  const answer = await fetch(path, { credentials: 'omit', signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!answer.ok) throw new Error(path)
  const copy = answer.clone()
  const sentences = await answer.json() as string
  await attempt(async () => (await caches.open(ENGLISH_STORE)).put(path, copy))
  return sentences
}

/** A browser that forbids storage, or has no room, speaks English while the page is open. */
async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch {
    return undefined
  }
}
