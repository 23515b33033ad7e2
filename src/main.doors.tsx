import { IconAddressBook, IconAlertTriangle, IconBinaryTree2, IconBook2, IconCalendarEvent, IconChartBar, IconClipboardList, IconClockHour4, IconDeviceMobile, IconEyeSearch, IconFileImport, IconFileSearch, IconFileText, IconFolders, IconHome, IconInbox, IconLink, IconMail, IconMailOpened, IconMapPin, IconMessageReport, IconPhone, IconProgressAlert, IconSend, IconSettings, IconSpeakerphone, IconTags, IconUrgent, IconUser, IconUserPlus, IconUserQuestion, IconUsersGroup } from '@tabler/icons-react'
import type { Door } from '#web/office/shell.tsx'

const LOOK = { size: 18, stroke: 1.75, 'aria-hidden': true } as const

/** The doors of the office's frame: where each leads, its word, and the verb that opens it. */
export const DOORS: readonly Door[] = [
  { to: '/', word: 'office.nav.home', icon: <IconHome {...LOOK} />, group: 'work' },
  { to: '/laporan-masuk', word: 'office.nav.incoming', icon: <IconInbox {...LOOK} />, verb: 'case.triage', group: 'work' },
  { to: '/kasus', word: 'office.nav.cases', icon: <IconFolders {...LOOK} />, verb: 'case.triage', group: 'work' },
  { to: '/kasus/baru', word: 'office.nav.intake', icon: <IconUserPlus {...LOOK} />, verb: 'case.triage', group: 'work' },
  { to: '/hari', word: 'office.nav.day', icon: <IconClipboardList {...LOOK} />, verb: 'trip.plan_for', group: 'work' },
  { to: '/rencana', word: 'office.nav.plan', icon: <IconCalendarEvent {...LOOK} />, verb: 'trip.plan_for', group: 'work' },
  { to: '/arahan', word: 'office.nav.directives', icon: <IconSend {...LOOK} />, group: 'work' },
  { to: '/surat', word: 'office.letters.title', icon: <IconMailOpened {...LOOK} />, verb: ['letter.draft', 'letter.sign'], group: 'work' },
  { to: '/rapat', word: 'office.meetings.title', icon: <IconUsersGroup {...LOOK} />, group: 'work' },
  { to: '/suara', word: 'voice.title', icon: <IconSpeakerphone {...LOOK} />, verb: ['issue.handle', 'voice.sender'], group: 'work' },
  { to: '/isu', word: 'office.issues.title', icon: <IconMessageReport {...LOOK} />, verb: 'issue.handle', group: 'work' },
  { to: '/pengaduan', word: 'office.concerns.title', icon: <IconMessageReport {...LOOK} />, verb: ['concern.answer', 'voice.sender'], group: 'work' },
  { to: '/angka', word: 'office.nav.figures', icon: <IconChartBar {...LOOK} />, verb: 'figures.read', group: 'work' },
  { to: '/darurat', word: 'danger.title', icon: <IconUrgent {...LOOK} />, group: 'work' },
  { to: '/wilayah', word: 'area.title', icon: <IconMapPin {...LOOK} />, group: 'work' },
  { to: '/piket', word: 'duty.title', icon: <IconClockHour4 {...LOOK} />, verb: 'duty.manage', group: 'work' },
  { to: '/tamu', word: 'guest.title', icon: <IconBook2 {...LOOK} />, verb: 'guest.receive', group: 'work' },
  { to: '/tanpa-penanggung-jawab', word: 'office.nav.unowned', icon: <IconUserQuestion {...LOOK} />, verb: 'case.assign', group: 'work' },
  { to: '/belum-dilibatkan', word: 'office.nav.uninvolved', icon: <IconUserQuestion {...LOOK} />, verb: 'trip.plan_for', group: 'work' },
  { to: '/petugas', word: 'office.nav.workers', icon: <IconAddressBook {...LOOK} />, group: 'house' },
  { to: '/perangkat', word: 'office.devices.title', icon: <IconDeviceMobile {...LOOK} />, verb: 'sync.read', group: 'house' },
  { to: '/karantina', word: 'office.quarantine.title', icon: <IconProgressAlert {...LOOK} />, verb: 'quarantine.settle', group: 'house' },
  { to: '/tautan', word: 'office.doors.title', icon: <IconLink {...LOOK} />, verb: 'door.give', group: 'house' },
  { to: '/impor', word: 'office.nav.import', icon: <IconFileImport {...LOOK} />, verb: ['worker.manage', 'case.triage'], group: 'house' },
  { to: '/unit', word: 'office.nav.units', icon: <IconBinaryTree2 {...LOOK} />, verb: 'unit.manage', group: 'house' },
  { to: '/pilar', word: 'office.nav.pillars', icon: <IconUsersGroup {...LOOK} />, verb: 'pillar.manage', group: 'house' },
  { to: '/nomor-darurat', word: 'hotline.title', icon: <IconPhone {...LOOK} />, verb: 'hotline.manage', group: 'house' },
  { to: '/subjenis', word: 'office.nav.subtypes', icon: <IconTags {...LOOK} />, verb: 'office.set', group: 'house' },
  { to: '/pengaturan', word: 'office.nav.settings', icon: <IconSettings {...LOOK} />, verb: 'office.set', group: 'house' },
  { to: '/pengaturan/surat', word: 'office.letters.settings', icon: <IconMailOpened {...LOOK} />, verb: 'letter.set', group: 'house' },
  { to: '/pengiriman', word: 'delivery.title', icon: <IconMail {...LOOK} />, verb: 'office.set', group: 'house' },
  { to: '/log-akses', word: 'office.nav.access', icon: <IconEyeSearch {...LOOK} />, verb: ['log.read', 'log.read_bidang'], group: 'house' },
  { to: '/pemeriksaan', word: 'office.nav.inspections', icon: <IconFileSearch {...LOOK} />, verb: 'inspection.grant', group: 'house' },
  { to: '/insiden', word: 'office.nav.incidents', icon: <IconAlertTriangle {...LOOK} />, verb: 'breach.record', group: 'house' },
  { to: '/laporan-bulan', word: 'office.nav.month', icon: <IconFileText {...LOOK} />, verb: 'visit.report', group: 'self' },
  { to: '/saya', word: 'office.nav.me', icon: <IconUser {...LOOK} />, group: 'self' },
]
