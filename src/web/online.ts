import { nameOf } from '#kernel/key.ts'
import type { Words } from './later.tsx'

/** Fetches the words that lie beside the app under a name of their own, with their keys: a page of an older version understands those of a newer one. The build writes where (vite.words.ts). */
export const beside = (path: string): Words => async () => {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(path)
  const { id, en } = await answer.json() as Record<'id' | 'en', Record<string, string>>
  const named = (words: Record<string, string>) => Object.fromEntries(Object.entries(words).map(([key, sentence]) => [nameOf(key), sentence]))
  return { messages: { id: named(id), en: named(en) } }
}
