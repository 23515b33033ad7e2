import '#web/kit/tokens.css'
import '#web/office/mantine.css'
import '#web/office/office.css'
import '#web/office/work.css'
import { MantineProvider } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { Link, Route, Router, Switch, useLocation } from 'wouter'
import * as z from 'zod/mini'
import { gather } from '#kernel/say.ts'
import { AlarmStrip } from '#slices/cases/office-alarms.tsx'
import type { StepRow } from '#slices/cases/office-overdue.tsx'
import { messages as areas } from '#slices/areas/field/messages.ts'
import { messages as hear } from '#slices/directives/field/messages.ts'
import { messages as guests } from '#slices/guests/field/messages.ts'
import { messages as mine } from '#slices/trust/mine-messages.ts'
import type { Notice } from '#slices/notices/rules.ts'
import type { OfficeDay } from '#slices/trips/office-data.ts'
import { messages as rules } from '#src/main.messages.ts'
import { rights } from '#src/rights.ts'
import { DOORS } from './main.doors.tsx'
import { AppProvider, createApp, useSession } from '#web/app.tsx'
import { messages as shell } from '#web/messages.ts'
import { Gate } from '#web/office/gate.tsx'
import { messages as frame } from '#web/office/messages.ts'
import { messages as aboard } from '#web/office/messages-aboard.ts'
import { messages as cases } from '#web/office/messages-cases.ts'
import { messages as devices } from '#web/office/messages-devices.ts'
import { messages as directives } from '#web/office/messages-directives.ts'
import { messages as field } from '#web/office/messages-field.ts'
import { messages as figures } from '#web/office/messages-figures.ts'
import { messages as house } from '#web/office/messages-house.ts'
import { messages as letters } from '#web/office/messages-letters.ts'
import { messages as erasure } from '#web/office/messages-erasure.ts'
import { messages as meetings } from '#web/office/messages-meetings.ts'
import { messages as roles } from '#web/office/messages-roles.ts'
import { messages as talk } from '#web/office/messages-talk.ts'
import { messages as trust } from '#web/office/messages-trust.ts'
import { messages as voices } from '#web/office/messages-voices.ts'
import { messages as work } from '#web/office/messages-work.ts'
import { Page } from '#web/office/page.tsx'
import { Safety } from '#web/office/safety.tsx'
import { Shell } from '#web/office/shell.tsx'
import { Nothing, Waiting } from '#web/office/states.tsx'
import { createStore, StoreProvider, useMay } from '#web/office/store.tsx'
import { schemeOver, theme as looks, variables } from '#web/office/theme.ts'
import { ThemeSetting } from '#web/office/theme-setting.ts'
import { createTheme } from '#web/theme.ts'
import { createLanguage, useSay, WordsProvider } from '#web/words.tsx'

// the strict content policy forbids eval, which zod would otherwise try for speed
z.config({ jitless: true })

const BASE = '/kantor'
const REST_MS = 2_000

