import { cpSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { PASSWORD, type Someone } from '../house.ts'
import { pause } from '../keeper.ts'
import type { Wire } from '../wire.ts'
import { pointing } from './hands.ts'
import { openPhone, PIN, Screen } from './screen.ts'

const CAMERA = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

/** A telephone whose browser keeps its profile between openings. */
export type Phone = {
  opens(path?: string): Promise<Screen>
  closes(): Promise<void>
  /** The battery is empty: the browser ends where it stands, without a farewell. */
  dies(): Promise<void>
  throwAway(): Promise<void>
  /** Every file of a copy of the profile that holds one of these texts, in any way a browser writes text. */
  holding(texts: readonly string[]): string[]
}

/** Buys a telephone with a camera, on this line. */
export function buyPhone(wire: Pick<Wire, 'url'>): Phone {
  const folder = mkdtempSync(join(tmpdir(), 'pilar-ponsel-'))
  let context: BrowserContext | undefined
  const phone: Phone = {
    async opens(path = '/lapangan/') {
      context ??= await openPhone(folder, wire, ...CAMERA)
      const screen = new Screen(await context.newPage(), pointing(true))
      await screen.page.goto(path)
      return screen
    },
    async closes() { await context?.close(); context = undefined },
    async dies() {
      const gone = new Promise(ended => { context!.once('close', ended) })
      // the lock of a profile names the process that holds it
      process.kill(Number(readlinkSync(join(folder, 'SingletonLock')).split('-').at(-1)), 'SIGKILL')
      await gone
      context = undefined
      rmSync(join(folder, 'SingletonLock'), { force: true })
    },
    async throwAway() { await phone.closes(); rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) },
    holding: texts => filesHolding(folder, texts),
  }
  return phone
}

/** Every file below a copy of a folder that holds one of some texts: as it stands, in capitals, in two bytes a letter, or packed for a line. */
export function filesHolding(folder: string, texts: readonly string[]): string[] {
  const copy = mkdtempSync(join(tmpdir(), 'pilar-copy-'))
  // the lock files of a running browser point nowhere
  cpSync(folder, copy, { recursive: true, filter: path => !/Singleton|\.org\.chromium/.test(path) })
  const needles = texts.flatMap(text => [text, text.toUpperCase()].flatMap(one => [Buffer.from(one), Buffer.from(one, 'utf16le'), Buffer.from(Buffer.from(one).toString('base64').slice(0, -4))]))
  const files = readdirSync(copy, { recursive: true, encoding: 'utf8' }).filter(name => statSync(join(copy, name)).isFile())
  const hits = files.filter(name => { const bytes = readFileSync(join(copy, name)); return needles.some(needle => bytes.includes(needle)) })
  rmSync(copy, { recursive: true, force: true })
  return hits
}

/** Which of some texts the page holds in its memory, wherever it keeps them. */
export async function remembered(screen: Screen, texts: readonly string[]): Promise<string[]> {
  const debug = await screen.page.context().newCDPSession(screen.page)
  const pieces: string[] = []
  debug.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => { pieces.push(chunk) })
  await debug.send('HeapProfiler.collectGarbage')
  await debug.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await debug.detach()
  const heap = pieces.join('')
  return texts.filter(text => heap.includes(JSON.stringify(text).slice(1, -1)))
}

/** Unlocks the telephone by its PIN. */
export async function unlocks(screen: Screen, pin = PIN): Promise<void> {
  await screen.write('lock.pin', pin)
  await screen.page.getByRole('navigation').first().waitFor()
}

/** Signs in with the password of everybody settled. */
export async function signsIn(screen: Screen, someone: Someone, password = PASSWORD): Promise<void> {
  await screen.write('signin.login', someone.username)
  await screen.write('signin.password', password)
  await screen.press('signin.go')
}

/** Takes pictures with the camera of the page. */
export async function takesPhotos(screen: Screen, count: number): Promise<void> {
  await screen.press('photo.camera')
  for (let nth = 1; nth <= count; nth += 1) {
    await screen.dialog().press('camera.take')
    await screen.dialog().seesWords('camera.count', { count: nth })
    await pause(300) // the picture of the device moves on
  }
  await screen.dialog().press('camera.done')
}

/** What the telephone says of its pictures before it sends them: their SHA-256. */
export function announced(screen: Screen): Set<string> {
  const told = new Set<string>()
  screen.page.on('request', request => { if (/\/uploads$/.test(request.url())) told.add(request.postDataJSON().sha256) })
  return told
}
