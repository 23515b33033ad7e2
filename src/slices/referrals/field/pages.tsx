import { gather } from '#kernel/say.ts'
import { type FieldPages, page } from '#web/pages.tsx'
import { send } from './send.ts'

const words = async () => { const [own, stages] = await Promise.all([import('./refer-messages.ts'), import('../stage-messages.ts')]); return { messages: gather([own.messages, stages.messages]) } }

/** Referring on the phone, from the page of a case. */
export const pages: FieldPages = {
  carried: [send],
  pages: [page('/kasus/:id/rujuk', () => import('./refer.tsx').then(part => part.ReferPage), words)],
}
