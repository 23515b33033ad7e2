import { IconAddressBook, IconChartBar, IconSpeakerphone, IconUrgent } from '@tabler/icons-react'
import { holds } from '#kernel/rights.ts'
import { useApp, useSession } from '#web/app.tsx'
import { LinkButton } from '#web/kit/button.tsx'
import { actorOf } from '#web/session.ts'
import { useSay } from '#web/words.tsx'

/** Doors of every home: call for help first, who serves the area, what one wants to say, and its figures for whoever answers for it. */
export function AreaDoors() {
  const say = useSay()
  const { sheet } = useApp()
  const actor = actorOf(useSession())
  const counts = holds(sheet, actor, 'figures.area')
  return <>
    <LinkButton to="/darurat" tone="danger" icon={<IconUrgent size={24} stroke={1.75} aria-hidden="true" />}>{say('danger.button')}</LinkButton>
    <LinkButton to="/wilayah" icon={<IconAddressBook size={24} stroke={1.75} aria-hidden="true" />}>{say('area.open')}</LinkButton>
    {holds(sheet, actor, 'voice.raise') && <LinkButton to="/suara" icon={<IconSpeakerphone size={24} stroke={1.75} aria-hidden="true" />}>{say('voice.title')}</LinkButton>}
    {counts && <LinkButton to="/angka" icon={<IconChartBar size={24} stroke={1.75} aria-hidden="true" />}>{say('home.figures')}</LinkButton>}
  </>
}
