import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const ENGLISH = 'virtual:english'
const WORDS = fileURLToPath(new URL('./src/main.words.ts', import.meta.url))
const BETWEEN = '|'

/** Ships the words by language: keys and Indonesian in the entry, English by the order of the keys in a file of its own. */
export function byLanguage(): Plugin {
  const words = async () => ((await import(WORDS)) as typeof import('./src/main.words.ts')).messages
  return {
    name: 'pilar-words', enforce: 'pre',
    resolveId: id => (id === ENGLISH ? `\0${ENGLISH}` : undefined),
    async load(id) {
      if (id === `\0${ENGLISH}`) { const { id: keys, en } = await words(); return `export const english = ${joined(Object.keys(keys).map(key => en[key]!))}` }
      if (id !== WORDS) return
      const { id: indonesian } = await words()
      return `const keys = ${JSON.stringify(byGroup(Object.keys(indonesian)))}.split('\\n').flatMap(line => { const [group, ...names] = line.split(' '); return names.map(name => group ? group + '.' + name : name) })
const beside = sentences => Object.fromEntries(sentences.split('${BETWEEN}').map((sentence, at) => [keys[at], sentence]))
export const messages = { id: beside(${joined(Object.values(indonesian))}), en: {} }
export const english = async () => { Object.assign(messages.en, beside((await import('${ENGLISH}')).english)) }`
    },
  }
}

/** One line a group, `group name name`: the shortest way to say a thousand keys. */
function byGroup(keys: readonly string[]): string {
  const lines: string[][] = []
  for (const key of keys) {
    const at = key.indexOf('.')
    const group = key.slice(0, Math.max(at, 0))
    if (lines.at(-1)?.[0] !== group) lines.push([group])
    lines.at(-1)!.push(key.slice(at + 1))
  }
  return lines.map(line => line.join(' ')).join('\n')
}

function joined(sentences: readonly string[]): string {
  const broken = sentences.find(sentence => sentence.includes(BETWEEN))
  if (broken) throw new Error(`“${broken}” holds the mark that stands between sentences`)
  return JSON.stringify(sentences.join(BETWEEN))
}
