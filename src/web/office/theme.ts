import { Button, Checkbox, createTheme, defaultVariantColorsResolver, type CSSVariablesResolver, Drawer, Input, type MantineColorSchemeManager, type MantineColorsTuple, Menu, Modal, MultiSelect, Popover, Radio, Select } from '@mantine/core'
import type { Signal } from '#web/signal.ts'
import type { Theme } from '#web/theme.ts'

const laut: MantineColorsTuple = ['#eaf3f5', '#d3e5e9', '#a9ccd5', '#7db1bf', '#5a9aac', '#3a8398', '#1a5567', '#123c4a', '#0e303b', '#0b2731']
const bata: MantineColorsTuple = ['#fbebea', '#f5d2d0', '#eba9a6', '#ffa8a8', '#d04f4b', '#bd3330', '#a61b1b', '#8c1414', '#701010', '#540b0b']

/** Mantine in the clothes of "catatan lapangan": ux.md section 1. */
export const theme = createTheme({
  colors: { laut, bata }, primaryColor: 'laut', primaryShade: { light: 7, dark: 3 }, defaultRadius: 6, cursorType: 'pointer', fontFamily: 'var(--font)',
  fontSizes: { xs: '0.875rem', sm: '0.875rem', md: '0.9375rem', lg: '1.125rem', xl: '1.3125rem' },
  shadows: { xs: 'none', sm: 'none', md: '0 4px 18px rgb(8 20 26 / 0.14)', lg: '0 4px 18px rgb(8 20 26 / 0.14)', xl: '0 4px 18px rgb(8 20 26 / 0.14)' },
  // text on our own action colours, in both schemes
  variantColorResolver: input => ({ ...defaultVariantColorsResolver(input), ...(input.variant === 'filled' ? { color: input.color === 'bata' ? 'var(--on-bata)' : 'var(--on-action)' } : {}) }),
  components: {
    // Mantine writes white on every filled button, which cannot be read on the pale ones of the dark
    Button: Button.extend({ defaultProps: { size: 'sm', fw: 600 }, vars: (_, { variant }) => ({ root: variant && variant !== 'filled' ? {} : { '--button-color': 'var(--on-action)' } }) }),
    Checkbox: Checkbox.extend({ defaultProps: { iconColor: 'var(--on-action)' } }),
    // the list itself must scroll: a scrolling box around it would need the focus; centred, it first stands half outside a telephone, which widens the page and starts the placing anew for ever
    Select: Select.extend({ defaultProps: { withScrollArea: false, comboboxProps: { position: 'bottom-start' } } }),
    MultiSelect: MultiSelect.extend({ defaultProps: { withScrollArea: false, comboboxProps: { position: 'bottom-start' } } }),
    Radio: Radio.extend({ defaultProps: { iconColor: 'var(--on-action)' } }),
    InputWrapper: Input.Wrapper.extend({ defaultProps: { inputWrapperOrder: ['label', 'description', 'error', 'input'] } }),
    ModalRoot: Modal.Root.extend({ defaultProps: { centered: true, size: 620, transitionProps: { duration: 0 } } }),
    ModalOverlay: Modal.Overlay.extend({ defaultProps: { backgroundOpacity: 0.45 } }),
    DrawerRoot: Drawer.Root.extend({ defaultProps: { transitionProps: { duration: 0 } } }),
    DrawerOverlay: Drawer.Overlay.extend({ defaultProps: { backgroundOpacity: 0.45 } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 0 }, position: 'bottom-end' } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } }),
  },
})

const shared = {
  '--mantine-color-body': 'var(--paper)', '--mantine-color-text': 'var(--ink)', '--mantine-color-bright': 'var(--ink)', '--mantine-color-dimmed': 'var(--muted)', '--mantine-color-placeholder': 'var(--muted)', '--mantine-color-gray-4': 'var(--edge)', '--mantine-color-dark-4': 'var(--edge)', '--mantine-color-dark-6': 'var(--surface)', '--mantine-color-dark-5': 'var(--laut-tint)',
  '--mantine-color-anchor': 'var(--link)', '--mantine-color-error': 'var(--bata)', '--mantine-color-success': 'var(--daun)', '--mantine-primary-color-contrast': 'var(--on-action)',
  '--mantine-color-default': 'var(--surface)', '--mantine-color-default-hover': 'var(--laut-tint)', '--mantine-color-default-color': 'var(--ink)', '--mantine-color-default-border': 'var(--edge)',
  '--mantine-color-disabled': 'var(--paper)', '--mantine-color-disabled-color': 'var(--muted)', '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-color-laut-filled': 'var(--action)', '--mantine-color-laut-filled-hover': 'var(--action-hover)', '--mantine-color-laut-light': 'var(--laut-tint)', '--mantine-color-laut-light-hover': 'var(--laut-tint)',
  '--mantine-color-laut-light-color': 'var(--laut)', '--mantine-color-laut-outline': 'var(--link)', '--mantine-color-laut-text': 'var(--link)', '--mantine-color-laut-contrast': 'var(--on-action)',
  '--mantine-color-bata-filled': 'var(--bata)', '--mantine-color-bata-filled-hover': 'var(--bata)', '--mantine-color-bata-light': 'var(--bata-tint)', '--mantine-color-bata-light-color': 'var(--bata)', '--mantine-color-bata-outline': 'var(--bata)',
}

/** Gives Mantine's own variables the values of our tokens, so that light and dark stay in one place. */
export const variables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared })

/** Lets Mantine follow the theme setting that both apps share. */
export function schemeOver(setting: Signal<Theme>): MantineColorSchemeManager {
  let stop: (() => void) | undefined
  return {
    get: () => setting.get(),
    set: value => setting.set(value),
    subscribe(tell) { stop = setting.subscribe(() => tell(setting.get())) },
    unsubscribe: () => stop?.(),
    clear: () => setting.set('auto'),
  }
}
