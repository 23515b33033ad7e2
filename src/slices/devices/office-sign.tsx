import { Link } from 'wouter'
import { useSay } from '#web/words.tsx'
import { Section } from '#web/office/page.tsx'
import { address, type Page as Rows, useQuery } from '#web/office/query.ts'

/** On the home of whoever settles it: how much waits in quarantine, and nothing when nothing does. */
export function QuarantineSection() {
  const say = useSay()
  const { data } = useQuery<Rows<{ id: string }>>(address('/api/v1/quarantine', { state: 'menunggu' }))
  if (!data?.items.length) return null
  return (
    <Section id="karantina" title={say('office.quarantine.title')} aside={<Link href="/karantina">{say('office.see_all')}</Link>}>
      <p>{say('office.quarantine.waiting', { count: data.items.length })}</p>
    </Section>
  )
}
