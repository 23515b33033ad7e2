import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import type { RecordOf } from '#kernel/record.ts'
import { isLive } from '#kernel/rights.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { ReasonDialog } from '#web/office/dialog.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Band, Mark } from '#web/office/marks.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import type { PostRow } from '#web/office/people.tsx'
import { address, type Page as Rows, useQuery } from '#web/office/query.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useMay, useToday } from '#web/office/store.tsx'
import { TransferDialog } from '#slices/aboard/office-transfer.tsx'
import { countOf, WorkList, type Work } from '#slices/aboard/office-work.tsx'
import { CodeDialog } from './office-code.tsx'
import { EditDialog } from './office-edit.tsx'
import { GiveDialog } from './office-give.tsx'
import { WorkerSessions } from './office-sessions.tsx'
import { endPost, endWorker, type Worker } from './rules.ts'

type WorkerRecord = RecordOf<typeof Worker>
type Open = 'give' | 'code' | 'edit' | 'end' | 'transfer'

/** One worker: contact, posts now and before, sign-in. */
export function WorkerPage({ id }: { id: string }) {
  const say = useSay()
  const worker = useQuery<WorkerRecord>(`/api/v1/workers/${id}`)
  return <Page title={worker.data?.name ?? say('office.nav.workers')}><Answer of={worker}>{data => <OneWorker worker={data} />}</Answer></Page>
}

function OneWorker({ worker }: { worker: WorkerRecord }) {
  const say = useSay()
  const may = useMay()
  const [open, setOpen] = useState<Open>()
  const manage = may('worker.manage', worker.region)
  const close = () => setOpen(undefined)
  return (
    <>
      {worker.ended && <Band tone="tembaga" title={say('office.worker.ended')} />}
      <div className="split">
        <Section id="kontak" title={say('office.worker.contact')} aside={manage && !worker.ended && <Button size="compact-sm" variant="subtle" onClick={() => setOpen('edit')}>{say('office.change')}</Button>}>
          <Facts of={[[say('field.username'), worker.username], [say('field.phone'), worker.phone], [say('field.nip'), worker.nip], [say('field.nik'), worker.nik]]} />
        </Section>
        {may('session.code', worker.region) && !worker.ended && (
          <Section id="masuk" title={say('office.worker.signin')}>
            <p className="line">{say('office.code.lead')}</p>
            <Button variant="default" onClick={() => setOpen('code')}>{say('office.code.make')}</Button>
            <WorkerSessions workerId={worker.id} />
          </Section>
        )}
      </div>
      {may('worker.load', worker.region) && <p><Link className="button-link small" href={`/laporan-bulan?petugas=${worker.id}`}>{say('office.nav.month')}</Link></p>}
      <Posts worker={worker} onGive={() => setOpen('give')} />
      {may('case.triage', worker.region) && <OpenWork worker={worker} />}
      {manage && !worker.ended && <p className="foot buttons"><Button variant="default" onClick={() => setOpen('transfer')}>{say('office.transfer.go')}</Button><Button variant="outline" color="bata" onClick={() => setOpen('end')}>{say('office.worker.end')}</Button></p>}
      {open === 'give' && <GiveDialog worker={worker} onClose={close} />}
      {open === 'code' && <CodeDialog worker={worker} onClose={close} />}
      {open === 'edit' && <EditDialog worker={worker} onClose={close} />}
      {open === 'transfer' && <TransferDialog worker={worker} onClose={close} />}
      {open === 'end' && <ReasonDialog name={`end.${worker.id}`} title={say('office.worker.end')} lead={<>{say('office.worker.end_lead')} <OpenLoad workerId={worker.id} /></>} action={endWorker} input={reason => ({ workerId: worker.id, reason })} home={homeOf(worker.id)} submit={say('office.worker.end')} danger onClose={close} />}
    </>
  )
}