const SCREENS = {
  area: () => import('#slices/areas/office.tsx'), danger: () => import('#slices/areas/office-danger.tsx'), duty: () => import('#slices/areas/office-duty.tsx'), hotlines: () => import('#slices/areas/office-hotlines.tsx'),
  meetings: () => import('#slices/meetings/office-pages.tsx'),
  voices: () => import('#slices/voices/office.tsx'), board: () => import('#slices/voices/office-board.tsx'), issue: () => import('#slices/voices/office-issue.tsx'), concerns: () => import('#slices/voices/office-concerns.tsx'), decisions: () => import('#slices/voices/office-head.tsx'),
  letters: () => import('#slices/letters/office.tsx'), letter: () => import('#slices/letters/office-letter.tsx'), writeLetter: () => import('#slices/letters/office-write.tsx'), letterBook: () => import('#slices/letters/office-book.tsx'), letterLooks: () => import('#slices/letters/office-looks.tsx'),
  access: () => import('#slices/trust/office-log.tsx'), incidents: () => import('#slices/trust/office-incidents.tsx'), incident: () => import('#slices/trust/office-incident.tsx'), mine: () => import('#slices/trust/office-mine.tsx'), me: () => import('#web/office/me.tsx'),
  directives: () => import('#slices/directives/office.tsx'), directive: () => import('#slices/directives/office-ledger.tsx'), write: () => import('#slices/directives/office-write.tsx'), hearing: () => import('#slices/directives/office-hearing.tsx'),
  cases: () => import('#slices/cases/office.tsx'), file: () => import('#slices/cases/office-file.tsx'), incoming: () => import('#slices/cases/office-incoming.tsx'), intake: () => import('#slices/cases/office-intake.tsx'),
  overdue: () => import('#slices/cases/office-overdue.tsx'), subtypes: () => import('#slices/cases/office-subtypes.tsx'), silent: () => import('#slices/notices/office.tsx'), choices: () => import('#slices/notices/office-choices.tsx'), delivery: () => import('#slices/notices/office-delivery.tsx'),
  talk: () => import('#slices/talk/office.tsx'), figures: () => import('#slices/figures/office.tsx'), asks: () => import('#slices/figures/office-asks.tsx'), province: () => import('#slices/figures/office-province.tsx'), inspector: () => import('#slices/inspections/office.tsx'), inspections: () => import('#slices/inspections/office-grants.tsx'), requests: () => import('#slices/requests/office.tsx'), erasures: () => import('#slices/requests/office-erase.tsx'), homes: () => import('#slices/trips/office-home.tsx'), doors: () => import('#slices/doors/office.tsx'), day: () => import('#slices/trips/office.tsx'), plan: () => import('#slices/trips/office-plan.tsx'), uninvolved: () => import('#slices/trips/office-uninvolved.tsx'), month: () => import('#slices/months/office.tsx'),
  health: () => import('#slices/devices/office-health.tsx'), quarantine: () => import('#slices/devices/office-quarantine.tsx'), sign: () => import('#slices/devices/office-sign.tsx'),
  guests: () => import('#slices/guests/office.tsx'),
  imports: () => import('#slices/imports/office.tsx'),
  approval: () => import('#slices/aboard/office-approval.tsx'), waiting: () => import('#slices/aboard/office-codes.tsx'), unowned: () => import('#slices/aboard/office.tsx'),
  units: () => import('#slices/units/office.tsx'), pillars: () => import('#slices/units/office-pillars.tsx'), settings: () => import('#slices/units/office-settings.tsx'),
  workers: () => import('#slices/workers/office.tsx'), worker: () => import('#slices/workers/office-worker.tsx'), addWorker: () => import('#slices/workers/office-add.tsx'), admin: () => import('#slices/workers/office-home.tsx'),
} as const

