import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { dayWords } from '#web/when.ts'
import { useSession } from '#web/app.tsx'
import { useLanguage, useSay } from '#web/words.tsx'
import { Page } from '#web/office/page.tsx'
import { address, useQuery } from '#web/office/query.ts'
import { Answer } from '#web/office/states.tsx'
import { useAreas, useToday } from '#web/office/store.tsx'
import type { OfficeDay } from './office-data.ts'
import { AlarmSection } from '#slices/cases/office-alarms.tsx'
import { FiguresSection } from './office-figures.tsx'
import { KelurahanSection } from './office-kelurahan.tsx'
import { WeekOverlaps } from './office-overlaps.tsx'
import { ScheduleSection } from './office-schedule.tsx'

/** The home of operators, the kabid and the team: what waits, what collides, what is silent, what is late. */
export function DeskHome<N, S>({ first, asks, rest }: { first: ReactNode; asks?: ReactNode; rest: (day: OfficeDay<N, S>, all: ReactNode) => ReactNode }) {
  const say = useSay()
  const day = useDay<N, S>()
  const today = useToday()
  return (
    <HomePage>
      {first}
      {asks}
      <WeekOverlaps />
      <Answer of={day} rows={6}>{data => <>
        {rest(data, <Link href="/hari">{say('office.see_all')}</Link>)}
        <ScheduleSection />
        <KelurahanSection rows={data.kelurahan} day={today} aside={<Link href="/hari">{say('office.nav.day')}</Link>} />
      </>}</Answer>
    </HomePage>
  )
}

/** The home of the head: five sentences, what waits for a decision, then today by kelurahan. */
export function HeadHome({ first, asks }: { first?: ReactNode; asks?: ReactNode }) {
  const say = useSay()
  const day = useDay()
  const today = useToday()
  return (
    <HomePage>
      <FiguresSection />
      {first}
      {asks}
      <Answer of={day} rows={6}>{data => <KelurahanSection rows={data.kelurahan} day={today} aside={<Link href="/hari">{say('office.nav.day')}</Link>} />}</Answer>
    </HomePage>
  )
}

function HomePage({ children }: { children: ReactNode }) {
  const say = useSay()
  const [language] = useLanguage()
  const { worker } = useSession()
  return <Page title={say('office.home.title')} lead={`${dayWords(language, useToday())} · ${worker.name}`} actions={<Link href="/darurat" className="button-link danger">{say('danger.button')}</Link>}><AlarmSection />{children}</Page>
}

function useDay<N, S>() {
  const [area] = useAreas()
  return useQuery<OfficeDay<N, S>>(address('/api/v1/day', { region: area }))
}
