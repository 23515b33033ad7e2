import { type DeskPages, page } from '#web/office/pages.tsx'
import { messages } from './office-messages.ts'

/** Figures of what was said; their door stands among the figures. */
export const pages: DeskPages = {
  pages: [
    page('/percakapan', () => import('./office.tsx').then(part => part.TalkPage)),
    page('/percakapan/:list', () => import('./office.tsx').then(part => part.TalkListPage)),
  ],
  words: [messages],
}