const MeetingPages = lazy(() => SCREENS.meetings().then(part => ({ default: part.MeetingPages })))
const VoicesPage = lazy(() => SCREENS.voices().then(part => ({ default: part.VoicesPage })))
const BoardPage = lazy(() => SCREENS.board().then(part => ({ default: part.BoardPage })))
const IssuePage = lazy(() => SCREENS.issue().then(part => ({ default: part.IssuePage })))
const ConcernsPage = lazy(() => SCREENS.concerns().then(part => ({ default: part.ConcernsPage })))
const DecisionSection = lazy(() => SCREENS.decisions().then(part => ({ default: part.DecisionSection })))
const LettersPage = lazy(() => SCREENS.letters().then(part => ({ default: part.LettersPage })))
const LetterPage = lazy(() => SCREENS.letter().then(part => ({ default: part.LetterPage })))
const WriteLetterPage = lazy(() => SCREENS.writeLetter().then(part => ({ default: part.WriteLetterPage })))
const EditLetterPage = lazy(() => SCREENS.writeLetter().then(part => ({ default: part.EditLetterPage })))
const BookPage = lazy(() => SCREENS.letterBook().then(part => ({ default: part.BookPage })))
const LetterLooksPage = lazy(() => SCREENS.letterLooks().then(part => ({ default: part.LetterLooksPage })))
const AccessPage = lazy(() => SCREENS.access().then(part => ({ default: part.LogPage })))
const IncidentBand = lazy(() => SCREENS.incidents().then(part => ({ default: part.IncidentBand })))
const IncidentPage = lazy(() => SCREENS.incident().then(part => ({ default: part.IncidentPage })))
const IncidentsPage = lazy(() => SCREENS.incidents().then(part => ({ default: part.IncidentsPage })))
const MinePage = lazy(() => SCREENS.mine().then(part => ({ default: part.MinePage })))
const AddWorkerPage = lazy(() => SCREENS.addWorker().then(part => ({ default: part.AddWorkerPage })))
const AdminHome = lazy(() => SCREENS.admin().then(part => ({ default: part.AdminHome })))
const AreaPage = lazy(() => SCREENS.area().then(part => ({ default: part.AreaPage })))
const AsksSection = lazy(() => SCREENS.asks().then(part => ({ default: part.AsksSection })))
const ApprovalSection = lazy(() => SCREENS.approval().then(part => ({ default: part.ApprovalSection })))
const ChoicesPage = lazy(() => SCREENS.choices().then(part => ({ default: part.ChoicesPage })))
const DeliveryPage = lazy(() => SCREENS.delivery().then(part => ({ default: part.DeliveryPage })))
const CasesPage = lazy(() => SCREENS.cases().then(part => ({ default: part.CasesPage })))
const DangerPage = lazy(() => SCREENS.danger().then(part => ({ default: part.DangerPage })))
const DayPage = lazy(() => SCREENS.day().then(part => ({ default: part.DayPage<Notice, StepRow> })))
const DeskHome = lazy(() => SCREENS.homes().then(part => ({ default: part.DeskHome<Notice, StepRow> })))
const FigureListPage = lazy(() => SCREENS.figures().then(part => ({ default: part.FigureListPage })))
const TalkPage = lazy(() => SCREENS.talk().then(part => ({ default: part.TalkPage })))
const TalkListPage = lazy(() => SCREENS.talk().then(part => ({ default: part.TalkListPage })))
const FiguresPage = lazy(() => SCREENS.figures().then(part => ({ default: part.FiguresPage })))
const DevicesPage = lazy(() => SCREENS.health().then(part => ({ default: part.DevicesPage })))
const AwaitedSection = lazy(() => SCREENS.directives().then(part => ({ default: part.AwaitedSection })))
const DirectivesPage = lazy(() => SCREENS.directives().then(part => ({ default: part.DirectivesPage })))
const DirectivePage = lazy(() => SCREENS.directive().then(part => ({ default: part.DirectivePage })))
const HearingPage = lazy(() => SCREENS.hearing().then(part => ({ default: part.HearingPage })))
const WritePage = lazy(() => SCREENS.write().then(part => ({ default: part.WritePage })))
const DoorsPage = lazy(() => SCREENS.doors().then(part => ({ default: part.DoorsPage })))
const DutyPage = lazy(() => SCREENS.duty().then(part => ({ default: part.DutyPage })))
const FilePage = lazy(() => SCREENS.file().then(part => ({ default: part.FilePage })))
const GuestsPage = lazy(() => SCREENS.guests().then(part => ({ default: part.GuestsPage })))
const HeadHome = lazy(() => SCREENS.homes().then(part => ({ default: part.HeadHome })))
const HotlinesPage = lazy(() => SCREENS.hotlines().then(part => ({ default: part.HotlinesPage })))
const IncomingPage = lazy(() => SCREENS.incoming().then(part => ({ default: part.IncomingPage })))
const IncomingSection = lazy(() => SCREENS.incoming().then(part => ({ default: part.IncomingSection })))
const WaitingPage = lazy(() => SCREENS.waiting().then(part => ({ default: part.WaitingPage })))
const ImportPage = lazy(() => SCREENS.imports().then(part => ({ default: part.ImportPage })))
const InspectionsPage = lazy(() => SCREENS.inspections().then(part => ({ default: part.InspectionsPage })))
const InspectorHome = lazy(() => SCREENS.inspector().then(part => ({ default: part.InspectorHome })))
const IntakePage = lazy(() => SCREENS.intake().then(part => ({ default: part.IntakePage })))
const MonthPage = lazy(() => SCREENS.month().then(part => ({ default: part.MonthPage })))
const MyPage = lazy(() => SCREENS.me().then(part => ({ default: part.MyPage })))
const OverdueSection = lazy(() => SCREENS.overdue().then(part => ({ default: part.OverdueSection })))
const PillarsPage = lazy(() => SCREENS.pillars().then(part => ({ default: part.PillarsPage })))
const PlanPage = lazy(() => SCREENS.plan().then(part => ({ default: part.PlanPage })))
const ProvinceHome = lazy(() => SCREENS.province().then(part => ({ default: part.ProvinceHome })))
const ErasureSection = lazy(() => SCREENS.erasures().then(part => ({ default: part.ErasureSection })))
const QuarantineSection = lazy(() => SCREENS.sign().then(part => ({ default: part.QuarantineSection })))
const QuarantinePage = lazy(() => SCREENS.quarantine().then(part => ({ default: part.QuarantinePage })))
const RequestsHome = lazy(() => SCREENS.requests().then(part => ({ default: part.RequestsHome })))
const SettingsPage = lazy(() => SCREENS.settings().then(part => ({ default: part.SettingsPage })))
const SilentSection = lazy(() => SCREENS.silent().then(part => ({ default: part.SilentSection })))
const UnsharedSection = lazy(() => SCREENS.silent().then(part => ({ default: part.UnsharedSection })))
const SubtypesPage = lazy(() => SCREENS.subtypes().then(part => ({ default: part.SubtypesPage })))
const UnownedPage = lazy(() => SCREENS.unowned().then(part => ({ default: part.UnownedPage })))
const UnownedSection = lazy(() => SCREENS.unowned().then(part => ({ default: part.UnownedSection })))
const UninvolvedPage = lazy(() => SCREENS.uninvolved().then(part => ({ default: part.UninvolvedPage })))
const UnitsPage = lazy(() => SCREENS.units().then(part => ({ default: part.UnitsPage })))
const WorkerPage = lazy(() => SCREENS.worker().then(part => ({ default: part.WorkerPage })))
const WorkersPage = lazy(() => SCREENS.workers().then(part => ({ default: part.WorkersPage })))

