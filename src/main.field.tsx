import '#web/kit/tokens.css'
import '#web/kit/kit.css'
import { IconCalendarEvent, IconFolders, IconHome, IconUser, IconUserPlus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Route, Router, Switch, useLocation } from 'wouter'
import type { Action } from '#kernel/action.ts'
import { holds } from '#kernel/rights.ts'
import { FirstPage } from '#slices/aboard/field/pages.tsx'
import { SLICES } from '#src/main.contents.field.ts'
import { english, messages } from '#src/main.words.ts'
import { rights } from '#src/rights.ts'
import { AppProvider, createApp, useApp, useSignal } from '#web/app.tsx'
import { Gate } from '#web/gate.tsx'
import { createInstalled } from '#web/installed.ts'
import { LinkButton } from '#web/kit/button.tsx'
import { Page } from '#web/kit/page.tsx'
import { type Door, Shell } from '#web/kit/shell.tsx'
import { later } from '#web/later.tsx'
import { NotHere, WhyGone } from '#web/nothere.tsx'
import { Offers } from '#web/offers.tsx'
import { inOrder } from '#web/opens.ts'
import { type FieldPages, Homes, page, PagesProvider } from '#web/pages.tsx'
import { packing } from '#web/pouch.ts'
import { Safety } from '#web/safety.tsx'
import { actorOf, type Session } from '#web/session.ts'
import { isAnother } from '#web/shelf-witness.ts'
import { ThemeProvider } from '#web/settings.tsx'
import { createTheme } from '#web/theme.ts'
import { createLanguage, useSay, WordsProvider } from '#web/words.tsx'

const BASE = '/lapangan'
/** When the first load is over and the screen stands. */
const CALM_MS = 5000
const SOON_MS = 300
const LIVELY_MS = 120_000
const JITTER_MS = 1500
const ICON = { size: 22, stroke: 1.75, 'aria-hidden': true } as const

const shelfWords = () => import('#web/shelf-messages.ts')
const phoneWords = () => import('#web/phone-messages.ts')
const PostEnded = later(() => import('#web/ended.tsx').then(part => part.PostEnded), phoneWords)
const PhoneTold = later(() => import('#web/phonetold.tsx').then(part => part.PhoneTold), phoneWords, true)
const ShelfTold = later(() => import('#web/told.tsx').then(part => part.ShelfTold), shelfWords, true)
const LeftBehind = later(() => import('#web/told.tsx').then(part => part.LeftBehind), shelfWords, true)

/** What the telephone itself shows. */
const frame: FieldPages = {
  pages: [
    page('/periksa', () => import('./main.tray.tsx').then(part => part.Tray)),
    page('/saya', () => import('#web/me.tsx').then(part => part.MePage), shelfWords),
    page('/saya/sandi', () => import('#web/password.tsx').then(part => part.PasswordPage)),
    page('/ponsel', () => import('#web/phone.tsx').then(part => part.PhonePage), phoneWords),
    page('/pasang', () => import('#web/install.tsx').then(({ InstallPage }) => () => <InstallPage installed={installed} />)),
  ],
}
const all = [frame, ...SLICES]
const PAGES = inOrder(all.flatMap(({ pages = [] }) => pages))
const SCREENS = [PostEnded, PhoneTold, ShelfTold, LeftBehind, WhyGone, ...PAGES.map(({ Screen }) => Screen), ...all.flatMap(({ cards = [], homes = [] }) => [...cards, ...homes.map(({ Screen }) => Screen)])]

/** Where a fresh sign-in leads: the office to its desk, everyone else to the field; whoever comes after somebody else begins at home. Tells whether it stays here. */
function arrive({ posts, worker }: Session): boolean {
  const another = isAnother(worker.id)
  if (location.pathname.startsWith(BASE)) {
    if (another) history.replaceState(null, '', `${BASE}/`)
    return true
  }
  const atDesk = posts.some(({ role }) => rights[role]?.office)
  if (atDesk) location.replace('/kantor/')
  else history.replaceState(null, '', `${BASE}/`)
  return !atDesk
}

/** Whether any post lists records of a kind, so that there is something behind its door. */
function reads({ posts }: Session, kind: string): boolean {
  return posts.some(({ role }) => rights[role]?.reads[kind]?.brief || rights[role]?.reads[kind]?.full)
}

