import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { mark } from './src/web/field/mark.ts'
import { MADE_OF, madeOf, OPENING, placeOf, SRC } from './vite.apps.ts'
import { screens } from './vite.rooms.ts'

type Words = Record<'id' | 'en', Record<string, string>>
/** One file of words, and where its sentences begin among all; `online` is no part of the app. */
type Part = { file: string; from: number; words: Words; online: boolean }

const TABLE = 'virtual:words'
const CONTENTS = join(SRC, 'main.contents.ts')
const RULES = join(SRC, 'main.messages.ts')
const MARK = join(SRC, 'web/field/mark.ts')
const NAMING = join(SRC, 'kernel/key.ts')
const BESIDE = join(SRC, 'web/online.ts')
const BROUGHT = join(SRC, 'web/english.ts')
const SLICE = /\/slices\/(\w+)\//
const BETWEEN = '|'
/** Stands before the place of a key, so that one without words is seen on a screen. */
const SHORT = '~'
const WORDS = /messages[\w-]*\.ts$/
const WORDS_NAMED = /'([#.][^']*messages[\w-]*\.ts)'/g
/** The words of a screen that shows nothing without a line. */
const ONLINE = /online\(\(\) => import\('([#.][^']*messages[\w-]*\.ts)'\)\)/g
const QUOTED = /(['"`])([a-z][\w.]*)\1/g
/** Where a slice says its messages lead, by the first word of their codes. */
const LEADS = /\bleads: \{([^}]*)\}/g
/** A screen of a slice. */
const SHOWS = /\/slices\/(\w+)\/field\/[\w-]+\.tsx$/
const WHOLE = /(['"`])([a-z]\w*(?:\.\w+)+)\1/g
const MADE = /`([a-z]\w*\.(?:[^`{}]|\$\{[^}]*\})*)`/g

/**
 * Ships the words without their names, and each language by itself. All sentences of the field app stand in one order: those it opens with, then file by file those that come with later screens.
 * A key that screens write out whole becomes its place in that order (`say('home.report')` is shipped as `say('~4f')`); a key that is put together (`role.${role}`), or belongs to the rules, is shipped as its group and a mark of three signs, which the phone works out from the key (1.5 KiB less than names).
 * Indonesian is shipped with the screens. English lies beside the app in one file, which only who chooses English fetches and keeps; it is of one version, so its content is part of its name. Words marked `online` lie beside the app, a small file for each slice with both languages, and keep their keys.
 */
export function words(main: string, base: string): Plugin {
  let parts: Part[] = []
  let byLine: Part[] = []
  let keys: string[] = []
  let short: ReadonlyMap<string, string> = new Map()
  let seed = 0
  const shown = saying(main)
  const english = () => joined(parts.flatMap(part => Object.values(part.words.en)))
  const englishFile = () => `assets/english-${createHash('sha256').update(english()).digest('hex').slice(0, 8)}.json`
  const besideOf = (file: string) => `kata-${SLICE.exec(file)![1]}.json`
  return {
    name: 'pilar-words', apply: 'build', enforce: 'pre',
    async buildStart() {
      const all = await allWords(main)
      parts = all.filter(({ online }) => !online)
      byLine = all.filter(({ online }) => online)
      keys = parts.flatMap(part => Object.keys(part.words.id))
      const { carried: ofRules, messages } = (await import(RULES)) as Record<'carried' | 'messages', Words>
      const rules = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).map(name => join(SRC, name)).filter(isRule)
      const whole = writtenWhole(keys.filter(key => !(key in ofRules.id)), shown.map(text), rules.map(text))
      short = new Map(keys.flatMap((key, at) => (whole.has(key) ? [[key, SHORT + at.toString(36)]] : [])))
      seed = seedFor([...new Set([...keys.filter(key => !short.has(key)), ...byLine.flatMap(({ words }) => Object.keys(words.id))])], Object.keys(messages.id))
    },
    resolveId: id => (id === TABLE ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${TABLE}`) return `import { mark } from '${MARK}'
export const nameOf = key => mark(key, ${seed})
const names = ${JSON.stringify(listed(keys.map(key => (short.has(key) ? '' : mark(key, seed)))))}.split('\\n').flatMap(line => { const [group, marks] = line.split(' '); return marks ? marks.match(/.../g).map(one => group + one) : Array(+group).fill('') })
export const words = (from, sentences) => Object.fromEntries(sentences.split('${BETWEEN}').map((sentence, at) => [names[from + at] || '${SHORT}' + (from + at).toString(36), sentence]))`
      if (id === NAMING) return `export { nameOf } from '${TABLE}'`
      const part = parts.find(({ file }) => file === id)
      if (!part) return
      const messages = `import { words } from '${TABLE}'\nexport const messages = { id: words(${part.from}, ${joined(Object.values(part.words.id))}), en: {} }\n`
      return id === OPENING ? `import { broughtEnglish } from '${BROUGHT}'\n${messages}export const english = async () => { Object.assign(messages.en, words(0, await broughtEnglish('${base}${englishFile()}'))) }` : messages
    },
    transform: (code, id) => (shown.includes(id) ? (code.includes('online(() =>') ? `import { beside } from '${BESIDE}'\n` : '') + code.replaceAll(WHOLE, (same, quote: string, key: string) => (short.has(key) ? quote + short.get(key) + quote : same)).replaceAll(ONLINE, (_, path: string) => `online(beside('${base}${besideOf(placeOf(id, path))}'))`) : undefined),
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: englishFile(), source: english() })
      for (const { file, words } of byLine) this.emitFile({ type: 'asset', fileName: besideOf(file), source: JSON.stringify(words) })
    },
  }
}

