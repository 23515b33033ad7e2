import { IconAddressBook, IconUrgent } from '@tabler/icons-react'
import { LinkButton } from '#web/kit/button.tsx'
import { useSay } from '#web/words.tsx'

/** Two doors of every home: call for help first, and who serves the area. */
export function AreaDoors() {
  const say = useSay()
  return <>
    <LinkButton to="/darurat" tone="danger" icon={<IconUrgent size={24} stroke={1.75} aria-hidden="true" />}>{say('danger.button')}</LinkButton>
    <LinkButton to="/wilayah" icon={<IconAddressBook size={24} stroke={1.75} aria-hidden="true" />}>{say('area.open')}</LinkButton>
  </>
}
