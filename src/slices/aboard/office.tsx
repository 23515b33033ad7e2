import { Link } from 'wouter'
import { useSay } from '#web/words.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { useQuery } from '#web/office/query.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { countOf, WorkList, type Work } from './office-work.tsx'

/** Tanpa penanggung jawab: open work whose worker holds no post any more, by worker. */
export function UnownedPage() {
  const say = useSay()
  const work = useQuery<Work>('/api/v1/unowned')
  return (
    <Page title={say('office.unowned.title')} lead={say('office.unowned.lead')}>
      <Answer of={work} rows={6}>{all => (countOf(all) === 0 ? <Nothing title={say('office.unowned.none')} /> : byWorker(all).map(({ worker, of }) => (
        <Section key={worker.id} id={`p-${worker.id}`} title={worker.name} aside={<Link href={`/petugas/${worker.id}`}>{say('office.worker.contact')}</Link>}><WorkList worker={worker} work={of} /></Section>
      )))}</Answer>
    </Page>
  )
}

/** A line on the home for as long as something is in nobody's hands. */
export function UnownedSection() {
  const say = useSay()
  const work = useQuery<Work>('/api/v1/unowned')
  const count = work.data ? countOf(work.data) : 0
  if (!work.data || count === 0) return null
  return (
    <Section id="tanpa-penanggung-jawab" title={say('office.unowned.title')} aside={<Link href="/tanpa-penanggung-jawab">{say('office.see_all')}</Link>}>
      <ul className="lines">{byWorker(work.data).slice(0, 5).map(({ worker, of }) => <li key={worker.id}><Link href="/tanpa-penanggung-jawab">{worker.name}</Link><span className="muted">{[[say('office.work.case'), of.cases.length], [say('office.work.trip'), of.trips.length], [say('office.work.step'), of.steps.length], [say('field.deedId'), of.deeds.length]].filter(([, many]) => many).map(([word, many]) => `${word}: ${many}`).join(' · ')}</span></li>)}</ul>
    </Section>
  )
}

function byWorker(all: Work): { worker: { id: string; name: string }; of: Work }[] {
  const workers = new Map([...all.cases, ...all.trips, ...all.steps, ...all.deeds].map(one => [one.workerId, one.workerName]))
  const mine = <T extends { workerId: string }>(rows: readonly T[], id: string) => rows.filter(row => row.workerId === id)
  return [...workers].map(([id, name]) => ({ worker: { id, name }, of: { cases: mine(all.cases, id), trips: mine(all.trips, id), steps: mine(all.steps, id), deeds: mine(all.deeds, id) } })).toSorted((a, b) => a.worker.name.localeCompare(b.worker.name, 'id'))
}
