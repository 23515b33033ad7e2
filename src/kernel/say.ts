import { nameOf } from './key.ts'

/** The languages of the screens; Indonesian first. */
export type Language = 'id' | 'en'
/** Sentences by key, in both languages. */
export type Messages<K extends string = string> = { id: Record<K, string>; en: Record<K, string> }
/** Values for the `{places}` of a sentence. */
export type Values = Readonly<Record<string, string | number | null | undefined>>

/** Joins the messages of several slices; a key that stands twice is a mistake and throws. */
export function gather(all: readonly Messages[]): Messages {
  const joined: Messages = { id: {}, en: {} }
  for (const { id, en } of all) {
    for (const key of Object.keys(id)) {
      if (key in joined.id) throw new Error(`message ${key} stands twice`)
      joined.id[key] = id[key]!
      // a telephone that reads Indonesian has no English beside it, and none must not hide what lies elsewhere
      if (en[key] !== undefined) joined.en[key] = en[key]
    }
  }
  return joined
}

/** Says a sentence in a language; a key without words is shown as the key, so that nothing is silent. `{one/many}` fits the value said last before it, or `count`: `{count} photo{/s}`, `{count} famil{y/ies}`. */
export function say(messages: Messages, language: Language, key: string, values: Values = {}): string {
  const sentence = messages[language][nameOf(key)] ?? messages.id[nameOf(key)] ?? key
  // a window of no length is one hour: `pukul 09.00`, never `09.00–09.00`
  const whole = values.from === values.to ? sentence.replace('{from}–{to}', '{from}') : sentence
  let last = values.count
  return whole.replace(/\{(?:(\w+)|([\w ]*)\/([\w ]+))\}/g, (_, name: string, one: string, many: string) => (name ? String(last = values[name] ?? '…') : String(last) === '1' ? one : many))
}