const saying = (main: string) => screens(main).filter(file => !WORDS.test(file))

/** All words of an app in the order in which they are shipped, file by file, and at last those that come by a line. */
export async function allWords(main: string): Promise<Part[]> {
  const shown = saying(main)
  const later = new Set(shown.flatMap(screen => [...text(screen).matchAll(WORDS_NAMED)].map(([, path]) => placeOf(screen, path!))))
  const online = new Set(shown.flatMap(screen => [...text(screen).matchAll(ONLINE)].map(([, path]) => placeOf(screen, path!))))
  const carried = [...later].filter(file => !online.has(file)).toSorted()
  const files = await Promise.all([OPENING, ...carried, ...[...online].toSorted()].map(async file => ({ file, online: online.has(file), ...((await import(file)) as { messages: Words }).messages })))
  const isLeft = await leftOut(main, shown)
  let from = 0
  return files.map(({ file, online, id, en }) => {
    const keys = Object.keys(id).filter(key => file !== OPENING || !isLeft(key))
    const told = (words: Record<string, string>) => Object.fromEntries(keys.map(key => [key, words[key]!]))
    const part = { file, from, online, words: { id: told(id), en: told(en) } }
    from += keys.length
    return part
  })
}

/** Of the words that an app opens with, those that it never says: of its screens what none writes or puts together, of the rules what belongs to slices that show nothing in it, but for the names of their acts and what their messages say. Messages that lead somewhere in the other app alone are read there (`notices.elsewhere`). */
async function leftOut(main: string, shown: readonly string[]): Promise<(key: string) => boolean> {
  const { carried: ofRules } = (await import(RULES)) as { carried: Words }
  const { SLICES: slices } = (await import(CONTENTS)) as { SLICES: Record<string, { carried?: readonly object[]; words?: readonly Words[] }> }
  const here = new Set(madeOf(main).map(file => SHOWS.exec(file)?.[1]))
  const foreign = new Set(Object.entries(slices).filter(([slice, { carried }]) => carried?.length && !here.has(slice)).flatMap(([, { words = [] }]) => words.flatMap(({ id }) => Object.keys(id))).filter(key => !/^(action|notice)\./.test(key)))
  const mine = ledFrom(main)
  const theirs = Object.values(MADE_OF).flatMap(app => ledFrom(app.main)).filter(word => !mine.includes(word))
  const texts = madeOf(main).filter(file => !WORDS.test(file) || shown.includes(file)).map(text)
  const quoted = new Set(texts.flatMap(code => [...code.matchAll(QUOTED)].map(([, , key]) => key!)))
  const forms = formsIn(texts)
  return key => (key in ofRules.id ? foreign.has(key) || theirs.some(word => key.startsWith(`notice.${word}.`)) : !quoted.has(key) && !forms?.test(key))
}

