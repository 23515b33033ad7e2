import { later } from '#web/later.tsx'
import { MoreWords } from '#web/words.tsx'

/** The next meetings, in few lines on every home; fetched with its words. */
export const MeetingsCard = later(async () => {
  const [{ NextMeetings }, { messages }] = await Promise.all([import('./list.tsx'), import('./messages.ts')])
  return () => <MoreWords messages={messages}><NextMeetings /></MoreWords>
}, true)
