import { IconUserPlus } from '@tabler/icons-react'
import { useApp, useSignal } from '#web/app.tsx'
import { useRecords } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { LinkButton } from '#web/kit/button.tsx'
import { Facts, List, ListRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState, Skeleton } from '#web/kit/states.tsx'
import { useSay } from '#web/words.tsx'
import { Case } from '#slices/cases/kinds.ts'
import { CLOSED } from '#slices/cases/stages.ts'
import { Stay } from '../kinds.ts'
import { groupWords } from '../places.ts'
import { StayMark, useBedWords, useHouse } from './house.tsx'

/** Who lives in the house, who is away, who is awaited, and how many places are free. */
export function ResidentsPage() {
  const say = useSay()
  const { loaded } = useSignal(useApp().sync)
  const { house, today, unitId } = useHouse()
  const stays = useRecords(Stay).filter(stay => stay.unitId === unitId && stay.state !== 'keluar').toSorted((a, b) => (a.who < b.who ? -1 : 1))
  const awaited = useRecords(Case).filter(row => row.unitId && row.unitId === unitId && !CLOSED.includes(row.stage) && !stays.some(({ caseId }) => caseId === row.id))
  const bedWords = useBedWords()
  const late = stays.filter(({ state, leaveUntil }) => state === 'cuti' && !!leaveUntil && leaveUntil < today)
  const rest = stays.filter(stay => !late.includes(stay))
  const row = (stay: (typeof stays)[number]) => <ListRow key={stay.id} to={`/penghuni/${stay.id}`} title={stay.who} mark={<StayMark stay={stay} today={today} />}>{bedWords(stay)}</ListRow>
  return (
    <Page title={say('stay.title')} back="/">
      {house?.over && <Band tone="bata">{say('institution.over')}</Band>}
      {house && <Section id="tempat" title={say('institution.free')}><Facts of={house.groups.map(group => [groupWords(say, group), house.taken ? freeHere(house.taken, group, say) : (house.free[group.key] ?? 0)] as const)} /></Section>}
      {!house && loaded && <EmptyState title={say('stay.no_house')}><p>{say('stay.no_house_hint')}</p></EmptyState>}
      {house && <LinkButton tone="primary" wide to="/penghuni/terima" icon={<IconUserPlus size={24} stroke={1.75} aria-hidden="true" />}>{say('stay.admit_new')}</LinkButton>}
      {awaited.length > 0 && <Section id="menunggu" title={say('stay.awaited')}><List>{awaited.map(one => <ListRow key={one.id} to={`/penghuni/terima/${one.id}`} title={one.who}>{say('stay.admit')}</ListRow>)}</List></Section>}
      {late.length > 0 && <Section id="belum-kembali" title={say('stay.not_back')}><List>{late.map(row)}</List></Section>}
      <Section id="penghuni" title={`${say('stay.title')} (${stays.length})`}>
        {!loaded && stays.length === 0 ? <Skeleton /> : stays.length === 0 ? <EmptyState title={say('stay.none')} /> : <List>{rest.map(row)}</List>}
      </Section>
    </Page>
  )
}

function freeHere(taken: Readonly<Record<string, number>>, { key, places }: { key: string; places: number }, say: ReturnType<typeof useSay>): string {
  return say('institution.free_of', { free: Math.max(0, places - (taken[key] ?? 0)), places })
}
