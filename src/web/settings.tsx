import { createContext, type ReactNode, useContext } from 'react'
import { useSignal } from './app.tsx'
import { RadioRow } from './kit/fields.tsx'
import type { Signal } from './signal.ts'
import { type Theme, THEMES } from './theme.ts'
import { useLanguage, useSay } from './words.tsx'

const ThemeContext = createContext<Signal<Theme> | undefined>(undefined)

/** Hands the theme setting to the screens below. */
export function ThemeProvider({ theme, children }: { theme: Signal<Theme>; children: ReactNode }) {
  return <ThemeContext.Provider value={theme}>{children}</ThemeContext.Provider>
}

/** Chooses the language of the screens. */
export function LanguageChoice() {
  const say = useSay()
  const [language, setLanguage] = useLanguage()
  return <RadioRow id="language" label={say('me.language')} value={language} onValue={value => setLanguage(value === 'en' ? 'en' : 'id')} options={(['id', 'en'] as const).map(value => ({ value, label: say(`me.language.${value}`) }))} />
}

/** Chooses light, dark or as the device says. */
export function ThemeChoice() {
  const say = useSay()
  const theme = useContext(ThemeContext)
  if (!theme) throw new Error('no ThemeProvider above')
  const chosen = useSignal(theme)
  return <RadioRow id="theme" label={say('me.theme')} value={chosen} onValue={value => theme.set(THEMES.find(one => one === value) ?? 'auto')} options={THEMES.map(value => ({ value, label: say(`me.theme.${value}`) }))} />
}
