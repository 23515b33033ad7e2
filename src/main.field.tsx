import '#web/kit/tokens.css'
import '#web/kit/kit.css'
import { IconCalendarEvent, IconFolders, IconHome, IconUser, IconUserPlus } from '@tabler/icons-react'
import { type ComponentType, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Route, Router, Switch, useLocation } from 'wouter'
import { holds } from '#kernel/rights.ts'
import type { Messages } from '#kernel/say.ts'
import { AwaitedCard } from '#slices/directives/field/card.tsx'
import { MeetingsCard } from '#slices/meetings/field/card.tsx'
import { FieldHome, KelurahanHome } from '#slices/trips/field/home.tsx'
import { CaseVisits } from '#slices/trips/field/casevisits.tsx'
import { carried as actions } from '#src/main.contents.ts'
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
import { packing } from '#web/pouch.ts'
import { Safety } from '#web/safety.tsx'
import { actorOf, type Session } from '#web/session.ts'
import { isAnother } from '#web/shelf-witness.ts'
import { ThemeProvider } from '#web/settings.tsx'
import { createTheme } from '#web/theme.ts'
import { createLanguage, MoreWords, useSay, WordsProvider } from '#web/words.tsx'

const BASE = '/lapangan'
/** When the first load is over and the screen stands. */
const CALM_MS = 5000
const SOON_MS = 300
const LIVELY_MS = 120_000
const JITTER_MS = 1500
const ICON = { size: 22, stroke: 1.75, 'aria-hidden': true } as const

