import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import type { Values } from '#kernel/say.ts'
import type { House, Someone } from '../house.ts'
import type { Hand } from './hands.ts'
import { begins, words } from './words.ts'

/** A telephone as most of the field carries it. */
export const PHONE = { width: 360, height: 740 }
/** A desk of the office. */
export const DESKTOP = { width: 1366, height: 768 }
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
/** The PIN of everybody whose telephone keeps a shelf in these stories. */
export const PIN = '246810'
const PATIENCE_MS = 20_000

/** Opens the one browser of a test file; telephones that keep something on disk open the one with a window, as people have it. */
export function openBrowser(...more: string[]): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM_SHELL ?? process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: [...FLAGS, ...more] })
}

/** Opens an empty profile of the browser: somebody's telephone or desk, nobody signed in yet. */
export async function openProfile(browser: Browser, house: House, size: { width: number; height: number }, more: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: size, hasTouch: size === PHONE, isMobile: size === PHONE, locale: 'id-ID', timezoneId: 'Asia/Makassar', baseURL: house.url, reducedMotion: 'reduce', ...more })
  context.setDefaultTimeout(PATIENCE_MS)
  return context
}

/** Opens a telephone whose profile lies in a folder: what was kept is there again when it is opened the next time. */
export async function openPhone(folder: string, house: Pick<House, 'url'>, ...more: string[]): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, { executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: [...FLAGS, ...more], viewport: PHONE, hasTouch: true, isMobile: true, locale: 'id-ID', timezoneId: 'Asia/Makassar', baseURL: house.url, reducedMotion: 'reduce' })
  context.setDefaultTimeout(PATIENCE_MS)
  return context
}

/** Signs somebody in on a profile with the session they hold. */
export function carry(context: BrowserContext, someone: Someone): Promise<void> {
  return context.addCookies([{ name: 'pilar_session', value: someone.token, url: someone.url, httpOnly: true, sameSite: 'Strict' }])
}

/** A part of a screen: finds things by the words on them, uses them with one kind of hand. */
export class Part {
  readonly hand: Hand
  readonly root: Locator
  constructor(root: Locator, hand: Hand) {
    this.root = root
    this.hand = hand
  }

  /** The open dialog, or a named region. */
  dialog(): Part {
    return new Part(this.root.page().getByRole('dialog').filter({ visible: true }), this.hand)
  }

  button(key: string, values?: Values): Locator {
    return this.root.getByRole('button', { name: words(key, values), exact: true })
  }

  link(key: string, values?: Values): Locator {
    return this.root.getByRole('link', { name: words(key, values), exact: true })
  }

  /** A field by its label. */
  field(key: string): Locator {
    return this.root.getByLabel(begins(key)).and(this.root.page().locator('input, textarea, select'))
  }

  /** One of several answers to a question. */
  answer(question: string, answer: string): Locator {
    const name = begins(question)
    return this.root.getByRole('group', { name }).or(this.root.getByRole('radiogroup', { name })).getByLabel(begins(answer))
  }

  async press(key: string, values?: Values): Promise<void> {
    await this.hand.press(this.button(key, values).first())
  }

  async follow(key: string, values?: Values): Promise<void> {
    await this.hand.press(this.link(key, values).first())
  }

  async write(key: string, text: string): Promise<void> {
    await this.hand.write(this.field(key).first(), text)
  }

  async tick(question: string, answer: string): Promise<void> {
    await this.hand.tick(this.answer(question, answer).first())
  }

  async choose(key: string, option: string): Promise<void> {
    await this.hand.choose(this.field(key).first(), option)
  }

  async find(key: string, typed: string): Promise<void> {
    await this.hand.find(this.field(key).first(), typed)
  }

  /** Waits for a text. */
  async sees(text: string | RegExp): Promise<void> {
    await this.root.getByText(text).filter({ visible: true }).first().waitFor()
  }

  /** Waits for the words of a key. */
  seesWords(key: string, values?: Values): Promise<void> {
    return this.sees(words(key, values))
  }
}

/** Somebody before a whole screen. */
export class Screen extends Part {
  readonly page: Page
  /** What the browser complained of. */
  readonly complaints: string[] = []
  constructor(page: Page, hand: Hand) {
    super(page.locator('body'), hand)
    this.page = page
    page.on('console', message => { if (message.type() === 'error' && !isFirstProbe(message.text(), message.location().url)) this.complaints.push(`${message.text()} ${message.location().url}`) })
    page.on('pageerror', error => { this.complaints.push(String(error)) })
  }

  /** Opens an address and waits until it is drawn; where a shelf is locked, the PIN is given, which counts as nobody's tap. */
  async open(path: string): Promise<void> {
    await this.page.goto(path)
    await this.settled()
    await this.unlock()
  }

  /** Gives the PIN where the telephone asks for it. */
  async unlock(pin = PIN): Promise<void> {
    const asked = this.page.locator('#lock-pin')
    if (!await asked.count()) return
    await asked.fill(pin)
    await asked.waitFor({ state: 'detached' })
    await this.settled()
  }

  /** Waits until nothing is being fetched for the screen. */
  async settled(): Promise<void> {
    // asked at every frame: a locator that waits asks twice a second at last
    await this.page.waitForFunction(loading => [...document.querySelectorAll('h1')].some(one => one.checkVisibility()) && ![...document.querySelectorAll('[role=status]')].some(one => loading.some(word => one.textContent?.includes(word))), [words('app.loading'), words('app.loading', {}, 'en')])
  }

  /** Goes to another address of the app that is open, without loading it anew. */
  async walk(path: string): Promise<void> {
    await this.page.evaluate(to => history.pushState(null, '', to), path)
    await this.settled()
  }

  /** Everything that can be read on the screen, folded parts too. */
  async text(): Promise<string> {
    await this.page.evaluate(() => { for (const fold of document.querySelectorAll('details')) fold.open = true })
    return await this.root.innerText()
  }
}

/** Before anybody signed in, the app asks who is here and is told nobody. */
function isFirstProbe(text: string, url: string): boolean {
  return /status of 401/.test(text) && url.endsWith('/api/session')
}
