import { gather } from '#kernel/say.ts'
import { later } from '#web/later.tsx'
import { type FieldPages, page } from '#web/pages.tsx'
import { carried } from '../contents.ts'

const words = async () => { const [screens, rules, incidents] = await Promise.all([import('./messages.ts'), import('../messages.ts'), import('../incident-messages.ts')]); return { messages: gather([screens.messages, rules.messages, incidents.messages]) } }

/** The log of a house in the app of the houses. */
export const pages: FieldPages = {
  carried,
  pages: [
    page('/catatan', () => import('./note.tsx').then(part => part.NotePage), words),
    page('/catatan/nihil', () => import('./note.tsx').then(part => part.NilPage), words),
    page('/sif', () => import('./shift.tsx').then(part => part.ShiftPage), words),
    page('/kejadian', () => import('./incident.tsx').then(part => part.IncidentPage), words),
    page('/temuan', () => import('./findings.tsx').then(part => part.FindingsPage), words),
  ],
  cards: [later(() => import('./card.tsx').then(part => part.HouseCard), words, true)],
  leads: { incident: '/kejadian', log: '/catatan', shift: '/sif', finding: '/temuan', supervision: '/temuan' },
}