/** Fetches the other screens once the first stands, so that a lost line does not close them. */
function fetchRest(): void {
  setTimeout(() => { for (const load of Object.values(SCREENS)) void load().catch(() => undefined) }, REST_MS)
}

const silentAndLate = (day: OfficeDay<Notice, StepRow>, aside?: ReactNode) => <><UnsharedSection notices={day.unshared} /><SilentSection notices={day.unanswered} aside={aside} /><OverdueSection steps={day.overdue} aside={aside} /></>

function Incidents() {
  const may = useMay()
  return may('breach.handle') ? <IncidentBand /> : null
}

function Home() {
  const say = useSay()
  const may = useMay()
  const { posts } = useSession()
  if (posts.some(({ role, line }) => line === 'area' && (role === 'kepala_dinas' || role === 'sekretaris'))) return <HeadHome asks={<AsksSection />} first={<><DecisionSection /><ApprovalSection of="menunggu_kepala" /><ErasureSection /><UnownedSection /></>} />
  if (may('case.triage')) return <DeskHome asks={<AsksSection />} first={<>{may('quarantine.settle') && <QuarantineSection />}<DecisionSection /><IncomingSection /><UnownedSection /></>} rest={silentAndLate} />
  if (may('worker.manage')) return <AdminHome />
  if (may('inspection.unmask')) return <InspectorHome />
  if (may('province.read')) return <ProvinceHome />
  if (may('request.answer')) return <RequestsHome />
  if (may('voice.sender')) return <VoicesPage />
  return <Page title={say('office.home.title')}><Nothing title={say('office.home.elsewhere')}><a href="/lapangan/">{say('office.home.field')}</a></Nothing></Page>
}

