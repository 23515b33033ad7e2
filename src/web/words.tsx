import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo } from 'react'
import { nameOf } from '#kernel/key.ts'
import type { Fault, Problem } from '#kernel/problem.ts'
import type { Region } from '#kernel/region.ts'
import { type Language, type Messages, say, type Values } from '#kernel/say.ts'
import { useApp, useSignal } from './app.tsx'
import { createSignal, type Signal } from './signal.ts'

/** Says a sentence in the language of the screen. */
export type Say = (key: string, values?: Values) => string
type Words = { messages: Messages; language: LanguageSetting }

const WordsContext = createContext<Words | undefined>(undefined)
const STORE = 'pilar.language'

/** The language of the screens. English may have to be fetched: `ready` resolves when the remembered language is here, and `choose` changes and remembers nothing until it is, or fails. */
export type LanguageSetting = Signal<Language> & { ready(): Promise<void>; choose(language: Language): Promise<void> }

/** Makes the language setting, remembered in this browser and followed by its other windows. Where English was chosen and cannot be had, Indonesian stands in whole, until there is a line. */
export function createLanguage(english: () => Promise<void> = async () => {}): LanguageSetting {
  const signal = createSignal<Language>(remembered())
  let asked = 0
  let here = false
  const bring = async (language: Language) => {
    const mine = ++asked
    if (language === 'en' && !here) await english()
    here ||= language === 'en'
    // whoever has pressed on meanwhile wants the other
    if (mine === asked) signal.set(language)
    return mine === asked
  }
  const follow = () => bring(remembered()).catch(() => signal.set('id'))
  globalThis.addEventListener?.('storage', ({ key }) => { if (key === STORE) void follow() })
  globalThis.addEventListener?.('online', () => { if (remembered() !== signal.get()) void follow() })
  return { ...signal, ready: async () => { await follow() }, choose: async language => { if (await bring(language)) remember(language) } }
}

/** Hands the sentences and the chosen language to every screen below. */
export function WordsProvider({ messages, language, children }: { messages: Messages; language: LanguageSetting; children: ReactNode }) {
  const chosen = useSignal(language)
  useEffect(() => { document.documentElement.lang = chosen }, [chosen])
  const words = useMemo(() => ({ messages, language }), [messages, language])
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>
}

/** Adds the words of a screen that is fetched later to those of the app, so that the entry need not carry them. */
export function MoreWords({ messages: more, children }: { messages: Messages; children: ReactNode }) {
  const { messages, language } = useWords()
  const chosen = useSignal(language) // its words may have come with the choice
  const words = useMemo(() => ({ messages: { id: { ...messages.id, ...more.id }, en: { ...messages.en, ...more.en } }, language }), [messages, more, language, chosen])
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>
}

/** The chosen language and the way to change it, which fails where it cannot be fetched. */
export function useLanguage(): [Language, (language: Language) => Promise<void>] {
  const { language } = useWords()
  return [useSignal(language), language.choose]
}

/** The voice of the screen. */
export function useSay(): Say {
  const { messages, language } = useWords()
  const chosen = useSignal(language)
  return useCallback((key, values) => say(messages, chosen, key, values), [messages, chosen])
}

/** Tells whether there are words for a key, so that a general sentence can stand in. */
export function useHasWords(): (key: string) => boolean {
  const { messages } = useWords()
  return useCallback(key => nameOf(key) in messages.id, [messages])
}

/** Puts a refusal into words: its own sentence, or a general one that says what to do. */
export function useProblemWords(): (problem: Pick<Problem, 'code' | 'details'>) => string {
  const speak = useSay()
  const has = useHasWords()
  return useCallback(({ code, details }) => {
    const key = `problem.${code}`
    return has(key) ? speak(key, plain(details)) : speak('problem.other', { code })
  }, [speak, has])
}

/** Puts a fault of an input into words. */
export function useFaultWords(): (fault: Fault) => string {
  const speak = useSay()
  const has = useHasWords()
  return useCallback(({ rule, limit }) => speak(has(`fault.${rule}`) ? `fault.${rule}` : 'fault.other', { limit: limit ?? null }), [speak, has])
}

/** Names a place from the session's places; the code stands in for a name that did not come. */
export function usePlaceName(): (code: Region) => string {
  const { session } = useApp()
  const state = useSignal(session)
  const places = state.phase === 'somebody' ? state.session.places : undefined
  return useCallback(code => places?.[code] ?? code, [places])
}

/** Says where something is: the place, by its name of now or the one it was kept with, with RT and RW as far as they are known. */
export function useSpot(): (at: { region: Region; place?: string | undefined; rt?: string | null | undefined; rw?: string | null | undefined }) => string {
  const placeName = usePlaceName()
  return useCallback(({ region, place = placeName(region), rt, rw }) => [place, [rt && `RT ${rt}`, rw && `RW ${rw}`].filter(Boolean).join('/')].filter(Boolean).join(' · '), [placeName])
}

function useWords(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Error('no WordsProvider above')
  return words
}

function plain(details: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => typeof value === 'string' || typeof value === 'number')) as Values
}

// a browser that forbids storage must not stop the app
function remembered(): Language {
  try {
    return localStorage.getItem(STORE) === 'en' ? 'en' : 'id'
  } catch {
    return 'id'
  }
}

function remember(value: string): void {
  try {
    localStorage.setItem(STORE, value)
  } catch {
    return
  }
}
