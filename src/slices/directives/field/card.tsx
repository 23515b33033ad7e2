import { MoreWords } from '#web/words.tsx'
import { later } from '#web/later.tsx'

/** What others wait for from me, and what I wait for, in few lines on every home; fetched with its words. */
export const AwaitedCard = later(async () => {
  const [{ Awaited }, { messages }] = await Promise.all([import('./inbox.tsx'), import('./messages.ts')])
  return () => <MoreWords messages={messages}><Awaited /></MoreWords>
}, true)