function Screens() {
  const say = useSay()
  const [path] = useLocation()
  useEffect(fetchRest, [])
  return (
    <Safety key={path}>
      {path !== '/' && <AlarmStrip />}
      <Suspense fallback={<Waiting rows={8} />}>
        <Switch>
          <Route path="/"><Incidents /><Home /><AwaitedSection /></Route>
          <Route path="/rapat/*?"><MeetingPages /></Route>
          <Route path="/suara"><VoicesPage /></Route>
          <Route path="/isu"><BoardPage /></Route>
          <Route path="/isu/:id">{({ id }) => <IssuePage key={id} id={id} />}</Route>
          <Route path="/pengaduan"><ConcernsPage /></Route>
          <Route path="/laporan-masuk"><IncomingPage /></Route>
          <Route path="/kasus"><CasesPage /></Route>
          <Route path="/kasus/baru"><IntakePage /></Route>
          <Route path="/kasus/:id">{({ id }) => <FilePage key={id} id={id} />}</Route>
          <Route path="/arahan"><DirectivesPage /></Route>
          <Route path="/arahan/baru"><WritePage /></Route>
          <Route path="/arahan/tanggapan/:id">{({ id }) => <HearingPage key={id} id={id} />}</Route>
          <Route path="/arahan/:id">{({ id }) => <DirectivePage key={id} id={id} />}</Route>
          <Route path="/surat"><LettersPage /></Route>
          <Route path="/surat/baru"><WriteLetterPage /></Route>
          <Route path="/surat/nomor"><BookPage /></Route>
          <Route path="/surat/:id/ubah">{({ id }) => <EditLetterPage key={id} id={id} />}</Route>
          <Route path="/surat/:id">{({ id }) => <LetterPage key={id} id={id} />}</Route>
          <Route path="/hari"><DayPage rest={silentAndLate} /></Route>
          <Route path="/rencana"><PlanPage /></Route>
          <Route path="/percakapan"><TalkPage /></Route>
          <Route path="/percakapan/:list">{({ list }) => <TalkListPage key={list} list={list} />}</Route>
          <Route path="/angka"><FiguresPage /></Route>
          <Route path="/angka/:list">{({ list }) => <FigureListPage key={list} list={list} />}</Route>
          <Route path="/darurat"><DangerPage /></Route>
          <Route path="/wilayah"><AreaPage /></Route>
          <Route path="/piket"><DutyPage /></Route>
          <Route path="/tamu"><GuestsPage /></Route>
          <Route path="/nomor-darurat"><HotlinesPage /></Route>
          <Route path="/pemeriksaan"><InspectionsPage /></Route>
          <Route path="/belum-dilibatkan"><UninvolvedPage /></Route>
          <Route path="/laporan-bulan"><MonthPage /></Route>
          <Route path="/petugas"><WorkersPage /></Route>
          <Route path="/petugas/baru"><AddWorkerPage /></Route>
          <Route path="/petugas/kode"><WaitingPage /></Route>
          <Route path="/petugas/:id">{({ id }) => <WorkerPage key={id} id={id} />}</Route>
          <Route path="/perangkat"><DevicesPage /></Route>
          <Route path="/karantina"><QuarantinePage /></Route>
          <Route path="/tautan"><DoorsPage /></Route>
          <Route path="/tanpa-penanggung-jawab"><UnownedPage /></Route>
          <Route path="/impor"><ImportPage /></Route>
          <Route path="/unit"><UnitsPage /></Route>
          <Route path="/pilar"><PillarsPage /></Route>
          <Route path="/subjenis"><SubtypesPage /></Route>
          <Route path="/pengaturan/surat"><LetterLooksPage /></Route>
          <Route path="/pengaturan"><SettingsPage /></Route>
          <Route path="/log-akses"><AccessPage /></Route>
          <Route path="/insiden"><IncidentsPage /></Route>
          <Route path="/insiden/:id">{({ id }) => <IncidentPage key={id} id={id} />}</Route>
          <Route path="/saya"><MyPage /></Route>
          <Route path="/saya/kabar"><ChoicesPage /></Route>
          <Route path="/pengiriman"><DeliveryPage /></Route>
          <Route path="/saya/data"><MinePage /></Route>
          <Route><Page title={say('app.name')}><Nothing title={say('app.not_here')}><Link href="/">{say('app.home')}</Link></Nothing></Page></Route>
        </Switch>
      </Suspense>
    </Safety>
  )
}

const [app, setting, language, store] = [createApp({ sheet: rights }), createTheme(), createLanguage(), createStore()]
const messages = gather([rules, shell, frame, aboard, areas, cases, devices, directives, hear, erasure, field, figures, guests, house, letters, roles, talk, trust, mine, voices, meetings, work])

createRoot(document.getElementById('app')!).render(
  <AppProvider app={app}><WordsProvider messages={messages} language={language}><ThemeSetting.Provider value={setting}><StoreProvider store={store}>
    <MantineProvider theme={looks} cssVariablesResolver={variables} colorSchemeManager={schemeOver(setting)} defaultColorScheme="auto"><Gate><Router base={BASE}><Shell doors={DOORS}><Screens /></Shell></Router></Gate></MantineProvider>
  </StoreProvider></ThemeSetting.Provider></WordsProvider></AppProvider>,
)
