import { createContext, type ReactNode, useContext, useState } from 'react'
import type { Language } from '#kernel/say.ts'
import { useSignal } from './app.tsx'
import { Band } from './kit/band.tsx'
import { RadioRow } from './kit/fields.tsx'
import type { Signal } from './signal.ts'
import { type Theme, THEMES } from './theme.ts'
import { useLanguage, useSay } from './words.tsx'

const ThemeContext = createContext<Signal<Theme> | undefined>(undefined)

/** Hands the theme setting to the screens below. */
export function ThemeProvider({ theme, children }: { theme: Signal<Theme>; children: ReactNode }) {
  return <ThemeContext.Provider value={theme}>{children}</ThemeContext.Provider>
}

/** Chooses the language of the screens; where English cannot be fetched it says so, and all stays as it was. */
export function LanguageChoice() {
  const say = useSay()
  const [language, setLanguage] = useLanguage()
  const [coming, wait] = useState<Language>()
  const [failed, fail] = useState(false)
  const choose = (value: string) => {
    const wanted = value === 'en' ? 'en' : 'id'
    wait(wanted)
    fail(false)
    setLanguage(wanted).catch(() => fail(true)).finally(() => wait(undefined))
  }
  return <>
    <RadioRow id="language" label={say('me.language')} value={coming ?? language} onValue={choose} options={(['id', 'en'] as const).map(value => ({ value, label: say(`me.language.${value}`) }))} />
    {coming && <p className="hint" role="status">{say('app.loading')}</p>}
    {failed && <Band tone="tembaga" alert>{say('me.language.failed')}</Band>}
  </>
}

/** Chooses light, dark or as the device says. */
export function ThemeChoice() {
  const say = useSay()
  const theme = useContext(ThemeContext)
  if (!theme) throw new Error('no ThemeProvider above')
  const chosen = useSignal(theme)
  return <RadioRow id="theme" label={say('me.theme')} value={chosen} onValue={value => theme.set(THEMES.find(one => one === value) ?? 'auto')} options={THEMES.map(value => ({ value, label: say(`me.theme.${value}`) }))} />
}
