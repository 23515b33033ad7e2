import { type DeskPages, part } from '#web/office/pages.tsx'
import { messages } from './office-messages.ts'

/** What people ask about their own data: the home of who answers, and what the head decides. */
export const pages: DeskPages = {
  sections: [{ at: ['head'], Screen: part(() => import('./office-erase.tsx').then(part => part.ErasureSection)) }],
  homes: [{ opens: 'request.answer', Screen: part(() => import('./office.tsx').then(part => part.RequestsHome)) }],
  words: [messages],
}
