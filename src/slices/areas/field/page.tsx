import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { levelOf, type Region } from '#kernel/region.ts'
import { useApp, useSession } from '#web/app.tsx'
import { Band } from '#web/kit/band.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState, Skeleton } from '#web/kit/states.tsx'
import { nearDay, windowWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import type { Post } from '#slices/workers/rules.ts'
import { Crew } from '#slices/workers/field/people.tsx'
import { RegionChooser } from '#slices/regions/field/chooser.tsx'
import { Contact } from './contact.tsx'
import { useArea } from './data.ts'
import { Numbers, OnDuty } from './numbers.tsx'
import { LiftButton, useMayWarn, WarnForm, WarningBand } from './warnings.tsx'

/** Leads to the page of one's own kelurahan, or lets one choose. */
export function AreaDoor() {
  const say = useSay()
  const [, go] = useLocation()
  const areas = useAreas()
  const only = areas.length === 1 && levelOf(areas[0]!) === 4 ? areas[0]! : undefined
  if (only) return <AreaPage code={only} />
  return <RegionChooser title={say('area.choose')} within={areas} onCancel={() => go('/')} onChoose={({ code }) => go(`/wilayah/${code}`)} />
}

/** Halaman wilayah: warnings, who is on duty, everyone who serves here by line, numbers to call, who was here lately; useful before any case exists. */
export function AreaPage({ code }: { code: Region }) {
  const say = useSay()
  const placeName = usePlaceName()
  const { sheet } = useApp()
  const session = useSession()
  const areas = useAreas()
  const area = useArea(code)
  const mayWarn = useMayWarn(code)
  const name = area.name ?? placeName(code)
  const isNeighbour = session.posts.every(({ role }) => role === 'ketua_rt' || role === 'ketua_rw')
  const seesVisits = session.posts.some(({ role }) => Object.values(sheet[role]?.reads.trip ?? {}).some(reaches => reaches.includes('area')))
  return (
    <Page title={name} back="/" lead={say('area.lead')}>
      {area.state === 'alone' && <Band tone="tembaga">{say('area.offline')}</Band>}
      {area.warnings.map(one => <WarningBand key={one.id} warning={one}><LiftButton warning={one} /></WarningBand>)}
      <div className="bigs"><LinkButton to={`/darurat?wilayah=${code}`} tone="danger">{say('danger.button')}</LinkButton></div>
      {!isNeighbour && <OnDuty region={code} duties={area.duties} />}
      {area.state === 'asking' && area.lines.length === 0 && <Skeleton rows={5} />}
      {area.state !== 'asking' && area.lines.length === 0 && <EmptyState title={say('area.nobody')}><p>{say('area.nobody.hint')}</p></EmptyState>}
      {area.lines.map(({ line, posts }) => <Line key={line} line={line} posts={posts} />)}
      {isNeighbour && <p className="hint">{say('area.rt_hint')}</p>}
      <Numbers region={code} title={say('area.numbers')} />
      {seesVisits && <Lately place={code} visits={area.visits} today={dayAt(code, area.now)} />}
      {mayWarn && <WarnForm region={code} />}
      {(areas.length > 1 || levelOf(areas[0] ?? code) < 4) && <div><LinkButton to="/wilayah">{say('area.change')}</LinkButton></div>}
    </Page>
  )
}

const FEW = 12

function Line({ line, posts }: { line: string; posts: readonly Read<typeof Post>[] }) {
  const say = useSay()
  const [all, showAll] = useState(false)
  return (
    <Section title={`${say(`area.line.${line}`)} (${posts.length})`} id={`jalur-${line}`}>
      <List>{posts.slice(0, all ? undefined : FEW).map(post => <Contact key={post.id} post={post} />)}</List>
      {posts.length > FEW && !all && <Button onPress={() => showAll(true)}>{say('area.all', { count: posts.length - FEW })}</Button>}
    </Section>
  )
}

function Lately({ place, visits, today }: { place: Region; visits: readonly { id: string; day: string; from?: string | null; to?: string | null; leadName?: string | null; leadPillar?: string | null }[]; today: string }) {
  const say = useSay()
  const [language] = useLanguage()
  return (
    <Section title={say('area.lately')} id="baru">
      {visits.length === 0 ? <p className="lead">{say('area.lately.none')}</p> : (
        <List>{visits.slice(0, FEW).map(visit => <PlainRow key={visit.id} lead={nearDay(say, language, visit.day, today)} title={<Crew name={visit.leadName ?? ''} pillar={visit.leadPillar} />}>{visit.from && <p>{windowWords(place, visit.from, visit.to)}</p>}</PlainRow>)}</List>
      )}
    </Section>
  )
}

function useAreas(): Region[] {
  const { posts } = useSession()
  return [...new Set(posts.filter(({ line }) => line === 'area').map(({ region }) => region))]
}
