const SIGNS = 3

/** The name under which a phone keeps a sentence whose key is put together: its group, and a mark of three signs for the rest (vite.words.ts). What has its place for a name keeps it. */
export function mark(key: string, seed: number): string {
  if (key[0] === '~') return key
  const at = key.indexOf('.') + 1
  let sum = seed
  for (const sign of key.slice(at)) sum = Math.imul(sum ^ sign.charCodeAt(0), 16_777_619)
  return key.slice(0, at) + (sum >>> 0).toString(36).slice(-SIGNS)
}
