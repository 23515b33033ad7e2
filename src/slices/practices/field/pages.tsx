import { IconNotebook } from '@tabler/icons-react'
import { type FieldPages, page } from '#web/pages.tsx'
import { carried } from '../contents.ts'

const words = () => import('./messages.ts')

/** Good practices on the phone, of a house and of those who go out. */
export const pages: FieldPages = {
  carried,
  pages: [
    page('/praktik-baik', () => import('./practices.tsx').then(part => part.PracticesPage), words),
    page('/praktik-baik/tulis', () => import('./practices.tsx').then(part => part.WritePage), words),
    page('/praktik-baik/:id', () => import('./practices.tsx').then(part => part.PracticePage), words),
  ],
  tiles: [{ to: '/praktik-baik', word: 'practice.title', Icon: IconNotebook }],
}