/** How much is open in the hands of somebody who leaves, in numbers, and who hands it over. */
function OpenLoad({ workerId }: { workerId: string }) {
  const say = useSay()
  const load = useQuery<{ cases: number; trips: number; steps: number; handers: string[] }>(`/api/v1/workers/${workerId}/load`)
  if (!load.data) return <>{say('office.end.open_work')}</>
  const { cases, trips, steps, handers } = load.data
  if (cases + trips + steps === 0) return <>{say('office.end.nothing_open')}</>
  return <><b>{say('office.end.load', { cases, trips, steps })}</b> {handers.length > 0 ? say('office.end.handers', { names: handers.join(', ') }) : say('office.end.no_handers')} {say('office.end.open_work')}</>
}

/** What is still open in this worker's hands, to be handed over before or after the post ends. */
function OpenWork({ worker }: { worker: WorkerRecord }) {
  const say = useSay()
  const work = useQuery<Work>(`/api/v1/workers/${worker.id}/work`)
  return <Section id="pekerjaan" title={say('office.work.title')}><Answer of={work} rows={3}>{all => (countOf(all) === 0 ? <Nothing title={say('office.work.none')} /> : <WorkList worker={worker} work={all} />)}</Answer></Section>
}

function Posts({ worker, onGive }: { worker: WorkerRecord; onGive: () => void }) {
  const say = useSay()
  const may = useMay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const today = useToday()
  const [ending, end] = useState<PostRow>()
  const posts = useQuery<Rows<PostRow>>(address('/api/v1/posts', { workerId: worker.id, limit: 100 }))
  return (
    <Section id="tugas" title={say('office.posts')} aside={may('post.manage', worker.region) && !worker.ended && <Button size="compact-sm" variant="subtle" onClick={onGive}>{say('office.posts.give')}</Button>}>
      <Answer of={posts} rows={3}>{({ items }) => (items.length === 0 ? <Nothing title={say('office.posts.none')}>{say('office.posts.none_hint')}</Nothing> : (
        <Ledger label={say('office.posts')} rows={items.toSorted((a, b) => Number(isLive(b, today)) - Number(isLive(a, today)))} columns={[
          { head: say('field.role'), cell: post => say(`role.${post.role}`) },
          { head: say('field.region'), cell: post => <>{placeName(post.region)}{post.rw && ` · RW ${post.rw}`}{post.rt && ` · RT ${post.rt}`}</>, narrow: 'plain' },
          { head: say('field.line'), cell: post => say(`line.${post.line}`), narrow: 'plain' },
          { head: say('office.workers.period'), cell: post => `${dayWords(language, post.from, true)} – ${post.until ? dayWords(language, post.until, true) : say('office.no_end')}`, narrow: 'plain' },
          { head: say('field.state'), cell: post => (post.approval && post.approval !== 'disetujui' ? <Mark tone="tembaga">{say(`approval.${post.approval}`)}</Mark> : isLive(post, today) ? <Mark tone="daun">{say('office.posts.live')}</Mark> : <Mark>{say(post.from > today ? 'office.posts.coming' : 'office.posts.over')}</Mark>), narrow: 'plain' },
          { head: say('office.action'), align: 'end', narrow: 'plain', cell: post => (isLive(post, today) || post.from > today) && may('post.manage', post.region) && <Button size="compact-sm" variant="default" aria-label={`${say('office.posts.end')}: ${say(`role.${post.role}`)}`} onClick={() => end(post)}>{say('office.posts.end')}</Button> },
        ]} />
      ))}</Answer>
      {ending && <ReasonDialog name={`post.${ending.id}`} title={say('office.posts.end')} lead={<>{say('office.posts.end_lead')} <OpenLoad workerId={worker.id} /></>} action={endPost} input={reason => ({ postId: ending.id, reason })} home={homeOf(ending.id)} submit={say('office.posts.end')} danger onClose={() => end(undefined)} />}
    </Section>
  )
}
