import { beforeEach, expect, test, vi } from 'vitest'
import { broughtEnglish } from './english.ts'
import { createLanguage } from './words.tsx'

const kept = new Map<string, string>()
let told: Record<string, (event: { key?: string }) => void> = {}
beforeEach(() => {
  kept.clear()
  told = {}
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => { kept.set(key, value) } })
  vi.stubGlobal('addEventListener', (name: string, listener: () => void) => { told[name] = listener })
  return () => vi.unstubAllGlobals()
})
const WISH = 'pilar.language'
const offline = () => Promise.reject(new TypeError('no line'))

test('English chosen without a line: the choice fails, Indonesian stays, and nothing is remembered', async () => {
  const language = createLanguage(offline)
  await language.ready()
  await expect(language.choose('en')).rejects.toThrow('no line')
  expect([language.get(), kept.get(WISH)]).toEqual(['id', undefined])
})

test('English comes before the screen speaks it, once, and is remembered', async () => {
  let fetched = 0
  const language = createLanguage(async () => { fetched += 1; expect(language.get()).toBe('id') })
  for (const chosen of ['en', 'id', 'en'] as const) await language.choose(chosen)
  expect([language.get(), kept.get(WISH), fetched]).toEqual(['en', 'en', 1])
})

test('who presses Indonesian while English is still on its way reads Indonesian', async () => {
  let arrive = () => {}
  const language = createLanguage(() => new Promise(done => { arrive = done }))
  const slow = language.choose('en')
  await language.choose('id')
  arrive()
  await slow
  expect([language.get(), kept.get(WISH)]).toEqual(['id', 'id'])
})

test('a browser that lost its English opens in Indonesian whole, keeps the wish, and follows it when there is a line', async () => {
  kept.set(WISH, 'en')
  let line = false
  const language = createLanguage(() => (line ? Promise.resolve() : offline()))
  await language.ready()
  expect([language.get(), kept.get(WISH)]).toEqual(['id', 'en'])
  line = true
  told.online!({})
  await vi.waitFor(() => expect(language.get()).toBe('en'))
})

test('what another window chose is followed', async () => {
  const language = createLanguage()
  kept.set(WISH, 'en')
  told.storage!({ key: WISH })
  await vi.waitFor(() => expect(language.get()).toBe('en'))
})

test('fetched English is kept, and asked of the line no more; a device that keeps nothing has it all the same', async () => {
  const store = new Map<string, Response>()
  vi.stubGlobal('caches', { match: async (path: string) => store.get(path)?.clone(), open: async () => ({ put: async (path: string, answer: Response) => { store.set(path, answer) } }) })
  const fetched = vi.fn(async () => new Response('"Home|Cases"'))
  vi.stubGlobal('fetch', fetched)
  for (let nth = 0; nth < 2; nth += 1) expect(await broughtEnglish('/lapangan/assets/english-1.json')).toBe('Home|Cases')
  expect(fetched).toHaveBeenCalledTimes(1)
  vi.stubGlobal('caches', undefined)
  expect(await broughtEnglish('/lapangan/assets/english-1.json')).toBe('Home|Cases')
  // what is not there is not kept
  fetched.mockResolvedValue(new Response('gone', { status: 404 }))
  await expect(broughtEnglish('/lapangan/assets/english-2.json')).rejects.toThrow('english-2')
  expect([...store.keys()]).toEqual(['/lapangan/assets/english-1.json'])
})
