const SIGNS = 4

/** The mark under which a phone keeps a sentence whose key is put together: four signs instead of a name (vite.words.ts). What has its place for a name keeps it. */
export function mark(key: string, seed: number): string {
  if (key[0] === '~') return key
  let sum = seed
  for (let at = 0; at < key.length; at++) sum = Math.imul(sum ^ key.charCodeAt(at), 16_777_619)
  return (sum >>> 0).toString(36).slice(-SIGNS)
}
