import { FirstPage } from '#slices/aboard/field/pages.tsx'
import { SLICES } from '#src/main.contents.field.ts'
import { openPhone } from '#src/main.phone.tsx'
import { lastApp } from '#web/arrive.ts'
import { page } from '#web/pages.tsx'

const tray = page('/periksa', () => import('./main.tray.tsx').then(part => part.Tray))

// the front door leads on to the app in which somebody last was here
if (location.pathname === '/' && lastApp() === 'panti') location.replace('/panti/')
else await openPhone({ app: 'lapangan', slices: SLICES, tray, First: FirstPage })
