import '#web/kit/tokens.css'
import '#web/office/mantine.css'
import '#web/office/office.css'
import '#web/office/work.css'
import { MantineProvider } from '@mantine/core'
import { IconHome, IconUser } from '@tabler/icons-react'
import { Suspense, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { Link, Route, Router, Switch, useLocation } from 'wouter'
import * as z from 'zod/mini'
import { gather } from '#kernel/say.ts'
import { messages as rules } from '#src/main.messages.ts'
import { rights } from '#src/rights.ts'
import { AppProvider, createApp, useSession } from '#web/app.tsx'
import { type AppName, baseOf } from '#web/apps.ts'
import { appsOf } from '#web/arrive.ts'
import { messages as shell } from '#web/messages.ts'
import { Gate } from '#web/office/gate.tsx'
import { messages as frameWords } from '#web/office/messages.ts'
import { Page } from '#web/office/page.tsx'
import { type DeskPages, Homes, page, PagesProvider, Sections } from '#web/office/pages.tsx'
import { Safety } from '#web/office/safety.tsx'
import { Shell } from '#web/office/shell.tsx'
import { Nothing, Waiting } from '#web/office/states.tsx'
import { createStore, StoreProvider } from '#web/office/store.tsx'
import { schemeOver, theme as looks, variables } from '#web/office/theme.ts'
import { ThemeSetting } from '#web/office/theme-setting.ts'
import { inOrder } from '#web/opens.ts'
import { createTheme } from '#web/theme.ts'
import { createLanguage, useSay, WordsProvider } from '#web/words.tsx'
import { SLICES } from './main.contents.office.ts'

// the strict content policy forbids eval, which zod would otherwise try for speed
z.config({ jitless: true })

const BASE = '/kantor'
const REST_MS = 2_000

/** What the desk itself shows: where one begins, and oneself. */
const frame: DeskPages = {
  pages: [page('/saya', () => import('#web/office/me.tsx').then(part => part.MyPage))],
  doors: [{ to: '/', word: 'office.nav.home', Icon: IconHome, group: 'work' }],
}
const own: DeskPages = { doors: [{ to: '/saya', word: 'office.nav.me', Icon: IconUser, group: 'self' }] }
const ALL = [frame, ...SLICES, own]
const PAGES = inOrder(ALL.flatMap(({ pages = [] }) => pages))
const PARTS = [...PAGES, ...ALL.flatMap(({ sections = [], homes = [] }) => [...sections, ...homes])].map(({ Screen }) => Screen)

/** Fetches the other screens once the first stands, so that a lost line does not close them. */
function fetchRest(): void {
  setTimeout(() => { for (const part of PARTS) if ('fetch' in part) void part.fetch().catch(() => undefined) }, REST_MS)
}

/** Whoever has little work at the desk is led to the app of the own work. */
function Elsewhere() {
  const say = useSay()
  const [app] = appsOf(rights, useSession().posts) as [AppName]
  return <Page title={say('office.home.title')}><Nothing title={say('office.home.elsewhere')}><a href={`${baseOf(app)}/`}>{say(`nav.app.${app}`)}</a></Nothing></Page>
}

function Screens() {
  const say = useSay()
  const [path] = useLocation()
  useEffect(fetchRest, [])
  return (
    <Safety key={path}>
      {path !== '/' && <Sections at="elsewhere" />}
      <Suspense fallback={<Waiting rows={8} />}>
        <Switch>
          <Route path="/">
            <Sections at="above" />
            <Homes><Elsewhere /></Homes>
            <Sections at="below" />
          </Route>
          {PAGES.map(({ path: at, Screen }) => <Route key={at} path={at}>{params => <Screen {...params as Record<string, string>} />}</Route>)}
          <Route><Page title={say('app.name')}><Nothing title={say('app.not_here')}><Link href="/">{say('app.home')}</Link></Nothing></Page></Route>
        </Switch>
      </Suspense>
    </Safety>
  )
}

const [app, setting, language, store] = [createApp({ sheet: rights }), createTheme(), createLanguage(), createStore()]
const messages = gather([rules, shell, frameWords, ...SLICES.flatMap(({ words = [] }) => words)])

createRoot(document.getElementById('app')!).render(
  <AppProvider app={app}><WordsProvider messages={messages} language={language}><ThemeSetting.Provider value={setting}><StoreProvider store={store}>
    <MantineProvider theme={looks} cssVariablesResolver={variables} colorSchemeManager={schemeOver(setting)} defaultColorScheme="auto"><PagesProvider value={ALL}><Gate><Router base={BASE}><Shell doors={ALL.flatMap(({ doors = [] }) => doors)}><Screens /></Shell></Router></Gate></PagesProvider></MantineProvider>
  </StoreProvider></ThemeSetting.Provider></WordsProvider></AppProvider>,
)