const AreaDoor = later(() => import('#slices/areas/field/page.tsx').then(part => part.AreaDoor))
const AreaPage = later(() => import('#slices/areas/field/page.tsx').then(part => part.AreaPage))
const DangerPage = later(() => import('#slices/areas/field/danger.tsx').then(part => part.DangerPage))
const aboardWords = () => import('#slices/aboard/field/messages.ts')
const CodesPage = later(async () => spoken(...await Promise.all([import('#slices/aboard/field/codes.tsx').then(part => part.CodesPage), aboardWords()])))
const FirstPage = later(async () => spoken(...await Promise.all([import('#slices/aboard/field/first.tsx').then(part => part.FirstPage), aboardWords()])))
const IntakePage = later(() => import('#slices/cases/field/intake.tsx').then(part => part.IntakePage))
const CaseListPage = later(() => import('#slices/cases/field/list.tsx').then(part => part.CaseListPage))
const CasePage = later(() => import('#slices/cases/field/page.tsx').then(part => part.CasePage))
const TripListPage = later(() => import('#slices/trips/field/list.tsx').then(part => part.TripListPage))
const PlanPage = later(() => import('#slices/trips/field/plan.tsx').then(part => part.PlanPage))
const TripPage = later(() => import('#slices/trips/field/trip.tsx').then(part => part.TripPage))
const NotePage = later(() => import('#slices/trips/field/note.tsx').then(part => part.NotePage))
const ReportPage = later(() => import('#slices/trips/field/note.tsx').then(part => part.ReportPage))
const VisitPage = later(() => import('#slices/trips/field/visit.tsx').then(part => part.VisitPage))
const KecamatanHome = later(() => import('#slices/trips/field/kecamatan.tsx').then(part => part.KecamatanHome))
const UnitHome = later(() => import('#slices/trips/field/unit.tsx').then(part => part.UnitHome))
const PillarPage = later(() => import('#slices/trips/field/pillar.tsx').then(part => part.PillarPage))
const PillarPhonesPage = later(async () => spoken(...await Promise.all([import('#slices/devices/field/pillar.tsx').then(part => part.PillarPhonesPage), import('#slices/devices/field/messages.ts')])))
const SchedulePage = later(() => import('#slices/doors/field/schedule.tsx').then(part => part.SchedulePage))
const DoorsPage = later(() => import('#slices/doors/field/doors.tsx').then(part => part.DoorsPage))
const PasswordPage = later(() => import('#web/password.tsx').then(part => part.PasswordPage))
const MePage = later(async () => spoken(...await Promise.all([import('#web/me.tsx').then(part => part.MePage), import('#web/shelf-messages.ts')])))
const InstallPage = later(() => import('#web/install.tsx').then(part => part.InstallPage))
const MinePage = later(() => import('#slices/trust/field/mine.tsx').then(part => part.MinePage))
const ChoicesPage = later(async () => spoken(...await Promise.all([import('#slices/notices/field/choices.tsx').then(part => part.ChoicesPage), import('#slices/notices/choice-messages.ts')])))
const MonthPage = later(() => import('#slices/months/field/month.tsx').then(part => part.MonthPage))
const figureScreens = () => Promise.all([import('#slices/figures/field/area.tsx'), import('#slices/figures/field/messages.ts')])
const AreaFiguresPage = later(() => figureScreens().then(([part, words]) => spoken(part.AreaFiguresPage, words)))
const AreaFigureListPage = later(() => figureScreens().then(([part, words]) => spoken(part.AreaFigureListPage, words)))
const hearWords = () => import('#slices/directives/field/messages.ts')
const HearingsPage = later(async () => spoken(...await Promise.all([import('#slices/directives/field/inbox.tsx').then(part => part.HearingsPage), hearWords()])))
const HearingPage = later(async () => spoken(...await Promise.all([import('#slices/directives/field/hearing.tsx').then(part => part.HearingPage), hearWords()])))
const SentPage = later(async () => spoken(...await Promise.all([import('#slices/directives/field/sender.tsx').then(part => part.SentPage), hearWords()])))
const WritePage = later(async () => spoken(...await Promise.all([import('#slices/directives/field/write.tsx').then(part => part.WritePage), hearWords()])))
const shelfWords = () => import('#web/shelf-messages.ts')
const phoneWords = () => import('#web/phone-messages.ts')
const PhonePage = later(async () => spoken(...await Promise.all([import('#web/phone.tsx').then(part => part.PhonePage), phoneWords()])))
const PostEnded = later(async () => spoken(...await Promise.all([import('#web/ended.tsx').then(part => part.PostEnded), phoneWords()])))
const PhoneTold = later(async () => spoken(...await Promise.all([import('#web/phonetold.tsx').then(part => part.PhoneTold), phoneWords()])), true)
const ShelfTold = later(async () => spoken(...await Promise.all([import('#web/told.tsx').then(part => part.ShelfTold), shelfWords()])), true)
const LeftBehind = later(async () => spoken(...await Promise.all([import('#web/told.tsx').then(part => part.LeftBehind), shelfWords()])), true)
const voiceWords = () => import('#slices/voices/field/messages.ts')
const VoicesPage = later(async () => spoken(...await Promise.all([import('#slices/voices/field/voices.tsx').then(part => part.VoicesPage), voiceWords()])))
const RaisePage = later(async () => spoken(...await Promise.all([import('#slices/voices/field/voices.tsx').then(part => part.RaisePage), voiceWords()])))
const GuestsPage = later(async () => spoken(...await Promise.all([import('#slices/guests/field/book.tsx').then(part => part.GuestsPage), import('#slices/guests/field/messages.ts')])))
const meetWords = () => import('#slices/meetings/field/messages.ts')
const MeetingsPage = later(async () => spoken(...await Promise.all([import('#slices/meetings/field/list.tsx').then(part => part.MeetingsPage), meetWords()])))
const MeetingPage = later(async () => spoken(...await Promise.all([import('#slices/meetings/field/meeting.tsx').then(part => part.MeetingPage), meetWords()])))
const HerePage = later(async () => spoken(...await Promise.all([import('#slices/meetings/field/here.tsx').then(part => part.HerePage), meetWords()])))
const AttendancesPage = later(async () => spoken(...await Promise.all([import('#slices/meetings/field/attendances.tsx').then(part => part.AttendancesPage), meetWords()])))
const WriteMinutesPage = later(async () => spoken(...await Promise.all([import('#slices/meetings/field/write.tsx').then(part => part.WriteMinutesPage), meetWords()])))
const TrayPage = later(() => import('./main.tray.tsx').then(part => part.Tray))

const SCREENS = [AwaitedCard, MeetingsCard, MeetingsPage, MeetingPage, HerePage, AttendancesPage, WriteMinutesPage, HearingsPage, HearingPage, SentPage, WritePage, PasswordPage, PhonePage, PhoneTold, PostEnded, WhyGone, ShelfTold, LeftBehind, CodesPage, AreaDoor, AreaPage, DangerPage, IntakePage, CaseListPage, CasePage, TripListPage, PlanPage, TripPage, NotePage, ReportPage, VisitPage, MePage, MonthPage, MinePage, ChoicesPage, InstallPage, TrayPage, VoicesPage, RaisePage, GuestsPage, KecamatanHome, UnitHome, PillarPage, PillarPhonesPage, SchedulePage, DoorsPage, AreaFiguresPage, AreaFigureListPage]

