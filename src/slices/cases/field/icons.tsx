import { IconAlertOctagon, IconBed, IconBrain, IconDisabled, IconDots, IconFileText, IconHome, IconHomeOff, IconMoodKid, IconOld, IconStethoscope, IconToolsKitchen2 } from '@tabler/icons-react'

const ICONS: Record<string, typeof IconHome> = {
  makan: IconToolsKitchen2, tempat_tinggal: IconHome, sakit: IconStethoscope, jiwa: IconBrain, disabilitas: IconDisabled, lansia: IconOld, anak: IconMoodKid, kekerasan: IconAlertOctagon,
  telantar: IconBed, bencana: IconHomeOff, dokumen: IconFileText, lainnya: IconDots,
}

/** The outline symbol of a kind of need, always beside its word. */
export function NeedIcon({ need }: { need: string }) {
  const Icon = ICONS[need] ?? IconDots
  return <Icon size={22} stroke={1.75} aria-hidden="true" style={{ flex: 'none' }} />
}
