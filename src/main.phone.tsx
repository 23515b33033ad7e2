import '#web/kit/tokens.css'
import '#web/kit/kit.css'
import { IconCalendarEvent, IconFolders, IconHome, IconUser, IconUserPlus } from '@tabler/icons-react'
import { type ComponentType, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Route, Router, Switch, useLocation } from 'wouter'
import type { Action } from '#kernel/action.ts'
import { holds } from '#kernel/rights.ts'
import { english, messages } from '#src/main.words.ts'
import { rights } from '#src/rights.ts'
import { AppProvider, createApp, useApp, useSignal } from '#web/app.tsx'
import { type AppName, baseOf } from '#web/apps.ts'
import { arriving, otherApps } from '#web/arrive.ts'
import { Gate } from '#web/gate.tsx'
import { createInstalled, type Installed } from '#web/installed.ts'
import { LinkButton } from '#web/kit/button.tsx'
import { Page } from '#web/kit/page.tsx'
import { type Door, Shell } from '#web/kit/shell.tsx'
import { later, type Later } from '#web/later.tsx'
import { NotHere, WhyGone } from '#web/nothere.tsx'
import { Offers } from '#web/offers.tsx'
import { inOrder } from '#web/opens.ts'
import { type FieldPage, type FieldPages, Homes, page, PagesProvider } from '#web/pages.tsx'
import { packing } from '#web/pouch.ts'
import { Safety } from '#web/safety.tsx'
import { actorOf, type Session } from '#web/session.ts'
import { ThemeProvider } from '#web/settings.tsx'
import { createTheme } from '#web/theme.ts'
import { createLanguage, useSay, WordsProvider } from '#web/words.tsx'

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

/** An app of the telephone: its name, what the slices show in it, and what waits for a look; the front door also takes first codes. */
export type Phone = { app: AppName; slices: readonly FieldPages[]; tray: FieldPage; First?: ComponentType<{ onIn(): void }> }
/** What an app shows at which address, and all that it fetches in a quiet moment. */
type Shown = { app: AppName; pages: readonly FieldPage[]; screens: readonly object[]; installed: Installed }

function shownBy({ app, slices, tray }: Phone, installed: Installed): Shown {
  const frame: FieldPages = {
    pages: [
      tray,
      page('/saya', () => import('#web/me.tsx').then(part => part.MePage), shelfWords),
      page('/saya/sandi', () => import('#web/password.tsx').then(part => part.PasswordPage)),
      page('/ponsel', () => import('#web/phone.tsx').then(part => part.PhonePage), phoneWords),
      page('/pasang', () => import('#web/install.tsx').then(({ InstallPage }) => () => <InstallPage installed={installed} />)),
    ],
  }
  const all = [frame, ...slices]
  const pages = inOrder(all.flatMap(one => one.pages ?? []))
  return { app, installed, pages, screens: [PostEnded, PhoneTold, ShelfTold, LeftBehind, WhyGone, ...pages.map(({ Screen }) => Screen), ...all.flatMap(({ cards = [], homes = [] }) => [...cards, ...homes.map(({ Screen }) => Screen)])] }
}

/** Whether any post lists records of a kind, so that there is something behind its door. */
function reads({ posts }: Session, kind: string): boolean {
  return posts.some(({ role }) => rights[role]?.reads[kind]?.brief || rights[role]?.reads[kind]?.full)
}

function Field({ session, shown: { app, pages, screens, installed } }: { session: Session; shown: Shown }) {
  const say = useSay()
  const actor = actorOf(session)
  const goes = holds(rights, actor, 'visit.plan')
  const [path] = useLocation()
  const { loaded } = useSignal(useApp().sync)
  // with the data comes every screen: what is on the phone must open without a line
  useEffect(() => (loaded ? whenIdle(() => { for (const screen of screens) (screen as Partial<Later<object>>).fetch?.().catch(() => undefined) }) : undefined), [loaded, screens])
  useLive(loaded)
  const doors: Door[] = [
    { to: '/', label: say(goes || app === 'panti' ? 'nav.home' : 'nav.inbox'), icon: <IconHome {...ICON} /> },
    ...(reads(session, 'case') ? [{ to: '/kasus', label: say('nav.cases'), icon: <IconFolders {...ICON} /> }] : []),
    ...(reads(session, 'trip') ? [{ to: '/rencana', label: say('nav.trips'), icon: <IconCalendarEvent {...ICON} /> }] : []),
    ...(holds(rights, actor, 'case.open') ? [{ to: '/lapor', label: say('nav.report'), icon: <IconUserPlus {...ICON} /> }] : []),
    { to: '/saya', label: say('nav.me'), icon: <IconUser {...ICON} /> },
  ].filter(({ to }) => to === '/' || pages.some(one => one.path === to))
  return (
    <Router base={baseOf(app)}>
      <Shell doors={doors} offers={<><ShelfTold /><PhoneTold installed={installed} /><Offers installed={installed} /></>}>
        <Safety key={path} words={{ broken: say('app.broken'), retry: say('app.retry') }}>
          <Switch>
            <Route path="/">{!session.posts.length && <PostEnded />}<LeftBehind />{session.posts.length > 0 && <Homes />}</Route>
            {pages.map(({ path: at, Screen }) => <Route key={at} path={at}>{params => <Screen {...params as Record<string, string>} />}</Route>)}
            <Route><Page title={say('app.name')}><NotHere><LinkButton to="/">{say('app.home')}</LinkButton>{otherApps(rights, session.posts, app).map(other => <a key={other} className="btn" href={baseOf(other) + path}>{say(`nav.app.${other}`)}</a>)}</NotHere></Page></Route>
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
function Opening({ First, shown }: { First: Phone['First']; shown: Shown }) {
  const [first, setFirst] = useState(location.pathname === '/mulai')
  return first && First ? <First onIn={() => setFirst(false)} /> : <Gate arrive={arriving(shown.app, rights)}>{session => <Field session={session} shown={shown} />}</Gate>
}

/** Opens an app of the telephone. */
export async function openPhone(phone: Phone): Promise<void> {
  const app = createApp({ sheet: rights, actions: phone.slices.flatMap(({ carried = [] }) => carried) as readonly Action[], keeps: true, wipe: app => import('#web/keeping.ts').then(part => part.wipe(app)) })
  const installed = createInstalled(phone.app, () => void app.sync.now())
  // whatever waits to be sent goes when the line returns, also where timers sleep and when nobody is here
  packing(app, installed.wake)
  const theme = createTheme(phone.app === 'panti')
  const language = createLanguage(english)
  const shown = shownBy(phone, installed)
  await language.ready()
  createRoot(document.getElementById('app')!).render(
    <AppProvider app={app}><WordsProvider messages={messages} language={language}><ThemeProvider theme={theme}>
      <PagesProvider value={phone.slices}><Opening First={phone.First} shown={shown} /></PagesProvider>
    </ThemeProvider></WordsProvider></AppProvider>,
  )
}