/** A screen that brings its own words, so that the entry stays small. */
function spoken<P extends object>(Screen: ComponentType<P>, { messages: words }: { messages: Messages }): ComponentType<P> {
  return (props: P) => <MoreWords messages={words}><Screen {...props} /></MoreWords>
}

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
  const sharing = { shares: session.posts.some(({ role, rt, rw }) => !rt && !rw && rights[role]?.reads.visit?.brief?.includes('area')), hands: holds(rights, actor, 'door.give') || holds(rights, actor, 'door.neighbourhood') }
  const [path] = useLocation()
  const { loaded } = useSignal(useApp().sync)
  // with the data comes every screen: what is on the phone must open without a line
  useEffect(() => (loaded ? whenIdle(() => { for (const screen of SCREENS) screen.fetch().catch(() => undefined) }) : undefined), [loaded])
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
          {session.posts.length > 0 && <Route path="/"><LeftBehind /></Route>}
          <Switch>
            <Route path="/">{!session.posts.length ? <><PostEnded /><LeftBehind /></> : goes ? <FieldHome coordinates={holds(rights, actor, 'trip.reassign')} {...sharing} /> : holds(rights, actor, 'notice.stand_in') ? <KecamatanHome /> : session.posts.some(({ role }) => rights[role]?.reads.case?.full?.includes('unit')) ? <UnitHome /> : <KelurahanHome {...sharing} />}</Route>
            <Route path="/arahan"><HearingsPage /></Route>
            <Route path="/arahan/baru"><WritePage /></Route>
            <Route path="/arahan/kirim/:id">{({ id }) => <SentPage key={id} id={id} />}</Route>
            <Route path="/arahan/:id">{({ id }) => <HearingPage key={id} id={id} />}</Route>
            <Route path="/rapat"><MeetingsPage /></Route>
            <Route path="/rapat/:id">{({ id }) => <MeetingPage key={id} id={id} />}</Route>
            <Route path="/rapat/:id/hadir">{({ id }) => <HerePage key={id} id={id} />}</Route>
            <Route path="/rapat/:id/daftar">{({ id }) => <AttendancesPage key={id} id={id} />}</Route>
            <Route path="/rapat/:id/catat">{({ id }) => <WriteMinutesPage key={id} id={id} />}</Route>
            <Route path="/pilar"><PillarPage /></Route>
            <Route path="/pilar/ponsel"><PillarPhonesPage /></Route>
            <Route path="/angka"><AreaFiguresPage /></Route>
            <Route path="/angka/:list">{({ list }) => <AreaFigureListPage key={list} list={list} />}</Route>
            <Route path="/jadwal"><SchedulePage /></Route>
            <Route path="/tautan"><DoorsPage /></Route>
            <Route path="/darurat"><DangerPage /></Route>
            <Route path="/wilayah"><AreaDoor /></Route>
            <Route path="/wilayah/:code">{({ code }) => <AreaPage key={code} code={code} />}</Route>
            <Route path="/lapor"><IntakePage /></Route>
            <Route path="/kasus"><CaseListPage /></Route>
            <Route path="/kasus/:id">{({ id }) => <CasePage key={id} id={id} visits={<CaseVisits caseId={id} />} />}</Route>
            <Route path="/rencana"><TripListPage /></Route>
            <Route path="/rencana/baru"><PlanPage /></Route>
            <Route path="/rencana/:id">{({ id }) => <TripPage key={id} id={id} />}</Route>
            <Route path="/catat"><NotePage /></Route>
            <Route path="/kunjungan/:id/lapor">{({ id }) => <ReportPage key={id} id={id} />}</Route>
            <Route path="/kunjungan/:id">{({ id }) => <VisitPage key={id} id={id} />}</Route>
            <Route path="/suara"><VoicesPage /></Route>
            <Route path="/suara/baru"><RaisePage /></Route>
            <Route path="/tamu"><GuestsPage /></Route>
            <Route path="/periksa"><TrayPage /></Route>
            <Route path="/ponsel"><PhonePage /></Route>
            <Route path="/saya"><MePage goes={goes} codes={session.posts.some(({ role, line }) => line === 'area' && rights[role]?.codes)} officeDoor={session.posts.some(({ role }) => rights[role]?.office)} /></Route>
            <Route path="/kode"><CodesPage /></Route>
            <Route path="/pasang"><InstallPage installed={installed} /></Route>
            <Route path="/saya/kabar"><ChoicesPage /></Route>
            <Route path="/saya/data"><MinePage /></Route>
            <Route path="/laporan-bulan"><MonthPage /></Route>
            <Route path="/saya/sandi"><PasswordPage back="/saya" /></Route>
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

const app = createApp({ sheet: rights, actions, keeps: true, wipe: app => import('#web/keeping.ts').then(part => part.wipe(app)) })
const installed = createInstalled(() => void app.sync.now())
// whatever waits to be sent goes when the line returns, also where timers sleep and when nobody is here
packing(app, installed.wake)
const theme = createTheme()
const language = createLanguage(english)

await language.ready()
createRoot(document.getElementById('app')!).render(
  <AppProvider app={app}><WordsProvider messages={messages} language={language}><ThemeProvider theme={theme}>
    <Opening />
  </ThemeProvider></WordsProvider></AppProvider>,
)
