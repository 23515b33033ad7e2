import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, type Messages, say, type Values } from '#kernel/say.ts'

const SRC = join(import.meta.dirname, '../../src')
// every file of words of the product; the pages without script say a few things in other words than the app
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(name => /messages[\w-]*\.ts$/.test(name) && !/\.test\.ts$|^main\./.test(name))
const shown = files.toSorted((a, b) => Number(b.includes('/page/')) - Number(a.includes('/page/')))
const ALL = await Promise.all(shown.map(async name => ((await import(/* @vite-ignore */ join(SRC, name))) as { messages: Messages }).messages))
const SENTENCES: Record<Language, ReadonlyMap<string, string>> = { id: new Map(ALL.flatMap(({ id }) => Object.entries(id))), en: new Map(ALL.flatMap(({ en }) => Object.entries(en))) }
// screens make these by joining, so that a forgotten one would show as it stands here
const FAMILIES = [...new Set([...SENTENCES.id.keys()].map(key => key.split('.')[0]!))]

/** The words the product itself shows for a key, so that a polished sentence breaks no story. */
export function words(key: string, values: Values = {}, language: Language = 'id'): string {
  const sentence = SENTENCES[language].get(key)
  if (sentence === undefined) throw new Error(`no words for ${key}`)
  return say({ id: { [key]: sentence }, en: { [key]: sentence } }, language, key, values)
}

/** The words of a key as the beginning of a name: marks such as "boleh dikosongkan" may follow. */
export function begins(key: string, values: Values = {}): RegExp {
  return new RegExp(`^${escaped(words(key, values))}`)
}

/** Text as it stands, for a pattern. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Keys that a screen shows instead of their words, by name or as the field app's build shortens them. */
export function bareKeys(text: string): string[] {
  return [...text.matchAll(new RegExp(`(?<![\\w./@-])(?:${FAMILIES.join('|')})\\.[a-z_]+(?:\\.[A-Za-z_0-9]+)*(?![\\w@-])|(?<!\\w)~[0-9a-z]{1,3}(?!\\w)`, 'g'))].map(([hit]) => hit)
}