function Field({ session }: { session: Session }) {
  const say = useSay()
  const actor = actorOf(session)
  const goes = holds(rights, actor, 'visit.plan')
  const [path] = useLocation()
  const { loaded } = useSignal(useApp().sync)
  // with the data comes every screen: what is on the phone must open without a line
  useEffect(() => (loaded ? whenIdle(() => { for (const screen of SCREENS) (screen as Partial<typeof WhyGone>).fetch?.().catch(() => undefined) }) : undefined), [loaded])
  useLive(loaded)
  const doors: Door[] = [
    { to: '/', label: say(goes ? 'nav.home' : 'nav.inbox'), icon: <IconHome {...ICON} /> },
    ...(reads(session, 'case') ? [{ to: '/kasus', label: say('nav.cases'), icon: <IconFolders {...ICON} /> }] : []),
    ...(reads(session, 'trip') ? [{ to: '/rencana', label: say('nav.trips'), icon: <IconCalendarEvent {...ICON} /> }] : []),
    ...(holds(rights, actor, 'case.open') ? [{ to: '/lapor', label: say('nav.report'), icon: <IconUserPlus {...ICON} /> }] : []),
    { to: '/saya', label: say('nav.me'), icon: <IconUser {...ICON} /> },
  ]
  return (
    <Router base={BASE}>
      <Shell doors={doors} offers={<><ShelfTold /><PhoneTold installed={installed} /><Offers installed={installed} /></>}>
        <Safety key={path} words={{ broken: say('app.broken'), retry: say('app.retry') }}>
          <Switch>
            <Route path="/">{!session.posts.length && <PostEnded />}<LeftBehind />{session.posts.length > 0 && <Homes />}</Route>
            {PAGES.map(({ path: at, Screen }) => <Route key={at} path={at}>{params => <Screen {...params as Record<string, string>} />}</Route>)}
            <Route><Page title={say('app.name')}><NotHere><LinkButton to="/">{say('app.home')}</LinkButton></NotHere></Page></Route>
          </Switch>
        </Safety>
      </Shell>
    </Router>
  )
}

/** Does something as soon as the first screen stands. Gives the way to call it off. */
function whenIdle(work: () => void): () => void {
  if (!globalThis.requestIdleCallback) { const timer = setTimeout(work, SOON_MS); return () => clearTimeout(timer) }
  const asked = requestIdleCallback(work, { timeout: SOON_MS })
  return () => cancelIdleCallback(asked)
}

/** Once all is here, and while somebody uses the telephone on a good line, what is new is fetched as soon as it is there. */
function useLive(loaded: boolean): void {
  const { http, sync } = useApp()
  useEffect(() => {
    if (!loaded) return
    let stop: (() => void) | undefined
    let touched = Date.now()
    const touch = () => { touched = Date.now() }
    window.addEventListener('pointerdown', touch, { passive: true })
    const timer = setTimeout(() => void import('#web/live.ts').then(({ followLive, isLineGood }) => {
      stop = followLive(http, () => setTimeout(() => void sync.now(), Math.random() * JITTER_MS), () => isLineGood() && Date.now() - touched < LIVELY_MS)
    }, () => undefined), CALM_MS)
    return () => { clearTimeout(timer); window.removeEventListener('pointerdown', touch); stop?.() }
  }, [loaded, http, sync])
}

/** The page opens with a first code, or with whoever is here. */
function Opening() {
  const [first, setFirst] = useState(location.pathname === '/mulai')
  return first ? <FirstPage onIn={() => setFirst(false)} /> : <Gate arrive={arrive}>{session => <Field session={session} />}</Gate>
}

const app = createApp({ sheet: rights, actions: SLICES.flatMap(({ carried = [] }) => carried) as readonly Action[], keeps: true, wipe: app => import('#web/keeping.ts').then(part => part.wipe(app)) })
const installed = createInstalled(() => void app.sync.now())
// whatever waits to be sent goes when the line returns, also where timers sleep and when nobody is here
packing(app, installed.wake)
const theme = createTheme()
const language = createLanguage(english)

await language.ready()
createRoot(document.getElementById('app')!).render(
  <AppProvider app={app}><WordsProvider messages={messages} language={language}><ThemeProvider theme={theme}>
    <PagesProvider value={SLICES}><Opening /></PagesProvider>
  </ThemeProvider></WordsProvider></AppProvider>,
)
