import { IconBed } from '@tabler/icons-react'
import { type FieldPages, page } from '#web/pages.tsx'
import { carried } from '../contents.ts'
import { admit, sign } from './acts.ts'

const words = () => import('./messages.ts')

/** Residents in the app of the houses. */
export const pages: FieldPages = {
  carried: [...carried, admit, sign],
  pages: [
    page('/penghuni', () => import('./residents.tsx').then(part => part.ResidentsPage), words),
    page('/penghuni/terima', () => import('./admit.tsx').then(part => part.NewResidentPage), words),
    page('/penghuni/terima/:id', () => import('./admit.tsx').then(part => part.AdmitPage), words),
    page('/berita-acara/:id', () => import('./signing.tsx').then(part => part.SigningPage), words),
    page('/penghuni/:id', () => import('./resident.tsx').then(part => part.ResidentPage), words),
  ],
  tiles: [{ to: '/penghuni', word: 'stay.title', Icon: IconBed, opens: 'stay.record', homes: ['unit'] }],
  leads: { institution: '/penghuni', stay: '/penghuni', letter: '/berita-acara/' },
}
