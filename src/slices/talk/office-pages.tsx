import { type DeskPages, page } from '#web/office/pages.tsx'

/** Figures of what was said; their door stands among the figures. */
export const pages: DeskPages = {
  pages: [
    page('/percakapan', () => import('./office.tsx').then(part => part.TalkPage)),
    page('/percakapan/:list', () => import('./office.tsx').then(part => part.TalkListPage)),
  ],
}