/** The first words of the codes of messages that lead somewhere in an app. */
function ledFrom(main: string): string[] {
  return madeOf(main).flatMap(file => [...text(file).matchAll(LEADS)].flatMap(([, all]) => [...all!.matchAll(/(\w+):/g)].map(([, word]) => word!)))
}

/** The keys that screens write out whole, that no text puts together, and that rules do not say: only those may have another name. */
export function writtenWhole(keys: readonly string[], screens: readonly string[], others: readonly string[]): ReadonlySet<string> {
  const wholeIn = (texts: readonly string[]) => new Set(texts.flatMap(code => [...code.matchAll(WHOLE)].map(([, , key]) => key!)))
  const forms = formsIn([...screens, ...others])
  const [said, elsewhere] = [wholeIn(screens), wholeIn(others)]
  return new Set(keys.filter(key => said.has(key) && !elsewhere.has(key) && !forms?.test(key)))
}

/** What sources put keys together to. */
function formsIn(texts: readonly string[]): RegExp | undefined {
  const made = texts.flatMap(code => [...code.matchAll(MADE)].map(([, form]) => form!)).filter(form => form.includes('${'))
  return made.length ? new RegExp(`^(?:${[...new Set(made.map(form => form.split(/\$\{[^}]*\}/).map(part => part.replaceAll('.', '\\.')).join('\\w+')))].join('|')})$`) : undefined
}

const text = (file: string) => readFileSync(file, 'utf8')
/** Everything of ours that is neither screen, nor words, nor test: rules and server. */
const isRule = (file: string) => /\/(kernel|server|slices\/\w+)\/[\w-]+\.ts$|\/src\/[\w.]+\.ts$/.test(file) && !/messages[\w-]*\.ts$|main\.words\.ts$|\.test\.ts$/.test(file)

/** One line a group, `group.` and three signs for each of its keys; a number for as many keys without a name: the shortest way to say a thousand keys. */
function listed(names: readonly string[]): string {
  const lines: [group: string | number, marks: string][] = []
  for (const name of names) {
    const [group, sign] = name ? [name.slice(0, -3), name.slice(-3)] : [0, '']
    const last = lines.at(-1)
    if (typeof last?.[0] === typeof group && (!name || last![0] === group)) { if (name) last![1] += sign; else last![0] = Number(last![0]) + 1 } else lines.push([name ? group : 1, sign])
  }
  return lines.map(([group, marks]) => (marks ? `${group} ${marks}` : group)).join('\n')
}

/** A number with which no two keys of the product share a mark where one of them is shipped. */
export function seedFor(shipped: readonly string[], others: Iterable<string>): number {
  const known = new Set([...shipped, ...others])
  const fits = (seed: number) => {
    const marks = new Set(shipped.map(key => mark(key, seed)))
    return marks.size === shipped.length && [...marks].every(one => /(^|\.)\w{3}$/.test(one)) && [...known].filter(key => marks.has(mark(key, seed))).length === marks.size
  }
  let seed = 1
  while (!fits(seed)) seed++
  return seed
}

function joined(sentences: readonly string[]): string {
  const broken = sentences.find(sentence => sentence.includes(BETWEEN))
  if (broken) throw new Error(`“${broken}” holds the mark that stands between sentences`)
  return JSON.stringify(sentences.join(BETWEEN))
}
