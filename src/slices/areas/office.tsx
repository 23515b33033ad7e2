import { Button } from '@mantine/core'
import { Link, useSearchParams } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import type { Region } from '#kernel/region.ts'
import { dayWords, windowWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Mark, Who } from '#web/office/marks.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { address, useQuery } from '#web/office/query.ts'
import { KelurahanFind } from '#web/office/regions.tsx'
import { useSend } from '#web/office/send.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useTell } from '#web/office/store.tsx'
import type { Post } from '#slices/workers/rules.ts'
import { wrongNumber } from './contacts.ts'
import type { Duty, Hotline, Warning } from './kinds.ts'
import { Chat, DutySection, NumberSection, Phone, Warnings } from './office-parts.tsx'

type Area = {
  region: Region; name: string; above: string; lines: { line: string; posts: Post[] }[]; duties: Duty[]; warnings: Warning[]; hotlines: Hotline[]
  visits: { id: string; day: string; from?: string | null; to?: string | null; leadName?: string | null; leadPillar?: string | null }[]
}

/** Halaman wilayah at the desk: choose a kelurahan, see who serves it and how to reach them. */
export function AreaPage() {
  const say = useSay()
  const [query, setQuery] = useSearchParams()
  const region = query.get('wilayah') ?? ''
  const area = useQuery<Area>(region ? address('/api/v1/area', { region }) : null)
  return (
    <Page title={area.data ? `${say('area.title')}: ${area.data.name}` : say('area.title')} lead={area.data ? say('area.in', { above: area.data.above }) : say('area.lead')} actions={<Link href={`/darurat${region ? `?wilayah=${region}` : ''}`} className="button-link danger">{say('danger.title')}</Link>}>
      <div className="filters"><div className="wide"><KelurahanFind id="w-region" label={say('area.choose')} value={region} onValue={value => setQuery(value ? { wilayah: value } : {}, { replace: true })} /></div></div>
      {region ? <Answer of={area} rows={10}>{data => <Shown area={data} />}</Answer> : <Nothing title={say('area.choose')} />}
    </Page>
  )
}

function Shown({ area }: { area: Area }) {
  const say = useSay()
  const [language] = useLanguage()
  return (
    <>
      <Warnings rows={area.warnings} />
      <DutySection region={area.region} duties={area.duties} />
      {area.lines.length === 0 && <Nothing title={say('area.nobody')}>{say('area.nobody.hint')}</Nothing>}
      {area.lines.map(({ line, posts }) => <Line key={line} line={line} posts={posts} />)}
      <NumberSection region={area.region} hotlines={area.hotlines} title={say('area.numbers')} />
      <Section id="baru" title={say('area.lately')}>
        {area.visits.length === 0 ? <Nothing title={say('area.lately.none')} /> : <Ledger label={say('area.lately')} rows={area.visits.slice(0, 20)} columns={[
          { head: say('field.day'), cell: visit => <>{dayWords(language, visit.day, true)} {visit.from && windowWords(area.region, visit.from, visit.to)}</> }, { head: say('field.name'), cell: visit => <Who name={visit.leadName} pillar={visit.leadPillar} />, narrow: 'plain' },
        ]} />}
      </Section>
    </>
  )
}

function Line({ line, posts }: { line: string; posts: readonly Post[] }) {
  const say = useSay()
  const tell = useTell()
  const [language] = useLanguage()
  const sender = useSend(wrongNumber)
  return (
    <Section id={`jalur-${line}`} title={`${say(`area.line.${line}`)} (${posts.length})`}>
      <RefusalBand problem={sender.problem} />
      <Ledger label={say(`area.line.${line}`)} rows={posts} to={post => `/petugas/${post.workerId}`} columns={[
        { head: say('field.name'), cell: post => post.workerName },
        { head: say('field.role'), cell: post => <>{say(`role.${post.role}`)}{post.rw && ` · RW ${post.rw}`}{post.rt && ` · RT ${post.rt}`}</>, narrow: 'plain' },
        { head: say('office.workers.period'), cell: post => `${dayWords(language, post.from, true)} – ${post.until ? dayWords(language, post.until, true) : say('office.no_end')}`, narrow: 'plain' },
        { head: say('field.phone'), cell: post => <>{post.phone ? <Phone phone={post.phone} name={post.workerName} /> : say('area.no_phone')} {post.phone && <Chat phone={post.phone} name={post.workerName} />} {post.wrong && <Mark tone="tembaga">{say('area.wrong.marked')}</Mark>}</>, narrow: 'plain' },
        { head: say('office.action'), align: 'end', narrow: 'plain', cell: post => post.phone && !post.wrong && <Button size="compact-sm" variant="subtle" aria-label={say('area.wrong_who', { name: post.workerName })} onClick={() => void sender.run({ postId: post.id }, homeOf(post.id)).then(receipt => receipt && tell(say('area.wrong.told')))}>{say('area.wrong')}</Button> },
      ]} />
    </Section>
  )
}
