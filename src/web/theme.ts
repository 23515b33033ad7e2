import { createSignal, type Signal } from './signal.ts'

/** Light, dark, or as the device says. */
export type Theme = 'auto' | 'light' | 'dark'
/** The themes in the order of the switch. */
export const THEMES: readonly Theme[] = ['auto', 'light', 'dark']

const STORE = 'pilar.theme'

/** Makes the theme setting, remembered in this browser and written on the page. */
export function createTheme(): Signal<Theme> {
  const signal = createSignal<Theme>(remembered())
  const write = () => {
    const theme = signal.get()
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
  return signal
}

function remembered(): Theme {
  try {
    return THEMES.find(theme => theme === localStorage.getItem(STORE)) ?? 'auto'
  } catch {
    return 'auto'
  }
}
