import { type FieldPages, page } from '#web/pages.tsx'
import { later, online } from '#web/later.tsx'

const words = online(() => import('./messages.ts'))

/** The page of a first code, before anybody is signed in. */
export const FirstPage = later(() => import('./first.tsx').then(part => part.FirstPage), words)

/** First codes, handed out in the field. */
export const pages: FieldPages = {
  pages: [page('/kode', () => import('./codes.tsx').then(part => part.CodesPage), words)],
}
