import { SLICES } from '#src/main.contents.panti.ts'
import { openPhone } from '#src/main.phone.tsx'
import { page } from '#web/pages.tsx'

const tray = page('/periksa', () => import('./main.panti.tray.tsx').then(part => part.Tray))

await openPhone({ app: 'panti', slices: SLICES, tray })
