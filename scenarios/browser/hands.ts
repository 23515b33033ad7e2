import type { Locator, Page } from 'playwright-core'

/** A way to use a screen: fingers, a mouse, or the keyboard alone. */
export type Hand = {
  press(target: Locator): Promise<void>
  write(target: Locator, text: string): Promise<void>
  /** Chooses a radio button or ticks a box. */
  tick(target: Locator): Promise<void>
  /** Chooses an option of the browser's own list, by its words. */
  choose(target: Locator, option: string): Promise<void>
  /** Finds an option of a long list by typing. */
  find(target: Locator, typed: string): Promise<void>
}
const MOST_TABS = 160

/** Fingers on a telephone or a mouse at a desk; counts what it does, a text typed as one. */
export function pointing(touch: boolean): Hand & { taps: number } {
  const hand = {
    taps: 0,
    async press(target: Locator) {
      hand.taps += 1
      await (touch ? target.tap() : target.click())
    },
    async write(target: Locator, text: string) {
      hand.taps += 1
      await target.fill(text)
    },
    async tick(target: Locator) {
      const label = target.locator('xpath=ancestor::label')
      await hand.press(await label.count() ? label : target)
    },
    async choose(target: Locator, option: string) {
      hand.taps += 2
      await target.selectOption({ label: option })
    },
    async find(target: Locator, typed: string) {
      await hand.write(target, typed)
      await hand.press(target.page().getByRole('option', { name: typed }).first())
      // a list of which several can be chosen stays open until one presses beside it
      if (await target.page().getByRole('listbox').filter({ visible: true }).count()) await hand.press(target.page().getByRole('heading').filter({ visible: true }).last())
    },
  }
  return hand
}

/** The keyboard alone; complains when the focus cannot be seen or a thing cannot be reached. */
export function typing(page: Page): Hand {
  const reach = async (target: Locator, is = (one: Element) => one === document.activeElement) => {
    await target.waitFor({ state: 'attached' })
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if (await target.evaluate(is)) return
      await page.keyboard.press('Tab')
      const hidden = await page.evaluate(hiddenFocus)
      if (hidden) throw new Error(`the focus is not to be seen on ${hidden} at ${page.url()}`)
    }
    throw new Error(`not reached by Tab: ${target}`)
  }
  return {
    async press(target) {
      await reach(target)
      await page.keyboard.press('Enter')
    },
    async write(target, text) {
      await reach(target)
      await page.keyboard.press('Control+A')
      await page.keyboard.type(text)
    },
    async tick(target) {
      await reach(target, one => one === document.activeElement || (one instanceof HTMLInputElement && one.type === 'radio' && document.activeElement instanceof HTMLInputElement && document.activeElement.name === one.name))
      for (let steps = 0; steps < 20 && !await target.evaluate(one => one === document.activeElement); steps += 1) await page.keyboard.press('ArrowDown')
      if (!await target.isChecked()) await page.keyboard.press('Space')
    },
    async choose(target, option) {
      await reach(target)
      await page.keyboard.type(option)
    },
    async find(target, typed) {
      await reach(target)
      await page.keyboard.type(typed)
      await page.getByRole('option', { name: typed }).first().waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
    },
  }
}

/** Names the element that has the focus without showing it: no ring, or out of sight. */
function hiddenFocus(): string | undefined {
  const one = document.activeElement
  if (!one || one === document.body) return undefined
  // within a day or a time the browser shows by itself which part has the focus, down to the little calendar
  if (one instanceof HTMLInputElement && ['date', 'time'].includes(one.type)) return undefined
  const ringed = (element: Element | null | undefined) => {
    if (!element) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  }
  const around = [one.parentElement, one.parentElement?.parentElement, one.parentElement?.parentElement?.parentElement]
  const shown = [one, one.nextElementSibling, ...around].some(ringed)
  const { top, bottom, left, right } = one.getBoundingClientRect()
  const inSight = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
  return shown && inSight ? undefined : `${one.outerHTML.slice(0, 160)} (${shown ? 'out of sight' : 'no ring'})`
}
