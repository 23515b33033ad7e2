import { createSignal, type Signal } from './signal.ts'

/** Light, dark, or as the device says. */
export type Theme = 'auto' | 'light' | 'dark'
/** The themes in the order of the switch. */
export const THEMES: readonly Theme[] = ['auto', 'light', 'dark']

const STORE = 'pilar.theme'

const EVENING = 18
const MORNING = 6
const LOOK_MS = 60_000

/** Tells whether it is night on this device: from 18.00 until 06.00. */
export function isNight(hour: number): boolean {
  return hour >= EVENING || hour < MORNING
}

/** Makes the theme setting, remembered in this browser and written on the page; where people work at night, what is left to the device is dark from 18.00 until 06.00. */
export function createTheme(nights = false): Signal<Theme> {
  const signal = createSignal<Theme>(remembered())
  const write = () => {
    const chosen = signal.get()
    const theme = chosen === 'auto' && nights && isNight(new Date().getHours()) ? 'dark' : chosen
    if (theme === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }
  signal.subscribe(() => {
    write()
    try {
      localStorage.setItem(STORE, signal.get())
    } catch {
      return
    }
  })
  write()
  if (nights) setInterval(write, LOOK_MS)
  return signal
}

function remembered(): Theme {
  try {
    return THEMES.find(theme => theme === localStorage.getItem(STORE)) ?? 'auto'
  } catch {
    return 'auto'
  }
}
