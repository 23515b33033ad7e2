import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContext, Page } from 'playwright-core'
import type { Language } from '#kernel/say.ts'
import { DESKTOP, PHONE } from './screen.ts'
import { bareKeys } from './words.ts'

/** How a screen is looked at: its size, its colours, and which rules of axe are asked; none asked, the width and the words alone. */
export type Look = { size: typeof PHONE; dark?: boolean; rules: 'all' | 'colours' | 'all but colours' | 'none' }
/** Both sizes, light and dark. The colours of a screen do not depend on its language, nor its structure on its colours; colours, night and the other language are read at the size for which the screen was made (at home, with the frame, at both), and looked at in both. */
export const EVERY_LOOK: Record<Language, readonly Look[]> = {
  id: [{ size: PHONE, rules: 'all' }, { size: DESKTOP, rules: 'all' }, { size: DESKTOP, dark: true, rules: 'colours' }, { size: PHONE, dark: true, rules: 'colours' }],
  en: [{ size: PHONE, rules: 'all but colours' }, { size: DESKTOP, rules: 'all but colours' }],
}
/** For a screen that somebody else has shown in every look: the same parts with other data and buttons. */
export const ONE_LOOK: Record<Language, readonly Look[]> = { id: [{ size: PHONE, rules: 'all' }, { size: DESKTOP, dark: true, rules: 'colours' }], en: [{ size: PHONE, rules: 'none' }, { size: DESKTOP, rules: 'none' }] }
/** For a screen that two others have shown: that it opens without a complaint, fits both sizes and has its words. */
export const A_GLANCE: Record<Language, readonly Look[]> = { id: [{ size: PHONE, rules: 'none' }, { size: DESKTOP, rules: 'none' }], en: [] }

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const GRAVE = ['serious', 'critical']
const COLOURS = 'color-contrast'

/** Opens a page of a profile in a language, with axe on board. */
export async function openPage(profile: BrowserContext, language: Language): Promise<Page> {
  const page = await profile.newPage()
  // the content policy forbids foreign scripts; what the debugger brings along is none of the page's
  await page.addInitScript({ content: `${AXE}; localStorage.setItem('pilar.language', '${language}')` })
  return page
}

/** Has the screen speak a language, as when it is chosen in another window: nothing is loaded anew. */
export async function speak(page: Page, language: Language): Promise<void> {
  await page.evaluate(chosen => {
    localStorage.setItem('pilar.language', chosen)
    dispatchEvent(new StorageEvent('storage', { key: 'pilar.language' }))
  }, language)
  await page.waitForFunction(chosen => document.documentElement.lang === chosen, language)
}

/** Looks at what is on the screen: what axe finds grave, sideways scrolling on a telephone, keys in the place of words. */
export async function faultsOf(page: Page, looks: readonly Look[]): Promise<string[]> {
  const found: string[] = []
  await page.evaluate(() => { for (const fold of document.querySelectorAll('details')) fold.open = true })
  for (const { size, dark, rules } of looks) {
    const how = `${size === PHONE ? 'telephone' : 'desk'}, ${dark ? 'dark' : 'light'}: `
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' })
    await page.setViewportSize(size)
    // the office's components follow the device by a script of their own
    await page.waitForFunction(scheme => [undefined, scheme].includes(document.documentElement.dataset.mantineColorScheme), dark ? 'dark' : 'light')
    const asked = size === madeFor(page) || isHome(page) ? rules : rules === 'all' ? 'all but colours' : 'none'
    // colours do not change how wide a screen is
    if (asked === 'none' && rules === 'colours') continue
    if (asked !== 'none') found.push(...(await axe(page, asked, frameIsKnown(page) ? 'main' : 'html')).map(fault => how + fault))
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (wide > 0) found.push(`${how}${wide} px too wide because of ${await page.evaluate(() => [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1).slice(-2).map(one => one.outerHTML.slice(0, 120)).join(' and '))}`)
  }
  if (!(await page.title())) found.push('no title')
  return [...found, ...bareKeys(await page.locator('body').innerText()).map(key => `no words for ${key}`)]
}

/** The size for which a screen was made: the office's for a desk, all others for a telephone. */
function madeFor(page: Page): typeof PHONE {
  return page.url().includes('/kantor/') ? DESKTOP : PHONE
}

/** The home of an app shows the frame that stands around all its screens. */
function isHome(page: Page): boolean {
  return /^\/\w+\/$/.test(new URL(page.url()).pathname)
}

/** Around a screen of an app stands the frame that its home has shown; the screen itself is read. */
function frameIsKnown(page: Page): boolean {
  return /\/(lapangan|panti|kantor)\/./.test(page.url())
}

type Violation = { id: string; impact: string; nodes: { target: unknown[]; html: string; failureSummary: string }[] }
type Check = string | { id: string }
type Rule = { id: string; enabled: boolean; impact?: string; any: Check[]; all: Check[]; none: Check[] }
declare const window: { axe: { run(root: Document | Element, options: object): Promise<{ violations: Violation[] }>; _audit: { rules: Rule[]; checks: Record<string, { impact?: string }> } } }

function axe(page: Page, rules: Exclude<Look['rules'], 'none'>, part: string): Promise<string[]> {
  return page.evaluate(async ({ rules, grave, colours, part }) => {
    const { axe } = window
    // a rule none of whose findings can be grave need not be asked
    const canBeGrave = ({ impact, any, all, none }: Rule) => [impact, ...[...any, ...all, ...none].map(check => axe._audit.checks[typeof check === 'string' ? check : check.id]?.impact)].some(one => one && grave.includes(one))
    const asked = rules === 'colours' ? [colours] : axe._audit.rules.filter(rule => rule.enabled && canBeGrave(rule) && (rules === 'all' || rule.id !== colours)).map(({ id }) => id)
    // what lies behind a dialog cannot be used, and is looked at as a page of its own
    const { violations } = await axe.run(document.querySelector('[role=dialog][aria-modal=true]') ?? document.querySelector(part)!, { resultTypes: ['violations'], runOnly: asked, preload: false, elementRef: false })
    return violations.filter(({ impact }) => grave.includes(impact)).flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary.replace(/\s+/g, ' ').slice(0, 220)}`))
  }, { rules, grave: GRAVE, colours: COLOURS, part })
}
