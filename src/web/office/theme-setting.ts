import { createContext } from 'react'
import type { Signal } from '#web/signal.ts'
import type { Theme } from '#web/theme.ts'

/** The theme setting, handed down from main. */
export const ThemeSetting = createContext<Signal<Theme> | undefined>(undefined)
