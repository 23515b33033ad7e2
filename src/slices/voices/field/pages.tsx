import { IconSpeakerphone } from '@tabler/icons-react'
import { type FieldPages, page } from '#web/pages.tsx'
import { carried } from '../contents.ts'

const words = () => import('./messages.ts')

/** What the field has to say. */
export const pages: FieldPages = {
  carried,
  pages: [
    page('/suara', () => import('./voices.tsx').then(part => part.VoicesPage), words),
    page('/suara/baru', () => import('./voices.tsx').then(part => part.RaisePage), words),
  ],
  tiles: [{ to: '/suara', word: 'voice.title', Icon: IconSpeakerphone, opens: 'voice.raise' }],
  leads: { voice: '/suara' },
}
